import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ChecklistState, readiness, readinessReport } from '@cerulean/evaluation/readiness';
import { afterAll, expect, it } from 'vitest';
import { closeWriters, writeDocument } from '../server/src/documents/write.ts';
import { readExported } from '../server/src/store/load-evaluation.ts';

const file = new URL('../examples/anti-infective-central-venous-catheter/evaluation.json', import.meta.url);
const read = readExported(await readFile(file, 'utf8'), 'evaluation.json', '2026-11-22T08:00:00.000Z');
if (!read.ok) throw new Error(read.problem.message);
const context = { snapshot: read.value.snapshot, documents: [], findings: [] };
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const states = readiness(context, digest);
const state = (id: string): ChecklistState => states.find((one) => one.id === id)!;

afterAll(closeWriters);

it.each([
  ['cear-rehearsal', 0.9],
  ['meddev-a10', 0.95],
  ['panel-questions', 0.5],
  ['mdcg-2020-6-sufficiency', 0.7],
  ['article-54', 0.95],
] as const)('answers most of %s from the records of the example alone', (id, share) => {
  const { items, suggested, counts } = state(id);
  console.info(
    `${id}: ${suggested} of ${items.length} pre-answered (${Math.round((100 * suggested) / items.length)} %), ${JSON.stringify(counts)}`,
  );
  expect(suggested / items.length).toBeGreaterThanOrEqual(share);
});

it('shows for every answer that is met where it stands', () => {
  const met = states.flatMap(({ items }) => items.filter(({ answer }) => answer === 'met'));
  expect(met.length).toBeGreaterThan(80);
  expect(met.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
});

it('does not call claims shown that the evaluators withdrew', () => {
  const claims = state('mdcg-2020-6-sufficiency').items.filter(({ section }) => section === '1');
  expect(claims.map(({ answer }) => answer)).toContain('not met');
  expect(claims.map(({ answer }) => answer)).toContain('met');
});

it('is written as a document', async () => {
  const tree = readinessReport(context, states, {
    date: '2026-11-22',
    version: '1 (draft)',
    status: 'draft',
    panelReceivedOn: '2026-12-01',
  });
  const written = await writeDocument(tree, 'docx');
  expect((await writeDocument(tree, 'html')).ok).toBe(true);
  expect(written.ok && written.value.bytes.length).toBeGreaterThan(20_000);
});
