import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Product, signInByLink, signInFirst, startProduct } from './product.ts';
import { smallPdf } from './small-pdf.ts';
import { addMember, addPerson, beginEvaluation, dropFile, goTo, story } from './walking.ts';

// Four invented publications as four databases tell them: one in three of them, one as article and preprint, one about something else.
const coated = 'An invented randomised trial of coated catheters in intensive care';
const skin = 'Skin antisepsis before insertion in an invented cohort of adults';
const register = 'Ten years of an invented register of central venous catheters';
const costs = 'What invented hospitals pay for parking';
const exports = {
  'pubmed.nbib': [
    `PMID- 90000011\nTI  - ${coated}.\nAB  - In total, 120 patients were enrolled.\nFAU - Example, Ada\nDP  - 2021\nLID - 10.1000/coated.1 [doi]\nPT  - Randomized Controlled Trial\n`,
    `PMID- 90000012\nTI  - ${skin}.\nFAU - Other, Ben\nDP  - 2020\n`,
  ].join('\n'),
  'embase.ris': [
    `TY  - JOUR\nT1  - ${coated}\nA1  - Example A.\nY1  - 2021\nDO  - 10.1000/coated.1\nER  - \n`,
    `TY  - JOUR\nT1  - ${costs}\nA1  - Third C.\nY1  - 2019\nER  - \n`,
  ].join('\n'),
  'wos.ciw': `FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Example, A\nTI ${coated}\nPY 2021\nDI 10.1000/coated.1\nER\n\nPT J\nAU Fourth, D\nTI ${register}\nSO INVENTED ANNALS\nVL 12\nBP 101\nPY 2022\nER\n\nEF\n`,
  'preprints.bib': `@article{fourth2022,\n  author = {Fourth, D},\n  title = {${register}},\n  journal = {medRxiv},\n  doi = {10.1101/2022.01.01.20000001},\n  year = {2022}\n}\n`,
} as const;
const databases = { 'pubmed.nbib': 'PubMed', 'embase.ris': 'Embase', 'wos.ciw': 'Web of Science', 'preprints.bib': 'medRxiv' } as const;

