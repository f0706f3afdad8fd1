/** What the user can say of a finding, wherever she says it: popup, context menu or keyboard. */
import { tabs as browserTabs, tellPage } from '../browser';
import type { Exception, Tag } from '../protocol';
import { Failure } from './failure';
import * as tabs from './tabs';
import * as vault from './vault';

/** "Fine here": this item on this site. */
export const fine = (tab: number, tag: Tag): Promise<void> => {
  const { doc, finding } = the(tab, tag);
  return except({ item: finding.item, site: doc.site });
};

/** "Not mine": this item among these words, in whatever form and wherever they stand. */
export const notMine = (tab: number, tag: Tag): Promise<void> => {
  const { finding } = the(tab, tag);
  return except({ item: finding.item, text: finding.text });
};

/** "Show on page": the tab comes to the front and its document scrolls there. */
export async function show(tab: number, tag: Tag): Promise<void> {
  const { doc } = the(tab, tag);
  await browserTabs.focus(tab);
  tellPage(tab, doc.frame, 'show', { tag });
}

/** A finding that has gone since it was listed is nobody's fault, and nothing to act on. */
function the(tab: number, tag: Tag) {
  const found = tabs.findTag(tab, tag);
  if (found === null) throw new Failure('Refused');
  return found;
}

const same = (a: Exception, b: Exception): boolean => a.item === b.item && a.site === b.site && a.text === b.text;

const except = (exception: Exception): Promise<void> =>
  vault.change((state) =>
    state.exceptions.some((known) => same(known, exception)) ? state : { ...state, exceptions: [...state.exceptions, exception] },
  );

export const allowAgain = (exception: Exception): Promise<void> =>
  vault.change((state) => ({ ...state, exceptions: state.exceptions.filter((known) => !same(known, exception)) }));
