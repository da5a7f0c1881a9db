import { differences, equalValues } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** Identification numbers are the same wherever they stand. */
export default {
  id: 'identifier',
  title: 'Basic UDI-DI and other identification numbers are the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 27 and Annex VI'],
  severity: 'major',
  why: 'The Basic UDI-DI ties certificate, declaration, SSCP and technical documentation together; a wrong character breaks the tie.',
  remedy: 'Compare with the declaration of conformity and EUDAMED, and correct the document that deviates.',
  basis: ['MDR 27', 'MDR Annex VI part C'],
  *check(dossier) {
    const statements = dossier.of('identifier');
    // A device sold in parts has a number for each; where one document names both, they are no contradiction.
    const together = (one: Statement, other: Statement): boolean =>
      one.says === other.says ||
      dossier.documents.some(({ id }) =>
        [one, other].every((wanted) => statements.some((there) => there.document === id && there.says === wanted.says)),
      );
    yield* differences(dossier, {
      kind: 'identifier',
      noun: (statement) => statement.key,
      compatible: (one, other) => equalValues(one, other) || together(one, other),
    });
    yield* miswritten(dossier);
  },
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nBasic UDI-DI: 04333501627135PN', sscp: '# SSCP\n\nBasic UDI-DI: 04333501627135ZZ.' },
        says: '04333501627135ZZ',
      },
      {
        dossier: {
          cer: '# CER\n\nBasic UDI-DI: 8066501SER400VT',
          ifu: '# IFU\n\nBasic UDI-DI: 8066501SER400VT',
          'pmcf-plan': '# PMCF plan\n\nBed Sereno 400, 8066510SER400VT',
        },
        says: '8066510SER400VT',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nBasic UDI-DI: 04333501627135PN\n\n## Equivalent device\n\nThe equivalent device has the Basic UDI-DI 04333501620000AB.',
          sscp: '# SSCP\n\nBasic UDI-DI 04333501627135PN. UDI-DI of the variants: 04333501627136, 04333501627137.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** A code without a label that is nearly the Basic UDI-DI of the others, in a document that has the right one nowhere. */
function* miswritten(dossier: Dossier): Generator<Contradiction> {
  const statements = dossier.of('identifier').filter((one) => one.key === 'Basic UDI-DI' && one.subject === 'device');
  const counts = new Map<string, Set<string>>();
  for (const one of statements) counts.set(one.says, (counts.get(one.says) ?? new Set()).add(one.document));
  const [main] = [...counts].sort((a, b) => b[1].size - a[1].size);
  if (!main || main[1].size < 2 || !/[A-Z]/.test(main[0]) || main[0].length < 10) return;
  const reference = statements.find((one) => one.says === main[0])!;
  for (const document of dossier.documents) {
    if (statements.some((one) => one.document === document.id)) continue;
    const codes = codesIn(document);
    if (codes.some(({ code }) => code === main[0])) continue;
    const near = codes.find(({ code }) => resembles(code, main[0]));
    if (!near) continue;
    yield {
      attribute: 'model',
      message: `${document.name} has ${near.code} where ${dossier.document(reference.document).name} has the Basic UDI-DI ${main[0]}.`,
      locations: [locationIn(document, near.passage, near.start, near.start + near.code.length), locate(dossier, reference)],
      compared: [near.code, main[0]],
    };
  }
}

const codesIn = keptByDocument((document) =>
  document.passages.flatMap((passage) =>
    /\d{3}/.test(passage.text)
      ? [...passage.text.matchAll(/(?<![\p{L}\d-])(?=[A-Z\d]*[A-Z])(?=[A-Z\d]*\d{3})[A-Z\d]{10,25}(?![\p{L}\d-])/gu)].map((match) => ({
          code: match[0],
          passage,
          start: match.index,
        }))
      : [],
  ),
);

/** Codes of nearly the same length that have most characters in common at their beginning and end, so that at most four in a row differ. */
function resembles(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return shorter - head - tail <= 4 && head >= 4;
}
