import {
  type AppraisalTool,
  appraisalKind,
  askedGrades,
  clinicalDataHint,
  clinicalDataSources,
  gradesOf,
  isAsked,
  profileText,
  tools,
  weightHint,
} from '@cerulean/evaluation/appraisal';
import { dataSetKind, referenceKind } from '@cerulean/evaluation/evidence';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Button, Checkbox, NativeSelect, Radio, Textarea } from '@mantine/core';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useRecordChanges } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Page } from '../../kit/page.tsx';
import layout from '../evidence/custom-form.module.css';
import { CustomForm, type CustomFormState } from '../evidence/custom-form.tsx';
import { ItemReading } from '../evidence/item-reading.tsx';
import classes from './appraisal.module.css';

type Item = OutputOf<'appraisal.item.list'>['items'][number];
type Appraisal = DataOf<typeof appraisalKind>;
type Source = keyof typeof clinicalDataSources;

/** An appraisal while it is filled in: source and contribution may still be open. */
interface Draft {
  readonly [name: string]: unknown;
  readonly grades: Readonly<Record<string, string>>;
  readonly dataSource: Source | '';
  readonly purposes: readonly Appraisal['purposes'][number][];
  readonly contribution: Appraisal['contribution'] | '';
  readonly justification: string;
}

const purposes = ['performance', 'safety', 'benefit-risk', 'state of the art'] as const;
const contributions = {
  pivotal: 'pivotal: can demonstrate by itself',
  supporting: 'supporting: adds to what pivotal data show',
  background: 'background: state of the art, hazards, context',
  rejected: 'rejected: not used, for the reason given',
} as const;

interface AppraisalFormProps {
  readonly item: Item;
  readonly tool: AppraisalTool;
  readonly mayEdit: boolean;
  /** Whether another item still lacks something. */
  readonly hasNext: boolean;
  readonly left: number;
  readonly onTool: (id: string) => void;
  readonly onSaved: (goOn: boolean) => void;
  readonly onBack: () => void;
}

/** The appraisal of one item by one tool, with the item to read beside it. */
export function AppraisalForm({ item, tool, mayEdit, hasNext, left, onTool, onSaved, onBack }: AppraisalFormProps) {
  const evaluation = useEvaluationId();
  const changes = useRecordChanges('appraisal', appraisalKind, evaluation);
  const [{ record: opened }, setAddress] = useAddress();
  const stored = item.appraisals.find(({ data }) => data.tool === tool.id) as Stored<Appraisal> | undefined;
  const initial: Draft = {
    grades: stored?.data.grades ?? {},
    dataSource: stored?.data.dataSource ?? '',
    purposes: stored?.data.purposes ?? [],
    contribution: stored?.data.contribution ?? '',
    justification: stored?.data.justification ?? '',
  };
  return (
    <Page
      title={`Appraise ${item.label}`}
      description={
        left > 0
          ? `${left === 1 ? 'One other item is' : `${left} other items are`} still to be appraised.`
          : 'Every other item is appraised.'
      }
      actions={
        <>
          <NativeSelect
            aria-label="Tool"
            data={tools.map(({ id, title }) => ({ value: id, label: title }))}
            value={tool.id}
            onChange={(event) => onTool(event.currentTarget.value)}
          />
          {stored && (
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              aria-expanded={opened === stored.id}
              onClick={() => setAddress({ record: opened === stored.id ? undefined : stored.id })}
            >
              History
            </Button>
          )}
        </>
      }
    >
      <CustomForm
        kind={appraisalKind}
        draftKey={`${evaluation} appraisal ${item.id} ${tool.id}`}
        stored={stored}
        initial={initial}
        toData={(draft) => ({
          ...draft,
          grades: askedGrades(tool, draft.grades),
          itemId: item.id,
          tool: tool.id,
          dataSource: draft.dataSource || undefined,
          contribution: draft.contribution || undefined,
        })}
        save={({ data, version, reason }) => (stored ? changes.update(stored.id, version, data, reason) : changes.create(data))}
        saveLabels={mayEdit ? [...(hasNext ? ['Save and next'] : []), 'Save'] : []}
        follows="Conclusions, tables and documents that rest on this item are to be looked at again."
        onSaved={(button) => onSaved(hasNext && button === 0)}
        onCancel={onBack}
        beside={() => <ItemReading id={item.id} kind={item.kind} />}
      >
        {(state) => (
          <fieldset disabled={!mayEdit} style={{ margin: 0, padding: 0, border: 0, minWidth: 0 }}>
            <legend className="visually-hidden">{tool.title}</legend>
            <Fields {...state} item={item} tool={tool} />
          </fieldset>
        )}
      </CustomForm>
    </Page>
  );
}

