// What is measured inside an engine. The same bundle runs in node and in a page of Chromium's (engines.mjs), and does one thing at a time
// when it is asked to, so that whoever asks can go from engine to engine in turn. No module of node's is used here.
import { PEERS } from './peers.mjs';

/** Peers get pieces of this many characters, and as many as fit in about this time: some are quadratic, some need seconds for kilobytes. */
const PIECE = 32 * 1024;
const PATIENCE = 60;
const SHORTEST = 2048;
/** What the content script sends at most in one call, in characters. */
const BLOCK = 64 * 1024;
const REPEATS = 5;

const timed = (run) => {
  const from = performance.now();
  run();
  return performance.now() - from;
};
const times = (count, run) => Array.from({ length: count }, run);
const least = (list) => Math.min(...list);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const bytesOf = (text) => new TextEncoder().encode(text).length;

/** The same module with other bytes: an engine keeps the code that it made of a module for as long as it lives. */
function renewed(bytes, number) {
  const section = [0, 3, 1, 0x6e, number % 128];
  const longer = new Uint8Array(bytes.length + section.length);
  longer.set(bytes);
  longer.set(section, bytes.length);
  return longer;
}

/**
 * `load(name)`: the script that wasm-bindgen made and the bytes of its module, a new script each time. `bench` is tests/bench/wasm,
 * `core` what is shipped.
 */
export class Measuring {
  #load;
  #instances = 0;
  #wasm = null;
  #core = null;
  #raw = null;
  #text = null;
  #lists = [];
  #peers = [];
  #samples = [];
  #scanner = null;
  #block = null;

  constructor(load) {
    this.#load = load;
  }

  async #fresh(name) {
    const { script, bytes } = await this.#load(name);
    return { script, bytes: renewed(bytes, this.#instances++) };
  }

  async #instance() {
    const { script, bytes } = await this.#fresh('bench');
    const { memory } = await script.default({ module_or_path: bytes });
    return { wasm: script, memory };
  }

  /** How long a watchlist takes to compile in an instance of its own, what it holds, and how large the module's memory becomes. */
  async compile(count) {
    const { wasm, memory } = await this.#instance();
    const block = new wasm.Text(wasm.text('mixed', BLOCK));
    const core = new wasm.Core(count);
    const before = { held: wasm.held(), memory: memory.buffer.byteLength };
    const first = timed(() => core.compile());
    const held = wasm.held() - before.held;
    const compiled = memory.buffer.byteLength;
    core.scan(block);
    const scanned = memory.buffer.byteLength;
    return { count, first, warm: least(times(REPEATS, () => timed(() => core.compile()))), held, before: before.memory, compiled, scanned };
  }

  /** Gets ready to scan for a watchlist. */
  async watch(count) {
    this.#wasm ??= (await this.#instance()).wasm;
    this.#core?.free();
    this.#raw?.free();
    this.#core = new this.#wasm.Core(count);
    this.#core.compile();
    this.#raw = new this.#wasm.Raw(count);
    const values = this.#wasm.items(count).filter((_, at) => at % 2 === 1);
    this.#lists = [values, values.map((value) => value.toLowerCase())];
    this.#peers = PEERS.map(({ name, lower, make }) => ({ name, lower, search: make(this.#lists[lower ? 1 : 0]) }));
  }

  /** Gets ready to scan this text. */
  read(text) {
    this.#text?.free();
    this.#text = new this.#wasm.Text(text);
    const lowered = text.toLowerCase();
    this.#samples = this.#peers.map(({ name, lower, search }) => ({ name, search, ...sample(search, lower ? lowered : text) }));
  }

  /** One turn: everything once, by name, in MB/s. */
  turn() {
    const speed = (bytes, run) => bytes / 1e3 / timed(run);
    const bytes = this.#text.bytes();
    const own = {
      scan: () => this.#core.scan(this.#text),
      raw: () => this.#raw.scan(this.#text),
      fold: () => this.#wasm.fold(this.#text),
    };
    return Object.fromEntries([
      ...Object.entries(own).map(([name, run]) => [name, speed(bytes, run)]),
      ...this.#samples.map((one) => [one.name, speed(one.bytes, () => one.pieces.forEach(one.search))]),
    ]);
  }

  /** Milliseconds that the core alone needs for a text. */
  async scan(count, text) {
    const [wasm] = await this.#some();
    const core = new wasm.Core(count);
    core.compile();
    const held = new wasm.Text(text);
    const took = least(times(REPEATS, () => timed(() => core.scan(held))));
    held.free();
    core.free();
    return took;
  }

  /** From the bytes of the shipped module to the first answer: medians of some times, and the longest, in milliseconds. */
  async wake(count, names) {
    const [wasm, text] = await this.#some();
    const entries = listed(wasm.household(count, names));
    const texts = [{ text: text.slice(0, 1024), gap: false }];
    const runs = [];
    for (let at = 0; at < REPEATS; at++) {
      const { script, bytes } = await this.#fresh('core');
      const from = performance.now();
      await script.default({ module_or_path: bytes });
      const ready = performance.now();
      const scanner = script.Scanner.compile(entries, []);
      const compiled = performance.now();
      scanner.scan('', texts);
      runs.push({ ready: ready - from, compiled: compiled - ready, answered: performance.now() - compiled, all: performance.now() - from });
      scanner.free();
    }
    const of = (name) => median(runs.map((run) => run[name]));
    return {
      ready: of('ready'),
      compiled: of('compiled'),
      answered: of('answered'),
      all: of('all'),
      longest: Math.max(...runs.map(({ all }) => all)),
    };
  }

  /** What the background does for one call of 64 K characters: encoding, copying, scanning, writing the answer. In milliseconds. */
  async block(count) {
    const [wasm, text] = await this.#some();
    const { script, bytes } = await this.#fresh('core');
    await script.default({ module_or_path: bytes });
    this.#scanner = script.Scanner.compile(listed(wasm.items(count)), []);
    this.#block = text.split('\n').map((line) => ({ text: line, gap: false }));
    return least(times(4 * REPEATS, () => timed(() => this.#scanner.scan('', this.#block))));
  }

  async #some() {
    this.#wasm ??= (await this.#instance()).wasm;
    return [this.#wasm, this.#wasm.text('mixed', 2 * BLOCK).slice(0, BLOCK)];
  }

  /** A seeded text, and a seeded watchlist: kind and value of each. */
  async text(language, bytes) {
    return (await this.#some())[0].text(language, bytes);
  }

  async items(count) {
    return listed((await this.#some())[0].items(count));
  }
}

/** Entries as the boundary takes them, from kinds and values in turn. */
function listed(flat) {
  return times(flat.length / 2, (_, at) => ({
    id: `item-${at}`,
    kind: flat[2 * at],
    label: `item ${at}`,
    value: flat[2 * at + 1],
    aliases: [],
    rare: false,
    on: true,
  }));
}

/** As much of a text as a search gets through in the time that it has. */
function sample(search, text) {
  for (let length = SHORTEST; ; length *= 4) {
    const part = text.slice(0, length);
    const pieces = times(Math.ceil(part.length / PIECE), (_, at) => part.slice(at * PIECE, (at + 1) * PIECE));
    const took = timed(() => pieces.forEach(search));
    if (took * 4 > PATIENCE || length >= text.length) return { pieces, bytes: bytesOf(part) };
  }
}
