import { outcomeKind } from '@cerulean/evaluation/analysis';
import type { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useRecordChanges } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { Page } from '../../kit/page.tsx';
import type { SelectedPassage } from '../../kit/reading/selected-passage.ts';
import { Status } from '../../kit/status.tsx';
import { CustomForm, type CustomFormState } from '../evidence/custom-form.tsx';
import { ItemReading } from '../evidence/item-reading.tsx';
import classes from './outcomes.module.css';
import {
  type ArmDraft,
  type ArmNumber,
  armErrors,
  armResult,
  dataOf,
  draftOf,
  emptyArm,
  isEmptyArm,
  lacking,
  numbersOf,
  type Outcome,
  type OutcomeDraft,
} from './outcomes-draft.ts';

type Item = OutputOf<'appraisal.item.list'>['items'][number];
type Parameter = Stored<DataOf<typeof outcomeParameterKind>>;

interface OutcomeFormProps {
  readonly stored: Stored<Outcome> | undefined;
  /** The item whose results are extracted, where it is known already. */
  readonly item: string | undefined;
  readonly items: readonly Item[];
  readonly parameters: readonly Parameter[];
  /** Called with true where another outcome is to follow. */
  readonly onSaved: (another: boolean) => void;
  readonly onCancel: () => void;
}

/** One result of one included item, with the item to read beside it. What is asked for follows from the type of the parameter. */
export function OutcomeForm({ stored, item, items, parameters, onSaved, onCancel }: OutcomeFormProps) {
  const evaluation = useEvaluationId();
  const changes = useRecordChanges('analysis', outcomeKind, evaluation);
  const [initial] = useState(() => draftOf(stored?.data, item ?? items[0]?.id ?? '', parameters[0]?.id ?? ''));
  const [selected, setSelected] = useState<SelectedPassage>();
  const typeOf = (id: string) => parameters.find((parameter) => parameter.id === id)?.data.type ?? 'events per patient';
  return (
    <Page title={stored ? 'Edit an outcome' : 'Extract an outcome'}>
      <CustomForm
        kind={outcomeKind}
        draftKey={`${evaluation} outcome ${stored?.id ?? `new ${item ?? ''}`}`}
        stored={stored}
        initial={initial}
        toData={(draft) => dataOf(draft, typeOf(draft.outcomeParameterId))}
        save={({ data, version, reason }) => (stored ? changes.update(stored.id, version, data, reason) : changes.create(data))}
        saveLabels={stored ? ['Save'] : ['Save', 'Save and extract another']}
        follows="Every estimate that uses it is computed anew, and what rests on those is to be looked at again."
        onSaved={(button) => onSaved(button === 1)}
        onCancel={onCancel}
        beside={({ itemId }) => <Reading item={items.find(({ id }) => id === itemId)} onSelect={setSelected} />}
      >
        {(state) => <Fields {...state} items={items} parameters={parameters} selected={selected} />}
      </CustomForm>
    </Page>
  );
}

function Reading({ item, onSelect }: { item: Item | undefined; onSelect: (selected: SelectedPassage | undefined) => void }) {
  return item ? <ItemReading key={item.id} id={item.id} kind={item.kind} onSelect={onSelect} /> : null;
}

const titles: Record<ArmNumber, string> = { n: 'Patients', events: 'Events', time: 'Exposure', mean: 'Mean', sd: 'SD' };

