import { readFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
});
afterAll(() => installation.close());

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const header = ['Nr.', 'Gefährdung', 'Gefährdungssituation', 'Schaden', 'Schwere', 'Maßnahme'];
const rows = [
  ['R1', 'Micro-organisms', 'Skin at the insertion site', 'Infection', '4', 'Antiseptic'],
  ['R2', 'Sharp edge', 'Tip touches the vessel', 'Perforation', '5', 'Soft tip'],
  ['R3', '', 'Row without a hazard', 'None', '1', ''],
];
const csv = (lines: string[][]) => lines.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n');

async function xlsx(lines: string[][]): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Risks');
  for (const line of lines) sheet.addRow(line);
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

describe.each([
  ['CSV', async (lines: string[][]) => ({ name: 'risks.csv', content: csv(lines) })],
  ['XLSX', async (lines: string[][]) => ({ name: 'risks.xlsx', content: await xlsx(lines) })],
])('a risk file as %s', (_format, fileOf) => {
  let mapping: Record<string, string>;
  beforeAll(async () => {
    evaluation = await installation.evaluation('Risks', [[ada, 'administrator']]);
  });

  it('is previewed with a proposal which column holds what, and nothing is stored', async () => {
    const { status, body } = await ada.upload(at('device/risk-file/preview'), [await fileOf([header, ...rows])]);
    expect(status).toBe(200);
    mapping = body.mapping;
    expect(mapping).toMatchObject({ number: 'Nr.', hazard: 'Gefährdung', harm: 'Schaden', severity: 'Schwere' });
    expect([body.rows, body.comparison]).toEqual([3, { added: 2, changed: 0, unchanged: 0, missing: 0 }]);
    expect((await ada.ask('GET', at('device/risks'))).body.total).toBe(0);
  });

  it('is imported by the mapping that was chosen; a row without a hazard is told with its number', async () => {
    const { status, body } = await ada.upload(at('device/risk-file'), [await fileOf([header, ...rows])], {
      mapping: JSON.stringify(mapping),
      reason: 'risk file 2026-11',
    });
    expect([status, body.added, body.rejected]).toEqual([200, 2, 1]);
    expect(body.findings.map(({ line }: { line: number }) => line)).toContain(4);
    const { records } = (await ada.ask('GET', at('device/risks'))).body;
    expect(records.map(({ data }: { data: Record<string, unknown> }) => [data.number, data.hazard, data.harm])).toEqual([
      ['R1', 'Micro-organisms', 'Infection'],
      ['R2', 'Sharp edge', 'Perforation'],
    ]);
    expect(records[0].data.source).toMatchObject({ row: 2, mapping });
  });

  it('of a later version changes what changed, keeps what people linked, and removes nothing', async () => {
    const [first] = (await ada.ask('GET', at('device/risks'))).body.records;
    const linked = await ada.ask('PUT', at(`device/risks/${first.id}`), {
      version: 1,
      reason: 'evidence found',
      data: { ...first.data, evidenceIds: ['ref_1'] },
    });
    expect(linked.status).toBe(200);
    const later = [
      header,
      ['R1', 'Micro-organisms', 'Skin at the insertion site', 'Bloodstream infection', '4', 'Antiseptic'],
      ['R9', 'Chlorhexidine', 'Patient is allergic', 'Anaphylaxis', '5', 'Warning'],
    ];
    const { body } = await ada.upload(at('device/risk-file'), [await fileOf(later)], {
      mapping: JSON.stringify(mapping),
      reason: 'risk file 2026-12',
    });
    expect(body).toMatchObject({ added: 1, changed: 1, unchanged: 0, missing: ['R2 Sharp edge'] });
    const { records } = (await ada.ask('GET', at('device/risks'))).body;
    expect(records).toHaveLength(3);
    expect(records[0].data).toMatchObject({ harm: 'Bloodstream infection', evidenceIds: ['ref_1'] });
    const { versions } = (await ada.ask('GET', at(`records/history/${first.id}`))).body;
    expect([versions[0].reason, versions[0].operation]).toEqual(['risk file 2026-12', 'device.risk-file.import']);
    const again = await ada.upload(at('device/risk-file'), [await fileOf(later)], {
      mapping: JSON.stringify(mapping),
      reason: 'once more',
    });
    expect(again.body).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('needs a reason, a column for the hazard, and a mapping that can be read', async () => {
    const file = await fileOf([header, ...rows]);
    const attempts: Record<string, string>[] = [
      { mapping: JSON.stringify(mapping) },
      { mapping: JSON.stringify({ number: 'Nr.' }), reason: 'r' },
      { mapping: 'not JSON', reason: 'r' },
      { mapping: '{"nothing":"Nr."}', reason: 'r' },
    ];
    for (const fields of attempts) {
      const { status, body } = await ada.upload(at('device/risk-file'), [file], fields);
      expect([status, body.code]).toEqual([422, 'input-invalid']);
    }
  });
});

describe('a risk file that cannot be used', () => {
  beforeAll(async () => {
    evaluation = await installation.evaluation('Bad risks', [[ada, 'administrator']]);
  });

  it.each<[string, string, string | Uint8Array<ArrayBuffer>]>([
    ['empty', 'empty.csv', ''],
    ['no workbook', 'broken.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['a PDF', 'risks.pdf', '%PDF-1.7\n1 0 obj\n'],
  ])('because it is %s is refused by name', async (_what, name, content) => {
    const { status, body } = await ada.upload(at('device/risk-file/preview'), [{ name, content }]);
    expect([status, body.code]).toEqual([422, 'file-unreadable']);
    expect(body.title).toContain(name);
  });

  it('as the example has it is read whole', async () => {
    const content = readFileSync(
      new URL('../../../../examples/anti-infective-central-venous-catheter/sources/risk-file-invented.xlsx', import.meta.url),
    );
    const preview = await ada.upload(at('device/risk-file/preview'), [{ name: 'risk-file.xlsx', content: new Uint8Array(content) }]);
    expect([preview.status, preview.body.comparison.added]).toEqual([200, 20]);
  });
});
