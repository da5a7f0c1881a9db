import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeReaders } from '../../documents/readers/reader-lane.ts';
import { closeWriters } from '../../documents/write.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let auditor: Visitor;
beforeAll(async () => {
  installation = await startTestInstallation();
  [ada, auditor] = await Promise.all([installation.person('Ada'), installation.person('Auditor')]);
});
afterAll(async () => {
  await installation.close();
  await Promise.all([closeReaders(), closeWriters()]);
});

const report = `# Clinical Evaluation Report

Device name: Alpha One. Manufacturer: Mill Medical GmbH.

## Target population

Target population: adults with a body weight of at least 5 kg.
`;
const instructions = (kilograms: number, rest = '') => `# Instructions for Use

Device name: Alpha One

## Target population

Target population: adults with a body weight of at least ${kilograms} kg.
${rest}`;

interface Place {
  readonly document: string;
  readonly documentName: string;
  readonly quote: string;
  readonly passage: number;
}
interface Found {
  readonly fingerprint: string;
  readonly rule: string;
  readonly attribute: string;
  readonly severity: string;
  readonly message: string;
  readonly since: string;
  readonly decision?: { readonly id: string; readonly version: number; readonly state: string };
  readonly locations: readonly Place[];
}

/** A dossier of one evaluation, as somebody works with it. */
class DossierUnderTest {
  readonly at: string;
  constructor(evaluation: string) {
    this.at = `/api/evaluations/${evaluation}`;
  }
  static async begin(): Promise<DossierUnderTest> {
    return new DossierUnderTest(
      await installation.evaluation('Alpha', [
        [ada, 'administrator'],
        [auditor, 'auditor'],
      ]),
    );
  }
  async file(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> {
    const { body } = await ada.upload(`${this.at}/evidence/files`, [{ name, content }], { purpose: 'other' });
    return body.records[0].id;
  }
  async add(name: string, content: string | Uint8Array<ArrayBuffer>, rest: object = {}) {
    const data = { name, fileId: await this.file(name, content), ...rest };
    const { status, body } = await ada.ask('POST', `${this.at}/consistency/documents`, { data });
    expect(status).toBe(200);
    return body as { id: string; version: number; data: { name: string } };
  }
  async replace(document: { id: string; version: number; data: object }, content: string): Promise<void> {
    const data = { ...document.data, fileId: await this.file('new.md', content) };
    const { status } = await ada.ask('PUT', `${this.at}/consistency/documents/${document.id}`, { version: document.version, data });
    expect(status).toBe(200);
  }
  /** The findings, once every document is read. */
  async findings(): Promise<{
    documents: { id: string; name: string; type: string; source: string; problem?: object }[];
    findings: Found[];
    fixed: Found[];
    recorded?: object;
  }> {
    for (;;) {
      const { status, body } = await ada.ask('GET', `${this.at}/consistency/findings`);
      expect(status).toBe(200);
      if (body.pending.length === 0) return body;
    }
  }
  async weight(): Promise<Found | undefined> {
    return (await this.findings()).findings.find(({ rule }) => rule === 'population-weight');
  }
}

describe('a dossier of uploaded documents', () => {
  it('shows a contradiction with both quotes and the names of the documents', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('CER.md', report);
    await dossier.add('IFU.md', instructions(1));
    const { documents, findings } = await dossier.findings();
    expect(documents.map(({ name, type, source }) => [name, type, source])).toEqual([
      ['CER.md', 'cer', 'upload'],
      ['IFU.md', 'ifu', 'upload'],
    ]);
    expect(findings.map(({ rule, severity, since }) => [rule, severity, since])).toEqual([['population-weight', 'critical', 'new']]);
    expect(findings[0]!.locations.map(({ documentName }) => documentName).sort()).toEqual(['CER.md', 'IFU.md']);
    const [place] = findings[0]!.locations;
    const text = await ada.ask('GET', `${dossier.at}/consistency/documents/${place!.document}/text`);
    expect(text.body.passages[place!.passage].text).toContain(place!.quote);
    const statements = await ada.ask('GET', `${dossier.at}/consistency/statements`);
    const row = statements.body.rows.find((one: { attribute: string }) => one.attribute === 'population-weight');
    expect(row.cells.map(({ deviates }: { deviates: boolean }) => deviates).sort()).toEqual([false, true]);
  }, 30_000);

  it('shows fixed, still and new findings against the check that was recorded', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('CER.md', report);
    const ifu = await dossier.add('IFU.md', instructions(1, '\n## Lifetime\n\nThe device is for single use.\n'));
    const recorded = await ada.ask('POST', `${dossier.at}/consistency/checks`, { note: 'before the correction' });
    expect(recorded.body.data).toMatchObject({ note: 'before the correction', findings: [{ rule: 'population-weight' }] });
    expect(recorded.body.data.documents.map(({ name }: { name: string }) => name)).toEqual(['CER.md', 'IFU.md']);
    expect((await dossier.weight())?.since).toBe('still');
    await dossier.replace(ifu, `${instructions(5)}\n## Classification\n\nThe Alpha One is a class IIa device.\n`);
    await dossier.add('PSUR.md', '# Periodic Safety Update Report\n\nDevice name: Alpha One\n\nThe Alpha One is a class IIb device.');
    const after = await dossier.findings();
    expect(after.fixed.map(({ rule }) => rule)).toEqual(['population-weight']);
    expect(after.findings.map(({ rule, since }) => [rule, since])).toEqual([['risk-class', 'new']]);
    expect(after.recorded).toMatchObject({ id: recorded.body.id });
  }, 30_000);

