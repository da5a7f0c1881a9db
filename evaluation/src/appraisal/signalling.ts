import type { Grade, Grades } from './tool.ts';

/** The answers of signalling questions, as RoB 2 names them. "Probably" counts like the certain answer in every algorithm. */
export const signallingAnswers: readonly Grade[] = [
  { id: 'Y', title: 'yes' },
  { id: 'PY', title: 'probably yes' },
  { id: 'PN', title: 'probably no' },
  { id: 'N', title: 'no' },
  { id: 'NI', title: 'no information' },
];
/** The same for questions that can be without object. */
export const signallingAnswersOrNone: readonly Grade[] = [...signallingAnswers, { id: 'NA', title: 'not applicable' }];

/** Whether a question was answered yes or probably yes. */
export const isYes = (grades: Grades, id: string): boolean => grades[id] === 'Y' || grades[id] === 'PY';
/** Whether a question was answered no or probably no. */
export const isNo = (grades: Grades, id: string): boolean => grades[id] === 'N' || grades[id] === 'PN';
/** Whether a question has an answer that is neither no nor without object: yes, probably yes, or no information. */
export const mayBe = (grades: Grades, id: string): boolean => isYes(grades, id) || grades[id] === 'NI';
