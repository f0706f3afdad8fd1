/**
 * The worker that reads exports, as the section for private messages uses it: what was chosen goes in, names and counts come out,
 * then the fingerprints of the chats that the user picked. Ending it is how it is cancelled, and all that it read goes with it.
 */
import type { Answer, Ask, Chosen, FoundChat, TakenChat, Trouble } from '../intake/protocol';

export type Progress = (done: number, all: number) => void;
export type Looked = { chats: FoundChat[]; troubles: Trouble[] };
export type Taken = { chats: TakenChat[]; troubles: Trouble[] };

/** Nothing came of it, and the worker is of no use any more. */
export class Failed extends Error {}

export class Intake {
  readonly #worker = new Worker('intake.js');
  #end: ((reason: Failed) => void) | null = null;

  look(files: readonly Chosen[], progress: Progress): Promise<Looked> {
    return this.#ask({ name: 'look', files: [...files] }, progress, (answer) => (answer.name === 'chats' ? answer : null));
  }

  take(keys: readonly number[], progress: Progress): Promise<Taken> {
    return this.#ask({ name: 'take', keys: [...keys] }, progress, (answer) => (answer.name === 'taken' ? answer : null));
  }

  /** Whatever was being asked has failed then. */
  end(): void {
    this.#worker.terminate();
    this.#end?.(new Failed());
  }

  #ask<T>(ask: Ask, progress: Progress, result: (answer: Answer) => T | null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#end = reject;
      const fail = () => reject(new Failed());
      this.#worker.onerror = fail;
      this.#worker.onmessageerror = fail;
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        const done = result(data);
        if (data.name === 'progress') progress(data.done, data.all);
        else if (done === null) fail();
        else resolve(done);
      };
      this.#worker.postMessage(ask);
    }).finally(() => {
      this.#end = null;
    });
  }
}
