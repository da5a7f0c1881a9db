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

/** What rules found, by their ids. */
export type FoundByRule = ReadonlyMap<string, readonly Contradiction[]>;

/** Holds a dossier against rules. Findings come in order of importance: severity, then attribute, then document. */
export function checkDossier(dossier: Dossier, rules: readonly ConsistencyRule[] = allRules): ConsistencyFinding[] {
  return findingsOf(dossier, runRules(dossier, rules), rules);
}

/** Runs rules over a dossier. */
export function runRules(dossier: Dossier, rules: readonly ConsistencyRule[]): FoundByRule {
  return new Map(rules.map((rule) => [rule.id, [...rule.check(dossier)]]));
}

/** The findings from what all rules found, wherever they ran: one rule gives way to another, and equal findings are one. */
export function findingsOf(dossier: Dossier, byRule: FoundByRule, rules: readonly ConsistencyRule[]): ConsistencyFinding[] {
  const found: ConsistencyFinding[] = [];
  for (const rule of rules) {
    const merged = new Map<string, Contradiction>();
    for (const contradiction of byRule.get(rule.id) ?? []) {
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
  const knowing = found.filter((finding) => !general.has(finding.rule));
  const told = new Set(knowing.flatMap((finding) => finding.locations.map(passageOf)));
  const toldNumbers = new Set(knowing.flatMap(rootsOf));
  /** A passage tells many numbers: that a rule with knowledge found one of them says nothing about the others. */
  const isTold = (finding: ConsistencyFinding): boolean => {
    const [deviating] = rootsOf({ ...finding, locations: finding.locations.slice(0, 1) });
    const places = finding.locations.map(passageOf);
    if (deviating === undefined) return told.has(places[0]!);
    return (
      toldNumbers.has(deviating) ||
      knowing.some((other) => rootsOf(other).length > 0 && places.every((place) => other.locations.some((one) => passageOf(one) === place)))
    );
  };
  const special = new Map(rules.flatMap((rule) => (rule.givesWayTo ? [[rule.id, new Set(rule.givesWayTo)] as const] : [])));
  const givesWay = (finding: ConsistencyFinding): boolean => {
    const others = special.get(finding.rule);
    if (!others) return false;
    const places = new Set(found.filter((other) => others.has(other.rule)).flatMap((other) => other.locations.map(passageOf)));
    return finding.locations.every((location) => places.has(passageOf(location)));
  };
  return oneOfEachRoot(found.filter((finding) => (!general.has(finding.rule) || !isTold(finding)) && !givesWay(finding))).sort(
    byImportance,
  );
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
 * places of the others and the gravest severity. A number that another document contradicts and that does not follow from its own neighbours either is
 * such a case. Findings of other things are never joined.
 */
function oneOfEachRoot(found: readonly ConsistencyFinding[]): ConsistencyFinding[] {
  const result: ConsistencyFinding[] = [];
  /** Positions in the result by passage and number. */
  const known = new Map<string, Set<number>>();
  for (const finding of found) {
    const roots = ofNumbers.has(finding.attribute) ? rootsOf(finding) : [];
    const same = roots
      .flatMap((root) => [...(known.get(root) ?? [])])
      .find(
        (position) =>
          result[position]!.rule !== finding.rule && ofNumbers.has(result[position]!.attribute) && shareRoot(result[position]!, finding),
      );
    let position = result.length;
    if (same === undefined) result.push(finding);
    else {
      position = same;
      const there = result[same]!;
      const [main, rest] = documentsOf(finding) > documentsOf(there) ? [finding, there] : [there, finding];
      const severity = severities[Math.min(severities.indexOf(main.severity), severities.indexOf(rest.severity))]!;
      result[same] = { ...main, severity, locations: joined(main, rest).locations };
    }
    for (const root of roots) {
      const positions = known.get(root);
      if (positions) positions.add(position);
      else known.set(root, new Set([position]));
    }
  }
  return result;
}

/** Passage and number of every side of a finding, the deviating side first. */
function rootsOf(finding: ConsistencyFinding): string[] {
  return finding.locations.flatMap((location, index) =>
    numbersIn(finding.compared[index] ?? '').map((number) => `${passageOf(location)} ${number}`),
  );
}

/** Both deviate by the same number, or one of them is an error of counting within its document at that number. */
function shareRoot(one: ConsistencyFinding, other: ConsistencyFinding): boolean {
  const within = (finding: ConsistencyFinding): boolean => finding.attribute === 'arithmetic' && documentsOf(finding) === 1;
  if (within(one) || within(other)) {
    const roots = new Set(rootsOf(one));
    return rootsOf(other).some((root) => roots.has(root));
  }
  return (
    one.locations[0] !== undefined &&
    other.locations[0] !== undefined &&
    passageOf(one.locations[0]) === passageOf(other.locations[0]) &&
    numbersIn(one.compared[0] ?? '').some((number) => numbersIn(other.compared[0] ?? '').includes(number))
  );
}

function documentsOf(finding: ConsistencyFinding): number {
  return new Set(finding.locations.map((location) => location.document)).size;
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
