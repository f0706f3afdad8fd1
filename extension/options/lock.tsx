/** Locking, the passphrase, and wiping all that is kept. */

import { useState } from 'preact/hooks';
import { call } from '../browser';
import type { ErrorName, Settings } from '../protocol';
import { TAKE_BACKS } from '../protocol';
import { isChosen, NewPassphrase, NOTHING_CHOSEN } from '../ui/new-passphrase';
import { useAnswer, usePage } from '../ui/page';
import { Field, PassphraseField, WorkButton } from '../ui/parts';
import { Hide, Wipe } from '../ui/wipe';
import { Another } from './another';

const IDLE_MINUTES: readonly Settings['idleMinutes'][] = [1, 5, 15, 30, 60];

export function Lock() {
  const { w, refresh } = usePage();
  return (
    <>
      <p>{w('lock_intro')}</p>
      <div class="row">
        <button type="button" class="main" onClick={() => void call('lock').then(refresh)}>
          {w('lock_now')}
        </button>
        <Hide />
      </div>
      <p class="hint">{w('hide_text')}</p>
      <Times />
      <ChangePassphrase />
      <Another />
      <section class="card" aria-labelledby="wipe">
        <Wipe />
      </section>
    </>
  );
}

/** After how long it locks, and for how long a wipe can be taken back. */
function Times() {
  const { w, say, refresh } = usePage();
  const { value: settings } = useAnswer(() => call('settings'));
  if (settings === null) return null;
  const set = async (change: Partial<Settings>) => {
    const reply = await call('setSettings', { settings: { ...settings, ...change } });
    await refresh();
    say(w(reply.ok ? 'saved' : `error_${reply.error}`));
  };
  return (
    <>
      <Choice
        label={w('idle_label')}
        values={IDLE_MINUTES}
        value={settings.idleMinutes}
        word={(minutes) => w('idle_minutes', String(minutes))}
        onChange={(idleMinutes) => void set({ idleMinutes })}
      />
      <Choice
        label={w('take_back_label')}
        hint={w('take_back_hint')}
        values={TAKE_BACKS}
        value={settings.takeBack}
        word={(seconds) => (seconds === 0 ? w('take_back_none') : w('take_back_seconds', String(seconds)))}
        onChange={(takeBack) => void set({ takeBack })}
      />
    </>
  );
}

function Choice<T extends number>({
  label,
  hint,
  values,
  value,
  word,
  onChange,
}: {
  label: string;
  hint?: string;
  values: readonly T[];
  value: T;
  word: (value: T) => string;
  onChange: (value: T) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select
          {...ids}
          value={String(value)}
          onChange={(event) => {
            const chosen = values.find((each) => String(each) === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {values.map((each) => (
            <option key={each} value={String(each)}>
              {word(each)}
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
