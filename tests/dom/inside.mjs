// Runs as a content script in the pages of tests/dom: the modules of extension/content, called by name from a test.
// A call and its answer travel as DOM events, which is for tests alone: the product has no such way in.
import { Card } from '../../extension/content/card';
import { Fields, isOfForm, textOf } from '../../extension/content/fields';
import { Findings } from '../../extension/content/findings';
import { Follow } from '../../extension/content/follow';
import { Marks } from '../../extension/content/marks';
import { Page } from '../../extension/content/page';
import { elementOf, linesOf } from '../../extension/content/place';
import { remap } from '../../extension/content/remap';
import { reveal } from '../../extension/content/reveal';
import { Scan } from '../../extension/content/scan';
import { Sources } from '../../extension/content/sources';
import { Surface } from '../../extension/content/surface';

/** What the page was read to since the last question, as the background would be told. */
let told = { changed: [], gone: [] };
let blocks = new Map();
let page = null;
let sources = null;
/** Where the page is said to be, if not where it is. */
let address = null;
let end = null;
let drawing = null;
/** Sends what is read, once a test has asked for it: what was asked so far, and what ends the wait for the first answer. */
let scan = null;
let questions = [];
let answer = null;
let troubles = [];
let slowest = 0;
/** Whether a mark was pointed at, each time that it was told. */
let pointed = [];
let fields = null;
const settled = [];

function begin() {
  end = new AbortController();
  blocks = new Map();
  told = { changed: [], gone: [] };
  troubles = [];
  sources = new Sources((trouble) => troubles.push(trouble), end.signal, address === null ? undefined : () => address);
  page = new Page(
    {
      stirred: () => {
        drawing?.marks.changed();
        drawing?.follow.again();
      },
      read: (done) => {
        drawing?.follow.again();
        scan?.send(true);
        if (done) for (const resolve of settled.splice(0)) resolve();
      },
      root: (root) => drawing?.follow.listenIn(root, end.signal),
      unreadable: () => {},
      apart: (element) => sources.apart(element),
      turned: (element) => sources.turned(element),
      replaced: () => {
        // document.open takes listeners away: those of the parts, and the one that hears the tests.
        page.listen(end.signal);
        drawing?.follow.listen(end.signal);
        addEventListener('tests-dom-call', hear);
      },
      changed: (block, before) => {
        blocks.set(block.id, block);
        told.changed.push({ id: block.id, text: block.text, before });
        if (before !== null) drawing?.findings.follow(block, before);
        scan?.add(block);
      },
      gone: (block) => {
        blocks.delete(block.id);
        told.gone.push(block.id);
        drawing?.findings.gone(block);
        scan?.gone(block);
      },
    },
    end.signal,
  );
  page.listen(end.signal);
}

const list = () =>
  [...blocks.values()].map(({ id, text, hidden, box, alone }) => ({ id, text, hidden, box: box?.localName ?? null, alone }));

