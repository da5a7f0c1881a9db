import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ConsistencyRule,
  checkParagraph,
  contextOf,
  type DossierDocument,
  dossierOf,
  inOrder,
  openDocument,
  paragraphBase,
  rules,
  runRules,
  type Statement,
  statementKinds,
  statementsOf,
} from '@cerulean/evaluation/consistency';
import { readDocumentBytes } from '../../server/src/documents/readers/read-file.ts';
import { closeWriters, writeDocument } from '../../server/src/documents/write.ts';
import { statementsIn } from '../../server/src/work/kept-statements.ts';
import { checkBeside, secondThread } from '../../server/src/work/second-thread.ts';
import { handedOver, type UploadedDocument } from '../../server/src/work/uploaded-documents.ts';
import { changesOf, factSheets, factsOf, scoreFacts, templates } from '../../tests/dossiers/facts.ts';
import { check, labelledDossiers, plant, score } from '../../tests/dossiers/labelled.ts';
import { dossierOfPair, pairs, toldOf } from '../../tests/dossiers/pairs.ts';
import { atMost, type Benchmark, type BenchmarkRow, timed } from '../benchmark.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const goals = { easy: 0.98, medium: 0.9, hard: 0.6 } as const;

const consistency: Benchmark = {
  id: 'consistency',
  title: 'Contradictions planted in long labelled dossiers, and the time for 1,000 pages',
  async run() {
    const rows: BenchmarkRow[] = [];
    for (const set of [
      'development',
      'reporting',
      'untouched',
      'short',
      'short-untouched',
      'template',
      'template-untouched',
      'varied',
      'varied-untouched',
    ])
      rows.push(...(await recall(set)));
    const plain = ['plain'];
    rows.push(
      ...(await toldOtherwise('looked-at', 3, 'templates', plain)),
      ...(await toldOtherwise('untouched', 1, 'templates', plain)),
      ...(await toldOtherwise('looked-at', 10, 'templates')),
      ...(await toldOtherwise('untouched', 10, 'templates-untouched')),
    );
    rows.push(...(await ofPairs()));
    const folder = mkdtempSync(join(tmpdir(), 'cerulean-consistency-'));
    try {
      const texts = thousandPages();
      rows.push(...(await cold(await writeForms(folder, texts))), ...(await shares(texts)), ...(await warm(texts)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { rows };
  },
};
export default consistency;

/** How much of what was planted is found, and what is found besides. */
async function recall(set: string): Promise<BenchmarkRow[]> {
  const counts = { easy: [0, 0], medium: [0, 0], hard: [0, 0] } as Record<keyof typeof goals, [number, number]>;
  let falseAlarms = 0;
  let graveInClean = 0;
  for (const dossier of labelledDossiers(join(root, 'tests/dossiers', set))) {
    graveInClean = Math.max(graveInClean, (await findings(dossier.documents)).filter((finding) => finding.severity !== 'minor').length);
    const scored = score(dossier.planted, await findings(plant(dossier)));
    falseAlarms += scored.falseAlarms.length;
    for (const one of dossier.planted) {
      counts[one.difficulty][1]++;
      if (scored.found.includes(one)) counts[one.difficulty][0]++;
    }
  }
  const total = Object.values(counts).reduce(([found, all], [more, there]) => [found + more, all + there], [0, 0]);
  const atLeast = (what: string, [found, all]: readonly number[], goal: number): BenchmarkRow => {
    const figure = all === 0 ? 0 : found! / all!;
    return { what: `${set}: ${what} (${found} of ${all})`, figure, unit: '', goal: `at least ${goal}`, met: figure >= goal };
  };
  return [
    atLeast('found', total, 0.85),
    ...(['easy', 'medium', 'hard'] as const)
      .filter((difficulty) => counts[difficulty][1] > 0)
      .map((difficulty) => atLeast(`found, ${difficulty}`, counts[difficulty], goals[difficulty])),
    atMost(`${set}: false alarms for 10 found`, (10 * falseAlarms) / Math.max(1, total[0]!), '', 1),
    atMost(`${set}: most findings of major or above in a coherent dossier`, graveInClean, '', 2),
  ];
}

/**
 * How many facts are found that one document of a template tells otherwise, each alone, and what is found where none is. Each template is filled with one of
 * so many fact sheets, another template with others.
 */
async function toldOtherwise(
  sheets: 'looked-at' | 'untouched',
  oneOf: number,
  set: 'templates' | 'templates-untouched',
  names: readonly string[] = [...templates(set).keys()],
): Promise<BenchmarkRow[]> {
  let [found, changed, falseAlarms] = [0, 0, 0];
  const all = factSheets(sheets).map(factsOf);
  for (const [index, name] of names.entries()) {
    const template = templates(set).get(name)!;
    for (const facts of all.filter((_, position) => position % oneOf === index % oneOf)) {
      const scored = await scoreFacts(template, facts, changesOf(template, facts, 'by turns'), findings);
      found += scored.found.length;
      changed += scored.found.length + scored.missed.length;
      falseAlarms += scored.falseAlarms.length;
    }
  }
  const figure = found / changed;
  const what = `facts ${sheets}, ${names.length === 1 ? names[0] : set}`;
  return [
    { what: `${what}: found (${found} of ${changed})`, figure, unit: '', goal: 'at least 0.98', met: figure >= 0.98 },
    atMost(`${what}: false alarms for 10 found`, (10 * falseAlarms) / Math.max(1, found), '', 1),
  ];
}

/** How many contradictions of two plain sentences are seen, and how many coherent pairs are told. */
async function ofPairs(): Promise<BenchmarkRow[]> {
  const rows: BenchmarkRow[] = [];
  for (const [what, own] of [
    ['instructions against controls', pairs.filter(({ ifu }) => ifu !== undefined)],
    ['report against summary', pairs.filter(({ cer }) => cer !== undefined)],
  ] as const) {
    let [found, told] = [0, 0];
    for (const pair of own)
      if (toldOf(pair, await findings(dossierOfPair(pair))).length > 0) {
        if (pair.contradicts) found++;
        else told++;
      }
    const all = own.filter(({ contradicts }) => contradicts).length;
    rows.push(
      {
        what: `pairs, ${what}: found (${found} of ${all})`,
        figure: found / all,
        unit: '',
        goal: 'at least 0.85',
        met: found / all >= 0.85,
      },
      atMost(`pairs, ${what}: coherent ones told (of ${own.length - all})`, told, '', (own.length - all) / 10),
    );
  }
  return rows;
}

async function findings(documents: readonly { file: string; text: string }[]) {
  const read = await Promise.all(
    documents.map(async ({ file, text }) => {
      const outcome = await readDocumentBytes(Buffer.from(text), file);
      if (!outcome.ok) throw new Error(outcome.problem.message);
      return { file, read: outcome.value };
    }),
  );
  return check(read).findings;
}

/** Eight documents that make 1,000 pages as PDF, or a few more: three long dossiers again and again, each time with other numbers, and one of them once more. */
function thousandPages(): { file: string; text: string }[] {
  const folders = ['concentrator', 'stapler', 'valve'];
  const names = ['CEP', 'CER', 'IFU', 'PMCF_plan', 'PSUR', 'Risk_management_report', 'SOTA', 'SSCP'];
  const text = (folder: string, name: string): string => {
    const path = join(root, 'tests/dossiers/development', folder, `${name}.md`);
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  return names.map((name) => ({
    file: name,
    text: Array.from({ length: 9 }, (_, turn) =>
      (turn < 8 ? folders : folders.slice(0, 1))
        .map((folder) => text(folder, name).replace(/\d{3,}/g, (digits) => String(Number(digits) + turn)))
        .join('\n\n'),
    ).join('\n\n'),
  }));
}

const forms = ['pdf', 'md', 'docx', 'mixed'] as const;

/** Writes the documents in each form they may have, into a folder a form, and gives the folders. What writes has ended before anything is measured. */
async function writeForms(folder: string, texts: readonly { file: string; text: string }[]): Promise<Map<(typeof forms)[number], string>> {
  const places = new Map<(typeof forms)[number], string>();
  for (const form of forms) {
    const place = mkdtempSync(join(folder, form));
    places.set(form, place);
    for (const [index, { file, text }] of texts.entries()) {
      const to = form === 'mixed' ? (['docx', 'pdf'] as const)[index % 2]! : form;
      if (to === 'md') writeFileSync(join(place, `${file}.md`), text);
      else {
        const read = await readDocumentBytes(Buffer.from(text), `${file}.md`);
        const written = read.ok ? await writeDocument(read.value.tree, to) : read;
        if (!written.ok) throw new Error(written.problem.message);
        writeFileSync(join(place, `${file}.${to}`), written.value.bytes);
      }
    }
  }
  await closeWriters();
  return places;
}

/** The command in a process of its own, for each form the documents may have. */
async function cold(places: ReadonlyMap<(typeof forms)[number], string>): Promise<BenchmarkRow[]> {
  const rows: BenchmarkRow[] = [];
  let pages = 0;
  for (const [form, place] of places) {
    const { milliseconds, value } = await timed(() => runAlone(['consistency', 'check', place, '--json']));
    if (form === 'pdf') {
      pages = (JSON.parse(value.answer) as { documents: { pages: number }[] }).documents.reduce((sum, one) => sum + one.pages, 0);
      rows.push({ what: 'pages of the documents, as PDF', figure: pages, unit: '', goal: 'at least 1000', met: pages >= 1000 });
    }
    rows.push(
      atMost(`${pages} pages as ${form}, cold`, milliseconds / 1000, 's', 10),
      atMost(`${pages} pages as ${form}, most memory of all its processes`, value.gibibytes, 'GiB', 1),
    );
  }
  return rows;
}

/** Runs a command and gives its answer and the most memory that it and its children held at one time. */
function runAlone(call: readonly string[]): Promise<{ answer: string; gibibytes: number }> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [join(root, 'server/bin/cerulean.mjs'), ...call], { stdio: ['ignore', 'pipe', 'ignore'] });
    let most = 0;
    let answer = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(child.pid!));
    }, 100);
    child.once('error', fail);
    child.once('close', () => {
      clearInterval(watch);
      settle({ answer, gibibytes: most / 2 ** 30 });
    });
  });
}

