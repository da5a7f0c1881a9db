import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The product as a person meets it: the real server on a fresh data folder, and a real browser. */
export interface Product {
  readonly address: string;
  /** The one-time sign-in that the first start printed. */
  readonly firstSignIn: string;
  /** A page of a person of its own, in light or dark. */
  page(options?: { width?: number; height?: number; dark?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'cerulean-journey-'));
  const server = spawn(process.execPath, [join(root, 'server/src/main.ts'), 'serve'], {
    cwd: folder,
    env: { ...process.env, CERULEAN_DATA: join(folder, 'data'), CERULEAN_PORT: '0', CERULEAN_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { address, firstSignIn } = await printed(server);
  const browser: Browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // The package's own arguments switch off web security, which would hide what these journeys are to find.
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    headless: true,
  });
  const contexts: BrowserContext[] = [];
  return {
    address,
    firstSignIn,
    async page({ width = 1280, height = 800, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        acceptDownloads: true,
        baseURL: address,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      server.kill('SIGTERM');
      await new Promise((gone) => (server.exitCode === null ? server.once('exit', gone) : gone(undefined)));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Reads the address and the first sign-in off what the server prints. */
function printed(server: ChildProcess): Promise<{ address: string; firstSignIn: string }> {
  return new Promise((found, fail) => {
    let text = '';
    const late = setTimeout(() => fail(new Error(`the server did not start: ${text}`)), 60_000);
    server.stderr!.on('data', (part: Buffer) => {
      text += part.toString();
      const address = /is ready at (http\S+)/.exec(text)?.[1];
      const firstSignIn = /Sign in once as the first administrator[^\n]*: (http\S+)/.exec(text)?.[1];
      if (address && firstSignIn) {
        clearTimeout(late);
        found({ address, firstSignIn });
      }
    });
    server.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)));
  });
}

/** What axe finds against WCAG 2.2 A and AA on a page, as sentences; none is the aim. Rules named narrow it to them. */
export async function accessibilityFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (rules
    ? builder.withRules([...rules])
    : builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.split('\n').at(-1)?.trim()}`),
  );
}

/** Uses the one-time sign-in that the first start printed, and sets a password. */
export async function signInFirst(page: Page, product: Product, password = 'a long enough password'): Promise<void> {
  await signInByLink(page, product.firstSignIn, password);
}

/** Uses a one-time sign-in as somebody who is given it, and sets a password. */
export async function signInByLink(page: Page, link: string, password = 'a long enough password'): Promise<void> {
  await page.goto(link);
  await choosePassword(page, password);
}

/** Chooses the password that the first sign-in asks for. */
export async function choosePassword(page: Page, password = 'a long enough password'): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('The same again').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
