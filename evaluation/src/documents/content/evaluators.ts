import { deviceKind } from '../../device/index.ts';
import { all, only } from '../../records/index.ts';
import { competences, evaluatorKind } from '../../team/index.ts';
import { hole, information, lines, missing, paragraph, subheading, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import type { Block } from '../tree.ts';

const noEvaluators = hole(
  'No evaluator is recorded. Enter the responsible evaluators with qualification and declared interests under Team.',
);

/** Who is responsible for the evaluation, and which of the needed competences each has. */
export function evaluatorsTable(context: DocumentContext): Block[] {
  const evaluators = all(context.snapshot, evaluatorKind);
  if (evaluators.length === 0) return [noEvaluators];
  const rows = Object.entries(competences).map(([id, what]) => {
    const who = evaluators.filter((evaluator) => (evaluator.data.competences as readonly string[]).includes(id));
    return [
      what,
      who.length > 0 ? lines(who.map((evaluator) => value(evaluator, 'name', evaluator.data.name, ''))) : missing(`nobody covers ${what}`),
    ];
  });
  return [
    table(
      'table-evaluators',
      'Responsible evaluators',
      [
        ['Name', 3],
        ['Role', 3],
        ['Qualification', 5],
        ['Years of experience', 2, 'right'],
      ],
      evaluators.map((evaluator) => [
        value(evaluator, 'name', evaluator.data.name, ''),
        value(evaluator, 'role', evaluator.data.role, 'role not given'),
        value(evaluator, 'qualification', evaluator.data.qualification, 'qualification not given'),
        evaluator.data.yearsOfExperience === undefined
          ? missing('years of experience not given')
          : String(evaluator.data.yearsOfExperience),
      ]),
    ),
    table(
      'table-competences',
      'Competences the evaluators need between them',
      [
        ['Competence (MEDDEV 2.7/1 rev. 4, 6.4)', 7],
        ['Covered by', 4],
      ],
      rows,
    ),
  ];
}

/** Curriculum, declared interests and deviations of each evaluator. */
export function declaredInterests(context: DocumentContext): Block[] {
  const evaluators = all(context.snapshot, evaluatorKind);
  if (evaluators.length === 0) return [noEvaluators];
  return [
    table(
      'table-interests',
      'Curricula and declared interests of the evaluators',
      [
        ['Name', 3],
        ['Curriculum of', 2],
        ['Declared interests', 6],
        ['Declaration of', 2],
        ['Justified deviation from the required experience', 5],
      ],
      evaluators.map((evaluator) => {
        const { data } = evaluator;
        return [
          value(evaluator, 'name', data.name, ''),
          value(evaluator, 'curriculum-vitae-date', data.curriculumVitaeDate, 'date of the curriculum vitae not given'),
          value(evaluator, 'declared-interests', data.declaredInterests, 'declaration of interests not given'),
          value(evaluator, 'declaration-date', data.declarationDate, 'date of the declaration not given'),
          data.deviationJustification.trim() || 'none',
        ];
      }),
    ),
    paragraph(
      'The signed declarations of interests and the curricula are kept by the manufacturer. MEDDEV 2.7/1 rev. 4, 6.4, asks for a degree in the field with five years of documented experience, or ten years where a degree is not a prerequisite; deviations are justified in the last column.',
    ),
  ];
}

/** The date of the document, the agreement of the evaluators, and the lines they sign. */
export function datesAndSignatures(context: DocumentContext): Block[] {
  const evaluators = all(context.snapshot, evaluatorKind);
  const manufacturer = only(context.snapshot, deviceKind)?.data.manufacturer.name;
  return [
    paragraph(`This is version ${context.version} of the document, dated ${context.date}.`),
    ...(context.status === 'draft' ? [information('This version is a draft. It is not released and not signed.')] : []),
    paragraph('The evaluators named below have read this document and agree with its contents and conclusions.'),
    ...(evaluators.length === 0 ? [noEvaluators] : []),
    {
      type: 'signatures',
      lines: [
        ...evaluators.map((evaluator) => ({
          role: evaluator.data.role ? `Evaluator, ${evaluator.data.role}` : 'Evaluator',
          name: evaluator.data.name,
        })),
        { role: manufacturer ? `Released for ${manufacturer}` : 'Released for the manufacturer', name: '' },
      ],
    },
    subheading('Records behind this version'),
    paragraph(
      `The contents were made from the records of the evaluation “${context.snapshot.evaluation.title}” as they stood at ${context.snapshot.takenAt}, after entry ${context.snapshot.sequence} of its audit chain (hash ${context.snapshot.head}).`,
    ),
  ];
}
