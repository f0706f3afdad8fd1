/** Adding or editing an item: what is understood of it is shown while it is typed, or why it can't be looked for. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { call } from '../browser';
import { type Draft, type Entry, type ErrorName, KINDS, type Kind } from '../protocol';
import { usePage } from './page';
import { Field, PRIVATE, WorkButton } from './parts';
import { Reveal } from './reveal';

/** A pause in typing that is long enough to say what does not fit yet. */
const SETTLED_MS = 600;
/** Kinds that are written on several lines. */
const LONG: readonly Kind[] = ['address', 'passage', 'phrase'];

type Judged = { of: string; normal: string } | { of: string; error: ErrorName } | null;

const judgedBy = ({ kind, value, aliases, rare }: Draft): string => JSON.stringify([kind, value, aliases, rare]);

/** The proposal for a label: its kind, with a number where that is taken. */
export function freeLabel(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.includes(`${base} ${number}`)) return `${base} ${number}`;
}

export function ItemForm({
  entry,
  taken,
  onDone,
  onCancel,
  focus = false,
}: {
  /** The item to edit; null for a new one. */
  entry: Entry | null;
  /** Labels that are in use. */
  taken: readonly string[];
  onDone: (saved: Entry) => void;
  onCancel?: (() => void) | undefined;
  /** It was just opened by the user: the cursor goes into it. */
  focus?: boolean;
}) {
  const { w } = usePage();
  const [kind, setKind] = useState<Kind>(entry?.kind ?? 'phone');
  const [value, setValue] = useState(entry?.value ?? '');
  const [lines, setLines] = useState(entry?.aliases.join('\n') ?? '');
  const [rare, setRare] = useState(entry?.rare ?? false);
  /** What the user made of the label; null while it is our proposal. */
  const [ownLabel, setOwnLabel] = useState(entry?.label ?? null);
  const [judged, setJudged] = useState<Judged>(null);
  const [settled, setSettled] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<ErrorName | null>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const first = useRef<HTMLSelectElement>(null);
  /** What was entered before is covered until it is asked for; the rest can be changed without it. */
  const [covered, setCovered] = useState(entry !== null);
  // Before the form is painted: a later move of the cursor would catch keys that were meant for another field.
  useLayoutEffect(() => {
    if (focus) first.current?.focus();
  }, [focus]);

  const proposed = freeLabel(w(`label_${kind}`), taken);
  const named = kind === 'name' || lines !== '';
  const draft: Draft = {
    kind,
    label: ownLabel?.trim() || proposed,
    value,
    aliases: lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    rare: rare && kind === 'name',
  };

  const asked = judgedBy(draft);
  useEffect(() => {
    setSettled(false);
    setRefused(null);
    if (value.trim() === '') return;
    let current = true;
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    void call('understand', { draft }).then((reply) => {
      if (current) setJudged(reply.ok ? { of: asked, normal: reply.value.normal } : { of: asked, error: reply.error });
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);

  const now = judged?.of === asked ? judged : null;
  const error = refused ?? (settled && now !== null && 'error' in now ? now.error : null);

  const save = async () => {
    if (working) return;
    setWorking(true);
    const reply = await call('put', { draft, id: entry?.id ?? null, on: entry?.on ?? true });
    setWorking(false);
    if (!reply.ok) {
      setRefused(reply.error);
      field.current?.focus();
      return;
    }
    if (entry === null) {
      setValue('');
      setLines('');
      setRare(false);
      setOwnLabel(null);
      setJudged(null);
    }
    onDone(reply.value);
  };

  return (
    <div class="item-form stack">
      <Field label={w('field_kind')}>
        {(ids) => (
          <select {...ids} ref={first} value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {w(`kind_${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {covered ? (
        <div class="field">
          <p>
            {w('field_value')}: {w('value_covered')}
          </p>
          <div class="row">
            <Reveal stays label={w('value_hold_of', entry?.label ?? '')} show={(yes) => setCovered(!yes)} />
          </div>
          <div role="alert">{error && <p class="error">{w(`error_${error}`)}</p>}</div>
        </div>
      ) : (
        <>
          <Field
            label={w('field_value')}
            hint={w(`hint_${kind}`)}
            error={error && w(`error_${error}`)}
            said={
              now !== null &&
              'normal' in now && (
                <p>
                  {w('understood')}: <strong>{now.normal}</strong>
                </p>
              )
            }
          >
            {(ids) => {
              const shared = { ...ids, ...PRIVATE, ref: field, value };
              return LONG.includes(kind) ? (
                <textarea {...shared} rows={kind === 'passage' ? 6 : 3} onInput={(event) => setValue(event.currentTarget.value)} />
              ) : (
                <input
                  {...shared}
                  type="text"
                  onInput={(event) => setValue(event.currentTarget.value)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && !event.isComposing) void save();
                  }}
                />
              );
            }}
          </Field>
          {named && (
            <Field label={w('field_aliases')} hint={w('field_aliases_hint')}>
              {(ids) => <textarea {...ids} {...PRIVATE} rows={2} value={lines} onInput={(event) => setLines(event.currentTarget.value)} />}
            </Field>
          )}
        </>
      )}
      {kind === 'name' && (
        <label class="check">
          <input type="checkbox" checked={rare} onChange={(event) => setRare(event.currentTarget.checked)} />
          <span>
            {w('field_rare')} <span class="hint">{w('field_rare_hint')}</span>
          </span>
        </label>
      )}
      <Field label={w('field_label')} hint={w('field_label_hint')}>
        {(ids) => (
          <input
            {...ids}
            {...PRIVATE}
            type="text"
            maxLength={200}
            value={ownLabel ?? proposed}
            onInput={(event) => setOwnLabel(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        <WorkButton working={working} onClick={() => void save()}>
          {w(entry === null ? 'action_add' : 'action_save')}
        </WorkButton>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {w('action_cancel')}
          </button>
        )}
      </div>
    </div>
  );
}
