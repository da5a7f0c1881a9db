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
  const special = new Map(rules.flatMap((rule) => (rule.givesWayTo ? [[rule.id, new Set(rule.givesWayTo)] as const] : [])));
  const givesWay = (finding: ConsistencyFinding): boolean => {
    const others = special.get(finding.rule);
    if (!others) return false;
    const places = new Set(found.filter((other) => others.has(other.rule)).flatMap((other) => other.locations.map(passageOf)));
    return finding.locations.every((location) => places.has(passageOf(location)));
  };
  return oneOfEachRoot(
    found.filter((finding) => (!general.has(finding.rule) || !told.has(passageOf(finding.locations[0]!))) && !givesWay(finding)),
  ).sort(byImportance);
}

/** Attributes of numbers and dates: one wrong number can break several rules about them. */
const ofNumbers: ReadonlySet<Attribute> = new Set([
  'sample-size',
  'event-rate',
  'arithmetic',
  'pmcf-scope',
  'literature-search',
  'date',
  'duration-lifetime',
]);

/**
 * One wrong number is one finding: where several rules found the same number of the same passage, the finding that names another document stays, with the
 * places of the others and the gravest severity. Findings of other things are never joined.
 */
function oneOfEachRoot(found: readonly ConsistencyFinding[]): ConsistencyFinding[] {
  const byPassage = new Map<string, ConsistencyFinding[]>();
  const kept = new Set(found);
  const replaced = new Map<ConsistencyFinding, ConsistencyFinding>();
  for (const finding of found) {
    if (!ofNumbers.has(finding.attribute) || !finding.locations[0]) continue;
    const key = passageOf(finding.locations[0]);
    const there = byPassage.get(key) ?? [];
    byPassage.set(key, there);
    const numbers = numbersIn(finding.compared[0] ?? '');
    const same = there.findIndex(
      (other) => other.rule !== finding.rule && numbersIn(other.compared[0] ?? '').some((number) => numbers.includes(number)),
    );
    if (same < 0) {
      there.push(finding);
      continue;
    }
    const other = there[same]!;
    const documents = (one: ConsistencyFinding): number => new Set(one.locations.map((location) => location.document)).size;
    const [main, rest] = documents(finding) > documents(other) ? [finding, other] : [other, finding];
    const severity = severities[Math.min(severities.indexOf(main.severity), severities.indexOf(rest.severity))]!;
    const one = { ...main, severity, locations: joined(main, rest).locations };
    there[same] = one;
    kept.delete(finding);
    for (const [from, to] of replaced) if (to === other) replaced.set(from, one);
    if (kept.has(other)) replaced.set(other, one);
  }
  return [...kept].map((finding) => replaced.get(finding) ?? finding);
}

function numbersIn(text: string): string[] {
  return text.match(/\d+(?:[.,:-]\d+)*/g) ?? [];
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
