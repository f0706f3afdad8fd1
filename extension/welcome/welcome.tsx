/** First run: language, passphrase, first items; then what Nightjar can't do, before it is relied on. */

import { useState } from 'preact/hooks';
import { call, openOptions } from '../browser';
import { type Entry, type ErrorName, LANGUAGES } from '../protocol';
import { Gate } from '../ui/gate';
import { ItemForm } from '../ui/item-form';
import { Limits } from '../ui/limits';
import { isChosen, NewPassphrase, NOTHING_CHOSEN } from '../ui/new-passphrase';
import { mount, useAnswer, useFocusOnChange, usePage } from '../ui/page';
import { WorkButton } from '../ui/parts';
import { Try } from './try';

type Step = 'language' | 'passphrase' | 'items' | 'limits';
const STEPS: readonly Step[] = ['language', 'passphrase', 'items'];

mount(() => {
  const { status, w, say } = usePage();
  // Where to begin is decided once: items are added while the third step is open.
  const [begin] = useState<Step | 'done'>(() => (status.vault === 'empty' ? 'language' : status.items === 0 ? 'items' : 'done'));
  const [step, setStep] = useState<Step>(begin === 'done' ? 'items' : begin);
  const go = (to: Step) => {
    say('');
    setStep(to);
  };
  if (status.vault === 'empty') return <Steps step={step === 'passphrase' ? step : 'language'} go={go} />;
  return (
    <Gate options>
      {begin === 'done' ? (
        <main class="state">
          <h1>{w('welcome_title')}</h1>
          <p>{w('welcome_already')}</p>
          <button type="button" class="main" onClick={() => void openOptions()}>
            {w('open_options')}
          </button>
        </main>
      ) : (
        <Steps step={step === 'limits' ? step : 'items'} go={go} />
      )}
    </Gate>
  );
});

function Steps({ step, go }: { step: Step; go: (step: Step) => void }) {
  const { w } = usePage();
  const heading = useFocusOnChange<HTMLHeadingElement>(step);
  const number = STEPS.indexOf(step) + 1;
  return (
    <div class="page">
      <header>
        <img src="icons/128.png" alt="" width="48" height="48" />
        <h1>{w('extension_name')}</h1>
      </header>
      <main>
        {number > 0 && (
          <div class="progress">
            <p>{w('welcome_step', String(number), String(STEPS.length))}</p>
            <ol aria-hidden="true">
              {STEPS.map((each, index) => (
                <li key={each} class={index < number ? 'reached' : ''} />
              ))}
            </ol>
          </div>
        )}
        <h2 ref={heading} tabIndex={-1}>
          {w(step === 'limits' ? 'welcome_limits' : `welcome_${step}`)}
        </h2>
        {step === 'language' && <LanguageStep next={() => go('passphrase')} />}
        {step === 'passphrase' && <PassphraseStep back={() => go('language')} next={() => go('items')} />}
        {step === 'items' && <ItemsStep next={() => go('limits')} />}
        {step === 'limits' && <LimitsStep />}
      </main>
    </div>
  );
}

function LanguageStep({ next }: { next: () => void }) {
  const { w, language, speak } = usePage();
  return (
    <>
      <fieldset class="choices">
        <legend class="unseen">{w('welcome_language')}</legend>
        {LANGUAGES.map((each) => (
          <label class="check" key={each}>
            <input type="radio" name="language" checked={each === language} onChange={() => speak(each)} />
            <span lang={each}>{w(`language_${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <p>{w('welcome_intro')}</p>
      <button type="button" class="main" onClick={next}>
        {w('action_next')}
      </button>
    </>
  );
}

function PassphraseStep({ back, next }: { back: () => void; next: () => void }) {
  const { w, language, speak, refresh } = usePage();
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ErrorName | null>(null);
  const create = async () => {
    setWorking(true);
    setError(null);
    const reply = await call('create', { passphrase: chosen.passphrase, language });
    setWorking(false);
    if (!reply.ok) return setError(reply.error);
    next();
    await refresh();
    speak(null);
  };
  return (
    <>
      <p>{w('welcome_passphrase_why')}</p>
      <p>{w('passphrase_not_reused')}</p>
      <NewPassphrase label={w('unlock_field')} language={language} chosen={chosen} onChange={setChosen} />
      <ul class="limits">
        <li>{w('passphrase_paper')}</li>
        <li>{w('passphrase_no_recovery')}</li>
      </ul>
      <div role="alert">{error !== null && <p class="error">{w(`error_${error}`)}</p>}</div>
      <div class="row">
        <WorkButton working={working} disabled={!isChosen(chosen)} onClick={() => void create()}>
          {w('welcome_passphrase_action')}
        </WorkButton>
        <button type="button" onClick={back}>
          {w('action_back')}
        </button>
      </div>
    </>
  );
}

function ItemsStep({ next }: { next: () => void }) {
  const { w, say, refresh } = usePage();
  const { value: entries } = useAnswer(() => call('entries'));
  const added = async (entry: Entry) => {
    await refresh();
    say(w('watch_added', entry.label));
  };
  return (
    <>
      <p>{w('welcome_own_text')}</p>
      <section class="card" aria-labelledby="own">
        <h3 id="own">{w('welcome_own_title')}</h3>
        {entries !== null && <ItemForm entry={null} taken={entries.map(({ label }) => label)} onDone={(entry) => void added(entry)} />}
        {entries !== null && entries.length > 0 && (
          <ul class="added">
            {entries.map(({ id, label, kind }) => (
              <li key={id}>
                {label} <span class="hint">{w(`kind_${kind}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Try />
      <button type="button" class="main" onClick={next}>
        {w('action_next')}
      </button>
    </>
  );
}

function LimitsStep() {
  const { w } = usePage();
  return (
    <>
      <Limits />
      <h3>{w('welcome_ready')}</h3>
      <p>{w('welcome_ready_text')}</p>
      <button type="button" class="main" onClick={() => void openOptions()}>
        {w('open_options')}
      </button>
    </>
  );
}
