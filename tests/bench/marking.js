// Put around content.js in a build of the bench's own: tells the page when a mark over the words that it marked `data-now` was written,
// and when the frame with it had been painted; and how long each call with text took until its answer. Nothing else of the extension is
// changed.
globalThis.marking = (real) => {
  const send = real.runtime.sendMessage.bind(real.runtime);
  real.runtime.sendMessage = async (message) => {
    const from = performance.now();
    const reply = await send(message);
    const size = message.with?.blocks?.reduce((sum, { text }) => sum + text.length, 0);
    if (size > 0) window.postMessage({ answered: performance.now() - from, size }, '*');
    return reply;
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, options);
    new MutationObserver(() => {
      const words = document.querySelector('[data-now]');
      if (words === null) return;
      const box = words.getBoundingClientRect();
      const isOver = (mark) => {
        if (mark.style.opacity !== '1') return false;
        const { left, right, top, bottom, width } = mark.getBoundingClientRect();
        return width > 8 && left < box.right && right > box.left && top < box.bottom + 8 && bottom > box.top;
      };
      if (![...root.querySelectorAll('div')].some(isOver)) return;
      words.removeAttribute('data-now');
      const written = performance.now();
      const channel = new MessageChannel();
      // The turn after the frame's own work begins when the frame has been handed on.
      channel.port1.onmessage = () => window.postMessage({ written, painted: performance.now() }, '*');
      requestAnimationFrame(() => channel.port2.postMessage(0));
    }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] });
    return root;
  };
  return real;
};
