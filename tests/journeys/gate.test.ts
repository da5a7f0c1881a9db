import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Product, signInFirst, startProduct } from './product.ts';
import { goTo, openExample, story } from './walking.ts';

const signal = 'Guide wires reported as too stiff';
const decisionReason = 'Handling only; no claim and no risk is touched, and the rate is the expected one.';

let product: Product;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  page = await product.page();
});
afterAll(() => product?.close());

describe('an open signal blocks the release until somebody decided about it', () => {
  const step = story(() => page);

  step('a signal is recorded by hand', async () => {
    await signInFirst(page, product);
    await openExample(page);
    await goTo(page, 'Quality system');
    await page.getByRole('main').getByRole('button', { name: 'Record a signal' }).first().click();
    await page.getByRole('textbox', { name: 'Signal', exact: true }).fill(signal);
    await page.getByRole('button', { name: 'Record the signal' }).click();
    await page.getByRole('heading', { name: signal, level: 1 }).waitFor();
  });

  step('the release is refused with a sentence that names the signal', async () => {
    await goTo(page, 'Documents', 'Release and download');
    const blockers = page.getByRole('list', { name: 'What stands in the way' });
    await blockers.waitFor();
    expect(await blockers.innerText()).toContain(signal);
    await page.getByLabel('Statement of version 1').fill('First version.');
    expect(await page.getByRole('button', { name: 'Release version 1' }).isDisabled()).toBe(true);
  });

  step('it is triaged as relevant, reviewed and decided as of no impact', async () => {
    await goTo(page, 'Quality system');
    await page.getByRole('table', { name: 'Signals' }).or(page.getByRole('table')).first().getByRole('link', { name: signal }).click();
    await page.getByRole('button', { name: 'Triage', exact: true }).click();
    await page.getByLabel('Clinically relevant').selectOption('yes');
    await page.getByRole('textbox', { name: 'Reason', exact: true }).fill('It could change how the catheter is placed.');
    await page.getByRole('button', { name: 'Record the triage' }).click();
    await page.getByRole('button', { name: 'Begin the clinical review' }).click();
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    await page.getByLabel('Outcome', { exact: true }).selectOption('no impact');
    await page.getByRole('textbox', { name: 'Reason', exact: true }).fill(decisionReason);
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByRole('heading', { name: 'Decisions' }).waitFor();
    await page.getByText(decisionReason).waitFor();
  });

  step('the decision stands in the report', async () => {
    await goTo(page, 'Documents');
    await page.getByText('Document', { exact: true }).click();
    const paper = page.frameLocator('iframe[title="The document as it reads"]');
    await paper.getByText(decisionReason).first().waitFor({ state: 'attached', timeout: 30_000 });
    expect(await paper.getByText(signal).count()).toBeGreaterThan(0);
  });

  step('the release goes through', async () => {
    await goTo(page, 'Documents', 'Release and download');
    await page.getByText('Nothing stands in the way').waitFor();
    await page.getByLabel('Statement of version 1').fill('First version, with the decision about stiff guide wires.');
    await page.getByRole('button', { name: 'Release version 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release version 1' }).click();
    await page.getByRole('row').filter({ hasText: 'with the decision about stiff guide wires' }).waitFor({ timeout: 60_000 });
  });
});
