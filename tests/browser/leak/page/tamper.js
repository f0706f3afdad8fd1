// The page replaces the functions that a script might call and the values that it might inherit, and counts who comes by.
{
  const { probe, strangers, make, frames, baits, digest } = window.notebook;

  // Every function below is replaced before the body is there. Who calls one while the page keeps still is someone else.
  const PARTS = () => [
    ['Node', Node.prototype],
    ['Element', Element.prototype],
    ['HTMLElement', HTMLElement.prototype],
    ['Document', Document.prototype],
    ['Range', Range.prototype],
    ['Text', Text.prototype],
    ['CharacterData', CharacterData.prototype],
    ['TreeWalker', TreeWalker.prototype],
    ['EventTarget', EventTarget.prototype],
    ['CSSStyleDeclaration', CSSStyleDeclaration.prototype],
    ['ShadowRoot', ShadowRoot.prototype],
    ['MutationObserver', MutationObserver.prototype],
    ['IntersectionObserver', IntersectionObserver.prototype],
    ['ResizeObserver', ResizeObserver.prototype],
    ['Array', Array.prototype],
    ['Map', Map.prototype],
    ['Set', Set.prototype],
    ['Promise', Promise.prototype],
    ['String', String.prototype],
    ['Function', Function.prototype],
    ['JSON', JSON],
    ['Object', Object],
    ['Reflect', Reflect],
    ['window', window],
  ];
  const GLOBALS = [
    'fetch',
    'setTimeout',
    'queueMicrotask',
    'requestIdleCallback',
    'getComputedStyle',
    'getSelection',
    'postMessage',
    'MutationObserver',
    'IntersectionObserver',
    'ResizeObserver',
    'CSSStyleSheet',
    'Worker',
    'Range',
    'AbortController',
  ];
  probe('tamper.calls', {
    on: ['tamper'],
    from: () => {
      const state = { still: false, calls: {} };
      const count = (name) => {
        if (state.still) state.calls[name] = (state.calls[name] ?? 0) + 1;
      };
      const { apply, construct, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
      for (const [part, object] of PARTS()) {
        for (const key of part === 'window' ? GLOBALS : ownKeys(object)) {
          const found = getOwnPropertyDescriptor(object, key);
          const name = `${part}.${key.toString()}`;
          if (!found?.configurable || key === 'constructor') continue;
          const spy = (original) =>
            new Proxy(original, {
              apply: (target, self, values) => {
                count(name);
                return apply(target, self, values);
              },
              construct: (target, values, made) => {
                count(name);
                return construct(target, values, made);
              },
            });
          if (typeof found.value === 'function') defineProperty(object, key, { __proto__: null, ...found, value: spy(found.value) });
          else if (found.get)
            defineProperty(object, key, { __proto__: null, ...found, get: spy(found.get), ...(found.set ? { set: spy(found.set) } : {}) });
        }
      }
      // Options and answers that code reads off plain objects: an inherited getter sees who asks.
      for (const key of [
        'signal',
        'capture',
        'passive',
        'once',
        'mode',
        'root',
        'threshold',
        'childList',
        'subtree',
        'text',
        'start',
        'end',
        'tag',
        'block',
        'ok',
        'value',
        'findings',
        'armed',
      ]) {
        defineProperty(Object.prototype, key, {
          __proto__: null,
          configurable: true,
          get: () => {
            count(`read ${key}`);
            return undefined;
          },
          set(value) {
            defineProperty(this, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
          },
        });
      }
      return state;
    },
    tell: async (state) => {
      // Text arrives, then the page keeps still: whatever is called from here on is called by someone else.
      document.body.append(make('p', baits()[0].textContent));
      state.still = true;
      await frames(40);
      state.still = false;
      const names = [];
      for (const name in state.calls) if (!name.startsWith('read ') || state.calls[name]) names[names.length] = name;
      return names;
    },
  });
  probe('tamper.roots', {
    on: ['tamper'],
    tell: () =>
      strangers().map((host) => [host.shadowRoot && digest(host.shadowRoot.innerHTML), host.childNodes.length, host.attributes.length]),
  });
}
