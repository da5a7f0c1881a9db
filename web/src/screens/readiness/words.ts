import type { ChecklistItem, ReadinessAnswerWord } from '@cerulean/evaluation/readiness';
import type { Tone } from '../../kit/status.tsx';

/** Answers in the order in which they are looked at: what needs work first. */
export const answersInOrder: readonly ReadinessAnswerWord[] = ['not met', 'partly', 'open', 'met', 'not applicable', 'yes', 'no'];

export const answerTitles: Readonly<Record<ReadinessAnswerWord, string>> = {
  met: 'Met',
  partly: 'Partly',
  'not met': 'Not met',
  'not applicable': 'Not applicable',
  open: 'Open',
  yes: 'Yes',
  no: 'No',
};

/** Yes and no answer questions of scope; neither is good or bad. */
export const answerTones: Readonly<Record<ReadinessAnswerWord, Tone | undefined>> = {
  met: 'good',
  partly: 'caution',
  'not met': 'bad',
  'not applicable': 'quiet',
  open: 'underway',
  yes: undefined,
  no: undefined,
};

/** What a person may answer: questions of scope by yes and no, criteria by how far they are met. */
export function answersFor(items: readonly Pick<ChecklistItem, 'suggestion'>[]): readonly ReadinessAnswerWord[] {
  const scope = items.some(({ suggestion: { answer } }) => answer === 'yes' || answer === 'no');
  return scope ? ['yes', 'no', 'not applicable', 'open'] : ['met', 'partly', 'not met', 'not applicable', 'open'];
}
