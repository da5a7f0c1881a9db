import { outcomeKind } from '../../analysis/index.ts';
import { appraisalKind } from '../../appraisal/index.ts';
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

/** Patients in device groups, and in how many sources. */
interface Patients {
  readonly patients: number;
  readonly sources: number;
}

/**
 * How many patients stand behind the evaluation. Only clinical data in the sense of Regulation (EU) 2017/745, Article 2(48), are experience
 * with the device or an equivalent one; patients who had other devices are counted apart. Of each source the largest device group counts once.
 */
export function exposedPatients(context: DocumentContext): { publications: Patients; otherDevices: Patients; dataSets: Patients } {
  const used = new Set(publicationsUsed(context));
  const clinical = new Set(
    all(context.snapshot, appraisalKind).flatMap(({ data }) => (data.dataSource && data.dataSource !== 'none' ? [data.itemId] : [])),
  );
  const largest = new Map<string, number>();
  for (const { data } of all(context.snapshot, outcomeKind)) {
    const id = referenceOf(context, data.itemId)?.id ?? data.itemId;
    const patients = data.arms.filter((arm) => arm.role === 'device').reduce((sum, arm) => sum + (arm.n ?? 0), 0);
    largest.set(id, Math.max(largest.get(id) ?? 0, patients));
  }
  const add = (groups: readonly number[]): Patients => {
    const counted = groups.filter((patients) => patients > 0);
    return { patients: counted.reduce((sum, patients) => sum + patients, 0), sources: counted.length };
  };
  const published = [...largest].filter(([id]) => used.has(id));
  return {
    publications: add(published.filter(([id]) => clinical.has(id)).map(([, patients]) => patients)),
    otherDevices: add(published.filter(([id]) => !clinical.has(id)).map(([, patients]) => patients)),
    // Without extracted groups the participants of a data set are all that is known.
    dataSets: add(all(context.snapshot, dataSetKind).map(({ id, data }) => largest.get(id) || (data.participants ?? 0))),
  };
}

/** Total experience with the device (MEDDEV 2.7/1 rev. 4, A9 section 4.6.2). */
export function totalExperience(context: DocumentContext): Block[] {
  const { publications, otherDevices } = exposedPatients(context);
  const counted = all(context.snapshot, dataSetKind).filter((dataSet) => context.facts.has(`data-set.${dataSet.id}.exposure`));
  const withParticipants = all(context.snapshot, dataSetKind).filter((dataSet) => (dataSet.data.participants ?? 0) > 0);
  const rows: [string | Inline, string | (string | Inline)[], string | Inline][] = [
    [
      'Publications on the device or an equivalent device',
      countOf(publications.sources, 'publication'),
      `${wholeNumber(publications.patients)} patients`,
    ],
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
    ...(otherDevices.sources > 0
      ? [
          [
            'For comparison: publications on other devices, which are not experience with the device',
            countOf(otherDevices.sources, 'publication'),
            `${wholeNumber(otherDevices.patients)} patients`,
          ] as [string, string, string],
        ]
      : []),
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
        note: 'Of each publication the largest device group is counted once, so that several outcomes of the same patients do not count twice. Only data appraised as clinical data in the sense of Article 2(48) count as experience with the device. Publications and data sets are not added up, since patients may be in both.',
      },
    ),
  ];
}

/** What the number of patients lets one see (MEDDEV 2.7/1 rev. 4, A7.4). */
export function chanceToObserve(context: DocumentContext): Block[] {
  const { publications, dataSets } = exposedPatients(context);
  const patients = Math.max(publications.patients, dataSets.patients);
  if (patients === 0) {
    return [
      hole(
        'The number of patients who had the device is not recorded, so that it cannot be said how rare an event could have been seen. Extract the sizes of the device groups under Analysis, enter the participants of data sets under Evidence, and appraise where the data come from.',
      ),
    ];
  }
  const percent = 100 * (1 - 0.2 ** (1 / patients));
  const where =
    publications.patients >= dataSets.patients
      ? 'in the device groups of publications on the device or an equivalent device'
      : 'with the device in the data sets of the manufacturer';
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
