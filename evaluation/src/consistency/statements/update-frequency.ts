import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';
import { readQuantities } from '../text/quantities.ts';

const subjects: readonly (readonly [string, RegExp])[] = [
  ['PMCF evaluation report', /\bpmcf (?:evaluation )?report|\bevaluation of the pmcf\b|\bpmcf er\b/u],
  ['PSUR', /\bpsurs?\b|\bperiodic safety update/u],
  ['SSCP', /\bsscps?\b|\bsummary of safety/u],
  ['CER', /\bcer\b|\bclinical evaluation(?: report)?(?! plan)\b|\b(?:of|the) evaluation\b/u],
];
const updated =
  /\b(?:appears|(?:is|falls|becomes) due|comes out)\b|\b(?:is|are|will be|shall be|must be) (?:\w+ )?(?:updated|reviewed|renewed|written|issued|prepared|repeated|revised|submitted|established|edited|drawn up|published|brought up to date|redone|made anew)\b|\b(?:renew|repeat|update|revise|reissue)\b|\brenewed\b|\bupdate (?:frequency|interval|cycle)|\baktualisiert|\bmis(?:e)? a jour|\bse actualiza|\baggiornat/u;
/** Words that name the coming of the next edition. */
const renewal =
  /\b(?:updates?|updated|up to date|renewals?|renew(?:ed)?|revisions?|revised?|reviews?|rhythm|frequency|periodicity|interval|cycle|next (?:report|edition|issue|update|summary|psur|cer|sscp)|when again|repeats?|repeated|appears|new (?:report|edition|issue|psur|cer|sscp|update))\b/u;
const oftenQuick =
  /every|each|annual|yearly|biennial|twice|per year|once a|after|\bin (?:one|two|three|four|five|\d)|year|jahr|an(?:s|nee)\b|ano|ann[oi]|halb/;
/** What comes round as often but is no report. */
const otherRhythm =
  /\bsearch|\bliterature|\btrain(?:ing|ed)\b|\bsoftware|\bstandards?\b|\bguidance\b|\bguidelines?\b|\bstaff\b|\binstructions\b|\bcertificates?\b|\brisk (?:management|file)|\bthis plan\b|\bthe plan\b|\b(?:case|batter\w+|filters?|lens|lenses|pump|hoses?|tubes?|seals?|straps?|liners?|electrodes?|pads?|parts?|orthos[ei]s|sensors?|masks?|cushions?|wash\w*|clean\w*|check of|inspect\w*|calibrat\w*|maintenance|maintained|service[ds]?|patients?|participants?|visits?|follow-?up|seen|examin\w+|cohort|enrol\w+|screened|audit\w*|questionnaires?|survey|data check|valve|needle|sensor|implant)\b/u;
/** What is denied, asked, or told of a whole class by law. */
const notOurs =
  /\bnot (?:to be |be )?(?:\w+ )?(?:updated|reviewed|renewed|written|issued|prepared|revised|submitted|published|due)\b|\?\s*$|\b(?:of|for) (?:all )?class \S+ (?:devices|products|implants)\b/u;
/** What the law would allow is not what is done. */
const wouldDo =
  /\b(?:would|could|might) (?:also |already |in itself )?(?:be (?:sufficient|enough|possible|allowed|permitted|acceptable)|suffice|do)\b/u;
