import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readQuantities } from '../text/quantities.ts';

const subjects: readonly (readonly [string, RegExp])[] = [
  ['PMCF evaluation report', /\bpmcf (?:evaluation )?report|\bpmcf er\b/u],
  ['PSUR', /\bpsur\b|\bperiodic safety update/u],
  ['SSCP', /\bsscp\b|\bsummary of safety/u],
  ['CER', /\bcer\b|\bclinical evaluation(?: report)?(?! plan)\b/u],
];
const updated =
  /\b(?:is|are|will be|shall be|must be) (?:\w+ )?(?:updated|reviewed|renewed|written|issued|prepared|repeated|revised|submitted)\b|\bupdate (?:frequency|interval|cycle)|\baktualisiert|\bmis(?:e)? a jour|\bse actualiza|\baggiornat/u;
const often: readonly (readonly [number, RegExp])[] = [
  [6, /\b(?:twice a year|every six months|half-yearly|six-monthly|semi-?annually|halbjahrlich)\b/u],
  [
    12,
    /\b(?:annual(?:ly)?|yearly|once a year|every year|each year|per year|every (?:12|twelve) months|jahrlich|annuel(?:lement)?|chaque annee|anualmente|cada ano|annualmente|ogni anno)\b/u,
  ],
  [
    24,
    /\b(?:biennial(?:ly)?|every (?:two|2|second) years?|every (?:24|twenty-four) months|alle (?:zwei|2) jahre|tous les (?:deux|2) ans|cada (?:dos|2) anos|ogni (?:due|2) anni)\b/u,
  ],
];
const everyN = /\b(?:every|alle|tous les|cada|ogni)\s+(?=\S+ (?:years?|months?|jahre|monate|ans|mois|anos|meses|anni|mesi))/u;

/** How often a document is brought up to date, in months. The key is the document. */
export default {
  id: 'update-frequency',
  title: 'Update frequency of a report',
  references: ['MDR Article 61(11) and Article 86(1)'],
  attribute: 'other',
  read(passage: Passage, document) {
    if (passage.kind === 'heading' || passage.topics.has('instructions') || passage.topics.has('handling')) return [];
    const found: Found[] = [];
    const add = (key: string, months: number, start: number, end: number): void => {
      if (found.some((one) => one.start < end && start < one.end)) return;
      found.push({
        key,
        value: { type: 'range', range: { dimension: 'time', from: months, to: months, fromIncluded: true, toIncluded: true } },
        says: months === 12 ? 'every year' : months % 12 === 0 ? `every ${months / 12} years` : `every ${months} months`,
        start,
        end,
        subject: 'device',
        weight: 'defining',
        modality: 'planned',
      });
    };
    for (const sentence of passage.sentences) {
      if (!updated.test(sentence.folded)) continue;
      const hit = frequencyIn(sentence.folded, document.language);
      if (!hit) continue;
      const head = sentence.folded.slice(0, hit.start);
      const named = subjects.find(([, pattern]) => pattern.test(head))?.[0];
      const self = /\b(?:this|the|present) (?:report|document|update)\b/.test(head) ? ownReport(document.type) : undefined;
      if (/\bthis plan|\bthe plan\b|\bsearch|\bliterature|\btraining|\brisk management\b/.test(head)) continue;
      const key = named ?? self;
      if (key) add(key, hit.months, sentence.start + hit.start, sentence.start + hit.end);
    }
    for (const field of fieldsOf(passage)) {
      if (
        !/^(?:update (?:frequency|interval|cycle)|frequency(?: of (?:the )?(?:update|psur|report)s?)?|psur (?:frequency|interval)|reporting (?:frequency|interval))$/.test(
          field.foldedLabel.trim(),
        )
      )
        continue;
      const hit = frequencyIn(field.value.toLowerCase(), document.language);
      const key = /psur/.test(field.foldedLabel) ? 'PSUR' : ownReport(document.type);
      if (
        hit &&
        key &&
        hit.start < 12 &&
        field.value.length < 40 &&
        (passage.cell === undefined || passage.cell.column === 1) &&
        !passage.topics.has('risk-management')
      )
        add(key, hit.months, field.start + hit.start, field.start + hit.end);
    }
    return found;
  },
  examples: [
    { text: '# CER\n\nThe report is updated annually.', finds: ['every year'] },
    { text: '# PSUR\n\nThe PSUR is updated every five years.', document: 'psur', finds: ['every 5 years'] },
    { text: '# PSUR\n\n| Field | Data |\n|---|---|\n| Frequency | annual |', document: 'psur', finds: ['every year'] },
    { text: '# IFU\n\nThe filter is replaced every six months. The literature search is updated every year.', document: 'ifu', finds: [] },
  ],
} satisfies StatementKind;

function ownReport(type: string): string | undefined {
  return type === 'cer'
    ? 'CER'
    : type === 'psur'
      ? 'PSUR'
      : type === 'sscp'
        ? 'SSCP'
        : type === 'pmcf-report'
          ? 'PMCF evaluation report'
          : undefined;
}

function frequencyIn(folded: string, language: string): { months: number; start: number; end: number } | undefined {
  for (const [months, pattern] of often) {
    const match = pattern.exec(folded);
    if (match) return { months, start: match.index, end: match.index + match[0].length };
  }
  const every = everyN.exec(folded);
  if (!every) return undefined;
  const from = every.index + every[0].length;
  const [quantity] = readQuantities(folded.slice(from, from + 30), language);
  if (!quantity || quantity.start > 2 || quantity.range.dimension !== 'time' || quantity.range.from === undefined) return undefined;
  return { months: Math.round(quantity.range.from), start: every.index, end: from + quantity.end };
}
