import type { RegistryEntry } from '../base/index.ts';
import type { DataOf } from '../records/index.ts';
import type { appraisalKind } from './appraisal.ts';
import type { StudyDesign } from './study-design.ts';

/** What somebody marked by criterion: `{ "D": "D1", "T": "T2" }`, `{ "1.1": "PY" }`. */
export type Grades = Readonly<Record<string, string>>;
export type Contribution = NonNullable<DataOf<typeof appraisalKind>['contribution']>;

/** How a grade or judgement reads at a glance; plots draw it as a sign in a circle, so that colour is never alone. */
export const tones = ['good', 'caution', 'bad', 'worst', 'unknown', 'none'] as const;
export type Tone = (typeof tones)[number];

/** One grade a criterion can have, or one judgement of a domain. */
export interface Grade {
  readonly id: string;
  readonly title: string;
  /** Where grades are judgements that a plot can show. Answers to signalling questions have none. */
  readonly tone?: Tone;
}

/** One question of a tool. Grades stand best first; answers to signalling questions stand as the tool prints them, since which is best differs. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  /** The question in our own words. */
  readonly question: string;
  readonly group: string;
  readonly grades: readonly Grade[];
  /** The grades that can be chosen where an earlier answer decides what they mean. */
  readonly gradesFor?: (grades: Grades) => readonly Grade[];
  /** What to look at before answering, each as a short phrase. */
  readonly prompts?: readonly string[];
  /** True where the question arises only for some studies, so that a profile is whole without it. */
  readonly optional?: boolean;
  /** Whether the answers given so far lead to this question; without it the question is always asked. */
  readonly asked?: (grades: Grades) => boolean;
}

/** What the tool judges from the answers: one domain, or the whole. */
export interface Domain {
  readonly id: string;
  readonly title: string;
  /** Judgements best first. */
  readonly judgements: readonly Grade[];
  /** The criteria whose answers it needs, by id; those that are not asked are not waited for. */
  readonly criteria: readonly string[];
  /** The domains before it whose judgements it needs. */
  readonly domains?: readonly string[];
  /** True for what sums up the whole appraisal. */
  readonly overall?: boolean;
  /** What the algorithm leaves to people, as a sentence. */
  readonly note?: string;
  /** The published algorithm. It is called only when everything it needs is there, and always gives a judgement then. */
  readonly judge: (grades: Grades, judged: Grades) => string;
}

/** What a contribution could be, with every reason for it. A person decides. */
export interface WeightHint {
  readonly contribution: Contribution;
  readonly reasons: readonly string[];
}

/** A published tool for appraising one item of evidence. Its grades are a profile and are never added up, unless its authors do so. */
export interface AppraisalTool extends RegistryEntry {
  /** A short name for tables: "IMDRF N56". */
  readonly abbreviation: string;
  /** What the tool is made for. */
  readonly purpose: string;
  /** The designs the tool is made for; `any` where it is for every item. */
  readonly designs: readonly StudyDesign[] | 'any';
  /** True where it judges one result of a study, so that a study can have an appraisal for each outcome. */
  readonly judgesResults?: boolean;
  readonly criteria: readonly Criterion[];
  /** What is judged from the answers, in the order in which it is judged; the whole last. */
  readonly domains?: readonly Domain[];
  /** Suggests a contribution from the grades, where the tool allows it; undefined while grades that matter are missing. */
  readonly weightHint?: (grades: Grades) => WeightHint | undefined;
  /** The sum that the tool's authors themselves define, as text: "13 of 16". Nothing is weighed by it. */
  readonly total?: (grades: Grades) => string;
  /** Profiles as people would mark them; they run as tests. */
  readonly examples: readonly {
    readonly grades: Grades;
    readonly text: string;
    readonly complete: boolean;
    /** Grades that do not exist there, as `criterion: grade`. */
    readonly unknown?: readonly string[];
    readonly hint?: Contribution;
  }[];
}
