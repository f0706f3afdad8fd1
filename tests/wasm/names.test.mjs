// The words of the boundary: every name that Rust can send is one that protocol.ts knows, and the other way round.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundled, core, entry, ROOT, thrownBy, WASM } from './core.mjs';

const protocol = await bundled('extension/protocol.ts', 'extension/guards.ts');

const rust = (file) => fs.readFileSync(path.join(ROOT, 'src', file), 'utf8');

/** The strings that a Rust enum gives as names: the arms `Enum::Variant => "name"`. */
function armsOf(source, name) {
  return [...source.matchAll(new RegExp(`\\b${name}::(\\w+)(?:\\([^)]*\\))? => "([^"]+)"`, 'g'))]
    .filter(([, , text]) => /^[\w-]+$/.test(text))
    .map(([, , text]) => text);
}

/** The variants that a Rust enum declares. */
function variantsOf(source, name) {
  const body = source.match(new RegExp(`pub enum ${name} \\{([^}]*)\\}`))?.[1] ?? assert.fail(`no enum ${name}`);
  return [...body.matchAll(/^ {4}(\w+)/gm)].map(([, variant]) => variant);
}

test('kinds', () => {
  const names = armsOf(rust('indicator.rs'), 'Kind');
  assert.equal(names.length, variantsOf(rust('indicator.rs'), 'Kind').length);
  assert.deepEqual(names, [...protocol.KINDS]);
});

test('severities, mildest first', () => {
  const names = armsOf(rust('finding.rs'), 'Severity');
  assert.equal(names.length, variantsOf(rust('finding.rs'), 'Severity').length);
  assert.deepEqual(names, [...protocol.SEVERITIES]);
});

test('where chats come from, and what is wrong with their files', () => {
  const source = rust('messages.rs');
  const platforms = armsOf(source, 'Platform');
  assert.equal(platforms.length, variantsOf(source, 'Platform').length);
  assert.deepEqual(platforms, [...protocol.PLATFORMS]);
  const intake = fs.readFileSync(path.join(ROOT, 'extension/intake/protocol.ts'), 'utf8');
  const union = intake.match(/export type Fault = ([^;]+);/)[1];
  const faults = armsOf(source, 'Fault');
  assert.equal(faults.length, variantsOf(source, 'Fault').length);
  assert.deepEqual(
    faults,
    [...union.matchAll(/'(\w+)'/g)].map(([, name]) => name),
  );
});

test('categories, the gravest first', () => {
  const source = rust('context.rs');
  const names = armsOf(source, 'Category');
  assert.equal(names.length, variantsOf(source, 'Category').length);
  assert.deepEqual([...names].sort(), [...protocol.CATEGORIES].sort());
  const nameOf = Object.fromEntries([...source.matchAll(/Category::(\w+) => "([^"]+)"/g)].map(([, variant, name]) => [variant, name]));
  const all = source.match(/const ALL: \[Category; \d+\] = \[([^\]]*)\]/)[1];
  assert.deepEqual(
    [...all.matchAll(/Category::(\w+)/g)].map(([, variant]) => nameOf[variant]),
    [...protocol.CATEGORIES],
  );
});

test('reasons: those of the core, and `hidden`, which is the page reader’s', () => {
  const source = fs.readFileSync(path.join(ROOT, 'extension/protocol.ts'), 'utf8');
  const union = source.match(/export type Reason = ([^;]+);/)[1];
  const inTypeScript = [...union.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
  assert.match(union, /\bCategory\b/);
  assert.match(union, /`near-\$\{Kind\}`/);
  const finding = rust('finding.rs');
  const inRust = [...finding.matchAll(/Reason::(\w+) => "([a-z-]+)"\.into\(\)/g)].map(([, , name]) => name);
  assert.equal(inRust.length + 2, variantsOf(finding, 'Reason').length, 'all but Words and Near');
  assert.deepEqual([...inRust, 'hidden'].sort(), inTypeScript.sort());
});

test('errors: every one that Rust throws is known', () => {
  const thrown = [
    ...armsOf(rust('indicator.rs'), 'ParseError'),
    ...armsOf(rust('list.rs'), 'ListError'),
    ...[...rust('wasm/scanner.rs').matchAll(/BuildError::\w+ => named\("(\w+)"\)/g)].map(([, name]) => name),
    ...vaultErrors(),
  ];
  for (const name of thrown) assert.ok(protocol.ERROR_NAMES.includes(name), name);
  // Those that only the extension says.
  const own = ['Locked', 'Refused', 'WeakPassphrase', 'StorageFull', 'ChatsFull', 'TooSoon', 'Internal'];
  assert.deepEqual([...new Set([...thrown, ...own])].sort(), [...protocol.ERROR_NAMES].sort());
});

function vaultErrors() {
  const folder = path.join(ROOT, 'src/vault');
  const source = fs
    .readdirSync(folder)
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
  return [...armsOf(source, 'OpenError'), ...armsOf(source, 'SealError')];
}

test('ERROR_NAMES has every name of the type ErrorName', () => {
  const source = fs.readFileSync(path.join(ROOT, 'extension/protocol.ts'), 'utf8');
  const union = source.match(/export type ErrorName =([^;]+);/)[1];
  assert.deepEqual([...union.matchAll(/'(\w+)'/g)].map(([, name]) => name).sort(), [...protocol.ERROR_NAMES].sort());
});

test('what is typed is refused by name', () => {
  const refused = (kind, value) => thrownBy(() => core.understand({ kind, label: '', value, aliases: [], rare: false }));
  assert.equal(refused('phone', ''), 'Empty');
  assert.equal(refused('phone', '12 34'), 'TooShort');
  assert.equal(refused('email', 'no mail address'), 'NotThisKind');
  assert.equal(refused('card', '4000 0000 0000 0003'), 'Checksum');
  assert.equal(refused('name', 'Leyla'), 'TooCommon');
  assert.equal(refused('phone', '050 012 34 56'), null);
  // The one kind that depends on the day: nobody was born tomorrow.
  const day = (later) => new Date(Date.now() + later * 86_400_000).toLocaleDateString('en-GB');
  assert.equal(refused('birthdate', day(0)), null);
  assert.equal(refused('birthdate', day(2)), 'NotThisKind');
  assert.equal(refused('birthdate', '14.03'), 'TooShort');
});

test('a list is read with its refusals by line', () => {
  const { entries, refused } = core.readList(
    '[[item]]\nkind = "phone"\nvalue = "050 012 34 56"\n\n[[item]]\nkind = "phone"\nlabel = "short"\nvalue = "1"\n',
    'toml',
  );
  assert.deepEqual(entries, [{ ...entry('phone', '050 012 34 56'), id: '', label: '' }]);
  assert.equal(refused.length, 1);
  assert.equal(refused[0].label, 'short');
  assert.equal(refused[0].error, 'TooShort');
  assert.equal(typeof refused[0].line, 'number');
  assert.ok(protocol.isEntry(entries[0]), 'an entry of Rust’s is one of protocol.ts’s');
});

test('size: the package has to stay under a megabyte', () => {
  const bytes = fs.readFileSync(WASM);
  assert.ok(bytes.length < 1_750_000, `${bytes.length} bytes`);
  assert.ok(gzipSync(bytes).length < 680_000, `${gzipSync(bytes).length} bytes packed`);
});
