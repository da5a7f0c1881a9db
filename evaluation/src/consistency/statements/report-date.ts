import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { type FoundDate, readDates } from '../text/dates.ts';

const label =
  /^(?:(?:cer|cep|psur|sscp|ifu|rm[fr]|our|this|present|evaluation) )?(?:date(?: of (?:the )?(?:report|issue|release|document|approval|signature|completion|this (?:report|version|document)))?|(?:report|issue|release|document|version|approval|edition|signature|sign-off|completion|effective|validity|revision|publication) date|day of (?:issue|signature)|(?:issued|released|signed|approved|finali[sz]ed|completed|dated|effective|in force|valid)(?: (?:on|off|from|since|as of|and \p{L}+))?|(?:version|edition|revision|issue) and date|date and (?:version|edition|place|signature)|place and date|(?:record|document|issue|revision|status|release|report)(?: ?[/,|] ?|,? and )status|status|datum|ausgabedatum|date d'emission|fecha|data)$/u;
const inLine = /\b(?:version|revision|rev\.?|issued?|issue|released|dated|signed|document|report no)\b/u;
/** What a date at the head of a document can be of besides the document itself, before or after it in its clause. */
const elsewhere =
  /\b(?:replac\w+|supersed\w+|previous\w*|next|planned|due|until|till|period|from|between|since|covers?|covering|certificat\w*|placing|placed|first|expir\w+|plans?|cep|protocol|search\w*|literature|databases?|data|cut-?off|valid|market|launch\w*|sold|sales|started?|began|ended|up to|to|as of|effective|next|review due|renew\w*|based on|basis|written to|follows|according to|under|by the end|iso|en|iec|mdr|regulation|directive|mdcg|meddev|rule|ce[- ]mark\w*|approved for|study|trial|registry|investigation|enrol\w+|patients?)\b/u;
/** "Signed on", "Vienna,": what stands before the date of a signature. */
const signedOn =
  /^\W*(?:(?:report |document )?(?:signed|approved|released|issued|dated|finali[sz]ed|completed)(?: (?:on|by [^.;\d]{3,60}))?|date(?: and (?:place|signature))?)\W*$/u;
const presentReport =
  /\b(?:present|this) (?:report|evaluation|document|summary),? (?:(?:is|was|which was) )?(?:closed|signed|dated|finali[sz]ed|completed|issued|of)(?: on)? $/u;
/** "On 8 October 2025 we finished this evaluation of …", "We completed this report on 30 September 2024". */
const endedThis =
  /\b(?:finish\w*|complet\w*|conclud\w*|sign\w*|issue[ds]?|finali[sz]e[ds]?|clos\w+|approv\w+|releas\w+|wrote|write) (?:(?:the|this|our) )?(?:present |clinical )*(?:report|evaluation|document|summary)\b/u;
const ownLabel =
  /\b(?:version|revision|rev\.?|issued?|issue|released?|dated?|signed|approved|adopted|finali[sz]ed|completed|closed|edition|status|stand|of|on|report|document)\b/u;

/** The day a document was issued, read from its first page. The key is empty: a document has one. */
export default {
  id: 'report-date',
  title: 'Date of issue of a document',
  references: ['MEDDEV 2.7/1 rev. 4, A9', 'ISO 13485:2016, 4.2.4'],
  attribute: 'date',
  read(passage: Passage, document) {
    // Only the head of a document dates it, or the signature at its end.
    const last = document.passages.length - passage.index <= 3 && passage.index > 8;
    if (
      (passage.index > 60 && !last) ||
      passage.kind === 'heading' ||
      !/(?:19|20)\d\d/.test(passage.folded) ||
      passage.topics.has('history')
    )
      return [];
    const found: Found[] = [];
    const add = (date: FoundDate, base: number): void => {
      found.push({
        value: { type: 'date', first: date.first, last: date.last },
        says: date.precision === 'day' ? date.first : date.first.slice(0, 7),
        start: base + date.start,
        end: base + date.end,
        subject: 'device',
        weight: 'defining',
      });
    };
    for (const field of fieldsOf(passage)) {
      if (!label.test(field.foldedLabel.trim()) || (passage.cell && passage.cell.column !== passage.cell.labelColumn + 1)) continue;
      // "04/03/2026 (dd/mm/yyyy). Author: …": what follows the first sentence is no part of the date.
      const value = field.value.split(/\. (?=\p{Lu})/u)[0]!;
      const dates = readDates(value);
      const at = passage.text.indexOf(field.value, field.start);
      if (dates.length === 1 && dates[0]!.precision !== 'year' && value.length < 40 && at >= 0) add(dates[0]!, at);
    }
    if ((last || passage.index <= 8) && !passage.cell)
      for (const sentence of passage.sentences) {
        const [date, another] = readDates(sentence.text);
        if (
          date &&
          date.precision !== 'year' &&
          !another &&
          sentence.folded.length < 260 &&
          /\b(?:this|the present|our)\b/u.test(sentence.folded) &&
          endedThis.test(sentence.folded) &&
          !/\b(?:until|search\w*|next|plan|due)\b/u.test(sentence.folded.slice(Math.max(0, date.start - 40), date.start))
        ) {
          add(date, sentence.start);
          continue;
        }
        if (
          date &&
          date.precision !== 'year' &&
          (signedOn.test(sentence.folded.slice(0, date.start)) || presentReport.test(sentence.folded.slice(0, date.start)))
        )
          add(date, sentence.start);
      }
    if (found.length > 0 || passage.cell || passage.index > 8 || passage.headings.length > 2) return found;
    // Below the title a date between commas is the document's own, unless its words say what else it is of.
    const [title] = document.passages;
    const atHead =
      passage.headings.length === (title?.headings.length ?? 0) && passage.headings.every(({ id }) => id === title?.headings[0]?.id);
    for (const sentence of passage.sentences.slice(0, atHead ? 8 : 2)) {
      const dates = readDates(sentence.text);
      if (dates.length === 0 || dates.length > 3 || sentence.text.length > 400) continue;
      const own = dates.filter((date) => {
        if (date.precision === 'year') return false;
        const [from, to] = clauseAround(sentence.folded, date);
        const clause = sentence.folded.slice(from, to);
        if (elsewhere.test(clause)) return false;
        if (!atHead) return inLine.test(clause) && !passage.topics.has('literature');
        return ownLabel.test(clause) || (/^\W*(?:\p{L}+,? )?\W*$/u.test(sentence.folded.slice(from, date.start)) && to - date.end < 4);
      });
      if (own.length === 1) {
        add(own[0]!, sentence.start);
        break;
      }
    }
    return found;
  },
  examples: [
    { text: '# Report\n\n| Item | Value |\n|---|---|\n| Effective date | 2025-07-01 |', finds: ['2025-07-01'] },
    { text: '# Report\n\n| Item | Value |\n|---|---|\n| Record / status | OV-CR-3 / released 2024-05-28 |', finds: ['2024-05-28'] },
    { text: '# Report\n\n| Item | Value |\n|---|---|\n| Date of report | 2025-10-24 |', finds: ['2025-10-24'] },
    { text: '# Report\n\nDocument CER-VR5, version 4.0, 14 March 2025.', finds: ['2025-03-14'] },
    { text: '# Report\n\nSigned on 12 June 2025. Report issue 2. Written to plan issue 4 of 3 May 2024.', finds: ['2025-06-12'] },
    { text: '# Report\n\n*Ondine Optics B.V., 30 April 2025, based on plan P-30 issue 2*', finds: ['2025-04-30'] },
    { text: '# Report\n\nWritten to the plan of 14 March 2025. On the market since 3 May 2021.', finds: [] },
    {
      text: '# Report\n\n| Item | Value |\n|---|---|\n| Replaces | version 1.0 of 2 May 2023 |\n\nThe period is 1 January 2024 to 31 December 2024.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** The stretch between commas and other signs around a date. */
function clauseAround(folded: string, date: FoundDate): readonly [number, number] {
  const signs = /[,;|()–—]|\. | [-/] /gu;
  let [from, to] = [0, folded.length];
  for (const { index } of folded.matchAll(signs)) {
    if (index < date.start) from = index + 1;
    else if (index >= date.end) {
      to = index;
      break;
    }
  }
  return [from, to];
}
