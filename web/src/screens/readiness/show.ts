import type { AnsweredItem, ReadinessAnswerWord } from '@cerulean/evaluation/readiness';
import { answersInOrder, answerTitles } from './words.ts';

/** Which questions of a checklist are shown, as the address names it: all, those nobody answered, those to look at again, or those with one answer. */
export type Show = '' | 'suggested' | 'again' | ReadinessAnswerWord;

export function matches({ state, answer }: Pick<AnsweredItem, 'state' | 'answer'>, show: Show): boolean {
  if (show === '') return true;
  if (show === 'suggested') return state === 'suggested';
  if (show === 'again') return state === 'to look at again';
  return answer === show;
}

export interface ShowChoice {
  readonly show: Show;
  readonly title: string;
  readonly count: number;
}

/** The choices that have something to show, and the chosen one even where it has nothing any more. */
export function showChoices(items: readonly Pick<AnsweredItem, 'state' | 'answer'>[], chosen: Show): ShowChoice[] {
  const choices: readonly (readonly [Show, string])[] = [
    ['', 'All'],
    ['suggested', 'Not confirmed yet'],
    ['again', 'To look at again'],
    ...answersInOrder.map((answer) => [answer, answerTitles[answer]] as const),
  ];
  return choices
    .map(([show, title]) => ({ show, title, count: items.filter((item) => matches(item, show)).length }))
    .filter(({ show, count }) => show === '' || show === chosen || count > 0);
}

/** What the address says, where it is one of them. */
export function showFrom(text: string | undefined): Show {
  const known: readonly string[] = ['suggested', 'again', ...answersInOrder];
  return text !== undefined && known.includes(text) ? (text as Show) : '';
}
