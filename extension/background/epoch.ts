/** A number that changes whenever documents have to send their text again. It survives the background being stopped. */
import { session } from '../browser';

const NAME = 'epoch';
let now = 0;

export const epoch = (): number => now;

export function resume(memory: Record<string, unknown>): void {
  const value = memory[NAME];
  if (typeof value === 'number' && value > now) now = value;
}

export function advance(): Promise<void> {
  now += 1;
  return session.write({ [NAME]: now });
}
