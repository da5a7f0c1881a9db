import type { StudyDesign } from './study-design.ts';
import type { AppraisalTool, Criterion, Grade } from './tool.ts';

const answers: readonly Grade[] = [
  { id: 'yes', title: 'yes', tone: 'good' },
  { id: 'unclear', title: 'unclear', tone: 'unknown' },
  { id: 'no', title: 'no', tone: 'bad' },
  { id: 'n/a', title: 'not applicable', tone: 'none' },
];

/** What one JBI checklist has of its own. */
interface Checklist {
  readonly id: string;
  /** What it is for: "case series". */
  readonly about: string;
  readonly designs: readonly StudyDesign[];
  readonly references: readonly string[];
  /** Short title and question in our own words, in the order of the checklist. */
  readonly questions: readonly (readonly [title: string, question: string])[];
}

/** A checklist of JBI as a tool: questions answered yes, no, unclear or not applicable, without a total. Whether the study is used is for the appraisers to say. */
export function jbiChecklist({ id, about, designs, references, questions }: Checklist): AppraisalTool {
  const criteria: readonly Criterion[] = questions.map(([title, question], index) => ({
    id: String(index + 1),
    title,
    question,
    group: 'questions',
    grades: answers,
  }));
  const all = Object.fromEntries(criteria.map((criterion) => [criterion.id, 'yes']));
  const text = (last: string) => criteria.map((criterion) => `${criterion.id} ${criterion.id === '1' ? last : 'yes'}`).join(' ');
  return {
    id,
    title: `JBI checklist for ${about}`,
    abbreviation: `JBI ${about}`,
    references: [
      ...references,
      'questions in our own words from knowledge, unverified against the checklist that JBI publishes and revises (jbi.global/critical-appraisal-tools)',
    ],
    purpose: `Critical appraisal of ${about}, question by question. JBI gives no cut-off; the appraisers decide what the answers mean for the use of the data.`,
    designs,
    criteria,
    examples: [
      { grades: all, text: text('yes'), complete: true },
      { grades: { ...all, '1': 'n/a' }, text: text('n/a'), complete: true },
      {
        grades: { '1': 'no' },
        text: ['1 no', ...criteria.slice(1).map((criterion) => `${criterion.id}–`)].join(' '),
        complete: false,
      },
    ],
  };
}
