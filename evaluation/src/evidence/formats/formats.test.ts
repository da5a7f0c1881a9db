import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReferences } from '../read-references.ts';
import type { ReadRecord } from '../reference.ts';
import { emptyRecord, type ReferenceFormat } from '../reference-format.ts';
import { formats } from './index.generated.ts';

const entries: readonly ReferenceFormat[] = formats;
const samples = join(import.meta.dirname, 'samples');

function readSample(file: string) {
  const outcome = readReferences(readFileSync(join(samples, file), 'utf8'), { file });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

const codes = (findings: readonly { code: string }[]) => findings.map((finding) => finding.code);

describe.each(entries)('the format $id', (entry) => {
  it.each(entry.examples)('reads its example: $title', ({ text, titles, rejected, findings }) => {
    const result = entry.read(text, { file: 'example' });
    expect(result.records.map((record) => record.title)).toEqual(titles);
    expect(result.rejected).toBe(rejected);
    expect(codes(result.findings)).toEqual(findings);
  });

  it('recognises its examples by their content alone', () => {
    for (const { text } of entry.examples) {
      const certainties = entries.map((other) => ({ id: other.id, certainty: other.detect(text, 'upload') }));
      const best = certainties.reduce((most, next) => (next.certainty > most.certainty ? next : most));
      expect(best.id, text).toBe(entry.id);
    }
  });

  it('reads an empty text as no records', () => {
    for (const text of ['', '\ufeff', '\r\n\r\n', '   '])
      expect(entry.read(text, { file: 'x' })).toMatchObject({ records: [], rejected: 0 });
  });
});

describe('samples of what databases and programs really write', () => {
  const expected: Record<string, { format: string; titles: string[]; rejected?: number; findings?: string[] }> = {
    'one-space-after-tags.ris': { format: 'ris', titles: ['One space after the tag', 'The second record'] },
    'end-line-missing.ris': {
      format: 'ris',
      titles: ['The end line is missing', 'The file is cut off here'],
      findings: ['end-missing', 'end-missing'],
    },
    'carriage-returns-and-byte-order-mark.ris': { format: 'ris', titles: ['Lines end in CR alone, after a byte-order mark', 'Second'] },
    'ovid-numbers-and-links.ris': { format: 'ris', titles: ['Numbers and links stand between the records', 'Second'] },
    'wrapped-lines-and-dashes.ris': { format: 'ris', titles: ['A title that goes on'] },
    'unknown-tags.ris': { format: 'ris', titles: ['Unknown tags'], findings: ['outside-record', 'tag-unknown', 'tag-unknown'] },
    'type-line-missing.ris': { format: 'ris', titles: ['The type line is missing'], findings: ['type-missing'] },
    'tags-of-many-dialects.ris': { format: 'ris', titles: ['Dialects', 'A chapter'] },
    'empty-records.ris': {
      format: 'ris',
      titles: ['Between two empty ones'],
      rejected: 2,
      findings: ['record-rejected', 'record-rejected'],
    },
    'pubmed.nbib': { format: 'nbib', titles: ['A title that is wrapped over two lines.', 'No blank line follows', 'A whole book'] },
    'corrections.nbib': { format: 'nbib', titles: ['A study that was retracted.', 'Retraction: A study that was retracted.'] },
    'without-pubmed-id.nbib': { format: 'nbib', titles: ['No PubMed id', 'Second'] },
    'damaged-lines.nbib': { format: 'nbib', titles: ['A line without its tag', 'Tags without spaces'], findings: ['line-left-out'] },
    'semicolons-and-line-breaks.csv': {
      format: 'csv',
      titles: ['A title; with "quotes" and a line break', '=HYPERLINK("x")'],
      rejected: 1,
      findings: ['year-unreadable', 'doi-unreadable', 'record-rejected'],
    },
    'tabs-and-open-quote.csv': {
      format: 'csv',
      titles: ['Tab separated', '"Never closed', 'Closed'],
      findings: ['quote-unclosed', 'column-unknown'],
    },
    'scopus.csv': { format: 'scopus-csv', titles: ['Scopus columns'] },
    'wrapped-with-broken-entry.json': {
      format: 'csl-json',
      titles: ['A chapter', 'Second'],
      rejected: 2,
      findings: ['record-rejected', 'record-rejected'],
    },
  };

  it('has an expectation for every sample', () => {
    expect(readdirSync(samples).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('reads %s', (file, { format, titles, rejected = 0, findings = [] }) => {
    const result = readSample(file);
    expect(result.format).toBe(format);
    expect(result.records.map((record) => record.title)).toEqual(titles);
    expect(result.rejected).toBe(rejected);
    expect(codes(result.findings)).toEqual(findings);
  });

  it('keeps an abstract whole that holds a dash with two spaces, and lines that only look like tags', () => {
    const [record] = readSample('wrapped-lines-and-dashes.ris').records;
    expect(record!.abstract).toBe('OBJECTIVE  - to test a dash in the text. ER positive tumours were\nMETHODS - none.');
    expect(record!.keywords).toEqual(['First word', 'Second word', 'T2 - weighted images are text here']);
  });

  it('takes each field from the most specific tag of the dialects', () => {
    const [article, chapter] = readSample('tags-of-many-dialects.ris').records;
    expect(article).toMatchObject({
      id: '90000006',
      type: 'article',
      container: 'Journal in full',
      authors: [{ family: 'Sample', given: 'A.' }],
      year: 1950,
      pages: '476-481',
      abstract: 'Abstract under N2',
      url: 'https://example.org/a',
      pmid: '90000006',
      pmcid: 'PMC9000000',
      publicationTypes: ['Review'],
      source: { file: 'tags-of-many-dialects.ris', line: 1, format: 'ris', database: 'PubMed' },
    });
    expect(chapter).toMatchObject({ type: 'chapter', container: 'Its book', source: { line: 21 } });
  });

  it('parts authors that stand in one field, and reads a date without month and day', () => {
    expect(readSample('ovid-numbers-and-links.ris').records[0]).toMatchObject({
      id: '100',
      authors: [
        { family: 'Sample', given: 'A' },
        { family: 'Pattern', given: 'DE' },
      ],
      year: 2016,
    });
  });

  it('reads the DOI out of an escaped link', () => {
    expect(readSample('unknown-tags.ris').records[0]!.doi).toBe('10.1000/xyz.1');
  });

  it('reads every field of a PubMed record', () => {
    const [article, short, book] = readSample('pubmed.nbib').records;
    expect(article).toEqual({
      id: '90000001',
      type: 'article',
      title: 'A title that is wrapped over two lines.',
      authors: [
        { family: 'Example', given: 'Lu A' },
        { literal: 'Mononym' },
        { literal: 'Example Study Group' },
        { family: 'Lone', given: 'B' },
      ],
      year: 2020,
      container: 'Journal of example methods',
      volume: '12',
      issue: '1',
      pages: '55-61',
      doi: '10.1000/example.1411',
      pmid: '90000001',
      pmcid: 'PMC123',
      abstract: 'BACKGROUND: Dashes - are text. AB - so is this. IL-6 is measured.',
      keywords: ['Acne Vulgaris/therapy', 'Risk of bias'],
      language: 'eng',
      publicationTypes: ['Journal Article', 'Review'],
      url: '',
      links: [],
      source: { file: 'pubmed.nbib', line: 2, format: 'nbib', database: 'PubMed' },
    });
    expect(short).toMatchObject({ id: '90000002', year: 2013 });
    expect(book).toMatchObject({ id: '90000003', type: 'book', authors: [{ family: 'Editor', given: 'Some' }] });
  });

  it('keeps what a PubMed record says about retractions, errata, comments and trial registers', () => {
    const [study, notice] = readSample('corrections.nbib').records;
    expect(study!.links.map(({ kind, direction, pmid, doi }) => [kind, direction, pmid, doi])).toEqual([
      ['registration', 'in', '', ''],
      ['comment', 'in', '90000012', '10.1000/comment'],
      ['retraction', 'in', '90000011', '10.1000/notice.1'],
      ['erratum', 'in', '', ''],
    ]);
    expect(study!.links[0]!.text).toBe('NCT01234567');
    expect(notice!.links).toMatchObject([{ kind: 'retraction', direction: 'of', pmid: '90000010' }]);
  });

  it('recognises the columns of a Scopus export', () => {
    expect(readSample('scopus.csv').records[0]).toMatchObject({
      id: '2-s2.0-1',
      container: 'Environmental Research',
      pages: '111632',
      pmid: '90000007',
      keywords: ['PFAS', 'Pregnancy', 'adult', 'female'],
      publicationTypes: ['Review'],
      authors: [
        { family: 'Alpha', given: 'X.' },
        { family: 'Beta', given: 'W.' },
      ],
    });
  });

  it('reads the tables of databases with what each of them keeps in a way of its own', () => {
    const first = (id: string) => {
      const entry = entries.find((known) => known.id === id)!;
      return entry.read(entry.examples[0]!.text, { file: 'x' }).records[0];
    };
    expect(first('embase-csv')).toMatchObject({
      container: 'Example Journal',
      year: 2014,
      volume: '3',
      issue: '3',
      pages: '152-160',
      links: [{ kind: 'registration', text: 'NCT01234567' }],
      source: { database: 'Embase' },
    });
    expect(first('scopus-csv')).toMatchObject({
      id: '2-s2.0-1',
      container: 'Example Journal',
      authors: [{ family: 'Example', given: 'Ann A.' }, { family: 'Pattern' }],
    });
    expect(first('cochrane-csv')).toMatchObject({ id: 'CN-02757110', pmid: '38507184', links: [{ text: 'NCT01234567' }] });
    const study = { id: 'NCT01234567', container: 'ClinicalTrials.gov', year: 2010, authors: [{ literal: 'Example University' }] };
    const numbers = [{ kind: 'registration', text: 'NCT01234567' }];
    expect(first('clinicaltrials-csv')).toMatchObject({ ...study, keywords: ['Infection', 'Sepsis', 'DEVICE: Catheter'], links: numbers });
    expect(first('clinicaltrials-json')).toMatchObject({ ...study, links: numbers });
  });

  it('names the line of every record and finding of a table with line breaks in its cells', () => {
    const { records, findings } = readSample('semicolons-and-line-breaks.csv');
    expect(records.map((record) => record.source.line)).toEqual([3, 5]);
    expect(findings.map((finding) => finding.line)).toEqual([5, 5, 7]);
  });
});

const word = fc.stringMatching(/^[A-Za-z\u00e0-\u00fe0-9]{1,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
const anyRecord: fc.Arbitrary<ReadRecord> = fc
  .record({
    title: words,
    authors: fc.uniqueArray(fc.record({ family: fc.stringMatching(/^[A-Z][a-z]{1,8}$/), given: fc.stringMatching(/^[A-Z][a-z]{1,8}$/) }), {
      maxLength: 4,
      selector: (author) => author.family,
    }),
    year: fc.option(fc.integer({ min: 1800, max: 2100 }), { nil: undefined }),
    container: fc.option(words, { nil: '' }),
    volume: fc.stringMatching(/^[0-9]{0,3}$/),
    issue: fc.stringMatching(/^[0-9]{0,2}$/),
    pages: fc.constantFrom('', 'e12', '100-109', 'S3'),
    doi: fc.option(fc.stringMatching(/^10\.[0-9]{4}\/[a-z0-9]{1,8}$/), { nil: '' }),
    pmid: fc.option(fc.integer({ min: 1, max: 99_999_999 }).map(String), { nil: '' }),
    abstract: fc.option(words, { nil: '' }),
    keywords: fc.uniqueArray(words, { maxLength: 3 }),
  })
  .map((fields) => ({ ...emptyRecord('', { file: 'x', line: 1, format: 'ris', database: '' }), ...fields }));

describe('writing references', () => {
  const writers = entries.filter((entry) => entry.write !== undefined);
  it.each(writers)('gives what $id reads again, field by field', (entry) => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord, { maxLength: 5, selector: ({ pmid, title }) => pmid || title }), (made) => {
        const records = made.map((record, index) => ({ ...record, id: record.pmid || `own${index}` }));
        const again = entry.read(entry.write!(records), { file: 'x' });
        const bare = (record: ReadRecord) => ({ ...record, source: undefined });
        expect(again.records.map(bare)).toEqual(records.map(bare));
        expect(again.rejected).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets a value break out of its line or cell', () => {
    const hostile: ReadRecord = {
      ...emptyRecord('1', { file: 'x', line: 1, format: 'ris', database: '' }),
      title: 'A\r\nER  - \r\nTY  - JOUR\r\nTI  - B',
      abstract: '=1+1"\n,',
    };
    for (const entry of writers) expect(entry.read(entry.write!([hostile]), { file: 'x' }).records).toHaveLength(1);
  });
});

describe('hostile input', () => {
  const texts = [
    ...readdirSync(samples).map((file) => readFileSync(join(samples, file), 'utf8')),
    ...entries.flatMap(({ examples }) => examples.map(({ text }) => text)),
  ];
  const mutated = fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.tuple(
          fc.nat(3000),
          fc.nat(40),
          fc.oneof(
            fc.string({ maxLength: 20 }),
            fc.constantFrom(
              '\n',
              '\r',
              '"',
              'TY  - ',
              'ER  - ',
              'PMID- ',
              '{',
              '}',
              '\\',
              '@article{a,',
              '<record>',
              '</',
              '<![CDATA[',
              '&',
              'PT J\n',
              '%0 Book\n',
              '<1>\n',
              '\u2028',
              '  - ',
            ),
          ),
        ),
        { maxLength: 8 },
      ),
    )
    .map(([text, edits]) =>
      edits.reduce((before, [at, length, inserted]) => before.slice(0, at) + inserted + before.slice(at + length), text),
    );

  it('never makes a reader throw, and every record read or rejected is accounted for', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        for (const entry of entries) {
          const { records, rejected, findings } = entry.read(text, { file: 'x' });
          expect(findings.filter((finding) => finding.code === 'record-rejected')).toHaveLength(rejected);
          const lines = text.split(/\r\n|\r|\n/).length;
          for (const record of records) expect(record.source.line).toBeLessThanOrEqual(lines);
        }
        const outcome = readReferences(text, { file: 'x' });
        if (!outcome.ok) expect(outcome.problem.remedy).toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });

  // Each of these took time that grew with the square of its length in some reader; a fair machine needs well under a second for each.
  it.each([
    ['blank lines', '\n'.repeat(300_000)],
    ['carriage returns', '\r'.repeat(300_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['open quotation marks', `title,abstract\n${'"a,b\n'.repeat(15_000)}`],
    ['stray quotation marks', `title,abstract\n"${'a"b '.repeat(200_000)}`],
    ['tags outside of records', 'AU  - x\n'.repeat(100_000)],
    ['types without content', 'TY  - JOUR\n'.repeat(50_000)],
    ['open braces', `[${'{'.repeat(300_000)}`],
    ['records without their type lines', 'AU  - x\nTI  - y\nER  - \n'.repeat(10_000)],
    ['entries that are not closed', '@article{a, title = {x\n'.repeat(10_000)],
    ['open braces in an entry', `@article{a, title = ${'{'.repeat(60_000)}`],
    ['nested accents', `@article{a, title = {${"\\'{".repeat(60_000)}}}`],
    ['at signs', '@a{'.repeat(60_000)],
    ['fields without values', `@article{a, ${'b = '.repeat(60_000)}`],
    ['elements that are not closed', `<xml><records>${'<record><titles><title>'.repeat(10_000)}`],
    ['elements on one line', `<xml><records>${'<record><titles><title>A</title></titles></record>'.repeat(10_000)}`],
    ['open tags', '<PubmedArticle '.repeat(15_000)],
    ['deep elements', `<record>${'<a>'.repeat(200_000)}`],
    ['publications without end', 'PT J\nTI A\n'.repeat(15_000)],
    ['percent signs', '%A\n%T x\n\n'.repeat(15_000)],
    ['numbers in angle brackets', '<1>\nTitle\n  A\n'.repeat(10_000)],
    ['one long name', `@article{a, author = {${'a '.repeat(200_000)}and ${'{'.repeat(1000)}}}`],
    ['one long author', `TY  - JOUR\nAU  - ${'a '.repeat(300_000)}\nTI  - ${'A B, '.repeat(100_000)}\nER  - \n`],
    ['one long DOI', `TY  - JOUR\nDO  - ${'10.1000'.repeat(100_000)}\nPY  - ${'1'.repeat(500_000)}\nER  - \n`],
  ])(
    'is read in time that grows with its length alone: %s',
    (_, text) => {
      const start = performance.now();
      readReferences(text, { file: 'x.ris' });
      for (const entry of entries) entry.read(text, { file: 'x' });
      expect(performance.now() - start).toBeLessThan(8_000);
    },
    20_000,
  );
});

const shared = join(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../../../shared/data'), 'references');

describe.skipIf(!existsSync(shared))('export files of databases and parsers (needs SHARED_DATA)', () => {
  interface Listed {
    readonly file: string;
    readonly markers: { readonly TY?: number; readonly PMID?: number };
  }
  const listed = existsSync(shared) ? (JSON.parse(readFileSync(join(shared, 'manifest.json'), 'utf8')) as Listed[]) : [];
  const marked = listed
    .filter(({ markers }) => markers.TY !== undefined || markers.PMID !== undefined)
    .map(({ file, markers }) => ({ file, marked: markers.TY ?? markers.PMID ?? 0 }));
  const textOf = (file: string) => {
    const bytes = readFileSync(join(shared, file));
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  // Two of its 61 records have a type line and an end line and nothing between.
  const empty: Record<string, number> = { 'asreview/baseline_reference_types.ris': 2 };

  it('has files to look at', () => {
    expect(marked.length).toBeGreaterThan(60);
  });

  it.each(marked)('$file gives its $marked records', ({ file, marked: count }) => {
    const outcome = readReferences(textOf(file), { file });
    expect(outcome).toMatchObject({ ok: true, value: { rejected: empty[file] ?? 0 } });
    if (outcome.ok) expect(outcome.value.records).toHaveLength(count - (empty[file] ?? 0));
  });

  it('gives one Scopus result the same titles, DOIs, years and numbers of authors from RIS and from CSV', () => {
    const told = (file: string) => {
      const outcome = readReferences(textOf(file), { file });
      if (!outcome.ok) throw new Error(outcome.problem.message);
      return outcome.value.records.map(({ title, doi, year, authors, volume }) => ({ title, doi, year, authors: authors.length, volume }));
    };
    expect(told('scopus_pfas/scopus.ris.gz')).toEqual(told('scopus_pfas/scopus.csv.gz'));
  });
});
