import { type Appraisal, appraisalKind } from '@cerulean/evaluation/appraisal';
import { useRecordChanges } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { CustomForm } from '../evidence/custom-form.tsx';
import { ItemReading } from '../evidence/item-reading.tsx';
import { dataOf, draftOf, ofThing, type Thing } from './appraisal-draft.ts';
import { AppraisalFields } from './appraisal-fields.tsx';

/** What every form of an appraisal needs. */
export interface AppraisalFormProps {
  readonly thing: Thing;
  readonly mayEdit: boolean;
  /** Whether another item still lacks something. */
  readonly hasNext: boolean;
  readonly onThing: (tool: string, outcome: string | undefined) => void;
  readonly onSaved: (goOn: boolean) => void;
  readonly onBack: () => void;
}

/** What the buttons of a form say. */
export const saveLabels = (mayEdit: boolean, hasNext: boolean) => (mayEdit ? [...(hasNext ? ['Save and next'] : []), 'Save'] : []);

/** The appraisal that counts, where one person appraises, with the item to read beside it. */
export function AppraisalForm({ thing, mayEdit, hasNext, onThing, onSaved, onBack }: AppraisalFormProps) {
  const evaluation = useEvaluationId();
  const changes = useRecordChanges('appraisal', appraisalKind, evaluation);
  const { item, tool, outcome } = thing;
  const [stored] = ofThing<Appraisal>(item.appraisals, thing);
  return (
    <CustomForm
      kind={appraisalKind}
      draftKey={`${evaluation} appraisal ${item.id} ${tool.id} ${outcome ?? ''}`}
      stored={stored}
      initial={draftOf(stored?.data, item)}
      toData={(draft) => dataOf(draft, thing)}
      save={({ data, version, reason }) => (stored ? changes.update(stored.id, version, data, reason) : changes.create(data))}
      saveLabels={saveLabels(mayEdit, hasNext)}
      follows="Conclusions, tables and documents that rest on this item are to be looked at again."
      onSaved={(button) => onSaved(hasNext && button === 0)}
      onCancel={onBack}
      beside={() => <ItemReading id={item.id} kind={item.kind} />}
    >
      {(state) => <AppraisalFields {...state} thing={thing} mayEdit={mayEdit} onThing={onThing} />}
    </CustomForm>
  );
}
