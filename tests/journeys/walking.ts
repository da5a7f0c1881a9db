import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { it } from 'vitest';

/** The folder of the evaluation that every first start loads. */
export const exampleFolder = fileURLToPath(new URL('../../examples/anti-infective-central-venous-catheter/', import.meta.url));
export const exampleTitle = 'Norvane AS central venous catheter';

/**
 * The steps of one story, each a test. After one went wrong the rest are skipped, because they build on each other; a picture of the page where it
 * happened stands in the folder for temporary files.
 */
export function story(page: () => Page | undefined): (title: string, walk: () => Promise<void>) => void {
  let wrong: string | undefined;
  return (title, walk) =>
    it(title, async ({ skip }) => {
      if (wrong) skip(`an earlier step went wrong: ${wrong}`);
      try {
        await walk();
      } catch (error) {
        wrong = title;
        const picture = join(tmpdir(), `${title.replaceAll(/\W+/g, '-').slice(0, 60)}.png`);
        await page()
          ?.screenshot({ path: picture })
          .then(() => console.error(`“${title}” went wrong at ${page()?.url()}; picture: ${picture}`))
          .catch(() => undefined);
        throw error;
      }
    });
}

/** Opens the example from the list of evaluations and gives its address. */
export async function openExample(page: Page): Promise<string> {
  await page.goto('/');
  await page
    .getByRole('region', { name: 'Evaluations' })
    .or(page.getByRole('table'))
    .getByRole('link', { name: new RegExp(exampleTitle) })
    .first()
    .click();
  await page.waitForURL(/\/e\/[^/]+\/?$/);
  return new URL(page.url()).pathname.replace(/\/$/, '');
}

/** Begins an empty evaluation and gives its address. */
export async function beginEvaluation(page: Page, title: string): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'New evaluation' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill(title);
  await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/e\/[^/]+/);
  return `/e/${/\/e\/([^/?]+)/.exec(page.url())![1]}`;
}

/** Goes to a step of the process by the left menu, and to one of its pages by its tab. */
export async function goTo(page: Page, step: string, tab?: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Clinical evaluation' })
    .getByRole('link', { name: new RegExp(`^${step}( ?\\d+ open)?$`) })
    .click();
  if (tab) await page.getByRole('main').getByRole('navigation').getByRole('link', { name: tab, exact: true }).click();
}

/** Drops a file on what has the words "drop them here", as a mouse would. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const content = (await readFile(path)).toString('base64');
  const files = await page.evaluateHandle(
    ([name, encoded]) => {
      const bytes = Uint8Array.from(atob(encoded!), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name!));
      return transfer;
    },
    [basename(path), content],
  );
  const target = page.getByText(/drop (them|it) here/);
  await target.waitFor();
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: files });
}

/** Adds a person to the installation, and gives the one-time link to be handed to them. */
export async function addPerson(page: Page, name: string, email: string): Promise<string> {
  await page.goto('/people');
  await page.getByRole('main').getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const shown = await page
    .getByText(/\/sign-in#token=/)
    .first()
    .innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  const [link] = /http\S+#token=[\w-]+/.exec(shown) ?? [];
  if (!link) throw new Error(`no one-time link in “${shown}”`);
  return link;
}

/** Takes a person into the team of the open evaluation. */
export async function addMember(page: Page, name: string, role: string): Promise<void> {
  await goTo(page, 'Team');
  await page.getByRole('main').getByRole('button', { name: 'Add member' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('combobox', { name: 'Person' })
    .or(dialog.getByRole('textbox', { name: 'Person' }))
    .first()
    .fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await dialog.getByLabel('Role').selectOption(role);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/**
 * Puts the caret at the end of a text as a person does: presses the keys, and goes on when the editor has heard of it. The browser tells the
 * editor of a moved caret a moment later, and nobody types faster than that but a program.
 */
export async function caretToEnd(text: Locator): Promise<void> {
  await text.press('Control+End');
  await text.page().waitForTimeout(250);
}
