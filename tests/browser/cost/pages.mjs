// Heavy pages for the cost test. Each loads, then says `ready`, and carries out its load when `measure(milliseconds)` is called: it tells
// how often it got to draw, how long it waited for its turn, and how much of its own load it got done.
import { baits, COUNT } from '../leak/baits.mjs';

const METER = `
  const later = new MessageChannel();
  /** Turns of the page's own thread: how many, and how long the longest waits were. */
  window.measure = (milliseconds) => new Promise((resolve) => {
    const end = performance.now() + milliseconds;
    const frames = [];
    const turns = [];
    let lastTurn = performance.now();
    const onFrame = (time) => { frames.push(time); if (performance.now() < end) requestAnimationFrame(onFrame); };
    requestAnimationFrame(onFrame);
    const load = window.begin?.();
    later.port1.onmessage = () => {
      const now = performance.now();
      turns.push(now - lastTurn);
      lastTurn = now;
      if (now < end) later.port2.postMessage(0);
      else { load?.stop(); turns.sort((a, b) => b - a); resolve({ frames: frames.length, turns: turns.length, longest: turns[0], done: load?.done() ?? 0 }); }
    };
    later.port2.postMessage(0);
  });`;

const WORDS = 'sabah axşam küçə həyət çay dəniz yol kitab pəncərə bazar çörək nar'.split(' ');
const sentence = (seed) => Array.from({ length: 6 + (seed % 7) }, (_, at) => WORDS[(seed * 7 + at * 5) % WORDS.length]).join(' ');
const page = (body, script = '') =>
  `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>yük</title><script>${METER}</script></head><body>${body}<script>${script}</script></body></html>`;

/** Lines of talk, each another; the watched items come in every so many, one after the other. */
const said = baits().map(({ value }) => value);
const lines = (count, every) =>
  Array.from({ length: count }, (_, at) => `<p>${at} ${sentence(at)}${at % every === 0 ? ` ${said[(at / every) % COUNT]}` : ''}</p>`).join(
    '',
  );

