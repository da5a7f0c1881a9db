import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInFirst, startProduct } from './product.ts';
import { dropFile, goTo, openExample, story } from './walking.ts';

const titles = [
  'An invented trial of silver-coated catheters in intensive care units',
  'Costs of invented catheters in two hospitals over three years',
  'Ten years of an invented register of central venous catheters',
  'Skin antisepsis before insertion in an invented cohort of adults',
];
const record = (fields: readonly (readonly [string, string])[]) =>
  [
    'TY  - JOUR',
    'AU  - Example, Ada',
    'AU  - Other, Ben',
    'AU  - Third, Cleo',
    ...fields.map(([tag, value]) => `${tag}  - ${value}`),
    'ER  - ',
    '',
  ].join('\n');
/** Articles with volume and pages, and the preprints of all of them, with abstracts. */
const articles = titles.map((title, index) =>
  record([
    ['TI', title],
    ['PY', '2021'],
    ['JO', 'Invented Annals'],
    ['VL', String(10 + index)],
    ['SP', String(100 + index)],
    ['KW', 'catheters'],
  ]),
);
const preprints = titles.map((title, index) =>
  record([
    ['TI', title],
    ['PY', '2021'],
    ['JO', 'medRxiv'],
    ['DO', `10.1101/2021.01.0${index + 1}.20000001`],
    ['KW', 'preprint'],
    ['AB', `What the authors of the invented work number ${index + 1} wrote at first.`],
  ]),
);

let product: Product;
let page: Page;
let folder: string;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-duplicates-'));
  await writeFile(join(folder, 'articles.ris'), articles.join('\n'));
  await writeFile(join(folder, 'twice.ris'), articles.slice(0, 2).join('\n'));
  await writeFile(join(folder, 'preprints.ris'), preprints.join('\n'));
  product = await startProduct();
  page = await product.page();
});
afterAll(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

const step = story(() => page);
const pairs = () => page.getByRole('region', { name: /^Pair / });
/** How many records and duplicates the PRISMA flow counts, as the page says them. */
async function counted(): Promise<{ identifiedTotal: number; duplicatesRemoved: number }> {
  const answer = await page.request.get(`/api/evaluations/${address.split('/').at(-1)}/screening/prisma`);
  return ((await answer.json()) as { counts: { identifiedTotal: number; duplicatesRemoved: number } }).counts;
}

describe('duplicates in the browser', () => {
  let before: Awaited<ReturnType<typeof counted>>;

  step('two databases are imported, and what is certainly one publication is merged', async () => {
    await signInFirst(page, product);
    address = await openExample(page);
    before = await counted();
    await goTo(page, 'Evidence', 'Imports');
    for (const [file, said] of [
      ['articles.ris', '0 duplicates'],
      ['twice.ris', '2 duplicates'],
      ['preprints.ris', '0 duplicates'],
    ] as const) {
      await dropFile(page, join(folder, file));
      await page.getByRole('listitem').filter({ hasText: file }).getByText(said).first().waitFor();
    }
    expect(await counted()).toMatchObject({
      identifiedTotal: before.identifiedTotal + 10,
      duplicatesRemoved: before.duplicatesRemoved + 2,
    });
  });

  step('the likely pairs stand beside each other with what differs marked', async () => {
    await goTo(page, 'Evidence', 'Duplicates');
    await pairs().waitFor();
    await page.getByRole('heading', { name: /^Pair 1 of 4/ }).waitFor();
    const journal = page.getByRole('row', { name: /^Journal/ });
    expect(await journal.innerText()).toContain('differs');
    expect(await page.getByRole('row', { name: /^Title/ }).innerText()).not.toContain('differs');
    // The article stands for its preprint, and takes over what only that says.
    expect(await journal.getByRole('cell').nth(0).innerText()).toBe('Invented Annals');
    expect(await page.getByRole('radiogroup', { name: 'Abstract: the publication says' }).getByLabel('Right').isChecked()).toBe(true);
    // An article does not take the DOI of its preprint.
    expect(await page.getByRole('radiogroup', { name: 'DOI: the publication says' }).getByLabel('Left').isChecked()).toBe(true);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  step('and fit on a tablet', async () => {
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.getByRole('row', { name: /^Abstract/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  step('a pair is answered by keyboard, with both keywords, and the next one comes', async () => {
    const title = await page
      .getByRole('row', { name: /^Title/ })
      .getByRole('cell')
      .first()
      .innerText();
    const keywords = page.getByRole('radiogroup', { name: 'Keywords: the publication says' });
    const number = await keywords.locator('kbd').innerText();
    await page.keyboard.press(number);
    await page.keyboard.press(number);
    expect(await keywords.getByLabel('Both').isChecked()).toBe(true);
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: /^Pair 1 of 3/ }).waitFor();
    await page.goto(`${address}/evidence?search=${encodeURIComponent(title)}`);
    await page.goto(`${address}/evidence/duplicates`);
    await page.getByRole('heading', { name: /^Pair 1 of 3/ }).waitFor();
    const answer = await page.request.get(
      `/api/evaluations/${address.split('/').at(-1)}/evidence/references?state=unique&query=${encodeURIComponent(title)}`,
    );
    const { records } = (await answer.json()) as { records: { id: string }[] };
    expect(records).toHaveLength(1);
    const reference = await page.request.get(`/api/evaluations/${address.split('/').at(-1)}/evidence/references/${records[0]!.id}`);
    expect(((await reference.json()) as { data: object }).data).toMatchObject({
      container: 'Invented Annals',
      keywords: ['catheters', 'preprint'],
      abstract: expect.stringContaining('What the authors'),
    });
  });

  step('a pair that was told apart is asked about no more, and an answer can be taken back at once', async () => {
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: /^Pair 1 of 2/ }).waitFor();
    await page.keyboard.press('u');
    await page.getByRole('heading', { name: /^Pair 1 of 3/ }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: /^Pair 1 of 2/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Pair 1 of 2/ }).waitFor();
  });

  step('a group of one likelihood is merged at once', async () => {
    await page.getByText(/^Likely \(2\)/).click();
    await page.getByRole('button', { name: 'Merge all 2' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('listitem').count()).toBe(2);
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge 2' }).click();
    await page.getByText('No pair of references waits to be compared.').waitFor();
    expect(await counted()).toMatchObject({ duplicatesRemoved: before.duplicatesRemoved + 5 });
  });

  step('a merge is undone, and the counts add up', async () => {
    const decided = page.getByRole('region', { name: 'Decided so far' });
    await decided.getByRole('heading', { name: 'Decided so far (4)' }).waitFor();
    await decided
      .getByRole('button', { name: /^Take back/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Pair 1 of 1/ }).waitFor();
    expect(await counted()).toMatchObject({
      identifiedTotal: before.identifiedTotal + 10,
      duplicatesRemoved: before.duplicatesRemoved + 4,
    });
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
