import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Product, signInFirst, startProduct } from './product.ts';
import { caretToEnd, dropFile, exampleFolder, goTo, openExample, story } from './walking.ts';

const estimateTitle = 'Bloodstream infection with chlorhexidine and silver sulfadiazine against no coating, acute care';
const claim = /coated with chlorhexidine and silver sulfadiazine lowered the risk/;
const newTitle = /A prospective randomized trial of an antibiotic- and antiseptic-coated central venous catheter/;
// The source of the file gives the sizes of the groups; the events are made up for this journey and stand in no shipped record.
const arms = { device: { n: '137', events: '5' }, comparator: { n: '145', events: '9' } };
const sentence = 'A new trial was read in this evaluation:';

let product: Product;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  page = await product.page();
});
afterAll(() => product?.close());

describe('a new person walks from the first sign-in to a released report', () => {
  const step = story(() => page);

  step('the one-time link leads to a password, and the password signs in again', async () => {
    await signInFirst(page, product);
    await page.getByRole('heading', { name: 'Evaluations', level: 1 }).waitFor();
    const again = await product.page();
    await again.goto('/sign-in');
    await again.getByLabel('E-mail address').fill('admin@localhost');
    await again.getByLabel('Password').first().fill('a long enough password');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.getByRole('heading', { name: 'Evaluations', level: 1 }).waitFor();
  });

  step('home lists the example, and it opens', async () => {
    await openExample(page);
    await page.getByRole('navigation', { name: 'Clinical evaluation' }).waitFor();
    await expect.poll(() => page.title()).toContain('Norvane AS');
  });

  step('a file dropped on imports is read, and the report says what was read', async () => {
    await goTo(page, 'Evidence', 'Imports');
    await page.getByLabel('Database').fill('Hand search');
    await dropFile(page, join(exampleFolder, 'sources/new-reference.ris'));
    const line = page.getByRole('region', { name: 'Import files' }).getByRole('listitem').filter({ hasText: 'new-reference.ris' });
    await line.getByText('1 read').waitFor();
    expect(await line.innerText()).toContain('0 duplicates');
  });

  step('the key i includes it by title and abstract, and again at full text', async () => {
    await goTo(page, 'Screening', 'Screen');
    const reading = page.getByRole('article', { name: 'Reference' });
    await reading.getByRole('heading', { name: newTitle }).waitFor();
    await page.keyboard.press('i');
    await page.getByRole('button', { name: 'Go on with the full texts' }).click();
    await reading.getByRole('heading', { name: newTitle }).waitFor();
    await page.keyboard.press('i');
    await page.getByText('Every full text is decided.').waitFor();
    await goTo(page, 'Screening', 'PRISMA');
    await page.getByRole('heading', { name: /PRISMA/, level: 1 }).waitFor();
  });

  step('it is appraised with the IMDRF N56 criteria', async () => {
    await goTo(page, 'Appraisal');
    const row = page.getByRole('row').filter({ hasText: 'Tennenberg' });
    await row.getByRole('button').first().click();
    await page.getByRole('heading', { name: /Appraise Tennenberg/ }).waitFor();
    await page.getByLabel('Tool').selectOption({ label: await labelLike(page, 'Tool', /N56/) });
    for (const grade of ['D2', 'A1', 'P1', 'R2', 'T1', 'O1', 'F1', 'S1', 'C1'])
      await page.getByRole('radio', { name: new RegExp(`^${grade} `) }).check();
    await page.getByRole('radio', { name: /^\(ii\)/ }).check();
    await page.getByRole('checkbox', { name: 'performance' }).check();
    await page.getByRole('radio', { name: /^supporting/i }).check();
    await page.getByLabel('Justification').fill('Randomised trial of a catheter with the coating in question; read as an abstract only.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'Tennenberg' }).getByText('complete').waitFor();
  });

  step('what it measured is extracted by arm, with page and quote', async () => {
    await goTo(page, 'Analysis', 'Outcomes');
    await page.getByRole('button', { name: /Extract an outcome from.*Tennenberg/ }).click();
    await page.getByLabel('Outcome parameter').selectOption({
      label: await labelLike(page, 'Outcome parameter', /^Patients \(or catheters\) with catheter-related bloodstream infection/),
    });
    await page.getByLabel('Name of arm 1').fill('coated');
    await page.getByLabel('Patients of coated').fill(arms.device.n);
    await page.getByLabel('Events of coated').fill(arms.device.events);
    await page.getByLabel('Name of arm 2').fill('uncoated');
    await page.getByLabel('Patients of uncoated').fill(arms.comparator.n);
    await page.getByLabel('Events of uncoated').fill(arms.comparator.events);
    await page.getByLabel('Follow-up').fill('until removal');
    await page.getByLabel('Page').fill('1349');
    await page.getByLabel('Quote').fill('Counts made up for a test.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: 'Tennenberg' });
    await row.first().waitFor();
    expect(await row.first().innerText()).toContain('137');
  });

  step('added to the estimate it changes the numbers', async () => {
    await goTo(page, 'Analysis', 'Estimates');
    await page.getByRole('link', { name: estimateTitle }).first().click();
    await page.getByText(/k = 10;/).waitFor();
    const before = await page.getByRole('main').locator('p strong').first().innerText();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const outcomes = page
      .getByRole('textbox', { name: 'Extracted outcomes' })
      .or(page.getByRole('combobox', { name: 'Extracted outcomes' }))
      .first();
    await outcomes.fill('Tennenberg');
    await page.getByRole('option', { name: /Tennenberg/ }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Reason of the change').fill('A trial was added by hand search.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/k = 11;/).waitFor();
    const after = await page.getByRole('main').locator('p strong').first().innerText();
    expect(after).not.toBe(before);
    expect(after).toContain('95 % CI');
  });

  step('the conclusion that saw other numbers is stale, and is drawn again with a reason', async () => {
    await goTo(page, 'Conclusions');
    const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: claim }) });
    await card.getByText('stale', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'Conclude again' }).click();
    const form = page.getByRole('form', { name: 'Conclude again' });
    await form
      .getByRole('textbox', { name: 'Reason', exact: true })
      .fill('The upper confidence limit still lies below 1 with the trial that was added.');
    await form.getByLabel('Why it changes now').fill('The estimate holds one trial more.');
    await form.getByRole('button', { name: 'Record the conclusion' }).click();
    await form.waitFor({ state: 'hidden' });
    await expect.poll(() => card.getByText('stale', { exact: true }).count()).toBe(0);
    expect(await card.innerText()).toContain('with the trial that was added');
  });

  step('a sentence with a fact and a citation is written into the report, and the preview shows it', async () => {
    await goTo(page, 'Documents');
    await page.getByRole('treeitem', { name: /^4\.1/ }).click();
    const text = page.getByRole('textbox', { name: /^Text of 4\.1/ });
    await caretToEnd(text);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${sentence} `);
    await page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Fact' }).click();
    await page.getByRole('combobox', { name: 'Fact' }).fill('chlorhexidine');
    await page.getByRole('option').first().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await caretToEnd(text);
    await page.keyboard.type(' ');
    await page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Citation' }).click();
    await page.getByRole('combobox', { name: 'References' }).fill('Tennenberg');
    await page.getByRole('option', { name: /Tennenberg/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cite', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    expect(await text.innerText()).toContain(sentence);
    await page.getByText('Document', { exact: true }).click();
    const paper = page.frameLocator('iframe[title="The document as it reads"]');
    const written = paper.locator('p').filter({ hasText: sentence });
    await written.waitFor();
    // A number of the list of references follows the fact.
    expect(await written.innerText()).toMatch(/evaluation: .+ \S*\d/);
    await paper
      .getByText(/Tennenberg S/)
      .first()
      .waitFor();
  });

  step('version 1 is released with a statement', async () => {
    await goTo(page, 'Documents', 'Release and download');
    await page.getByText('Nothing stands in the way').waitFor();
    await page.getByLabel('Statement of version 1').fill('First version: the benefit outweighs the risk in the intended population.');
    await page.getByRole('button', { name: 'Release version 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release version 1' }).click();
    await page.getByRole('row').filter({ hasText: 'First version: the benefit' }).waitFor({ timeout: 60_000 });
    await page.getByRole('heading', { name: 'Draft of version 2' }).waitFor();
  });

  step('the released version downloads as Word and as PDF', async () => {
    for (const { name, magic } of [
      { name: /^Word.* of version 1$/, magic: 'PK' },
      { name: /^PDF.* of version 1$/, magic: '%PDF' },
    ]) {
      const button = page.getByRole('button', { name });
      await button.waitFor();
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 90_000 }), button.click()]);
      const bytes = await readFile(await download.path());
      expect(bytes.subarray(0, magic.length).toString('latin1')).toBe(magic);
      expect(bytes.length).toBeGreaterThan(100_000);
      await expect.poll(() => button.isEnabled()).toBe(true);
    }
  });

  step('the records hold every step, and the chain of hashes verifies', async () => {
    await goTo(page, 'Records');
    await page.getByRole('heading', { name: 'Records', level: 1 }).waitFor();
    const entries = page.getByRole('table').first();
    await entries.waitFor();
    const lines = (await entries.getByRole('row').allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' '));
    for (const kind of ['import', 'screening decision', 'appraisal', 'outcome', 'estimate', 'conclusion', 'section', 'release']) {
      expect(
        lines.filter((line) => new RegExp(kind, 'i').test(line)),
        `an entry about ${kind}`,
      ).not.toHaveLength(0);
    }
    expect(lines.filter((line) => /screening decision/i.test(line)).length).toBeGreaterThanOrEqual(2);
    expect(lines.some((line) => line.includes('A trial was added by hand search.'))).toBe(true);
    expect(lines.some((line) => line.includes('The estimate holds one trial more.'))).toBe(true);
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText(/^All [\d,]+ entries hold$/).waitFor();
  });
});

/** The whole words of a choice in a list. */
async function labelLike(on: Page, list: string, words: RegExp): Promise<string> {
  const labels = await on.getByLabel(list, { exact: true }).locator('option').allInnerTexts();
  const label = labels.find((each) => words.test(each));
  if (!label) throw new Error(`${list} offers only: ${labels.join('; ')}`);
  return label;
}
