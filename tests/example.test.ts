import { readFile } from 'node:fs/promises';
import { buildDocument, templates } from '@cerulean/evaluation/documents';
import { blockers } from '@cerulean/evaluation/quality-system';
import { buildGraph, holes } from '@cerulean/evaluation/traceability';
import { expect, it } from 'vitest';
import { kindsByName } from '../server/src/store/kinds.ts';
import { readExported } from '../server/src/store/load-evaluation.ts';

const file = new URL('../examples/anti-infective-central-venous-catheter/evaluation.json', import.meta.url);
const read = readExported(await readFile(file, 'utf8'), 'evaluation.json', '2026-11-22T08:00:00.000Z');
if (!read.ok) throw new Error(read.problem.message);
const { snapshot, findings } = read.value;

/** Every string in a value that looks like the id of a record. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (prefixes.has(value.split('_')[0]!) && /^[a-z]{3}_[\w-]+$/.test(value)) yield value;
  } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* idsIn(part);
}
const prefixes = new Set([...kindsByName.values()].map((kind) => kind.prefix));

it('holds only records that their kinds accept', () => {
  expect(findings).toEqual([]);
  expect(Object.values(snapshot.records).flat().length).toBeGreaterThan(300);
});

it('names no record that is not there', () => {
  const records = Object.values(snapshot.records).flat();
  const there = new Set<string>(records.map(({ id }) => id));
  const missing = records.flatMap(({ id, data }) =>
    [...idsIn(data)].filter((named) => !there.has(named)).map((named) => `${id} names ${named}`),
  );
  expect(missing).toEqual([]);
});

it('says that the device is invented, and could be released', () => {
  expect(snapshot.records.device?.[0]?.data).toMatchObject({ invented: true });
  expect(blockers(snapshot)).toEqual([]);
});

it.each(templates.map(({ id }) => id))('makes a %s without a hole', (id) => {
  const built = buildDocument(id, snapshot, { status: 'draft', version: '1 (draft)', date: '2026-11-22' });
  expect(built.ok && built.value.findings).toEqual([]);
});

it('has no open hole in its trace', () => {
  const built = buildDocument('cer', snapshot, { status: 'draft', version: '1 (draft)', date: '2026-11-22' });
  const context = { sections: built.ok ? [...built.value.sections] : [] };
  const open = holes(buildGraph(snapshot, context), snapshot, context).filter(({ state }) => state === 'open');
  expect(open.map(({ link, label }) => `${link}: ${label}`)).toEqual([]);
});
