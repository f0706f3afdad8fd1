// The part of leaky.js that runs in the page's own world, in Chromium: what is done there on a find is seen by the page's own code.
addEventListener('leaky-expando', () => {
  for (const bait of document.querySelectorAll('[data-bait]')) bait.found = true;
});
addEventListener('leaky-global', () => {
  window.found = true;
});
addEventListener('leaky-page-code', () => setInterval(() => document.createElement('i'), 20));
