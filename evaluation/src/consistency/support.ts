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
  /** Whether a document has the value of a statement anywhere it could belong, under whatever name. */
  readonly knows: (document: string, statement: Statement) => boolean;
}

/**
 * Conflicts between documents: a value counts as deviating only where the other document nowhere has it, and where its own document nowhere has the
 * other's. So numbers of another stage, group or time, which both documents give, never contradict each other. The value of more documents is the
 * reference; each deviating value of a document is found once.
 */
export function conflictsBetween(dossier: Dossier, { statements, equal, knows }: SupportComparison): Conflict[] {
  const found: Conflict[] = [];
  const told = new Set<string>();
  const support = (one: Statement): number => new Set(statements.filter((other) => equal(one, other)).map((other) => other.document)).size;
  for (const one of statements) {
    for (const other of statements) {
      if (one.document === other.document || equal(one, other)) continue;
      const weight = support(other) - support(one) || rankOf(dossier, one.document) - rankOf(dossier, other.document);
      if (weight < 0 || (weight === 0 && one.document < other.document)) continue;
      if (knows(other.document, one) || knows(one.document, other)) continue;
      const key = `${one.document}\n${one.says}`;
      if (told.has(key)) continue;
      told.add(key);
      found.push({ deviating: one, reference: other });
    }
  }
  return found;
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
