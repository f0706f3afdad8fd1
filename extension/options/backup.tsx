/** The sealed copy, out and in, and adding items from a list that others can read. */

import { useRef, useState } from 'preact/hooks';
import { call } from '../browser';
import type { ImportResult } from '../protocol';
import { fromBase64, toBase64 } from '../ui/bytes';
import type { MessageKey } from '../ui/i18n';
import { isChosen, NewPassphrase, NOTHING_CHOSEN } from '../ui/new-passphrase';
import { usePage } from '../ui/page';
import { Field, PassphraseField, WorkButton } from '../ui/parts';

export function Backup() {
  return (
    <>
      <Export />
      <Restore />
      <PlainList />
    </>
  );
}

/** Says nothing about what made it, because the browser's list of downloads keeps it. */
const fileName = (): string => `copy-${new Date().toISOString().slice(0, 10)}.bin`;

function Export() {
  const { w, language, say } = usePage();
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [working, setWorking] = useState(false);
  const [round, setRound] = useState(0);
  const save = async () => {
    setWorking(true);
    const reply = await call('exportBackup', { passphrase: chosen.passphrase });
    setWorking(false);
    if (!reply.ok) return say(w(`error_${reply.error}`));
    const name = fileName();
    const url = URL.createObjectURL(new Blob([fromBase64(reply.value)], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
    setChosen(NOTHING_CHOSEN);
    setRound(round + 1);
    say(w('export_done', name));
  };
  return (
    <section class="card stack" aria-labelledby="export" key={round}>
      <h3 id="export">{w('export_title')}</h3>
      <p>{w('export_text')}</p>
      <NewPassphrase label={w('export_passphrase')} language={language} chosen={chosen} onChange={setChosen} />
      <WorkButton working={working} disabled={!isChosen(chosen)} onClick={() => void save()}>
        {w('export_action')}
      </WorkButton>
    </section>
  );
}

function Restore() {
  const { w, say, refresh } = usePage();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<MessageKey | null>(null);
  const restore = async () => {
    if (file === null) return;
    setWorking(true);
    setError(null);
    const bytes = await toBase64(file).catch(() => null);
    if (bytes === null) {
      setWorking(false);
      return setError('file_unreadable');
    }
    const reply = await call('importBackup', { bytes, passphrase });
    setWorking(false);
    if (!reply.ok) return setError(`error_${reply.error}`);
    setPassphrase('');
    await refresh();
    say(w('restore_done'));
  };
  return (
    <section class="card stack" aria-labelledby="restore">
      <h3 id="restore">{w('restore_title')}</h3>
      <p>{w('restore_text')}</p>
      <FileField label={w('restore_file')} onFile={setFile} />
      <PassphraseField
        label={w('restore_passphrase')}
        value={passphrase}
        onInput={(value) => {
          setPassphrase(value);
          setError(null);
        }}
        error={error && w(error)}
      />
      <WorkButton working={working} disabled={file === null || passphrase === ''} onClick={() => void restore()}>
        {w('restore_action')}
      </WorkButton>
    </section>
  );
}

function PlainList() {
  const { w, refresh } = usePage();
  const [file, setFile] = useState<File | null>(null);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<MessageKey | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const add = async () => {
    if (file === null) return;
    setWorking(true);
    setError(null);
    setResult(null);
    const format = file.name.toLowerCase().endsWith('.csv') ? 'csv' : 'toml';
    const text = await file.text().catch(() => null);
    if (text === null) {
      setWorking(false);
      return setError('file_unreadable');
    }
    const reply = await call('importList', { text, format });
    setWorking(false);
    if (!reply.ok) return setError(`error_${reply.error}`);
    setResult(reply.value);
    await refresh();
  };
  return (
    <section class="card stack" aria-labelledby="list">
      <h3 id="list">{w('list_title')}</h3>
      <p>{w('list_text')}</p>
      <FileField label={w('restore_file')} accept=".toml,.csv" onFile={setFile} error={error && w(error)} />
      <WorkButton working={working} disabled={file === null} onClick={() => void add()}>
        {w('list_action')}
      </WorkButton>
      <p role="status">
        {result === null ? '' : w('list_result', String(result.added), String(result.known), String(result.refused.length))}
      </p>
      {result !== null && result.refused.length > 0 && (
        <table>
          <caption>{w('list_refused')}</caption>
          <thead>
            <tr>
              <th scope="col">{w('list_line')}</th>
              <th scope="col">{w('list_label')}</th>
              <th scope="col">{w('list_reason')}</th>
            </tr>
          </thead>
          <tbody>
            {result.refused.map(({ line, label, error }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>{label}</td>
                <td>{w(`error_${error}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Our own button in front of the browser's, which speaks the browser's language. */
function FileField({
  label,
  accept,
  onFile,
  error,
}: {
  label: string;
  accept?: string;
  onFile: (file: File) => void;
  error?: string | null;
}) {
  const { w } = usePage();
  const [name, setName] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <div class="file">
          <input
            {...ids}
            ref={input}
            type="file"
            accept={accept}
            // Choosing the same file again is a choice too: it may have been changed.
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file === undefined) return;
              setName(file.name);
              onFile(file);
            }}
          />
          <span class="button" aria-hidden="true">
            {w('file_choose')}
          </span>
          <span class="hint" aria-hidden="true">
            {name ?? w('file_none')}
          </span>
        </div>
      )}
    </Field>
  );
}
