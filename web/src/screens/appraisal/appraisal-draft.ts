import {
  type Appraisal,
  type AppraisalTool,
  appraisedThing,
  askedGrades,
  type clinicalDataSources,
  type StudyDesign,
} from '@cerulean/evaluation/appraisal';
import type { Stored } from '@cerulean/evaluation/records';
import type { OutputOf } from '../../api/client.ts';

export type Item = OutputOf<'appraisal.item.list'>['items'][number];
export type Source = keyof typeof clinicalDataSources;
type Overrides = NonNullable<Appraisal['overrides']>;

/** An appraisal while it is filled in: everything may still be open. */
export interface Draft {
  readonly [name: string]: unknown;
  readonly design: StudyDesign | '';
  readonly grades: Readonly<Record<string, string>>;
  readonly overrides: Overrides;
  readonly support: Readonly<Record<string, string>>;
  readonly dataSource: Source | '';
  readonly purposes: readonly Appraisal['purposes'][number][];
  readonly contribution: NonNullable<Appraisal['contribution']> | '';
  readonly justification: string;
}

/** A draft from what is stored, or an empty one with the design that is suggested. */
export function draftOf(data: Appraisal | undefined, item: Item): Draft {
  return {
    design: data?.design ?? item.suggestedDesign?.design ?? '',
    grades: data?.grades ?? {},
    overrides: data?.overrides ?? {},
    support: data?.support ?? {},
    dataSource: data?.dataSource ?? '',
    purposes: data?.purposes ?? [],
    contribution: data?.contribution ?? '',
    justification: data?.justification ?? '',
  };
}

/** What a form is about: an item, a tool, and the outcome whose result is judged where the tool judges results. */
export interface Thing {
  readonly item: Item;
  readonly tool: AppraisalTool;
  readonly outcome: string | undefined;
}

/** What stands in an appraisal for its thing. */
export const thingFields = ({ item, tool, outcome }: Thing) => ({
  itemId: item.id,
  tool: tool.id,
  ...(outcome && tool.judgesResults ? { outcomeParameterId: outcome } : {}),
});

/** The record that a draft would be; what was answered on a path that is left is not kept. */
export function dataOf(draft: Draft, thing: Thing) {
  const overrides = Object.entries(draft.overrides).filter(([, { judgement }]) => judgement);
  const support = Object.entries(draft.support).filter(([, words]) => words.trim());
  return {
    ...thingFields(thing),
    design: draft.design || undefined,
    grades: askedGrades(thing.tool, draft.grades),
    overrides: overrides.length > 0 ? Object.fromEntries(overrides) : undefined,
    support: support.length > 0 ? Object.fromEntries(support) : undefined,
    dataSource: draft.dataSource || undefined,
    purposes: draft.purposes,
    contribution: draft.contribution || undefined,
    justification: draft.justification,
  };
}

/** Of records those that are about a thing. */
export function ofThing<Data extends Appraisal>(records: readonly unknown[], thing: Thing): Stored<Data>[] {
  const wanted = appraisedThing(thingFields(thing));
  return (records as readonly Stored<Data>[]).filter(({ data }) => appraisedThing(data) === wanted);
}
