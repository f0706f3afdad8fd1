/**
 * Taking in messages: files are chosen or dropped, or text is pasted; the worker lists the chats; the user picks; their fingerprints
 * go to the background. The text stays in the worker, and is gone with it.
 */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { call } from '../browser';
import type { Chosen, FoundChat, TakenChat, Trouble } from '../intake/protocol';
import { CHAT_PIECE, type ChatView, type ErrorName, type NewChat } from '../protocol';
import { toBase64 } from '../ui/bytes';
import type { Words } from '../ui/i18n';
import { freeLabel } from '../ui/item-form';
import { usePage } from '../ui/page';
import { areFiles, droppedIn } from './chosen';
import { Intake } from './intake';
import { Pick } from './pick';
import { Sources } from './take-in-sources';

/** Bytes that make one piece of base64. */
const PIECE = (CHAT_PIECE / 4) * 3;
const LONGEST_NAME = 200;

type Stage =
  | { at: 'choosing' }
  | { at: 'looking' | 'taking'; done: number; all: number }
  | { at: 'picking'; chats: FoundChat[] }
  | { at: 'keeping' };

export function TakeIn({ protectedChats }: { protectedChats: readonly ChatView[] }) {
  const { w, say, refresh } = usePage();
  const [stage, setStage] = useState<Stage>({ at: 'choosing' });
  const [troubles, setTroubles] = useState<Trouble[]>([]);
  const [error, setError] = useState<string | null>(null);
  const intake = useRef<Intake | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const end = () => {
    intake.current?.end();
    intake.current = null;
  };
  useEffect(() => end, []);
  // Files that are dropped anywhere on the page are meant for here, unless it is busy; the page itself stays (options.tsx).
  const [over, setOver] = useState(false);
  const busy = stage.at !== 'choosing' && stage.at !== 'picking';
  const dropped = useRef<(event: DragEvent) => void>(() => undefined);
  dropped.current = (event) => {
    setOver(false);
    if (areFiles(event) && !busy) void droppedIn(event).then(look);
  };
  useLayoutEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    addEventListener('dragover', (event) => setOver(areFiles(event)), { signal });
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener('drop', (event) => dropped.current(event), { signal });
    return () => end.abort();
  }, []);
  // What had the focus is gone with each stage.
  const before = useRef(stage.at);
  useLayoutEffect(() => {
    if (before.current === stage.at) return;
    before.current = stage.at;
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus();
  }, [stage.at]);

  const fail = (sentence: string) => {
    end();
    setStage({ at: 'choosing' });
    setError(sentence);
  };
  /** Only what the worker of this moment says counts: another was cancelled. */
  const asked = async <T,>(
    at: 'looking' | 'taking',
    ask: (worker: Intake, progress: (done: number, all: number) => void) => Promise<T>,
  ) => {
    const worker = intake.current;
    if (worker === null) return null;
    setStage({ at, done: 0, all: 0 });
    try {
      const answer = await ask(worker, (done, all) => intake.current === worker && setStage({ at, done, all }));
      return intake.current === worker ? answer : null;
    } catch {
      if (intake.current === worker) fail(w('intake_failed'));
      return null;
    }
  };

  const look = async (files: Chosen[]) => {
    if (files.length === 0) return;
    end();
    setError(null);
    setTroubles([]);
    intake.current = new Intake();
    const looked = await asked('looking', (worker, progress) => worker.look(files, progress));
    if (looked === null) return;
    setTroubles(looked.troubles);
    if (looked.chats.length === 0) return fail(w('intake_nothing'));
    setStage({ at: 'picking', chats: looked.chats });
  };

  const take = async (picked: FoundChat[]) => {
    const taken = await asked('taking', (worker, progress) =>
      worker.take(
        picked.map(({ key }) => key),
        progress,
      ),
    );
    if (taken === null) return;
    end();
    setTroubles(taken.troubles);
    setStage({ at: 'keeping' });
    const failure = await keep(taken.chats, newChats(taken.chats, picked, protectedChats, w));
    await refresh();
    setStage({ at: 'choosing' });
    if (failure === null) say(w('intake_done', String(taken.chats.length)));
    else setError(w(`error_${failure}`));
  };

  const cancel = () => {
    end();
    setTroubles([]);
    setStage({ at: 'choosing' });
    say(w('intake_cancelled'));
  };

  return (
    <section class={over && !busy ? 'card stack over' : 'card stack'} aria-labelledby="take-in">
      <h3 id="take-in" ref={heading} tabIndex={-1}>
        {w('intake_title')}
      </h3>
      {stage.at === 'choosing' && <Sources onFiles={(files) => void look(files)} />}
      {(stage.at === 'looking' || stage.at === 'taking') && <Going stage={stage.at} done={stage.done} all={stage.all} cancel={cancel} />}
      {stage.at === 'keeping' && <p role="status">{w('working')}</p>}
      {stage.at === 'picking' && (
        <Pick
          chats={stage.chats}
          known={(chat) => knownAs(chat, protectedChats) !== null}
          take={(picked) => void take(picked)}
          cancel={cancel}
        />
      )}
      <div role="alert">{error && <p class="error">{error}</p>}</div>
      <Troubles troubles={troubles} />
    </section>
  );
}

