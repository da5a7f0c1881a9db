import { gzipSync } from 'node:zlib';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type UploadedTestFile, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
});
afterAll(() => installation.close());

const at = (path: string) => `/api/evaluations/${evaluation}/evidence/${path}`;
const send = (file: UploadedTestFile, fields = {}) => ada.upload(at('imports'), [file], fields);
const list = async (query = '') => (await ada.ask('GET', at(`references?${query}`))).body;

const nbib = `PMID- 10075612
TI  - Prevention of central venous catheter-related bloodstream infection by use of
      an antiseptic-impregnated catheter.
FAU - Example, Ada
DP  - 1997 Aug
JT  - Annals of examples
VI  - 127
PG  - 257-66
AID - 10.1000/example.1 [doi]
AB  - An invented abstract about chlorhexidine.

PMID- 10075613
TI  - A second invented trial of coated catheters in intensive care units.
FAU - Other, Ben
DP  - 1998
JT  - Annals of examples
`;

const ris = `TY  - JOUR
AU  - Example, Ada
TI  - Prevention of central venous catheter-related bloodstream infection by use of an antiseptic-impregnated catheter
PY  - 1997
DO  - https://doi.org/10.1000/EXAMPLE.1
DB  - Embase
ER  - 

TY  - JOUR
AU  - Third, Cleo
TI  - A third invented trial that nobody else has heard of
PY  - 2001
DB  - Embase
ER  - 
`;

