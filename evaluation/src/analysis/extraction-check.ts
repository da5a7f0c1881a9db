import { z } from 'zod';
import { all, type DataOf, defineKind, type Snapshot, type Stored } from '../records/index.ts';
import { extractedValueKind } from './extracted-value.ts';
import { outcomeKind } from './outcome.ts';

/**
 * What a second person found when they held one extracted value or outcome against its source. A difference waits until somebody resolves it: by correcting
 * what was extracted or by keeping it, with a reason.
 */
export const extractionCheckKind = defineKind({
  name: 'extraction-check',
  prefix: 'exc',
  title: 'check of an extraction',
  plural: 'checks of extractions',
  schema: z
    .object({
      /** Id of the extracted value or outcome. */
      recordId: z.string(),
      /** The version that was looked at, or that the difference was resolved to. */
      version: z.number().int().min(1),
      verdict: z.enum(['agrees', 'differs', 'resolved']),
      /** What the second person reads in the source. */
      reads: z.string().trim().max(4000).default(''),
      page: z.string().trim().max(60).default(''),
      quote: z.string().trim().max(4000).default(''),
      /** Why it differs, or why it was resolved so. */
      reason: z.string().trim().max(2000).default(''),
    })
    .refine(({ verdict, reads }) => verdict !== 'differs' || reads !== '', { path: ['reads'], message: 'say what you read' })
    .refine(({ verdict, reason }) => verdict !== 'resolved' || reason !== '', { path: ['reason'], message: 'say why it is resolved so' }),
  label: (data) => data.verdict,
});
export type ExtractionCheck = DataOf<typeof extractionCheckKind>;

/** Where an extracted value or outcome stands between the two people. */
export type CheckState = 'not checked' | 'checked' | 'difference' | 'difference resolved' | 'changed since the check';

/** The state of one record, from its version and the check of it. A check says nothing about a later version. */
export function checkState(record: Pick<Stored, 'version'>, check: Pick<ExtractionCheck, 'version' | 'verdict'> | undefined): CheckState {
  if (!check) return 'not checked';
  if (check.version !== record.version) return 'changed since the check';
  return check.verdict === 'agrees' ? 'checked' : check.verdict === 'differs' ? 'difference' : 'difference resolved';
}

/** The check of each extracted value and outcome by the record's id; of several the last one counts. */
export function checksByRecord(snapshot: Snapshot): Map<string, Stored<ExtractionCheck>> {
  const checks = new Map<string, Stored<ExtractionCheck>>();
  for (const check of all(snapshot, extractionCheckKind)) {
    const before = checks.get(check.data.recordId);
    if (!before || before.updatedAt <= check.updatedAt) checks.set(check.data.recordId, check);
  }
  return checks;
}

/** How far the extraction from one item is. */
export interface ItemExtraction {
  readonly values: number;
  readonly outcomes: number;
  /** Records by state; their sum is values and outcomes together. */
  readonly states: Readonly<Record<CheckState, number>>;
}

/** How far extraction is, by item; items from which nothing was extracted are absent. */
export function extractionByItem(snapshot: Snapshot): Map<string, ItemExtraction> {
  const checks = checksByRecord(snapshot);
  const items = new Map<string, { values: number; outcomes: number; states: Record<CheckState, number> }>();
  const count = (record: Stored<{ readonly itemId: string }>, what: 'values' | 'outcomes') => {
    const item = items.get(record.data.itemId) ?? {
      values: 0,
      outcomes: 0,
      states: { 'not checked': 0, checked: 0, difference: 0, 'difference resolved': 0, 'changed since the check': 0 },
    };
    items.set(record.data.itemId, item);
    item[what] += 1;
    item.states[checkState(record, checks.get(record.id)?.data)] += 1;
  };
  for (const value of all(snapshot, extractedValueKind)) count(value, 'values');
  for (const outcome of all(snapshot, outcomeKind)) count(outcome, 'outcomes');
  return items;
}
