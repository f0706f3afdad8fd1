// The deliberate breaches of leaky.js, and which probes have to see each: the proof that a silent probe is silent for a good reason.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wrapped } from '../wrapped.mjs';

const both = (...probes) => ({ chromium: probes, firefox: probes });

/** `scene`: where it is tried. `play`: with the user's gestures. `mount`: it changes the host from the start, so it needs a record without finds of its own. */
export const BREACHES = {
  wrap: { scene: 'strict', seen: both('tree.mutations', 'tree.page') },
  split: { scene: 'open', seen: both('tree.kept-text', 'tree.mutations') },
  join: { scene: 'open', seen: both('tree.kept-text') },
  highlight: { scene: 'open', seen: both('style.highlights') },
  outline: { scene: 'open', seen: both('tree.page', 'style.computed') },
  pad: { scene: 'open', seen: both('geometry.baits') },
  fade: { scene: 'open', seen: both('style.visible') },
  expando: { scene: 'open', seen: both('tree.expandos') },
  global: { scene: 'open', seen: both('tree.globals') },
  'page-code': { scene: 'tamper', seen: both('tamper.calls') },
  title: { scene: 'open', seen: both('tree.head') },
  sheet: { scene: 'open', seen: both('style.sheets') },
  'live-region': { scene: 'open', seen: both('text.words', 'text.copy', 'text.selection', 'tree.mutations') },
  'host-attribute': { scene: 'open', seen: both('tree.root', 'tree.mutations') },
  'second-host': { scene: 'open', seen: both('tree.root', 'geometry.host') },
  'host-child': { scene: 'open', seen: both('tree.root', 'style.selectors') },
  'host-size': {
    scene: 'open',
    seen: { chromium: ['geometry.host', 'style.host', 'geometry.trusted-intersection'], firefox: ['geometry.host', 'style.host'] },
  },
  'host-motion': { scene: 'open', seen: both('style.animations') },
  popover: { scene: 'open', seen: both('style.selectors', 'events.others') },
  'out-of-the-box': { scene: 'tall', seen: both('geometry.host', 'style.forced', 'style.framed') },
  slot: { scene: 'open', seen: both('shadow.slot') },
  words: { scene: 'blank', seen: both('text.find', 'timeline.largest') },
  'page-font': { scene: 'fonts', seen: both('server.asked', 'style.fonts', 'timeline.resources') },
  'piece-font': { scene: 'fonts', seen: both('server.asked') },
  'left-top': { scene: 'open', seen: { chromium: ['timeline.shifts'] } },
  hit: { scene: 'open', seen: both('geometry.hits', 'geometry.sweep') },
  history: { scene: 'open', seen: both('origin.history') },
  // Firefox lets no content script take a lock: there is nothing that the probe would have to see.
  lock: { scene: 'open', seen: { chromium: ['origin.locks'] } },
  file: { scene: 'open', seen: both('origin.files') },
  edit: { scene: 'open', seen: both('origin.editing') },
  wheel: { scene: 'open', play: true, seen: both('origin.wheel') },
  'puts-back': { scene: 'live', seen: both('origin.detached') },
  // Chromium does not show a content script's own requests to the page's worker; an image is the page's.
  'request-by-worker': { breach: 'request', scene: 'worker', seen: { firefox: ['origin.worker'] } },
  'image-by-worker': { breach: 'image', scene: 'worker', seen: both('origin.worker') },
  timing: { scene: 'open', seen: both('timeline.marks') },
  request: { scene: 'open', seen: { chromium: ['server.asked'], firefox: ['server.asked', 'timeline.resources'] } },
  image: { scene: 'strict', seen: both('server.asked') },
  store: { scene: 'open', seen: both('events.storage') },
  post: { scene: 'open', seen: both('events.others') },
  broadcast: { scene: 'open', seen: both('events.channels') },
  event: { scene: 'open', seen: both('events.others') },
  select: { scene: 'open', seen: both('text.selection-events') },
  scroll: { scene: 'open', seen: both('geometry.scrolls') },
  swallow: { scene: 'open', play: true, seen: both('events.user', 'timeline.counts') },
  'print-hide': { scene: 'open', play: true, seen: { chromium: ['style.print'] } },
  cursor: { scene: 'open', play: true, seen: both('events.moments') },
  focus: { scene: 'open', play: true, seen: both('events.moments', 'events.others') },
  'card-words': { scene: 'open', play: true, seen: both('text.find-while-pointing') },
  'card-hits': { scene: 'open', play: true, seen: both('events.moves', 'events.moments', 'timeline.slow') },
  remount: { scene: 'fight', seen: both('fight.remove', 'fight.remove-again') },
  'reset-style': { scene: 'fight', seen: both('fight.hide', 'fight.undress') },
  'into-dialog': { scene: 'overlay', play: true, seen: both('overlay.dialog') },
  'into-fullscreen': { scene: 'overlay', play: true, seen: both('overlay.fullscreen') },
  'closes-popovers': { scene: 'overlay', play: true, seen: both('overlay.popover') },
  'edits-late': { scene: 'live', seen: both('tree.live') },
  'open-root': { scene: 'open', mount: true, seen: both('shadow.open', 'shadow.clone') },
  serialised: { scene: 'open', mount: true, seen: both('shadow.html') },
  first: { scene: 'blank', mount: true, seen: { chromium: ['timeline.paints'] } },
  'outline-by-transition': { breach: 'outline', scene: 'senses', seen: both('senses.transitions', 'server.asked') },
  'wrap-by-style': { breach: 'wrap', scene: 'senses', seen: both('server.asked', 'senses.ranges') },
  reinsert: { scene: 'senses', seen: both('senses.reactions') },
  taller: { scene: 'senses', seen: { chromium: ['senses.timelines'] } },
  'select-far': { scene: 'senses', seen: both('senses.relevance') },
  loop: { scene: 'senses', seen: both('senses.errors') },
  'history-by-navigation': { breach: 'history', scene: 'senses', seen: both('senses.navigation') },
  cache: { scene: 'senses', seen: both('senses.quota') },
  'named-view': { scene: 'senses', seen: both('senses.views') },
  part: { scene: 'senses', seen: both('server.asked') },
  holds: { scene: 'gone', seen: { chromium: ['senses.held'] } },
  'wrap-in-frames': { breach: 'wrap', scene: 'frames', seen: both('frames.inside', 'frames.across', 'frames.fresh') },
};

/** The extension with leaky.js around its content script, and page-world.js in pages, in a folder of its own. */
export function leakyBuild(dist) {
  const folder = wrapped(dist, 'leaky', new URL('./leaky.js', import.meta.url));
  copyFileSync(new URL('./page-world.js', import.meta.url), path.join(folder, 'page-world.js'));
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.content_scripts.push({ ...manifest.content_scripts[0], js: ['page-world.js'], world: 'MAIN' });
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}
