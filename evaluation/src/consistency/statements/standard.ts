import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { fold } from '../text/fold.ts';

const standard =
  /\b(?:(?:din|bs|ds|nf|uni|une|sn|ssi)[ -])?(?:(en)[ -])?(iso(?:\/(?:iec|ts|tr))?|iec(?:\/(?:tr|ts))?|astm|aami)[ \u00a0]?((?:[a-z]\d{2,5})(?:[a-z]?)|\d{3,6}(?:-\d{1,3}){0,3})(?:\s*[:-]\s*((?:19|20)\d\d)(?![-\d]))?((?:\s*\+\s*(?:a|amd|ac|cor)[ .]?\d*\s*:?\s*(?:20\d\d)?)*)/gu;
const guidance =
  /\b(meddev) ?(?:doc\. ?)?(2\.\d{1,2}[/-]\d{1,2})(?:,? ?(?:rev(?:ision)?\.? ?(\d)))?|\b(mdcg) ?(20\d\d-\d{1,2}(?:\/\d)?)(?:,? ?(?:rev(?:ision)?\.? ?(\d)))?/gu;
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
      !/\b(?:iso|iec|astm|meddev|mdcg|aami)/.test(passage.folded) ||
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
        const year = match[4];
        if (!year) continue;
        const key = `${match[2]!.replace(/\/(?:ts|tr)/, '')} ${match[3]!}`;
        push(found, key, year, sentence.text.slice(match.index, match.index + match[0].length), sentence.start + match.index);
      }
      for (const match of sentence.folded.matchAll(guidance)) {
        const name = match[1] ?? match[4]!;
        const number = (match[2] ?? match[5]!).replace(/(?<=^2\.\d+)-/, '/');
        const revision = match[3] ?? match[6];
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
      text: 'The first study was set up under ISO 14155:2011, which was valid at that time. The third was run under ISO 14155:2011, then in force. The second began under ISO 14155:2011 and was changed over. ISO 14971 applies.',
      finds: [],
    },
  ],
} satisfies StatementKind;

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
