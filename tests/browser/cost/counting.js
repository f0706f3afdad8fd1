// Put around content.js in a build of the cost test's own: counts what asks the browser to wake it later, and what is sent.
// The page asks by an event and is told by a message.
globalThis.counting = (real) => {
  const counts = { timers: 0, intervals: 0, frames: 0, idle: 0, woken: 0, sent: 0 };
  const count = (name, kind) => {
    const original = globalThis[name];
    globalThis[name] = (work, ...others) => {
      counts[kind]++;
      return original(
        (...values) => {
          counts.woken++;
          work(...values);
        },
        ...others,
      );
    };
  };
  count('setTimeout', 'timers');
  count('setInterval', 'intervals');
  count('requestAnimationFrame', 'frames');
  count('requestIdleCallback', 'idle');
  document.addEventListener('count', () => window.postMessage(JSON.stringify(counts), '*'));

  const sendMessage = (message) => {
    counts.sent++;
    return real.runtime.sendMessage(message);
  };
  const forward = (object, ours) =>
    new Proxy(
      {},
      {
        get: (_, key) => ours[key] ?? (typeof object[key] === 'function' ? object[key].bind(object) : object[key]),
        has: (_, key) => key in object,
      },
    );
  return forward(real, { runtime: forward(real.runtime, { sendMessage }) });
};
