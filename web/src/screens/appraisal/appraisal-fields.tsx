import {
  appraisalPurposes,
  clinicalDataHint,
  clinicalDataSources,
  contributions,
  profileText,
  weightHint,
} from '@cerulean/evaluation/appraisal';
import { dataSetKind, referenceKind } from '@cerulean/evaluation/evidence';
import type { Stored } from '@cerulean/evaluation/records';
import { Button, Checkbox, Radio, Textarea } from '@mantine/core';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import layout from '../evidence/custom-form.module.css';
import type { CustomFormState } from '../evidence/custom-form.tsx';
import classes from './appraisal.module.css';
import type { Draft, Item, Source, Thing } from './appraisal-draft.ts';
import { QuestionList } from './question-list.tsx';
import { ToolChoice } from './tool-choice.tsx';

const contributionTitles = {
  pivotal: 'pivotal: can demonstrate by itself',
  supporting: 'supporting: adds to what pivotal data show',
  background: 'background: state of the art, hazards, context',
  rejected: 'rejected: not used, for the reason given',
} as const satisfies Record<(typeof contributions)[number], string>;

type State = Pick<CustomFormState<Draft>, 'values' | 'set' | 'errors'>;

interface AppraisalFieldsProps extends State {
  readonly thing: Thing;
  readonly mayEdit: boolean;
  /** Absent where tool and outcome are fixed. */
  readonly onThing?: ((tool: string, outcome: string | undefined) => void) | undefined;
}

/** Everything that an appraisal of one thing by one tool asks. */
export function AppraisalFields({ thing, mayEdit, onThing, values, set, errors }: AppraisalFieldsProps) {
  const { tool } = thing;
  return (
    <>
      {onThing && <ToolChoice thing={thing} design={values.design} onDesign={(design) => set({ design })} onThing={onThing} />}
      <p className={classes.tool}>
        {tool.purpose} ({tool.references[0]}) In a question, the keys 1 to 9 choose an answer and go on to the next.
      </p>
      <p className={classes.profileLine} role="status">
        <span>{tool.domains ? 'Judged' : 'Profile'}</span>
        <strong>{profileText(tool, values)}</strong>
        {tool.total && Object.keys(values.grades).length > 0 && <span>{tool.total(values.grades)} by the authors’ count</span>}
      </p>
      <fieldset disabled={!mayEdit} className={classes.whole}>
        <legend className="visually-hidden">{tool.title}</legend>
        <QuestionList tool={tool} values={values} set={set} errors={errors} />
        {(tool.weightHint || values.contribution) && <Weight thing={thing} values={values} set={set} errors={errors} />}
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
      </fieldset>
    </>
  );
}

/** Where the data come from, what they are used for, and what they contribute. */
function Weight({ thing: { item, tool }, values, set, errors }: State & { thing: Thing }) {
  const hint = weightHint(tool, values);
  const suggested = useSuggestedSource(item, values.grades);
  const contributionError = errors.get('/contribution') && 'Choose what it contributes.';
  return (
    <>
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
          {appraisalPurposes.map((purpose) => (
            <Checkbox
              key={purpose}
              label={purpose}
              checked={values.purposes.includes(purpose)}
              onChange={(event) =>
                set({
                  purposes: appraisalPurposes.filter((each) =>
                    each === purpose ? event.currentTarget.checked : values.purposes.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.set} aria-describedby={contributionError ? 'contribution-error' : undefined}>
        <legend>Contribution</legend>
        <div className={classes.options}>
          {contributions.map((contribution) => (
            <Radio
              key={contribution}
              name="contribution"
              label={contributionTitles[contribution]}
              checked={values.contribution === contribution}
              aria-invalid={contributionError ? true : undefined}
              onChange={() => set({ contribution })}
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
