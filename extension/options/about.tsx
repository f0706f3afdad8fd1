/** Which Nightjar this is, what it can't do, and whose work is in it. */

import { call } from '../browser';
import { Limits } from '../ui/limits';
import { useAnswer, usePage } from '../ui/page';

/** Parts by others that are in the package, with their licences. */
const PARTS: readonly [string, string][] = [
  ['Preact', 'MIT'],
  ['RustCrypto: argon2, chacha20poly1305, zeroize', 'MIT / Apache-2.0'],
  ['aho-corasick, memchr, csv', 'MIT / Unlicense'],
  ['serde, toml', 'MIT / Apache-2.0'],
  ['serde-wasm-bindgen, winnow', 'MIT'],
  ['ryu', 'Apache-2.0 / BSL-1.0'],
  ['wasm-bindgen, js-sys, web-sys', 'MIT / Apache-2.0'],
  ['BIP-39 (© 2013-2016 Pavol Rusnak)', 'MIT'],
];

export function About() {
  const { w } = usePage();
  const { value: about } = useAnswer(() => call('about'));
  return (
    <>
      {about !== null && (
        <dl>
          <dt>{w('about_version')}</dt>
          <dd>{about.version}</dd>
          <dt>{w('about_hash')}</dt>
          <dd>
            <code>{about.hash}</code>
            <p class="hint">{w('about_hash_note')}</p>
          </dd>
        </dl>
      )}
      <h3>{w('limits_title')}</h3>
      <Limits />
      <h3>{w('about_licences')}</h3>
      <p>{w('about_licences_text')}</p>
      <ul class="licences">
        {PARTS.map(([part, licence]) => (
          <li key={part}>
            {part}: {licence}
          </li>
        ))}
      </ul>
    </>
  );
}
