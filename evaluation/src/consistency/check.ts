import type { Attribute, Severity } from './attribute.ts';
import { severities } from './attribute.ts';
import type { Dossier } from './dossier.ts';
import type { ConsistencyRule, Contradiction, Location } from './rule.ts';
import { rules as allRules } from './rules/index.generated.ts';
import { fold } from './text/fold.ts';

/** A finding with everything a person needs to judge it. Equal findings are one with many places. */
export interface ConsistencyFinding {
  /**
   * Stable while rule, attribute and quoted words stand, whatever else changes in the documents: a decision about a finding holds by it.
   */
  readonly fingerprint: string;
  readonly rule: string;
  readonly attribute: Attribute;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly basis: readonly string[];
  readonly locations: readonly Location[];
  readonly compared: readonly string[];
}

/** Runs rules over a dossier. Findings come in order of importance: severity, then attribute, then document. */
export function checkDossier(dossier: Dossier, rules: readonly ConsistencyRule[] = allRules): ConsistencyFinding[] {
  const found: ConsistencyFinding[] = [];
  for (const rule of rules) {
    const merged = new Map<string, Contradiction>();
    for (const contradiction of rule.check(dossier)) {
      const key = `${contradiction.attribute}\n${contradiction.message}`;
      const before = merged.get(key);
      merged.set(key, before ? joined(before, contradiction) : contradiction);
    }
    for (const contradiction of merged.values()) {
      found.push({
        fingerprint: fingerprintOf(rule.id, contradiction, dossier),
        rule: rule.id,
        attribute: contradiction.attribute,
        severity: contradiction.severity ?? rule.severity,
        message: contradiction.message,
        why: rule.why,
        remedy: rule.remedy,
        basis: rule.basis,
        locations: contradiction.locations,
        compared: contradiction.compared,
      });
    }
  }
  const general = new Set(rules.filter((rule) => rule.general).map((rule) => rule.id));
  const told = new Set(found.filter((finding) => !general.has(finding.rule)).flatMap((finding) => finding.locations.map(passageOf)));
  return found.filter((finding) => !general.has(finding.rule) || !told.has(passageOf(finding.locations[0]!))).sort(byImportance);
}

function passageOf(location: Location): string {
  return `${location.document} ${location.passage}`;
}

function byImportance(one: ConsistencyFinding, other: ConsistencyFinding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    one.attribute.localeCompare(other.attribute) ||
    (one.locations[0]?.document ?? '').localeCompare(other.locations[0]?.document ?? '') ||
    (one.locations[0]?.passage ?? 0) - (other.locations[0]?.passage ?? 0)
  );
}

function joined(one: Contradiction, other: Contradiction): Contradiction {
  const locations = [...one.locations];
  const compared = [...one.compared];
  other.locations.forEach((location, index) => {
    if (
      locations.some(
        (there) => there.document === location.document && there.passage === location.passage && there.quote === location.quote,
      )
    )
      return;
    locations.push(location);
    if (other.compared[index] !== undefined) compared.push(other.compared[index]);
  });
  return { ...one, locations, compared };
}

function fingerprintOf(rule: string, contradiction: Contradiction, dossier: Dossier): string {
  const sides = contradiction.locations.map(
    (location) => `${dossier.document(location.document).type}:${fold(location.quote).replace(/[^\p{L}\d]+/gu, ' ')}`,
  );
  return [rule, contradiction.attribute, ...new Set(sides)].join('|');
}
