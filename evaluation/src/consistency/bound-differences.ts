import type { Attribute, Severity } from './attribute.ts';
import { rankOf } from './authority.ts';
import type { Dossier } from './dossier.ts';
import { locate } from './location.ts';
import type { Contradiction } from './rule.ts';
import type { Statement } from './statement.ts';
import { equalEnds, equalRanges, type Range } from './text/quantities.ts';

/** What a comparison of bounds is about. */
export interface BoundComparison {
  readonly kind: string;
  readonly noun: string;
  readonly attribute: Attribute;
}

/** The bounds of the population over the documents, with the reference. */
export interface BoundReference {
  readonly statement: Statement;
  readonly range: Range;
  /** Documents that state it. */
  readonly documents: number;
}

export function rangeOf(statement: Statement): Range {
  return (statement.value as { readonly range: Range }).range;
}

/** Statements about who is treated ("bounds") or left out ("limit"). A range for some ("part") bounds all where its document names no others. */
export function boundsOf(dossier: Dossier, kind: string): Statement[] {
  const own = dossier.of(kind).filter((statement) => statement.subject === 'device');
  const parts = own.filter((one) => one.key === 'part');
  return [
    ...own.filter((one) => one.key === 'bounds' || one.key === 'limit'),
    ...parts
      .filter(
        (part) =>
          !own.some(
            (one) =>
              one.document === part.document &&
              (one.key === 'bounds' ||
                (one.key === 'part' && !equalRanges(rangeOf(one), rangeOf(part))) ||
                (one.value.type === 'categories' && one.value.categories.some((group) => group === 'adults' || group === 'elderly'))),
          ),
      )
      .map((part) => ({ ...part, key: 'bounds' })),
  ];
}

/** The bounds that most documents state; among equals those of the document that is believed most. */
export function boundReference(dossier: Dossier, statements: readonly Statement[]): BoundReference | undefined {
  const candidates = statements.filter((one) => one.key === 'bounds' && one.weight === 'defining');
  let best: BoundReference | undefined;
  for (const statement of [...candidates].sort((a, b) => rankOf(dossier, a.document) - rankOf(dossier, b.document))) {
    const range = rangeOf(statement);
    const documents = supporters(candidates, range).size;
    if (!best || documents > best.documents) best = { statement, range, documents };
  }
  return best;
}

function supporters(statements: readonly Statement[], range: Range): Set<string> {
  return new Set(statements.filter((one) => one.key === 'bounds' && equalRanges(rangeOf(one), range)).map((one) => one.document));
}

/** Whether one range lies in the other. */
export function isInside(one: Range, other: Range): boolean {
  const low = other.from === undefined || (one.from !== undefined && one.from >= other.from * 0.98);
  const high = other.to === undefined || (one.to !== undefined && one.to <= other.to * 1.02);
  return low && high;
}

/**
 * Bounds of the population that deviate from those most documents state. A narrower range that several documents state beside the reference is a
 * restriction of one way of use, not a contradiction.
 */
export function* boundDifferences(dossier: Dossier, { kind, noun, attribute }: BoundComparison): Generator<Contradiction> {
  const statements = boundsOf(dossier, kind);
  const reference = boundReference(dossier, statements);
  if (!reference) return;
  const told = new Set<string>();
  for (const statement of statements) {
    const range = rangeOf(statement);
    let against = reference.statement;
    if (statement.key === 'limit') {
      const ends = statements.filter((one) => one.key === 'bounds' && one.weight === 'defining').map(rangeOf);
      const agrees = ends.some(
        (one) =>
          (range.from === undefined || equalEnds(range.from, one.from, one.dimension)) &&
          (range.to === undefined || equalEnds(range.to, one.to, one.dimension)),
      );
      const comparable =
        (range.from === undefined || reference.range.from !== undefined) && (range.to === undefined || reference.range.to !== undefined);
      if (agrees || !comparable) continue;
    } else {
      if (equalRanges(range, reference.range)) continue;
      // "Below 20 kg …" beside "from 10 kg" bounds the other end: it speaks of some of the patients.
      const otherEnd =
        (range.from === undefined && reference.range.to === undefined) || (range.to === undefined && reference.range.from === undefined);
      if (otherEnd && supporters(statements, reference.range).has(statement.document)) continue;
      const inside = isInside(range, reference.range);
      const alsoReference = statements.some(
        (one) =>
          one.document === statement.document &&
          one.key === 'bounds' &&
          equalRanges(rangeOf(one), reference.range) &&
          isForPatients(dossier, one) === isForPatients(dossier, statement),
      );
      // Beside the limit for all a narrower one holds for a part; it differs only from the narrower limit that others state.
      if (inside && alsoReference) {
        const second = narrowerElsewhere(statements, reference.range, statement);
        if (!second) continue;
        against = second;
      }
    }
    const key = `${statement.document}\n${statement.says}`;
    if (told.has(key)) continue;
    told.add(key);
    yield contradiction(
      dossier,
      { noun, attribute },
      statement,
      against,
      against === reference.statement ? agreeing(statements, reference, statement.document) : [],
    );
  }
}

