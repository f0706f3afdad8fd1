/** Choosing a passphrase: four random words or digits on offer, its strength told honestly, typed twice. */

import { useEffect, useState } from 'preact/hooks';
import { call } from '../browser';
import type { Language } from '../protocol';
import { usePage } from './page';
import { PassphraseField } from './parts';
import { offerDigits, offerWords } from './passphrase';

/** From here on guessing is out of reach, whoever tries. */
const STRONG_BITS = 60;
/** The bar is full. */
const FULL_BITS = 80;

export type Chosen = { passphrase: string; again: string; strength: { bits: number; ok: boolean } | null };
export const NOTHING_CHOSEN: Chosen = { passphrase: '', again: '', strength: null };

/** Strong enough, and typed the same way twice. */
export const isChosen = ({ passphrase, again, strength }: Chosen): boolean => strength?.ok === true && passphrase === again;

export function NewPassphrase({
  label,
  language,
  chosen,
  onChange,
}: {
  label: string;
  language: Language;
  chosen: Chosen;
  onChange: (update: (chosen: Chosen) => Chosen) => void;
}) {
  const { w } = usePage();
  const [offered, setOffered] = useState<string | null>(null);
  const { passphrase, again, strength } = chosen;
  useEffect(() => {
    if (passphrase === '') return;
    void call('strength', { passphrase }).then((reply) => {
      if (reply.ok) onChange((now) => (now.passphrase === passphrase ? { ...now, strength: reply.value } : now));
    });
  }, [passphrase, onChange]);
  const offer = (words: string) => {
    setOffered(words);
    onChange(() => ({ passphrase: words, again: '', strength: null }));
  };
  const differs = again !== '' && again.length >= passphrase.length && again !== passphrase;
  return (
    <div class="stack">
      <div class="row">
        <button type="button" onClick={() => offer(offerWords(language))}>
          {w('passphrase_words')}
        </button>
        <button type="button" onClick={() => offer(offerDigits())}>
          {w('passphrase_digits')}
        </button>
        <span class="hint">{w('passphrase_own')}</span>
      </div>
      <div role="status">
        {offered !== null && (
          <>
            <p class="hint">{w('passphrase_offered')}</p>
            <p class="offered" translate={false}>
              {offered}
            </p>
          </>
        )}
      </div>
      <PassphraseField
        label={label}
        value={passphrase}
        onInput={(value) => onChange((now) => ({ ...now, passphrase: value, strength: null }))}
      />
      <Strength of={passphrase === '' ? null : strength} />
      <PassphraseField
        label={w('passphrase_repeat')}
        value={again}
        onInput={(value) => onChange((now) => ({ ...now, again: value }))}
        error={differs ? w('passphrase_differs') : null}
      />
    </div>
  );
}

function Strength({ of }: { of: Chosen['strength'] }) {
  const { w } = usePage();
  const grade = of === null ? 'none' : !of.ok ? 'weak' : of.bits < STRONG_BITS ? 'fair' : 'strong';
  return (
    <div class={`strength ${grade}`}>
      <svg viewBox="0 0 80 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="track" width="80" height="4" />
        <rect class="fill" width={Math.min(of?.bits ?? 0, FULL_BITS)} height="4" />
      </svg>
      <p role="status">{of === null || grade === 'none' ? '' : w(`strength_${grade}`, String(of.bits))}</p>
    </div>
  );
}
