import type { AppraisalTool, Contribution, Criterion, Grade, Grades, WeightHint } from '../tool.ts';

const suitability = 'suitability';
const contribution = 'data contribution';
const yesNo = (id: string, yes: string, no: string): Grade[] => [
  { id: `${id}1`, title: yes, tone: 'good' },
  { id: `${id}2`, title: no, tone: 'bad' },
];

const criteria: readonly Criterion[] = [
  {
    id: 'D',
    title: 'Device',
    question: 'Were the data generated with the device under evaluation?',
    group: suitability,
    grades: [
      { id: 'D1', title: 'the device itself', tone: 'good' },
      { id: 'D2', title: 'a comparable (equivalent) device', tone: 'caution' },
      { id: 'D3', title: 'another device', tone: 'bad' },
    ],
  },
  {
    id: 'A',
    title: 'Application',
    question: 'Was it used as intended: same use, deployment and application?',
    group: suitability,
    grades: [
      { id: 'A1', title: 'same use', tone: 'good' },
      { id: 'A2', title: 'minor deviation', tone: 'caution' },
      { id: 'A3', title: 'major deviation', tone: 'bad' },
    ],
  },
  {
    id: 'P',
    title: 'Patients',
    question: 'Do the patients represent the intended population, condition and severity?',
    group: suitability,
    grades: [
      { id: 'P1', title: 'applicable', tone: 'good' },
      { id: 'P2', title: 'limited', tone: 'caution' },
      { id: 'P3', title: 'different population', tone: 'bad' },
    ],
  },
  {
    id: 'R',
    title: 'Report',
    question: 'Does the report hold enough information for a rational and objective assessment?',
    group: suitability,
    grades: [
      { id: 'R1', title: 'high quality', tone: 'good' },
      { id: 'R2', title: 'minor deficiencies', tone: 'caution' },
      { id: 'R3', title: 'insufficient information', tone: 'bad' },
    ],
  },
  {
    id: 'T',
    title: 'Type of data source',
    question: 'Was the design of the study appropriate?',
    group: contribution,
    grades: yesNo('T', 'appropriate', 'not appropriate'),
  },
  {
    id: 'O',
    title: 'Outcome measures',
    question: 'Do the outcome measures reflect the intended performance?',
    group: contribution,
    grades: yesNo('O', 'they do', 'they do not'),
  },
  {
    id: 'F',
    title: 'Follow-up',
    question: 'Was the follow-up long enough for effects of treatment to last and complications to show?',
    group: contribution,
    grades: yesNo('F', 'long enough', 'not long enough'),
  },
  {
    id: 'S',
    title: 'Statistics',
    question: 'Is a statistical analysis given, and is it appropriate?',
    group: contribution,
    grades: yesNo('S', 'appropriate', 'missing or not appropriate'),
  },
  {
    id: 'C',
    title: 'Clinical significance',
    question: 'Is the size of the effect clinically significant?',
    group: contribution,
    grades: yesNo('C', 'significant', 'not significant'),
  },
];

/**
 * A contribution from the profile, criterion by criterion and never by a sum. Insufficient information rejects; another device, another population or a
 * major deviation cannot be pivotal (MEDDEV 2.7/1 rev. 4, 9.3.2: pivotal data come from the device or its equivalent in the intended purpose);
 * any other deviation makes an item supporting. The steps between are our reading, not the tool's.
 */
function weightHint(grades: Grades): WeightHint | undefined {
  if (criteria.some((criterion) => !grades[criterion.id])) return undefined;
  const titleOf = (grade: string) => criteria.flatMap((criterion) => criterion.grades).find(({ id }) => id === grade)?.title ?? grade;
  const graded = (...wanted: string[]) =>
    wanted.filter((grade) => Object.values(grades).includes(grade)).map((grade) => `${grade}: ${titleOf(grade)}`);
  const hint = (result: Contribution, reasons: string[], because: string): WeightHint => ({
    contribution: result,
    reasons: [...reasons, because],
  });

  const insufficient = graded('R3');
  if (insufficient.length > 0) return hint('rejected', insufficient, 'Without enough information nothing can be assessed.');
  const foreign = graded('D3', 'A3', 'P3');
  if (foreign.length > 0)
    return hint(
      'background',
      foreign,
      'Pivotal data come from the device or its equivalent, used as intended in its population; others serve the state of the art and the search for hazards.',
    );
  const weak = graded('T2', 'O2');
  if (weak.length === 2) return hint('background', weak, 'Neither design nor outcome measures carry a conclusion on performance.');
  const lesser = graded('A2', 'P2', 'R2', 'T2', 'O2', 'F2', 'S2', 'C2');
  if (lesser.length > 0) return hint('supporting', lesser, 'Deviations limit what the data show by themselves.');
  return hint(
    'pivotal',
    graded('D1', 'D2'),
    'Every criterion speaks for data that can demonstrate; with an equivalent device only while equivalence is demonstrated.',
  );
}

const imdrfN56: AppraisalTool = {
  id: 'imdrf-n56',
  title: 'IMDRF MDCE WG/N56, Appendix F: suitability and data contribution',
  abbreviation: 'IMDRF N56',
  references: [
    'IMDRF MDCE WG/N56FINAL:2019, Appendix F, tables F1 and F2',
    'the same criteria stand in GHTF SG5/N2R8, to which MEDDEV 2.7/1 revision 4 refers',
  ],
  purpose:
    'Any item of clinical data. Criteria are worked in order; more grades of level 1 mean greater weight; the grades must not be added up.',
  designs: 'any',
  criteria,
  weightHint,
  examples: [
    {
      grades: { D: 'D1', A: 'A1', P: 'P1', R: 'R1', T: 'T1', O: 'O1', F: 'F1', S: 'S1', C: 'C1' },
      text: 'D1 A1 P1 R1 T1 O1 F1 S1 C1',
      complete: true,
      hint: 'pivotal',
    },
    {
      grades: { D: 'D1', A: 'A1', P: 'P2', R: 'R1', T: 'T1', O: 'O1', F: 'F1', S: 'S1', C: 'C1' },
      text: 'D1 A1 P2 R1 T1 O1 F1 S1 C1',
      complete: true,
      hint: 'supporting',
    },
    {
      grades: { D: 'D3', A: 'A1', P: 'P1', R: 'R1', T: 'T1', O: 'O1', F: 'F1', S: 'S1', C: 'C1' },
      text: 'D3 A1 P1 R1 T1 O1 F1 S1 C1',
      complete: true,
      hint: 'background',
    },
    {
      grades: { D: 'D1', A: 'A1', P: 'P1', R: 'R3', T: 'T1', O: 'O1', F: 'F1', S: 'S1', C: 'C1' },
      text: 'D1 A1 P1 R3 T1 O1 F1 S1 C1',
      complete: true,
      hint: 'rejected',
    },
    { grades: { D: 'D1', T: 'T2' }, text: 'D1 A– P– R– T2 O– F– S– C–', complete: false },
  ],
};

export default imdrfN56;
