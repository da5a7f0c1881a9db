import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Product, signInByLink, signInFirst, startProduct } from './product.ts';
import { addMember, addPerson, exampleTitle, goTo, openExample, story } from './walking.ts';

let product: Product;
let administrator: Page;
let auditor: Page;
let outsider: Page;
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
const changing = /^(Add|Edit|Save|Remove|Import|Record|Release version|Correct|Triage|Decide|Dispose|Choose files|Choose a file|New|Exclude|Include|Conclude|Extract)\b/;

/** The buttons of the page that would change something, once it has loaded. */
async function changingButtons(page: Page): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  const names: string[] = [];
  for (const button of await page.getByRole('main').getByRole('button').all()) {
    const name = (await button.getAttribute('aria-label')) ?? (await button.innerText());
    if (changing.test(name.trim())) names.push(name.trim());
  }
  return names;
}

const pages = [
  ['Device', 'Claims'],
  ['Device', 'Risks'],
  ['Evidence', 'References'],
  ['Evidence', 'Data sets'],
  ['Analysis', 'Outcomes'],
  ['Conclusions', 'Claims'],
  ['Quality system', 'Signals'],
] as const;

describe('what a person sees follows from the role', () => {
  const step = story(() => auditor);

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
    for (const [word, tab] of pages) {
      await goTo(administrator, word, tab);
      expect(await changingButtons(administrator), `${word}, ${tab}`).not.toEqual([]);
    }
  });

  step('the auditor reads the same pages and finds nothing to change', async () => {
    await signInByLink(auditor, links.get('Alma Auditor')!);
    await openExample(auditor);
    for (const [word, tab] of pages) {
      await goTo(auditor, word, tab);
      expect(await changingButtons(auditor), `${word}, ${tab}`).toEqual([]);
    }
  });

  step('the auditor reads the report and neither writes nor releases it', async () => {
    await goTo(auditor, 'Documents');
    await auditor.getByRole('treeitem', { name: /^4\.1/ }).click();
    await auditor.getByText('your role does not write it').waitFor();
    expect(await auditor.getByRole('textbox', { name: /^Text of/ }).count()).toBe(0);
    await goTo(auditor, 'Documents', 'Release and download');
    await auditor.getByText('Approvers and administrators of this evaluation release documents.').waitFor();
    expect(await changingButtons(auditor)).toEqual([]);
  });

  step('the auditor verifies the records', async () => {
    await goTo(auditor, 'Records');
    await auditor.getByRole('button', { name: 'Verify the chain' }).click();
    await auditor.getByText(/^All [\d,]+ entries hold$/).waitFor();
  });

  step('somebody outside the team sees the evaluation neither at home nor by its address', async () => {
    await signInByLink(outsider, links.get('Otto Outside')!);
    await outsider.getByText('an administrator takes you into a team').waitFor();
    for (const path of ['', '/device', '/documents', '/records']) {
      await outsider.goto(`${address}${path}`);
      await outsider.getByRole('main').getByRole('alert').first().waitFor();
      expect(await outsider.locator('body').innerText()).not.toContain(exampleTitle);
    }
  });

  step('an address that never existed looks the same to that person', async () => {
    const seen: string[] = [];
    for (const path of [address, '/e/eva_never-existed']) {
      await outsider.goto(path);
      await outsider.getByRole('main').getByRole('alert').first().waitFor();
      seen.push(await outsider.getByRole('main').innerText());
    }
    expect(seen[1]).toBe(seen[0]);
  });
});
