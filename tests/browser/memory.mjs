// What the background still holds: every string of its heap and every byte of its buffers, the core's memory among them. Both browsers
// tell by the tools of their debuggers, of what is alive: what was freed and not yet written over is nobody's to see from here.
import { encodings } from './search.mjs';

/** `heldIn(session, texts)`: which of these texts stand in the background's memory, and where: 'string', 'wasm' or 'buffer'. */
export const heldIn = (session, texts) => (session.name === 'firefox' ? inFirefox(session, texts) : inChromium(session, texts));

/** As the core and the scripts may hold them: no program writes an escape or an address into its memory. */
const KEPT = ['UTF-8', 'UTF-16LE', 'base64'];
const needlesOf = (texts) =>
  texts.flatMap((text) =>
    encodings(text)
      .filter(({ encoding }) => KEPT.includes(encoding))
      .map(({ bytes }) => ({ text, bytes: [...bytes] })),
  );

/** Runs in the browser. Which of these texts stand in the bytes: as one sign a byte, because that is how browsers search fast. */
function search(buffer, needles) {
  const signs = new TextDecoder('latin1');
  const piece = 4 * 1024 * 1024;
  const most = 4 * 1024;
  const wanted = needles.map(({ text, bytes }) => ({ text, signs: signs.decode(Uint8Array.from(bytes)) }));
  const found = new Set();
  for (let from = 0; from < buffer.byteLength; from += piece) {
    const part = signs.decode(new Uint8Array(buffer, from, Math.min(piece + most, buffer.byteLength - from)));
    for (const { text, signs } of wanted) if (!found.has(text) && part.includes(signs)) found.add(text);
  }
  return [...found];
}

async function inChromium(session, texts) {
  const target = await session.browser.waitForTarget(
    (each) => each.type() === 'service_worker' && each.url().startsWith(session.extensionUrl),
  );
  const protocol = await target.createCDPSession();
  const chunks = [];
  protocol.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await protocol.send('HeapProfiler.enable');
  // The collector runs before it.
  await protocol.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { strings } = JSON.parse(chunks.join(''));
  const found = texts.filter((text) => strings.some((string) => string.includes(text))).map((text) => ({ text, where: 'string' }));
  for (const [where, prototype] of [
    ['wasm', 'WebAssembly.Memory.prototype'],
    ['buffer', 'ArrayBuffer.prototype'],
  ]) {
    const { result } = await protocol.send('Runtime.evaluate', { expression: prototype });
    const { objects } = await protocol.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
    const { result: answer, exceptionDetails } = await protocol.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: `function (needles) {
        return [...new Set(this.flatMap((each) => (${search})(each.buffer ?? each, needles)))];
      }`,
      arguments: [{ value: needlesOf(texts) }],
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    found.push(...answer.value.map((text) => ({ text, where })));
    await protocol.send('Runtime.releaseObject', { objectId: objects.objectId });
  }
  await protocol.send('HeapProfiler.disable');
  await protocol.detach();
  return found;
}

/**
 * Runs in the process of extensions, with the browser's rights: everything that the background's globals hold is gone through, and so
 * are the variables of its functions. Gives null where there is no such global.
 */
async function goThrough(address, texts, needles, search) {
  const { addDebuggerToGlobal } = ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs');
  const sandbox = Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal(), { freshCompartment: true });
  addDebuggerToGlobal(sandbox);
  const debug = new sandbox.Debugger();
  const isOurs = (object) => {
    try {
      const { location } = object.unsafeDereference();
      return location.href.startsWith(address) && location.pathname.includes('background');
    } catch {
      return false;
    }
  };
  const globals = debug.findAllGlobals().filter(isOurs);
  if (globals.length === 0) return null;
  for (let round = 0; round < 3; round++) {
    Cu.forceGC();
    Cu.forceCC();
    await new Promise((resolve) => Services.tm.dispatchToMainThread(resolve));
  }
  for (const each of globals) debug.addDebuggee(each);
  const found = { string: new Set(), wasm: new Set(), buffer: new Set() };
  const note = (where, all) => {
    for (const text of all) found[where].add(text);
  };
  const look = (value) => {
    if (typeof value === 'string')
      note(
        'string',
        texts.filter((text) => value.includes(text)),
      );
  };
  const scopes = new Set();
  const objects = debug.findObjects();
  for (const object of objects) {
    try {
      const raw = () => Cu.waiveXrays(object.unsafeDereference());
      if (object.class === 'ArrayBuffer') note('buffer', search(raw(), needles));
      if (object.class === 'WebAssembly.Memory') note('wasm', search(raw().buffer, needles));
      // Numbers, as many as the buffer is long: that is looked at whole.
      if (/^(Big)?(Uint|Int|Float)\d+(Clamped)?Array$/.test(object.class)) continue;
      for (const name of object.getOwnPropertyNames()) {
        look(name);
        look(object.getOwnPropertyDescriptor(name)?.value);
      }
      if (object.class === 'Map') for (const pair of raw()) pair.forEach(look);
      if (object.class === 'Set') for (const value of raw()) look(value);
      if (object.class === 'Promise' && object.promiseState === 'fulfilled') look(object.promiseValue);
      for (let scope = object.environment; scope && !scopes.has(scope); scope = scope.parent) {
        scopes.add(scope);
        if (scope.type === 'declarative') for (const name of scope.names()) look(scope.getVariable(name));
      }
    } catch {
      // What belongs to another process, or is gone, has nothing to tell.
    }
  }
  debug.removeAllDebuggees();
  return { objects: objects.length, found: Object.entries(found).flatMap(([where, all]) => [...all].map((text) => ({ text, where }))) };
}

async function inFirefox(session, texts) {
  const { connection } = session.browser;
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { context } = tree.contexts.find(({ url }) => url.startsWith('chrome://browser/content/browser.xhtml'));
  const called = `(${goThrough})(...${JSON.stringify([`${session.extensionUrl}/`, texts, needlesOf(texts)])}, ${search})`;
  const script = `${called}.then(
    (answer) => answer && sendAsyncMessage('gone-through', answer),
    (error) => sendAsyncMessage('gone-through', { error: String(error) }),
  )`;
  const expression = `new Promise((resolve) => {
    const hear = ({ data }) => {
      Services.ppmm.removeMessageListener('gone-through', hear);
      resolve(JSON.stringify(data));
    };
    Services.ppmm.addMessageListener('gone-through', hear);
    Services.ppmm.loadProcessScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
  })`;
  const { result } = await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
  if (result.type !== 'success') throw new Error(result.exceptionDetails.text);
  const { error, objects, found } = JSON.parse(result.result.value);
  if (error !== undefined) throw new Error(error);
  if (objects < 1000) throw new Error(`only ${objects} objects were looked at`);
  return found;
}