function Fields({ values, set, errors, item, tool }: CustomFormState<Draft> & { item: Item; tool: AppraisalTool }) {
  const groups = [...new Set(tool.criteria.map(({ group }) => group))];
  const hint = weightHint(tool, values);
  const suggested = useSuggestedSource(item, values.grades);
  const contributionError = errors.get('/contribution') && 'Choose what it contributes.';
  return (
    <>
      <p className={classes.tool}>
        {tool.purpose} ({tool.references[0]})
      </p>
      <p className={classes.profileLine} role="status">
        <span>Profile</span>
        <strong>{profileText(tool, values)}</strong>
      </p>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 className={classes.group}>{group}</h2>
          {tool.criteria
            .filter((criterion) => criterion.group === group && isAsked(criterion, values.grades))
            .map((criterion) => (
              <fieldset key={criterion.id} className={classes.criterion}>
                <legend>
                  <strong>{criterion.id}</strong> {criterion.title}
                  {criterion.optional && ' (only where it applies)'}
                </legend>
                <p>{criterion.question}</p>
                <div className={classes.grades}>
                  {gradesOf(criterion, values.grades).map((grade) => (
                    <Radio
                      key={grade.id}
                      name={`grade ${criterion.id}`}
                      label={grade.id === grade.title ? grade.title : `${grade.id} ${grade.title}`}
                      checked={values.grades[criterion.id] === grade.id}
                      onChange={() => set({ grades: { ...values.grades, [criterion.id]: grade.id } })}
                    />
                  ))}
                  {criterion.optional && values.grades[criterion.id] && (
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      onClick={() =>
                        set({ grades: Object.fromEntries(Object.entries(values.grades).filter(([id]) => id !== criterion.id)) })
                      }
                      aria-label={`Take the grade of ${criterion.title} back`}
                    >
                      Take back
                    </Button>
                  )}
                </div>
              </fieldset>
            ))}
        </section>
      ))}
      <fieldset className={classes.set}>
        <legend>Source in Article 2(48)</legend>
        <p>Where the data come from in the sense of Regulation (EU) 2017/745.</p>
        <div className={classes.options}>
          {Object.entries(clinicalDataSources).map(([source, title]) => (
            <Radio
              key={source}
              name="source"
              label={source === 'none' ? title : `(${source}) ${title}`}
              checked={values.dataSource === source}
              onChange={() => set({ dataSource: source as Source })}
            />
          ))}
        </div>
        {suggested && suggested.source !== values.dataSource && (
          <div className={classes.hint}>
            Suggested: {suggested.source === 'none' ? 'not clinical data' : `(${suggested.source})`}. {suggested.reason}{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => set({ dataSource: suggested.source as Source })}>
              Take it
            </Button>
          </div>
        )}
      </fieldset>
      <fieldset className={classes.set}>
        <legend>Used for</legend>
        <p>An item can be fit for safety and unfit for performance.</p>
        <div className={classes.row}>
          {purposes.map((purpose) => (
            <Checkbox
              key={purpose}
              label={purpose}
              checked={values.purposes.includes(purpose)}
              onChange={(event) =>
                set({
                  purposes: purposes.filter((each) => (each === purpose ? event.currentTarget.checked : values.purposes.includes(each))),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.set} aria-describedby={contributionError ? 'contribution-error' : undefined}>
        <legend>Contribution</legend>
        <div className={classes.options}>
          {Object.entries(contributions).map(([contribution, title]) => (
            <Radio
              key={contribution}
              name="contribution"
              label={title}
              checked={values.contribution === contribution}
              aria-invalid={contributionError ? true : undefined}
              onChange={() => set({ contribution: contribution as Appraisal['contribution'] })}
            />
          ))}
        </div>
        {contributionError && (
          <p id="contribution-error" className={layout.error}>
            {contributionError}
          </p>
        )}
        {hint ? (
          <div className={classes.hint}>
            {hint.contribution === values.contribution
              ? 'The profile suggests the same:'
              : `The profile suggests ${hint.contribution}; a person decides:`}
            <ul>
              {hint.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        ) : (
          tool.weightHint && <p className={classes.tool}>A contribution is suggested once every criterion is graded.</p>
        )}
      </fieldset>
      <Textarea
        mt={20}
        label="Justification"
        description="Why it is appraised so; it stands in the appraisal annex."
        autosize
        minRows={3}
        maxRows={16}
        value={values.justification}
        onChange={(event) => set({ justification: event.currentTarget.value })}
      />
    </>
  );
}

/** Where the item probably stands in Article 2(48), by the grades as they are filled in. */
function useSuggestedSource(item: Item, grades: Readonly<Record<string, string>>) {
  const evaluation = useEvaluationId();
  const reference = useOperation('evidence.reference.get', { evaluation, id: item.id }, { enabled: item.kind === referenceKind.name });
  const dataSet = useOperation('evidence.data-set.get', { evaluation, id: item.id }, { enabled: item.kind === dataSetKind.name });
  const record = (reference.data ?? dataSet.data) as Stored<never> | undefined;
  return record && clinicalDataHint(record, grades);
}
