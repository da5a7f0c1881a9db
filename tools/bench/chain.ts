import { createHash } from 'node:crypto';
import { canonicalJson } from '@cerulean/evaluation/base';
import { type AuditEntry, chainEntries, chainStart, type EntryContent, verifyChain } from '@cerulean/evaluation/records';
import { atMost, type Benchmark, type BenchmarkRow, timed } from '../benchmark.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const portion = 10_000;

/** A change as people make them: a reference of about one kilobyte. */
function content(number: number): EntryContent {
  return {
    chain: 'eva_benchmark',
    at: '2026-01-01T00:00:00.000Z',
    actor: { id: 'per_benchmark', name: 'A. Person' },
    operation: 'evidence.reference.update',
    action: 'update',
    kind: 'reference',
    recordId: `ref_${number}`,
    version: 2,
    data: {
      type: 'article',
      title: `Central venous catheters and bloodstream infection, publication ${number}`,
      authors: [{ family: 'Example', given: 'A' }, { literal: 'The Example Study Group' }],
      year: 1990 + (number % 35),
      container: 'Journal of Examples',
      abstract: 'Background, methods, results and conclusions of an invented study. '.repeat(8),
      keywords: ['catheters', 'infection', 'prevention'],
    },
    reason: 'The year was wrong.',
  };
}

/** Chains and verifies in portions, as an export and its verifier do, so that memory does not grow with the chain. */
async function measure(size: number): Promise<{ chain: number; verify: number; baseline: number }> {
  const verifier = verifyChain('eva_benchmark', digest);
  let head = { sequence: 0, hash: chainStart };
  const spent = { chain: 0, verify: 0, baseline: 0 };
  for (let start = 0; start < size; start += portion) {
    const contents = Array.from({ length: portion }, (_, index) => content(start + index));
    const chained = await timed(() => chainEntries(head, contents, digest));
    spent.chain += chained.milliseconds;
    head = chained.value.at(-1)!;
    const stored = JSON.parse(JSON.stringify(chained.value)) as AuditEntry[];
    const verified = await timed(() => stored.every((entry) => verifier.feed(entry) === undefined));
    if (!verified.value) throw new Error('an intact chain did not verify');
    spent.verify += verified.milliseconds;
    const texts = chained.value.map((entry) => canonicalJson(entry));
    spent.baseline += (await timed(() => texts.forEach(digest))).milliseconds;
  }
  return spent;
}

const chain: Benchmark = {
  id: 'chain',
  title: 'Chaining audit entries by hash, and verifying the chain',
  async run() {
    const rows: BenchmarkRow[] = [];
    await measure(portion);
    for (const [size, bound] of [
      [100_000, 2],
      [1_000_000, 20],
    ] as const) {
      const spent = await measure(size);
      const entries = size.toLocaleString('en-GB');
      rows.push(atMost(`chain ${entries} entries`, spent.chain / 1000, 's', bound));
      rows.push(atMost(`verify ${entries} entries`, spent.verify / 1000, 's', bound));
      rows.push({ what: `verify ${entries} entries, against SHA-256 alone`, figure: spent.verify / spent.baseline, unit: 'times' });
    }
    return { rows };
  },
};
export default chain;
