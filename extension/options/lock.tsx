/** Locking, the passphrase, and wiping all that is kept. */

import { useState } from 'preact/hooks';
import { call } from '../browser';
import type { ErrorName, Settings } from '../protocol';
import { isChosen, NewPassphrase, NOTHING_CHOSEN } from '../ui/new-passphrase';
import { useAnswer, usePage } from '../ui/page';
import { Field, PassphraseField, PRIVATE, WorkButton } from '../ui/parts';
import { eraseInPlace } from './erase';

const IDLE_MINUTES: readonly Settings['idleMinutes'][] = [1, 5, 15, 30, 60];

export function Lock() {
  const { w, refresh } = usePage();
  return (
    <>
      <p>{w('lock_intro')}</p>
      <button type="button" class="main" onClick={() => void call('lock').then(refresh)}>
        {w('lock_now')}
      </button>
      <Idle />
      <ChangePassphrase />
      <section class="card" aria-labelledby="wipe">
        <Wipe />
      </section>
    </>
  );
}

function Idle() {
  const { w, say, refresh } = usePage();
  const { value: settings } = useAnswer(() => call('settings'));
  if (settings === null) return null;
  const set = async (idleMinutes: Settings['idleMinutes']) => {
    const reply = await call('setSettings', { settings: { ...settings, idleMinutes } });
    await refresh();
    say(w(reply.ok ? 'saved' : `error_${reply.error}`));
  };
  return (
    <Field label={w('idle_label')}>
      {(ids) => (
        <select
          {...ids}
          value={String(settings.idleMinutes)}
          onChange={(event) => {
            const chosen = IDLE_MINUTES.find((minutes) => String(minutes) === event.currentTarget.value);
            if (chosen !== undefined) void set(chosen);
          }}
        >
          {IDLE_MINUTES.map((minutes) => (
            <option key={minutes} value={String(minutes)}>
              {w('idle_minutes', String(minutes))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function ChangePassphrase() {
  const { w, language, say, refresh } = usePage();
  const [old, setOld] = useState('');
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ErrorName | null>(null);
  const [round, setRound] = useState(0);
  const change = async () => {
    setWorking(true);
    setError(null);
    const reply = await call('changePassphrase', { old, passphrase: chosen.passphrase });
    setWorking(false);
    if (!reply.ok) return setError(reply.error);
    setOld('');
    setChosen(NOTHING_CHOSEN);
    setRound(round + 1);
    await refresh();
    say(w('change_done'));
  };
  return (
    <section class="card stack" aria-labelledby="change" key={round}>
      <h3 id="change">{w('change_title')}</h3>
      <p>{w('change_note')}</p>
      <PassphraseField
        label={w('change_old')}
        value={old}
        onInput={(value) => {
          setOld(value);
          setError(null);
        }}
        error={error && w(`error_${error}`)}
      />
      <NewPassphrase label={w('change_new')} language={language} chosen={chosen} onChange={setChosen} />
      <p class="hint">{w('passphrase_paper')}</p>
      <p class="hint">{w('passphrase_no_recovery')}</p>
      <WorkButton working={working} disabled={old === '' || !isChosen(chosen)} onClick={() => void change()}>
        {w('change_action')}
      </WorkButton>
    </section>
  );
}

/** Also offered, on its own, when the vault is closed or the sealed file can't be used at all. */
export function Wipe({ heading: Heading = 'h3' }: { heading?: 'h2' | 'h3' }) {
  const { w, language, say, refresh } = usePage();
  const [typed, setTyped] = useState('');
  const [working, setWorking] = useState(false);
  const word = w('wipe_word');
  const confirmed = typed.trim().toLocaleLowerCase(language) === word;
  const wipe = async () => {
    setWorking(true);
    await eraseInPlace();
    const reply = await call('wipe');
    setWorking(false);
    setTyped('');
    await refresh();
    say(w(reply.ok ? 'wipe_done' : `error_${reply.error}`));
  };
  return (
    <div class="stack">
      <Heading id="wipe">{w('wipe_title')}</Heading>
      <p>{w('wipe_text')}</p>
      <Field label={w('wipe_confirm', word)}>
        {(ids) => <input {...ids} {...PRIVATE} type="text" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />}
      </Field>
      <WorkButton class="grave" working={working} disabled={!confirmed} onClick={() => void wipe()}>
        {w('wipe_action')}
      </WorkButton>
    </div>
  );
}