/** Bytes that a process and its children hold; 0 where the system does not tell. */
function memoryOf(id: number): number {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    const children = readdirSync(`/proc/${id}/task`).flatMap((task) =>
      readFileSync(`/proc/${id}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
    );
    return own + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0);
  } catch {
    return 0;
  }
}

async function open(file: string, text: string): Promise<DossierDocument> {
  const outcome = await readDocumentBytes(Buffer.from(text), `${file}.md`);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return openDocument({ id: file, name: file, read: outcome.value });
}

/**
 * The statement kinds and rules that take the largest part of the time, each of its sort. One that becomes many times slower is seen here before the whole
 * check is over its goal. General rules hold all text against all other, so they may take more.
 */
async function shares(texts: readonly { file: string; text: string }[]): Promise<BenchmarkRow[]> {
  const documents = await Promise.all(texts.map(({ file, text }) => open(file, text)));
  const context = contextOf(documents);
  const statements: Statement[][] = [];
  const kinds = statementKinds.map((kind) => ({
    id: kind.id,
    took: spent(() => statements.push(documents.flatMap((document) => statementsOf(document, context, [kind])))),
  }));
  const dossier = dossierOf(documents, context, inOrder(documents, ...statements));
  const ran = (rules as readonly ConsistencyRule[]).map((rule) => ({
    id: rule.id,
    general: rule.general === true,
    took: spent(() => runRules(dossier, [rule])),
  }));
  const sumOf = (all: readonly { readonly took: number }[]): number => all.reduce((sum, { took }) => sum + took, 0);
  const slowest = <One extends { readonly id: string; readonly took: number }>(
    what: string,
    among: readonly One[],
    whole: number,
    limit: number,
  ): BenchmarkRow => {
    const [first] = [...among].sort((one, other) => other.took - one.took);
    return atMost(`share of the slowest ${what} in the time of all (${first!.id})`, first!.took / whole, '', limit);
  };
  return [
    slowest('statement kind', kinds, sumOf(kinds), 0.15),
    slowest(
      'rule but general ones',
      ran.filter(({ general }) => !general),
      sumOf(ran),
      0.15,
    ),
    slowest(
      'general rule',
      ran.filter(({ general }) => general),
      sumOf(ran),
      0.4,
    ),
  ];
}

function spent(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** One document changed, and one paragraph changed, with all else kept. */
async function warm(texts: readonly { file: string; text: string }[]): Promise<BenchmarkRow[]> {
  const documents = await Promise.all(texts.map(({ file, text }) => open(file, text)));
  const context = contextOf(documents);
  const thread = secondThread();
  const handed = documents.map(handedOver);
  const inTwo = (all: readonly DossierDocument[], given: readonly UploadedDocument[]) => {
    return checkBeside({ documents: all, context: contextOf(all), corrections: [] }, { thread, documents: given });
  };
  await inTwo(documents, handed);
  const changed = texts.find(({ file }) => file === 'IFU')!;
  const again = await timed(async () => {
    const newer = await open(changed.file, changed.text.replace(/\b65\b/, '60'));
    return inTwo(
      documents.map((document) => (document.id === newer.id ? newer : document)),
      handed.map((one) => (one.id === newer.id ? handedOver(newer) : one)),
    );
  });
  await thread.close();
  const dossier = dossierOf(documents, context, statementsIn(documents, context));
  const base = paragraphBase(dossier, ['CER']);
  const sectionId = documents.find((document) => document.id === 'CER')!.passages.find((passage) => passage.kind === 'heading')!.blockId!;
  const edit = {
    document: 'CER',
    sectionId,
    text: 'The device is intended for adults aged 60 years and over who weigh more than 30 kg. The expected service life is 7 years.',
  };
  checkParagraph(base, edit);
  const paragraph = await timed(() => Array.from({ length: 10 }, () => checkParagraph(base, edit)));
  return [
    atMost('re-check of 1,000 pages after one changed document', again.milliseconds / 1000, 's', 2),
    atMost('check of one edited paragraph against 1,000 pages', paragraph.milliseconds / 10, 'ms', 50),
  ];
}
