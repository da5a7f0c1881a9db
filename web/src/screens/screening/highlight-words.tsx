import { Anchor, Button, Modal, TagsInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePerson } from '../../api/session.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import type { MarkingCriterion } from './marked-text.tsx';
import classes from './screening.module.css';

interface Words {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

const noWords: Words = { include: [], exclude: [] };

/** The words that one person has marked in one evaluation, kept in the browser. */
export function useOwnWords(): readonly [Words, (words: Words) => void] {
  const evaluation = useEvaluationId();
  const { id } = usePerson();
  const [words, setWords] = useLocalStorage<Words>({ key: `cerulean-screening-words ${id} ${evaluation}`, defaultValue: noWords });
  return [words, setWords];
}

/** Everything whose words are marked: the criteria, the words of the screening plan and the own ones. */
export function useMarking(
  criteria: readonly { readonly data: MarkingCriterion }[] | undefined,
  plan: { readonly includeWords: readonly string[]; readonly excludeWords: readonly string[] } | undefined,
  own: Words,
): readonly MarkingCriterion[] {
  return useMemo(
    () =>
      [
        ...(criteria ?? []).map(({ data }) => data),
        { type: 'inclusion' as const, label: 'a word of the screening plan', words: [...(plan?.includeWords ?? [])] },
        { type: 'exclusion' as const, label: 'a word of the screening plan', words: [...(plan?.excludeWords ?? [])] },
        { type: 'inclusion' as const, label: 'a word of yours', words: [...own.include] },
        { type: 'exclusion' as const, label: 'a word of yours', words: [...own.exclude] },
      ].filter(({ words }) => words.length > 0),
    [criteria, plan, own],
  );
}

/** Where a person lists own words to be marked in titles and abstracts. */
export function WordsDialog({ onClose }: { onClose: () => void }) {
  const evaluation = useEvaluationId();
  const [words, setWords] = useOwnWords();
  const common = { splitChars: [',', ';'], placeholder: 'Type and press Enter' };
  return (
    <Modal opened onClose={onClose} title="Highlighted words">
      <p className={classes.small}>
        These are marked for you, in this browser. A star stands for any ending: <code>random*</code>. The words of the criteria are marked
        for everybody, and so are those of the{' '}
        <Anchor component={Link} underline="always" to="/e/$evaluation/screening/plan" params={{ evaluation } as never} fz="inherit">
          screening plan
        </Anchor>
        .
      </p>
      <TagsInput
        mt="md"
        {...common}
        label="Speak for including"
        value={[...words.include]}
        onChange={(include) => setWords({ ...words, include })}
      />
      <TagsInput
        mt="md"
        {...common}
        label="Speak for excluding"
        value={[...words.exclude]}
        onChange={(exclude) => setWords({ ...words, exclude })}
      />
      <Button mt="lg" variant="default" onClick={onClose}>
        Done
      </Button>
    </Modal>
  );
}
