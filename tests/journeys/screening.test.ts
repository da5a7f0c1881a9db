import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accessibilityFindings, type Product, signInByLink, signInFirst, startProduct } from './product.ts';
import { smallPdf } from './small-pdf.ts';
import { addMember, addPerson, beginEvaluation, dropFile, goTo, story } from './walking.ts';

const references = 24;
/** Every third is about stents, the others about sheep; one has no abstract. */
const ris = Array.from({ length: references }, (_, index) =>
  index % 3 === 0
    ? `TY  - JOUR\nTI  - Invented trial ${index} of the coated stent\nAU  - Author${index}, A\nPY  - ${2000 + index}\nAB  - Restenosis after the coated stent was rare in randomised patients.\nER  - \n`
    : `TY  - JOUR\nTI  - Invented report ${index} about the farm\nAU  - Author${index}, A\nPY  - ${2000 + index}\n${index === 1 ? '' : 'AB  - Hay for the lambs of the farm was weighed.\n'}ER  - \n`,
).join('\n');

let product: Product;
let folder: string;
let ann: Page;
let ben: Page;
/** Whose page is being looked at. */
let seen: Page | undefined;
let address: string;
let link: string;
beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), 'cerulean-screening-'));
  ann = await product.page({ width: 1440, height: 900 });
  ben = await product.page({ width: 1440, height: 900 });
});
afterAll(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

const reading = (page: Page) => page.getByRole('article', { name: 'Reference' });
const heading = (page: Page) => reading(page).getByRole('heading', { level: 2 });
const left = (page: Page, count: number) => page.getByText(`${count} left`, { exact: true }).waitFor();
/** Presses a key and waits until another reference is on the screen. */
async function press(page: Page, key: string): Promise<void> {
  const before = await heading(page).innerText();
  await page.keyboard.press(key);
  await expect.poll(() => heading(page).innerText()).not.toBe(before);
}
const count = async (page: Page, title: string) =>
  (
    await page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })
      .getByRole('cell')
      .first()
      .innerText()
  ).trim();

const step = story(() => seen);

describe('two reviewers screen blinded, disagree, and are reconciled', () => {
  step('an evaluation is begun with a second reviewer, criteria and references', async () => {
    seen = ann;
    await signInFirst(ann, product);
    link = await addPerson(ann, 'Ben Reviewer', 'ben@example.org');
    address = await beginEvaluation(ann, 'Coated stents');
    await addMember(ann, 'Ben Reviewer', 'reviewer');
    await goTo(ann, 'Plan', 'Screening criteria');
    await ann.getByRole('button', { name: 'Add criterion' }).first().click();
    await ann.getByLabel('Type').selectOption('exclusion');
    await ann.getByLabel('Short label').fill('wrong device');
    await ann.getByRole('combobox', { name: 'Words to mark in titles and abstracts' }).fill('hay');
    await ann.keyboard.press('Enter');
    await ann.getByRole('button', { name: 'Add criterion' }).last().click();
    await ann.getByRole('row').filter({ hasText: 'wrong device' }).waitFor();
    const file = join(folder, 'found.ris');
    await writeFile(file, ris);
    await goTo(ann, 'Evidence', 'Imports');
    await dropFile(ann, file);
    await ann.getByText(`${references} read`).first().waitFor();
  });

  step('the plan asks for two reviewers by title and abstract', async () => {
    await goTo(ann, 'Screening', 'Screening plan');
    await ann.getByLabel('Title and abstract').fill('2');
    expect(await accessibilityFindings(ann)).toEqual([]);
    await ann.getByRole('button', { name: 'Add screening plan' }).click();
    await ann.getByRole('button', { name: 'History' }).waitFor();
  });

  step('the first decides by keys, takes one back, and says why', async () => {
    await goTo(ann, 'Screening', 'Screen');
    await heading(ann).waitFor();
    await left(ann, references);
    await press(ann, 'i');
    await ann.keyboard.press('c');
    await ann.keyboard.type('no stent in it');
    await ann.keyboard.press('Escape');
    await ann.keyboard.press('l');
    await ann.keyboard.type('veterinary');
    await ann.keyboard.press('Enter');
    await ann.keyboard.press('Escape');
    await press(ann, '1');
    await press(ann, 'u');
    await left(ann, references - 2);
    await press(ann, 'z');
    await reading(ann).getByText('Decided').waitFor({ state: 'detached' });
    await press(ann, 'e');
    await left(ann, references - 3);
  });

  step('the second sees nothing of that, and decides differently about the first', async () => {
    seen = ben;
    await signInByLink(ben, link);
    await ben.goto(`${address}/screening`);
    await heading(ben).waitFor();
    await left(ben, references);
    expect(await ben.getByRole('main').innerText()).not.toMatch(/no stent in it|veterinary|Excluded: /);
    await press(ben, '1');
    await press(ben, '1');
    await press(ben, 'e');
    await left(ben, references - 3);
    await goTo(ben, 'Records');
    await ben.getByText('Every change').or(ben.getByRole('table')).first().waitFor();
    expect(await ben.getByRole('main').innerText()).not.toContain('no stent in it');
  });

  step('the conflict shows both decisions; the adjudicator was one of the two and has to say why', async () => {
    seen = ann;
    await goTo(ann, 'Screening', 'Conflicts');
    await ann.getByText('One conflict').waitFor();
    const sides = ann.getByRole('list', { name: 'What the reviewers decided' });
    await sides.getByText('Included').waitFor();
    await sides.getByText('Excluded: wrong device').waitFor();
    expect(await accessibilityFindings(ann)).toEqual([]);
    await ann.getByLabel('Say something about it').fill('The appendix has the numbers of patients.');
    await ann.getByRole('button', { name: 'Say it' }).click();
    await ann.getByText(/: The appendix has the numbers of patients\./).waitFor();
    const decision = ann.getByRole('region', { name: 'Decision of the adjudicator' });
    await decision.getByRole('button', { name: 'Include' }).click();
    await ann.getByText(/the note must say how you came to agree/).waitFor();
    await decision.getByLabel('Note').fill('Agreed after reading the appendix.');
    await decision.getByRole('button', { name: 'Include' }).click();
    await ann.getByText('The reviewers disagree about nothing at this stage.').waitFor();
  });

  step('counts are those of what both decided, and agreement is told with its limits', async () => {
    await goTo(ann, 'Screening', 'PRISMA');
    await ann.getByRole('img').first().waitFor();
    expect([
      await count(ann, 'Screened'),
      await count(ann, 'Excluded by title and abstract'),
      await count(ann, 'Awaiting screening'),
    ]).toEqual(['3', '2', String(references - 3)]);
    await goTo(ann, 'Screening', 'Screening plan');
    expect(await ann.getByLabel('Title and abstract').inputValue()).toBe('2');
    expect(await ann.getByLabel('Blinded').isChecked()).toBe(true);
    const table = ann.getByRole('table', { name: 'Agreement by title and abstract' });
    await table.getByText('2 of 3').waitFor();
    expect(await table.innerText()).toMatch(/66\.7 % \(20\.8 % to 93\.9 %\)/);
  });
});

