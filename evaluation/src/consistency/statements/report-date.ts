import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { type FoundDate, readDates } from '../text/dates.ts';

const label =
  /^(?:date(?: of (?:the )?(?:report|issue|release|document|this (?:report|version)))?|(?:report|issue|release|document|version|approval) date|issued(?: on)?|released(?: on)?|dated|datum|ausgabedatum|date d'emission|fecha|data)$/u;
const inLine = /\b(?:version|revision|rev\.?|issued?|issue|released|dated|document|report no)\b/u;
const elsewhere =
  /\b(?:replaces|supersedes|previous|next|planned|due|until|period|from|between|since|covers|certificate|placing|first|expires?|plan|cep|protocol)\b/u;

/** The day a document was issued, read from its first page. The key is empty: a document has one. */
export default {
  id: 'report-date',
  title: 'Date of issue of a document',
  references: ['MEDDEV 2.7/1 rev. 4, A9', 'ISO 13485:2016, 4.2.4'],
  attribute: 'date',
  read(passage: Passage, document) {
    // Only the head of a document dates it.
    if (passage.index > 60 || passage.kind === 'heading' || !/(?:19|20)\d\d/.test(passage.folded) || passage.topics.has('history'))
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
      if (!label.test(field.foldedLabel.trim()) || (passage.cell && passage.cell.column !== 1)) continue;
      const dates = readDates(field.value);
      const at = passage.text.indexOf(field.value, field.start);
      if (dates.length === 1 && dates[0]!.precision !== 'year' && field.value.length < 40 && at >= 0) add(dates[0]!, at);
    }
    if (found.length === 0 && !passage.cell && passage.index < 6 && document.passages[0]?.headings.length !== undefined) {
      for (const sentence of passage.sentences.slice(0, 2)) {
        const dates = readDates(sentence.text);
        const short = sentence.text.length < 130 || /^(?:document|version|report)\b/.test(sentence.folded);
        if (
          dates.length === 1 &&
          dates[0]!.precision === 'day' &&
          short &&
          inLine.test(sentence.folded) &&
          !elsewhere.test(sentence.folded)
        ) {
          add(dates[0]!, sentence.start);
          break;
        }
      }
    }
    return found;
  },
  examples: [
    { text: '# Report\n\n| Item | Value |\n|---|---|\n| Date of report | 2025-10-24 |', finds: ['2025-10-24'] },
    { text: '# Report\n\nDocument CER-VR5, version 4.0, 14 March 2025.', finds: ['2025-03-14'] },
    {
      text: '# Report\n\n| Item | Value |\n|---|---|\n| Replaces | version 1.0 of 2 May 2023 |\n\nThe period is 1 January 2024 to 31 December 2024.',
      finds: [],
    },
  ],
} satisfies StatementKind;
