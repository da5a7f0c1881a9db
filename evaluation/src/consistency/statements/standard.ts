import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { fold } from '../text/fold.ts';

const standard =
  /\b(?:(?:din|bs|ds|nf|uni|une|sn|ssi)[ -])?(?:(en)[ -])?(iso(?:\/(?:iec|ts|tr))?|iec(?:\/(?:tr|ts))?|astm|aami|en(?= \d))[ \u00a0]?((?:[a-z]\d{2,5})(?:[a-z]?)|\d{3,6}(?:-\d{1,3}){0,3})(?:\s*[:-]\s*((?:19|20)\d\d)(?![-\d]))?((?:\s*\+\s*(?:a|amd|ac|cor)[ .]?\d*\s*:?\s*(?:20\d\d)?)*)/gu;
const guidance =
  /\b(meddev) ?(?:doc\. ?)?(2\.\d{1,2}[/-]\d{1,2})(?:,? ?(?:rev(?:ision)?\.? ?(\d)))?|\b(mdcg) ?(20\d\d-\d{1,2}(?:\/\d)?)(?:,? ?(?:rev(?:ision)?\.? ?(\d)))?/gu;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
/** "The fourth revision of MEDDEV 2.7/1", "MEDDEV 2.7/1 in its fourth revision": the revision in words. */
const revisionBefore = new RegExp(`\\b(${ordinals.join('|')}|[1-6](?:st|nd|rd|th)) revision of (?:the )?(?:guid(?:ance|eline) )?$`, 'u');
const revisionAfter = new RegExp(`^,? (?:in )?(?:its |the )?(${ordinals.join('|')}|[1-6](?:st|nd|rd|th)) revision\\b`, 'u');
/** "The 2019 edition of ISO 14971", "ISO 14971 in its edition of 2019", "ISO 14971 (2019)": the year apart from the number. */
const yearBefore =
  /\b(?:((?:19|20)\d\d) (?:edition|version) of (?:the )?(?:standard )?|(?:edition|version) (?:of )?((?:19|20)\d\d) of (?:the )?(?:standard )?)$/u;
const yearAfter =
  /^,?(?: \(((?:19|20)\d\d)\)| (?:in )?(?:its |the )?(?:((?:19|20)\d\d) (?:edition|version)|(?:edition|version)(?: of)?(?: the year)? ((?:19|20)\d\d)))(?! which)/u;
/** Editions that are named because they were valid once, or that belong to another device or study. */
const past =
  /\b(?:previous(?:ly)?|former(?:ly)?|superse\w+|replac\w+|withdrawn|earlier edition|at (?:that|the) time|was valid|valid then|then valid|in force (?:at|then)|then in force|historical\w*|until (?:19|20)\d\d|edition of 20\d\d which|transition\w*|instead of|predecessor|originally|(?:began|begun|started|set up|launched) under|changed over|was (?:set up|designed|tested|conducted|carried out) under|had been)\b/;

const investigation = /\bclinical (?:investigation|study|trial) (?:report|plan)\b/u;

