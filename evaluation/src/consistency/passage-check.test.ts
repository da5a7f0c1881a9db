import { describe, expect, test } from 'vitest';
import type { DossierDocument } from './dossier.ts';
import { exampleDossier } from './example.ts';
import { checkParagraph, paragraphBase } from './passage-check.ts';

const dossier = await exampleDossier({
  cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe Alpha One is intended for patients with a body weight of at least 1 kg.\n\n## Device\n\nDevice name: Alpha One\n\nThe Alpha One is a class IIb device.',
  ifu: '# Instructions for Use\n\nDevice name: Alpha One\n\n## Intended purpose\n\nThe Alpha One is intended for patients with a body weight of at least 5 kg.',
  psur: '# PSUR\n\nDevice name: Alpha One\n\nThe Alpha One is a class IIb device.',
});
const base = structuredClone(paragraphBase(dossier, ['cer']));
const sectionOfCer = (title: string): string =>
  (dossier.document('cer') as DossierDocument).passages.find(({ kind, text }) => kind === 'heading' && text === title)!.blockId!;
const check = (text: string, section = 'Intended purpose') =>
  checkParagraph(base, { document: 'cer', sectionId: sectionOfCer(section), text });

describe('a paragraph that is being written', () => {
  test.each([
    [
      'another weight than the instructions for use',
      'The device is intended for patients with a body weight of at least 2 kg.',
      'population-weight',
    ],
    ['another class', 'The device is a class III device.', 'risk-class'],
    ['a placeholder', 'The number of patients is to be defined.', 'placeholder'],
  ])('is found to give %s', (_what, text, rule) => {
    const findings = check(text);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]!.locations.find(({ document }) => document === 'cer')).toMatchObject({ passage: 0, quote: text });
  });

  test.each([
    ['it says what the others say', 'The device is intended for patients with a body weight of at least 5 kg.'],
    ['it says nothing of the device', 'The sky is blue.'],
    ['it is empty', ' \n '],
  ])('gives no finding where %s', (_what, text) => {
    expect(check(text)).toEqual([]);
  });

  test('takes the place of what its section said, and of nothing else', () => {
    expect(check('The device is a class III device.', 'Device').map(({ rule }) => rule)).toEqual(['risk-class']);
    expect(check('The weight of the patients is at least 5 kg.', 'Device').filter(({ rule }) => rule === 'risk-class')).toEqual([]);
  });

  test('of a document that is not in the dossier gives nothing', () => {
    expect(checkParagraph(base, { document: 'sscp', sectionId: 'x', text: 'The device is a class III device.' })).toEqual([]);
  });
});
