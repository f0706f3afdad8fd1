// Put around content.js: the extension as it is, and one task that is far too long. It shows that the trace is read rightly.
globalThis.slow = (real) => {
  setTimeout(() => {
    const end = performance.now() + 400;
    while (performance.now() < end);
  }, 300);
  return real;
};
