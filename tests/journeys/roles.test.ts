import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Product, signInByLink, signInFirst, startProduct } from './product.ts';
import { addMember, addPerson, exampleTitle, goTo, openExample, story } from './walking.ts';

let product: Product;
let administrator: Page;
let auditor: Page;
let outsider: Page;
/** Whose page is being looked at. */
let seen: Page | undefined;
let address: string;
const links = new Map<string, string>();
beforeAll(async () => {
  product = await startProduct();
  administrator = await product.page();
  auditor = await product.page();
  outsider = await product.page();
});
afterAll(() => product?.close());

/** Words that begin the name of a button which would change something. */
const changing =
  /^(Add|Edit|Save|Remove|Import|Record|Release version|Correct|Triage|Decide|Dispose|Choose files|Choose a file|New|Exclude|Include|Conclude|Extract)\b/;

/** The buttons of the page that would change something, once it has loaded. */
async function changingButtons(page: Page, heading: RegExp): Promise<string[]> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 15_000 }).toBe(0);
  const names = await page
    .getByRole('main')
    .getByRole('button')
    // A button in a line of a table that opens what the line is about bears the words of the line.
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => !button.hasAttribute('data-opener'))
        .map((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim()),
    );
  return names.filter((name) => changing.test(name));
}

/** Pages with something to change, and the heading that says they are there. */
const pages = [
  ['Device', 'Claims', /claims/i],
  ['Device', 'Risks', /risks/i],
  ['Evidence', 'Imports', /imports/i],
  ['Evidence', 'Data sets', /data sets/i],
  ['Analysis', 'Outcomes', /outcomes/i],
  ['Conclusions', 'Claims', /conclusions/i],
  ['Quality system', 'Signals', /signals/i],
] as const;

describe('what a person sees follows from the role', () => {
  const step = story(() => seen);

  step('an administrator adds an auditor to the team and somebody else to the installation only', async () => {
    await signInFirst(administrator, product);
    for (const [name, email] of [
      ['Alma Auditor', 'alma@example.org'],
      ['Otto Outside', 'otto@example.org'],
    ] as const) {
      links.set(name, await addPerson(administrator, name, email));
    }
    address = await openExample(administrator);
    await addMember(administrator, 'Alma Auditor', 'auditor');
  });

  step('the administrator finds something to change on each of these pages', async () => {
    for (const [word, tab, heading] of pages) {
      await goTo(administrator, word, tab);
      expect(await changingButtons(administrator, heading), `${word}, ${tab}`).not.toEqual([]);
    }
  });

  step('the auditor reads the same pages and finds nothing to change', async () => {
    seen = auditor;
    await signInByLink(auditor, links.get('Alma Auditor')!);
    await openExample(auditor);
    for (const [word, tab, heading] of pages) {
      await goTo(auditor, word, tab);
      expect(await changingButtons(auditor, heading), `${word}, ${tab}`).toEqual([]);
    }
  });

  step('the auditor reads the report and neither writes nor releases it', async () => {
    await goTo(auditor, 'Documents');
    await auditor.getByRole('treeitem', { name: /^4\.1/ }).click();
    await auditor.getByText('your role does not write it').waitFor();
    expect(await auditor.getByRole('textbox', { name: /^Text of/ }).count()).toBe(0);
    await goTo(auditor, 'Documents', 'Release and download');
    await auditor.getByText('Approvers and administrators of this evaluation release documents.').waitFor();
    expect(await changingButtons(auditor, /report/i)).toEqual([]);
  });

  step('the auditor verifies the records', async () => {
    await goTo(auditor, 'Records');
    await auditor.getByRole('button', { name: 'Verify the chain' }).click();
    await auditor.getByText(/^All [\d,]+ entries hold$/).waitFor();
  });

  step('somebody outside the team sees the evaluation neither at home nor by its address', async () => {
    seen = outsider;
    await signInByLink(outsider, links.get('Otto Outside')!);
    await outsider.getByText('an administrator takes you into a team').waitFor();
    for (const path of ['', '/device', '/documents', '/records']) {
      await outsider.goto(`${address}${path}`);
      await outsider.getByRole('heading', { name: 'This evaluation cannot be shown' }).waitFor();
      expect(await outsider.locator('body').innerText()).not.toContain(exampleTitle);
    }
  });

  step('an address that never existed looks the same to that person', async () => {
    const said: string[] = [];
    for (const path of [address, '/e/eva_never-existed']) {
      await outsider.goto(path);
      await outsider.getByRole('heading', { name: 'This evaluation cannot be shown' }).waitFor();
      said.push(await outsider.getByRole('main').innerText());
    }
    expect(said[1]).toBe(said[0]);
  });
});
