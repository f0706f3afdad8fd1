// Put before the background in faults.test.mjs: each step by which a file is written or removed is counted, and the one that the test
// names never comes back ('halt'), or finds the disk full ('full'). What is done before it is the browser's own.
{
  let at = -1;
  let how = 'halt';
  let step = 0;
  let halted = false;
  const wrap = (prototype, name) => {
    const own = prototype[name];
    prototype[name] = async function (...values) {
      if (at >= 0 && step++ === at) {
        halted = true;
        if (how === 'full') throw new DOMException('', 'QuotaExceededError');
        await new Promise(() => {});
      }
      return own.apply(this, values);
    };
  };
  wrap(FileSystemFileHandle.prototype, 'createWritable');
  wrap(FileSystemWritableFileStream.prototype, 'write');
  wrap(FileSystemWritableFileStream.prototype, 'close');
  wrap(FileSystemDirectoryHandle.prototype, 'removeEntry');
  chrome.runtime.onMessage.addListener((message, _sender, respond) => {
    if (message?.fault) {
      ({ at, how } = message.fault);
      step = 0;
      halted = false;
      respond(true);
    } else if (message === 'halted') respond({ halted, step });
  });
}
