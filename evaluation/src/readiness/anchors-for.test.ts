import { describe, expect, it } from 'vitest';
import { snapshotFrom } from '../quality-system/test-snapshot.ts';
import { anchorsFor } from './anchors-for.ts';
import { sentencesOf } from './document-text.ts';
import { contextsBy } from './test-context.ts';

const contextFrom = contextsBy(snapshotFrom);

const heading = (level: number, text: string) => ({ type: 'heading' as const, level, text, place: { page: 1 } });
const paragraph = (text: string, page = 1) => ({ type: 'paragraph' as const, text, place: { page } });

const context = contextFrom({
  documents: [
    {
      name: 'plan.pdf',
      type: 'pmcf-plan',
      pieces: [
        heading(1, 'Contents'),
        paragraph('4 Sample size'),
        heading(1, '3 Background'),
        paragraph('Studies had a sample size of 40.', 2),
        heading(1, '4 Activities'),
        heading(2, '4.1 Survey'),
        paragraph('The aim is safety. No sample size is given. A sample size of 200 (e.g. 100 in each of two sites) is planned.', 5),
        heading(2, '4.2 Registry'),
        paragraph('The sample size is not justified. Endpoints: TBD.', 6),
        {
          type: 'table',
          caption: '',
          headerRows: 1,
          rows: [
            [{ text: 'Activity' }, { text: 'Schedule' }],
            [{ text: 'Registry' }, { text: 'Q2 2027', place: { page: 7 } }],
          ],
          place: { page: 6 },
        },
      ],
    },
    { name: 'ifu.docx', type: 'ifu', pieces: [heading(1, 'Contraindications'), paragraph('No sample size applies.')] },
  ],
});

describe('looking for something in documents', () => {
  it('quotes the sentence below a fitting heading with section and page, and leaves out other places', () => {
    expect(anchorsFor(context, { headings: /activit/i, words: /sample size/i })).toEqual([
      {
        document: {
          name: 'plan.pdf',
          section: '4.1 Survey',
          page: 5,
          quote: 'A sample size of 200 (e.g. 100 in each of two sites) is planned.',
        },
      },
    ]);
  });

  it('falls back to another section where no heading fits, unless only such headings count', () => {
    const sought = { headings: /statistics/i, words: /sample size of/i };
    expect(anchorsFor(context, sought).map((anchor) => 'document' in anchor && anchor.document.section)).toEqual(['3 Background']);
    expect(anchorsFor(context, { ...sought, onlyThere: true })).toEqual([]);
  });

  it('takes denials only where they answer too, and placeholders and advice to writers never', () => {
    expect(anchorsFor(context, { types: ['ifu'], headings: /contra/i, words: /sample size/i })).toEqual([]);
    expect(anchorsFor(context, { types: ['ifu'], headings: /contra/i, words: /sample size/i, deniedToo: true })).toHaveLength(1);
    expect(anchorsFor(context, { headings: /registry/i, words: /endpoints/i, deniedToo: true })).toEqual([]);
    const advice = { pieces: [paragraph('Describe the comparator.'), paragraph('Here you name your comparator.')] };
    const written = contextFrom({
      documents: [
        { name: 'cer.docx', type: 'cer', ...advice },
        { name: 'leaflet.docx', type: 'ifu', ...advice },
      ],
    });
    expect(
      anchorsFor(written, { headings: /^$/, words: /comparator/ }).map((anchor) => 'document' in anchor && anchor.document.name),
    ).toEqual(['leaflet.docx']);
  });

  it('quotes the cell of a table that says it, with its page', () => {
    expect(anchorsFor(context, { headings: /activit/i, words: /\bQ[1-4]\b/ })).toEqual([
      { document: { name: 'plan.pdf', section: '4.2 Registry', page: 7, quote: 'Q2 2027' } },
    ]);
    expect(anchorsFor(context, { headings: /activit/i, words: /\bRegistry\b/ })).toEqual([
      { document: { name: 'plan.pdf', section: '4.2 Registry', page: 7, quote: 'Registry | Q2 2027' } },
    ]);
  });
});

it.each([
  ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
  ['See Fig. 3 for n = 2.5 ml. Next.', ['See Fig. 3 for n = 2.5 ml.', 'Next.']],
  ['It is used, e.g. Heparin, by Dr. No.\nA new line', ['It is used, e.g. Heparin, by Dr. No.', 'A new line']],
  ['', []],
])('the sentences of "%s"', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});