  it('keeps a finding accepted in a new version while its words stand, and shows it again when they change', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('CER.md', report);
    const ifu = await dossier.add('IFU.md', instructions(1));
    const { fingerprint, rule, attribute, message } = (await dossier.weight())!;
    const data = { fingerprint, rule, attribute, message, state: 'accepted' };
    expect((await ada.ask('POST', `${dossier.at}/consistency/decisions`, { data })).body.code).toBe('input-invalid');
    const reasoned = { ...data, reason: 'Two markets.' };
    expect((await ada.ask('POST', `${dossier.at}/consistency/decisions`, { data: reasoned })).status).toBe(200);
    expect((await ada.ask('POST', `${dossier.at}/consistency/decisions`, { data: reasoned })).body.code).toBe('changed-meanwhile');
    await dossier.replace(ifu, instructions(1, '\n## Storage\n\nKeep it dry.\n'));
    expect((await dossier.weight())?.decision?.state).toBe('accepted');
    await dossier.replace({ ...ifu, version: 2 }, instructions(2));
    expect((await dossier.weight())?.decision).toBeUndefined();
  }, 30_000);

  it('is held against the record of the evaluation', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('IFU.md', instructions(1));
    const purpose = { statement: '', population: { description: 'adults', weight: { from: { value: 5, unit: 'kg' } } } };
    expect((await ada.ask('PUT', `${dossier.at}/device/intended-purpose`, { version: 0, data: purpose })).status).toBe(200);
    const { documents } = await dossier.findings();
    expect(documents.map(({ source }) => source).sort()).toEqual(['record', 'upload']);
    expect((await dossier.weight())?.locations.map(({ documentName }) => documentName)).toEqual(['IFU.md', 'the record']);
    const text = await ada.ask('GET', `${dossier.at}/consistency/documents/record/text`);
    expect(text.body.passages.map(({ text: words }: { text: string }) => words)).toContain('patients with a body weight of at least 5 kg');
  }, 30_000);

  it('leaves out what a person said is not about the device', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('CER.md', report);
    await dossier.add('IFU.md', instructions(1));
    const quote = (await dossier.weight())!.locations[0]!.quote;
    const data = { kind: 'population-weight', quote, documentType: 'ifu', action: 'not-about-the-device' };
    expect((await ada.ask('POST', `${dossier.at}/consistency/corrections`, { data: { ...data, kind: 'colour' } })).body.code).toBe(
      'input-invalid',
    );
    expect((await ada.ask('POST', `${dossier.at}/consistency/corrections`, { data })).status).toBe(200);
    expect(await dossier.weight()).toBeUndefined();
  }, 30_000);

  it('tells of files that cannot be read and goes on with the others', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('CER.md', report);
    await dossier.add('IFU.md', instructions(1));
    await dossier.add('broken.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 9, 9]), { type: 'sscp' });
    await dossier.add('empty.pdf', '');
    const { documents, findings } = await dossier.findings();
    expect(findings.map(({ rule }) => rule)).toEqual(['population-weight']);
    expect(documents.filter(({ problem }) => problem).map(({ name, type }) => [name, type])).toEqual([
      ['broken.docx', 'sscp'],
      ['empty.pdf', 'other'],
    ]);
    for (const { problem } of documents)
      if (problem) expect(problem).toEqual({ message: expect.stringMatching(/\.$/), remedy: expect.any(String) });
    const unknown = await ada.ask('POST', `${dossier.at}/consistency/documents`, { data: { name: 'x', fileId: 'fil_none' } });
    expect(unknown.body).toMatchObject({ code: 'input-invalid', fields: [{ pointer: '/data/fileId' }] });
    expect((await ada.ask('GET', `${dossier.at}/consistency/documents/nothing/text`)).status).toBe(404);
  }, 30_000);

  it('is reported as Word, PDF and Excel', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('CER.md', report);
    await dossier.add('IFU.md', instructions(1));
    await dossier.findings();
    for (const [to, begin] of [
      ['docx', 'PK'],
      ['xlsx', 'PK'],
      ['pdf', '%PDF'],
    ] as const) {
      const { statusCode, rawPayload } = await auditor.send({ method: 'GET', url: `${dossier.at}/consistency/report?to=${to}` });
      expect(statusCode).toBe(200);
      expect(rawPayload.subarray(0, begin.length).toString('latin1')).toBe(begin);
    }
  }, 60_000);
});

describe('a paragraph that is being written', () => {
  it('is held against the documents, and what its section said before does not count', async () => {
    const dossier = await DossierUnderTest.begin();
    await dossier.add('IFU.md', instructions(5));
    const sections = (await ada.ask('GET', `${dossier.at}/documents/cer/outline`)).body.sections as { id: string; prose: string }[];
    const section = sections.find(({ prose }) => prose !== 'none')!.id;
    const prose = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
    const saved = await ada.ask('PUT', `${dossier.at}/documents/cer/sections/${section}`, {
      version: 0,
      prose: prose('The Alpha One is intended for patients with a body weight of at least 1 kg.'),
    });
    expect(saved.status).toBe(200);
    expect(await dossier.weight()).toBeDefined();
    const check = async (text: string) => {
      const { status, body } = await ada.ask('POST', `${dossier.at}/consistency/passage`, { document: 'cer', sectionId: section, text });
      expect(status, JSON.stringify(body)).toBe(200);
      return body as { findings: Found[] };
    };
    const wrong = await check('The Alpha One is intended for patients with a body weight of at least 2 kg.');
    expect(wrong.findings.map(({ rule }) => rule)).toEqual(['population-weight']);
    expect(wrong.findings[0]!.locations.map(({ documentName }) => documentName)).toContain('IFU.md');
    expect((await check('The Alpha One is intended for patients with a body weight of at least 5 kg.')).findings).toEqual([]);
    expect((await check('The sky is blue.')).findings).toEqual([]);
  }, 30_000);
});