function Going({ stage, done, all, cancel }: { stage: 'looking' | 'taking'; done: number; all: number; cancel: () => void }) {
  const { w } = usePage();
  const said = w(stage === 'looking' ? 'intake_looking' : 'intake_taking');
  return (
    <>
      <p role="status">{said}</p>
      {all > 0 ? <progress aria-label={said} value={done} max={all} /> : <progress aria-label={said} />}
      <div class="row">
        <button type="button" onClick={cancel}>
          {w('action_cancel')}
        </button>
      </div>
    </>
  );
}

/** As many sentences as can be read through. */
const MOST_TROUBLES = 20;

function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
  const { w } = usePage();
  return (
    <div role="status">
      {troubles.length > 0 && (
        <>
          <p>{w('intake_troubles')}</p>
          <ul class="plain">
            {troubles.slice(0, MOST_TROUBLES).map(({ file, fault, messages }) => (
              <li key={`${file} ${fault}`}>
                {w(`fault_${fault}`, file)} {messages > 0 && w('fault_read', String(messages))}
              </li>
            ))}
          </ul>
          {troubles.length > MOST_TROUBLES && <p class="hint">{w('intake_troubles_more', String(troubles.length - MOST_TROUBLES))}</p>}
        </>
      )}
    </div>
  );
}

/** The protected chat that this is a newer export of: by the number that outlives a rename, else by its name. */
function knownAs({ platform, peer, name }: FoundChat, chats: readonly ChatView[]): ChatView | null {
  const same = chats.filter((chat) => chat.platform === platform);
  const byPeer = peer === null ? undefined : same.find((chat) => chat.peer === peer);
  const byName =
    name === '' ? undefined : same.find((chat) => chat.name === name.slice(0, LONGEST_NAME) && (chat.peer === null || peer === null));
  return byPeer ?? byName ?? null;
}

/** A conversation of more than two is known by its own name. */
const isGroup = ({ authors }: FoundChat): boolean => authors.length > 2;

function newChats(taken: readonly TakenChat[], found: readonly FoundChat[], chats: readonly ChatView[], w: Words): NewChat[] {
  const labels = chats.map(({ label }) => label);
  let free = chats;
  return taken.map(({ key, messages }) => {
    const chat = found.find((each) => each.key === key);
    const { platform, peer, name } = chat ?? { platform: 'other' as const, peer: null, name: '' };
    const known = chat === undefined ? null : knownAs(chat, free);
    // Two exports of one chat: the other stands beside it.
    free = free.filter((each) => each !== known);
    const short = name.slice(0, LONGEST_NAME);
    const proposed =
      short === '' ? w(`platform_${platform}`) : w(chat !== undefined && isGroup(chat) ? 'chat_label_group' : 'chat_label', short);
    const label = known?.label ?? freeLabel(proposed.slice(0, LONGEST_NAME - 5), labels);
    labels.push(label);
    return { id: known?.id ?? null, label, name: short, platform, peer, messages };
  });
}

/** Gives the fingerprints to the background, piece by piece; what went wrong, or null. */
async function keep(taken: readonly TakenChat[], chats: NewChat[]): Promise<ErrorName | null> {
  const batch = crypto.randomUUID();
  for (const [chat, { bytes }] of taken.entries()) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = await toBase64(new Blob([bytes.subarray(at, at + PIECE)]));
      const reply = await call('stageChat', { batch, chat, piece });
      if (!reply.ok) return reply.error;
    }
  }
  const reply = await call('addChats', { batch, chats });
  return reply.ok ? null : reply.error;
}
