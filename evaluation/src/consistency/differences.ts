import type { Attribute, Severity } from './attribute.ts';
import { rankOf } from './authority.ts';
import type { Dossier } from './dossier.ts';
import { locate } from './location.ts';
import type { Contradiction } from './rule.ts';
import type { Statement } from './statement.ts';
import { equalRanges } from './text/quantities.ts';

/** How statements of a kind are compared between and within documents. */
export interface Comparison {
  readonly kind: string;
  /** Statements that take part; by default those about the device itself that are affirmed. */
  readonly accept?: (statement: Statement) => boolean;
  /** Whether two values can both be true; by default whether they are equal. */
  readonly compatible?: (one: Statement, other: Statement) => boolean;
  /** What the values are called in the message: "lifetime", "risk class". A key stands after it. */
  readonly noun: (statement: Statement) => string;
  readonly attribute?: Attribute;
  readonly severity?: (deviating: Statement, reference: Statement) => Severity | undefined;
}

/**
 * Statements of one kind and key that cannot both be true. The value that most documents state is the reference, and among equals the one of the
 * document that is believed most; what deviates from it is found once for each document and value.
 */
export function* differences(dossier: Dossier, comparison: Comparison): Generator<Contradiction> {
  const accept = comparison.accept ?? ((statement) => statement.subject === 'device' && statement.affirmed);
  const compatible = comparison.compatible ?? equalValues;
  const byKey = new Map<string, Statement[]>();
  for (const statement of dossier.of(comparison.kind)) {
    if (!accept(statement)) continue;
    const list = byKey.get(statement.key);
    if (list) list.push(statement);
    else byKey.set(statement.key, [statement]);
  }
  for (const statements of byKey.values()) {
    if (statements.length < 2) continue;
    const reference = referenceOf(dossier, statements, compatible);
    const told = new Set<string>();
    for (const statement of statements) {
      if (statement === reference || compatible(statement, reference)) continue;
      const key = `${statement.document}\n${statement.says}`;
      if (told.has(key)) continue;
      told.add(key);
      const name = (one: Statement): string => dossier.document(one.document).name;
      const severity = comparison.severity?.(statement, reference);
      const noun = comparison.noun(statement);
      yield {
        attribute: comparison.attribute ?? statement.attribute,
        ...(severity ? { severity } : {}),
        message:
          statement.document === reference.document
            ? `${name(statement)} gives two values for the ${noun}: ${statement.says} here and ${reference.says} elsewhere.`
            : `The ${noun} is ${statement.says} in ${name(statement)}, but ${reference.says} in ${name(reference)}.`,
        locations: [locate(dossier, statement), locate(dossier, reference)],
        compared: [statement.says, reference.says],
      };
    }
  }
}

/** The statement whose value most documents share; defining ones count before mentions, then the most believed document. */
export function referenceOf(
  dossier: Dossier,
  statements: readonly Statement[],
  compatible: (one: Statement, other: Statement) => boolean,
): Statement {
  const candidates = statements.some((one) => one.weight === 'defining')
    ? statements.filter((one) => one.weight === 'defining')
    : statements;
  let best = candidates[0]!;
  let bestSupport = -1;
  const seen = new Set<string>();
  for (const candidate of [...candidates].sort((a, b) => rankOf(dossier, a.document) - rankOf(dossier, b.document))) {
    if (rankOf(dossier, candidate.document) < 0) return candidate;
    if (seen.has(candidate.says)) continue;
    seen.add(candidate.says);
    const support = new Set(statements.filter((other) => compatible(other, candidate)).map((other) => other.document)).size;
    if (support > bestSupport) {
      best = candidate;
      bestSupport = support;
    }
  }
  return best;
}

/** Whether two values are the same; phrases are never compared this way. */
export function equalValues(one: Statement, other: Statement): boolean {
  const a = one.value;
  const b = other.value;
  if (a.type === 'range' && b.type === 'range') return equalRanges(a.range, b.range);
  if (a.type === 'number' && b.type === 'number')
    return (
      a.number === b.number ||
      ((a.approximate || b.approximate) === true && Math.abs(a.number - b.number) <= 0.1 * Math.max(a.number, b.number))
    );
  if (a.type === 'name' && b.type === 'name') return a.folded === b.folded;
  if (a.type === 'date' && b.type === 'date') return a.first <= b.last && b.first <= a.last;
  if (a.type === 'categories' && b.type === 'categories')
    return a.categories.length === b.categories.length && a.categories.every((category) => b.categories.includes(category));
  return one.says === other.says;
}