/** Whether words stand in the part of a summary that is written for patients: it says everything once more, so each part is read for itself. */
function isForPatients(dossier: Dossier, { document, passage }: Statement): boolean {
  const { type, passages } = dossier.document(document);
  return (
    type === 'sscp' &&
    passages[passage]!.headings.some(({ title }) =>
      /^(?:part (?:b|2|ii)|second part)\b|\b(?:part|section|information|summary) for (?:the )?(?:patients?|women|wearers|users|parents|lay)\b/iu.test(
        title,
      ),
    )
  );
}

/**
 * The narrower limit that at least two other documents state beside the limit for all, where a document that states one of its own lacks it. Only limits
 * that bound the same end are compared.
 */
function narrowerElsewhere(statements: readonly Statement[], whole: Range, statement: Statement): Statement | undefined {
  const range = rangeOf(statement);
  const narrow = (one: Statement): boolean =>
    one.key === 'bounds' && isInside(rangeOf(one), whole) && !equalRanges(rangeOf(one), whole) && one.weight === 'defining';
  if (!narrow(statement) || supporters(statements, range).size !== 1) return undefined;
  return statements.find((one) => {
    const its = rangeOf(one);
    const sameEnds = (its.from === undefined) === (range.from === undefined) && (its.to === undefined) === (range.to === undefined);
    if (one.document === statement.document || !sameEnds || !narrow(one)) return false;
    const by = supporters(statements, its);
    return by.size >= 2 && !by.has(statement.document);
  });
}

/** Two values side by side. */
export function contradiction(
  dossier: Dossier,
  { noun, attribute, severity }: { readonly noun: string; readonly attribute: Attribute; readonly severity?: Severity },
  statement: Statement,
  reference: Statement,
  agreeingStatements: readonly Statement[] = [],
): Contradiction {
  const name = (one: Statement): string => dossier.document(one.document).name;
  const left = statement.key === 'limit' ? ' (what a contraindication leaves)' : '';
  return {
    attribute,
    ...(severity ? { severity } : {}),
    message:
      statement.document === reference.document
        ? `${name(statement)} gives two values for the ${noun}: ${statement.says}${left} here and ${reference.says} elsewhere.`
        : `The ${noun} is ${statement.says}${left} in ${name(statement)}, but ${reference.says} in ${name(reference)}.`,
    locations: [statement, reference, ...agreeingStatements].map((one) => locate(dossier, one)),
    compared: [statement, reference, ...agreeingStatements].map((one) => one.says),
  };
}

/** One statement of every further document that states the reference, three at most. */
function agreeing(statements: readonly Statement[], reference: BoundReference, apart: string): Statement[] {
  const found = new Map<string, Statement>();
  for (const one of statements)
    if (
      one.key === 'bounds' &&
      one.document !== apart &&
      one.document !== reference.statement.document &&
      !found.has(one.document) &&
      equalRanges(rangeOf(one), reference.range)
    )
      found.set(one.document, one);
  return [...found.values()].slice(0, 3);
}
