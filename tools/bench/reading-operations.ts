import { all, type Snapshot } from '@cerulean/evaluation/records';
import { acceptedHoleKind } from '@cerulean/evaluation/traceability';
import { operations } from '../../server/src/operations/index.generated.ts';
import type { Operation } from '../../server/src/operations/operation.ts';
import { seedEvaluation } from '../../server/src/seed-evaluation.ts';
import { kindsByName } from '../../server/src/store/kinds.ts';
import { type BenchInstallation, startInstallation } from '../bench-installation.ts';
import { atMost, type Benchmark, type BenchmarkRow, timed } from '../benchmark.ts';

const size = { references: 100_000, entries: 1_000_000 };
const repeats = 9;

/** Operations that walk or write everything there is, and whose time is a matter of bytes; they are measured once and apart. */
const walking = new Set(['records.chain.verify', 'records.export.get', 'documents.document.write', 'readiness.report.write']);

/** What a reading operation is asked for beside its path. */
const queries: Record<string, readonly string[]> = {
  'evidence.reference.list': [
    '',
    '?state=all&limit=100&offset=90000',
    '?state=to screen&sort=title&limit=100',
    '?state=excluded&sort=year&descending=true&limit=100&offset=20000',
    '?state=duplicates&sort=author&limit=100',
    '?state=included&limit=100',
    '?query=tunnelled publication 4711',
    '?query=infection&sort=year&limit=100',
  ],
  'records.entry.list': ['', '?before=500000', '?kind=claim', '?kind=reference&before=20000', '?actor=system', '?recordId=ref_seed0000042'],
  'readiness.timeline.get': ['?receivedOn=2026-12-01'],
  'screening.conflict.list': ['?stage=title and abstract'],
  'screening.reference.list': ['?stage=title and abstract&standing=waits for me', '?stage=title and abstract&standing=exclude&offset=5000'],
  'screening.queue.get': ['?stage=title and abstract', '?stage=full text', '?stage=title and abstract&unsure=true'],
};

const median = (values: readonly number[]) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]!;

/** The path of an operation with the id of a record it can be asked for. */
function pathOf(operation: Operation, evaluation: string, snapshot: Snapshot, fileId: string): string {
  const first = (kind: string) => snapshot.records[kind]?.[0]?.id ?? '';
  const [, thing = ''] = operation.id.split('.');
  const others: Record<string, string> = {
    'analysis.result.plot': first('estimate'),
    'readiness.checklist.get': 'cear-rehearsal',
    'records.entry.history': 'ref_seed0000042',
    'traceability.thread.get': first('claim'),
    'evidence.data-set.rates': snapshot.records['data-set']?.find(({ data }) => (data as { rows: unknown[] }).rows.length > 0)?.id ?? '',
    'evidence.file.download': fileId,
  };
  const id = others[operation.id] ?? first(kindsByName.has(thing) ? thing : 'reference');
  return operation.path
    .replace(':evaluation', evaluation)
    .replace(':document', 'cer')
    .replace(':section', '1')
    .replace(':referenceId', 'ref_seed0000042')
    .replace(/:\w+/, id);
}

const readingOperations: Benchmark = {
  id: 'reading-operations',
  title: 'Reading operations at 100,000 references and 1,000,000 audit entries',
  async run() {
    const installation = await startInstallation();
    try {
      return { rows: await measureAll(installation) };
    } finally {
      await installation.close();
    }
  },
};
export default readingOperations;

async function measureAll(installation: BenchInstallation): Promise<BenchmarkRow[]> {
  const evaluation = await installation.example();
  const form = new FormData();
  form.append('purpose', 'other');
  form.append('file', new Blob(['Instructions for use']), 'ifu.txt');
  const files = (await installation.ask('POST', `/evaluations/${evaluation}/evidence/files`, form)).json() as { records: { id: string }[] };
  const example = await installation.system.snapshots.of(evaluation);
  const seeding = await timed(() => seedEvaluation(installation.system.database, evaluation, size));
  process.stderr.write(`Seeded in ${(seeding.milliseconds / 1000).toFixed(0)} s.\n`);

  const reading = (operations as readonly Operation[]).filter(({ method, id }) => method === 'GET' && !walking.has(id));
  const cold = await timed(() => installation.ask('GET', `/evaluations/${evaluation}/analysis/results`));
  const measured: { what: string; milliseconds: number }[] = [];
  for (const operation of reading) {
    const path = pathOf(operation, evaluation, example, files.records[0]!.id);
    for (const query of queries[operation.id] ?? ['']) {
      const ask = () => timed(() => installation.ask('GET', encodeURI(`${path}${query}`)));
      await ask();
      const times: number[] = [];
      for (let turn = 0; turn < repeats; turn += 1) times.push((await ask()).milliseconds);
      measured.push({ what: `${operation.id}${query}`, milliseconds: median(times) });
    }
  }
  const times = measured.map(({ milliseconds }) => milliseconds).sort((left, right) => left - right);
  const rows: BenchmarkRow[] = [
    atMost(`median of ${measured.length} reading requests`, median(times), 'ms', 20),
    { what: '95th percentile of them', figure: times[Math.floor(times.length * 0.95)]!, unit: 'ms' },
  ];
  for (const { what, milliseconds } of [...measured].sort((left, right) => right.milliseconds - left.milliseconds).slice(0, 12)) {
    rows.push({ what: `slowest: ${what}`, figure: milliseconds, unit: 'ms' });
  }
  rows.push({ what: 'first look at the whole evaluation after a start', figure: cold.milliseconds, unit: 'ms' });
  await installation.ask('POST', `/evaluations/${evaluation}/traceability/accepted-holes`, {
    data: all(example, acceptedHoleKind)[0]!.data,
  });
  const after = await timed(() => installation.ask('GET', `/evaluations/${evaluation}/analysis/results`));
  rows.push({ what: 'first look at the estimates after a change', figure: after.milliseconds, unit: 'ms' });
  const verified = await timed(() => installation.ask('GET', `/evaluations/${evaluation}/records/verify`));
  if (!(verified.value.json() as { holds: boolean }).holds) throw new Error('the seeded chain does not hold');
  rows.push({ what: 'walk the whole chain', figure: verified.milliseconds / 1000, unit: 's' });
  return rows;
}
