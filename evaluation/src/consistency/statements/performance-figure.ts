import { technicalMeasures } from '../lexicon/technical-measures.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { anyOf } from '../text/any-of.ts';
import { contentStems, fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { type FoundQuantity, readQuantities } from '../text/quantities.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'references',
  'abbreviations',
  'equivalence',
  'acceptance',
  'risk-management',
  'history',
  'eligibility',
  'exclusion',
];
const anyMeasure = anyOf(technicalMeasures.map(({ words: named }) => named));
/** Conditions, limits of criteria and other people's numbers are no data of the device. */
const notOwn =
  /\b(?:criteri\w+|goal|must|shall|should be|literature|published|competitor\w*|predecessor|comparator|sham|control group|sub-?group|women|men|children|adults|newborns?|expected|planned|confirmed|planning|assum\w+|power of|blood|arterial|venous|systolic|diastolic|intracranial|intraocular|heart rate|patient(?:'s|s')? weight|storage|transport|hospital stay|waiting|if the|in (?:patients|persons|those|people|subjects|lesions|cases) (?:of|aged|with|over|under|above|below|older|younger|in)|audit|on day \d+|day \d+ alone|alarms? (?:at|when|if|below|above)|et al)\b|\[\d|\?\s*$/u;
const ofData = /\b(?:data ?sets?|training|tuning|validation|audits?)\b/u;
const verb =
  /^[^.;:,\d]{0,60}?(?:\b(?:is|are|was|were|of|amounts to|reaches|equals|measures|lies at|has|for|from|takes|lasts|runs|at|betragt|von|est de|es de|e di)\b|[:=]|^)[^.;:\d]{0,25}$/u;
const words = new Set(
  contentStems(
    'maximum minimum max min nominal typical typically approximately device system value level rate setting settings run runs last lasts operate operates power powers take takes full charged image hour minute second surface range overall clinical study investigation',
  ),
);

/** Technical data and performance of the device under their name: battery life, flow, burst pressure, irradiance, sensitivity. The key is the measure and its other words. */
export default {
  id: 'performance-figure',
  title: 'Technical data and performance',
  references: ['MDR Annex I 23.4(b) and (h)', 'MDR Annex II 1.1'],
  attribute: 'other',
  read(passage: Passage, document, context) {
    // The data a model was trained or tried with, and those of the field, have figures of their own.
    if (passage.kind === 'heading' || ofData.test(fold(passage.headings.at(-1)?.title ?? ''))) return [];
    if (!/\d/.test(passage.folded) || foreign.some((topic) => passage.topics.has(topic))) return [];
    const around = fold(passage.label);
    if (!anyMeasure.test(passage.folded) && !anyMeasure.test(around)) return [];
    const found: Found[] = [];
    const add = (label: string, text: string, base: number): void => {
      const folded = fold(label);
      if (notOwn.test(folded)) return;
      const one = technicalMeasures.find(({ words: named }) => named.test(folded));
      if (!one) return;
      // The mean of a study is a result and no datum of the device.
      if (/\b(?:mean|median|average)\b/.test(folded.replace(one.words, ' '))) return;
      if (one.id === 'highest output' && !/\bspl\b/i.test(text)) return;
      const rest = contentStems(folded.replace(one.words, ' ')).filter((word) => !words.has(word) && !/\d/.test(word));
      if (rest.length > 3) return;
      const key = `${one.id} · ${rest.sort().join(' ')}`;
      const quantities = readQuantities(text, document.language).filter((quantity) => one.dimensions.includes(quantity.range.dimension));
      const [quantity] = quantities;
      if (quantity) {
        if (quantities.length === 1 || quantity.start < 3) push(key, quantity, base);
        return;
      }
      if (!one.dimensions.includes('number')) return;
      const [number] = readNumbers(text, document.language);
      if (number && number.start <= 12)
        found.push({
          key,
          value: { type: 'number', number: number.value },
          says: String(number.value),
          start: base + number.start,
          end: base + number.end,
          weight: 'defining',
          subject: 'device',
        });
    };
    const push = (key: string, quantity: FoundQuantity, base: number): void => {
      // What a plan wants to be reached in per cent is a criterion.
      if ((document.type === 'cep' || document.type === 'pmcf-plan') && quantity.range.dimension === 'percent' && !quantity.exact) return;
      found.push({
        key,
        value: { type: 'range', range: quantity.range },
        // Pressures and rates are told in many units; people look for the one that they wrote.
        says: passage.text.slice(base + quantity.start, base + quantity.end).trim(),
        start: base + quantity.start,
        end: base + quantity.end,
        weight: 'defining',
        subject: 'device',
      });
    };
    // The row of a numbered list is a sentence and no pair of label and value.
    const labelled = passage.cell && /\p{L}/u.test(passage.cell.rowLabel);
    if (passage.cell && labelled) {
      const sentence = passage.sentences[0];
      const owner = sentence ? subjectOf(sentence, passage, context) : 'device';
      if (passage.cell.column === 1 && passage.text.length < 60 && (owner === 'device' || owner === 'study'))
        add(passage.cell.rowLabel, passage.text, 0);
      return found;
    }
    for (const field of fieldsOf(passage)) {
      if (field.start === 0 && field.end >= passage.text.length && field.label === passage.label && passage.kind !== 'item') continue;
      const at = passage.text.indexOf(field.value, field.start);
      if (at >= 0 && /^\D{0,14}\d/.test(field.value)) add(field.label, field.value.split(';')[0]!, at);
    }
    for (const sentence of passage.sentences) {
      if (!anyMeasure.test(sentence.folded) || notOwn.test(sentence.folded)) continue;
      const owner = subjectOf(sentence, passage, context);
      if (owner === 'other-device' || owner === 'literature' || owner === 'subgroup') continue;
      for (const one of technicalMeasures) {
        const match = one.words.exec(sentence.folded);
        if (!match) continue;
        const behind = match.index + match[0].length;
        const aside = /^, (?:measured|determined|expressed|given|defined|stated)\b[^,.;]{0,40},/u.exec(sentence.folded.slice(behind));
        const from = behind + (aside?.[0].length ?? 0);
        const tail = sentence.text.slice(from, from + 110);
        const [quantity] = readQuantities(tail, document.language);
        const number = readNumbers(tail, document.language)[0];
        const at =
          quantity && one.dimensions.includes(quantity.range.dimension)
            ? quantity.start
            : one.dimensions.includes('number')
              ? (number?.start ?? -1)
              : -1;
        if (at < 0 || (number && number.start < at && quantity?.start !== at) || !verb.test(fold(tail.slice(0, at)))) continue;
        // "Accuracy at saturations below 85 %" says where it is measured.
        if (/^ (?:at|for|in|with) [\p{L} -]{4,40}\b(?:above|below|under|over|from|between)? ?$/u.test(fold(tail.slice(0, at)))) continue;
        if (found.some((other) => other.start === sentence.start + from + at)) continue;
        const between = fold(tail.slice(0, at)).replace(/\b(?:is|are|was|were|of|for|from|at|to|the)\b.*$/u, ' ');
        const head =
          /(?:^|[^\p{L}-])(?:(?:the|its|a|an|and|with) )?((?:[\p{L}-]+ ){0,1})$/u.exec(sentence.folded.slice(0, match.index))?.[1] ?? '';
        add(
          `${/^(?:the|its|a|an|and|with|of) $/.test(head) ? '' : head}${match[0]} ${between}`,
          tail.slice(at, at + 60).split(/[;(]/)[0]!,
          sentence.start + from + at,
        );
        break;
      }
    }
    return found;
  },
  examples: [
    {
      text: '# Technical data\n\n| Parameter | Value |\n|---|---|\n| Battery life | 6 h |\n| Flow rate | 350 mL/min |',
      finds: ['6 h', '350 mL/min'],
    },
    {
      text: '# Device\n\nThe battery runs for 6 hours. The burst pressure is 12 bar. Sensitivity was 94.2 %.',
      finds: ['6 hours', '12 bar', '94.2 %'],
    },
    { text: '# Device\n\nIts highest output, measured as OSPL90, is 117 dB SPL.', finds: ['117 dB'] },
    {
      text: '# Device\n\nThe blood pressure fell by 12 mmHg. The flow of the predecessor was 300 mL/min. The sensitivity must be at least 90 %.',
      finds: [],
    },
  ],
} satisfies StatementKind;