/** "… and its update falls due": whatever stands before, the rhythm is that of the update. */
const ofUpdate = /\b(?:its|this|our) (?:next )?(?:update|report|psur|review|renewal|revision)\b[^,;.]{0,30}$/u;
const often: readonly (readonly [number, RegExp])[] = [
  [6, /\b(?:twice a year|every six months|half-yearly|six-monthly|semi-?annually|halbjahrlich)\b/u],
  [
    12,
    /(?<!two-|half-|three-|five-|five |two )\b(?:annual(?:ly)?|yearly|once (?:in |within )?(?:a|the|one|per|each|every) year|once in (?:12|twelve) months|every year|each year|per year|(?:every|each) (?:12|twelve) months|jahrlich|annuel(?:lement)?|chaque annee|anualmente|cada ano|annualmente|ogni anno)\b/u,
  ],
  [
    24,
    /\b(?:biennial(?:ly)?|two-yearly|2-yearly|once in (?:two|2) years|once in (?:24|twenty-four) months|(?:every|each) (?:two|2|second|other) years?|(?:every|each) (?:24|twenty-four) months|(?:two|2)-year(?:ly)? (?:intervals?|cycles?)|alle (?:zwei|2) jahre|tous les (?:deux|2) ans|cada (?:dos|2) anos|ogni (?:due|2) anni)\b/u,
  ],
];
const everyN =
  /\b(?:every|each|once in|at intervals of(?: (?:no|not) more than| at most)?|(?:with|at) an interval of|alle|tous les|cada|ogni)\s+(?=\S+ (?:years?|months?|jahre|monate|ans|mois|anos|meses|anni|mesi))/u;

/** "Every five years, alongside the CER". */
const alongside = /^,? (?:alongside|together with|in step with) (?:the )?(?:cer|clinical evaluation)\b/u;
/** What may stand before a rhythm that opens its clause. */
const opens = /^\W*(?:[a-z\d]{1,2}[.)] )?(?:(?:at least|an?|the|thereafter|then|in|as a rule),? )*$/u;

/** "Next report in two years", "next renewal: after two years". */
const nextIn =
  /\bnext (?:\p{L}+ )?(?:report|edition|issue|update|renewal|revision|summary|psur|cer|sscp)\b[^.;\d]{0,30}?\b(?:in|after|within) (?=\S+ (?:(?:further|more|additional|full) )?(?:years?|months?))/u;

