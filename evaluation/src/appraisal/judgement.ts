import type { Appraisal } from './appraisal.ts';
import type { AppraisalTool, Criterion, Domain, Grade, Grades } from './tool.ts';

/** What an appraisal holds, as far as judging needs it. */
export type Answers = Pick<Appraisal, 'grades'> & Partial<Pick<Appraisal, 'overrides'>>;

/** One domain as it stands: what the algorithm gives, what somebody put in its place, and which of them counts. */
export interface DomainJudgement {
  readonly domain: Domain;
  /** By the algorithm; undefined while answers are missing. */
  readonly derived?: string;
  /** What counts: the override where there is one, otherwise what was derived. */
  readonly judgement?: string;
  /** Why the judgement differs from what the algorithm gives. */
  readonly reason?: string;
}

/** Whether the answers so far lead to a question. */
export function isAsked(criterion: Criterion, grades: Grades): boolean {
  return criterion.asked?.(grades) ?? true;
}

/** The grades that can be chosen for a criterion after the answers so far. */
export function gradesOf(criterion: Criterion, grades: Grades): readonly Grade[] {
  return criterion.gradesFor?.(grades) ?? criterion.grades;
}

/** Judges every domain in the tool's order. A domain is judged once every question it asks has an answer and every domain it needs a judgement. */
export function judgeDomains(tool: AppraisalTool, { grades, overrides = {} }: Answers): DomainJudgement[] {
  const judged: Record<string, string> = {};
  return (tool.domains ?? []).map((domain) => {
    const derived = deriveJudgement(tool, domain, grades, judged);
    const override = overrides[domain.id];
    const known = override && domain.judgements.some(({ id }) => id === override.judgement) ? override : undefined;
    const judgement = known?.judgement ?? derived;
    if (judgement) judged[domain.id] = judgement;
    return {
      domain,
      ...(derived ? { derived } : {}),
      ...(judgement ? { judgement } : {}),
      ...(known && known.judgement !== derived ? { reason: known.reason } : {}),
    };
  });
}

function deriveJudgement(tool: AppraisalTool, domain: Domain, grades: Grades, judged: Grades): string | undefined {
  const answered = tool.criteria
    .filter((criterion) => domain.criteria.includes(criterion.id) && !criterion.optional && isAsked(criterion, grades))
    .every((criterion) => gradesOf(criterion, grades).some(({ id }) => id === grades[criterion.id]));
  return answered && (domain.domains ?? []).every((id) => judged[id]) ? domain.judge(grades, judged) : undefined;
}

/** The position of a judgement in a list that stands best first; the worst of several is the one that stands last. */
export function worstOf(order: readonly string[], judgements: readonly (string | undefined)[]): string {
  return order[Math.max(0, ...judgements.map((judgement) => order.indexOf(judgement ?? '')))]!;
}

/** One column of a plot or comparison: a domain, or a criterion whose grades are judgements themselves. */
export interface JudgementColumn {
  readonly id: string;
  readonly title: string;
  /** Best first. */
  readonly judgements: readonly Grade[];
  readonly overall: boolean;
}

/** What a tool judges, in the order of its form; what sums up comes last. Signalling questions are no columns. */
export function judgementColumns(tool: AppraisalTool): JudgementColumn[] {
  const domains = (tool.domains ?? []).map(({ id, title, judgements, overall = false }) => ({ id, title, judgements, overall }));
  const criteria = tool.criteria
    .filter(({ grades }) => grades.some(({ tone }) => tone))
    .map(({ id, title, grades }) => ({ id, title, judgements: grades, overall: false }));
  return [...domains.filter(({ overall }) => !overall), ...criteria, ...domains.filter(({ overall }) => overall)];
}

/** What an appraisal says in each column of its tool; columns without a judgement are left out. */
export function judgementsOf(tool: AppraisalTool, answers: Answers): ReadonlyMap<string, Grade> {
  const byDomain = new Map(judgeDomains(tool, answers).map(({ domain, judgement }) => [domain.id, judgement]));
  return new Map(
    judgementColumns(tool).flatMap(({ id, judgements }) => {
      const chosen = byDomain.has(id) ? byDomain.get(id) : answers.grades[id];
      const grade = judgements.find((judgement) => judgement.id === chosen);
      return grade ? [[id, grade] as const] : [];
    }),
  );
}
