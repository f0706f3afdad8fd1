/** The chats that were found in the files, to pick from. */

import { useState } from 'preact/hooks';
import type { FoundChat } from '../intake/protocol';
import { MOST_CHATS } from '../protocol';
import { usePage } from '../ui/page';
import { Field, PRIVATE } from '../ui/parts';
import { grouped } from './chats';

/** With more chats than this there is a field to find one. */
const FIND_FROM = 8;
/** An account has thousands of chats; more lines are shown when they are asked for. */
const STEP = 100;

export function Pick({
  chats,
  known,
  take,
  cancel,
}: {
  chats: readonly FoundChat[];
  /** Whether it is protected already. */
  known: (chat: FoundChat) => boolean;
  take: (picked: FoundChat[]) => void;
  cancel: () => void;
}) {
  const { w, language } = usePage();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set(chats.length === 1 ? chats.map(({ key }) => key) : []));
  const [find, setFind] = useState('');
  const [room, setRoom] = useState(STEP);
  const wanted = find.trim().toLocaleLowerCase();
  const matching = chats.filter(
    ({ name, authors }) => wanted === '' || [name, ...authors].some((each) => each.toLocaleLowerCase().includes(wanted)),
  );
  const shown = matching.slice(0, room);
  const put = (keys: number[], on: boolean) => {
    const next = new Set(picked);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setPicked(next);
  };
  /** What anyone can read is not private: it is taken in only if it is asked for by name. */
  const all = matching.filter(({ open }) => !open).map(({ key }) => key);
  const none = matching.map(({ key }) => key);
  const ready = picked.size > 0 && picked.size <= MOST_CHATS;
  return (
    <>
      <p>{w('pick_intro')}</p>
      {chats.length > FIND_FROM && (
        <Field label={w('pick_find')}>
          {(ids) => (
            <input
              {...ids}
              {...PRIVATE}
              type="search"
              value={find}
              onInput={(event) => {
                setFind(event.currentTarget.value);
                setRoom(STEP);
              }}
            />
          )}
        </Field>
      )}
      {chats.length > 1 && (
        <div class="row">
          <button type="button" class="small" onClick={() => put(all, true)}>
            {w('pick_all')}
          </button>
          <button type="button" class="small" onClick={() => put(none, false)}>
            {w('pick_none')}
          </button>
        </div>
      )}
      <p class="hint" role="status">
        {matching.length === 0 ? w('pick_find_none') : w('pick_count', grouped(picked.size, language), grouped(chats.length, language))}
      </p>
      <div role="alert">{picked.size > MOST_CHATS && <p class="error">{w('error_ChatsFull')}</p>}</div>
      <ul class="picks">
        {shown.map((chat) => (
          <li key={chat.key}>
            <label class="check">
              <input type="checkbox" checked={picked.has(chat.key)} onChange={(event) => put([chat.key], event.currentTarget.checked)} />
              <span>
                <bdi>{chat.name || w('chat_unnamed')}</bdi> <Facts chat={chat} known={known(chat)} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {matching.length > shown.length && (
        <button type="button" class="small" onClick={() => setRoom(room + STEP)}>
          {w('pick_more', grouped(matching.length - shown.length, language))}
        </button>
      )}
      <div class="row">
        <button type="button" class="main" aria-disabled={!ready} onClick={() => ready && take(chats.filter(({ key }) => picked.has(key)))}>
          {w('pick_action')}
        </button>
        <button type="button" onClick={cancel}>
          {w('action_cancel')}
        </button>
      </div>
    </>
  );
}

function Facts({ chat: { name, platform, open, messages, authors }, known }: { chat: FoundChat; known: boolean }) {
  const { w, language } = usePage();
  const others = authors.filter((author) => author !== name && author !== '');
  const facts = [
    w(`platform_${platform}`),
    w('chat_messages', grouped(messages, language)),
    ...(others.length === 0 ? [] : [others.join(', ')]),
    ...(open ? [w('pick_open')] : []),
    ...(known ? [w('pick_known')] : []),
  ];
  return <span class="hint">{facts.flatMap((fact, at) => [at === 0 ? '' : ' · ', <bdi key={fact}>{fact}</bdi>])}</span>;
}
