/** Whose message a finding stands in: channel, author and time as the page shows them, and a link that can be kept. */

import type { Language, Source } from '../protocol';
import { usePage } from '../ui/page';

/** Names come from the page and may be written in any direction: each stands for itself. */
export function SourceLine({ source: { chat, author, time, quoted } }: { source: Source }) {
  const { w, language } = usePage();
  const names = [chat?.name ?? '', author !== null && author !== chat?.name ? author : ''].filter((name) => name !== '');
  const rest = [time === null ? '' : when(time, language), quoted ? w('source_quoted') : ''].filter((part) => part !== '');
  if (names.length + rest.length === 0) return null;
  return (
    <p class="source">
      {[...names.map((name) => <bdi key={name}>{name}</bdi>), ...rest].flatMap((part, i) => (i === 0 ? [part] : [' · ', part]))}
    </p>
  );
}

export function CopyLink({ label, link }: { label: string; link: string }) {
  const { w, say } = usePage();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      say(w('source_link_done'));
    } catch {
      say(w('source_link_failed'));
    }
  };
  return (
    <button type="button" class="small" onClick={() => void copy()}>
      {w('source_link')}
      <span class="unseen">: {label}</span>
    </button>
  );
}

/** Chromium is built without Azerbaijani, and Turkey writes dates as Azerbaijan does; months in figures stand day first. */
const DATES: Record<Language, string> = { az: 'tr', tr: 'tr', ru: 'ru', en: 'en-GB' };

/** A time in the user's own zone, where the page has one; else as it stands there. */
function when(time: string, language: Language): string {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(time) ? Date.parse(time) : Number.NaN;
  return Number.isNaN(at)
    ? time
    : new Intl.DateTimeFormat(DATES[language], { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(at);
}