export const PAGES = {
  /** A thousand changes a second: texts rewritten, lines added and taken out. */
  '/storm': page(
    `<div id="feed">${lines(200, 20)}</div>`,
    `const feed = document.getElementById('feed');
     const said = ${JSON.stringify(said.slice(0, 20))};
     window.begin = () => {
       let done = 0;
       const from = performance.now();
       const change = () => {
         // As many as are due by now, so that a slow page is not let off.
         for (const due = performance.now() - from; done < due; done++) {
           const line = feed.children[done % feed.children.length];
           if (done % 10 === 9) { feed.append(line); continue; }
           line.textContent = 'mesaj ' + done + ' ' + (done % 50 === 0 ? said[done / 50 % 20] : 'axşam bazar yol');
         }
       };
       const timer = setInterval(change, 8);
       return { stop: () => clearInterval(timer), done: () => done };
     };`,
  ),
  /** Thousands of lines at once, four times a second, and all of them styled anew. */
  '/burst': page(
    `<style>.line { border: 1px solid #eee } .late .line { color: #333 }</style><div id="lines"></div>`,
    `const lines = document.getElementById('lines');
     const said = ${JSON.stringify(said)};
     window.begin = () => {
       let done = 0;
       const change = () => {
         done++;
         const line = (at) => '<div class="line"><span>sabah ' + done + ' ' + at + '</span> <b>axşam</b> bazar' + (at % 100 === 0 ? ' ' + said[at / 100] : '') + '</div>';
         lines.innerHTML = Array.from({ length: 2000 }, (_, at) => line(at)).join('');
         document.body.classList.toggle('late');
       };
       const timer = setInterval(change, 250);
       return { stop: () => clearInterval(timer), done: () => done };
     };`,
  ),
  /** A hundred thousand texts, in one document. */
  '/nodes': page(
    `<div id="rows"></div>`,
    `const rows = document.getElementById('rows');
     const words = ${JSON.stringify(WORDS)};
     const said = ${JSON.stringify(said)};
     for (let at = 0; at < 10000; at++) {
       const row = document.createElement('p');
       for (let cell = 0; cell < 10; cell++) { const part = document.createElement('span'); part.textContent = words[(at + cell) % words.length] + ' '; row.append(part); }
       if (at % 500 === 0) row.lastChild.textContent = said[at / 500];
       rows.append(row);
     }`,
  ),
  /** Twenty thousand findings. */
  '/finds': page(lines(20_000, 1)),
  /** A chat that has been open for long: thousands of messages, new ones below, old ones taken out above. */
  '/chat': page(
    `<div id="chat" style="height:600px;overflow:auto">${lines(4000, 40)}</div>`,
    `const chat = document.getElementById('chat');
     chat.scrollTop = chat.scrollHeight;
     const said = ${JSON.stringify(said)};
     let number = 0;
     window.say = () => {
       const line = document.createElement('p');
       line.textContent = 'yeni mesaj ' + number + (number % 8 === 0 ? ' ' + said[number / 8 % said.length] : ' axşam bazarda görüşək');
       number++;
       chat.append(line);
       if (number % 2) chat.firstChild.remove();
       chat.scrollTop = chat.scrollHeight;
     };
     window.begin = () => { const timer = setInterval(window.say, 40); return { stop: () => clearInterval(timer), done: () => number }; };`,
  ),
  /** A messenger that we know (Telegram Web K), scrolled fast: 60 nodes that are used again for a history of 3,000 messages. */
  '/messenger': page(
    `<div id="column-left" style="height:60px;overflow:auto"><ul>${Array.from({ length: 40 }, (_, at) => `<a class="chatlist-chat" data-peer-id="-1000000${at}" style="display:block"><span class="peer-title">söhbət ${at}</span> <span class="dialog-subtitle">${sentence(at)}</span></a>`).join('')}</ul></div>
     <div id="column-center"><div class="chat active"><div class="chat-info"><span class="peer-title" data-peer-id="-2345678901">Məhəllə</span></div></div><div id="chat" style="height:600px;overflow:auto"></div></div>`,
    `const chat = document.getElementById('chat');
     const said = ${JSON.stringify(said)};
     const words = ${JSON.stringify(WORDS)};
     const authors = ['Nərgiz', 'Rövşən', 'Lalə'];
     const part = (name, className, text) => { const node = document.createElement(name); node.className = className; node.textContent = text ?? ''; return node; };
     const nodes = Array.from({ length: 60 }, () => {
       const bubble = part('div', 'bubble is-in');
       const name = part('div', 'name');
       name.append(part('span', 'peer-title'));
       const message = part('div', 'message');
       message.append(part('span', 'translatable-message'), part('span', 'time'));
       const content = part('div', 'bubble-content');
       content.append(name, message);
       bubble.append(content);
       chat.append(bubble);
       return bubble;
     });
     const fill = (bubble, at) => {
       const author = authors[(at >> 1) % 3];
       bubble.className = author === 'Lalə' ? 'bubble is-out' : 'bubble is-in';
       bubble.dataset.mid = 4294967295 + at * 65536;
       bubble.dataset.peerId = '-2345678901';
       bubble.dataset.timestamp = 1790000000 + at * 60;
       bubble.querySelector('.peer-title').textContent = author;
       bubble.querySelector('.translatable-message').textContent = 'mesaj ' + at + ' ' + words[at % words.length] + ' ' + words[(at * 5) % words.length] + (at % 20 === 0 ? ' ' + said[(at / 20) % said.length] : '');
       bubble.querySelector('.time').textContent = String(at % 24).padStart(2, '0') + ':' + String(at % 60).padStart(2, '0');
     };
     let from = 2940;
     const show = () => nodes.forEach((node, at) => fill(node, from + at));
     show();
     window.begin = () => {
       let done = 0;
       const timer = setInterval(() => { from = (from + 2929) % 2940; show(); done++; }, 40);
       return { stop: () => clearInterval(timer), done: () => done };
     };`,
  ),
  /** Nothing moves. */
  '/still': page(lines(300, 30)),
};
