import {
  type Appraisal,
  type AppraisalDifference,
  appraisalKind,
  commonAppraisal,
  differencesBetween,
  type StoredIndependentAppraisal,
} from '@cerulean/evaluation/appraisal';
import { Button, Textarea } from '@mantine/core';
import { useChange } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { usePersonNames } from '../../kit/person-names.ts';
import { CustomForm } from '../evidence/custom-form.tsx';
import { ItemReading } from '../evidence/item-reading.tsx';
import classes from './appraisal.module.css';
import { type Draft, dataOf, draftOf, ofThing } from './appraisal-draft.ts';
import { AppraisalFields } from './appraisal-fields.tsx';
import type { AppraisalFormProps } from './appraisal-form.tsx';

interface SettleDraft extends Draft {
  readonly resolution: string;
}

interface SettleFormProps extends AppraisalFormProps {
  readonly pair: readonly [StoredIndependentAppraisal, StoredIndependentAppraisal];
}

/** What two appraisers come to together: where they differ side by side, and the appraisal that counts. */
export function SettleForm({ thing, pair: [first, second], mayEdit, hasNext, onThing, onSaved, onBack }: SettleFormProps) {
  const evaluation = useEvaluationId();
  const settle = useChange('appraisal.consensus.settle');
  const { item, tool, outcome } = thing;
  const [stored] = ofThing<Appraisal>(item.appraisals, thing);
  const differences = differencesBetween(first.data, second.data);
  const initial: SettleDraft = {
    ...draftOf(stored?.data ?? commonAppraisal(first.data, second.data), item),
    resolution: stored?.data.resolution ?? '',
  };
  return (
    <CustomForm
      kind={appraisalKind}
      draftKey={`${evaluation} consensus ${item.id} ${tool.id} ${outcome ?? ''}`}
      stored={stored}
      initial={initial}
      toData={(draft) => ({ ...dataOf(draft, thing), resolution: draft.resolution.trim() || undefined })}
      save={({ data, version, reason }) => settle.mutateAsync({ evaluation, version, data, ...(reason ? { reason } : {}) })}
      saveLabels={mayEdit ? [...(hasNext ? ['Settle and next'] : []), 'Settle'] : []}
      follows="Conclusions, tables and documents that rest on this item are to be looked at again."
      onSaved={(button) => onSaved(hasNext && button === 0)}
      onCancel={onBack}
      beside={() => <ItemReading id={item.id} kind={item.kind} />}
    >
      {(state) => {
        const { values, set } = state;
        const take = ({ at, id }: AppraisalDifference, from: Appraisal) => {
          if (at === 'field') return set({ [id]: from[id as 'contribution'] ?? '' });
          const { [id]: _before, ...grades } = values.grades;
          const { [id]: _judged, ...overrides } = values.overrides;
          const override = from.overrides?.[id];
          if (at === 'domain') return set({ overrides: override ? { ...overrides, [id]: override } : overrides });
          return set({ grades: from.grades[id] ? { ...grades, [id]: from.grades[id] } : grades });
        };
        return (
          <>
            <Differences differences={differences} pair={[first, second]} values={values} take={mayEdit ? take : undefined} />
            <Textarea
              mt={12}
              label="How it was settled"
              description={differences.length > 0 ? 'It stands in the appraisal annex.' : 'Needed only where the two differ.'}
              required={differences.length > 0}
              disabled={!mayEdit}
              autosize
              minRows={2}
              value={values.resolution}
              error={state.errors.get('/resolution')}
              onChange={(event) => set({ resolution: event.currentTarget.value })}
            />
            <AppraisalFields {...state} thing={thing} mayEdit={mayEdit} onThing={onThing} />
          </>
        );
      }}
    </CustomForm>
  );
}

interface DifferencesProps {
  readonly differences: readonly AppraisalDifference[];
  readonly pair: readonly [StoredIndependentAppraisal, StoredIndependentAppraisal];
  readonly values: SettleDraft;
  readonly take: ((difference: AppraisalDifference, from: Appraisal) => void) | undefined;
}

/** On what two appraisals differ, and for each which of them is taken. */
function Differences({ differences, pair, values, take }: DifferencesProps) {
  const nameOf = usePersonNames();
  if (differences.length === 0) return <p className={classes.tool}>Both judged the same.</p>;
  const taken = ({ at, id }: AppraisalDifference, from: Appraisal) =>
    at === 'criterion'
      ? values.grades[id] === from.grades[id]
      : at === 'field'
        ? JSON.stringify(values[id] || undefined) === JSON.stringify(from[id as 'contribution'])
        : false;
  return (
    <table className={classes.differences}>
      <caption>
        {differences.length === 1 ? 'One difference' : `${differences.length} differences`}; what both said alike is filled in below.
      </caption>
      <thead>
        <tr>
          <th scope="col">Where</th>
          {pair.map(({ id, createdBy }) => (
            <th key={id} scope="col">
              {nameOf(createdBy) ?? 'An appraiser'}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={`${difference.at} ${difference.id}`}>
            <th scope="row">
              {difference.at === 'criterion' || /\d/.test(difference.id) ? `${difference.id} ${difference.title}` : difference.title}
            </th>
            {pair.map(({ id, createdBy, data }, place) => (
              <td key={id}>
                {place === 0 ? difference.first : difference.second}{' '}
                {take && difference.at !== 'domain' && (
                  <Button
                    variant={taken(difference, data) ? 'light' : 'subtle'}
                    size="compact-xs"
                    aria-pressed={taken(difference, data)}
                    aria-label={`Take what ${nameOf(createdBy) ?? 'this appraiser'} says on ${difference.title}`}
                    onClick={() => take(difference, data)}
                  >
                    Take
                  </Button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
