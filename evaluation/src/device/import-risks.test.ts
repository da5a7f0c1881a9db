import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Id } from '../base/index.ts';
import type { DataOf, Stored } from '../records/index.ts';
import { compareRisks } from './compare-risks.ts';
import { readRisks } from './import-risks.ts';
import { riskKind } from './risk.ts';
import { proposeRiskMapping, riskFields, riskTableFrom } from './risk-mapping.ts';
import { columnTitles, type SpreadsheetTable } from './spreadsheet-table.ts';

const table = (header: string[], ...rows: string[][]): SpreadsheetTable => ({
  header,
  rows: rows.map((cells, index) => ({ row: index + 2, cells })),
});
const read = (given: SpreadsheetTable) => readRisks(given, proposeRiskMapping(given.header), 'risks.csv');
const codes = (findings: readonly { code: string; line?: number }[]) => findings.map(({ code, line }) => [code, line]);

describe('the guess of what columns hold', () => {
  it.each([
    {
      says: 'the terms of ISO 14971',
      header: [
        'ID',
        'Hazard',
        'Hazardous situation',
        'Harm',
        'Severity',
        'Probability',
        'Risk control measure',
        'Residual risk',
        'Acceptability',
        'In IFU',
        'GSPR',
      ],
      mapping: {
        number: 'ID',
        hazard: 'Hazard',
        hazardousSituation: 'Hazardous situation',
        harm: 'Harm',
        severity: 'Severity',
        probabilityBefore: 'Probability',
        control: 'Risk control measure',
        residualRisk: 'Residual risk',
        acceptability: 'Acceptability',
        inInstructionsForUse: 'In IFU',
        requirementNumbers: 'GSPR',
      },
    },
    {
      says: 'German terms with umlauts',
      header: [
        'Nr.',
        'Gefährdung',
        'Gefährdungssituation',
        'Schaden',
        'Schadensschwere',
        'Eintrittswahrscheinlichkeit',
        'Maßnahmen',
        'Restrisiko',
        'Akzeptanz',
        'Quelle',
      ],
      mapping: {
        number: 'Nr.',
        hazard: 'Gefährdung',
        hazardousSituation: 'Gefährdungssituation',
        harm: 'Schaden',
        severity: 'Schadensschwere',
        probabilityBefore: 'Eintrittswahrscheinlichkeit',
        control: 'Maßnahmen',
        residualRisk: 'Restrisiko',
        acceptability: 'Akzeptanz',
        occurrenceSource: 'Quelle',
      },
    },
    {
      says: 'a probability again after the measures',
      header: ['Hazard', 'Severity', 'Probability', 'Mitigation', 'Severity', 'Probability'],
      mapping: {
        hazard: 'Hazard',
        severity: 'Severity',
        probabilityBefore: 'Probability',
        control: 'Mitigation',
        probabilityAfter: 'Probability (2)',
      },
    },
    {
      says: 'longer titles that contain a name',
      header: ['Potential hazard (ISO 14971)', 'Harm to the patient'],
      mapping: { hazard: 'Potential hazard (ISO 14971)', harm: 'Harm to the patient' },
    },
    { says: 'nothing where nothing is known', header: ['Colour', 'Weight'], mapping: {} },
  ])('knows $says', ({ header, mapping }) => {
    expect(proposeRiskMapping(header)).toEqual(mapping);
  });

  it('uses no column twice, whatever the titles', () => {
    const titles = fc.constantFrom(
      'Harm severity',
      'Source of hazard',
      'Hazard',
      'Harm',
      'Severity',
      'Probability',
      'Risk control',
      'Residual risk',
      'ID',
      'Source',
      'IFU',
      '',
      'Gefährdung',
      'P',
      'S',
    );
    fc.assert(
      fc.property(fc.array(titles, { maxLength: 15 }), (header) => {
        const used = Object.values(proposeRiskMapping(header));
        expect(new Set(used).size).toBe(used.length);
        for (const title of used) expect(columnTitles(header)).toContain(title);
      }),
    );
  });
});

