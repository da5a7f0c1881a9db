import type { DataOf, Stored } from '@cerulean/evaluation/records';
import type { criterionKind } from '@cerulean/evaluation/screening';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconFileOff from '@tabler/icons-react/dist/esm/icons/IconFileOff.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { IconComponent } from '../../frame/icon.ts';
import type { Stage, Verdict } from './screening-queue.ts';

export type Criterion = Stored<DataOf<typeof criterionKind>>;
export type Decision = Verdict['decision'];

interface Choice {
  readonly decision: Decision;
  readonly title: string;
  readonly tone: string;
  readonly icon: IconComponent;
}

const choices: readonly Choice[] = [
  { decision: 'include', title: 'Include', tone: 'good', icon: IconCheck },
  { decision: 'exclude', title: 'Exclude', tone: 'bad', icon: IconX },
  { decision: 'unsure', title: 'Unsure', tone: 'caution', icon: IconAlertTriangle },
  { decision: 'not retrieved', title: 'Not retrieved', tone: 'bad', icon: IconFileOff },
];

/** What can be decided at a stage. Only a full text can be not retrieved. */
export function choicesAt(stage: Stage): readonly Choice[] {
  return choices.filter(({ decision }) => decision !== 'not retrieved' || stage === 'full text');
}

/** A verdict in words: "Excluded: wrong population". */
export function describeVerdict(
  { decision, criterionId }: Pick<Verdict, 'decision' | 'criterionId'>,
  criteria: readonly Criterion[],
): string {
  const words = { include: 'Included', exclude: 'Excluded', unsure: 'Unsure', 'not retrieved': 'Not retrieved' }[decision];
  const label = criteria.find(({ id }) => id === criterionId)?.data.label;
  return label ? `${words}: ${label}` : words;
}

/** The criteria of one stage. */
export function criteriaAt(criteria: readonly Criterion[], stage: Stage): readonly Criterion[] {
  return criteria.filter(({ data }) => data.stage === 'both' || data.stage === stage);
}
