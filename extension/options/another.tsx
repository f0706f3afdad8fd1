/** Another watchlist beside the open one, under a passphrase of its own. Nothing here, or anywhere, says how many there are. */

import { useState } from 'preact/hooks';
import { call } from '../browser';
import type { ErrorName } from '../protocol';
import { OTHER_SLOTS } from '../protocol';
import { isChosen, NewPassphrase, NOTHING_CHOSEN } from '../ui/new-passphrase';
import { usePage } from '../ui/page';
import { PassphraseField, WorkButton } from '../ui/parts';

export function Another() {
  const { w, language, say, refresh } = usePage();
  const [kept, setKept] = useState(['']);
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ErrorName | null>(null);
  const [round, setRound] = useState(0);
  const make = async () => {
    setWorking(true);
    setError(null);
    const reply = await call('addWatchlist', { passphrase: chosen.passphrase, kept: kept.filter((passphrase) => passphrase !== '') });
    setWorking(false);
    if (!reply.ok) return setError(reply.error);
    setKept(['']);
    setChosen(NOTHING_CHOSEN);
    setRound(round + 1);
    await refresh();
    say(w('another_done'));
  };
  return (
    <section class="card stack" aria-labelledby="another" key={round}>
      <h3 id="another">{w('another_title')}</h3>
      <p>{w('another_text')}</p>
      <p>{w('another_limits')}</p>
      <p>
        <strong>{w('another_kept_text')}</strong>
      </p>
      {kept.map((passphrase, at) => (
        <PassphraseField
          key={at}
          label={w('another_kept', String(at + 1))}
          value={passphrase}
          onInput={(value) => setKept(kept.map((each, index) => (index === at ? value : each)))}
        />
      ))}
      {kept.length < OTHER_SLOTS && (
        <button type="button" class="small" onClick={() => setKept([...kept, ''])}>
          {w('another_keep_more')}
        </button>
      )}
      <NewPassphrase label={w('another_new')} language={language} chosen={chosen} onChange={setChosen} />
      <div role="alert">{error && <p class="error">{w(`error_${error}`)}</p>}</div>
      <WorkButton working={working} disabled={!isChosen(chosen)} onClick={() => void make()}>
        {w('another_action')}
      </WorkButton>
    </section>
  );
}
