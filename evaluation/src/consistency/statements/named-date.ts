import { documentNames } from '../document-type.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readDates } from '../text/dates.ts';

const named = documentNames.map(([type, names]) => [type, new RegExp(`\\b(?:${names})(?![\\p{L}-])`, 'gu')] as const);
/** What may stand between a document and its date: "the clinical evaluation report dated", "CER (". With a version it may be any version, which another rule looks at. */
const between = /^,? ?(?:\(|of|dated|signed(?: on)?|issued(?: on)?|released(?: on)?|finali[sz]ed(?: on)?|from) ?(?:the )?$/u;
/** What is no date of the document itself: a search, a plan for later, a period. */
const other = /\b(?:period|until|due|next|planned|will be|shall be|drafts?|versions?|previous|earlier|former|superseded|replaced|first)\b/u;

/** The day by which a document names another document of the dossier: "the clinical evaluation report of 20 February 2025". The key is the type of that document. */
export default {
  id: 'named-date',
  title: 'Date by which another document is named',
  references: ['ISO 13485:2016, 4.2.4', 'MEDDEV 2.7/1 rev. 4, A9'],
  attribute: 'date',
  read(passage, document) {
    if (!/(?:19|20)\d\d/.test(passage.folded) || passage.topics.has('history') || passage.topics.has('references')) return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      const dates = readDates(sentence.text).filter(({ precision }) => precision !== 'year');
      if (dates.length === 0 || other.test(sentence.folded)) continue;
      for (const [type, names] of named) {
        if (type === document.type) continue;
        for (const { 0: name, index } of sentence.folded.matchAll(names)) {
          const date = dates.find(
            ({ start }) => start >= index + name.length && between.test(sentence.folded.slice(index + name.length, start)),
          );
          // "The PSUR (1 January 2023 to 31 December 2024)" covers that time.
          if (date && /^ ?(?:to|until|till|-) /u.test(sentence.folded.slice(date.end))) continue;
          if (!date || found.some(({ start }) => start === sentence.start + date.start)) continue;
          found.push({
            key: type,
            value: { type: 'date', first: date.first, last: date.last },
            says: date.precision === 'day' ? date.first : date.first.slice(0, 7),
            start: sentence.start + date.start,
            end: sentence.start + date.end,
            subject: 'device',
          });
        }
      }
    }
    return found;
  },
  examples: [
    {
      text: '# PSUR\n\nThe conclusion of the clinical evaluation report of 2025-02-20 is unchanged.',
      document: 'psur',
      finds: ['2025-02-20'],
    },
    { text: '# SSCP\n\nThis summary rests on the CER, dated 4 May 2024.', document: 'sscp', finds: ['2024-05-04'] },
    { text: '# SSCP\n\nThe PSUR (1 April 2024 to 31 March 2025) reports on CER version 1.0 of 4 May 2022.', document: 'sscp', finds: [] },
    { text: '# PSUR\n\nThe risk management report (14 June 2024) was updated.', document: 'psur', finds: ['2024-06-14'] },
    {
      text: '# PSUR\n\nThe next clinical evaluation report of May 2026 will have these data. The CER covers the time until 3 May 2024.',
      finds: [],
    },
  ],
} satisfies StatementKind;
