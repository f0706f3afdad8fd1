/** A tab's findings as the panel lists them: by item, the worst first. */

import { type FindingView, type Kind, SEVERITIES, type Severity } from '../protocol';

export type Group = { item: string; label: string; kind: Kind; severity: Severity; findings: FindingView[] };

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

export function group(findings: readonly FindingView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { item, label, kind, severity } = finding;
    const known = groups.get(item);
    if (known === undefined) groups.set(item, { item, label, kind, severity, findings: [finding] });
    else {
      known.findings.push(finding);
      if (rank(severity) > rank(known.severity)) known.severity = severity;
    }
  }
  const sorted = [...groups.values()].sort((a, b) => rank(b.severity) - rank(a.severity) || a.label.localeCompare(b.label));
  for (const { findings } of sorted) findings.sort((a, b) => rank(b.severity) - rank(a.severity));
  return sorted;
}
