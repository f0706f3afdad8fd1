// Put before the background's script: its writes fail, as a test says in session memory. `after`: so many succeed. `how`: `full`, as a
// disk that has no room left; `never`, as one whose power is cut, to be killed at that point; `half`, the same with half of it written.
{
  const { createWritable } = FileSystemFileHandle.prototype;
  let count = 0;
  FileSystemFileHandle.prototype.createWritable = async function (...options) {
    const { fault } = await chrome.storage.session.get('fault');
    count = fault === undefined ? 0 : count + 1;
    if (fault === undefined || count <= fault.after) return createWritable.apply(this, options);
    if (fault.how === 'full') throw new DOMException('', 'QuotaExceededError');
    await chrome.storage.session.set({ reached: true });
    if (fault.how === 'half') {
      const writable = await createWritable.apply(this, options);
      const write = writable.write.bind(writable);
      writable.write = async (bytes) => {
        await write(bytes.subarray(0, bytes.length / 2));
        return new Promise(() => undefined);
      };
      return writable;
    }
    return new Promise(() => undefined);
  };
}
