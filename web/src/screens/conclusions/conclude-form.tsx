import { type ClaimAssessment, conclusionKind, judge, verdicts } from '@cerulean/evaluation/conclusions';
import type { DataOf } from '@cerulean/evaluation/records';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useRecordChanges } from '../../api/records.ts';
import { ActForm } from '../../kit/form/act-form.tsx';
import { choicesOf } from '../../kit/form/choices.ts';
import { useConflict } from '../../kit/form/use-conflict.tsx';
import { Verdict } from '../../kit/verdict.tsx';
import classes from './conclusions.module.css';

type Conclusion = DataOf<typeof conclusionKind>;

/** What the form asks for; the numbers seen follow from the estimate chosen. */
interface Filled {
  readonly estimateId?: string | undefined;
  readonly verdict: Conclusion['verdict'];
  readonly reason: string;
  readonly why?: string;
}

interface ConcludeFormProps {
  readonly evaluation: string;
  readonly assessment: ClaimAssessment;
  readonly onDone: () => void;
}

/** Records what the evaluators conclude about one claim. The verdict that follows from the criterion is filled in; another one must be explained. */
export function ConcludeForm({ evaluation, assessment, onDone }: ConcludeFormProps) {
  const { claim, criterion, estimates, conclusion, stale } = assessment;
  const changes = useRecordChanges('conclusions', conclusionKind, evaluation);
  const why = useRef<string>(undefined);
  const [store, conflict] = useConflict<Conclusion>({
    title: 'This conclusion was changed meanwhile',
    base: conclusion?.data,
    save: async (data, version) => {
      await (conclusion ? changes.update(conclusion.id, version, data, why.current) : changes.create(data));
      notifications.show({ message: 'The conclusion is recorded with the numbers you saw.' });
      onDone();
    },
  });

  const chosen = (data: Filled) =>
    estimates.find(({ estimateId }) => estimateId === data.estimateId) ?? (estimates.length === 1 ? estimates[0] : undefined);
  const judged = (data: Filled) => {
    const result = chosen(data);
    return criterion && result ? judge(criterion, result) : undefined;
  };
  const start: Filled = { estimateId: estimates[0]?.estimateId, verdict: 'insufficient', reason: '' };
  const computed = judged(start);
  const seen = conclusion?.data.seen;
  const now = estimates[0];
  const initial: Filled = {
    ...start,
    // A recorded verdict is the evaluators' own as long as its numbers stand; after that the computed one is the better beginning.
    verdict: conclusion && stale.length === 0 ? conclusion.data.verdict : (computed?.verdict ?? conclusion?.data.verdict ?? 'insufficient'),
    reason: conclusion?.data.reason ?? '',
    ...(conclusion ? { why: stale.includes('numbers differ') && seen && now ? `The estimate is now ${now.text}.` : '' } : {}),
  };
  return (
    <>
      <ActForm<Filled>
        title={conclusion ? 'Conclude again' : 'Conclude'}
        follows="Recorded with your name, the time and the numbers as they stand now. If the numbers change later, the conclusion is marked as stale."
        action="Record the conclusion"
        draftKey={`${evaluation} conclude ${claim.id} ${conclusion?.version ?? 0}`}
        initial={initial}
        fields={() => [
          ...(estimates.length > 1
            ? [
                {
                  name: 'estimateId',
                  type: 'choice',
                  label: 'Estimate it rests on',
                  choices: estimates.map((result) => ({ value: result.estimateId, label: `${result.title}: ${result.text}` })),
                } as const,
              ]
            : []),
          { name: 'verdict', type: 'choice', label: 'Verdict', choices: choicesOf(verdicts) },
          {
            name: 'reason',
            type: 'long-text',
            label: 'Reason',
            help: 'Why the evidence supports the claim or not: size, consistency and quality of the data, and to whom they apply. It stands in the report.',
            required: true,
            rows: 4,
          },
          ...(conclusion
            ? [
                {
                  name: 'why',
                  type: 'text',
                  label: 'Why it changes now',
                  help: 'It stands in the records beside the change.',
                  required: true,
                } as const,
              ]
            : []),
        ]}
        check={(data) => {
          const judgement = judged(data);
          const differs = judgement !== undefined && judgement.verdict !== data.verdict;
          return {
            ...(!data.reason.trim()
              ? { '/reason': differs ? 'The verdict is not what the criterion says; explain why.' : 'A conclusion needs its reason.' }
              : differs && data.reason.trim() === conclusion?.data.reason.trim() && conclusion.data.verdict !== data.verdict
                ? { '/reason': 'The verdict changed and is not what the criterion says; say why.' }
                : {}),
            ...(conclusion && !data.why?.trim() ? { '/why': 'Say in a few words why.' } : {}),
          };
        }}
        onSubmit={(data) => {
          why.current = data.why;
          const result = chosen(data);
          return store(
            {
              claimId: claim.id,
              verdict: data.verdict,
              reason: data.reason.trim(),
              ...(result
                ? { estimateId: result.estimateId, seen: { estimate: result.estimate, lower: result.lower, upper: result.upper } }
                : {}),
            },
            conclusion?.version ?? 0,
          );
        }}
        onCancel={onDone}
      >
        {(data) => {
          const judgement = judged(data);
          const result = chosen(data);
          if (!judgement || !result) {
            return <p className={classes.note}>Nothing can be computed for this claim, so no numbers are stored with the conclusion.</p>;
          }
          const differs = judgement.verdict !== data.verdict;
          return (
            <div className={classes.note} data-differs={differs || undefined} role="status">
              From criterion and estimate follows: <Verdict verdict={judgement.verdict} />
              <div>{judgement.sentence.replace(/^[^:]*: (.)/, (_, first: string) => first.toUpperCase())}</div>
              {differs && (
                <p style={{ margin: '6px 0 0' }}>
                  <strong>Your verdict is another one.</strong> It can stand, and the reason must say why the criterion does not decide
                  here.
                </p>
              )}
            </div>
          );
        }}
      </ActForm>
      {conflict}
    </>
  );
}
