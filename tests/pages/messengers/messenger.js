// What the pages of this folder have in common: a chat of which a window of messages is shown, in nodes that are used again as it is
// scrolled, as virtual lists do. A page says how one message is drawn; a test drives it:
//
//     messenger.say({ from: 'Nərgiz', text: '…' });  messenger.edit(3, '…');  messenger.remove(3);  messenger.scroll(0);
//
// `from: 'me'` is the user's own. `?broken` renames what tells messages apart in them, as a new version of an app would.
window.messenger = ({ list, draw, row = () => {}, shown = 12, node = () => document.createElement('div') }) => {
  const history = [];
  const nodes = [];
  let from = 0;
  let last = 100;
  const broken = location.search.includes('broken');
  const START = Date.UTC(2026, 8, 28, 10, 0);

  const fill = (at) => {
    const message = history[from + at];
    const before = history[from + at - 1];
    draw(nodes[at], message, { first: before === undefined || before.from !== message.from });
    if (broken) window.mangle(nodes[at]);
  };
  const show = (start) => {
    from = Math.max(0, Math.min(start, history.length - 1));
    const wanted = Math.min(shown, history.length - from);
    while (nodes.length > wanted) nodes.pop().remove();
    while (nodes.length < wanted) {
      nodes.push(node());
      list.append(nodes.at(-1));
    }
    for (let at = 0; at < wanted; at++) fill(at);
    list.scrollTop = list.scrollHeight;
  };

  return {
    history,
    say(message) {
      const id = ++last;
      history.push({ id, at: new Date(START + id * 60_000).toISOString(), ...message });
      row(history.at(-1));
      // What comes in at the end takes a new node; the first goes when there are too many.
      if (from + nodes.length === history.length - 1) {
        nodes.push(node());
        list.append(nodes.at(-1));
        fill(nodes.length - 1);
        if (nodes.length > shown) {
          nodes.shift().remove();
          from++;
        }
        list.scrollTop = list.scrollHeight;
      }
      return id;
    },
    edit(id, text) {
      const at = history.findIndex((message) => message.id === id);
      history[at] = { ...history[at], text, edited: true };
      if (nodes[at - from] !== undefined) fill(at - from);
    },
    remove(id) {
      const at = history.findIndex((message) => message.id === id);
      history.splice(at, 1);
      nodes.splice(at - from, 1)[0]?.remove();
    },
    /** Shows the messages from this place of the history on. */
    scroll: show,
    size: () => history.length,
  };
};

/** Other names for classes, ids and data: what a page is after its app was written anew. */
window.mangle = (node) => {
  for (const element of [node, ...node.querySelectorAll('*')]) {
    for (const { name } of [...element.attributes]) if (/^data-|^id$|^role$|^aria-|^href$|^datetime$/.test(name)) element.removeAttribute(name);
    element.className = [...element.classList].map((name) => `q${name.length}-${name.charCodeAt(0)}`).join(' ');
    if (element.localName === 'time' || element.localName === 'article' || element.localName === 'li') element.replaceWith(renamed(element));
  }
};
const renamed = (element) => {
  const div = document.createElement('div');
  div.append(...element.childNodes);
  return div;
};

/** An element: `make('b.name', { title: 'x' }, 'text', child)`. */
window.make = (what, attributes = {}, ...children) => {
  const [name, ...classes] = what.split('.');
  const element = document.createElement(name || 'div');
  element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};
/** The time of day of a message, as it is shown. */
window.clock = ({ at }) => at.slice(11, 16);
/** Gives an element these attributes and no others. */
window.dress = (element, attributes) => {
  for (const { name } of [...element.attributes]) if (!(name in attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
};
