import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { ReadRecord } from '@cerulean/evaluation/evidence';
import type { SourceRequest } from '@cerulean/evaluation/search';
import { version } from '../version.ts';
import type { AllowedSource } from './allowed-sources.ts';
import { ask, type LoggedRequest, type Patience } from './polite-fetch.ts';

/** What came of a search over the network; the requests are there in every case. */
export interface Retrieved {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly requests: readonly LoggedRequest[];
  readonly result: Outcome<{
    readonly total: number;
    readonly records: readonly ReadRecord[];
    readonly rejected: number;
    readonly findings: readonly Finding[];
  }>;
}

/** Counts or reads everything a source has for a query, page by page. A source that is down gives a problem; it throws nothing. */
export async function retrieve(
  allowed: AllowedSource,
  query: string,
  purpose: 'count' | 'read',
  { email, clock, patience }: { email: string; clock: () => string; patience?: Patience },
): Promise<Retrieved> {
  const { source } = allowed;
  const asker = { tool: 'cerulean', email };
  const userAgent = `Cerulean/${version} (mailto:${email})`;
  const startedAt = clock();
  const log: LoggedRequest[] = [];
  const records: ReadRecord[] = [];
  const findings: Finding[] = [];
  let rejected = 0;
  let total = 0;
  const ended = (result: Retrieved['result']): Retrieved => ({ startedAt, endedAt: clock(), requests: log, result });
  let next: SourceRequest | undefined = source.start(query, asker, purpose);
  while (next) {
    const response = await ask(allowed, next, { userAgent, clock, log, ...(patience ? { patience } : {}) });
    if (!response.ok) return ended(response);
    const page = source.read(next, response.value, asker);
    if (!page.ok) return ended(page);
    total = page.value.total;
    records.push(...page.value.records);
    findings.push(...page.value.findings);
    rejected += page.value.rejected;
    if (purpose === 'read' && total > source.recordsMax)
      return ended(
        trouble(
          'input-invalid',
          `${source.title} has ${total} records for this query; ${source.recordsMax} is the most that can be read over the network.`,
          {
            remedy: 'Narrow the query, or search on its website and import the export files.',
          },
        ),
      );
    next = purpose === 'read' ? page.value.next : undefined;
  }
  return ended(done({ total, records, rejected, findings }));
}