describe('the desk is set up as a person likes it', () => {
  step('keys can be those of another program, or own ones, and the key ? tells them', async () => {
    await goTo(ann, 'Screening', 'Screen');
    await heading(ann).waitFor();
    await ann.getByRole('button', { name: 'Keys', exact: true }).click();
    const dialog = ann.getByRole('dialog', { name: 'Keys of the desk' });
    await dialog.getByLabel('Keys', { exact: true }).selectOption({ label: 'Like ASReview' });
    await dialog.getByRole('button', { name: /Change the key for Unsure/ }).click();
    await ann.keyboard.press('q');
    await dialog.getByRole('button', { name: 'Change the key for Unsure, now q' }).waitFor();
    expect(await accessibilityFindings(ann)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await ann.keyboard.press('?');
    const help = ann.getByRole('dialog', { name: 'Keys' });
    expect(await help.getByRole('row').filter({ hasText: 'Unsure' }).innerText()).toMatch(/^q/);
    await ann.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    const before = await heading(ann).innerText();
    await press(ann, 'r');
    await press(ann, 'u');
    expect(await heading(ann).innerText()).toBe(before);
    await ann.getByRole('button', { name: 'Keys', exact: true }).click();
    await dialog.getByLabel('Keys', { exact: true }).selectOption({ label: 'Cerulean' });
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  step('own words are marked beside those of the criteria', async () => {
    await ann.getByRole('button', { name: 'Highlighted words' }).click();
    const dialog = ann.getByRole('dialog', { name: 'Highlighted words' });
    await dialog.getByRole('combobox', { name: 'Speak for including' }).fill('restenos*');
    await ann.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'hidden' });
    for (let steps = 0; steps < 4 && !/stent/.test(await heading(ann).innerText()); steps += 1) await press(ann, 'n');
    expect(await reading(ann).locator('mark[data-mark="inclusion"]').first().innerText()).toBe('Restenosis');
  });

  step('a missing abstract is added, and its history tells who did', async () => {
    await ann.goto(`${address}/screening/list?q=report+1+about`);
    await ann.getByRole('button', { name: /Invented report 1 about/ }).click();
    await heading(ann).waitFor();
    await reading(ann).getByRole('button', { name: 'Add the abstract' }).click();
    const dialog = ann.getByRole('dialog', { name: 'Correct title and abstract' });
    await dialog.getByLabel('Abstract').fill('Lambs grew well.');
    await dialog.getByLabel('Why').fill('From the journal’s page');
    await dialog.getByRole('button', { name: 'Save the correction' }).click();
    await reading(ann).getByText('Lambs grew well.').waitFor();
    await reading(ann).getByRole('button', { name: 'History' }).click();
    await ann.getByText('From the journal’s page').first().waitFor();
  });
});

describe('many at once, and in a better order', () => {
  step('references found by a word are excluded together, and taken back together', async () => {
    await goTo(ann, 'Screening', 'List');
    await ann.getByRole('combobox', { name: 'Stands' }).selectOption({ label: 'Waits for me' });
    await ann.getByLabel('Search in References to screen').fill('farm');
    await ann.getByText(/^14 rows in References to screen/).waitFor();
    expect(await ann.getByRole('button', { name: /Invented trial/ }).count()).toBe(0);
    await ann.getByRole('checkbox', { name: 'Select all' }).click();
    await ann.getByText('14 selected').waitFor();
    await ann.getByLabel('Criterion of an exclusion').selectOption({ label: 'wrong device' });
    expect(await accessibilityFindings(ann)).toEqual([]);
    await ann.getByRole('button', { name: 'Exclude', exact: true }).click();
    await ann.getByText('14 references were decided.').waitFor();
    await ann.getByRole('button', { name: 'Take them back' }).click();
    await ann.getByText('14 references were decided.').waitFor({ state: 'detached' });
    await ann
      .getByRole('button', { name: /Invented report/ })
      .first()
      .waitFor();
  });

  step('with a model likely relevant ones come first, with the words that say why, and when to stop', async () => {
    await goTo(ann, 'Screening', 'Screening plan');
    await ann.getByLabel('Order of references').selectOption({ index: 1 });
    await ann.getByRole('button', { name: 'Add a stopping rule' }).click();
    await ann.getByRole('button', { name: /^Save/ }).click();
    const why = ann.getByRole('dialog');
    await why.getByRole('textbox').fill('The search found more than one person can read.');
    await why.getByRole('button', { name: /Save/ }).click();
    await why.waitFor({ state: 'hidden' });
    await goTo(ann, 'Screening', 'Screen');
    await reading(ann)
      .getByText(/Next because of/)
      .waitFor();
    expect(await heading(ann).innerText()).toMatch(/coated stent/);
    await ann.getByText(/Likely relevant ones come first; learnt from/).waitFor();
    await ann.getByText('Go on screening').waitFor();
    expect(await accessibilityFindings(ann)).toEqual([]);
  });

  step('the next reference is there at once', async () => {
    const waited = await ann.evaluate(async () => {
      const times: number[] = [];
      const title = () => document.querySelector('article[aria-label="Reference"] h2')?.textContent;
      for (let pressed = 0; pressed < 8; pressed += 1) {
        const before = title();
        const started = performance.now();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
        while (title() === before && performance.now() - started < 2_000) await new Promise((next) => requestAnimationFrame(next));
        times.push(performance.now() - started);
        await new Promise((next) => setTimeout(next, 150));
      }
      return times;
    });
    const middle = waited.sort((one, other) => one - other)[4]!;
    expect(middle, `${waited.map(Math.round).join(', ')} ms`).toBeLessThan(200);
  });

  step('a full text is read beside the form', async () => {
    const pdf = join(folder, 'full.pdf');
    await writeFile(
      pdf,
      smallPdf([
        ['# A coated stent', 'Restenosis was rare.', 'Patients were randomised.'],
        ['# Methods', 'Blinded.'],
      ]),
    );
    await ann.goto(`${address}/screening?stage=full-text`);
    await heading(ann).waitFor();
    await ann.locator('input[type="file"]').first().setInputFiles(pdf);
    await reading(ann).locator('canvas').first().waitFor();
    expect(await accessibilityFindings(ann)).toEqual([]);
    await ann.keyboard.press('e');
    await ann.getByText('An exclusion at full text needs its criterion: choose one below.').waitFor();
    await ann.keyboard.press('r');
    await ann.getByText('Every full text is decided.').waitFor();
  });

  step('on a tablet nothing has to be scrolled sideways', async () => {
    await ann.setViewportSize({ width: 820, height: 1180 });
    for (const path of ['', '/list', '/conflicts', '/plan']) {
      await ann.goto(`${address}/screening${path}`);
      await ann.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => ann.locator('[aria-busy="true"]').count()).toBe(0);
      expect(await ann.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
      expect(await accessibilityFindings(ann), path).toEqual([]);
    }
  });
});