let product: Product;
let folder: string;
let ann: Page;
let ben: Page;
let seen: Page | undefined;
let address: string;
let link: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-literature-'));
  product = await startProduct();
  ann = await product.page();
  ben = await product.page();
});
afterAll(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

const heading = (page: Page) => page.getByRole('article', { name: 'Reference' }).getByRole('heading', { level: 2 });
/** Decides about everything that waits, by the key that goes with each title. */
async function screen(page: Page, keys: Readonly<Record<string, string>>): Promise<void> {
  for (let left = Object.keys(keys).length; left > 0; left -= 1) {
    await heading(page).waitFor();
    const title = (await heading(page).innerText()).replace(/\.$/, '');
    await page.keyboard.press(keys[title] ?? 'unexpected');
    await page.getByText(`${left - 1} left`, { exact: true }).waitFor();
  }
}
interface Flow {
  readonly counts: Readonly<Record<'identifiedTotal' | 'duplicatesRemoved' | 'screened' | 'excludedAtTitle' | 'included', number>>;
}
/** What the PRISMA flow counts. */
async function flow(): Promise<Flow['counts']> {
  const answer = await ann.request.get(`/api${address.replace('/e/', '/evaluations/')}/screening/prisma`);
  return ((await answer.json()) as Flow).counts;
}

describe('from the exports of four databases to the annexes, without leaving the browser', () => {
  const step = story(() => seen);

  step('the protocol says how the literature is searched', async () => {
    seen = ann;
    await signInFirst(ann, product);
    link = await addPerson(ann, 'Ben Reviewer', 'ben@example.org');
    address = await beginEvaluation(ann, 'Coated catheters');
    await addMember(ann, 'Ben Reviewer', 'reviewer');
    await goTo(ann, 'Plan', 'Search protocol');
    await ann.getByLabel('Why the literature is reviewed').fill('To know how often coated catheters lead to infection.');
    await ann.getByRole('button', { name: 'Add search protocol' }).click();
    await ann.getByRole('button', { name: 'History' }).waitFor();
    await goTo(ann, 'Plan', 'Screening criteria');
    await ann.getByRole('button', { name: 'Add criterion' }).first().click();
    await ann.getByLabel('Type').selectOption('exclusion');
    await ann.getByLabel('Short label').fill('wrong subject');
    await ann.getByRole('button', { name: 'Add criterion' }).last().click();
    await ann.getByRole('row').filter({ hasText: 'wrong subject' }).waitFor();
  });

  step('the exports are read, and what is surely one publication is merged', async () => {
    await goTo(ann, 'Evidence', 'Imports');
    for (const [name, content] of Object.entries(exports)) {
      await writeFile(join(folder, name), content);
      await ann.getByLabel('Database').fill(databases[name as keyof typeof exports]);
      await dropFile(ann, join(folder, name));
      await ann
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByText(/\d read/)
        .first()
        .waitFor();
    }
    await expect.poll(flow).toMatchObject({ identifiedTotal: 7, duplicatesRemoved: 2 });
  });

  step('the preprint is merged with its article, the merge is undone and made again, and the counts add up', async () => {
    await goTo(ann, 'Evidence', 'Duplicates');
    await ann.getByRole('heading', { name: /^Pair 1 of 1/ }).waitFor();
    await ann.keyboard.press('s');
    const decided = ann.getByRole('region', { name: 'Decided so far' });
    await decided.getByRole('button', { name: /^Take back/ }).waitFor();
    await expect.poll(flow).toMatchObject({ identifiedTotal: 7, duplicatesRemoved: 3 });
    await decided.getByRole('button', { name: /^Take back/ }).click();
    await ann.getByRole('heading', { name: /^Pair 1 of 1/ }).waitFor();
    await expect.poll(flow).toMatchObject({ identifiedTotal: 7, duplicatesRemoved: 2 });
    await ann.keyboard.press('s');
    await decided.getByRole('button', { name: /^Take back/ }).waitFor();
    await expect.poll(flow).toMatchObject({ identifiedTotal: 7, duplicatesRemoved: 3 });
  });

  step('two reviewers screen, disagree about one, and are reconciled', async () => {
    await goTo(ann, 'Screening', 'Screening plan');
    await ann.getByLabel('Title and abstract').fill('2');
    await ann.getByRole('button', { name: 'Add screening plan' }).click();
    await ann.getByRole('button', { name: 'History' }).waitFor();
    await goTo(ann, 'Screening', 'Screen');
    await screen(ann, { [coated]: 'i', [skin]: 'i', [register]: 'i', [costs]: '1' });
    seen = ben;
    await signInByLink(ben, link);
    await ben.goto(`${address}/screening`);
    await screen(ben, { [coated]: 'i', [skin]: '1', [register]: 'i', [costs]: '1' });
    seen = ann;
    await goTo(ann, 'Screening', 'Conflicts');
    await ann.getByText('One conflict').waitFor();
    const decision = ann.getByRole('region', { name: 'Decision of the adjudicator' });
    await decision.getByLabel('Note').fill('Agreed that it reports infections.');
    await decision.getByRole('button', { name: 'Include' }).click();
    await ann.getByText('The reviewers disagree about nothing at this stage.').waitFor();
    await expect.poll(flow).toMatchObject({ screened: 4, excludedAtTitle: 1 });
  });

  step('a full text finds its reference, and the full texts are decided', async () => {
    const pdf = join(folder, 'download (3).pdf');
    await writeFile(pdf, smallPdf([['doi 10.1000/coated.1', 'A made-up full text.'], ['In total, 120 patients were enrolled.']]));
    await goTo(ann, 'Screening', 'Full texts');
    await dropFile(ann, pdf);
    await ann.getByText('download (3).pdf: Example 2021, by its DOI').waitFor();
    await ann.goto(`${address}/screening?stage=full-text`);
    await screen(ann, { [coated]: 'i', [skin]: '1', [register]: 'i' });
    await expect.poll(flow).toMatchObject({ included: 2 });
    await goTo(ann, 'Screening', 'PRISMA');
    await ann.getByRole('img', { name: /^Flow of records/ }).waitFor();
  });

  step('a trial is appraised', async () => {
    await goTo(ann, 'Appraisal', 'Appraise');
    await ann.getByRole('row').filter({ hasText: 'Example 2021' }).getByRole('button').first().click();
    await ann.getByRole('heading', { name: 'Appraise Example 2021' }).waitFor();
    await ann.getByLabel('Tool').selectOption('imdrf-n56');
    for (const grade of ['D2', 'A1', 'P1', 'R2', 'T1', 'O1', 'F1', 'S1', 'C1'])
      await ann.getByRole('radio', { name: new RegExp(`^${grade} `) }).check();
    await ann.getByRole('radio', { name: /^\(ii\)/ }).check();
    await ann.getByRole('checkbox', { name: 'performance' }).check();
    await ann.getByRole('radio', { name: /^supporting/i }).check();
    await ann.getByLabel('Justification').fill('A randomised trial of the coating.');
    await ann.getByRole('button', { name: 'Save', exact: true }).click();
    await ann.getByRole('row').filter({ hasText: 'Example 2021' }).getByText('complete').waitFor();
  });

  step('what it says is extracted, and stands in the evidence table', async () => {
    await goTo(ann, 'Analysis', 'Extraction form');
    await ann.getByRole('button', { name: 'Start with the usual fields' }).click();
    await ann.getByRole('button', { name: 'Participants' }).first().waitFor();
    await goTo(ann, 'Analysis', 'Extraction');
    await ann.getByRole('button', { name: 'Example 2021' }).click();
    const card = ann.getByRole('group', { name: /^Participants/ });
    // The abstract suggests it.
    await card.getByRole('button', { name: /^Take it/ }).click();
    await card.getByText('saved, not checked yet').waitFor();
    await goTo(ann, 'Analysis', 'Evidence table');
    await ann.getByRole('row').filter({ hasText: 'Example 2021' }).getByText('120', { exact: true }).waitFor();
  });

  step('the checklists of reporting and the report of the search are written', async () => {
    await goTo(ann, 'Documents', 'Checklists of reporting');
    const [checklists] = await Promise.all([
      ann.waitForEvent('download'),
      ann.getByRole('main').getByRole('link', { name: 'As PDF' }).click(),
    ]);
    expect((await readFile(await checklists.path())).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const report = await ann.request.get(`/api${address.replace('/e/', '/evaluations/')}/documents/search-report/write?to=docx`);
    expect([report.status(), (await report.body()).subarray(0, 2).toString('latin1')]).toEqual([200, 'PK']);
  });
});
