/**
 * Reads exports of private messages, as a worker of a page of ours (protocol.ts). Messages are read here and nowhere else:
 * what the page hears are names, counts and fingerprints. The page ends the worker when it is done, and that is the end of
 * all that was read.
 *
 * Files are read a piece at a time and without waiting, which only a worker may: the core asks for what it needs and goes on.
 */
import initialise, { Intake } from '../../target/wasm/reader';
import type { Answer, Ask, Chosen } from './protocol';

/** What lib.dom.d.ts has for workers only. */
declare const FileReaderSync: new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer };

/** How much is gone through between two words of progress. */
const PACE = 4 * 1024 * 1024;

const reader = new FileReaderSync();
const loading = initialise({ module_or_path: fetch('reader_bg.wasm').then((response) => response.arrayBuffer()) });

/** Files that are gone through: how far, in all. A file that is read twice counts once. */
class Course {
  readonly #read: number[];
  #done = 0;
  #told = 0;

  constructor(readonly chosen: readonly Chosen[]) {
    this.#read = chosen.map(() => 0);
  }

  get all(): number {
    return this.chosen.reduce((sum, { file }) => sum + file.size, 0);
  }

  bytes(file: number, at: number, length: number): Uint8Array | null {
    const chosen = this.chosen[file];
    if (chosen === undefined) return null;
    try {
      const bytes = new Uint8Array(reader.readAsArrayBuffer(chosen.file.slice(at, at + length)));
      this.#count(file, bytes.length, chosen.file.size);
      return bytes;
    } catch {
      // It was moved, changed or taken away since it was chosen.
      return null;
    }
  }

  #count(file: number, length: number, size: number): void {
    const before = this.#read[file] ?? 0;
    const after = Math.min(size, before + length);
    this.#read[file] = after;
    this.#done += after - before;
    if (this.#done - this.#told < PACE) return;
    this.#told = this.#done;
    say({ name: 'progress', done: this.#done, all: this.all });
  }

  /** From the start again. */
  again(): void {
    this.#read.fill(0);
    this.#done = 0;
    this.#told = 0;
  }
}

let course: Course | null = null;
let intake: Intake | null = null;

function say(answer: Answer, moved: ArrayBuffer[] = []): void {
  self.postMessage(answer, { transfer: moved });
}

function look(chosen: Chosen[]): void {
  const reading = new Course(chosen);
  const files = chosen.map(({ file, path }) => ({ path, length: file.size, inside: path.includes('/') }));
  course = reading;
  intake = new Intake(files, (file, at, length) => reading.bytes(file, at, length));
  const { chats, troubles } = intake.look();
  say({ name: 'progress', done: reading.all, all: reading.all });
  say({ name: 'chats', chats, troubles });
}

function take(keys: number[]): void {
  if (course === null || intake === null) return;
  course.again();
  const { chats, troubles } = intake.take(Uint32Array.from(keys));
  say({ name: 'progress', done: course.all, all: course.all });
  say(
    { name: 'taken', chats, troubles },
    chats.map(({ bytes }) => bytes.buffer),
  );
}

async function answer(ask: Ask): Promise<void> {
  await loading;
  if (ask.name === 'look') look(ask.files);
  else take(ask.keys);
}

self.onmessage = ({ data }: MessageEvent<Ask>): void => {
  answer(data).catch(() => say({ name: 'failed' }));
};