function Fields({
  values,
  set,
  errors,
  items,
  parameters,
  selected,
}: CustomFormState<OutcomeDraft> & {
  items: readonly Item[];
  parameters: readonly Parameter[];
  /** What is selected in the item that is read beside it. */
  selected: SelectedPassage | undefined;
}) {
  const parameter = parameters.find(({ id }) => id === values.outcomeParameterId);
  const type = parameter?.data.type ?? 'events per patient';
  const unit = parameter?.data.unit ?? '';
  const fields = numbersOf[type];
  const setArm = (place: number, changes: Partial<ArmDraft>) =>
    set({ arms: values.arms.map((arm, index) => (index === place ? { ...arm, ...changes } : arm)) });
  const untouched = values.arms.every(isEmptyArm);
  const notes = untouched ? [] : lacking(values, type);
  // Data leave empty comparators out, so the places of what is sent are counted without them.
  const sentPlaces = new Map(
    values.arms
      .map((arm, index) => [arm, index] as const)
      .filter(([arm]) => arm.role === 'device' || !isEmptyArm(arm))
      .map(([, index], place) => [index, place]),
  );
  return (
    <>
      <div className={classes.about}>
        <NativeSelect
          label="Item"
          data={items.map(({ id, label }) => ({ value: id, label }))}
          value={values.itemId}
          onChange={(event) => set({ itemId: event.currentTarget.value })}
        />
        <NativeSelect
          label="Outcome parameter"
          description={[type, unit].filter(Boolean).join(', ')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={parameters.map(({ id, data }) => ({ value: id as string, label: data.name }))}
          value={values.outcomeParameterId}
          onChange={(event) => set({ outcomeParameterId: event.currentTarget.value })}
        />
      </div>
      <fieldset className={classes.arms}>
        <legend>Arms</legend>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {titles[field]}
                  {unit && (field === 'time' || field === 'mean') && ` (${unit})`}
                </th>
              ))}
              <th scope="col">Comes to</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {values.arms.map((arm, index) => {
              const wrong = armErrors(arm, type);
              const refused = (field: string) => errors.get(`/arms/${sentPlaces.get(index) ?? -1}/${field}`);
              const label = arm.name || `arm ${index + 1}`;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: every input is controlled, so its place is its identity
                <tr key={index}>
                  <td>
                    <TextInput
                      aria-label={`Name of arm ${index + 1}`}
                      placeholder={arm.role === 'device' ? 'Coated catheter' : 'Standard catheter'}
                      value={arm.name}
                      error={refused('name') && 'Name it'}
                      onChange={(event) => setArm(index, { name: event.currentTarget.value })}
                    />
                  </td>
                  <td data-role>
                    <NativeSelect
                      aria-label={`Role of ${label}`}
                      data={['device', 'comparator']}
                      value={arm.role}
                      onChange={(event) => setArm(index, { role: event.currentTarget.value as ArmDraft['role'] })}
                    />
                  </td>
                  {fields.map((field) => (
                    <td key={field} data-number>
                      <TextInput
                        aria-label={`${titles[field]} of ${label}`}
                        inputMode="decimal"
                        value={arm[field]}
                        error={wrong[field] ?? refused(field)}
                        onChange={(event) => setArm(index, { [field]: event.currentTarget.value })}
                      />
                    </td>
                  ))}
                  <td className={classes.result}>{Object.keys(wrong).length === 0 && armResult(arm, type, unit)}</td>
                  <td>
                    {values.arms.length > 1 && (
                      <ActionIcon
                        mt={4}
                        aria-label={`Remove ${label}`}
                        title="Remove"
                        onClick={() => set({ arms: values.arms.filter((_, other) => other !== index) })}
                      >
                        <IconTrash size={16} aria-hidden />
                      </ActionIcon>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {values.arms.length < 8 && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => set({ arms: [...values.arms, emptyArm('comparator')] })}
          >
            Add an arm
          </Button>
        )}
      </fieldset>
      <div className={classes.fields}>
        <TextInput
          label="Follow-up"
          placeholder="until removal, at most 30 days"
          value={values.followUp}
          onChange={(event) => set({ followUp: event.currentTarget.value })}
        />
        <TextInput
          label="Population"
          placeholder="adults in intensive care"
          value={values.population}
          onChange={(event) => set({ population: event.currentTarget.value })}
        />
        <TextInput
          label="Page"
          placeholder="259, table 2"
          value={values.page}
          onChange={(event) => set({ page: event.currentTarget.value })}
        />
      </div>
      <Textarea
        mt={14}
        label="Quote"
        description="The words or the row of the table the numbers were taken from."
        autosize
        minRows={2}
        maxRows={12}
        value={values.quote}
        onChange={(event) => set({ quote: event.currentTarget.value })}
      />
      <Button
        mt={6}
        variant="default"
        size="compact-sm"
        disabled={!selected}
        title={selected ? selected.quote : 'Select words of the item beside the form first'}
        // Pressing it must not take the selection away before it is read.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => selected && set({ quote: selected.quote, page: selected.page })}
      >
        Take the selected words as quote
      </Button>
      <Textarea
        mt={14}
        label="Notes"
        autosize
        minRows={1}
        maxRows={8}
        value={values.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
      {notes.length > 0 && (
        <ul className={classes.lacking} aria-live="polite">
          {notes.map((note) => (
            <li key={note}>
              <Status tone="caution">{note}</Status>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
