// Messages as nobody should send them, the same for the same seed. Runs wherever it is put: in node, in a page, in a page of ours.
// biome-ignore lint/correctness/noUnusedVariables: its text is taken into pages.
function noise(seed, examples) {
  let state = seed >>> 0;
  // Mulberry32, by Tommy Ettinger (public domain).
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(random() * count);
  const one = (list) => list[below(list.length)];

  const deep = (levels) => {
    let value = 'x';
    for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { with: value };
    return value;
  };
  const cyclic = () => {
    const value = { name: 'scan', with: { blocks: [], gone: [] } };
    value.with.blocks.push(value);
    return value;
  };
  const SCALARS = [
    () => null,
    () => undefined,
    () => true,
    () => 0,
    () => -1,
    () => 1.5,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => 2 ** 53,
    () => '',
    () => '\ud800',
    () => '\u0000',
    () => '__proto__',
    () => 'x'.repeat(1 + below(3000)),
    () => 'ə'.repeat(20_001),
    () => [],
    () => ({}),
    () => [[]],
    () => new Array(below(40)).fill(0),
    () => ({ length: 3, 0: 'a' }),
    () => JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{"ok":true}}}'),
    () => deep(below(60)),
    () => new Date(0),
    () => new Map([['name', 'wipe']]),
    () => new Uint8Array(below(64)),
  ];
  const scalar = () => one(SCALARS)();
  const NAMES = [...examples.map(({ name }) => name), 'hello', 'leave', 'scan', 'pointed', 'trouble', 'arming', 'show', 'changed', 'hide'];
  const ODD_NAMES = [
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'Wipe',
    'wipe ',
    'valueOf',
    0,
    null,
    ['wipe'],
    { name: 'wipe' },
  ];

  const copy = (value) => (value === undefined ? undefined : structuredClone(value));
  /** One place of a value, made something else. */
  const broken = (value) => {
    if (typeof value !== 'object' || value === null || random() < 0.2) return scalar();
    const keys = Object.keys(value);
    const key = keys.length > 0 ? one(keys) : 'more';
    const turn = random();
    if (turn < 0.25) delete value[key];
    else if (turn < 0.45) value[one(['more', 'name', 'with', 'tag', 'id', '__proto__x'])] = scalar();
    else value[key] = broken(value[key]);
    return value;
  };
  const pageCall = () => {
    const blocks = Array.from({ length: below(4) }, () => ({ id: below(50), text: one(['salam', '', 'x'.repeat(below(200)), '😀']) }));
    return one([
      { name: 'hello' },
      { name: 'leave' },
      { name: 'scan', with: { blocks, gone: [below(60), below(60)] } },
      { name: 'pointed', with: { tag: random() < 0.5 ? null : 'f'.repeat(16) } },
      { name: 'trouble', with: { troubles: ['canvas', 'hidden'].slice(below(3)) } },
    ]);
  };
  let before = { name: 'hello' };
  return () => {
    const turn = random();
    let message;
    if (turn < 0.1) message = scalar();
    else if (turn < 0.2) message = { name: one(ODD_NAMES), with: scalar() };
    else if (turn < 0.3) message = { name: one(NAMES), with: scalar() };
    else if (turn < 0.45) message = before;
    else if (turn < 0.46) message = cyclic();
    else if (turn < 0.47) message = deep(2000);
    else if (turn < 0.6) message = pageCall();
    else if (turn < 0.7) message = copy(one(examples));
    else message = broken(copy(one(examples)));
    before = message;
    return message;
  };
}
