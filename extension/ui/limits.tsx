/** What Nightjar can't do, said before it is relied on and again on the about page. */

import { usePage } from './page';

const LIMITS = ['seen', 'images', 'remove', 'spyware', 'forced', 'trace', 'page'] as const;

export function Limits() {
  const { w } = usePage();
  return (
    <ul class="limits">
      {LIMITS.map((limit) => (
        <li key={limit}>{w(`limit_${limit}`)}</li>
      ))}
    </ul>
  );
}