/** Waits for the reading that is due; `page.read` is told when all that was collected has been read. */
const read = () =>
  new Promise((resolve) => {
    settled.push(resolve);
    // Something has to be due: an observer hears of this, and nothing is read differently for it.
    page.blocks.dirty(document.documentElement);
    page.nudge();
  });

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const CALLS = {
  async read() {
    if (page === null) begin();
    await read();
    return list();
  },
  /** What was told since the last time. */
  async changes() {
    await read();
    const since = told;
    told = { changed: [], gone: [] };
    return since;
  },
  /** Begins to send what changes from now on. */
  scan() {
    const ask = ({ blocks }) => {
      questions.push(blocks.filter(({ context }) => !context).map(({ text }) => text));
      return held.then(() => ({ ok: true, value: { findings: [] } }));
    };
    const held = new Promise((resolve) => {
      answer = resolve;
    });
    questions = [];
    scan = new Scan(page.blocks, sources, ask, () => {}, end.signal);
  },
  /** Answers the question under way, and from now on each at once. */
  answer: () => answer(),
  asked: () => questions,
  /** What the page is taken for, and each block's place among its messages. At another address, if one is given. */
  async sources(at = null) {
    if (page === null || at !== address) {
      CALLS.end();
      address = at;
      begin();
      await read();
    }
    sources.identify();
    for (const block of blocks.values()) sources.meet(block);
    page.readAllSoon();
    await read();
    sources.begin();
    const spots = [...blocks.values()].map((block) => ({ text: block.text, spot: sources.look(block) }));
    return {
      app: sources.app,
      spots: spots.map(({ text, spot }) => ({ text, ...(spot === null ? {} : { part: spot.part, row: spot.row, ...spot.said }) })),
    };
  },
  /** The texts in the order in which they are sent, a line for each stretch that reads on. */
  laid() {
    sources.begin();
    const items = [...blocks.values()].map((block) => ({ block, role: 'new' }));
    const lines = [];
    for (const { item, gap } of sources.lay(items)) {
      if (gap || lines.length === 0) lines.push(item.block.text);
      else lines[lines.length - 1] += ` | ${item.block.text}`;
    }
    return lines;
  },
  /** Of each of these fields, from the first call on: its text; null if it must not be read. `+`: it asks for one thing. */
  fields(selectors) {
    fields ??= new Fields(new AbortController().signal);
    return selectors.map((selector) => {
      const field = document.querySelector(selector);
      if (!fields.mayBeRead(field)) return null;
      const reading = textOf(field, null);
      for (;;) {
        const { done, value } = reading.next();
        if (done) return `${isOfForm(field) ? '+' : ''}${value}`;
      }
    });
  },
  /** The blocks in the order of the page, from neighbour to neighbour. */
  chain(text) {
    const first = [...blocks.values()].find((block) => block.text === text);
    const chain = [];
    for (let at = first; at; at = page.blocks.neighbour(at, 1)) chain.push(at.text);
    const back = [];
    for (let at = page.blocks.neighbour(first, -1); at; at = page.blocks.neighbour(at, -1)) back.unshift(at.text);
    return { back, chain };
  },
  /** Marks the words wherever a block has them. */
  async mark(words, severity = 'warn', reasons = []) {
    const findings = new Findings();
    const surface = new Surface(page.tree, (trouble) => troubles.push(trouble), end.signal);
    const marks = new Marks(surface, findings, page.tree, end.signal);
    const follow = new Follow(
      surface,
      (fresh) => {
        const from = performance.now();
        const done = marks.measure(fresh);
        card.draw();
        slowest = Math.max(slowest, performance.now() - from);
        return done;
      },
      end.signal,
    );
    follow.listen(end.signal);
    pointed = [];
    const card = new Card(surface, marks, 'en', (tag) => pointed.push(tag !== null));
    card.listen(end.signal);
    drawing = { findings, surface, marks, follow, card };
    CALLS.find(words, severity, reasons);
    follow.again();
    await frame();
    await frame();
    return findings.counts().all;
  },
  find(words, severity = 'warn', reasons = []) {
    const sent = new Map([...blocks].map(([id, block]) => [id, block.text]));
    const found = [];
    for (const [id, block] of blocks) {
      for (const each of words) {
        for (let at = block.text.indexOf(each); at >= 0; at = block.text.indexOf(each, at + 1)) {
          const tag = `${id}-${at}`.padStart(16, '0');
          found.push({ tag, block: id, start: at, end: at + each.length, kind: 'phone', severity, reasons });
        }
      }
    }
    drawing.findings.grow(1 << 20);
    drawing.findings.replace(blocks, sent, found);
    for (const block of blocks.values()) if (block.found > 0 && block.run === null) page.again(block);
    drawing.card.answered(drawing.findings.counts().all);
    drawing.follow.again();
  },
  /** Whether a mark is drawn at each of these points of the window, after the frame that is due. */
  async markedAt(points) {
    await frame();
    await frame();
    return points.map(([x, y]) => drawing.marks.at(x, y) !== null);
  },
  async storm() {
    await frame();
    return drawing.marks.storm;
  },
  async show(words) {
    const found = Array.from({ length: drawing.findings.size }, (_, i) => drawing.findings.at(i));
    const shown = found.find(({ block, start, end }) => block.text.slice(start, end) === words);
    reveal(shown);
    drawing.marks.standOut(shown.tag, () => drawing.follow.again());
    await frame();
    await frame();
  },
  pointed: () => pointed,
  troubles: () => troubles,
  /** What speaks against a messenger's hooks is said after a moment. */
  async judged() {
    sources.sent();
    for (let i = 0; i < 200 && troubles.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  },
  slowest: () => slowest,
  resetSlowest() {
    slowest = 0;
  },
  /** Each position of every run: does the node hold there what the block's text says? Returns what does not. */
  check() {
    const scratch = document.createRange();
    const wrong = [];
    let checked = 0;
    for (const block of blocks.values()) {
      if (block.box !== null || block.alone || block.run === null) continue;
      const { nodes, starts, offsets, lengths } = block.run;
      nodes.forEach((node, i) => {
        const text = block.text.slice(starts[i], starts[i] + lengths[i]);
        const data = node.textContent.slice(offsets[i], offsets[i] + lengths[i]);
        checked++;
        if (text !== data.replace(/[\t\n\r\f]/g, (space) => (text.includes(space) ? space : ' ')))
          wrong.push([block.text.slice(0, 80), text, data]);
      });
      // Whole words, as a finding would have them.
      const word = /\S{3,}/.exec(block.text);
      if (word !== null && elementOf(block, word.index) === null) wrong.push([block.text.slice(0, 80), 'no element']);
      if (word !== null) linesOf(block, word.index, word.index + word[0].length, scratch);
    }
    return { checked, wrong };
  },
  remap: (before, after, start, end) => remap(before, after, start, end),
  end() {
    end?.abort();
    page = null;
    drawing = null;
    scan = null;
  },
};

// Around the browser's callback: the longest slice of ours, and what went wrong in one.
const idle = window.requestIdleCallback.bind(window);
let longest = 0;
const failures = [];
window.requestIdleCallback = (callback, options) =>
  idle((deadline) => {
    const from = performance.now();
    try {
      callback(deadline);
    } catch (error) {
      failures.push(String(error.stack ?? error));
    }
    longest = Math.max(longest, performance.now() - from);
  }, options);
CALLS.failures = () => failures;
CALLS.longest = () => longest;

async function hear(event) {
  const { id, name, args } = JSON.parse(event.detail);
  let answer;
  try {
    answer = { ok: true, value: (await CALLS[name](...args)) ?? null };
  } catch (error) {
    answer = { ok: false, error: `${name}: ${error.stack ?? error}` };
  }
  dispatchEvent(new CustomEvent(`tests-dom-answer-${id}`, { detail: JSON.stringify(answer) }));
}
addEventListener('tests-dom-call', hear);
