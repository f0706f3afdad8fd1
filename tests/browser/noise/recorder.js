// Around the content script (wrapped.mjs): keeps all that goes between it and the background, and tells the page, which a test can ask.
// biome-ignore lint/correctness/noUnusedVariables: called by what wrapped.mjs writes.
function recorder(real) {
  const tell = (direction, message) =>
    window.top.postMessage({ recorded: { direction, message: JSON.stringify(message) ?? 'undefined' } }, '*');
  const runtime = new Proxy(real.runtime, {
    get(target, name) {
      if (name === 'sendMessage') {
        return async (message) => {
          tell('out', message);
          const answer = await target.sendMessage(message);
          tell('in', answer);
          return answer;
        };
      }
      if (name === 'onMessage') {
        const heard = new Map();
        return {
          addListener(listener) {
            const listening = (message, ...more) => {
              tell('in', message);
              return listener(message, ...more);
            };
            heard.set(listener, listening);
            target.onMessage.addListener(listening);
          },
          removeListener(listener) {
            target.onMessage.removeListener(heard.get(listener));
          },
        };
      }
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return new Proxy(real, { get: (target, name) => (name === 'runtime' ? runtime : target[name]) });
}
