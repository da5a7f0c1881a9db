import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInByLink, signInFirst, startProduct } from './product.ts';
import { addMember, addPerson, goTo, openExample, story } from './walking.ts';

let product: Product;
let ada: Page;
let ben: Page;
let cleo: Page;
let seen: Page | undefined;
let address: string;
const links = new Map<string, string>();

beforeAll(async () => {
  product = await startProduct();
  ada = await product.page();
  ben = await product.page();
  cleo = await product.page();
});
afterAll(() => product?.close());

/** A trial of the example that is appraised with RoB 2 here. */
const trial = 'Bach et al. 1996';
const tablet = { width: 820, height: 1180 };

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.JOURNEY_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** What is wrong with the open page on a desktop and a tablet. */
async function findings(page: Page, name: string): Promise<string[]> {
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 15_000 }).toBe(0);
  // What says that something is saved lies over the page for a few seconds.
  await expect.poll(() => page.locator('.mantine-Notification-root').count(), { timeout: 15_000 }).toBe(0);
  // A page that is scrolled has links half under the bar on top, which axe takes for too small.
  await page.evaluate(() => window.scrollTo(0, 0));
  await look(page, name);
  const wide = await accessibilityFindings(page);
  const before = page.viewportSize()!;
  await page.setViewportSize(tablet);
  await look(page, `${name} on a tablet`);
  const narrow = await accessibilityFindings(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize(before);
  return [...wide, ...narrow, ...(overflow > 0 ? [`${overflow} px wider than the tablet`] : [])];
}

async function openItem(page: Page): Promise<void> {
  await goTo(page, 'Appraisal', 'Appraise');
  await page.getByLabel('Search').fill(trial);
  await page.getByRole('row').filter({ hasText: trial }).getByRole('button').first().click();
  await page.getByRole('heading', { name: `Appraise ${trial}` }).waitFor();
}

/** Answers the questions one after the other by the keys of their answers, beginning at the first. */
async function answerByKeys(page: Page, first: string, keys: string): Promise<void> {
  await page.locator(`fieldset[data-question="${first}"] input`).first().focus();
  for (const key of keys) await page.keyboard.press(key);
}

const judged = (page: Page, domain: string) => page.locator(`[data-domain="${domain}"]`).getByRole('status').innerText();
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

