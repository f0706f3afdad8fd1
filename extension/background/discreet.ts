/**
 * Whether the toolbar button and the context menu say nothing of what they belong to. The user's choice lies in the sealed
 * state and nowhere else, so before the first unlocking of a run of the browser nobody knows it: until then the button is
 * plain for everyone.
 */
import { session } from '../browser';
import type { State } from './state';
import * as vault from './vault';

const NAME = 'named';

/** In this run of the browser a vault was open that wants the button to be named, or there was none to hide yet. */
let named = false;

/** At wake. */
export function resume(memory: Record<string, unknown>): void {
  named = memory[NAME] === true;
}

/** After every change of the vault: a lock or a wipe leaves it as it was. */
export async function note(state: State | null): Promise<void> {
  if (state !== null) named = !state.settings.discreet;
  await session.write({ [NAME]: named });
}

/** Just installed, and about to be set up. */
export async function introduce(): Promise<void> {
  named = true;
  await session.write({ [NAME]: named });
}

export const discreet = (): boolean => vault.state()?.settings.discreet ?? !named;
