import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readDocumentBytes } from '../server/src/documents/readers/read-file.ts';
import { changesOf, factSheets, factsOf, scoreFacts, templates } from './dossiers/facts.ts';
import { check, type LabelledDossier, labelledDossiers, plant, score } from './dossiers/labelled.ts';
import { dossierOfPair, pairs, toldOf } from './dossiers/pairs.ts';

const here = fileURLToPath(new URL('./dossiers/', import.meta.url));
const short = labelledDossiers(join(here, 'short'));
const template = labelledDossiers(join(here, 'template'));
const sets = [...labelledDossiers(join(here, 'development')), ...short, ...template].map((dossier) => ({ dossier }));

async function read(documents: readonly { file: string; text: string }[]) {
  return Promise.all(
    documents.map(async ({ file, text }) => {
      const outcome = await readDocumentBytes(Buffer.from(text), file);
      if (!outcome.ok) throw new Error(outcome.problem.message);
      return { file, read: outcome.value };
    }),
  );
}

async function findings(documents: readonly { file: string; text: string }[]) {
  return check(await read(documents)).findings;
}

// The other dossiers are only measured (npm run bench -- consistency): a test on them would be tuning to them.
describe.each(sets)('$dossier.name', ({ dossier }: { dossier: LabelledDossier }) => {
  test('says almost nothing while the dossier is coherent', async () => {
    const grave = (await findings(dossier.documents)).filter((finding) => finding.severity !== 'minor');
    expect(grave.length, grave.map((finding) => finding.message).join('\n')).toBeLessThanOrEqual(2);
  });

  test('cries wolf at most once for ten contradictions it finds', async () => {
    const { found, falseAlarms } = score(dossier.planted, await findings(plant(dossier)));
    expect(falseAlarms.length, falseAlarms.map((finding) => finding.message).join('\n')).toBeLessThanOrEqual(
      Math.max(1, found.length / 10),
    );
  });
});

test.each([
  { what: 'three of four facts that short documents plainly state otherwise', dossiers: short, least: 0.75 },
  { what: 'nine of ten contradictions between documents of one template', dossiers: template, least: 0.9 },
])('$what are found', async ({ dossiers, least }) => {
  let [planted, found] = [0, 0];
  for (const dossier of dossiers) {
    planted += dossier.planted.length;
    found += score(dossier.planted, await findings(plant(dossier))).found.length;
  }
  expect(found / planted).toBeGreaterThan(least);
});

interface Coherent {
  readonly about: string;
  readonly device: string;
  /** Rules that are still wrong here, so that they stay in sight. */
  readonly known?: readonly string[];
  readonly documents: Readonly<Record<string, string>>;
}

// Passages as real authors write them, in which something looks like a contradiction and is none.
const coherent = JSON.parse(readFileSync(join(here, 'coherent.json'), 'utf8')) as Coherent[];

describe.each(coherent)('near misses about the $about of the $device', ({ documents, known = [] }) => {
  test(known.length === 0 ? 'are no findings' : `are no findings but the known one of ${known.join(', ')}`, async () => {
    const told = await findings(Object.entries(documents).map(([file, text]) => ({ file, text })));
    expect(told.filter(({ rule }) => !known.includes(rule)).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(told.map(({ rule }) => rule).toSorted()).toEqual(known);
  });
});

const toldTogether = Object.entries(Object.groupBy(coherent, ({ device }) => device)).flatMap(([device, all]) =>
  all!.length > 1 ? [device] : [],
);

describe.each(toldTogether)('all near misses of the %s in one dossier', (device) => {
  test('are no findings', async () => {
    const texts = new Map<string, string>();
    // A language version of its own is no further chapter of a document.
    for (const { documents } of coherent.filter((one) => one.device === device && one.about !== 'German and English'))
      for (const [file, text] of Object.entries(documents)) texts.set(file, `${texts.get(file) ?? ''}${text}\n`);
    const told = await findings([...texts].map(([file, text]) => ({ file, text })));
    expect(told.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

// What is wrong so far is marked in the set, so that neither a loss nor a gain goes unseen.
test.each(pairs.map((pair) => ({ pair, said: pair.ifu ?? pair.cer ?? '', other: pair.rmf ?? pair.sscp ?? '' })))(
  'a pair of sentences: "$said" and "$other"',
  async ({ pair }) => {
    const told = toldOf(pair, await findings(dossierOfPair(pair)));
    const right = told.length > 0 === pair.contradicts;
    expect(right, told.map(({ rule, message }) => `${rule}: ${message}`).join('\n')).toBe(pair.wrong !== true);
  },
);

const plain = templates('templates').get('plain')!;

// The other templates are only measured, as the fact sheets of another hand are.
describe.each(factSheets('looked-at').filter((_, index) => index % 16 === 0))('the facts of $case in a plain template', (sheet) => {
  test('are found where one of them is told otherwise, and only there', async () => {
    const facts = factsOf(sheet);
    const changes = changesOf(plain, facts, 'everywhere');
    const { missed, falseAlarms } = await scoreFacts(plain, facts, changes, findings);
    expect(falseAlarms.map(({ message }) => message)).toEqual([]);
    const told = missed.map(({ what, file, change }) => `${what} in ${file}: ${Object.values(change).join(', ')}`);
    expect(told.length, told.join('\n')).toBeLessThanOrEqual(changes.length / 20);
  });
});

const shared = join(process.env.SHARED_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url)), 'dossiers');

describe.skipIf(!existsSync(shared))('thirteen small labelled dossiers (needs SHARED_DATA)', () => {
  test('finds nearly all of what was planted and nothing else of weight', async () => {
    let planted = 0;
    let found = 0;
    const silentOnes: string[] = [];
    for (const name of readdirSync(shared).filter((one) => existsSync(join(shared, one, 'gold.json')))) {
      const gold = JSON.parse(readFileSync(join(shared, name, 'gold.json'), 'utf8')) as {
        contradictions: { documents: string[]; value_in_first: unknown; value_in_second: unknown }[];
      };
      const files = readdirSync(join(shared, name)).filter((file) => file.endsWith('.md'));
      const told = await findings(files.map((file) => ({ file, text: readFileSync(join(shared, name, file), 'utf8') })));
      planted += gold.contradictions.length;
      found += Math.min(told.length, gold.contradictions.length);
      if (gold.contradictions.length === 0) silentOnes.push(...told.map((finding) => finding.message));
    }
    expect(silentOnes).toEqual([]);
    expect(found / planted).toBeGreaterThan(0.9);
  });
});
