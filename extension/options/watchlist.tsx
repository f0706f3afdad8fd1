/** What is looked for: add, edit, switch off, remove. Values are covered until the user uncovers one. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { call } from '../browser';
import type { Draft, Entry, ListedEntry } from '../protocol';
import { ItemForm } from '../ui/item-form';
import { useAnswer, usePage } from '../ui/page';
import { Field, PRIVATE } from '../ui/parts';
import { Reveal } from '../ui/reveal';

/** With more items than this there is a field to find one by its label. */
const FIND_FROM = 8;

/** Which form is open: that for a new item, that of an item, or none. */
type Editing = 'new' | string | null;

export function Watchlist() {
  const { w, say, refresh } = usePage();
  const { value: entries } = useAnswer(() => call('entries'));
  const [editing, setEditing] = useState<Editing>(null);
  /** The one item whose value is seen, while it is. */
  const [shown, setShown] = useState<string | null>(null);
  const [find, setFind] = useState('');
  const add = useRef<HTMLButtonElement>(null);
  /** Closes the form; the focus goes back to the button that opened it. */
  const back = useRef<Editing>(null);
  const close = () => {
    back.current = editing;
    setEditing(null);
  };
  useLayoutEffect(() => {
    if (editing !== null || back.current === null) return;
    if (back.current === 'new') add.current?.focus();
    else document.getElementById(editButton(back.current))?.focus();
    back.current = null;
  }, [editing]);
  if (entries === null) return null;
  const taken = entries.map(({ label }) => label);
  const wanted = find.trim().toLocaleLowerCase();
  const listed = wanted === '' ? entries : entries.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));

  const done = async (key: 'watch_added' | 'watch_saved', saved: Entry) => {
    await refresh();
    close();
    say(w(key, saved.label));
  };
  const remove = async (entry: ListedEntry) => {
    const reply = await call('remove', { id: entry.id });
    await refresh();
    if (!reply.ok) return say(w(`error_${reply.error}`));
    const removed = reply.value;
    say(w('watch_removed', entry.label), removed === null ? undefined : () => call('restore', { removed }));
  };

  return (
    <>
      <p>{w('watch_intro')}</p>
      {editing === 'new' ? (
        <section class="card" aria-labelledby="adding">
          <h3 id="adding">{w('watch_add')}</h3>
          <ItemForm focus entry={null} taken={taken} onDone={(saved) => void done('watch_added', saved)} onCancel={close} />
        </section>
      ) : (
        <button type="button" class="main" ref={add} onClick={() => setEditing('new')}>
          {w('watch_add')}
        </button>
      )}
      {entries.length > FIND_FROM && (
        <Field label={w('watch_find')}>
          {(ids) => <input {...ids} {...PRIVATE} type="search" value={find} onInput={(event) => setFind(event.currentTarget.value)} />}
        </Field>
      )}
      <p class="hint" role="status">
        {entries.length === 0 ? w('watch_none') : listed.length === 0 ? w('watch_find_none') : w('watch_count', String(listed.length))}
      </p>
      <ul class="items">
        {listed.map((entry) => (
          <li key={entry.id}>
            {editing === entry.id ? (
              <section aria-label={w('watch_edit')}>
                <ItemForm
                  focus
                  entry={entry}
                  taken={taken.filter((label) => label !== entry.label)}
                  onDone={(saved) => void done('watch_saved', saved)}
                  onCancel={close}
                />
              </section>
            ) : (
              <Item
                entry={entry}
                shown={shown === entry.id}
                // With a form open its value is the one that is seen.
                show={editing === null ? (yes) => setShown(yes ? entry.id : null) : null}
                edit={() => {
                  setShown(null);
                  setEditing(entry.id);
                }}
                remove={() => void remove(entry)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const editButton = (id: string): string => `edit-${id}`;

const draftOf = ({ kind, label, value, aliases, rare }: Entry): Draft => ({ kind, label, value, aliases, rare });

function Item({
  entry,
  shown,
  show,
  edit,
  remove,
}: {
  entry: ListedEntry;
  shown: boolean;
  show: ((yes: boolean) => void) | null;
  edit: () => void;
  remove: () => void;
}) {
  const { w, say, refresh } = usePage();
  const toggle = async (on: boolean) => {
    const reply = await call('put', { draft: draftOf(entry), id: entry.id, on });
    await refresh();
    if (!reply.ok) say(w(`error_${reply.error}`));
  };
  return (
    <div class={entry.on ? 'item' : 'item off'}>
      <div class="item-head">
        <h3>{entry.label}</h3>
        <span class="hint">{w(`kind_${entry.kind}`)}</span>
      </div>
      <p class="value">
        {shown ? (
          entry.value
        ) : (
          <>
            <span aria-hidden="true">••••••••</span>
            <span class="unseen">{w('value_covered')}</span>
          </>
        )}
      </p>
      {entry.error && <p class="error">{w(`error_${entry.error}`)}</p>}
      <div class="row">
        <label class="switch">
          <input
            type="checkbox"
            aria-label={w('watch_switch_of', entry.label)}
            checked={entry.on}
            onChange={(event) => void toggle(event.currentTarget.checked)}
          />
          <span aria-hidden="true">{w(entry.on ? 'watch_on' : 'watch_off')}</span>
        </label>
        {show !== null && <Reveal label={w('value_hold_of', entry.label)} show={show} />}
        <button type="button" class="small" id={editButton(entry.id)} aria-label={w('action_edit_of', entry.label)} onClick={edit}>
          {w('action_edit')}
        </button>
        <button type="button" class="small" aria-label={w('action_remove_of', entry.label)} onClick={remove}>
          {w('action_remove')}
        </button>
      </div>
    </div>
  );
}
