/** Wiping all that is kept, hiding, and the moment in which a wipe can be taken back. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../browser';
import { HoldButton } from './hold';
import { usePage } from './page';
import { Field, PRIVATE, WorkButton } from './parts';
import { useSecondsTo } from './seconds';

const HOLD_MS = 2000;

/** `brief`: the button alone until it is pressed too shortly; then, as elsewhere from the start, what it does and another way. */
export function Wipe({ heading: Heading = 'h3', brief = false }: { heading?: 'h2' | 'h3'; brief?: boolean }) {
  const { w, say, refresh } = usePage();
  const [short, setShort] = useState(false);
  const [working, setWorking] = useState(false);
  const wipe = async () => {
    setWorking(true);
    setShort(false);
    const reply = await call('wipe');
    setWorking(false);
    await refresh();
    if (!reply.ok) say(w(`error_${reply.error}`));
  };
  return (
    <div class="stack">
      {!brief && <Heading id="wipe">{w('wipe_title')}</Heading>}
      {(!brief || short) && <p>{w('wipe_text')}</p>}
      <HoldButton class="grave" milliseconds={HOLD_MS} onHeld={() => void wipe()} onShort={() => setShort(true)}>
        {w(working ? 'working' : 'wipe_hold')}
      </HoldButton>
      <p role="status" class={short ? 'hint' : 'unseen'}>
        {short ? w('wipe_short') : ''}
      </p>
      {(!brief || short) && <Otherwise working={working} wipe={wipe} />}
      {!brief && <p class="hint">{w('wipe_keys')}</p>}
    </div>
  );
}

/** For those who can't hold a button: the word is typed. */
function Otherwise({ working, wipe }: { working: boolean; wipe: () => Promise<void> }) {
  const { w, language } = usePage();
  const [typed, setTyped] = useState('');
  const word = w('wipe_word');
  const confirmed = typed.trim().toLocaleLowerCase(language) === word;
  return (
    <details>
      <summary>{w('wipe_otherwise')}</summary>
      <div class="stack">
        <Field label={w('wipe_confirm', word)}>
          {(ids) => <input {...ids} {...PRIVATE} type="text" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />}
        </Field>
        <WorkButton class="grave" working={working} disabled={!confirmed} onClick={() => void wipe()}>
          {w('wipe_action')}
        </WorkButton>
      </div>
    </details>
  );
}

/** Locks and closes every page of ours: nothing is destroyed, and nothing asked. */
export function Hide() {
  const { w } = usePage();
  return (
    <button type="button" onClick={() => void call('hide')}>
      {w('hide_action')}
    </button>
  );
}

/** Everything is locked, and for a moment the wipe can be taken back. */
export function Wiping({ until }: { until: number }) {
  const { w, say, refresh } = usePage();
  const left = useSecondsTo(until);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const take = async (name: 'unwipe' | 'wipe') => {
    const reply = await call(name);
    await refresh();
    if (!reply.ok) say(w(`error_${reply.error}`));
    else if (name === 'unwipe') say(w('wiping_taken_back'));
  };
  return (
    <main class="state">
      <h1>{w('wiping_title')}</h1>
      <p>{w('wiping_text')}</p>
      <p role="timer">{w('wiping_left', String(left))}</p>
      <div class="row">
        <button type="button" class="main" ref={back} onClick={() => void take('unwipe')}>
          {w('wiping_take_back')}
        </button>
        <button type="button" onClick={() => void take('wipe')}>
          {w('wiping_now')}
        </button>
      </div>
    </main>
  );
}
