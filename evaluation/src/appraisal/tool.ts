import type { RegistryEntry } from '../base/index.ts';
import type { DataOf } from '../records/index.ts';
import type { appraisalKind } from './appraisal.ts';

/** What somebody marked by criterion: `{ "D": "D1", "T": "T2" }`. */
export type Grades = Readonly<Record<string, string>>;
export type Contribution = DataOf<typeof appraisalKind>['contribution'];

/** One grade a criterion can have. */
export interface Grade {
  readonly id: string;
  readonly title: string;
}

/** One question of a tool. Grades stand best first. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  /** The question in our own words. */
  readonly question: string;
  readonly group: string;
  readonly grades: readonly Grade[];
  /** True where the question arises only for some studies, so that a profile is whole without it. */
  readonly optional?: boolean;
}

/** What a contribution could be, with every reason for it. A person decides. */
export interface WeightHint {
  readonly contribution: Contribution;
  readonly reasons: readonly string[];
}

/** A published tool for appraising one item of evidence. Its grades are a profile and are never added up. */
export interface AppraisalTool extends RegistryEntry {
  /** A short name for tables: "IMDRF N56". */
  readonly abbreviation: string;
  /** What the tool is made for. */
  readonly purpose: string;
  readonly criteria: readonly Criterion[];
  /** Suggests a contribution from the grades, where the tool allows it; undefined while grades that matter are missing. */
  readonly weightHint?: (grades: Grades) => WeightHint | undefined;
  /** Profiles as people would mark them; they run as tests. */
  readonly examples: readonly {
    readonly grades: Grades;
    readonly text: string;
    readonly complete: boolean;
    readonly hint?: Contribution;
  }[];
}
