/** What stands before everything that needs an open vault: not set up, locked, or a sealed file that can't be used. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call, openOptions } from '../browser';
import type { ErrorName } from '../protocol';
import { usePage } from './page';
import { PassphraseField, WorkButton } from './parts';
import { useSecondsTo } from './seconds';
import { Wiping } from './wipe';

/** `options`: whether to offer the way to the options page (not there itself). */
export function Gate({ options = false, children }: { options?: boolean; children: ComponentChildren }) {
  const { status, w, say } = usePage();
  const { vault, wipingUntil } = status;
  // The end of a wipe is said wherever it was seen to begin.
  const before = useRef(vault);
  useEffect(() => {
    if (before.current !== 'empty' && vault === 'empty') say(w('wipe_done'));
    before.current = vault;
  }, [vault, say, w]);
  switch (vault) {
    case 'unlocked':
      return <>{children}</>;
    case 'locked':
      return <Locked />;
    case 'wiping':
      return <Wiping until={wipingUntil ?? 0} />;
    case 'empty':
      return (
        <main class="state">
          <h1>{w('state_empty_title')}</h1>
          <p>{w('state_empty_text')}</p>
          <a class="button main" href="welcome.html" target="_blank" rel="noopener">
            {w('state_empty_action')}
          </a>
        </main>
      );
    case 'damaged':
    case 'newer':
    case 'foreign':
      return (
        <main class="state">
          <h1>{w(`state_${vault}_title`)}</h1>
          <p>{w(`state_${vault}_help`)}</p>
          {options && (
            <button type="button" onClick={() => void openOptions()}>
              {w('open_options')}
            </button>
          )}
        </main>
      );
  }
}

export function Locked() {
  const { w } = usePage();
  return (
    <main class="state">
      <h1>{w('state_locked_title')}</h1>
      <p>{w('state_locked_text')}</p>
      <Unlock />
    </main>
  );
}

export function Unlock() {
  const { w, status, refresh } = usePage();
  const left = useSecondsTo(status.guessAfter);
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ErrorName | null>(null);
  const unlock = async () => {
    if (working || left > 0) return;
    if (passphrase === '') return setError('Empty');
    setWorking(true);
    setError(null);
    const reply = await call('unlock', { passphrase });
    setWorking(false);
    if (reply.ok) setPassphrase('');
    else setError(reply.error);
    await refresh();
  };
  return (
    <div class="stack">
      <PassphraseField
        focus
        label={w('unlock_field')}
        value={passphrase}
        onInput={setPassphrase}
        onEnter={() => void unlock()}
        error={error && w(`error_${error}`)}
      />
      <p class="hint" role="status">
        {working ? w('unlocking') : left > 0 ? w('unlock_wait') : ''}
      </p>
      {left > 0 && <p role="timer">{w('unlock_left', String(left))}</p>}
      <WorkButton working={working} disabled={left > 0} onClick={() => void unlock()}>
        {w('unlock_action')}
      </WorkButton>
    </div>
  );
}
