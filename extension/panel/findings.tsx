/** What was found in a tab, by the user's own labels. A value never stands here. */

import type { ComponentChildren } from 'preact';
import { call } from '../browser';
import type { Exception, FindingView, Reply, TabView } from '../protocol';
import { reasonClause } from '../ui/i18n';
import { usePage } from '../ui/page';
import { SeverityMark } from '../ui/parts';
import { type Group, group } from './groups';
import { CopyLink, SourceLine } from './source';

export function Findings({ tab, view }: { tab: number; view: TabView }) {
  const { w } = usePage();
  const open = view.findings.filter(({ accepted, yours }) => !accepted && !yours);
  const yours = view.findings.filter(({ accepted, yours }) => !accepted && yours);
  const aside = view.findings.filter(({ accepted }) => accepted);
  return (
    <>
      <p role="status" class="count">
        {open.length === 0 ? w('panel_nothing') : w('panel_found', String(open.length + view.more))}
      </p>
      {open.length === 0 && <p class="hint">{w('panel_nothing_note')}</p>}
      {open.length > 0 && (
        <>
          <ul class="groups">
            {group(open).map((each) => (
              <GroupView key={each.item} tab={tab} of={each} />
            ))}
          </ul>
          {view.more > 0 && <p class="hint">{w('panel_more', String(view.more))}</p>}
          <p class="hint">{w('show_note')}</p>
        </>
      )}
      {yours.length > 0 && <Aside title={w('yours_list', String(yours.length))} findings={yours} />}
      {aside.length > 0 && <Aside title={w('set_aside', String(aside.length))} findings={aside} />}
    </>
  );
}

function GroupView({ tab, of }: { tab: number; of: Group }) {
  const { w } = usePage();
  const setAside = useSetAside(of.label);
  const [first, ...more] = of.findings;
  if (first === undefined) return null;
  const fine = (
    <Act label={of.label} onClick={() => setAside(() => call('fine', { tab, tag: first.tag }))}>
      {w('finding_fine')}
    </Act>
  );
  return (
    <li class="group">
      <div class="group-head">
        <h2>{of.label}</h2>
        <SeverityMark severity={of.severity} />
      </div>
      <ul class="places">
        {of.findings.map((finding) => (
          <Place key={finding.tag} tab={tab} finding={finding}>
            {more.length === 0 && fine}
          </Place>
        ))}
      </ul>
      {more.length > 0 && <div class="row">{fine}</div>}
      <details>
        <summary>{w('finding_advice')}</summary>
        <p>{w(`advice_${of.kind}`)}</p>
      </details>
    </li>
  );
}

function Place({ tab, finding, children }: { tab: number; finding: FindingView; children: ComponentChildren }) {
  const { w, language, say, refresh } = usePage();
  const setAside = useSetAside(finding.label);
  const { tag, label, kind, reasons, words, count, frame, hidden, source } = finding;
  const show = async () => {
    const reply = await call('show', { tab, tag });
    if (reply.ok) return;
    await refresh();
    say(w(reply.error === 'Refused' ? 'show_gone' : `error_${reply.error}`));
  };
  const told = [
    w(`kind_${kind}`),
    words === null ? '' : w('finding_messages', String(words), label),
    reasonClause(language, reasons),
    frame === 0 ? '' : w('finding_frame'),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <li>
      <p>
        {told}
        {count > 1 && <span class="many">{w('finding_places', String(count))}</span>}
      </p>
      {source !== null && <SourceLine source={source} />}
      <div class="row">
        {!hidden && (
          <Act label={label} onClick={show}>
            {w('finding_show')}
          </Act>
        )}
        {source?.link != null && <CopyLink label={label} link={source.link} />}
        {children}
        <Act label={label} onClick={() => setAside(() => call('notMine', { tab, tag }))}>
          {w('finding_not_mine')}
        </Act>
      </div>
    </li>
  );
}

/** A small button; a screen reader hears which item it is about. */
function Act({ label, onClick, children }: { label: string; onClick: () => Promise<unknown>; children: ComponentChildren }) {
  return (
    <button type="button" class="small" onClick={() => void onClick()}>
      {children}
      <span class="unseen">: {label}</span>
    </button>
  );
}

/** Sets a finding aside and offers the way back: whatever exception came of it is taken off again. */
function useSetAside(label: string): (act: () => Promise<Reply<null>>) => Promise<void> {
  const { w, say, refresh } = usePage();
  return async (act) => {
    const before = await call('exceptions');
    const reply = await act();
    await refresh();
    if (!reply.ok) return say(w(reply.error === 'Refused' ? 'show_gone' : `error_${reply.error}`));
    const after = await call('exceptions');
    const known = before.ok ? before.value.map(name) : [];
    const made = after.ok ? after.value.find((exception) => !known.includes(name(exception))) : undefined;
    say(w('set_aside_done', label), made && (() => call('removeException', { exception: bare(made) })));
  };
}

const name = ({ item, site, text }: Exception): string => JSON.stringify([item, site, text]);

/** Without the label that the list shows it by. */
const bare = ({ item, site, text }: Exception): Exception => ({
  item,
  ...(site === undefined ? {} : { site }),
  ...(text === undefined ? {} : { text }),
});

function Aside({ title, findings }: { title: string; findings: FindingView[] }) {
  const { w } = usePage();
  return (
    <details class="aside">
      <summary>{title}</summary>
      <ul>
        {findings.map(({ tag, label, kind, source }) => (
          <li key={tag}>
            {label} <span class="hint">{w(`kind_${kind}`)}</span>
            {source !== null && <SourceLine source={source} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
