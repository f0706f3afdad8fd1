/** The chats whose messages are protected: what they are called, on or off, removed and brought back. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { call } from '../browser';
import type { ChatView, Language } from '../protocol';
import { usePage } from '../ui/page';
import { Field, PRIVATE, WorkButton } from '../ui/parts';

/** Chromium is built without Azerbaijani; numbers are written there as in Turkey. */
const NUMBERS: Record<Language, string> = { az: 'tr', tr: 'tr', ru: 'ru', en: 'en' };
export const grouped = (number: number, language: Language): string => new Intl.NumberFormat(NUMBERS[language]).format(number);

export function Chats({ chats }: { chats: readonly ChatView[] }) {
  const { w, say, refresh } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  const remove = async ({ id, label }: ChatView) => {
    const reply = await call('removeChat', { id });
    await refresh();
    if (!reply.ok) return say(w(`error_${reply.error}`));
    const removed = reply.value;
    say(w('watch_removed', label), removed === null ? undefined : () => call('restoreChat', { removed }));
  };
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {w('chats_title')}
      </h3>
      {chats.length === 0 ? (
        <p class="hint">{w('chats_none')}</p>
      ) : (
        <ul class="items">
          {chats.map((chat) => (
            <li key={chat.id}>
              <Chat chat={chat} remove={() => void remove(chat)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Chat({ chat, remove }: { chat: ChatView; remove: () => void }) {
  const { w, language, say, refresh } = usePage();
  const { id, label, name, platform, messages, on, error } = chat;
  const [renaming, setRenaming] = useState(false);
  const rename = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useLayoutEffect(() => {
    if (renaming) back.current = true;
    else if (back.current) {
      back.current = false;
      rename.current?.focus();
    }
  }, [renaming]);
  const set = async (change: { label?: string; on?: boolean }) => {
    const reply = await call('setChat', { id, label, on, ...change });
    await refresh();
    if (!reply.ok) say(w(`error_${reply.error}`));
    return reply.ok;
  };
  const facts = [w(`platform_${platform}`), name, w('chat_messages', grouped(messages, language))].filter((each) => each !== '');
  return (
    <div class={on ? 'item' : 'item off'}>
      <h3>{label}</h3>
      <p class="hint">{facts.flatMap((fact, at) => (at === 0 ? [<bdi key={fact}>{fact}</bdi>] : [' · ', <bdi key={fact}>{fact}</bdi>]))}</p>
      {error && <p class="error">{w('chat_damaged')}</p>}
      {renaming ? (
        <Rename label={label} save={(label) => set({ label })} done={() => setRenaming(false)} />
      ) : (
        <div class="row">
          <label class="switch">
            <input
              type="checkbox"
              aria-label={w('watch_switch_of', label)}
              checked={on}
              onChange={(event) => void set({ on: event.currentTarget.checked })}
            />
            <span aria-hidden="true">{w(on ? 'watch_on' : 'watch_off')}</span>
          </label>
          <button type="button" class="small" ref={rename} aria-label={w('action_rename_of', label)} onClick={() => setRenaming(true)}>
            {w('action_rename')}
          </button>
          <button type="button" class="small" aria-label={w('action_remove_of', label)} onClick={remove}>
            {w('action_remove')}
          </button>
        </div>
      )}
    </div>
  );
}

function Rename({ label, save, done }: { label: string; save: (label: string) => Promise<boolean>; done: () => void }) {
  const { w } = usePage();
  const [value, setValue] = useState(label);
  const [working, setWorking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const finish = async () => {
    setWorking(true);
    const saved = await save(value.trim() || label);
    setWorking(false);
    if (saved) done();
  };
  return (
    <div class="stack">
      <Field label={w('field_label')} hint={w('field_label_hint')}>
        {(ids) => (
          <input
            {...ids}
            {...PRIVATE}
            ref={field}
            type="text"
            maxLength={200}
            value={value}
            onInput={(event) => setValue(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) void finish();
              if (event.key === 'Escape') done();
            }}
          />
        )}
      </Field>
      <div class="row">
        <WorkButton working={working} onClick={() => void finish()}>
          {w('action_save')}
        </WorkButton>
        <button type="button" onClick={done}>
          {w('action_cancel')}
        </button>
      </div>
    </div>
  );
}
