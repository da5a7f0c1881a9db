import { type Attribute, attributes, type Severity, severities } from '@cerulean/evaluation/consistency';
import type { DossierFinding, FindingState } from './use-consistency.ts';

/** What the list is narrowed to; each name stands in the address bar. */
export interface FindingFilters {
  readonly severity?: string | undefined;
  readonly attribute?: string | undefined;
  readonly document?: string | undefined;
  /** A state, `all`, or nothing for what is still to be dealt with. */
  readonly state?: string | undefined;
  /** Id of a person, or `nobody`. */
  readonly assignee?: string | undefined;
  /** `new` or `still`; what is fixed is another list. */
  readonly since?: string | undefined;
  /** Words looked for in message and quotes. */
  readonly q?: string | undefined;
}

export function stateOf({ decision }: Pick<DossierFinding, 'decision'>): FindingState {
  return decision?.state ?? 'open';
}

/** Whether somebody still has to do something about a finding. One that is said to be corrected and is still found waits for the new version. */
export function unsettled(finding: Pick<DossierFinding, 'decision'>): boolean {
  return stateOf(finding) !== 'accepted';
}

/** The findings that pass the filters, the gravest first and otherwise in the order they came in. */
export function arrangeFindings(findings: readonly DossierFinding[], filters: FindingFilters): DossierFinding[] {
  const words = (filters.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => passes(finding, filters, words)).toSorted((one, other) => rank(one) - rank(other));
}

const rank = ({ severity }: DossierFinding) => severities.indexOf(severity);

function passes(finding: DossierFinding, filters: FindingFilters, words: readonly string[]): boolean {
  const { severity, attribute, document, state, assignee, since } = filters;
  if (severity && finding.severity !== severity) return false;
  if (attribute && finding.attribute !== attribute) return false;
  if (document && !finding.locations.some((place) => place.document === document)) return false;
  if (!state ? !unsettled(finding) : state !== 'all' && stateOf(finding) !== state) return false;
  if (assignee && (finding.decision?.assigneeId ?? 'nobody') !== assignee) return false;
  if (since && finding.since !== since) return false;
  const text = words.length > 0 ? [finding.message, ...finding.locations.map(({ quote }) => quote)].join('\n').toLowerCase() : '';
  return words.every((word) => text.includes(word));
}

/** How many findings there are of each severity, of those somebody still has to deal with. */
export function countSeverities(findings: readonly DossierFinding[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { critical: 0, major: 0, minor: 0 };
  for (const finding of findings) if (unsettled(finding)) counts[finding.severity] += 1;
  return counts;
}

/** The attributes that findings are about, in the order of the contract. */
export function attributesOf(findings: readonly Pick<DossierFinding, 'attribute'>[]): Attribute[] {
  const there = new Set(findings.map(({ attribute }) => attribute));
  return attributes.filter((attribute) => there.has(attribute));
}

/**
 * A short name of a finding for the address bar: its fingerprint holds whole quotes. Two findings of one dossier practically never share one
 * (52 bits of FNV-1a over the letters, forwards and backwards).
 */
export function shortName(fingerprint: string): string {
  let forwards = 0x811c9dc5;
  let backwards = 0x811c9dc5;
  for (let index = 0; index < fingerprint.length; index += 1) {
    forwards = Math.imul(forwards ^ fingerprint.charCodeAt(index), 0x01000193);
    backwards = Math.imul(backwards ^ fingerprint.charCodeAt(fingerprint.length - 1 - index), 0x01000193);
  }
  return `${(forwards >>> 6).toString(36)}${(backwards >>> 6).toString(36)}`;
}

/** Which finding to show after a step from the chosen one, or where the chosen one has left the list: the one that took its place. */
export function stepFrom(shown: readonly string[], chosen: string | undefined, lastIndex: number, by: number): string | undefined {
  if (shown.length === 0) return undefined;
  const at = chosen === undefined ? -1 : shown.indexOf(chosen);
  const from = at >= 0 ? at + by : chosen === undefined ? 0 : lastIndex;
  return shown[Math.min(Math.max(from, 0), shown.length - 1)];
}
