import { readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInFirst, startProduct } from './product.ts';
import { dropFile, goTo, openExample, story } from './walking.ts';

const rehearsal = 'Rehearsal of the assessment by the notified body';
const promises = [
  'Finding;Promised change;Document;Section;Expected words',
  'F1;Give the follow-up of every study;CER;5;follow-up of 24 months',
  'F2;;CER;6;',
].join('\n');
const report = '# Clinical evaluation report\n\n## 5 Conclusions\n\nAll studies have a follow-up of 12 months.\n';

let product: Product;
let page: Page;
let address = '';
beforeAll(async () => {
  product = await startProduct();
  page = await product.page();
});
afterAll(() => product?.close());

const main = () => page.getByRole('main');
const question = (id: string) => page.locator(`[data-item="${id}"]`);
/** How many questions the filter with this name shows. */
async function count(show: string): Promise<number> {
  const text = await main()
    .getByRole('button', { name: new RegExp(`^${show} \\d+$`) })
    .innerText();
  return Number(/\d+$/.exec(text.trim())![0]);
}

describe('a person rehearses what the notified body will ask', () => {
  const step = story(() => page);

  step('the checklists of the example are answered from its records, and the rehearsal opens', async () => {
    await signInFirst(page, product);
    address = await openExample(page);
    await goTo(page, 'Readiness');
    await main().getByText('0 of 140 confirmed or answered by a person').waitFor();
    await main().getByRole('link', { name: rehearsal }).click();
    await page.getByRole('heading', { name: rehearsal, level: 1 }).waitFor();
    await question('A.1').getByText('suggested').waitFor();
    expect(await count('Not confirmed yet')).toBe(140);
  });

  step('the keys j and y confirm a suggestion, and its evidence stays with it', async () => {
    await page.keyboard.press('j');
    await expect.poll(() => question('A.1').getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('y');
    await expect.poll(() => count('Not confirmed yet')).toBe(139);
    expect(await question('A.1').innerText()).toContain('Administrator');
    await question('A.1').getByRole('link', { name: 'Norvane AS central venous catheter' }).waitFor();
    // The next question is the one the keys act on now.
    await expect.poll(() => question('A.2').getAttribute('aria-current')).toBe('true');
  });

  step('an answer other than suggested asks for its reason, and the counts follow', async () => {
    const [met, notMet] = [await count('Met'), await count('Not met')];
    await question('A.2').getByRole('button', { name: 'Answer otherwise: A.2' }).click();
    const dialog = page.getByRole('dialog', { name: 'Answer A.2' });
    await dialog.getByRole('radio', { name: 'Not met', exact: true }).check();
    await dialog.getByRole('button', { name: 'Answer', exact: true }).click();
    await dialog.getByText('Say in a few words why').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByLabel('Reason').fill('The class is given without the rule it follows from.');
    await dialog.getByRole('button', { name: 'Answer', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await question('A.2').getByText('The class is given without the rule it follows from.').waitFor();
    expect([await count('Met'), await count('Not met')]).toEqual([met - 1, notMet + 1]);
  });

  step('a filter shows only its questions, and stands in the address', async () => {
    await main()
      .getByRole('button', { name: /^Not met \d+$/ })
      .click();
    await expect.poll(() => page.locator('[data-item]').count()).toBe(await count('Not met'));
    expect(page.url()).toContain('show=not+met');
    await page.reload();
    await question('A.2').waitFor();
  });

  step('when a record changes that an answer rests on, it is to be looked at again, and can be kept', async () => {
    await goTo(page, 'Device');
    await page.getByLabel('Device group').fill('Short-term central venous catheters');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('As the technical file names it.');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await goTo(page, 'Readiness');
    await main().getByRole('link', { name: '1 to look at again' }).click();
    await question('A.1').getByText('what it rests on changed').waitFor();
    await question('A.1').getByRole('button', { name: 'Keep the answer: A.1' }).click();
    await main().getByText('No question is left here').waitFor();
  });

  step('Article 54 is decided step by step, and a day gives the dates of the consultation', async () => {
    await page.goto(`${address}/readiness/checklists/article-54`);
    await main().getByText('The consultation does not take place.').first().waitFor();
    await question('54-2-c').getByText('unverified').waitFor();
    await page.getByRole('textbox', { name: 'Received by the panel on' }).fill('2026-12-01');
    await main()
      .getByRole('cell', { name: /^2027-01-30/ })
      .first()
      .waitFor();
  });

  step('promised changes are imported, and one that the released text does not keep is found', async () => {
    await goTo(page, 'Readiness', 'Promised changes');
    await main().getByRole('link', { name: 'Import' }).click();
    const list = join(tmpdir(), 'promised changes.csv');
    await writeFile(list, promises);
    await dropFile(page, list);
    await main().getByText('1 added, 0 here already, 1 line not taken').waitFor();
    await main().getByText('Line 3 was left out').waitFor();
    const text = join(tmpdir(), 'CER Norvane.md');
    await writeFile(text, report);
    await goTo(page, 'Consistency', 'Documents of the dossier');
    await dropFile(page, text);
    await main()
      .getByRole('row', { name: /CER Norvane\.md/ })
      .first()
      .waitFor();
    await goTo(page, 'Readiness', 'Promised changes');
    const row = main().getByRole('row', { name: /Give the follow-up/ });
    await row.getByText('All studies have a follow-up of 12 months.').waitFor();
    await row.getByText('Partly').waitFor();
    await row.getByRole('link', { name: 'CER Norvane.md' }).click();
    await page.getByRole('heading', { name: 'CER Norvane.md', level: 1 }).waitFor();
  });

  step('the report is downloaded as Word', async () => {
    await goTo(page, 'Readiness');
    await main().getByRole('button', { name: 'Report' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Word' }).click()]);
    const path = await download.path();
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    expect((await stat(path)).size).toBeGreaterThan(20_000);
    expect((await readFile(path)).subarray(0, 2).toString('latin1')).toBe('PK');
  });
});
