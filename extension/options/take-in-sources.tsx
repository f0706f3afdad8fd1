/** Where messages come from: files chosen one by one, a folder, files dropped on the page, or text that is pasted. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chosen } from '../intake/protocol';
import { usePage } from '../ui/page';
import { Field, PRIVATE } from '../ui/parts';
import { chosenIn, pasted } from './chosen';

const APPS = ['telegram', 'whatsapp', 'facebook', 'signal', 'mail'] as const;

export function Sources({ onFiles }: { onFiles: (files: Chosen[]) => void }) {
  const { w } = usePage();
  const [text, setText] = useState<string | null>(null);
  return (
    <>
      <div class="drop">
        <p>{w('intake_drop')}</p>
        <div class="row">
          <FilesButton label={w('intake_files')} onFiles={onFiles} />
          <FilesButton label={w('intake_folder')} onFiles={onFiles} folder />
        </div>
      </div>
      <details>
        <summary>{w('intake_how')}</summary>
        <ul class="plain">
          {APPS.map((app) => (
            <li key={app}>{w(`intake_how_${app}`)}</li>
          ))}
        </ul>
      </details>
      {text === null ? (
        <div class="row">
          <button type="button" onClick={() => setText('')}>
            {w('intake_paste')}
          </button>
        </div>
      ) : (
        <>
          <Field label={w('intake_text')} hint={w('intake_text_hint')}>
            {(ids) => <textarea {...ids} {...PRIVATE} rows={6} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
          </Field>
          <div class="row">
            <button
              type="button"
              class="main"
              aria-disabled={text.trim() === ''}
              onClick={() => text.trim() !== '' && onFiles(pasted(text))}
            >
              {w('intake_text_action')}
            </button>
            <button type="button" onClick={() => setText(null)}>
              {w('action_cancel')}
            </button>
          </div>
        </>
      )}
    </>
  );
}

/** Our own button in front of the browser's, which speaks the browser's language. */
function FilesButton({ label, onFiles, folder = false }: { label: string; onFiles: (files: Chosen[]) => void; folder?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (input.current !== null && folder) input.current.webkitdirectory = true;
  }, [folder]);
  return (
    <label class="file-button">
      <input
        ref={input}
        type="file"
        multiple
        aria-label={label}
        // Choosing the same file again is a choice too: it may have been changed.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => onFiles(chosenIn(event.currentTarget.files))}
      />
      <span class="button" aria-hidden="true">
        {label}
      </span>
    </label>
  );
}
