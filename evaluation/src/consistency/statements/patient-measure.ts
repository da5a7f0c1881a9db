import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { type PatientMeasure, patientMeasures } from '../lexicon/patient-measures.ts';
import type { Passage } from '../passage.ts';
import { forbidsAfter } from '../patient-bounds.ts';
import { forbids, leftBy, namesModel, partOfDevice, tellsOfCondition, tellsOfSome } from '../population-parts.ts';
import { clausesOf, isContraindicated, isNotOwn, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { anyOf } from '../text/any-of.ts';
import { fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { describeRange, type Range } from '../text/quantities.ts';

const anyMeasure = anyOf(patientMeasures.map(({ words }) => words));
const filler =
  '(?:[\\s:,(=]|\\b(?:is|are|was|be|lies?|lying|of|with|a|an|the|value|values|score|scores|level|levels|must|has|have|in|range|measured|known|kg\\/m2?|completed)\\b)*';
const sign = '(?:[-+]|minus |plus )?';
const atLeast =
  '(?:≥|>=|at least|from|no less than|not less than|not below|no lower than|minimum(?: of)?|starting (?:at|from)|mindestens|ab|au moins|al menos|almeno)';
const above =
  '(?:>|above|over|more than|greater than|higher than|better than|exceed(?:s|ing)|beyond|uber|mehr als|superieur\\w* a|superior a)';
const atMost =
  "(?:≤|<=|at most|up to|no more than|not more than|not above|no higher than|not exceeding|does not exceed|maximum(?: of)?|hochstens|bis zu|jusqu'a|au plus|hasta|fino a)";
const below = '(?:<|below|under|less than|lower than|smaller than|worse than|fewer than|unter|weniger als|inferieur\\w* a|inferior a)';
const leadOf = new RegExp(`(?:(${atLeast})|(${above})|(${atMost})|(${below})|(between|of|from|in the range of)?)\\s*${sign}$`, 'u');
const unit =
  "(?:\\s*(?:kg\\/m[²2]|kg per m[²2]|m[²2]|%|per ?cent|mm ?hg|mmol\\/(?:l|mol)|µmol\\/l|mg\\/dl|g\\/d?l|ml\\/min[^\\s;,)]*|mm|cm|db(?: ?hl)?|d(?:ioptres?|iopters?|pt)?|°|degrees?|points?|per hour|\\/ ?h|weeks?(?:' gestation| of gestation)?)(?![\\p{L}]))?";
const tail = new RegExp(
  `^${unit}(?:,? (?:and|or|und|oder|et|ou|y|o|e) (?:(more|above|higher|over|greater|better|up|mehr|plus|mas|piu)|(less|below|lower|under|worse|smaller|weniger|moins|menos|meno))\\b(?! ?[\\d≥≤<>]))?`,
  'u',
);
const sides = /\b(?:higher|lower|greater|less|more) than\b|\bor (?:higher|lower)\b/gu;
const joint = new RegExp(`^${unit}\\s*(?:to|and|-|up to|bis|a|et|und|y)\\s*${sign}$`, 'u');

/** Limits of a patient's measures (body mass index, ejection fraction, T-score) in who is treated. The key is the measure; forbidden: a contraindication. */
export default {
  id: 'patient-measure',
  title: 'Limits of measures of the patients',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  attribute: 'population-condition',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (!/\d|twenty|thirty|forty/.test(passage.folded) || passage.kind === 'heading' || passage.kind === 'caption') return found;
    const label = fold(passage.label);
    if (!anyMeasure.test(passage.folded) && !anyMeasure.test(label)) return found;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign') return found;
    const limiting = isContraindicated(passage, document);
    if (
      !limiting &&
      zone !== 'stating' &&
      !/\b(?:intended|indicated|suitable|contra-?indicat\w*|population|must not|indications?|(?:patients|recipients|candidates|wearers|persons|people|infants) (?:must|should|shall|need to|have to) (?:have|be)(?! (?:an? )?(?:informed|told|monitored|checked)))\b/u.test(
        `${label} ${passage.folded}`,
      )
    )
      return found;
    if (passage.cell && (passage.cell.column > 1 || passage.cell.row < 0)) return found;
    const inline = /^\s*contra-?indications?\b/u;
    let contra = false;
    for (const sentence of passage.sentences) {
      if (subjectOf(sentence, passage, context) !== 'device') continue;
      contra = inline.test(sentence.folded);
      for (const clause of clausesOf(sentence.folded)) {
        const { folded } = clause;
        if (isNotOwn(folded.replace(/\d ?%|\bper ?cent\b/gu, '')) && !limiting && !contra) continue;
        if (
          /\b(?:shows?|displays?|measures|measurement|measuring|accuracy|display(?:ed)?|sensors?|modes?)\b|\b(?:no|not an?) (?:absolute )?contra-?indication/u.test(
            folded,
          )
        )
          continue;
        if (partOfDevice.test(folded) || tellsOfCondition(folded) || (!limiting && tellsOfSome(folded.replace(sides, '')))) continue;
        const offset = sentence.start + clause.start;
        const text = passage.text.slice(offset, offset + folded.length);
        if (namesModel(text.replace(/\b(?:FEV1|HbA1c|SpO2|PaCO2)\b/g, ''), context)) continue;
        for (const measure of patientMeasures) {
          for (const words of named(measure, folded, label)) {
            const read = boundOf(measure, text, folded, words, document.language);
            if (!read) continue;
            const { range, start, end } = read;
            if (found.some((one) => one.start < offset + end && offset + start < one.end)) continue;
            const out =
              limiting || contra || deniedAt(folded, start) || forbids.test(folded.slice(0, start)) || forbidsAfter(folded, start, end);
            if (out && range.from !== undefined && range.to !== undefined) continue;
            const treated = out ? leftBy(range) : range;
            found.push({
              key: measure.id,
              value: { type: 'range', range: treated },
              says: describeRange(treated),
              start: offset + start,
              end: offset + end,
              subject: 'device',
              weight: 'defining',
              modality: out ? 'forbidden' : 'stated',
            });
          }
        }
      }
    }
    return found;
  },
  examples: [
    { text: '## Contraindications\n\n- Body surface area below 1.2 m².', finds: ['at least 1.2'] },
    { text: '## Indications\n\nObesity with a body mass index of 35 kg/m² or more.', finds: ['at least 35'] },
    { text: '## Contraindications\n\n- osteoporosis with a T-score of −2.5 or lower', finds: ['more than -2.5'] },
    { text: '## Intended use\n\nContraindications: infection; osteoporosis (T-score below −3.0).', finds: ['at least -3'] },
    { text: '## Intended purpose\n\nThe device is indicated in patients with an LVEF ≤ 35 %.', finds: ['up to 35'] },
    { text: '## Target population\n\nPreterm infants from 28 completed weeks of gestation.', finds: ['at least 28'] },
    {
      text: '## Device and users\n\nRecipients must have a body surface area of no less than 1.4 m².',
      document: 'psur',
      finds: ['at least 1.4'],
    },
    { text: '## Target population\n\nPatients with a BMI between 30 and 40 kg/m².', finds: ['30 to 40'] },
    { text: '| Item | Entry |\n|---|---|\n| Population | adults with AHI ≥ 15 |', finds: ['at least 15'] },
    { text: '## Intended use\n\nNot intended for patients with a BMI above 50.', finds: ['up to 50'] },
    {
      text: '## Target population\n\nThe mean BMI was 31. Patients with a BMI above 40 may need a longer needle.\n\n## Clinical investigation\n\nPatients with LVEF ≤ 35 % were enrolled.',
      finds: [],
    },
    { text: '## Performance\n\nThe INR is shown between 0.8 and 8.0.', finds: [] },
  ],
} satisfies StatementKind;

/** Where a clause names a measure; position 0 of nothing where its label does. */
function named(measure: PatientMeasure, folded: string, label: string): { readonly start: number; readonly end: number }[] {
  const found = folded.search(measure.words) < 0 ? [] : [...folded.matchAll(measure.words)];
  if (found.length > 0) return found.map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return !measure.follows && label.length < 50 && label.search(measure.words) >= 0 ? [{ start: 0, end: 0 }] : [];
}

/** The bounds that a short phrase sets to measures: "an eGFR below 60". */
export function measureBounds(phrase: string, language: string): { readonly measure: string; readonly range: Range }[] {
  const folded = fold(phrase);
  return patientMeasures.flatMap((measure) =>
    named(measure, folded, '').flatMap((words) => {
      const bound = boundOf(measure, phrase, folded, words, language);
      return bound ? [{ measure: measure.id, range: bound.range }] : [];
    }),
  );
}

const after = new RegExp(`^${filler}`, 'u');
const spelledOut = /^ \((?:[^()\d]|\d (?=second))+\)/u;

/** The bound that stands beside a measure: "of 35 or more", "between 30 and 40", "≤ 35 %". A value without a side bounds nothing. */
function boundOf(
  measure: PatientMeasure,
  text: string,
  folded: string,
  words: { readonly start: number; readonly end: number },
  language: string,
): { range: Range; start: number; end: number } | undefined {
  const numbers = readNumbers(text, language).filter(({ inWords }) => !inWords || measure.follows);
  const values = numbers.map((number) => {
    const before = folded.slice(Math.max(0, number.start - 6), number.start);
    const negative = /(?:^|[\s(≤≥<>])(?:-|minus )$/u.test(before) && measure.from < 0;
    return { ...number, value: negative ? -number.value : number.value };
  });
  // "FEV1 (forced expiratory volume in 1 second) of 15 %": what the words stand for comes between.
  const named = words.end + (spelledOut.exec(folded.slice(words.end))?.[0].length ?? 0);
  const index = measure.follows
    ? values.findLastIndex(
        ({ end }) => end <= words.start && /^(?:\s|%|per cent|of|the|to|and|their)*$/u.test(folded.slice(end, words.start)),
      )
    : values.findIndex(({ start }) => {
        if (start < named || start - named > 45) return false;
        const between = folded.slice(named, start);
        return after.exec(between.replace(leadOf, ''))![0].length === between.replace(leadOf, '').length;
      });
  const number = values[index];
  if (!number || number.value < measure.from || number.value > measure.to) return undefined;
  const before = folded.slice(Math.max(measure.follows ? 0 : words.end, number.start - 30), number.start);
  const lead = leadOf.exec(before);
  const range = (ends: Partial<Range>, end: number): { range: Range; start: number; end: number } => ({
    range: { dimension: 'count', fromIncluded: true, toIncluded: true, ...ends },
    start: measure.follows ? number.start : Math.min(words.start, number.start),
    end: measure.follows ? words.end : end,
  });
  const other = measure.follows ? values[index - 1] : values[index + 1];
  if (other) {
    const [low, high] = measure.follows ? [other, number] : [number, other];
    if (joint.test(folded.slice(low.end, high.start)) && low.value < high.value && high.value <= measure.to && low.value >= measure.from)
      return range({ from: low.value, to: high.value }, high.end);
  }
  const rest = tail.exec(folded.slice(number.end));
  const end = number.end + (rest?.[0].length ?? 0);
  const further = measure.follows ? tail.exec(folded.slice(words.end)) : rest;
  if (further?.[1]) return range({ from: number.value }, end);
  if (further?.[2]) return range({ to: number.value }, end);
  if (lead?.[1]) return range({ from: number.value }, end);
  if (lead?.[2]) return range({ from: number.value, fromIncluded: false }, end);
  if (lead?.[3]) return range({ to: number.value }, end);
  if (lead?.[4]) return range({ to: number.value, toIncluded: false }, end);
  if (lead?.[5] === 'from') return range({ from: number.value }, end);
  return undefined;
}
