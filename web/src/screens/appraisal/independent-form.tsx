import { type IndependentAppraisal, independentAppraisalKind } from '@cerulean/evaluation/appraisal';
import { Checkbox } from '@mantine/core';
import { useRecordChanges } from '../../api/records.ts';
import { usePerson } from '../../api/session.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { CustomForm } from '../evidence/custom-form.tsx';
import { ItemReading } from '../evidence/item-reading.tsx';
import classes from './appraisal.module.css';
import { type Draft, dataOf, draftOf, ofThing } from './appraisal-draft.ts';
import { AppraisalFields } from './appraisal-fields.tsx';
import { type AppraisalFormProps, saveLabels } from './appraisal-form.tsx';

interface IndependentDraft extends Draft {
  readonly finished: boolean;
}

/** The own appraisal of one of two appraisers; the other's is not shown before both have finished. */
export function IndependentForm({ thing, mayEdit, hasNext, onThing, onSaved, onBack }: AppraisalFormProps) {
  const evaluation = useEvaluationId();
  const person = usePerson();
  const changes = useRecordChanges('appraisal', independentAppraisalKind, evaluation);
  const { item, tool, outcome } = thing;
  const stored = ofThing<IndependentAppraisal>(item.independent, thing).find(({ createdBy }) => createdBy === person.id);
  const initial: IndependentDraft = { ...draftOf(stored?.data, item), finished: stored?.data.finished ?? false };
  return (
    <CustomForm
      kind={independentAppraisalKind}
      draftKey={`${evaluation} independent ${item.id} ${tool.id} ${outcome ?? ''}`}
      stored={stored}
      initial={initial}
      toData={(draft) => ({ ...dataOf(draft, thing), finished: draft.finished })}
      save={({ data, version }) => (stored ? changes.update(stored.id, version, data) : changes.create(data))}
      saveLabels={saveLabels(mayEdit, hasNext)}
      follows=""
      onSaved={(button) => onSaved(hasNext && button === 0)}
      onCancel={onBack}
      beside={() => <ItemReading id={item.id} kind={item.kind} />}
    >
      {(state) => (
        <>
          <AppraisalFields {...state} thing={thing} mayEdit={mayEdit} onThing={onThing} />
          <Checkbox
            className={classes.finished}
            disabled={!mayEdit}
            label="I have finished"
            description="The other appraiser sees it once they have finished too; then neither appraisal is changed any more."
            checked={state.values.finished}
            onChange={(event) => state.set({ finished: event.currentTarget.checked })}
          />
        </>
      )}
    </CustomForm>
  );
}
