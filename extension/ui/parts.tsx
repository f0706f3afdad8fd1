/** Small parts that more than one page of ours uses. */

import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Severity } from '../protocol';
import { useWords } from './page';

/**
 * For every field that takes an item or a passphrase: spell checkers and form histories send and store what is typed.
 * `autocorrect` is set as a property, which is true or false: any text would be true.
 */
export const PRIVATE = { spellcheck: false, autocomplete: 'off', autocapitalize: 'off', autocorrect: '' } as const;

/** The three severities told apart by shape, the same shapes as at a mark in a page; the word stands beside it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const w = useWords();
  return (
    <span class={`severity ${severity}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {severity === 'notice' && <circle cx="8" cy="8" r="5.5" />}
        {severity === 'warn' && <path d="M8 2 14.5 13.5H1.5z" />}
        {severity === 'danger' && <path d="M2.5 2.5h11v11h-11z" />}
      </svg>
      {w(`severity_${severity}`)}
    </span>
  );
}

type FieldIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

/** A labelled field with its hint and, in words, what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  said,
  children,
}: {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  /** What came of what was typed, spoken when it changes. */
  said?: ComponentChildren;
  children: (ids: FieldIds) => ComponentChildren;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {said !== undefined && (
        <div role="status" class="understood">
          {said}
        </div>
      )}
      <div role="alert">
        {error && (
          <p class="error" id={`${id}-error`}>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

/**
 * A passphrase. Not in a `<form>` and without a name: a browser's password manager offers to keep what is sent by a
 * form. `type=password` keeps it from the screen, from spell checkers and from what input methods learn.
 */
export function PassphraseField({
  label,
  value,
  onInput,
  onEnter,
  hint,
  error,
  focus = false,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  onEnter?: (() => void) | undefined;
  hint?: string | undefined;
  error?: string | null | undefined;
  /** The one thing to do here: the cursor is in it from the start. */
  focus?: boolean;
}) {
  const w = useWords();
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div class="beside">
          <input
            {...ids}
            {...PRIVATE}
            ref={input}
            type={shown ? 'text' : 'password'}
            class="passphrase"
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) onEnter?.();
            }}
          />
          <button type="button" class="quiet" aria-controls={ids.id} onClick={() => setShown(!shown)}>
            {w(shown ? 'action_hide_value' : 'action_show_value')}
          </button>
        </div>
      )}
    </Field>
  );
}

/** A button that works on something for a moment: it says so, and can't be pressed twice. */
export function WorkButton({
  working,
  onClick,
  disabled = false,
  class: style,
  children,
}: {
  working: boolean;
  onClick: () => void;
  disabled?: boolean;
  class?: string;
  children: ComponentChildren;
}) {
  const w = useWords();
  return (
    <button type="button" class={style ?? 'main'} aria-disabled={working || disabled} onClick={() => !working && !disabled && onClick()}>
      {working ? w('working') : children}
    </button>
  );
}