describe('an import', () => {
  beforeAll(async () => {
    evaluation = await installation.evaluation('Imports', [[ada, 'administrator']]);
  });

  it('keeps every record of a file, and says what was read and from where', async () => {
    const { status, body } = await send({ name: 'pubmed.nbib', content: nbib }, { database: 'PubMed' });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      file: 'pubmed.nbib',
      format: 'nbib',
      database: 'PubMed',
      recordsRead: 2,
      recordsRejected: 0,
      duplicates: 0,
    });
    const { records, total } = await list('state=all');
    expect(total).toBe(2);
    expect(records[0].data).toMatchObject({
      pmid: '10075612',
      doi: '10.1000/example.1',
      year: 1997,
      importId: body.id,
      ownId: '10075612',
      source: { file: 'pubmed.nbib', format: 'nbib', database: 'PubMed', line: 1 },
    });
    expect(records[0].data).not.toHaveProperty('abstract');
    expect((await ada.ask('GET', at(`references/${records[0].id}`))).body.data.abstract).toBe('An invented abstract about chlorhexidine.');
  });

  it('finds duplicates of what other imports brought, marks them, and keeps both records', async () => {
    const { body } = await send({ name: 'embase.ris', content: ris });
    expect(body.data).toMatchObject({ format: 'ris', recordsRead: 2, duplicates: 1 });
    const everything = await list('state=all');
    const [first] = everything.records;
    const duplicate = everything.records.find(({ data }: { data: { duplicate?: object } }) => data.duplicate);
    expect(everything.total).toBe(4);
    expect(duplicate.data.duplicate).toEqual({
      of: first.id,
      below: first.id,
      by: 'exact',
      agreeing: ['title', 'authors', 'year', 'doi'],
      differing: [],
    });
    expect((await list('state=unique')).total).toBe(3);
    expect((await list('state=duplicates')).records.map(({ id }: { id: string }) => id)).toEqual([duplicate.id]);
    expect((await ada.ask('GET', at(`references/${first.id}/duplicates`))).body.ids).toEqual([duplicate.id]);
  });

  it('of the same file once more brings only duplicates, each of the first and none of a duplicate', async () => {
    const { body } = await send({ name: 'embase.ris', content: ris });
    expect(body.data).toMatchObject({ recordsRead: 2, duplicates: 2 });
    const duplicates = (await list('state=duplicates')).records as { id: string; data: { duplicate: { of: string } } }[];
    const ids = new Set(duplicates.map(({ id }) => id));
    expect(duplicates).toHaveLength(3);
    for (const { data } of duplicates) expect(ids.has(data.duplicate.of)).toBe(false);
  });

  it('can be taken back for one reference and made again by a person', async () => {
    const [duplicate] = (await list('state=duplicates')).records;
    const kept = duplicate.data.duplicate.of;
    const undone = await ada.ask('POST', at(`references/${duplicate.id}/duplicate`), { version: duplicate.version, of: null });
    expect([undone.status, undone.body.version, undone.body.data.duplicate]).toEqual([200, 2, undefined]);
    expect((await list('state=unique')).total).toBe(4);
    const again = await ada.ask('POST', at(`references/${duplicate.id}/duplicate`), { version: 2, of: kept });
    expect(again.body.data.duplicate).toMatchObject({ of: kept, by: 'person' });
    const refusals = await Promise.all([
      ada.ask('POST', at(`references/${duplicate.id}/duplicate`), { version: 2, of: null }),
      ada.ask('POST', at(`references/${kept}/duplicate`), { version: 1, of: duplicate.id }),
      ada.ask('POST', at(`references/${duplicate.id}/duplicate`), { version: 3, of: duplicate.id }),
      ada.ask('POST', at(`references/${duplicate.id}/duplicate`), { version: 3, of: 'ref_nowhere' }),
    ]);
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'changed-meanwhile'],
      [409, 'conflict'],
      [404, 'not-found'],
      [404, 'not-found'],
    ]);
    const history = (await ada.ask('GET', `/api/evaluations/${evaluation}/records/history/${duplicate.id}`)).body.versions;
    expect(history.map(({ version, operation }: { version: number; operation: string }) => [version, operation])).toEqual([
      [3, 'evidence.reference.mark-duplicate'],
      [2, 'evidence.reference.mark-duplicate'],
      [1, 'evidence.import.create'],
    ]);
    expect(history[0].changes.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/duplicate']);
  });

  it('finds a reference again that was a duplicate and was corrected meanwhile', async () => {
    const { body } = await send({
      name: 'again.ris',
      content: ris.replace('A third invented trial that nobody else has heard of', 'Quite another title that only this file has ever had'),
    });
    expect(body.data.duplicates).toBe(1);
    const found = (await list('query=quite another title')).records[0];
    await ada.ask('PUT', at(`references/${found.id}`), {
      version: 1,
      data: { ...found.data, title: 'A corrected title which is long enough to be telling' },
    });
    const renamed = ris.replace(
      'A third invented trial that nobody else has heard of',
      'A corrected title, which is long enough to be telling',
    );
    expect((await send({ name: 'corrected.ris', content: renamed })).body.data.duplicates).toBe(2);
  });

  it('leaves a chain that holds, and the file as it was sent', async () => {
    const imports = (await ada.ask('GET', at('imports'))).body;
    expect(imports.total).toBe(5);
    const file = await ada.send({ method: 'GET', url: at(`files/${imports.records[0].data.fileId}/bytes`) });
    expect(file.body).toBe(nbib);
    expect((await ada.ask('GET', `/api/evaluations/${evaluation}/records/verify`)).body.holds).toBe(true);
  });
});

