/**
 * What every page of ours stands on: the background's status, the words of the user's language, one place for short
 * notes ("removed", with a way back), and asking again whenever the background says that something changed.
 */

import { type ComponentChildren, createContext, type FunctionComponent, render } from 'preact';
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { call, closeSelf, onOwnEvent } from '../browser';
import type { ErrorName, Language, Reply, Status } from '../protocol';
import { browserLanguage, type Words, words } from './i18n';

type Undo = () => Promise<Reply<unknown>>;
type Note = { text: string; undo: Undo | null };

type Page = {
  status: Status;
  language: Language;
  w: Words;
  /** Goes up whenever something may have changed. */
  version: number;
  refresh: () => Promise<void>;
  /** Says a short thing, aloud too, with a way back if there is one. Stays until the next; nothing ends it. */
  say: (text: string, undo?: Undo) => void;
  /** Speaks another language than the status says, before there are settings to keep it in; null ends that. */
  speak: (language: Language | null) => void;
};

const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('outside of a page');
  return page;
}

/** The words alone: what most parts need. */
export const useWords = (): Words => usePage().w;

type Answer<T> = { value: T | null; error: ErrorName | null };

/** What the background answers, asked again when something changed. Keeps the last answer while asking. */
export function useAnswer<T>(ask: () => Promise<Reply<T>>, deps: readonly unknown[] = []): Answer<T> {
  const { version } = usePage();
  const [answer, setAnswer] = useState<Answer<T>>({ value: null, error: null });
  // `ask` is a new function each time; what it asks about is in `deps`.
  useEffect(() => {
    let current = true;
    void ask().then((reply) => {
      if (current) setAnswer(reply.ok ? { value: reply.value, error: null } : { value: null, error: reply.error });
    });
    return () => {
      current = false;
    };
  }, [version, ...deps]);
  return answer;
}

/** Moves the focus to a heading when what is under it has changed as a whole. Not on first sight. */
export function useFocusOnChange<T extends HTMLElement>(what: unknown) {
  const element = useRef<T>(null);
  const before = useRef(what);
  useLayoutEffect(() => {
    if (before.current === what) return;
    before.current = what;
    element.current?.focus();
  }, [what]);
  return element;
}

export function mount(App: FunctionComponent): void {
  const root = document.getElementById('app');
  if (root !== null) render(<Root App={App} />, root);
}

function Root({ App }: { App: FunctionComponent }) {
  const [status, setStatus] = useState<Status | null>(null);
  const [fault, setFault] = useState(false);
  const [version, setVersion] = useState(0);
  const [spoken, speak] = useState<Language | null>(null);
  const [note, setNote] = useState<Note | null>(null);

  const refresh = useCallback(async () => {
    const reply = await call('status');
    setFault(!reply.ok);
    if (reply.ok) setStatus(reply.value);
    setVersion((count) => count + 1);
  }, []);
  useEffect(() => {
    const end = new AbortController();
    onOwnEvent({ changed: () => void refresh(), hide: () => void closeSelf() }, end.signal);
    void refresh();
    return () => end.abort();
  }, [refresh]);

  const say = useCallback((text: string, undo?: Undo) => setNote(text === '' ? null : { text, undo: undo ?? null }), []);
  const language = spoken ?? status?.language ?? browserLanguage();
  const w = useMemo(() => words(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = w('plain_title');
    document.documentElement.dataset.look = status?.look ?? 'system';
  }, [language, w, status?.look]);

  if (status === null) return fault ? <Unanswered w={w} retry={refresh} /> : null;
  return (
    <PageContext.Provider value={{ status, language, w, version, refresh, say, speak }}>
      <App />
      <Notes note={note} clear={() => setNote(null)} />
    </PageContext.Provider>
  );
}

/** The background did not answer, so the language is the browser's. */
function Unanswered({ w, retry }: { w: Words; retry: () => Promise<void> }) {
  return (
    <main class="state">
      <h1>{w('extension_name')}</h1>
      <p>{w('error_Internal')}</p>
      <button type="button" onClick={() => void retry()}>
        {w('action_retry')}
      </button>
    </main>
  );
}

function Notes({ note, clear }: { note: Note | null; clear: () => void }) {
  const { w, refresh, say } = usePage();
  const undo = note?.undo ?? null;
  const button = useRef<HTMLButtonElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  // The note counts as the window's lower edge: nothing that has the focus, or was just pressed, is left under it.
  useLayoutEffect(() => {
    if (bar.current === null) return;
    const observer = new ResizeObserver(([entry]) => entry && keepClearOf(entry.target));
    observer.observe(bar.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (bar.current === null || note === null) return;
    keepClearOf(bar.current);
    const pressed = document.activeElement;
    if (pressed !== document.body) pressed?.scrollIntoView({ block: 'nearest' });
  }, [note]);
  // What the note is about is gone with the button that had the focus: the way back takes it.
  useEffect(() => {
    if (note !== null && (document.activeElement === null || document.activeElement === document.body)) button.current?.focus();
  }, [note]);
  const takeBack = async (undo: Undo) => {
    clear();
    const reply = await undo();
    await refresh();
    if (!reply.ok) say(w(`error_${reply.error}`));
  };
  return (
    <div class="notes" ref={bar}>
      <div role="status" class="note-text">
        {note !== null && <Spoken key={note}>{note.text}</Spoken>}
      </div>
      {undo !== null && (
        <button type="button" ref={button} onClick={() => void takeBack(undo)}>
          {w('action_undo')}
        </button>
      )}
      {note !== null && (
        <button type="button" class="quiet" onClick={clear}>
          {w('action_close')}
        </button>
      )}
    </div>
  );
}

/** Whatever the browser brings into view, with the ring of the focus, comes to stand above this bar at the window's foot. */
function keepClearOf(bar: Element): void {
  const { height } = bar.getBoundingClientRect();
  document.documentElement.style.scrollPaddingBottom = height === 0 ? '' : `calc(${height}px + 0.5rem)`;
}

const Spoken = ({ children }: { children: ComponentChildren }) => <p>{children}</p>;
