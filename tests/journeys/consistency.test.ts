import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInFirst, startProduct } from './product.ts';
import { smallPdf } from './small-pdf.ts';
import { caretToEnd, goTo, openExample, story } from './walking.ts';

const name = 'Norvane AS central venous catheter';
const inInstructions = 'The device is intended for patients who weigh more than 5 kg.';
const inSummary = 'The device is intended for patients who weigh at least 40 kg.';
const reason = 'The plan is withdrawn with the next submission.';

const instructions = (sentence: string) => `# Instructions for use\n\nDevice name: ${name}\n\n## Target population\n\n${sentence}\n`;
const plan = `# PMCF plan\n\nDevice name: ${name}\n\n## Device\n\nThe device is a class IIa device.\n`;
const summary = smallPdf([
  ['# Summary of safety and clinical performance', `Device name: ${name}`],
  ['# 1 Target population', 'The device is intended for patients', 'who weigh at least 40 kg.'],
]);

let product: Product;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  page = await product.page({ width: 1440, height: 900 });
});
afterAll(() => product?.close());

/** Gives files to the page as chosen in the dialog of the browser. */
async function addFiles(files: readonly { readonly name: string; readonly content: string | Buffer }[]): Promise<void> {
  await page
    .getByRole('region', { name: 'Add documents' })
    .locator('input[type="file"]')
    .first()
    .setInputFiles(files.map((file) => ({ name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.content) })));
}

const row = (document: string) => page.getByRole('table').getByRole('row').filter({ hasText: document });
const finding = (words: RegExp): Locator => page.getByRole('list', { name: 'Findings' }).getByRole('button', { name: words });
const marked = async (side: 'Left' | 'Right') => {
  const marks = page.getByRole('region', { name: new RegExp(`^${side}: `) }).locator('mark');
  await marks.first().waitFor();
  return (await marks.allTextContents()).join(' ').replaceAll(/\s+/g, ' ');
};

describe('a dossier is dropped, and its contradictions are found, decided and put right', () => {
  const step = story(() => page);

  step('documents are added at once; each is read, and one that cannot be read says so', async () => {
    await signInFirst(page, product);
    await openExample(page);
    await goTo(page, 'Consistency', 'Documents of the dossier');
    await addFiles([
      { name: 'IFU.md', content: instructions(inInstructions) },
      { name: 'SSCP.pdf', content: summary },
      { name: 'PMCF plan.md', content: plan },
      { name: 'damaged.docx', content: 'these are no bytes of a Word file' },
    ]);
    for (const document of ['IFU.md', 'SSCP.pdf', 'PMCF plan.md']) await row(document).getByText('read', { exact: true }).waitFor();
    await row('damaged.docx').getByText('not readable').waitFor();
    expect(await row('damaged.docx').getByRole('alert').innerText()).toMatch(/damaged\.docx/);
    expect(await row('IFU.md').getByLabel('Type of IFU.md').locator('option:checked').innerText()).toBe('Instructions for use (inferred)');
    await row('the record').getByText('read', { exact: true }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  step('the finding shows the two documents beside each other, both quotes marked', async () => {
    await goTo(page, 'Consistency');
    await finding(/more than 5 kg|IFU\.md/)
      .filter({ hasText: 'Weight of patients' })
      .first()
      .click();
    await page.getByRole('heading', { level: 2, name: /IFU\.md/ }).waitFor();
    expect(await marked('Left')).toBe(inInstructions);
    expect(await marked('Right')).not.toBe('');
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  step('the page of a PDF file is drawn, and the quote is marked where it is printed', async () => {
    await page.getByRole('row').filter({ hasText: 'SSCP.pdf' }).getByRole('button', { name: 'right' }).click();
    const pane = page.getByRole('region', { name: 'Right: SSCP.pdf' });
    await pane.getByText('Page 2 of 2').waitFor();
    expect(await marked('Right')).toBe(inSummary);
    await pane.getByRole('button', { name: 'Page before' }).click();
    await pane.getByText('Page 1 of 2').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  step('keys walk through the list, and a finding is accepted with its reason', async () => {
    const before = await page.getByRole('list', { name: 'Findings' }).getByRole('listitem').count();
    await finding(/PMCF plan\.md/)
      .filter({ hasText: 'Risk class' })
      .click();
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 2, name: /class IIa/ }).waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Accept this finding?' });
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Accept' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByRole('list', { name: 'Findings' }).getByRole('listitem').count()).toBe(before - 1);
    await page.getByLabel('State').selectOption('accepted');
    await finding(/class IIa/).click();
    await page.getByText(reason).waitFor();
  });

  step('the check is recorded', async () => {
    await goTo(page, 'Consistency', 'Checks');
    await page.getByRole('button', { name: 'Record this check' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('heading', { name: /^Since the check of/ }).waitFor();
    await page.getByText('nothing new').waitFor();
  });

  step('after a new version of the instructions the finding is fixed, and what was accepted stays accepted', async () => {
    await goTo(page, 'Consistency', 'Documents of the dossier');
    await addFiles([{ name: 'IFU.md', content: instructions(inSummary) }]);
    await page.getByText('added as a new version').waitFor();
    await goTo(page, 'Consistency', 'Checks');
    const fixed = page.getByRole('list', { name: 'Fixed since the recorded check' });
    await fixed.getByText(/5 kg in IFU\.md/).waitFor();
    await goTo(page, 'Consistency');
    await page.getByLabel('State').selectOption('accepted');
    await finding(/class IIa/).waitFor();
  });

  step('the table of statements marks the cell that deviates and leads to its words', async () => {
    await goTo(page, 'Consistency', 'What documents say');
    await page.getByLabel('About').selectOption('classification');
    await page.getByRole('button', { name: /deviates.*class IIa/s }).click();
    await page.getByRole('region', { name: 'Quotes' }).getByText('The device is a class IIa device.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Show it in the document' }).click();
    await page.getByRole('heading', { level: 1, name: 'PMCF plan.md' }).waitFor();
    expect(await page.locator('mark').innerText()).toBe('The device is a class IIa device.');
  });

  step('while somebody writes in the report, what others say otherwise appears at the sentence', async () => {
    await goTo(page, 'Documents');
    await page.getByRole('tree').getByText('Scope of the clinical evaluation').first().click();
    const text = page.getByRole('textbox', { name: /^Text of/ });
    await text.waitFor();
    await caretToEnd(text);
    await text.press('Enter');
    await text.pressSequentially('The device is intended for patients who weigh more than 2 kg.');
    const notes = page.getByRole('list', { name: 'What other documents say about this paragraph' });
    await notes.getByText(/2 kg/).first().waitFor();
    expect(await text.locator('[class*="contradicted"]').innerText()).toContain('more than 2 kg');
    expect(await text.innerText()).toContain('The device is intended for patients who weigh more than 2 kg.');
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
