import { requirementKind } from '../../device/index.ts';
import { all, type DataOf, type Stored } from '../../records/index.ts';
import { framework, requirementByNumber, requirementsOf } from '../../regulation/index.ts';
import { hole, lines, missing, paragraph, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import { inWords } from '../numerals.ts';
import type { Block, Cell, Inline } from '../tree.ts';
import { itemsWords } from './items.ts';

type StoredRequirement = Stored<DataOf<typeof requirementKind>>;

const noRequirements = hole(
  'No requirement is answered yet. Choose under Device which general safety and performance requirements apply, and conclude on each.',
);

/** Requirements in the order of the law, framework after framework. */
export function requirementsInOrder(context: DocumentContext): StoredRequirement[] {
  const place = (requirement: StoredRequirement) => {
    const index = requirementsOf(requirement.data.framework).findIndex((one) => one.number === requirement.data.number);
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  const rank = (requirement: StoredRequirement) =>
    [requirement.data.framework === 'eu-mdr' ? '' : requirement.data.framework, place(requirement)] as const;
  return all(context.snapshot, requirementKind).toSorted((one, other) => {
    const [oneFramework, onePlace] = rank(one);
    const [otherFramework, otherPlace] = rank(other);
    return oneFramework < otherFramework ? -1 : oneFramework > otherFramework ? 1 : onePlace - otherPlace;
  });
}

function nameOf(requirement: StoredRequirement): Inline[] {
  const { framework: frameworkId, number } = requirement.data;
  const title = requirementByNumber(frameworkId, number)?.title;
  const name = `${framework(frameworkId)?.requirementName ?? 'Requirement'} ${number}`;
  return [value(requirement, 'number', name, ''), ...(title ? [{ type: 'text' as const, text: `: ${title}` }] : [])];
}

function conformity(requirement: StoredRequirement): Cell {
  const { conformity: judged } = requirement.data;
  return judged === 'open'
    ? { content: [missing('no conclusion on conformity')] }
    : { content: [value(requirement, 'conformity', judged, '')], strong: true };
}

/** The requirements that clinical evidence must support, with the conclusion on each. */
export function clinicalRequirements(context: DocumentContext): Block[] {
  const requirements = requirementsInOrder(context);
  if (requirements.length === 0) return [noRequirements];
  const clinical = requirements.filter((requirement) => requirement.data.applicable && requirement.data.needsClinicalEvidence);
  return [
    paragraph([
      'Requirements that apply to the device: ',
      fact(context, 'requirements.count'),
      '; conformity is recorded as shown for ',
      fact(context, 'requirements.shown'),
      '. All of them stand with their evidence in ',
      { type: 'cross-reference', target: 'annex-requirements', text: '' },
      '. The following need support from clinical data.',
    ]),
    clinical.length === 0
      ? hole(
          'No requirement is marked as needing clinical evidence. Mark them under Device; Article 61(1) of Regulation (EU) 2017/745 names sections 1 and 8 of Annex I.',
        )
      : table(
          'table-clinical-requirements',
          'Conclusions on the requirements that need clinical evidence',
          [
            ['Requirement', 5],
            ['Conformity', 2],
            ['Conclusion', 7],
          ],
          clinical.map((requirement) => [
            nameOf(requirement),
            conformity(requirement),
            value(requirement, 'conclusion', requirement.data.conclusion, 'conclusion on the requirement not given'),
          ]),
        ),
  ];
}

/** The requirements that the plan wants supported by clinical data, before there is anything to conclude. */
export function plannedRequirements(context: DocumentContext): Block[] {
  const clinical = requirementsInOrder(context).filter(
    (requirement) => requirement.data.applicable && requirement.data.needsClinicalEvidence,
  );
  if (clinical.length === 0) {
    return [
      hole(
        'No requirement is marked as needing clinical evidence. Mark them under Device; Article 61(1) of Regulation (EU) 2017/745 names sections 1 and 8 of Annex I.',
      ),
    ];
  }
  return [
    table(
      'table-clinical-requirements',
      'Requirements that need support from clinical data',
      [
        ['Requirement', 6],
        ['Methods', 4],
      ],
      clinical.map((requirement) => [
        nameOf(requirement),
        requirement.data.methods.length > 0 ? inWords(requirement.data.methods) : missing('method not given'),
      ]),
    ),
  ];
}

/** Every requirement with its applicability, methods, evidence and conclusion. */
export function requirementsTable(context: DocumentContext): Block[] {
  const requirements = requirementsInOrder(context);
  if (requirements.length === 0) return [noRequirements];
  return [
    table(
      'table-requirements',
      'General safety and performance requirements',
      [
        ['Requirement', 5],
        ['Applies', 4],
        ['Methods', 3],
        ['Evidence', 4],
        ['Conformity', 2],
        ['Conclusion', 6],
      ],
      requirements.map((requirement) => {
        const { applicable, applicabilityReason, needsClinicalEvidence, methods, evidenceIds, conclusion } = requirement.data;
        if (!applicable) {
          return [
            nameOf(requirement),
            ['no: ', value(requirement, 'applicability-reason', applicabilityReason, 'reason why it does not apply not given')],
            '–',
            '–',
            '–',
            '–',
          ];
        }
        return [
          nameOf(requirement),
          lines(['yes', applicabilityReason, needsClinicalEvidence ? 'needs clinical evidence' : '']),
          methods.length > 0 ? inWords(methods) : missing('method not given'),
          evidenceIds.length > 0 ? itemsWords(context, evidenceIds) : needsClinicalEvidence ? missing('no clinical evidence linked') : '–',
          conformity(requirement),
          value(requirement, 'conclusion', conclusion, 'conclusion on the requirement not given'),
        ];
      }),
      { note: 'Titles of the requirements are shortened; the text of the law holds.' },
    ),
  ];
}
