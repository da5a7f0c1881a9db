import type { ReadinessAnswerWord } from '@cerulean/evaluation/readiness';
import { Status } from '../../kit/status.tsx';
import { answerTitles, answerTones } from './words.ts';

/** An answer with the icon of its meaning. */
export function AnswerWord({ answer }: { answer: ReadinessAnswerWord }) {
  const tone = answerTones[answer];
  const title = <strong>{answerTitles[answer]}</strong>;
  return tone ? <Status tone={tone}>{title}</Status> : title;
}
