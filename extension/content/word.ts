/** How `early.ts` and `index.ts`, two scripts of one world, find each other: a value under a name of its own. */
const NAME = 'early';

type Word = true | (() => void) | undefined;
const world = globalThis as { [NAME]?: Word };

/** Said by `early.ts`. */
export function leaveWord(): void {
  const heard = world[NAME];
  if (typeof heard === 'function') heard();
  else world[NAME] = true;
}

/** Heard by `index.ts`, at once if it has been said already. */
export function hearWord(act: () => void): void {
  if (world[NAME] === true) act();
  else world[NAME] = act;
}
