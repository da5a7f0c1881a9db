import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type ConsistencyFinding,
  checkDossier,
  contextOf,
  type DossierDocument,
  dossierOf,
  openDocument,
  statementsOf,
} from '@cerulean/evaluation/consistency';
import type { ReadDocument } from '@cerulean/evaluation/documents';

/** A planted contradiction, as `gold.json` beside the documents describes it. */
export interface Planted {
  readonly id: string;
  readonly attribute: string;
  readonly difficulty: 'easy' | 'medium' | 'hard';
  readonly documents: readonly string[];
  /** How the coherent text becomes contradictory: each `find` stands exactly once in its document. */
  readonly patches: readonly { readonly document: string; readonly find: string; readonly replace: string }[];
  /** The contradictory words by document, as they stand after the patches. */
  readonly quotes: Readonly<Record<string, string>>;
  readonly note: string;
}

/** A long dossier with its labels: coherent as it stands, contradictory with its patches. */
export interface LabelledDossier {
  readonly name: string;
  readonly documents: readonly { readonly file: string; readonly text: string }[];
  readonly planted: readonly Planted[];
}

/** The dossiers below a folder, in order of their names. */
export function labelledDossiers(folder: string): LabelledDossier[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'gold.json')))
    .map((name) => ({
      name,
      documents: readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.md'))
        .sort()
        .map((file) => ({ file, text: readFileSync(join(folder, name, file), 'utf8') })),
      planted: (JSON.parse(readFileSync(join(folder, name, 'gold.json'), 'utf8')) as { contradictions: Planted[] }).contradictions,
    }));
}

/** The documents with all contradictions planted. A patch that does not fit exactly once is a mistake in the labels. */
export function plant(dossier: LabelledDossier): { file: string; text: string }[] {
  return dossier.documents.map(({ file, text }) => {
    let patched = text;
    for (const { find, replace } of dossier.planted.flatMap((one) => one.patches).filter((patch) => patch.document === file)) {
      if (text.split(find).length !== 2) throw new Error(`${dossier.name}/${file}: "${find.slice(0, 60)}" must stand exactly once`);
      patched = patched.replace(find, () => replace);
    }
    return { file, text: patched };
  });
}

/** What is found in documents that were read; the same as `cerulean consistency check` finds. */
export function check(documents: readonly { readonly file: string; readonly read: ReadDocument }[]): {
  findings: ConsistencyFinding[];
  documents: DossierDocument[];
} {
  const opened = documents.map(({ file, read }) => openDocument({ id: file, name: file, read }));
  const context = contextOf(opened);
  return {
    documents: opened,
    findings: checkDossier(
      dossierOf(
        opened,
        context,
        opened.flatMap((document) => statementsOf(document, context)),
      ),
    ),
  };
}

export interface Score {
  readonly found: readonly Planted[];
  readonly missed: readonly Planted[];
  readonly falseAlarms: readonly ConsistencyFinding[];
}

/**
 * A contradiction counts as found where a finding quotes its words in the patched document, or quotes the words on the other side and names the patched
 * document as well (so an item that is missing from a list can be found). A finding that matches no contradiction is a false alarm.
 */
export function score(planted: readonly Planted[], findings: readonly ConsistencyFinding[]): Score {
  const matches = (one: Planted, finding: ConsistencyFinding): boolean => {
    const patched = new Set(one.patches.map((patch) => basename(patch.document, '.md')));
    const quoted = (file: string): boolean =>
      finding.locations.some(
        (location) =>
          basename(location.document).replace(/\.\w+$/, '') === file && sameWords(location.quote, one.quotes[`${file}.md`] ?? ''),
      );
    const names = [...patched].some((file) =>
      finding.locations.some((location) => basename(location.document).replace(/\.\w+$/, '') === file),
    );
    return [...patched].some(quoted) || (names && Object.keys(one.quotes).some((file) => quoted(basename(file, '.md'))));
  };
  const found = planted.filter((one) => findings.some((finding) => matches(one, finding)));
  return {
    found,
    missed: planted.filter((one) => !found.includes(one)),
    falseAlarms: findings.filter((finding) => !planted.some((one) => matches(one, finding))),
  };
}

/** Whether one text holds the other, or at least six in ten of its words where it has five or more. */
function sameWords(quote: string, wanted: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\d.%]+/gu, ' ')
      .trim();
  const [a, b] = [plain(quote), plain(wanted)];
  if (a === '' || b === '') return false;
  if (a.includes(b) || b.includes(a)) return true;
  const there = new Set(a.split(' '));
  const words = b.split(' ');
  return words.length >= 5 && words.filter((word) => there.has(word)).length >= 0.6 * words.length;
}
