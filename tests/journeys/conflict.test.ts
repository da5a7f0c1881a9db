import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Product, signInByLink, signInFirst, startProduct } from './product.ts';
import { addMember, addPerson, caretToEnd, goTo, openExample, story } from './walking.ts';

const hers = 'Ada wrote this sentence first.';
const his = 'Ben wrote this sentence meanwhile.';

let product: Product;
let ada: Page;
let ben: Page;
let link: string;
beforeAll(async () => {
  product = await startProduct();
  ada = await product.page();
  ben = await product.page();
});
afterAll(() => product?.close());

/** Opens a section for writing and puts a paragraph at its end, without saving. */
async function write(page: Page, words: string): Promise<void> {
  await goTo(page, 'Documents');
  await page.getByRole('treeitem', { name: /^4\.1/ }).click();
  const text = page.getByRole('textbox', { name: /^Text of 4\.1/ });
  await caretToEnd(text);
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

const save = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Save', exact: true }).click();

describe('two people write the same section and nothing is lost', () => {
  const step = story(() => ben);

  step('a second person is added, taken into the team, and signs in by a one-time link', async () => {
    await signInFirst(ada, product);
    link = await addPerson(ada, 'Ben Second', 'ben@example.org');
    await openExample(ada);
    await addMember(ada, 'Ben Second', 'evaluator');
    await ada.getByRole('row').filter({ hasText: 'Ben Second' }).waitFor();
    await signInByLink(ben, link);
    await openExample(ben);
  });

  step('the link signs in only once', async () => {
    const stranger = await product.page();
    await stranger.goto(link);
    await stranger.getByRole('alert').waitFor();
    await stranger.getByLabel('E-mail address').waitFor();
  });

  step('who saves second is shown both texts instead of overwriting the first', async () => {
    await write(ada, hers);
    await write(ben, his);
    await save(ada);
    await ada
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor();
    await save(ben);
    const dialog = ben.getByRole('dialog');
    await dialog.getByText(hers).first().waitFor();
    expect(await dialog.innerText()).toContain(his);
  });

  step('both sentences stand after the merge, for both people', async () => {
    const dialog = ben.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Both, one after the other' }).check();
    await dialog.getByRole('button', { name: 'Save this text' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await ben
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor();
    for (const page of [ada, ben]) {
      await page.reload();
      const text = page.getByRole('textbox', { name: /^Text of 4\.1/ });
      await text.waitFor();
      await expect.poll(() => text.innerText()).toContain(hers);
      expect(await text.innerText()).toContain(his);
    }
  });
});
