import { rangeInColumns } from '../bound-columns.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { people } from '../lexicon/population.ts';
import type { Passage } from '../passage.ts';
import { forbidsAfter, patientQuantities } from '../patient-bounds.ts';
import { forbids, isOneOfSeveralRows, leftBy, modelRow, namesModel, ofGroup, partOfDevice, tellsOfCondition } from '../population-parts.ts';
import { clausesOf, isContraindicated, type PurposeStretch, purposeStretches, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';
import { describeRange, type FoundQuantity, type Range, readQuantities } from '../text/quantities.ts';

/** "Patients of any weight": whoever they are. */
const anyWeight =
  /\b(?:of|at|with) (?:any|whatever|every) (?:body )?weight\b|\b(?:regardless|irrespective) of (?:the |their )?(?:body )?weight\b|\b(?:no|without (?:any |an? )?)(?:lower |minimum )?(?:limits? (?:of|to|on|for) (?:the )?(?:body |patients' )?weight|(?:body )?weight (?:limits?|restrictions?))\b/u;
const weightWords = /\b(?:weight|kg|kilogra\w+|kilos?|chilogramm\w+|kilogramos|pounds?|lbs?|gram(?:s|me|mes)?|gramm)\b|\d ?g\b/u;
/** Masses that are not of patients. */
const otherMass =
  /\b(?:weighs|mass of|weight of (?:the )?(?:device|handle|unit|system|concentrator|implant)|load|per kg|\/ ?kg|dose|payload|lift|carry(?! (?:people|persons|users|patients)\b))\b|mg\/kg|ml\/kg|\/kg/u;

/** "Body mass ranges from 45 to 110 kg" names nobody and is still that of the patients. */
const bodyMass = /\bbody (?:weight|mass)\b|\b(?:patient|user|wearer)(?:s|'s|s')? (?:weight|mass)\b/u;

/** How heavy the patients are for whom the device is intended, in grams. Key "bounds": who is treated; "limit": what a contraindication leaves. */
export default {
  id: 'population-weight',
  title: 'Weight of the patients',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  attribute: 'population-weight',
  keyTitles: { bounds: '', limit: 'left by a contraindication' },
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (!weightWords.test(passage.folded) && !weightWords.test(fold(`${passage.label} ${passage.cell?.columnTitle ?? ''}`))) return found;
    if (isContraindicated(passage, document)) return complements(passage, document, context);
    const columns = rangeInColumns(passage, document, context, 'mass');
    if (columns) return [entry('bounds', columns, 0, passage.text.length)];
    const whole = tableHull(passage, document);
    if (whole) found.push(whole);
    const models = modelRow(passage, document, context);
    for (const stretch of [...purposeStretches(passage, document, context, 'population'), ...labelStretches(passage, document)]) {
      if (models) {
        const all = models.map((one) => readQuantities(metric(one.text), document.language));
        const [one, ...more] = hull(all.flat());
        if (one?.range.dimension === 'mass' && more.length === 0 && !one.exact && all.every((masses) => masses.length > 0))
          return [{ ...entry('bounds', one.range, 0, passage.text.length), weight: stretch.weight }];
        return found;
      }
      const { folded } = stretch;
      if (found.some((one) => stretch.start <= one.start && one.end <= stretch.end)) continue;
      if (partOfDevice.test(folded) || otherMass.test(folded)) continue;
      if (namesModel(passage.text.slice(stretch.start, stretch.end), context)) continue;
      if (!stretch.labelled && !people.test(folded) && !bodyMass.test(folded)) continue;
      const any = anyWeight.exec(folded);
      if (
        any ||
        (stretch.labelled &&
          /\b(?:weight|mass)\b/u.test(stretch.label) &&
          /^\W*(?:any|all|unlimited|no limits?|not limited|none)\b/u.test(folded))
      ) {
        const range: Range = { dimension: 'mass', from: 0, fromIncluded: true, toIncluded: true };
        const end = stretch.start + (any ? any.index + any[0].length : folded.length);
        found.push({ ...entry('bounds', range, stretch.start + (any?.index ?? 0), end), says: 'of any weight', weight: stretch.weight });
        continue;
      }
      const unlimited = /\bno (?:upper |lower )?(?:limit|restriction)/.test(folded);
      for (const { range, start, end, exact } of hull(
        patientQuantities(metric(passage.text.slice(stretch.start, stretch.end)), stretch.label, document.language),
      )) {
        if (range.dimension !== 'mass' || exact || unlimited) continue;
        // "Below 30 kg only …" speaks of a part of the patients; a band of children is one group among others.
        if (range.from === undefined && /\bonly\b|\bin continuous\b/.test(folded)) continue;
        if (!stretch.labelled && (ofGroup(folded, range, start) || tellsOfCondition(folded))) continue;
        // "Every 4 hours in infants below 3 kg" tells how they are treated.
        if (
          /\b(?:every|after|for|within) \S+ (?:minutes|hours|days|weeks)\b[^.;]{0,12}\b(?:in|for|with) [\p{L} ]{3,30}$/u.test(
            folded.slice(0, start),
          )
        )
          continue;
        const forbidden = forbids.test(folded.slice(0, start)) || forbidsAfter(folded, start, end);
        const denied = forbidden || /\b(?:not|nicht|pas|never|outside|excluded)\b[^.;]{0,60}$/.test(folded.slice(0, start));
        if (denied) {
          if (range.from === undefined || (forbidden && range.to === undefined))
            found.push(entry('limit', leftBy(range), stretch.start + start, stretch.start + end));
          continue;
        }
        found.push({ ...entry('bounds', range, stretch.start + start, stretch.start + end), weight: stretch.weight });
      }
    }
    return found;
  },
  examples: [
    { text: '## Intended use\n\nThe device is intended for patients weighing more than 5 kg.', finds: ['more than 5 kg'] },
    {
      text: '## Intended use\n\n| Item | Text |\n|---|---|\n| Weight at start of treatment | 1,000 g to 5,000 g |\n| Age | up to day 28 |',
      document: 'ifu',
      finds: ['1 kg to 5 kg'],
    },
    {
      text: '## Who can be treated\n\n| | AB-10 | AB-10P |\n|---|---|---|\n| Body weight of the patient | 35 kg and over | 15 kg and over |',
      finds: ['at least 15 kg'],
    },
    {
      text: '## Body limits\n\n| Measure | Smallest | Largest |\n|---|---|---|\n| Body weight | 45 kg (99 lb) | 110 kg (243 lb) |\n| Body height | 155 cm | 195 cm |',
      document: 'ifu',
      finds: ['45 kg to 110 kg'],
    },
    { text: '## Intended purpose\n\nBody mass ranges from 45 to 110 kg and stature from 1.55 to 1.95 m.', finds: ['45 kg to 110 kg'] },
    {
      text: '## Technical data\n\n| Property | Minimum | Maximum |\n|---|---|---|\n| Weight | 20 kg | 25 kg |',
      document: 'ifu',
      finds: [],
    },
    { text: '## Patients\n\n| Parameter | Limit |\n|---|---|\n| Body weight (kg) | 10 - 120 |', finds: ['10 kg to 120 kg'] },
    { text: '## Intended use\n\nThe lower weight limit of the patients is 3 kg.', finds: ['at least 3 kg'] },
    { text: '## Intended use\n\nThe device is for adults up to a body weight of 150 kg.', finds: ['up to 150 kg'] },
    { text: '## Intended use\n\nIf you weigh less than 45 kg, do not use the device.', finds: ['at least 45 kg'] },
    { text: '## Contraindications\n\n- Weight below 1,000 g or above 5,000 g', finds: ['at least 1 kg', 'up to 5 kg'] },
    { text: '## Patients\n\nPatients should not lift more than 5 kg after the operation.', finds: [] },
    { text: '## Patients\n\nPatients of any weight can be connected.', finds: ['of any weight'] },
    { text: '## Contraindications\n\n- body weight below 20 kg', finds: ['at least 20 kg'] },
    { text: '## Device\n\nRecorder for patients from 10 years of age and 30 kg.', finds: ['at least 30 kg'] },
    { text: '0.4 to 5 kg. Neonatal intensive care only.', document: 'label', finds: ['400 g to 5 kg'] },
    {
      text: '## Eye shields\n\n| Size | Weight range |\n|---|---|\n| S | 1.5 to 2.499 kg |\n| M | from 2.5 kg |',
      document: 'label',
      finds: [],
    },
    { text: 'Net weight 2.3 kg. Load up to 5 kg.', document: 'label', finds: [] },
    {
      text: '## Intended purpose\n\nThe sock is moved to the other foot at least every 6 hours (every 4 hours in infants below 3 kg).',
      finds: [],
    },
    { text: '## Intended purpose\n\n- Pulse mode: only persons who weigh 30 kg or more', finds: [] },
    { text: '## Technical data\n\n| Item | Value |\n|---|---|\n| Weight with one battery | 2.3 kg |', finds: [] },
    { text: '## Literature\n\nPatients weighing more than 40 kg were included [4].', finds: [] },
  ],
} satisfies StatementKind;

/** "Preterm (0.4 to 1 kg), term (1 to 5 kg)" are everybody from 0.4 to 5 kg. */
function hull(quantities: readonly FoundQuantity[]): readonly FoundQuantity[] {
  const own = quantities.filter(({ range, exact }) => range.dimension === 'mass' && !exact && range.from !== undefined);
  if (own.length < 2 || own.length < quantities.filter(({ range }) => range.dimension === 'mass').length) return quantities;
  const from = Math.min(...own.map(({ range }) => range.from!));
  const open = own.some(({ range }) => range.to === undefined);
  const to = Math.max(...own.map(({ range }) => range.to ?? 0));
  const range: Range = { dimension: 'mass', from, ...(open ? {} : { to }), fromIncluded: true, toIncluded: true };
  return [{ ...own[0]!, range, end: own.at(-1)!.end }];
}

/** A table with one row for each group of patients covers everybody from the lightest to the heaviest; said once, in the first row. */
function tableHull(passage: Passage, document: DossierDocument): Found | undefined {
  const { cell } = passage;
  if (cell?.row !== 0 || cell.column === 0 || !/\bweight\b|gewicht|poids|peso/.test(cell.columnTitle.toLowerCase())) return undefined;
  const around = `${cell.caption} ${passage.headings.at(-1)?.title ?? ''} ${cell.rowLabel}`.toLowerCase();
  if (!/patient|population|newborn|child|adult|group/.test(around) || purposeZone(passage, document) === 'foreign') return undefined;
  const column: FoundQuantity[] = [];
  for (let index = passage.index; index < document.passages.length; index++) {
    const other = document.passages[index]!;
    if (other.cell?.table !== cell.table) break;
    if (other.cell.column === cell.column && other.cell.row >= 0) column.push(...readQuantities(metric(other.text), document.language));
  }
  const [one, ...more] = hull(column);
  return one && more.length === 0 && !one.exact && one.range.dimension === 'mass' && column.length > 1
    ? entry('bounds', one.range, 0, passage.text.length)
    : undefined;
}

/** On a label stands the range of the patients' weight alone: "0.4 to 5 kg". The device's own weight is one value. */
function labelStretches(passage: Passage, document: DossierDocument): PurposeStretch[] {
  if (document.type !== 'label' || passage.kind === 'heading' || passage.kind === 'caption') return [];
  if (isOneOfSizes(passage, document)) return [];
  return passage.sentences
    .filter(
      (sentence) =>
        sentence.text.length < 90 &&
        !/^(?!.*(?:weight|patient))[^:]{2,40}:/.test(sentence.folded) &&
        /(?:^|[,;:.]\s*)\s*(?:[≥>]=?\s*)?[\d.,]+\s*(?:\+|kg|g\b|-|to|bis|a\b|up)/u.test(sentence.folded),
    )
    .map(({ start, end, folded }) => ({ start, end, folded, weight: 'defining', labelled: true, label: '', headed: false }));
}

/** In a table with a column of different weights each row is for one size. */
function isOneOfSizes(passage: Passage, document: DossierDocument): boolean {
  return (
    /\bweight\b|gewicht|poids|peso/.test(passage.cell?.columnTitle.toLowerCase() ?? '') &&
    isOneOfSeveralRows(passage, document, weightWords)
  );
}

/** The text without conversions in brackets: "20 kg (44 lb) or more"; of the same length. */
function metric(text: string): string {
  return (
    text
      .replace(/\([^()]{1,20}\b(?:lbs?|pounds?|kg|st)\)/g, (match) => ' '.repeat(match.length))
      .replace(/(\d)\+( ?kg)\b/g, '$1$2+')
      // "From 10 years of age and 30 kg" is from 30 kg.
      .replace(/(\bfrom [^.;,]{1,20} years(?: of age| old)?) and (?=[\w-]+ ?k)/gi, '$1  ≥  ')
  );
}

function entry(key: string, range: Range, start: number, end: number): Found {
  return {
    key,
    value: { type: 'range', range },
    says: describeRange(range),
    start,
    end,
    subject: 'device',
    weight: 'defining',
  };
}

function complements(passage: Passage, document: DossierDocument, context: DossierContext): Found[] {
  const found: Found[] = [];
  if (purposeZone(passage, document) === 'foreign' || passage.kind === 'heading') return found;
  for (const sentence of passage.sentences)
    for (const clause of clausesOf(sentence.folded)) {
      if (
        !people.test(clause.folded) &&
        !people.test(passage.label.toLowerCase()) &&
        !/^\W*(?:body )?(?:weight|mass|weighing)\b/.test(clause.folded)
      )
        continue;
      if (partOfDevice.test(clause.folded) || otherMass.test(clause.folded)) continue;
      const offset = sentence.start + clause.start;
      if (namesModel(passage.text.slice(offset, sentence.start + clause.end), context)) continue;
      for (const { range, start, end, exact } of readQuantities(
        passage.text.slice(offset, sentence.start + clause.end),
        document.language,
      )) {
        if (range.dimension !== 'mass' || exact) continue;
        if (range.from === undefined || range.to === undefined) found.push(entry('limit', leftBy(range), offset + start, offset + end));
      }
    }
  return found;
}
