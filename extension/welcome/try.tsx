/** A trial on an invented post, by the same core that reads pages. Nothing of it is kept. */

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../browser';
import type { Reason } from '../protocol';
import { reasonClause } from '../ui/i18n';
import { usePage } from '../ui/page';
import { Field, PRIVATE } from '../ui/parts';

type Span = { start: number; end: number; reasons: Reason[] };

export function Try() {
  const { w, language } = usePage();
  const [value, setValue] = useState('');
  const [spans, setSpans] = useState<Span[]>([]);
  const post = w('welcome_try_post');
  useEffect(() => {
    let current = true;
    void call('preview', { draft: { kind: 'phone', label: '', value, aliases: [], rare: false }, text: post }).then((reply) => {
      if (current) setSpans(reply.ok ? reply.value : []);
    });
    return () => {
      current = false;
    };
  }, [value, post]);
  const why = reasonClause(language, spans[0]?.reasons ?? []);
  const found = why === '' ? w('welcome_try_found') : w('welcome_try_found_among', why);
  return (
    <section class="card" aria-labelledby="try">
      <h3 id="try">{w('welcome_try_title')}</h3>
      <p>{w('welcome_try_text')}</p>
      <blockquote>
        <p>{marked(post, spans)}</p>
      </blockquote>
      <Field label={w('welcome_try_field')} said={value === '' ? null : <p>{spans.length > 0 ? found : w('welcome_try_missed')}</p>}>
        {(ids) => <input {...ids} {...PRIVATE} type="text" value={value} onInput={(event) => setValue(event.currentTarget.value)} />}
      </Field>
    </section>
  );
}

function marked(text: string, spans: readonly Span[]): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
