/** This tab: what was found, what can be done about it, and how the site is treated. Popup of the toolbar and full page. */

import { useEffect } from 'preact/hooks';
import { call, isPopup, openOptions } from '../browser';
import { type ErrorName, MODES, type Mode, type TabView } from '../protocol';
import { Gate } from '../ui/gate';
import { mount, useAnswer, usePage } from '../ui/page';
import { Hide, Wipe } from '../ui/wipe';
import { Findings } from './findings';

const popup = isPopup();

mount(() => {
  useEffect(() => {
    document.documentElement.classList.toggle('popup', popup);
  }, []);
  const { status } = usePage();
  return (
    <>
      <Gate options>
        <Tab />
      </Gate>
      {status.vault === 'locked' && <Ways />}
    </>
  );
});

function Tab() {
  const { w } = usePage();
  const { value: subject } = useAnswer(() => call('subject'));
  if (subject === null) return null;
  return (
    <>
      {subject.tab === null ? (
        <main class="state">
          <h1>{w('panel_unreadable_title')}</h1>
          <p>{w('panel_unreadable_text')}</p>
        </main>
      ) : (
        <View tab={subject.tab} />
      )}
      <Ways />
    </>
  );
}

function View({ tab }: { tab: number }) {
  const { w } = usePage();
  const { value: view, error } = useAnswer(() => call('tab', { tab }), [tab]);
  if (view === null) return error === null ? null : <Failed error={error} />;
  return (
    <main class="tab">
      <h1 class="site">{view.site ?? w('panel_main')}</h1>
      <Pause />
      <Content tab={tab} view={view} />
      {view.site !== null && <SiteMode site={view.site} mode={view.mode} />}
    </main>
  );
}

function Failed({ error }: { error: ErrorName }) {
  const { w } = usePage();
  return (
    <main class="state">
      <h1>{w('panel_main')}</h1>
      <p>{w(`error_${error}`)}</p>
    </main>
  );
}

function Content({ tab, view }: { tab: number; view: TabView }) {
  const { w, status } = usePage();
  if (view.site === null) return <Said title={w('panel_unreadable_title')} text={w('panel_unreadable_text')} />;
  if (view.mode === 'off') return <Said title={w('panel_off_title')} text={w('panel_off_text')} />;
  if (!view.heard) return <Said title={w('panel_unheard_title')} text={w('panel_unheard_text')} />;
  if (status.items === 0) {
    return (
      <div class="said">
        <p>{w('panel_no_items')}</p>
        <button type="button" class="main" onClick={() => void openOptions()}>
          {w('panel_add_items')}
        </button>
      </div>
    );
  }
  return (
    <>
      {view.troubles.map((trouble) => (
        <p class="trouble" key={trouble}>
          {w(`trouble_${trouble}`)}
        </p>
      ))}
      <Findings tab={tab} view={view} />
    </>
  );
}

const Said = ({ title, text }: { title: string; text: string }) => (
  <div class="said">
    <h2>{title}</h2>
    <p>{text}</p>
  </div>
);

function Pause() {
  const { w, status, language, refresh } = usePage();
  if (status.pausedUntil === null) return null;
  const until = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(status.pausedUntil);
  return (
    <div class="paused">
      <p>{w('panel_paused', until)}</p>
      <button type="button" onClick={() => void call('pause', { minutes: 0 }).then(refresh)}>
        {w('pause_end')}
      </button>
    </div>
  );
}

function SiteMode({ site, mode }: { site: string; mode: Mode }) {
  const { w, refresh } = usePage();
  return (
    <fieldset class="mode">
      <legend>{w('mode_title')}</legend>
      {MODES.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="mode"
            checked={each === mode}
            onChange={() => void call('setSite', { site, mode: each }).then(refresh)}
          />
          <span>{w(`mode_${each}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The ways out of here, the same in every state. */
function Ways() {
  const { w, status, refresh } = usePage();
  const open = status.vault === 'unlocked';
  return (
    <footer>
      <div class="ways">
        {open && (
          <button type="button" onClick={() => void call('lock').then(refresh)}>
            {w('lock_now')}
          </button>
        )}
        <Hide />
        {open && status.pausedUntil === null && (
          <button type="button" onClick={() => void call('pause', { minutes: 60 }).then(refresh)}>
            {w('pause_action')}
          </button>
        )}
        <button type="button" onClick={() => void openOptions()}>
          {w('open_options')}
        </button>
        {popup && (
          <a class="button" href="panel.html" target="_blank" rel="noopener">
            {w('open_in_tab')}
          </a>
        )}
      </div>
      <div class="ways">
        <Wipe brief />
      </div>
    </footer>
  );
}
