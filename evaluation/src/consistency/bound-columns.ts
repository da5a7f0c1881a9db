import type { DossierContext, DossierDocument } from './dossier.ts';
import { cellsOf } from './grid.ts';
import type { Passage } from './passage.ts';
import { patientQuantities } from './patient-bounds.ts';
import { purposeZone } from './purpose.ts';
import { subjectOf } from './subject.ts';
import { fold } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';
import type { Range } from './text/quantities.ts';

const behind = '(?: (?:value|limit|bound|end|permitted|allowed|admissible))?(?: ?\\([^()]{1,20}\\))?$';
const low = new RegExp(
  `^(?:the )?(?:min(?:imum|imal|\\.)?|lower|lowest|least|smallest|youngest|lightest|from|at least|low|mindest\\p{L}*)${behind}`,
  'u',
);
const high = new RegExp(
  `^(?:the )?(?:max(?:imum|imal|\\.)?|upper|highest|greatest|largest|oldest|heaviest|to|up to|at most|most|high|hochst\\p{L}*)${behind}`,
  'u',
);

const endOf = keptByText((title: string): 'from' | 'to' | '' => {
  const folded = fold(title).trim();
  return low.test(folded) ? 'from' : high.test(folded) ? 'to' : '';
});

/** Labels of rows about the bodies of those who are treated, by what they measure. */
const measures: Readonly<Record<'mass' | 'length' | 'time', RegExp>> = {
  mass: /^(?:(?:body|patients?'?s?|users?'?s?|wearers?'?s?|recipients?'?s?)[ -])*(?:weight|mass)\b(?! of (?:the )?(?:device|unit|system))|^(?:korpergewicht|gewicht des patienten)/u,
  length: /^(?:(?:body|patients?'?s?|users?'?s?|wearers?'?s?|recipients?'?s?)[ -])+(?:height|size|length|stature)\b|^stature\b|^korpergro/u,
  time: /^(?:(?:patients?'?s?|users?'?s?|wearers?'?s?|recipients?'?s?) )*age\b|^alter\b/u,
};
/** Where only such words stand before the measure it is that of a person and not of a thing. */
const bodily = /\b(?:body|patients?'?s?|users?'?s?|wearers?'?s?|recipients?'?s?|stature|age|korper\p{L}*|alter)\b/u;

/**
 * The range that a row gives in two columns, the lower end in one and the upper in the other: "Body weight | 45 kg | 110 kg" under "Smallest | Largest".
 * It is read in the first cell that has an end; for other cells of such a row, and for all other rows, there is none.
 */
export function rangeInColumns(
  passage: Passage,
  document: DossierDocument,
  context: DossierContext,
  dimension: 'mass' | 'length' | 'time',
): Range | undefined {
  const { cell } = passage;
  if (!cell || cell.row < 0 || cell.column === 0 || endOf(cell.columnTitle) === '') return undefined;
  const label = fold(cell.rowLabel).trim();
  if (!measures[dimension].test(label)) return undefined;
  const row = cellsOf(document, cell.table).filter((one) => one.cell!.row === cell.row);
  const titles = cellsOf(document, cell.table).filter((one) => one.cell!.row < 0);
  const has = (end: string): boolean => titles.some((one) => endOf(one.text) === end);
  if (!has('from') || !has('to') || !(bodily.test(label) || besideBodily(passage, document))) return undefined;
  const zone = purposeZone(passage, document);
  if (zone === 'foreign' || ((document.type === 'pmcf-plan' || document.type === 'pmcf-report') && zone === 'elsewhere')) return undefined;
  const sentence = passage.sentences[0];
  if (!sentence || subjectOf(sentence, passage, context) !== 'device') return undefined;
  const ends: Partial<Record<'from' | 'to', number>> = {};
  let first: Passage | undefined;
  for (const one of row) {
    const end = endOf(one.cell!.columnTitle);
    if (end === '') continue;
    const side = end === 'from' ? 'minimum' : 'maximum';
    const [quantity] = patientQuantities(one.text, `${side} ${label}`, document.language);
    const value = quantity && quantity.start < 3 && quantity.range.dimension === dimension ? quantity.range[end] : undefined;
    if (value === undefined || ends[end] !== undefined) continue;
    ends[end] = value;
    first ??= one;
  }
  if (first !== passage) return undefined;
  return { dimension, ...ends, fromIncluded: true, toIncluded: true };
}

/** Whether another row of the table measures a body beyond doubt. */
function besideBodily({ cell }: Passage, document: DossierDocument): boolean {
  return cellsOf(document, cell!.table).some((one) => one.cell!.column === 0 && one.cell!.row >= 0 && bodily.test(one.folded));
}
