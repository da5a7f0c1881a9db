import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings, type Product, signInFirst, startProduct } from './product.ts';
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
  '/evidence',
  '/evidence/imports',
  '/evidence/searches',
  '/evidence/data-sets',
  '/evidence/files',
  '/screening',
  '/screening/prisma',
  '/screening/excluded',
  '/appraisal',
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
  '/records',
  '/team',
  '/team/evaluators',
];
const onTablet = ['', '/device/claims', '/evidence', '/screening', '/analysis/estimates', '/conclusions', '/quality-system', '/traceability', '/documents', '/records'];

let product: Product;
let light: Page;
let dark: Page;
let tablet: Page;
let address: string;

beforeAll(async () => {
  product = await startProduct();
  light = await product.page();
  dark = await product.page({ dark: true });
  tablet = await product.page({ width: 820, height: 1180 });
});
afterAll(() => product?.close());

/** Opens a page and waits until it shows what it has. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** What axe finds on each of these pages, each finding with its page. */
async function findingsOn(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await open(page, path);
    found.push(...(await accessibilityFindings(page)).map((finding) => `${path}: ${finding}`));
  }
  return found;
}

/** How many pixels the page is wider than its window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('everybody can use the pages', () => {
  it('axe finds nothing on the sign-in page in light and dark', async () => {
    expect([...(await findingsOn(light, ['/sign-in'])), ...(await findingsOn(dark, ['/sign-in']))]).toEqual([]);
  });

  it('the same person signs in on each kind of screen', async () => {
    await signInFirst(light, product);
    address = await openExample(light);
    for (const page of [dark, tablet]) {
      await page.goto('/sign-in');
      await page.getByLabel('E-mail address').fill('admin@localhost');
      await page.getByLabel('Password').first().fill('a long enough password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Evaluations', level: 1 }).waitFor();
    }
  });

  it('axe finds nothing on the pages of the installation', async () => {
    for (const page of [light, dark]) expect(await findingsOn(page, ['/', '/people', '/password'])).toEqual([]);
  });

  it('axe finds nothing on any page of an evaluation in light', async () => {
    expect(await findingsOn(light, pages.map((path) => address + path))).toEqual([]);
  });

  it('axe finds nothing on any page of an evaluation in dark', async () => {
    expect(await findingsOn(dark, pages.map((path) => address + path))).toEqual([]);
  });

  it('axe finds nothing on a tablet', async () => {
    expect(await findingsOn(tablet, onTablet.map((path) => address + path))).toEqual([]);
  });

  it('nothing has to be scrolled sideways on a tablet', async () => {
    const wide: string[] = [];
    for (const path of ['/', '/people', ...pages.map((each) => address + each)]) {
      await open(tablet, path);
      const over = await overflow(tablet);
      if (over > 0) wide.push(`${path}: ${over} px too wide`);
    }
    expect(wide).toEqual([]);
  });
});

describe('the keyboard is enough', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  it('the first Tab reaches the link that skips to the content', async () => {
    await open(light, address);
    await light.keyboard.press('Tab');
    expect(await focused(light)).toBe('Skip to the content');
    await light.keyboard.press('Enter');
    expect(await light.evaluate(() => location.hash)).toBe('#main');
  });

  it('Tab walks through the menu and Enter opens a step', async () => {
    await open(light, address);
    for (let pressed = 0; pressed < 40 && !/^Evidence/.test(await focused(light)); pressed += 1) await light.keyboard.press('Tab');
    expect(await focused(light)).toMatch(/^Evidence/);
    await light.keyboard.press('Enter');
    await light.waitForURL(/\/evidence$/);
  });

  it('the key ? shows the keys and Escape closes them', async () => {
    await open(light, `${address}/screening`);
    await light.keyboard.press('?');
    const dialog = light.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('Everywhere').waitFor();
    expect(await accessibilityFindings(light)).toEqual([]);
    await light.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('Ctrl K finds a page by a few letters', async () => {
    await open(light, address);
    await light.keyboard.press('Control+k');
    await light.getByRole('combobox', { name: 'Find a record, page or command' }).waitFor();
    await light.keyboard.type('prisma');
    await light.getByRole('option', { name: /PRISMA/ }).first().waitFor();
    expect(await accessibilityFindings(light)).toEqual([]);
    await light.keyboard.press('Enter');
    await light.waitForURL(/\/screening\/prisma$/);
  });
});
