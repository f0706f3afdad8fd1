/** Sites that are treated differently, and what the user set aside. Each can be taken back, and that too. */

import { call } from '../browser';
import { type Exception, MODES, type Mode } from '../protocol';
import { useAnswer, usePage } from '../ui/page';

export function Sites() {
  const { w, say, refresh } = usePage();
  const { value: sites } = useAnswer(() => call('sites'));
  const { value: exceptions } = useAnswer(() => call('exceptions'));
  if (sites === null || exceptions === null) return null;

  const setMode = async (site: string, before: Mode, mode: Mode) => {
    const reply = await call('setSite', { site, mode });
    await refresh();
    if (!reply.ok) return say(w(`error_${reply.error}`));
    if (mode === 'inline') say(w('site_forgotten', site), () => call('setSite', { site, mode: before }));
  };
  const removeException = async (exception: Exception) => {
    const reply = await call('removeException', { exception });
    await refresh();
    say(w(reply.ok ? 'exception_removed' : `error_${reply.error}`));
  };

  return (
    <>
      <p>{w('sites_intro')}</p>
      {sites.length === 0 && <p class="hint">{w('sites_none')}</p>}
      <ul class="lines">
        {sites.map(({ site, mode }) => (
          <li key={site}>
            <span class="name">{site}</span>
            <select
              aria-label={w('sites_mode_of', site)}
              value={mode}
              onChange={(event) => void setMode(site, mode, event.currentTarget.value as Mode)}
            >
              {MODES.map((each) => (
                <option key={each} value={each}>
                  {w(`mode_${each}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <h3>{w('exceptions_title')}</h3>
      {exceptions.length === 0 && <p class="hint">{w('exceptions_none')}</p>}
      <ul class="lines">
        {exceptions.map(({ item, site, text, label }) => (
          <li key={`${item} ${site} ${text}`}>
            <span class="name">{site === undefined ? w('exception_text', label) : w('exception_site', label, site)}</span>
            <button
              type="button"
              class="small"
              onClick={() =>
                void removeException({ item, ...(site === undefined ? {} : { site }), ...(text === undefined ? {} : { text }) })
              }
            >
              {w('action_undo')}
              <span class="unseen">: {label}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
