import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInFirst, startProduct } from './product.ts';
import { dropFile, goTo, openExample, story } from './walking.ts';

let product: Product;
let page: Page;
let folder = '';
beforeAll(async () => {
  product = await startProduct();
  page = await product.page();
  folder = await mkdtemp(join(tmpdir(), 'cerulean-imports-'));
});
afterAll(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

const write = async (name: string, content: string) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const line = (file: string) => page.getByRole('region', { name: 'Import files' }).getByRole('listitem').filter({ hasText: file }).first();

describe('files of references come in whatever way they were exported', () => {
  const step = story(() => page);

  step('a file with a broken record gives the others, and names the line of the broken one', async () => {
    await signInFirst(page, product);
    await openExample(page);
    await goTo(page, 'Evidence', 'Imports');
    await page.getByLabel('Database').fill('Scopus');
    await dropFile(
      page,
      await write(
        'scopus.bib',
        '@article{a1, title = {Coated catheters in {ICU}s}, author = {M{\\"u}ller, J.}, year = 2019}\n\n@article{a2, title = {Not closed,\n@article{a3, title = {A third record}, year = 2020}\n@misc{a4,}\n',
      ),
    );
    await line('scopus.bib').getByText('3 read').waitFor();
    await line('scopus.bib').getByText('BibTeX', { exact: true }).waitFor();
    await line('scopus.bib').getByText('2 findings, major').click();
    await line('scopus.bib').getByText('line 3', { exact: true }).waitFor();
    await line('scopus.bib').getByText('line 5', { exact: true }).waitFor();
    await line('scopus.bib').getByText('1 not read').waitFor();
  });

  step('a table with columns of its own asks what they hold', async () => {
    await dropFile(
      page,
      await write(
        'handsuche.csv',
        'Titel;Verfasser;Jahr;Zeitschrift;Bemerkung\nBeschichtete Katheter;"Maki, D; Ringer, M";1997;Intensivmedizin;aus dem Archiv\n',
      ),
    );
    const question = page.getByRole('region', { name: 'Columns of handsuche.csv' });
    await question.getByText('Beschichtete Katheter').waitFor();
    expect(await question.getByRole('button', { name: 'Import with these columns' }).isDisabled()).toBe(true);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 820, height: 1180 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const [column, field] of [
      ['Titel', 'Title'],
      ['Verfasser', 'Authors'],
      ['Jahr', 'Year or date'],
      ['Zeitschrift', 'Journal or book'],
    ])
      await question.getByLabel(`What the column ${column} holds`).selectOption({ label: field! });
    await question.getByRole('button', { name: 'Import with these columns' }).click();
    await line('handsuche.csv').getByText('1 read').waitFor();
  });

  step('the next table with these columns is read without a question', async () => {
    await dropFile(page, await write('handsuche-2.csv', 'Titel;Verfasser;Jahr;Zeitschrift;Bemerkung\nZweite Studie;Maki D;2001;Klinik;\n'));
    await line('handsuche-2.csv').getByText('1 read').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  step('all references leave as BibTeX', async () => {
    await goTo(page, 'Evidence', 'References');
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'BibTeX' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('references.bib');
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('title = {Zweite Studie}');
    expect(text).toContain('author = {Müller, J.}');
  });
});
