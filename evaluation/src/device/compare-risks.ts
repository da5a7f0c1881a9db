import { type DataOf, type FieldChange, fieldChanges, type Stored } from '../records/index.ts';
import type { riskKind } from './risk.ts';
import { type RiskField, riskFields } from './risk-mapping.ts';

type Risk = DataOf<typeof riskKind>;

/** What a newer risk file changes. */
export interface RiskComparison {
  readonly added: readonly Risk[];
  /** The record as it is, the data it would have, and the fields that differ. */
  readonly changed: readonly { readonly stored: Stored<Risk>; readonly data: Risk; readonly changes: readonly FieldChange[] }[];
  readonly unchanged: readonly Stored<Risk>[];
  /** Risks the evaluation has and the file does not; they are never removed by themselves. */
  readonly missing: readonly Stored<Risk>[];
}

const keyOf = (risk: Risk) =>
  risk.number ? `number ${risk.number}` : `text ${[risk.hazard, risk.hazardousSituation, risk.harm].join('\n').toLowerCase()}`;

/**
 * Compares the risks of an evaluation with those read from a file, by number, or by hazard, situation and harm where there is no number. Only fields the file
 * has a column for are compared; links to evidence, parameters and requirements that people made stay. Of several risks with one number each meets one.
 */
export function compareRisks(existing: readonly Stored<Risk>[], incoming: readonly Risk[]): RiskComparison {
  const waiting = new Map<string, Stored<Risk>[]>();
  for (const stored of existing) waiting.set(keyOf(stored.data), [...(waiting.get(keyOf(stored.data)) ?? []), stored]);
  const added: Risk[] = [];
  const changed: { stored: Stored<Risk>; data: Risk; changes: FieldChange[] }[] = [];
  const unchanged: Stored<Risk>[] = [];
  for (const risk of incoming) {
    const stored = waiting.get(keyOf(risk))?.shift();
    if (!stored) {
      added.push(risk);
      continue;
    }
    const mapped = riskFields.filter((field) => (!risk.source || risk.source.mapping[field] !== undefined) && risk[field] !== undefined);
    const changes = fieldChanges(pick(stored.data, mapped), pick(risk, mapped));
    if (changes.length === 0) unchanged.push(stored);
    else changed.push({ stored, data: { ...stored.data, ...pick(risk, mapped), source: risk.source }, changes });
  }
  return { added, changed, unchanged, missing: [...waiting.values()].flat() };
}

function pick(risk: Risk, fields: readonly RiskField[]): Partial<Risk> {
  return Object.fromEntries(fields.map((field) => [field, risk[field]]));
}