describe('two people appraise a trial with RoB 2', () => {
  const step = story(() => seen);

  step('an administrator plans two appraisers and names them', async () => {
    seen = ada;
    await signInFirst(ada, product);
    links.set('Ben', await addPerson(ada, 'Ben Bias', 'ben@example.org'));
    links.set('Cleo', await addPerson(ada, 'Cleo Careful', 'cleo@example.org'));
    address = await openExample(ada);
    await addMember(ada, 'Ben Bias', 'reviewer');
    await addMember(ada, 'Cleo Careful', 'reviewer');
    await goTo(ada, 'Appraisal', 'Appraisers');
    await ada.getByLabel('Appraisers of each item').fill('2');
    await ada.getByRole('main').getByLabel('Who appraises').click();
    for (const name of ['Ben Bias', 'Cleo Careful']) await ada.getByRole('option', { name }).click();
    await ada.keyboard.press('Escape');
    expect(await findings(ada, 'appraisers')).toEqual([]);
    await ada.getByRole('button', { name: 'Add appraisal plan' }).click();
    await ada.getByRole('button', { name: 'History' }).waitFor();
  });

  step('the tool is suggested by the design, and its questions are answered by keys', async () => {
    seen = ben;
    await signInByLink(ben, links.get('Ben')!);
    await openExample(ben);
    await openItem(ben);
    expect(await ben.getByLabel('Design of the study').inputValue()).toBe('randomised trial');
    expect(await ben.locator('optgroup[label="Made for: randomised trial"] option').allTextContents()).toContain(
      'RoB 2: risk of bias in randomised trials (parallel groups)',
    );
    await ben.getByLabel('Tool').selectOption('rob-2');
    await ben.getByText('Two people appraise this.').waitFor();
    // The effect of assignment; a random sequence, of whose concealment nothing is said, without imbalance.
    await answerByKeys(ben, 'E', '1154');
    expect(await judged(ben, 'D1')).toContain('some concerns');
    await answerByKeys(ben, '1.1', '114');
    expect(await judged(ben, 'D1')).toContain('low risk of bias');
  });

  step('questions come and go with the answers, and a judgement can differ with a reason', async () => {
    await answerByKeys(ben, '2.1', '44');
    expect(await ben.locator('fieldset[data-question="2.3"]').count()).toBe(0);
    await answerByKeys(ben, '2.1', '14');
    expect(await ben.locator('fieldset[data-question="2.3"]').count()).toBe(1);
    await answerByKeys(ben, '2.3', '4');
    await answerByKeys(ben, '2.6', '1');
    await answerByKeys(ben, '3.1', '1');
    await answerByKeys(ben, '4.1', '444');
    await answerByKeys(ben, '5.1', '144');
    expect(await judged(ben, 'overall')).toContain('low risk of bias');
    await ben.getByLabel('What supports it: Randomisation process').fill('“computer-generated list”, p. 2');
    await ben.getByRole('button', { name: 'Judge otherwise: Measurement of the outcome' }).click();
    await ben.getByLabel('Judged instead: Measurement of the outcome').selectOption('some concerns');
    await save(ben);
    await ben.getByText('say why it differs').waitFor();
    await ben.getByLabel('Why it differs from the algorithm').fill('The laboratory was told the group in two centres.');
    expect(await judged(ben, 'overall')).toContain('some concerns');
    expect(await findings(ben, 'own appraisal')).toEqual([]);
    await ben.getByRole('checkbox', { name: 'I have finished' }).check();
    await save(ben);
    await ben.getByRole('row').filter({ hasText: trial }).getByText('Ben Bias finished').waitFor();
  });

  step('the other sees that somebody has finished and not what they judged', async () => {
    seen = cleo;
    await signInByLink(cleo, links.get('Cleo')!);
    await openExample(cleo);
    await openItem(cleo);
    await cleo.getByLabel('Tool').selectOption('rob-2');
    await cleo.getByText('Somebody else appraises this too.').waitFor();
    expect(await cleo.getByText('computer-generated list').count()).toBe(0);
    const answers = await cleo.evaluate(
      async (evaluation) =>
        Promise.all(
          ['appraisal/items', 'appraisal/independent', 'records/entries', 'appraisal/plots'].map(async (path) =>
            (await fetch(`/api/evaluations/${evaluation}/${path}`)).text(),
          ),
        ),
      address.split('/').at(-1)!,
    );
    for (const answer of answers) expect(answer).not.toContain('computer-generated list');
    await answerByKeys(cleo, 'E', '1124');
    await answerByKeys(cleo, '2.1', '44');
    await answerByKeys(cleo, '2.6', '1');
    await answerByKeys(cleo, '3.1', '1');
    await answerByKeys(cleo, '4.1', '444');
    await answerByKeys(cleo, '5.1', '14');
    await cleo.getByRole('checkbox', { name: 'I have finished' }).check();
    await save(cleo);
    await cleo.getByText('Something is missing: grade 5.3').waitFor();
    await answerByKeys(cleo, '5.3', '4');
    await save(cleo);
    await cleo
      .getByRole('row')
      .filter({ hasText: trial })
      .getByText(/\d differences? to settle/)
      .waitFor();
    expect(await findings(cleo, 'progress')).toEqual([]);
  });

  step('what differs stands side by side, and is settled with a reason', async () => {
    await openItem(cleo);
    await cleo.getByLabel('Tool').selectOption('rob-2');
    await cleo.getByText('Both have finished. What they settle here counts.').waitFor();
    const differences = cleo.getByRole('table').filter({ hasText: 'Cleo Careful' });
    await differences.getByRole('row').filter({ hasText: '2.1 Participants knew' }).waitFor();
    for (const name of await differences.getByRole('button', { name: /^Take what Ben Bias says/ }).all()) await name.click();
    await cleo.getByRole('button', { name: 'Settle', exact: true }).click();
    await cleo.getByText(/said how they were settled/).waitFor();
    await cleo.getByLabel('How it was settled').fill('Both read the protocol once more.');
    await answerByKeys(cleo, '2.6', '1');
    expect(await findings(cleo, 'settling')).toEqual([]);
    await cleo.getByRole('button', { name: 'Settle', exact: true }).click();
    await cleo
      .getByRole('row')
      .filter({ hasText: trial })
      .getByText(/low|some concerns/)
      .first()
      .waitFor();
  });

  step('agreement, plots and their files follow', async () => {
    await goTo(cleo, 'Appraisal', 'Judgements');
    await cleo.getByRole('heading', { name: /RoB 2/ }).waitFor();
    expect(await findings(cleo, 'judgements')).toEqual([]);
    const [download] = await Promise.all([
      cleo.waitForEvent('download'),
      cleo.getByRole('button', { name: 'Save rob-2 by study as SVG' }).click(),
    ]);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg).toContain(trial);
    expect(svg.match(/<circle /g)!.length).toBeGreaterThan(5);
    await goTo(cleo, 'Appraisal', 'Appraisers');
    await cleo.getByRole('table', { name: /Agreement with RoB 2/ }).waitFor();
    expect(await findings(cleo, 'agreement')).toEqual([]);
  });

  step('the certainty of an outcome follows from its steps and stands in the report', async () => {
    await goTo(cleo, 'Appraisal', 'Certainty');
    await cleo.getByRole('main').getByRole('button', { name: 'Rate an outcome' }).click();
    const follows = cleo.getByRole('complementary', { name: 'What follows' });
    await follows.getByText('high', { exact: true }).waitFor();
    await cleo.getByLabel('Estimate').selectOption({ index: 1 });
    await cleo.getByLabel('Risk of bias: levels').selectOption('1');
    await follows.getByText('moderate', { exact: true }).waitFor();
    await save(cleo);
    await cleo.getByText('say why the certainty is rated so').waitFor();
    await cleo.getByLabel('Risk of bias: why').fill('Most trials were not blinded.');
    await cleo.getByLabel('What it means').fill('The coating probably lowers infection.');
    expect(await findings(cleo, 'certainty form')).toEqual([]);
    await save(cleo);
    await cleo.getByRole('row').filter({ hasText: 'moderate' }).waitFor();
    expect(await findings(cleo, 'certainty')).toEqual([]);
    await goTo(cleo, 'Documents');
    await cleo.getByRole('treeitem', { name: /^4\.6 / }).click();
    const text = cleo.frameLocator('iframe').first();
    await text.getByText('Summary of findings with the certainty of the evidence (GRADE)').first().waitFor({ timeout: 90_000 });
    await look(cleo, 'report');
  });
});