const intervalOf =
  /\b(?:(?:(?:reporting|update|review|revision|renewal) (?:interval|period|cycle|frequency)|interval|cycle|frequency) (?:of|for) (?:the )?[\p{L} ]{3,40}?|(?:psur|cer|sscp) (?:update |reporting |review )?(?:interval|period|cycle|frequency)) (?:is|was set (?:to|at)|will be|amounts to) /u;
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
      if (found.some((one) => one.start < end && start < one.end && (one.key === key || one.start !== start))) return;
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
    const label = fold(passage.label);
    // A row that names its document is read below.
    const rowed = passage.cell !== undefined && subjects.some(([, pattern]) => pattern.test(label));
    for (const [index, sentence] of rowed ? [] : passage.sentences.entries()) {
      if (!oftenQuick.test(sentence.folded)) continue;
      // "Rhythm. The PSUR …", "Renewal. Every third year", "When again?" as a heading.
      const title =
        index > 0 && passage.sentences[index - 1]!.text.length < 40
          ? passage.sentences[index - 1]!.folded
          : index === 0
            ? `${label} | ${fold(passage.headings.at(-1)?.title ?? '')}`
            : '';
      const own = ownReport(document.type) ?? (document.type === 'cep' ? 'CER' : undefined);
      for (const clause of sentence.folded.matchAll(/[^;]+/g)) {
        const hit = frequencyIn(clause[0], document.language);
        if (!hit || notOurs.test(clause[0]) || wouldDo.test(clause[0])) continue;
        const head = clause[0].slice(0, hit.start);
        const around = `${title} | ${head} ${clause[0].slice(hit.end, hit.end + 25)}`;
        if ((!ofUpdate.test(head) && otherRhythm.test(`${title.split(' | ')[0]} ${clause[0]}`)) || otherRhythm.test(fold(passage.label)))
          continue;
        const before = subjects.filter(([, pattern]) => pattern.test(head)).map(([name]) => name);
        // "Each year a new PSUR is drawn up", "annual PSUR": the document stands behind.
        const behind = opens.test(head) ? subjects.filter(([, pattern]) => pattern.test(clause[0].slice(hit.end, hit.end + 50))) : [];
        const named = before.length === 0 && behind.length === 1 && !alongside.test(clause[0].slice(hit.end)) ? [behind[0]![0]] : before;
        const fragment = head.replace(/^\W*(?:[a-z\d]{1,2}[.)] )?/u, '').trim();
        const told = updated.test(clause[0]) || renewal.test(around) || /^(?:issued|written|published|edited)$/.test(fragment);
        const self =
          /\b(?:this|the|present|our|its) (?:present |next )?(?:report|document|update|summary|exercise|review|renewal|revision)\b|^\W*(?:the )?(?:next |new )?(?:report|update|summary|exercise|revision|edition|issue)\b/.test(
            head,
          );
        const keys: (string | undefined)[] = [];
        if (named.length > 0 && (told || fragment.length < 30)) keys.push(...(self ? [...named, own] : [named[0]]));
        else if (
          named.length === 0 &&
          told &&
          (self ||
            (renewal.test(title.length < 60 ? title : '') && fragment.length < 25) ||
            renewal.test(fragment) ||
            fragment === '' ||
            /^(?:issued|updated|renewed|written|published|edited|revised)$/.test(fragment))
        )
          keys.push(/\bevaluation\b/.test(head) && document.type !== 'pmcf-plan' && document.type !== 'pmcf-report' ? 'CER' : own);
        else if (named.length === 0 && told && /\bevaluation\b/.test(around) && (document.type === 'cep' || document.type === 'cer'))
          keys.push('CER');
        // "Every five years, alongside the CER" tells the rhythm of both.
        if (keys.length > 0 && alongside.test(clause[0].slice(hit.end))) keys.push('CER');
        for (const key of new Set(keys))
          if (key) add(key, hit.months, sentence.start + clause.index + hit.start, sentence.start + clause.index + hit.end);
      }
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
        !/^(?:(?:next )?updates?|renewal|rhythm(?: of this document)?|periodicity|update (?:frequency|interval|cycle)|frequency(?: of (?:the )?(?:update|psur|report)s?)?|psur (?:frequency|interval)|reporting (?:frequency|interval))$/.test(
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
    {
      text: '# PSUR\n\n## When again?\n\nEvery two years, alongside the CER.',
      document: 'psur',
      finds: ['every 2 years', 'every 2 years'],
    },
    { text: '# CER\n\nFavourable. Report renewed each third year.', finds: ['every 3 years'] },
    { text: '# PSUR\n\nUpdate of PSUR: once in three years.', document: 'psur', finds: ['every 3 years'] },
    { text: '# PSUR\n\nThe tube is of class IIa and its update falls due every five years.', document: 'psur', finds: ['every 5 years'] },
    { text: '# CEP\n\nRevision of the evaluation: each five years.', document: 'cep', finds: ['every 5 years'] },
    { text: '# PSUR\n\nThe next edition is due after three more years.', document: 'psur', finds: ['every 3 years'] },
    { text: '# CER\n\nEach year a new PSUR is drawn up. Every other year the SSCP is updated.', finds: ['every year', 'every 2 years'] },
    {
      text: '# CER\n\n## Updates\n\nThe software is updated every year. The PSUR is not updated every year. An update of the PSUR every two years would be sufficient. PSURs for class IIa devices are updated every two years. Is the PSUR updated each year?',
      finds: [],
    },
    { text: '# CER\n\nPatients are seen every year. Renew the case every two years. The search is repeated each year.', finds: [] },
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
  const ordinal = /\b(?:every|each) (third|fourth|fifth) year\b/u.exec(folded);
  if (ordinal)
    return { months: { third: 36, fourth: 48, fifth: 60 }[ordinal[1]!]!, start: ordinal.index, end: ordinal.index + ordinal[0].length };
  const every = everyN.exec(folded) ?? nextIn.exec(folded);
  if (!every) return undefined;
  const from = every.index + every[0].length;
  // "After two further years": the word between does not change the time.
  const further = / (?:further|more|additional|full)(?= (?:years?|months?)\b)/u.exec(folded.slice(from, from + 20))?.[0] ?? '';
  const [quantity] = readQuantities(folded.slice(from, from + 30).replace(further, ''), language);
  if (!quantity || quantity.start > 2 || quantity.range.dimension !== 'time' || quantity.range.from === undefined) return undefined;
  return {
    months: Math.round(quantity.range.from),
    start: every.index + Math.max(0, every[0].search(/\b(?:in|after|within) $/)),
    end: from + quantity.end + further.length,
  };
}
