import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInByLink, signInFirst, startProduct } from './product.ts';
import { smallPdf } from './small-pdf.ts';
import { addMember, addPerson, dropFile, goTo, openExample, story } from './walking.ts';

let product: Product;
let page: Page;
let second: Page;
let address: string;
let folder: string;
const shot = async (name: string, on = page) => {
  if (process.env.SHOTS) await on.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-extraction-'));
  product = await startProduct();
  page = await product.page();
});
afterAll(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Selects words of the page of the PDF file that is shown, as a mouse does. */
async function selectInPdf(on: Page, words: string): Promise<void> {
  await on.getByText(words).first().waitFor();
  await on.evaluate((wanted) => {
    const span = [...document.querySelectorAll('[data-page] span')].find((one) => one.textContent?.includes(wanted));
    const range = document.createRange();
    range.selectNodeContents(span!);
    const selection = window.getSelection()!;
    selection.removeAllRanges();
    selection.addRange(range);
  }, words);
}

const group = (on: Page, title: string) => on.getByRole('group', { name: new RegExp(`^${title}`) });

describe('two people extract from a publication', () => {
  const step = story(() => page);

  step('the extraction form begins with the usual fields', async () => {
    await signInFirst(page, product);
    address = await openExample(page);
    await goTo(page, 'Analysis', 'Extraction form');
    await page.getByRole('button', { name: 'Start with the usual fields' }).click();
    await page.getByRole('button', { name: 'Participants' }).first().waitFor();
    await shot('form');
  });

  step('a full text that is dropped goes to the publication whose title it prints', async () => {
    const file = join(folder, 'scan 17.pdf');
    const first = [
      '# Prevention of central venous catheter-related',
      '# bloodstream infection by use of an antiseptic-',
      '# impregnated catheter. A randomized, controlled trial',
      'A made-up full text for this journey.',
    ];
    await writeFile(
      file,
      smallPdf([first, ['The trial took place in one hospital.', 'In total, 158 patients were enrolled in the medical unit.']]),
    );
    await goTo(page, 'Screening', 'Full texts');
    await dropFile(page, file);
    await page.getByText('scan 17.pdf: Maki et al. 1997, by its title').waitFor();
    await page.getByRole('link', { name: 'Download the full text of Maki et al. 1997' }).waitFor();
    await shot('full-texts');
  });

  step('it is read beside the form', async () => {
    await goTo(page, 'Analysis', 'Extraction');
    await shot('items');
    await page.getByRole('button', { name: /^Maki/ }).first().click();
    await page.getByRole('heading', { name: /^Maki/, level: 1 }).waitFor();
    await page.getByText('Page 1 of 2').waitFor();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2 of 2').waitFor();
  });

  step('selected words become a value with page and quotation', async () => {
    await group(page, 'Participants').getByRole('textbox', { name: 'Participants', exact: true }).focus();
    await selectInPdf(page, 'In total, 158 patients');
    await shot('selected');
    await page.getByRole('button', { name: 'Put into' }).click();
    const card = group(page, 'Participants');
    await card.getByText('saved, not checked yet').waitFor();
    expect(await card.getByRole('textbox', { name: 'Participants', exact: true }).inputValue()).toBe('158');
    expect(await card.getByLabel('Page of Participants').inputValue()).toBe('2');
    await card.getByRole('button', { name: /158 patients were enrolled/ }).waitFor();
  });

  step('what is typed is kept when the field is left, and what is missing is said to be', async () => {
    await group(page, 'Setting').getByRole('textbox', { name: 'Setting', exact: true }).fill('medical unit');
    await group(page, 'Comparator').getByRole('checkbox').check();
    await group(page, 'Setting').getByText('saved, not checked yet').waitFor();
    await group(page, 'Comparator').getByText('saved, not checked yet').waitFor();
    await page.reload();
    await page.getByText('Page 1 of 2').waitFor();
    expect(await group(page, 'Setting').getByRole('textbox', { name: 'Setting', exact: true }).inputValue()).toBe('medical unit');
    expect(await accessibilityFindings(page)).toEqual([]);
    await shot('extracted');
  });

  step('nobody checks what they extracted themselves', async () => {
    await page.getByText('Check as second person').click();
    await page.getByText('You extracted this; somebody else checks it.').first().waitFor();
  });

  step('a second person agrees with one value and reads another differently', async () => {
    const link = await addPerson(page, 'Ben Second', 'ben@example.test');
    await page.goto(address);
    await addMember(page, 'Ben Second', 'reviewer');
    second = await product.page();
    await signInByLink(second, link);
    await second.goto(`${address}/analysis/extraction`);
    await second.getByRole('button', { name: /^Maki/ }).first().click();
    await second.getByRole('heading', { name: /^Maki/, level: 1 }).waitFor();
    await shot('check-first', second);
    await second
      .getByRole('region', { name: 'Setting' })
      .getByRole('button', { name: /I read the same/ })
      .click();
    const card = second.getByRole('region', { name: 'Participants' });
    await card.getByRole('button', { name: /158 patients were enrolled/ }).click();
    await second.getByText('Page 2 of 2').waitFor();
    await card.getByRole('button', { name: 'I read something else …' }).click();
    await card.getByLabel('I read').fill('157');
    await card.getByRole('button', { name: 'Record the difference' }).click();
    await card.getByText(/^difference$/).waitFor();
    expect(await accessibilityFindings(second)).toEqual([]);
    await shot('check', second);
  });

  step('the difference is resolved with a reason and the items say so', async () => {
    await page.goto(`${address}/analysis/extraction`);
    await page.getByRole('row').filter({ hasText: 'Maki' }).getByText('differences').waitFor();
    await page.getByRole('button', { name: /^Maki/ }).first().click();
    const card = group(page, 'Participants');
    await card.getByText('Ben Second reads 157').waitFor();
    await shot('difference');
    await card.getByRole('button', { name: 'Keep what was extracted …' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('One patient was enrolled twice.');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await card.getByText('difference resolved').waitFor();
  });

  step('the evidence table has it, on the page and in Excel', async () => {
    await goTo(page, 'Analysis', 'Evidence table');
    const row = page.getByRole('row').filter({ hasText: 'Maki' });
    await row.getByText('158', { exact: true }).waitFor();
    await shot('table');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^evidence table .*\.xlsx$/);
    expect((await readFile((await download.path())!)).subarray(0, 2).toString()).toBe('PK');
  });
});
