import { recordAnchor } from '../anchor.ts';
import { type Checklist, type ItemSource, suggest } from '../checklist.ts';
import { promisedChangeKind } from '../promised-change.ts';
import { checkPromisedChange } from '../response-check.ts';
import { viewOf } from '../view.ts';

const source: ItemSource = {
  status: 'guidance',
  source:
    'a published audit of a manufacturer, in which answers to a notified body claimed changes that the documents did not hold; not a text of law',
  verified: false,
};
const answers = { done: 'met', partly: 'partly', 'not found': 'not met', 'no document': 'open' } as const;

const written = (text: string) => [
  {
    name: 'CER v3.docx',
    type: 'cer' as const,
    pieces: [
      { type: 'heading' as const, level: 1, number: '5', text: 'Conclusions', place: { page: 8 } },
      { type: 'paragraph' as const, text, place: { page: 8 } },
    ],
  },
];
const promise = (data: object) => ({ 'promised-change': [{ id: 'prm_1', data: { document: 'CER', place: 'section 5', ...data } }] });

const promisedChanges: Checklist = {
  id: 'promised-changes',
  title: 'Were promised changes made?',
  references: ['A published audit of answers to a notified body that claimed changes which were not in the documents'],
  purpose: 'Holds every change that was promised in an answer against the text that was released.',
  items: (context) =>
    viewOf(context)
      .all(promisedChangeKind)
      .map((record) => {
        const { what, document, place, source: origin } = record.data;
        const { state, reason, evidence } = checkPromisedChange(record.data, context.documents);
        return {
          id: record.id,
          section: origin.letter || 'Promised changes',
          sectionTitle: origin.letter ? 'Promised changes' : '',
          clause:
            [origin.letter, origin.finding && `finding ${origin.finding}`].filter(Boolean).join(', ') || 'Answer to the notified body',
          source,
          question: `Is it in ${[document || 'the documents', place].filter(Boolean).join(', ')}: ${what}`,
          suggestion: suggest(answers[state], reason, [...evidence, recordAnchor(promisedChangeKind, record)]),
        };
      }),
  examples: [
    {
      says: 'promised words in the named section are done',
      records: promise({ what: 'State the follow-up', expectedWords: 'follow-up of 24 months' }),
      documents: written('All studies have a Follow‑up of 24  months.'),
      answers: { prm_1: 'met' },
    },
    {
      says: 'a number that differs is not done',
      records: promise({ what: 'State the follow-up of 24 months in all studies' }),
      documents: written('All studies have a follow-up of 12 months.'),
      answers: { prm_1: 'partly' },
    },
    {
      says: 'what was to be removed and still stands is not done',
      records: promise({ what: 'Remove "best in class"' }),
      documents: written('The device is best in class.'),
      answers: { prm_1: 'not met' },
    },
    { says: 'without the released document nothing can be said', records: promise({ what: 'Add a graph' }), answers: { prm_1: 'open' } },
  ],
};

export default promisedChanges;