describe('reading a risk file', () => {
  it('finds the header below a title and a legend, and keeps the row numbers of the file', () => {
    const found = riskTableFrom([['Risk file CVC-2026'], [], ['S: severity'], ['ID', 'Hazard', 'Harm'], ['R1', 'Air', 'Embolism']]);
    expect(found).toEqual({ header: ['ID', 'Hazard', 'Harm'], rows: [{ row: 5, cells: ['R1', 'Air', 'Embolism'] }] });
  });

  it('keeps file, row and mapping with each risk', () => {
    const { risks, findings, rejected } = read(table(['ID', 'Hazard', 'In IFU', 'GSPR'], ['R1', 'Air', 'yes', '8; 11.4']));
    expect(risks[0]).toMatchObject({ number: 'R1', hazard: 'Air', inInstructionsForUse: true, requirementNumbers: ['8', '11.4'] });
    expect(risks[0]!.source).toEqual({
      file: 'risks.csv',
      row: 2,
      mapping: { number: 'ID', hazard: 'Hazard', inInstructionsForUse: 'In IFU', requirementNumbers: 'GSPR' },
    });
    expect(riskKind.schema.parse(risks[0])).toEqual(risks[0]);
    expect([findings, rejected]).toEqual([[], 0]);
  });

  it('tells rows without a hazard with their number and takes the others', () => {
    const { risks, findings, rejected } = read(table(['ID', 'Hazard'], ['R1', 'Air'], ['R2', ' '], ['', ''], ['R4', 'Leak']));
    expect(risks.map((risk) => risk.number)).toEqual(['R1', 'R4']);
    expect(codes(findings)).toEqual([['risk-without-hazard', 3]]);
    expect(rejected).toBe(1);
  });

  it('keeps a formula as the text it is and says so', () => {
    const { risks, findings } = read(table(['Hazard', 'Residual risk'], ['Air', '=HYPERLINK("http://x","low")']));
    expect(risks[0]!.residualRisk).toBe('=HYPERLINK("http://x","low")');
    expect(codes(findings)).toEqual([['formula-kept-as-text', 2]]);
  });

  it('tells repeated numbers, surplus cells and unclear answers, and takes the rows', () => {
    const { risks, findings } = read(table(['ID', 'Hazard', 'In IFU'], ['R1', 'Air', 'perhaps'], ['R1', 'Leak', 'nein', 'surplus']));
    expect(risks.map((risk) => risk.inInstructionsForUse)).toEqual([undefined, false]);
    expect(codes(findings)).toEqual([
      ['yes-or-no-unclear', 2],
      ['cells-without-column', 3],
      ['risk-number-repeated', 3],
    ]);
  });

  it('says which columns are missing, and takes nothing without a hazard', () => {
    const result = readRisks(table(['Harm'], ['Embolism']), { hazard: 'Hazard', harm: 'Harm' }, 'risks.csv');
    expect(result.findings.map(({ code }) => code)).toEqual(['column-missing', 'hazard-not-mapped', 'risk-without-hazard']);
    expect(result).toMatchObject({ risks: [], rejected: 1 });
  });

  it('accounts for every row that is not empty', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('', ' ', 'Air', '=1+1', 'R1', 'x'), { maxLength: 6 }), { maxLength: 20 }), (rows) => {
        const given = table(['ID', 'Hazard', 'Harm', 'In IFU'], ...rows);
        const { risks, rejected } = read(given);
        expect(risks.length + rejected).toBe(rows.filter((cells) => cells.some((cell) => cell.trim())).length);
      }),
    );
  });
});

