import type { estimateKind } from '@cerulean/evaluation/analysis';
import {
  type CertaintyRating,
  certaintyOf,
  certaintyRatingKind,
  certaintyStarts,
  reasonsDown,
  reasonsUp,
} from '@cerulean/evaluation/appraisal';
import type { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { OutputOf } from '../../api/client.ts';
import { useRecordChanges } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import layout from '../evidence/custom-form.module.css';
import { CustomForm } from '../evidence/custom-form.tsx';
import classes from './appraisal.module.css';

type Step = { readonly levels: number; readonly reason: string };

/** A rating while it is filled in. */
interface Draft {
  readonly [name: string]: unknown;
  readonly outcomeParameterId: string;
  readonly estimateId: string;
  readonly comparison: string;
  readonly importance: CertaintyRating['importance'];
  readonly start: CertaintyRating['start'];
  readonly down: Readonly<Record<string, Step | undefined>>;
  readonly up: Readonly<Record<string, Step | undefined>>;
  readonly statement: string;
}

interface CertaintyFormProps {
  readonly stored: Stored<CertaintyRating> | undefined;
  readonly mayEdit: boolean;
  readonly parameters: readonly Stored<DataOf<typeof outcomeParameterKind>>[];
  readonly estimates: readonly Stored<DataOf<typeof estimateKind>>[];
  readonly results: OutputOf<'analysis.result.list'>['results'];
  readonly onClose: () => void;
}

/** Steps without levels are left out, so that a rating holds only what was decided. */
const taken = (steps: Draft['down']) => Object.fromEntries(Object.entries(steps).filter(([, step]) => step && step.levels > 0));

/** How certain the evidence on one outcome is, with what follows from the steps beside them. */
export function CertaintyForm({ stored, mayEdit, parameters, estimates, results, onClose }: CertaintyFormProps) {
  const evaluation = useEvaluationId();
  const changes = useRecordChanges('appraisal', certaintyRatingKind, evaluation);
  const initial: Draft = {
    outcomeParameterId: stored?.data.outcomeParameterId ?? parameters[0]!.id,
    estimateId: stored?.data.estimateId ?? '',
    comparison: stored?.data.comparison ?? '',
    importance: stored?.data.importance ?? 'important',
    start: stored?.data.start ?? 'randomised',
    down: stored?.data.down ?? {},
    up: stored?.data.up ?? {},
    statement: stored?.data.statement ?? '',
  };
  return (
    <CustomForm
      kind={certaintyRatingKind}
      draftKey={`${evaluation} certainty ${stored?.id ?? 'new'}`}
      stored={stored}
      initial={initial}
      toData={({ estimateId, down, up, ...draft }) => ({
        ...draft,
        ...(estimateId ? { estimateId } : {}),
        down: taken(down),
        up: taken(up),
      })}
      save={({ data, version, reason }) => (stored ? changes.update(stored.id, version, data, reason) : changes.create(data))}
      saveLabels={mayEdit ? ['Save'] : []}
      follows="The summary of findings in the report changes with it."
      onSaved={onClose}
      onCancel={onClose}
      beside={(values) => <Outcome values={values} results={results} />}
    >
      {({ values, set, errors }) => (
        <fieldset disabled={!mayEdit} className={classes.whole}>
          <legend className="visually-hidden">Certainty of evidence</legend>
          <div className={classes.choice}>
            <NativeSelect
              label="Outcome"
              data={parameters.map(({ id, data }) => ({ value: id as string, label: data.name }))}
              value={values.outcomeParameterId}
              onChange={(event) => set({ outcomeParameterId: event.currentTarget.value, estimateId: '' })}
            />
            <NativeSelect
              label="Estimate"
              data={[
                { value: '', label: 'None; described in words' },
                ...estimates
                  .filter(({ data }) => data.outcomeParameterId === values.outcomeParameterId)
                  .map(({ id, data }) => ({ value: id as string, label: data.title })),
              ]}
              value={values.estimateId}
              onChange={(event) => set({ estimateId: event.currentTarget.value })}
            />
            <NativeSelect
              label="Importance"
              data={[
                { value: 'critical', label: 'Critical for the decision' },
                { value: 'important', label: 'Important' },
                { value: 'limited', label: 'Of limited importance' },
              ]}
              value={values.importance}
              onChange={(event) => set({ importance: event.currentTarget.value as Draft['importance'] })}
            />
            <NativeSelect
              label="The studies are"
              description={`They start at ${certaintyStarts[values.start].level} certainty.`}
              data={Object.entries(certaintyStarts).map(([value, { title }]) => ({ value, label: title }))}
              value={values.start}
              onChange={(event) => set({ start: event.currentTarget.value as Draft['start'] })}
            />
          </div>
          <TextInput
            mt={12}
            label="Comparison"
            placeholder="coated against uncoated catheter"
            value={values.comparison}
            onChange={(event) => set({ comparison: event.currentTarget.value })}
          />
          <h2 className={classes.group}>Reasons to rate down</h2>
          {Object.entries(reasonsDown).map(([id, reason]) => (
            <Reason
              key={id}
              sign="−"
              {...reason}
              most={id === 'risk of bias' && values.start !== 'robins-i' ? 2 : reason.most}
              step={values.down[id]}
              error={errors.get(`/down/${id}/reason`) ?? errors.get(`/down/${id}/levels`)}
              onStep={(step) => set({ down: { ...values.down, [id]: step } })}
            />
          ))}
          <h2 className={classes.group}>Reasons to rate up</h2>
          {Object.entries(reasonsUp).map(([id, reason]) => (
            <Reason
              key={id}
              sign="+"
              {...reason}
              step={values.up[id]}
              error={errors.get(`/up/${id}/reason`)}
              onStep={(step) => set({ up: { ...values.up, [id]: step } })}
            />
          ))}
          <Textarea
            mt={20}
            label="What it means"
            description="The finding in plain words, as it stands in the summary of findings."
            autosize
            minRows={2}
            value={values.statement}
            onChange={(event) => set({ statement: event.currentTarget.value })}
          />
        </fieldset>
      )}
    </CustomForm>
  );
}

interface ReasonProps {
  readonly title: string;
  readonly question: string;
  readonly most: number;
  readonly sign: '+' | '−';
  readonly step: Step | undefined;
  readonly error: string | undefined;
  readonly onStep: (step: Step) => void;
}

/** One reason to rate down or up: by how many levels, and why. */
function Reason({ title, question, most, sign, step, error, onStep }: ReasonProps) {
  const { levels, reason } = step ?? { levels: 0, reason: '' };
  return (
    <fieldset className={classes.stepFields}>
      <legend>{title}</legend>
      <p>{question}</p>
      <NativeSelect
        aria-label={`${title}: levels`}
        data={Array.from({ length: most + 1 }, (_, count) => ({
          value: String(count),
          label: count === 0 ? 'No change' : `${sign}${count} ${count === 1 ? 'level' : 'levels'}`,
        }))}
        value={String(Math.min(levels, most))}
        onChange={(event) => onStep({ levels: Number(event.currentTarget.value), reason })}
      />
      <Textarea
        aria-label={`${title}: why`}
        placeholder="Why"
        autosize
        minRows={1}
        disabled={levels === 0}
        value={reason}
        error={error}
        onChange={(event) => onStep({ levels, reason: event.currentTarget.value })}
      />
    </fieldset>
  );
}

/** What follows from the rating as it is filled in, and the numbers it is about. */
function Outcome({ values, results }: { values: Draft; results: CertaintyFormProps['results'] }) {
  const { level, signs, start, steps, cautions } = certaintyOf(values as never);
  const result = results.find(({ estimateId }) => estimateId === values.estimateId);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <aside className={layout.reading} aria-label="What follows" tabIndex={0}>
      <h2>Certainty</h2>
      <p role="status">
        <span className={classes.signs} aria-hidden>
          {signs}
        </span>{' '}
        <strong>{level}</strong>
      </p>
      <p className={classes.tool}>
        {steps.length === 0
          ? `It starts at ${start} and nothing changes it.`
          : `It starts at ${start}; ${steps.map(({ title, levels }) => `${title.toLowerCase()} ${levels > 0 ? '+' : '−'}${Math.abs(levels)}`).join(', ')}.`}
      </p>
      {cautions.map((caution) => (
        <p key={caution} className={classes.hint}>
          {caution}
        </p>
      ))}
      {result && (
        <>
          <h3>{result.title}</h3>
          <p className={layout.text}>{result.result ? `${result.result.measureTitle} ${result.result.text}` : result.problem?.message}</p>
          {result.result && (
            <p className={classes.tool}>
              {result.result.k === 1 ? '1 study' : `${result.result.k} studies`}, {result.result.total}
              {result.result.i2 === undefined ? '' : `; I² ${Math.round(result.result.i2)} %`}
            </p>
          )}
        </>
      )}
    </aside>
  );
}
