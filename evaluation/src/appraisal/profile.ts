import { byId } from '../base/index.ts';
import type { AppraisalTool, Grades, WeightHint } from './tool.ts';
import { tools } from './tools/index.generated.ts';

/** The tool with an id, where it is known. */
export function appraisalTool(id: string): AppraisalTool | undefined {
  return byId<AppraisalTool>(tools, id);
}

/** A profile in the order of the tool: "D1 A1 P2 R1 T1 O1 F– S1 C1". A dash marks a criterion without a grade; optional ones are left out then. */
export function profileText(tool: AppraisalTool, grades: Grades): string {
  return tool.criteria
    .filter((criterion) => grades[criterion.id] || !criterion.optional)
    .map((criterion) => grades[criterion.id] || `${criterion.id}–`)
    .join(' ');
}

/** The criteria that still need a grade. */
export function missingGrades(tool: AppraisalTool, grades: Grades): string[] {
  return tool.criteria.filter((criterion) => !criterion.optional && !grades[criterion.id]).map((criterion) => criterion.id);
}

/** Grades the tool does not know, as `criterion: grade`: a mistake of an import or of another tool's profile. */
export function unknownGrades(tool: AppraisalTool, grades: Grades): string[] {
  return Object.entries(grades)
    .filter(
      ([id, grade]) => !tool.criteria.some((criterion) => criterion.id === id && criterion.grades.some((known) => known.id === grade)),
    )
    .map(([id, grade]) => `${id}: ${grade}`);
}

/** Whether every criterion that must be graded is, with grades the tool knows. */
export function profileComplete(tool: AppraisalTool, grades: Grades): boolean {
  return missingGrades(tool, grades).length === 0 && unknownGrades(tool, grades).length === 0;
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
export function weightHint(tool: AppraisalTool, grades: Grades): WeightHint | undefined {
  return profileComplete(tool, grades) ? tool.weightHint?.(grades) : undefined;
}
