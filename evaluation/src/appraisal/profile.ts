import { byId } from '../base/index.ts';
import { type Answers, gradesOf, isAsked, judgeDomains, judgementColumns, judgementsOf } from './judgement.ts';
import type { StudyDesign } from './study-design.ts';
import type { AppraisalTool, Grades, WeightHint } from './tool.ts';
import { tools } from './tools/index.generated.ts';

/** The tool with an id, where it is known. */
export function appraisalTool(id: string): AppraisalTool | undefined {
  return byId<AppraisalTool>(tools, id);
}

/** The tools made for a design, those for every item last; without a design only these. */
export function toolsFor(design: StudyDesign | undefined): AppraisalTool[] {
  const all: readonly AppraisalTool[] = tools;
  const made = all.filter(({ designs }) => design !== undefined && designs !== 'any' && designs.includes(design));
  return [...made, ...all.filter(({ designs }) => designs === 'any')];
}

/**
 * A profile in the order of the tool. Where the tool judges domains, their judgements: "D1 low, D2 some concerns, overall some concerns"; otherwise the
 * grades: "D1 A1 P2 R1 T1 O1 F– S1 C1". A dash marks what is missing; optional criteria are left out then.
 */
export function profileText(tool: AppraisalTool, answers: Answers): string {
  if (tool.domains) {
    const judgements = judgementsOf(tool, answers);
    return judgementColumns(tool)
      .map(({ id }) => (judgements.has(id) ? `${id} ${judgements.get(id)!.id}` : `${id}–`))
      .join(', ');
  }
  const { grades } = answers;
  return tool.criteria
    .filter((criterion) => grades[criterion.id] || (!criterion.optional && isAsked(criterion, grades)))
    .map(({ id }) => {
      const grade = grades[id];
      return grade ? (grade.startsWith(id) ? grade : `${id} ${grade}`) : `${id}–`;
    })
    .join(' ');
}

/** The criteria that still need a grade; questions to which the answers do not lead need none. */
export function missingGrades(tool: AppraisalTool, grades: Grades): string[] {
  return tool.criteria
    .filter((criterion) => !criterion.optional && isAsked(criterion, grades) && !grades[criterion.id])
    .map((criterion) => criterion.id);
}

/** Grades the tool does not know, as `criterion: grade`: a mistake of an import or of another tool's profile. */
export function unknownGrades(tool: AppraisalTool, grades: Grades): string[] {
  return Object.entries(grades)
    .filter(
      ([id, grade]) =>
        !tool.criteria.some((criterion) => criterion.id === id && gradesOf(criterion, grades).some((known) => known.id === grade)),
    )
    .map(([id, grade]) => `${id}: ${grade}`);
}

/** Whether every criterion that must be graded is, with grades the tool knows, and every domain is judged. */
export function profileComplete(tool: AppraisalTool, answers: Answers): boolean {
  return (
    missingGrades(tool, answers.grades).length === 0 &&
    unknownGrades(tool, answers.grades).length === 0 &&
    judgeDomains(tool, answers).every(({ judgement }) => judgement)
  );
}

/** The grades without those of questions to which the answers do not lead; what was answered on another path is not kept. */
export function askedGrades(tool: AppraisalTool, grades: Grades): Record<string, string> {
  return Object.fromEntries(
    Object.entries(grades).filter(([id]) => {
      const criterion = tool.criteria.find((each) => each.id === id);
      return criterion === undefined || isAsked(criterion, grades);
    }),
  );
}

/**
 * Orders profiles of one tool: the first criterion on which they differ decides, the better grade first, no grade last. Criteria are worked in sequence
 * and never added up (IMDRF MDCE WG/N56, Appendix F).
 */
export function compareProfiles(tool: AppraisalTool, a: Grades, b: Grades): number {
  for (const criterion of tool.criteria) {
    const rank = (grades: Grades) => {
      const index = criterion.grades.findIndex((grade) => grade.id === grades[criterion.id]);
      return index < 0 ? criterion.grades.length : index;
    };
    const difference = rank(a) - rank(b);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What the contribution could be by the profile, with reasons; undefined while the profile is not whole or the tool suggests none. */
export function weightHint(tool: AppraisalTool, answers: Answers): WeightHint | undefined {
  return profileComplete(tool, answers) ? tool.weightHint?.(answers.grades) : undefined;
}
