import type { DataOf } from '@cerulean/evaluation/records';
import { type criterionKind, markWords } from '@cerulean/evaluation/screening';
import { memo } from 'react';
import classes from './screening.module.css';

export type MarkingCriterion = Pick<DataOf<typeof criterionKind>, 'type' | 'label' | 'words'>;

/** A text with the words of the criteria underlined: whole for inclusion, dashed for exclusion; which criterion asked for a word shows on it. */
export const MarkedText = memo(function MarkedText({ text, criteria }: { text: string; criteria: readonly MarkingCriterion[] }) {
  return markWords(text, criteria).map(({ text: piece, mark, criterion }, index) =>
    mark ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <mark key={index} className={classes.mark} data-mark={mark} title={`${mark === 'inclusion' ? 'Include' : 'Exclude'}: ${criterion}`}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
});

/** What the two kinds of underlining mean. */
export function Legend() {
  return (
    <p className={classes.legend}>
      <span>
        <mark className={classes.mark} data-mark="inclusion">
          whole line
        </mark>
        : speaks for including
      </span>
      <span>
        <mark className={classes.mark} data-mark="exclusion">
          dashed line
        </mark>
        : speaks for excluding
      </span>
    </p>
  );
}