describe('comparing with a newer risk file', () => {
  const stored = (id: string, data: Partial<DataOf<typeof riskKind>> & { hazard: string }): Stored<DataOf<typeof riskKind>> => ({
    id: id as Id,
    kind: 'risk',
    version: 1,
    data: riskKind.schema.parse(data),
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
  });

  it('sorts risks into added, changed, unchanged and missing by number', () => {
    const existing = [
      stored('rsk_1', { number: 'R1', hazard: 'Air', severity: 'S3' }),
      stored('rsk_2', { number: 'R2', hazard: 'Leak', severity: 'S2' }),
      stored('rsk_3', { number: 'R3', hazard: 'Kink' }),
    ];
    const { risks } = read(table(['ID', 'Hazard', 'Severity'], ['R1', 'Air', 'S4'], ['R2', 'Leak', 'S2'], ['R9', 'Fracture', 'S5']));
    const compared = compareRisks(existing, risks);
    expect(compared.added.map((risk) => risk.number)).toEqual(['R9']);
    expect(compared.changed.map(({ stored: record, changes }) => [record.id, changes])).toEqual([
      ['rsk_1', [{ pointer: '/severity', before: 'S3', after: 'S4' }]],
    ]);
    expect(compared.unchanged.map((record) => record.id)).toEqual(['rsk_2']);
    expect(compared.missing.map((record) => record.id)).toEqual(['rsk_3']);
  });

  it('keeps links people made and fields the file has no column for', () => {
    const existing = [
      stored('rsk_1', {
        number: 'R1',
        hazard: 'Air',
        harm: 'Embolism',
        evidenceIds: ['ref_1'],
        requirementNumbers: ['8'],
        inInstructionsForUse: true,
      }),
    ];
    const { risks } = read(table(['ID', 'Hazard', 'In IFU'], ['R1', 'Air in line', '']));
    const [changed] = compareRisks(existing, risks).changed;
    expect(changed!.data).toMatchObject({
      hazard: 'Air in line',
      harm: 'Embolism',
      evidenceIds: ['ref_1'],
      requirementNumbers: ['8'],
      inInstructionsForUse: true,
    });
  });

  it('finds nothing changed when a file is read again', () => {
    const row = fc.tuple(fc.constantFrom('', 'R1', 'R2', 'R3'), fc.constantFrom('Air', 'Leak', ''), fc.constantFrom('Embolism', ''));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const { risks } = read(table(['ID', 'Hazard', 'Harm'], ...rows));
        const compared = compareRisks(
          risks.map((risk, index) => stored(`rsk_${index}`, risk)),
          risks,
        );
        expect([compared.added, compared.changed, compared.missing].map((list) => list.length)).toEqual([0, 0, 0]);
      }),
    );
  });
});

const sharedData = process.env.SHARED_DATA ?? resolve(dirname(fileURLToPath(import.meta.url)), '../../../../shared/data');
const dossier = join(sharedData, 'dossiers/opensamd_rai');
describe.skipIf(!existsSync(dossier))('a published risk file (needs SHARED_DATA)', () => {
  it('is read completely, hazard to harm', () => {
    const { data } = Papa.parse<string[]>(readFileSync(join(dossier, 'risk_hazard-to-harm.csv'), 'utf8'), { skipEmptyLines: false });
    const found = riskTableFrom(data);
    const mapping = proposeRiskMapping(found.header);
    expect(mapping).toMatchObject({ number: 'ID', hazard: 'Hazard', hazardousSituation: 'Hazardous Situation', harm: 'Harm' });
    const { risks, rejected } = readRisks(found, mapping, 'risk_hazard-to-harm.csv');
    expect(risks.length).toBe(data.filter((cells) => cells.some((cell) => cell.trim())).length - 1);
    expect(rejected).toBe(0);
    expect(risks[0]).toMatchObject({ number: '1', hazard: 'Avoidance organ under-contoured', harm: 'Death or serious disablement' });
    expect(Object.keys(mapping).every((field) => (riskFields as readonly string[]).includes(field))).toBe(true);
  });
});
