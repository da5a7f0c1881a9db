import { rangeInColumns } from '../bound-columns.ts';
import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { people } from '../lexicon/population.ts';
import type { Passage } from '../passage.ts';
import { forbidsAfter, patientQuantities } from '../patient-bounds.ts';
import { isOneOfSeveralRows, leftBy, partOfDevice, tellsOfSome } from '../population-parts.ts';
import { clausesOf, isContraindicated, purposeStretches, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { describeRange, type Range } from '../text/quantities.ts';

const tall =
  /\b(?:body heights?|tall|taller|shorter than|(?:patient'?s?|patients'|body) (?:height|size)|smaller than|stature|height of (?:the )?(?:patients?|persons?|users?)|patients?' heights?|heights? (?:of )?(?:at least|from|between|above|over|≥)|korpergro(?:ss|ß)e|korperlange|gro(?:ss|ß)\b|taille|mesur\w+|estatura|talla|statura|altezza)\b/u;

/** How tall the patients are for whom the device is intended, in millimetres. Key "bounds": who is treated; "limit": what a contraindication leaves. */
export default {
  id: 'population-height',
  title: 'Height of the patients',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  attribute: 'population-condition',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (![passage.folded, passage.label.toLowerCase(), passage.cell?.columnTitle.toLowerCase() ?? ''].some((text) => tall.test(text)))
      return found;
    if (tall.test(passage.cell?.columnTitle.toLowerCase() ?? '') && isOneOfSeveralRows(passage, document, /\d/)) return found;
    const read = (start: number, end: number, folded: string, limiting: boolean, label = ''): void => {
      for (const { range, exact, ...at } of patientQuantities(passage.text.slice(start, end), label, document.language)) {
        const person = [range.from, range.to].every((value) => value === undefined || (value >= 300 && value <= 2300));
        if (range.dimension !== 'length' || exact || !person) continue;
        const out = limiting || deniedAt(folded, at.start) || forbidsAfter(folded, at.start, at.end);
        if (out && range.from !== undefined && range.to !== undefined) continue;
        const kept = out ? leftBy(range) : range;
        found.push({
          key: out ? 'limit' : 'bounds',
          value: { type: 'range', range: kept },
          says: inCentimetres(kept),
          start: start + at.start,
          end: start + at.end,
          subject: 'device',
          weight: 'defining',
        });
      }
    };
    const columns = rangeInColumns(passage, document, context, 'length');
    if (columns)
      return [
        {
          key: 'bounds',
          value: { type: 'range', range: columns },
          says: inCentimetres(columns),
          start: 0,
          end: passage.text.length,
          subject: 'device',
          weight: 'defining',
        },
      ];
    if (isContraindicated(passage, document)) {
      if (purposeZone(passage, document) === 'foreign' || passage.kind === 'heading') return found;
      for (const sentence of passage.sentences)
        for (const clause of clausesOf(sentence.folded))
          if (tall.test(clause.folded)) read(sentence.start + clause.start, sentence.start + clause.end, clause.folded, true);
      return found;
    }
    for (const stretch of purposeStretches(passage, document, context, 'population'))
      if (
        !partOfDevice.test(stretch.folded) &&
        (tall.test(stretch.folded) || tall.test(stretch.label)) &&
        (stretch.labelled || people.test(stretch.folded) || /\bstature\b|\bbody (?:height|size)\b/.test(stretch.folded)) &&
        !tellsOfSome(stretch.folded)
      )
        read(stretch.start, stretch.end, stretch.folded, false, stretch.label);
    return found;
  },
  examples: [
    {
      text: '## Intended purpose\n\nThe device is intended for patients with a body height of at least 150 cm.',
      finds: ['at least 150 cm'],
    },
    { text: '## Intended use\n\nNot suitable for patients shorter than 140 cm.', finds: ['at least 140 cm'] },
    { text: '## Patients\n\nMinimum patient height (cm): 150', finds: ['at least 150 cm'] },
    { text: '## Patients\n\nThe bed has a height of at least 60 cm.', finds: [] },
    { text: '## Contraindications\n\n- body height below 1.40 m', finds: ['at least 140 cm'] },
    {
      text: '## Zweckbestimmung\n\nDas Gerät ist bestimmt für Patienten mit einer Körpergröße ab 120 cm.',
      finds: ['at least 120 cm'],
    },
    { text: '## Technical data\n\nThe device has a height of at least 150 cm.', finds: [] },
  ],
} satisfies StatementKind;

function inCentimetres(range: Range): string {
  return describeRange(range).replace(/([\d.]+) mm/g, (_, millimetres: string) => `${Number(millimetres) / 10} cm`);
}
