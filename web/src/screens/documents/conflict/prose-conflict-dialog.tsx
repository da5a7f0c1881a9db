import { type RichTextNode, richTextToText } from '@cerulean/evaluation/documents';
import { Button, Group, Modal, Radio } from '@mantine/core';
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import { useOperation } from '../../../api/queries.ts';
import { useEvaluationId } from '../../../frame/evaluation.ts';
import { Instant } from '../../../kit/instant.tsx';
import { type Names, showCitation, showCrossReference } from '../editor/names.ts';
import type { TheirText } from '../saving/section-keeper.ts';
import classes from './conflict.module.css';
import { type Choice, compareProse, compareWords, type Difference, mergeProse, type Run } from './merge-prose.ts';

interface ProseConflictDialogProps {
  readonly title: string;
  readonly names: Names;
  readonly base: RichTextNode;
  readonly theirs: TheirText;
  readonly yours: RichTextNode;
  readonly onSave: (merged: RichTextNode) => void;
  readonly onClose: () => void;
}

const sides: readonly { readonly choice: Choice; readonly label: string }[] = [
  { choice: 'theirs', label: 'Saved now' },
  { choice: 'yours', label: 'Yours' },
  { choice: 'both', label: 'Both, one after the other' },
];

/** Two people wrote the same section: both texts side by side, a choice wherever they differ, and the whole that follows. */
export function ProseConflictDialog({ title, names, base, theirs, yours, onSave, onClose }: ProseConflictDialogProps) {
  const evaluation = useEvaluationId();
  const members = useOperation('team.membership.list', { evaluation }).data?.members;
  const who = members?.find(({ data }) => data.personId === theirs.updatedBy)?.name ?? 'Somebody else';
  const stretches = useMemo(() => compareProse(base, theirs.prose, yours), [base, theirs, yours]);
  const differences = stretches.filter((stretch): stretch is Difference => !stretch.same);
  const [choices, setChoices] = useState<readonly (Choice | undefined)[]>(() => differences.map(({ usual }) => usual));
  const open = choices.filter((choice) => choice === undefined).length;
  const chooseAll = (choice: Choice) => setChoices(differences.map(() => choice));
  let place = -1;
  return (
    <Modal opened onClose={onClose} title={title} size="min(1100px, 94vw)">
      <p className={classes.explanation}>
        {who} saved this section at <Instant at={theirs.updatedAt} /> while you wrote. Wherever the two texts differ, choose what is to
        stand; where only one of you changed something, that is chosen already. Nothing is saved before you press the button below.
      </p>
      <Group gap="xs" mb="sm">
        <Button variant="default" size="xs" onClick={() => chooseAll('theirs')}>
          All as saved now
        </Button>
        <Button variant="default" size="xs" onClick={() => chooseAll('yours')}>
          All yours
        </Button>
      </Group>
      <div className={classes.heads} aria-hidden>
        <span>Saved now by {who}</span>
        <span>Yours</span>
      </div>
      {stretches.map((stretch, index) => {
        if (stretch.same) {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one comparison never change
            <SameStretch key={index} blocks={stretch.blocks} names={names} />
          );
        }
        const number = ++place;
        return (
          <DifferentStretch
            // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one comparison never change
            key={index}
            number={number + 1}
            of={differences.length}
            stretch={stretch}
            names={names}
            choice={choices[number]}
            onChoose={(choice) => setChoices(choices.with(number, choice))}
          />
        );
      })}
      <Group justify="flex-end" mt="md" className={classes.foot}>
        <span className={classes.left} role="status">
          {open === 0 ? 'Everything is chosen.' : open === 1 ? 'One place is still to choose.' : `${open} places are still to choose.`}
        </span>
        <Button variant="default" onClick={onClose}>
          Back to the text
        </Button>
        <Button disabled={open > 0} onClick={() => onSave(mergeProse(stretches, choices as readonly Choice[]))}>
          Save this text
        </Button>
      </Group>
    </Modal>
  );
}

function SameStretch({ blocks, names }: { readonly blocks: readonly RichTextNode[]; readonly names: Names }) {
  const words = useWords(blocks, names);
  return (
    <details className={classes.same}>
      <summary>
        {blocks.length === 1 ? 'One paragraph is' : `${blocks.length} paragraphs are`} the same: “{words.slice(0, 70)}
        {words.length > 70 && '…'}”
      </summary>
      <div className={classes.text}>{words}</div>
    </details>
  );
}

interface DifferentStretchProps {
  readonly number: number;
  readonly of: number;
  readonly stretch: Difference;
  readonly names: Names;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function DifferentStretch({ number, of, stretch, names, choice, onChoose }: DifferentStretchProps) {
  const theirWords = useWords(stretch.theirs, names);
  const yourWords = useWords(stretch.yours, names);
  const [theirRuns, yourRuns] = useMemo(() => compareWords(theirWords, yourWords), [theirWords, yourWords]);
  const sameWords = theirWords === yourWords;
  return (
    <fieldset className={classes.difference}>
      <legend>
        Difference {number} of {of}
        {stretch.usual === 'theirs' && ': changed only in the saved text'}
        {stretch.usual === 'yours' && ': changed only by you'}
        {sameWords && '; only the formatting differs'}
      </legend>
      <div className={classes.sides}>
        <Side chosen={choice === 'theirs' || choice === 'both'} runs={theirRuns} empty={stretch.theirs.length === 0} label="Saved now" />
        <Side chosen={choice === 'yours' || choice === 'both'} runs={yourRuns} empty={stretch.yours.length === 0} label="Yours" />
      </div>
      <Group gap="lg" mt={6}>
        {sides.map((side) => (
          <Radio
            key={side.choice}
            name={`difference-${number}`}
            size="sm"
            label={side.label}
            checked={choice === side.choice}
            onChange={() => onChoose(side.choice)}
          />
        ))}
      </Group>
    </fieldset>
  );
}

function Side({
  chosen,
  runs,
  empty,
  label,
}: {
  readonly chosen: boolean;
  readonly runs: readonly Run[];
  readonly empty: boolean;
  readonly label: string;
}): ReactNode {
  return (
    <div className={classes.text} data-chosen={chosen || undefined}>
      <span className={classes.sideLabel}>{label}</span>
      {empty ? (
        <em>nothing here</em>
      ) : (
        runs.map(({ text, common }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have nothing else to tell them apart
          common ? <span key={index}>{text}</span> : <mark key={index}>{text}</mark>,
        )
      )}
    </div>
  );
}

/** Blocks as words people can compare: facts with their values, citations with their names. */
function useWords(blocks: readonly RichTextNode[], names: Names): string {
  const known = useSyncExternalStore(names.subscribe, names.get);
  return useMemo(() => {
    const text = richTextToText({ type: 'doc', content: [...blocks] }, known.facts);
    return text
      .replaceAll(
        /\[(@[\w-]+(?:; @[\w-]+)*)\]/g,
        (_, ids: string) =>
          showCitation(
            known,
            ids.split('; ').map((id) => id.slice(1)),
          ).text,
      )
      .replaceAll(/\[\[see:([\w.-]+)\]\]/g, (_, target: string) => showCrossReference(known, target).text);
  }, [blocks, known]);
}
