import { outcomeKind } from '../../analysis/index.ts';
import { benefitRiskKind, gapKind } from '../../conclusions/index.ts';
import { claimKind, riskKind } from '../../device/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { actionKind } from '../../quality-system/index.ts';
import { all, find, only } from '../../records/index.ts';
import { hole, lines, missing, paragraph, paragraphs, subheading, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import { asSentence, countOf, wholeNumber, withUnit } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';
import { publicationsUsed } from './evidence-tables.ts';
import { referenceOf } from './items.ts';

/** The determination in one sentence, for the summary and the conclusions. */
export function determinationSentence(context: DocumentContext): Block[] {
  const record = only(context.snapshot, benefitRiskKind);
  if (!record || record.data.acceptable === 'open') {
    return [hole('The benefit-risk determination is open. Record it under Conclusions.')];
  }
  return [
    paragraph([
      'The evaluators judge the benefit-risk ratio of ',
      fact(context, 'device.name'),
      ' in its intended purpose as ',
      fact(context, 'benefit-risk.acceptable'),
      ' when compared with the state of the art.',
    ]),
    ...(record.data.determination.trim() ? [paragraph(value(record, 'determination', record.data.determination, ''))] : []),
  ];
}

/** Benefits, risks, comparison with the state of the art and uncertainties, as the evaluators recorded them. */
export function benefitRiskParts(context: DocumentContext, written: boolean): Block[] {
  const record = only(context.snapshot, benefitRiskKind);
  const data = record?.data;
  const parts = [
    ['Benefits', data?.benefits],
    ['Risks and undesirable side-effects', data?.risks],
    ['Comparison with the state of the art', data?.stateOfTheArt],
    ['Uncertainties', data?.uncertainties],
    ['Determination', data?.determination],
  ] as const;
  if (written && parts.every(([, text]) => !text?.trim())) return [];
  return parts.flatMap(([title, text]) => [
    subheading(title),
    ...(text?.trim()
      ? paragraphs(text)
      : [hole(`${title}: not recorded. Record the parts of the benefit-risk determination under Conclusions.`)]),
  ]);
}

/** How many patients stand behind the evaluation: the largest group of each publication, and the participants of each data set. */
export function exposedPatients(context: DocumentContext): {
  inPublications: number;
  publications: number;
  inDataSets: number;
  dataSets: number;
} {
  const used = new Set(publicationsUsed(context));
  const largest = new Map<string, number>();
  for (const { data } of all(context.snapshot, outcomeKind)) {
    const id = referenceOf(context, data.itemId)?.id;
    if (!id || !used.has(id)) continue;
    const patients = data.arms.filter((arm) => arm.role === 'device').reduce((sum, arm) => sum + (arm.n ?? 0), 0);
    largest.set(id, Math.max(largest.get(id) ?? 0, patients));
  }
  const counted = [...largest.values()].filter((patients) => patients > 0);
  const dataSets = all(context.snapshot, dataSetKind).filter((dataSet) => (dataSet.data.participants ?? 0) > 0);
  return {
    inPublications: counted.reduce((sum, patients) => sum + patients, 0),
    publications: counted.length,
    inDataSets: dataSets.reduce((sum, dataSet) => sum + (dataSet.data.participants ?? 0), 0),
    dataSets: dataSets.length,
  };
}

/** Total experience with the device (MEDDEV 2.7/1 rev. 4, A9 section 4.6.2). */
export function totalExperience(context: DocumentContext): Block[] {
  const { inPublications, publications, inDataSets, dataSets } = exposedPatients(context);
  const counted = all(context.snapshot, dataSetKind).filter((dataSet) => context.facts.has(`data-set.${dataSet.id}.exposure`));
  const withParticipants = all(context.snapshot, dataSetKind).filter((dataSet) => (dataSet.data.participants ?? 0) > 0);
  const rows: [string | Inline, string | (string | Inline)[], string | Inline][] = [
    ['Publications with patients in a device group', countOf(publications, 'publication'), `${wholeNumber(inPublications)} patients`],
    ...withParticipants.map((dataSet): [Inline, string, Inline] => [
      value(dataSet, 'title', dataSet.data.title, ''),
      [dataSet.data.type, dataSet.data.followUp].filter(Boolean).join('; follow-up '),
      value(dataSet, 'participants', `${wholeNumber(dataSet.data.participants ?? 0)} participants`, ''),
    ]),
    ...counted.map((dataSet): [Inline, string, Inline] => [
      value(dataSet, 'title', dataSet.data.title, ''),
      dataSet.data.type,
      fact(context, `data-set.${dataSet.id}.exposure`),
    ]),
  ];
  return [
    table(
      'table-experience',
      'Total experience on which the evaluation rests',
      [
        ['Source', 5],
        ['Kind', 4],
        ['Patients or exposure', 3],
      ],
      rows,
      {
        note: `Of each publication the largest device group is counted once, so that several outcomes of the same patients do not count twice. Publications and data sets (${dataSets} with participants, ${wholeNumber(inDataSets)} participants) are not added up, since patients may be in both.`,
      },
    ),
  ];
}

/** What the number of patients lets one see (MEDDEV 2.7/1 rev. 4, A7.4). */
export function chanceToObserve(context: DocumentContext): Block[] {
  const { inPublications, inDataSets } = exposedPatients(context);
  const patients = Math.max(inPublications, inDataSets);
  if (patients === 0) {
    return [
      hole(
        'The number of patients exposed is not recorded, so that it cannot be said how rare an event could have been seen. Extract the sizes of the device groups under Analysis, or enter the participants of data sets under Evidence.',
      ),
    ];
  }
  const percent = 100 * (1 - 0.2 ** (1 / patients));
  const where = inPublications >= inDataSets ? 'in the device groups of the publications' : 'in the data sets of the manufacturer';
  return [
    paragraph(
      `Among ${wholeNumber(patients)} patients observed ${where}, an event with a true probability of ${withUnit(percent, '%')} had a chance of 80 % of being seen at least once (1 − (1 − p)^n; MEDDEV 2.7/1 rev. 4, A7.4, uses the same chance). Rarer events may have remained unseen.`,
    ),
  ];
}

/** Residual risks, uncertainties and unanswered questions with what is done about each. */
export function gapsTable(context: DocumentContext): Block[] {
  const gaps = all(context.snapshot, gapKind);
  if (gaps.length === 0) {
    return [
      hole(
        'No gap, uncertainty or residual risk is recorded. Record those that surveillance and follow-up must take up under Conclusions, or state in the text why there is none.',
      ),
    ];
  }
  const actions = all(context.snapshot, actionKind);
  return [
    paragraph([
      'The evaluation found ',
      fact(context, 'gaps.count'),
      ` ${gaps.length === 1 ? 'gap, uncertainty or residual risk' : 'gaps, uncertainties or residual risks'}; still open: `,
      fact(context, 'gaps.open'),
      '. Each asks for an action, and each action ends with a disposition.',
    ]),
    table(
      'table-gaps',
      'Gaps, uncertainties and residual risks with the actions they ask for',
      [
        ['Gap', 5],
        ['Type and state', 2],
        ['Concerns', 4],
        ['Action wanted', 4],
        ['Disposition', 4],
      ],
      gaps.map((gap) => {
        const { data } = gap;
        const concerns = [
          ...data.claimIds.map((id) => {
            const claim = find(context.snapshot, claimKind, id);
            return claim ? value(claim, 'statement', claim.data.statement, '') : missing('claim not in the record');
          }),
          ...data.riskIds.map((id) => {
            const risk = find(context.snapshot, riskKind, id);
            return risk
              ? value(risk, 'hazard', [risk.data.number, risk.data.hazard].filter(Boolean).join(' '), '')
              : missing('risk not in the record');
          }),
        ];
        const own = actions.filter((action) => action.data.gapId === gap.id);
        return [
          lines([value(gap, 'title', data.title, ''), data.description]),
          lines([data.type, data.state]),
          concerns.length > 0 ? lines(concerns) : '–',
          [`${data.actionTarget}: `, value(gap, 'action-wanted', data.actionWanted, 'action wanted not given')],
          own.length > 0 ? lines(own.map(dispositionWords)) : missing('no action was asked for'),
        ];
      }),
    ),
  ];
}

/** How an action ended, or that it has not. */
export function dispositionWords(action: ReturnType<typeof all<typeof actionKind>>[number]): Inline[] {
  const { disposition } = action.data;
  if (!disposition) return [value(action, 'title', action.data.title, ''), { type: 'text', text: ': ' }, missing('no disposition')];
  const words = `${disposition.outcome}: ${asSentence(disposition.reason)}${disposition.evidence ? ` (${disposition.evidence})` : ''}`;
  return [value(action, 'disposition', words, '')];
}
