/**
 * Says to documents, before they can ask, that they are going to be armed: while unlocked a small script
 * (`content/early.ts`) is registered for them. The browser keeps it in memory only, and forgets it when it closes.
 *
 * A document that is treated otherwise must not see our node even for a moment. Sites that the user set to something
 * else are left out by name, and as soon as there is one, frames are left out everywhere: a frame can't tell in time
 * which site it stands in. What is left out here is armed by the answer to its `hello`, a moment later.
 */
import { early } from '../browser';
import { FILES } from './sites';
import type { State } from './state';

let last: Promise<void> = Promise.resolve();

/** Brings what is registered into line with the state (null: locked). Failing is no harm: `hello` is answered anyway. */
export function foresee(state: State | null): Promise<void> {
  last = last
    .then(() => {
      const special = (state?.sites ?? []).filter(({ mode }) => mode !== 'inline');
      const apart = special.flatMap(({ site }) => (site === FILES ? ['file:///*'] : [`*://${site}/*`, `*://www.${site}/*`]));
      return early.set(state === null ? null : { apart, frames: special.length === 0 });
    })
    .catch(() => undefined);
  return last;
}
