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
  /\b(?:appears|is due|comes out)\b|\b(?:is|are|will be|shall be|must be) (?:\w+ )?(?:updated|reviewed|renewed|written|issued|prepared|repeated|revised|submitted)\b|\bupdate (?:frequency|interval|cycle)|\baktualisiert|\bmis(?:e)? a jour|\bse actualiza|\baggiornat/u;
const often: readonly (readonly [number, RegExp])[] = [
  [6, /\b(?:twice a year|every six months|half-yearly|six-monthly|semi-?annually|halbjahrlich)\b/u],
  [
    12,
    /\b(?:annual(?:ly)?|yearly|once a year|every year|each year|per year|every (?:12|twelve) months|jahrlich|annuel(?:lement)?|chaque annee|anualmente|cada ano|annualmente|ogni anno)\b/u,
  ],
  [
    24,
    /\b(?:biennial(?:ly)?|every (?:two|2|second) years?|every (?:24|twenty-four) months|(?:two|2)-year(?:ly)? (?:intervals?|cycles?)|alle (?:zwei|2) jahre|tous les (?:deux|2) ans|cada (?:dos|2) anos|ogni (?:due|2) anni)\b/u,
  ],
];
const everyN = /\b(?:every|alle|tous les|cada|ogni)\s+(?=\S+ (?:years?|months?|jahre|monate|ans|mois|anos|meses|anni|mesi))/u;

const intervalOf =
  /\b(?:(?:reporting|update|review|revision|renewal) (?:interval|period|cycle|frequency) (?:of|for) (?:the )?[\p{L} ]{3,40}?|(?:psur|cer|sscp) (?:update|reporting|review) (?:interval|period|cycle|frequency)) (?:is|was set (?:to|at)|will be|amounts to) /u;
const updateTitle = /^(?:update|review|revision|renewal)s?(?: (?:frequency|interval|cycle))?$|^(?:frequency|interval|cycle|how often)\b/u;
const updateOf = /^(?:update|review|revision|renewal|frequency)s?(?: (?:frequency|interval|cycle))? (?:of|for) (?:the )?[\p{L} ]{3,40}$/u;

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
    for (const sentence of passage.sentences) {
      // "The reporting interval of the PSUR is one year."
      const match = intervalOf.exec(sentence.folded);
      const key = match ? subjects.find(([, pattern]) => pattern.test(match[0]))?.[0] : undefined;
      if (!match || !key) continue;
      const from = match.index + match[0].length;
      const [quantity] = readQuantities(sentence.text.slice(from, from + 30), document.language);
      const hit = frequencyIn(sentence.folded.slice(from), document.language);
      if (hit && hit.start < 3) add(key, hit.months, sentence.start + from + hit.start, sentence.start + from + hit.end);
      else if (quantity && quantity.start < 2 && quantity.exact && quantity.range.dimension === 'time')
        add(key, Math.round(quantity.range.from!), sentence.start + from + quantity.start, sentence.start + from + quantity.end);
    }
    // "| PSUR | annually |" under "Document | Update", "Update of the CER: every two years".
    const { cell } = passage;
    const inTable =
      cell && cell.row >= 0 && cell.column > 0 && cell.rowLabel.length < 40 && updateTitle.test(cell.columnTitle.toLowerCase());
    const named = inTable ? subjects.filter(([, pattern]) => pattern.test(cell.rowLabel.toLowerCase())) : [];
    if (named.length === 1 && passage.text.length < 40) {
      const hit = frequencyIn(passage.folded, document.language);
      if (hit && hit.start < 12) add(named[0]![0], hit.months, hit.start, hit.end);
    }
    for (const field of fieldsOf(passage)) {
      const of = updateOf.test(field.foldedLabel) ? subjects.filter(([, pattern]) => pattern.test(field.foldedLabel)) : [];
      if (of.length === 1 && field.value.length < 40 && (!cell || cell.column === 1)) {
        const hit = frequencyIn(field.value.toLowerCase(), document.language);
        const at = passage.text.indexOf(field.value, field.start);
        if (hit && hit.start < 12 && at >= 0) add(of[0]![0], hit.months, at + hit.start, at + hit.end);
        continue;
      }
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
    {
      text: '# Updates\n\n| Document | Update |\n|---|---|\n| CER | annually |\n| SSCP | every two years |\n\nThe reporting interval of the PSUR is one year.',
      finds: ['every year', 'every 2 years', 'every year'],
    },
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
