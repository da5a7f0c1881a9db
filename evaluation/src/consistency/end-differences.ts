import { rankOf } from './authority.ts';
import { rangeOf } from './bound-differences.ts';
import type { Dossier } from './dossier.ts';
import { locate } from './location.ts';
import type { Contradiction } from './rule.ts';
import type { Statement } from './statement.ts';
import { equalEnds } from './text/quantities.ts';

/** Limits of those who are treated, told otherwise: a document all of whose lower, or all of whose upper, limits the reference lacks draws the line elsewhere. */
export function* endDifferences(dossier: Dossier, measure: string, statements: readonly Statement[]): Generator<Contradiction> {
  for (const end of ['from', 'to'] as const) yield* differencesOf(dossier, measure, statements, end);
}

function* differencesOf(dossier: Dossier, measure: string, statements: readonly Statement[], end: 'from' | 'to'): Generator<Contradiction> {
  const byDocument = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (rangeOf(statement)[end] === undefined) continue;
    byDocument.set(statement.document, [...(byDocument.get(statement.document) ?? []), statement]);
  }
  const shares = (one: readonly Statement[], other: readonly Statement[]): boolean =>
    one.some((a) => other.some((b) => equalEnds(rangeOf(a)[end], rangeOf(b)[end], rangeOf(a).dimension)));
  const lists = [...byDocument].map(([document, own]) => ({ document, own }));
  const support = ({ own }: { readonly own: readonly Statement[] }): number => lists.filter((other) => shares(own, other.own)).length;
  const reference = [...lists].sort((a, b) => support(b) - support(a) || rankOf(dossier, a.document) - rankOf(dossier, b.document))[0];
  if (!reference) return;
  for (const { document, own } of lists) {
    if (document === reference.document || shares(own, reference.own)) continue;
    const [one, there] = [own[0]!, reference.own[0]!];
    yield {
      attribute: 'population-condition',
      message: `The limit of the ${measure} of those who are treated is ${one.says} in ${dossier.document(document).name}, but ${there.says} in ${dossier.document(reference.document).name}.`,
      locations: [locate(dossier, one), locate(dossier, there)],
      compared: [one.says, there.says],
    };
  }
}
