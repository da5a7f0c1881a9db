import { rankOf } from './authority.ts';
import type { Dossier } from './dossier.ts';
import type { Statement } from './statement.ts';

/** Two statements of which at most one can be true. */
export interface Conflict {
  readonly deviating: Statement;
  readonly reference: Statement;
}

/** How statements of one key are compared where a document may rightly give several values for it. */
export interface SupportComparison {
  readonly statements: readonly Statement[];
  readonly equal: (one: Statement, other: Statement) => boolean;
  /** Whether two statements are about the same at all; by default every two of them are. */
  readonly comparable?: (one: Statement, other: Statement) => boolean;
  /** Whether a document has the value of a statement anywhere it could belong, under whatever name. */
  readonly knows: (document: string, statement: Statement) => boolean;
  /**
   * How many passages of its own document have the value of a statement. Where given, two values of one document are compared as well: a value that stands
   * once only, against one that the document repeats or another document has.
   */
  readonly places?: (statement: Statement) => number;
  /** How often a document must repeat a value before another value in it counts as deviating; by default three times. */
  readonly repeated?: number;
}

/**
 * Conflicts between documents: a value counts as deviating only where the other document nowhere has it, and where its own document nowhere has the
 * other's. So numbers of another stage, group or time, which both documents give, never contradict each other. The value of more documents is the
 * reference; each deviating value of a document is found once.
 */
export function conflictsBetween(dossier: Dossier, comparison: SupportComparison): Conflict[] {
  const { statements: all, knows } = comparison;
  const found: Conflict[] = [];
  const told = new Set<string>();
  // What a document repeats counts once; a long dossier says the same hundreds of times, and every pair is looked at.
  const statements = [...new Map(all.toReversed().map((one) => [sameness(one), one])).values()].toReversed();
  const comparable = (one: Statement, other: Statement): boolean => comparison.comparable?.(one, other) ?? true;
  const equal = (one: Statement, other: Statement): boolean => comparison.equal(one, other);
  const supports = new Map<Statement, number>();
  const support = (one: Statement): number => {
    let documents = supports.get(one);
    if (documents === undefined) {
      documents = new Set(
        statements.filter((other) => one === other || (comparable(one, other) && equal(one, other))).map((other) => other.document),
      ).size;
      supports.set(one, documents);
    }
    return documents;
  };
  for (const one of statements) {
    for (const other of statements) {
      if (one === other || (one.document === other.document && !comparison.places) || !comparable(one, other) || equal(one, other))
        continue;
      const key = `${one.document}\n${one.says}`;
      if (told.has(key)) continue;
      if (one.document === other.document) {
        if (!isLonely(one, other)) continue;
      } else {
        const weight = support(other) - support(one) || rankOf(dossier, one.document) - rankOf(dossier, other.document);
        if (weight < 0 || (weight === 0 && one.document < other.document)) continue;
        if (knows(other.document, one) || knows(one.document, other)) continue;
      }
      told.add(key);
      found.push({ deviating: one, reference: other });
    }
  }
  // A value that was found to deviate is no reference for another finding.
  const deviating = new Set(found.map((conflict) => sameness(conflict.deviating)));
  const kept = found.filter((conflict) => !deviating.has(sameness(conflict.reference)));
  return kept.length > 0 ? kept : found.slice(0, 1);

  function isLonely(one: Statement, other: Statement): boolean {
    if (one.passage === other.passage || comparison.places!(one) > 1) return false;
    const elsewhere = statements.some((third) => third.document !== other.document && comparable(third, other) && equal(third, other));
    if (!elsewhere && comparison.places!(other) < (comparison.repeated ?? 3)) return false;
    return !dossier.documents.some((document) => document.id !== one.document && knows(document.id, one));
  }
}

function sameness({ document, key, says, modality, subject, affirmed, value }: Statement): string {
  return `${document}\n${key}\n${says}\n${modality} ${subject} ${affirmed} ${JSON.stringify(value)}`;
}

/** Statements by key. */
export function byKey(statements: readonly Statement[]): Map<string, Statement[]> {
  const map = new Map<string, Statement[]>();
  for (const statement of statements) {
    const list = map.get(statement.key);
    if (list) list.push(statement);
    else map.set(statement.key, [statement]);
  }
  return map;
}