/** Standards and guidance with the edition a document names. */
export default {
  id: 'standard',
  title: 'Standards and guidance with their editions',
  references: ['Regulation (EU) 2017/745, Article 8'],
  attribute: 'standard-version',
  read(passage: Passage, document, context) {
    if (
      !/\b(?:iso|iec|astm|meddev|mdcg|aami|en \d)/.test(passage.folded) ||
      // A report of an investigation names the edition by which it was conducted.
      (/iso 14155/.test(passage.folded) && investigation.test(fold(document.read.tree.title))) ||
      passage.topics.has('predecessor') ||
      passage.topics.has('similar-devices')
    )
      return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      // A sentence that names two editions tells of a change.
      const named = [...sentence.folded.matchAll(standard)].filter((match) => match[4]).map((match) => match[3]!);
      if (new Set(named).size < named.length) continue;
      if (past.test(sentence.folded) || subjectOf(sentence, passage, context) === 'other-device') continue;
      for (const match of sentence.folded.matchAll(standard)) {
        // Only in capitals the letters alone are the European norm: "en 2019-2020" is a time.
        if (match[2] === 'en' && !/EN\W\d{3,}/u.test(sentence.text.slice(match.index, match.index + match[0].length))) continue;
        const year = match[4] ?? yearBeside(sentence.folded, match.index, match.index + match[0].length);
        if (!year) continue;
        const key = `${match[2]!.replace(/\/(?:ts|tr)/, '')} ${match[3]!}`;
        push(found, key, year, sentence.text.slice(match.index, match.index + match[0].length), sentence.start + match.index);
      }
      for (const match of sentence.folded.matchAll(guidance)) {
        const name = match[1] ?? match[4]!;
        const number = (match[2] ?? match[5]!).replace(/(?<=^2\.\d+)-/, '/');
        const revision = match[3] ?? match[6] ?? revisionBeside(sentence.folded, match.index, match.index + match[0].length);
        if (revision)
          push(
            found,
            `${name} ${number}`,
            `rev ${revision}`,
            sentence.text.slice(match.index, match.index + match[0].length),
            sentence.start + match.index,
          );
      }
    }
    return found;
  },
  examples: [
    { text: 'Risks were managed under EN ISO 14971:2019 and IEC 60601-1-2:2014+A1:2020.', finds: ['ISO 14971:2019', 'IEC 60601-1-2:2014'] },
    { text: 'The evaluation follows MEDDEV 2.7/1 rev. 4 and MDCG 2020-6.', finds: ['MEDDEV 2.7/1 rev 4'] },
    {
      text: 'Risks are managed under the 2007 edition of ISO 14971. Beds are tested to EN 50637:2017 and, for safety, to IEC 60601-1 (2005).',
      finds: ['ISO 14971:2007', 'EN 50637:2017', 'IEC 60601-1:2005'],
    },
    {
      text: 'It follows the third revision of MEDDEV 2.7/1. Usability: IEC 62366-1 in its edition of 2015.',
      finds: ['IEC 62366-1:2015', 'MEDDEV 2.7/1 rev 3'],
    },
    {
      text: 'Le centre a inclus en 2019-2020 des patients. ISO 14971 is applied; edition 3 of the plan names it. The second revision of this report cites MEDDEV 2.7/1.',
      finds: [],
    },
    {
      text: 'The first study was set up under ISO 14155:2011, which was valid at that time. The third was run under ISO 14155:2011, then in force. The second began under ISO 14155:2011 and was changed over. ISO 14971 applies.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** The year of an edition that is told before or behind the number of the standard. */
function yearBeside(folded: string, start: number, end: number): string | undefined {
  const before = yearBefore.exec(folded.slice(Math.max(0, start - 60), start));
  const after = before ?? yearAfter.exec(folded.slice(end, end + 60));
  return after?.slice(1).find((year) => year !== undefined);
}

/** The number of a revision that is told in words before or behind the guidance. */
function revisionBeside(folded: string, start: number, end: number): string | undefined {
  const match = revisionBefore.exec(folded.slice(Math.max(0, start - 60), start)) ?? revisionAfter.exec(folded.slice(end, end + 60));
  if (!match) return undefined;
  return /^\d/u.test(match[1]!) ? match[1]![0]! : String(ordinals.indexOf(match[1]!) + 1);
}

function push(found: Found[], key: string, edition: string, written: string, start: number): void {
  const text = written.trimEnd();
  found.push({
    key,
    value: { type: 'name', name: /^en\b/iu.test(text) ? `EN ${edition}` : edition, folded: edition },
    says: `${key.toUpperCase()}${/^\d/.test(edition) ? ':' : ' '}${edition}`,
    start,
    end: start + text.length,
    subject: 'device',
  });
}
