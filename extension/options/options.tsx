/** The options page: one section at a time. Its address and title never change, because browsers keep both. */

import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { Gate } from '../ui/gate';
import type { MessageKey } from '../ui/i18n';
import { mount, useFocusOnChange, usePage } from '../ui/page';
import { Wipe } from '../ui/wipe';
import { About } from './about';
import { Backup } from './backup';
import { areFiles } from './chosen';
import { Lock } from './lock';
import { Look } from './look';
import { Messages } from './messages';
import { Sites } from './sites';
import { Watchlist } from './watchlist';

const SECTIONS: { title: MessageKey; Section: FunctionComponent }[] = [
  { title: 'watch_title', Section: Watchlist },
  { title: 'messages_title', Section: Messages },
  { title: 'sites_title', Section: Sites },
  { title: 'lock_title', Section: Lock },
  { title: 'backup_title', Section: Backup },
  { title: 'look_title', Section: Look },
  { title: 'about_title', Section: About },
];

// A file that is dropped beside its place would be opened by the browser, in place of this page.
for (const name of ['dragenter', 'dragover', 'drop'] as const) {
  addEventListener(name, (event) => areFiles(event) && event.preventDefault());
}

mount(() => {
  const { status } = usePage();
  const shut = status.vault !== 'unlocked' && status.vault !== 'empty' && status.vault !== 'wiping';
  return (
    <>
      <Gate>
        <Sections />
      </Gate>
      {shut && (
        <section class="after-state" aria-labelledby="wipe">
          <Wipe heading="h2" />
        </section>
      )}
    </>
  );
});

function Sections() {
  const { w } = usePage();
  const [at, setAt] = useState(0);
  const heading = useFocusOnChange<HTMLHeadingElement>(at);
  const shown = SECTIONS[at];
  return (
    <div class="page">
      <header>
        <img src="icons/48.png" alt="" width="32" height="32" />
        <h1>{w('options_title')}</h1>
      </header>
      <nav aria-label={w('nav_label')}>
        <ul>
          {SECTIONS.map(({ title }, index) => (
            <li key={title}>
              <button type="button" aria-current={index === at ? 'page' : undefined} onClick={() => setAt(index)}>
                {w(title)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {shown && (
        <main key={shown.title}>
          <h2 ref={heading} tabIndex={-1}>
            {w(shown.title)}
          </h2>
          <shown.Section />
        </main>
      )}
    </div>
  );
}
