import type { Bibliographic } from '../evidence/index.ts';
import type { DataOf } from '../records/index.ts';
import type { ExtractedValue } from './extracted-value.ts';
import type { extractionFieldKind } from './extraction-field.ts';

type Field = DataOf<typeof extractionFieldKind>;

/** What a reference's own record says about a field; a person accepts it or not. */
export type ValueSuggestion = Pick<ExtractedValue, 'value' | 'page' | 'quote'>;

const people =
  'patients|participants|subjects|adults|children|infants|neonates|newborns|women|men|volunteers|individuals|persons|people|cases|eyes|knees|hips|limbs|lesions|wounds|implants|devices|catheters|procedures';
const counted = String.raw`(\d{1,3}(?:[,  ]\d{3})+|\d{1,7})`;
/** Counts of people, the surest first: those who were enrolled, a total, an n, and any count of patients. */
const participantPatterns = [
  new RegExp(
    String.raw`\b${counted}\s+(?:[\p{L}-]+\s+){0,5}?(?:${people})\b[^.;,\d]{0,60}?\b(?:were|was)\s+(?:enrolled|included|recruited|randomi[sz]ed|treated|assigned)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:enrolled|included|recruited|randomi[sz]ed|assigned|studied|a total of|in total,?)\s+(?:\p{L}+\s+){0,2}?${counted}\s+(?:[\p{L}-]+\s+){0,5}?(?:${people})\b`,
    'iu',
  ),
  new RegExp(String.raw`\b(?:${people})\s*\(\s*n\s*=\s*${counted}\s*\)`, 'iu'),
  new RegExp(String.raw`\b${counted}\s+(?:[\p{L}-]+\s+){0,3}?(?:${people})\b`, 'iu'),
];
const registration = /\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|DRKS\d{8}|ChiCTR[-\w]{6,}|\d{4}-\d{6}-\d{2}(?=\D|$))/u;

/** Publication types as databases name them, with the words of study designs they stand for. */
const designs: readonly (readonly [RegExp, RegExp])[] = [
  [/randomi[sz]ed controlled trial/iu, /^randomi[sz]ed/iu],
  [/systematic review|meta-analysis/iu, /systematic review/iu],
  [/case reports?/iu, /case report/iu],
  [/case-control/iu, /case-control/iu],
];

/** What the reference's record says about the field: from its fields, or from words of its abstract, which are then quoted. */
export function suggestValue(
  field: Field,
  reference: Pick<Bibliographic, 'year' | 'container' | 'publicationTypes' | 'abstract' | 'title'>,
): ValueSuggestion | undefined {
  switch (field.suggestion) {
    case undefined:
      return undefined;
    case 'year':
      return reference.year === undefined ? undefined : fitting(field, reference.year);
    case 'journal':
      return fitting(field, reference.container);
    case 'publication type': {
      const known = reference.publicationTypes.join('; ');
      if (field.type !== 'choice') return fitting(field, known);
      const design = designs.find(([type]) => type.test(known));
      const choice = design && field.choices.find((one) => design[1].test(one));
      return choice === undefined ? undefined : { value: choice, page: 'record', quote: known };
    }
    case 'trial registration': {
      const found = registration.exec(reference.abstract);
      return found ? { value: found[0], page: 'abstract', quote: sentenceAround(reference.abstract, found.index) } : undefined;
    }
    case 'participants':
      for (const pattern of participantPatterns) {
        const found = pattern.exec(reference.abstract);
        if (!found) continue;
        const suggestion = fitting(field, Number(found[1]!.replace(/\D/gu, '')));
        return suggestion && { ...suggestion, page: 'abstract', quote: sentenceAround(reference.abstract, found.index) };
      }
      return undefined;
    default:
      return field.suggestion satisfies never;
  }
}

function fitting(field: Field, value: string | number): ValueSuggestion | undefined {
  if (value === '') return undefined;
  if (field.type === 'number') return typeof value === 'number' ? { value, page: 'record', quote: '' } : undefined;
  return field.type === 'text' ? { value: String(value), page: 'record', quote: '' } : undefined;
}

/** The sentence a place of a text stands in. */
function sentenceAround(text: string, at: number): string {
  const begin = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('? ', at), text.lastIndexOf('\n', at)) + 1;
  const end = /[.?!](?=\s+[\p{Lu}\d(]|\s*$)|\n/u.exec(text.slice(at));
  return text.slice(begin, end ? at + end.index + 1 : text.length).trim();
}
