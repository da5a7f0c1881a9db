import { readFileSync } from 'node:fs';
import { checkDossier, contextOf, dossierOf, openDocument, statementsOf } from '@cerulean/evaluation/consistency';
import { Document, HeadingLevel, ImageRun, Packer, Paragraph } from 'docx';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { readDocumentBytes } from '../documents/readers/read-file.ts';

/**
 * The findings that an expert panel published about a ventilator in 2025, retold with an invented device: two names, two weights, an interface only one
 * document knows, a claim against physiology, unsafe steps with oxygen, follow-up of other patients elsewhere, and figures nobody can read.
 */
const folder = new URL('./ventilator-story/', import.meta.url);

/** A flow chart of 90 pixels, spread over the width of a page. */
function blurredFigure(): Buffer {
  const picture = new PNG({ width: 90, height: 60 });
  for (let position = 0; position < picture.data.length; position += 4) {
    const dark = Math.floor(position / 4 / 9) % 2 === 0;
    picture.data.set(dark ? [40, 40, 40, 255] : [240, 240, 240, 255], position);
  }
  return PNG.sync.write(picture);
}

async function stateOfTheArt(): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'State of the Art Report', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: 'Device: Aeralis 60' }),
            new Paragraph({ text: '1 Alternatives', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ text: 'Alternatives are shown in Figure 1.' }),
            new Paragraph({
              children: [new ImageRun({ type: 'png', data: blurredFigure(), transformation: { width: 600, height: 400 } })],
            }),
            new Paragraph({ text: 'Figure 1. Alternatives in acute respiratory failure' }),
          ],
        },
      ],
    }),
  );
}

async function dossier() {
  const files: [string, Uint8Array][] = [
    ...['CER.md', 'IFU.md', 'PMCF_plan.md'].map((file): [string, Uint8Array] => [file, readFileSync(new URL(file, folder))]),
    ['State_of_the_art.docx', await stateOfTheArt()],
  ];
  return Promise.all(
    files.map(async ([file, bytes]) => {
      const outcome = await readDocumentBytes(bytes, file);
      if (!outcome.ok) throw new Error(outcome.problem.message);
      return openDocument({ id: file, name: file, read: outcome.value });
    }),
  );
}

test('the ventilator story gives exactly its findings', async () => {
  const documents = await dossier();
  const context = contextOf(documents);
  const findings = checkDossier(
    dossierOf(
      documents,
      context,
      documents.flatMap((document) => statementsOf(document, context)),
    ),
  );
  const told = findings.map(({ attribute, message }) => `${attribute}: ${message}`).sort();
  const expected: [string, RegExp][] = [
    ['device-name', /Ventora 2.*Aeralis 60|Aeralis 60.*Ventora 2/],
    ['population-weight', /1 kg.*5 kg|5 kg.*1 kg/],
    ['mode-of-use', /[Ee]ndotracheal/],
    ['claim', /intracranial/],
    ['unsafe-instruction', /oxygen/],
    ['unsafe-instruction', /[Tt]idal/],
    ['figure-reference', /dots per inch/],
  ];
  for (const [attribute, words] of expected) {
    expect(
      findings.some((finding) => finding.attribute === attribute && words.test(finding.message)),
      `${attribute} ${words}\n${told.join('\n')}`,
    ).toBe(true);
  }
  const plan = findings.filter((finding) => finding.locations.some((location) => location.document === 'PMCF_plan.md'));
  expect(plan.some((finding) => finding.locations.some((location) => /sleep clinics/.test(location.quote)))).toBe(true);
  expect(plan.some((finding) => finding.locations.some((location) => /[Ii]ntubated/.test(location.quote)))).toBe(true);
  expect(plan.some((finding) => finding.locations.some((location) => /to be defined later/.test(location.quote)))).toBe(true);
  expect(findings.length, told.join('\n')).toBeLessThanOrEqual(expected.length + 3);
});
