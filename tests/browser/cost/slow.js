// Put around content.js: the extension as it is, and some tasks that are far too long. They show that the trace is read rightly.
globalThis.slow = (real) => {
  for (const start of [200, 700, 1200])
    setTimeout(() => {
      const end = performance.now() + 400;
      while (performance.now() < end);
    }, start);
  return real;
};