describe('a file that is not as it should be', () => {
  beforeAll(async () => {
    evaluation = await installation.evaluation('Bad files', [[ada, 'administrator']]);
  });

  it('gives the records that can be read, and a finding with the line of each that cannot', async () => {
    const broken = `${ris}TY  - JOUR\nTI  - Cut off in the mid`;
    const { status, body } = await send({ name: 'broken.ris', content: broken });
    expect([status, body.data.recordsRead]).toEqual([200, 3]);
    expect(body.data.findings.length).toBeGreaterThan(0);
    for (const finding of body.data.findings) expect(finding.message).toMatch(/\w+.*\.$/);
    expect(body.data.findings.some(({ line }: { line?: number }) => line !== undefined && line >= 15)).toBe(true);
  });

  it('is read packed as well as unpacked, and what is left of a cut packing is kept', async () => {
    const packed = gzipSync(Buffer.from(nbib));
    const whole = await send({ name: 'pubmed.nbib.gz', content: new Uint8Array(packed) });
    expect(whole.body.data).toMatchObject({ recordsRead: 2, findings: [] });
    const cut = await send({ name: 'cut.nbib.gz', content: new Uint8Array(packed.subarray(0, packed.length - 60)) });
    expect(cut.status).toBe(200);
    expect(cut.body.data.findings.map(({ code }: { code: string }) => code)).toContain('file-cut-off');
  });

  const bomb = gzipSync(Buffer.alloc(402 * 1024 * 1024, 32), { level: 1 });
  it.each<[string, UploadedTestFile, number, string]>([
    ['empty', { name: 'empty.ris', content: '' }, 422, 'file-unreadable'],
    ['blank', { name: 'blank.ris', content: ' \n\n \n' }, 422, ''],
    ['a bomb', { name: 'bomb.ris.gz', content: new Uint8Array(bomb) }, 413, 'file-too-large'],
    [
      'a picture',
      { name: 'picture.ris', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) },
      422,
      'file-unreadable',
    ],
    [
      'noise',
      { name: 'noise.nbib', content: Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256) },
      422,
      'file-unreadable',
    ],
    ['prose', { name: 'letter.txt', content: 'Dear colleague,\n\nplease find the references attached.\n' }, 422, ''],
    ['a page', { name: 'page.html', content: '<!doctype html><html><body>Sign in</body></html>' }, 422, ''],
    ['XML with entities', { name: 'laughs.xml', content: '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>' }, 422, ''],
  ])('because it is %s gets a sentence that names it and what to do, and leaves nothing', async (_what, file, status, code) => {
    const before = (await ada.ask('GET', `/api/evaluations/${evaluation}`)).body.sequence;
    const answer = await send(file);
    expect(answer.status).toBe(status);
    expect(['file-unreadable', 'format-unknown', 'file-too-large']).toContain(answer.body.code);
    if (code) expect(answer.body.code).toBe(code);
    expect(answer.body.title).toContain(file.name);
    expect(answer.body.remedy).toMatch(/\w/);
    expect((await ada.ask('GET', `/api/evaluations/${evaluation}`)).body.sequence).toBe(before);
    expect((await installation.app.inject('/ready')).statusCode).toBe(200);
  });

  it('is refused when it is no file at all, or its format is named wrongly', async () => {
    expect((await ada.upload(at('imports'), [])).body.title).toBe('No file was sent.');
    const { status, body } = await send({ name: 'a.ris', content: ris }, { format: 'pdf' });
    expect([status, body.code]).toEqual([422, 'format-unknown']);
  });

  it('keeps a title that looks like markup or a formula as the text it is', async () => {
    const { body } = await send({
      name: 'markup.ris',
      content: 'TY  - JOUR\nTI  - =cmd|"/c calc"!A1 <script>alert(1)</script> in catheters\nPY  - 2020\nER  - \n',
    });
    expect(body.data.recordsRead).toBe(1);
    const { records } = await list('query=calc');
    expect(records[0].data.title).toContain('<script>alert(1)</script>');
  });
});

