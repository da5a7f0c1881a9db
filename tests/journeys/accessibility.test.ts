import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings, choosePassword, type Product, startProduct } from './product.ts';
import { openExample } from './walking.ts';

/** Every page of an evaluation, below its address. */
const pages = [
  '',
  '/device',
  '/device/intended-purpose',
  '/device/claims',
  '/device/risks',
  '/device/requirements',
  '/plan',
  '/plan/questions',
  '/plan/outcome-parameters',
  '/plan/criteria',
  '/plan/search-protocol',
  '/evidence',
  '/evidence/imports',
  '/evidence/duplicates',
  '/evidence/searches',
  '/evidence/notices',
  '/evidence/data-sets',
  '/evidence/files',
  '/screening',
  '/screening/full-texts',
  '/screening/list',
  '/screening/conflicts',
  '/screening/prisma',
  '/screening/excluded',
  '/screening/plan',
  '/appraisal',
  '/appraisal/judgements',
  '/appraisal/certainty',
  '/appraisal/appraisers',
  '/analysis/extraction',
  '/analysis/extraction-form',
  '/analysis/evidence-table',
  '/analysis/outcomes',
  '/analysis/estimates',
  '/conclusions',
  '/conclusions/benefit-risk',
  '/conclusions/gaps',
  '/quality-system',
  '/quality-system/actions',
  '/traceability',
  '/traceability/holes',
  '/traceability/walk',
  '/documents',
  '/documents/release',
  '/documents/reporting',
  '/consistency',
  '/consistency/documents',
  '/consistency/statements',
  '/consistency/checks',
  '/readiness',
  '/readiness/checklists/cear-rehearsal?show=partly',
  '/readiness/checklists/article-54?received=2026-12-01',
  '/readiness/promised-changes',
  '/readiness/promised-changes/import',
  '/records',
  '/team',
  '/team/evaluators',
];
/** Pages whose layout on a tablet is another one. */
const onTablet = new Set([
  '',
  '/device/claims',
  '/evidence',
  '/evidence/searches',
  '/evidence/notices',
  '/screening',
  '/screening/prisma',
  '/appraisal',
  '/appraisal/judgements',
  '/analysis/estimates',
  '/conclusions',
  '/traceability',
  '/documents',
  '/documents/reporting',
  '/consistency',
  '/consistency/documents',
  '/consistency/statements',
  '/readiness',
  '/readiness/checklists/cear-rehearsal?show=partly',
  '/records',
]);

/** The rules that can hold in light and not in dark. */
const aboutColours = ['color-contrast', 'link-in-text-block'];
const tablet = { width: 820, height: 1180 };
const desktop = { width: 1280, height: 800 };

let product: Product;
let page: Page;
let address = '';

beforeAll(async () => {
  product = await startProduct();
  page = await product.page(desktop);
});
afterAll(() => product?.close());

/** Opens a page and waits until it shows what it has. */
async function open(path: string): Promise<void> {
  await page.goto(path);
  await settled();
}

async function settled(): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 15_000 }).toBe(0);
}

/** How many pixels the page is wider than its window. */
const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Shows the open page in light or dark; the colours follow with the next picture the browser draws. */
async function show(colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** On a busy machine inherited colours of a long page follow later than a picture: what is wrong stays wrong. */
async function lasting(rules?: string[]): Promise<string[]> {
  const first = await accessibilityFindings(page, rules);
  if (first.length === 0) return first;
  await page.waitForTimeout(1_000);
  return accessibilityFindings(page, rules);
}

/** What is wrong with the open page in light and dark, and on a tablet. */
async function findings(withTablet: boolean): Promise<string[]> {
  const light = await accessibilityFindings(page);
  await show('dark');
  const dark = await lasting(aboutColours);
  await show('light');
  await page.setViewportSize(tablet);
  await settled();
  const wide = await overflow();
  const narrow = withTablet ? await lasting() : [];
  await page.setViewportSize(desktop);
  return [
    ...light,
    ...dark.map((finding) => `in dark, ${finding}`),
    ...narrow.map((finding) => `on a tablet, ${finding}`),
    ...(wide > 0 ? [`on a tablet it is ${wide} px wider than the screen`] : []),
  ];
}

describe('axe finds nothing in light and dark, and nothing has to be scrolled sideways on a tablet', () => {
  it('on the sign-in page', async () => {
    await open('/sign-in');
    expect(await findings(true)).toEqual([]);
  });

  it('on the page to choose a password, reached by a link pasted where one signs in', async () => {
    await page.goto(product.firstSignIn);
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
    expect(await findings(false)).toEqual([]);
    await choosePassword(page);
    address = await openExample(page);
  });

  it.each(['/', '/people', '/password'])('on the page %s of the installation', async (path) => {
    await open(path);
    expect(await findings(true)).toEqual([]);
  });

  it.each(pages)('on the page %s of the evaluation', async (path) => {
    await open(address + path);
    await page.getByRole('navigation', { name: 'Clinical evaluation' }).waitFor();
    expect(await findings(onTablet.has(path))).toEqual([]);
  });
});

describe('the keyboard is enough', () => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  it('the first Tab reaches the link that skips to the content', async () => {
    await open(address);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#main');
  });

  it('Tab walks through the menu and Enter opens a step', async () => {
    await open(address);
    for (let pressed = 0; pressed < 40 && !/^Evidence/.test(await focused()); pressed += 1) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^Evidence/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/evidence$/);
  });

  it('the key ? shows the keys and Escape closes them', async () => {
    await open(`${address}/screening`);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('Everywhere').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('Ctrl K finds a page by a few letters', async () => {
    await open(address);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a record, page or command' }).waitFor();
    await page.keyboard.type('prisma');
    await page
      .getByRole('option', { name: /PRISMA/ })
      .first()
      .waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/screening\/prisma$/);
  });
});
