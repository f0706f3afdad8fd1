/** A failure with a name that the user can be told. It never carries a text: what it is about may be a secret. */

import type { ErrorName } from '../protocol';
import { ERROR_NAMES } from '../protocol';

export class Failure extends Error {
  override readonly name: ErrorName;

  constructor(name: ErrorName) {
    super();
    this.name = name;
  }
}

/** The name of whatever was thrown: ours or the core's by its own name, anything else is `Internal`. */
export function nameOf(thrown: unknown): ErrorName {
  const name = thrown instanceof Error ? thrown.name : '';
  return ERROR_NAMES.find((known) => known === name) ?? 'Internal';
}