describe('a table whose columns no database names so', () => {
  const columns = [
    { column: 'Titel', field: 'title' },
    { column: 'Verfasser', field: 'authors' },
    { column: 'Jahr', field: 'year' },
    { column: 'Bemerkung', field: '' },
  ];
  const table = (title: string) => `Titel;Verfasser;Jahr;Bemerkung\n${title};"Maki, D; Ringer, M";1997;gut\n`;
  const preview = (file: UploadedTestFile, fields = {}) => ada.upload(at('imports/preview'), [file], fields);

  beforeAll(async () => {
    evaluation = await installation.evaluation('Tables', [[ada, 'administrator']]);
  });

  it('is shown with its columns and first cells, and nothing is stored', async () => {
    const { status, body } = await preview({ name: 'liste.csv', content: table('Eine Studie') });
    expect(status).toBe(200);
    expect(body).toMatchObject({ format: 'csv', records: 0, table: { remembered: false } });
    expect(body.table.columns.map(({ column, field }: { column: string; field: string }) => [column, field])).toEqual([
      ['Titel', ''],
      ['Verfasser', ''],
      ['Jahr', ''],
      ['Bemerkung', ''],
    ]);
    expect(body.table.samples[0]).toEqual(['Eine Studie']);
    expect((await list('state=all')).total).toBe(0);
    expect((await send({ name: 'liste.csv', content: table('Eine Studie') })).status).toBe(422);
  });

  it('is imported as its columns were explained, and the next one with the same columns needs no explanation', async () => {
    const first = await send(
      { name: 'liste.csv', content: table('Eine Studie') },
      { database: 'Handsuche', columns: JSON.stringify(columns) },
    );
    expect(first.body.data).toMatchObject({ recordsRead: 1, recordsRejected: 0, format: 'csv' });
    const again = await preview({ name: 'liste-2.csv', content: table('Noch eine Studie') });
    expect(again.body).toMatchObject({ records: 1, table: { remembered: true, columns } });
    const second = await send({ name: 'liste-2.csv', content: table('Noch eine Studie') });
    expect(second.body.data.recordsRead).toBe(1);
    const { records } = await list('state=all');
    expect(records.map(({ data }: { data: { title: string } }) => data.title)).toEqual(['Eine Studie', 'Noch eine Studie']);
    expect(records[1].data).toMatchObject({ year: 1997, authors: [{ family: 'Maki' }, { family: 'Ringer' }] });
  });

  it('is read from a workbook as from a text, with the row of each record', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Liste');
    sheet.addRows([['Titel', 'Verfasser', 'Jahr', 'Bemerkung'], [], ['Drei', 'Maki, D', 2001, '']]);
    const content = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const { body } = await send({ name: 'liste.xlsx', content });
    expect(body.data).toMatchObject({ recordsRead: 1 });
    const { records } = await list('state=all');
    expect(records.at(-1).data).toMatchObject({ title: 'Drei', year: 2001, source: { line: 3 } });
  });

  it('with columns explained in a way that cannot be is refused', async () => {
    const { status, body } = await send({ name: 'liste.csv', content: table('X') }, { columns: '[{"column":"Titel","field":"colour"}]' });
    expect([status, body.code]).toEqual([422, 'input-invalid']);
  });
});

describe('the preview of a file', () => {
  it('tells format, counts and findings with their severity', async () => {
    const { body } = await ada.upload(at('imports/preview'), [
      { name: 'x.txt', content: 'TY  - JOUR\nTI  - A\nAU  - B, C\nER  - \nTY  - JOUR\nER  - \n' },
    ]);
    expect(body).toMatchObject({
      format: 'ris',
      formatTitle: 'RIS',
      records: 1,
      rejected: 1,
      first: [{ label: 'B', title: 'A' }],
      findings: [{ line: 5, code: 'record-rejected', severity: 'major' }],
    });
    expect(body.table).toBeUndefined();
  });
});

describe('the export of references', () => {
  it('gives them in every format that is written, without duplicates', async () => {
    const { body } = await ada.ask('GET', '/api/evidence/formats');
    const written = body.formats.filter(({ writes }: { writes: boolean }) => writes).map(({ id }: { id: string }) => id);
    expect(written.sort()).toEqual(['bibtex', 'csl-json', 'csv', 'endnote-xml', 'nbib', 'ris']);
    for (const format of written) {
      const answer = await ada.ask('GET', at(`references/export?format=${format}`));
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Noch eine Studie');
    }
    expect((await ada.ask('GET', at('references/export?format=ovid-text'))).status).toBe(422);
  });
});
