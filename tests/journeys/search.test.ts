import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInFirst, startProduct } from './product.ts';
import { dropFile, goTo, openExample, story } from './walking.ts';

const found = JSON.stringify({ esearchresult: { count: '2', querykey: '1', webenv: 'W' } });
const records =
  '\nPMID- 90000001\nTI  - An invented trial of coated catheters that was withdrawn later\nFAU - Example, Ada\nDP  - 2024\nLID - 10.1000/invented.1 [doi]\n' +
  '\nPMID- 90000002\nTI  - A second invented trial of coated catheters\nFAU - Other, Ben\nDP  - 2025\nLID - 10.1000/invented.2 [doi]\n';
const retractions =
  'OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason\n10.1000/invented.1,0,Retraction,12/28/2025 0:00,+Error in Data;\n';

/** PubMed as this journey knows it; `down` answers with a page about maintenance. */
let far: Server;
let down = false;
let product: Product;
let page: Page;
beforeAll(async () => {
  far = createServer((request, response) => {
    request.resume();
    response.end(down ? '<html><body>Maintenance</body></html>' : request.url?.includes('esearch') ? found : records);
  });
  await new Promise<void>((listening) => far.listen(0, '127.0.0.1', listening));
  product = await startProduct({
    CERULEAN_SEARCH_SOURCES: `pubmed=http://127.0.0.1:${(far.address() as AddressInfo).port}`,
    CERULEAN_SEARCH_EMAIL: 'search@example.org',
  });
  page = await product.page();
});
afterAll(async () => {
  await product?.close();
  far?.close();
});

const main = () => page.getByRole('main');

describe('a person searches the literature', () => {
  const step = story(() => page);

  step('by a protocol that is a document too', async () => {
    await signInFirst(page, product);
    await openExample(page);
    await goTo(page, 'Plan', 'Search protocol');
    await page.getByRole('heading', { name: 'Literature search protocol', level: 1 }).waitFor();
    await main().getByRole('link', { name: 'As a document' }).click();
    await page.waitForURL(/document=search-protocol/);
    await main().getByText('Importance of the review').first().waitFor();
  });

  step('over the network, where the installation allows it: counted, then imported with its search', async () => {
    await goTo(page, 'Evidence', 'Searches');
    await main().getByRole('button', { name: 'Search over the network' }).click();
    const dialog = page.getByRole('dialog', { name: 'Search over the network' });
    await dialog.getByRole('textbox', { name: 'Query' }).fill('coated catheter*');
    await dialog.getByRole('button', { name: 'Count' }).click();
    await dialog.getByText('PubMed has 2 records for this query.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Search and import' }).click();
    await dialog.getByText('2 of 2 records were imported, 0 of them duplicates.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('region', { name: 'Searches over the network' }).getByText('2 records').waitFor();
  });

  step('and a source that is down holds nothing up', async () => {
    down = true;
    await main().getByRole('button', { name: 'Search over the network' }).click();
    const dialog = page.getByRole('dialog', { name: 'Search over the network' });
    await dialog.getByRole('textbox', { name: 'Query' }).fill('coated catheter*');
    await dialog.getByRole('button', { name: 'Search and import' }).click();
    await dialog.getByText(/PubMed answered with status 200 and nothing that could be read: “Maintenance”/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page
      .getByRole('region', { name: 'Searches over the network' })
      .getByText(/Maintenance/)
      .waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  step('a list of retractions tells what became of a publication, and it is said wherever the publication stands', async () => {
    const list = join(tmpdir(), 'retractions.csv');
    await writeFile(list, retractions);
    await goTo(page, 'Evidence', 'Retractions');
    await dropFile(page, list);
    await main()
      .getByText(/is about 1 of \d+ references; one new notice was recorded/)
      .waitFor();
    const row = page.getByRole('row').filter({ hasText: 'An invented trial of coated catheters that was withdrawn later' });
    await row.getByText('Retracted').waitFor();
    await row.getByText('Example 2024').click();
    const note = page.getByRole('region', { name: 'What became of this publication' });
    await note.getByText('This publication was retracted.').waitFor();
    expect(await note.innerText()).toContain('Retraction of 2025-12-28: Error in Data');
    await goTo(page, 'Evidence', 'References');
    await main().getByPlaceholder('Search').first().fill('withdrawn later');
    await page.getByRole('row').filter({ hasText: 'withdrawn later' }).getByText('Retracted').waitFor();
  });

  step('the PRISMA figure counts it, and is saved as SVG and as PNG', async () => {
    await goTo(page, 'Screening', 'PRISMA');
    const figure = main().getByRole('img', { name: /^Flow of records/ });
    await figure.waitFor();
    const saved = async (button: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), main().getByRole('button', { name: button }).click()]);
      return readFile(await download.path());
    };
    expect((await saved('Save as SVG')).toString('utf8')).toMatch(/^<svg .*PubMed/s);
    const png = await saved('Save as PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    // 165 mm at 300 dots to the inch.
    expect(png.readUInt32BE(16)).toBe(1949);
    await main().getByText('This is the figure of a new review.').waitFor();
  });

  step('and becomes that of an update when the protocol names an earlier review', async () => {
    await main().getByRole('link', { name: 'search protocol' }).click();
    await page.getByRole('heading', { name: 'Literature search protocol', level: 1 }).waitFor();
    await main().getByRole('button', { name: 'Name the earlier review' }).click();
    await main().getByRole('textbox', { name: 'The earlier review covers what was found up to' }).fill('2026-10-06');
    await main().getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The evaluation of this year updates that of 2025.');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await goTo(page, 'Screening', 'PRISMA');
    await main()
      .getByRole('img', { name: /of the previous review/ })
      .waitFor();
    await main().getByText('A new review', { exact: true }).click();
    await main().getByText('Everything is counted together.', { exact: false }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  step('the checklists of reporting say where each item is answered, and are a document', async () => {
    await goTo(page, 'Documents', 'Checklists of reporting');
    const prisma = page.getByRole('region', { name: 'PRISMA-S' });
    await prisma
      .getByRole('row', { name: /Full search strategies/ })
      .getByRole('link', { name: /Annex A/ })
      .waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), main().getByRole('link', { name: 'As PDF' }).click()]);
    expect((await readFile(await download.path())).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
