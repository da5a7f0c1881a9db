import type { DataOf } from '@cerulean/evaluation/records';
import {
  defaultScreeningPlan,
  importOrder,
  models,
  type PairAgreement,
  type StageAgreement,
  screeningPlanKind,
  stopping,
} from '@cerulean/evaluation/screening';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { usePersonNames } from '../../kit/person-names.ts';
import { SingleRecord } from '../../kit/single-record.tsx';
import classes from './screening.module.css';

type Plan = DataOf<typeof screeningPlanKind>;

const percent = () => ({ factor: 0.01, unit: '%' });

const sections: readonly SectionOf<Plan>[] = [
  {
    title: 'Reviewers',
    fields: [
      {
        name: 'reviewers',
        type: 'group',
        label: 'How many decide independently about each reference: 1 or 2',
        fields: [
          { name: 'title and abstract', type: 'number', integer: true, label: 'Title and abstract' },
          { name: 'full text', type: 'number', integer: true, label: 'Full text' },
        ],
      },
      {
        name: 'blinded',
        type: 'yes-no',
        label: 'Blinded',
        help: 'With two reviewers: neither sees what the other decided until both have decided, whatever their role.',
      },
    ],
  },
  {
    title: 'Order',
    help: 'A model learns from every decision and brings likely relevant references first. With two reviewers each has an order of their own.',
    fields: [
      {
        name: 'order',
        type: 'choice',
        label: 'Order of references',
        choices: [
          { value: importOrder, label: 'As imported' },
          ...models.map(({ id, title }) => ({ value: id as string, label: title as string })),
        ],
      },
      {
        name: 'stopping',
        type: 'group',
        label: 'When screening titles and abstracts may stop',
        help: 'Without a rule everything is read.',
        add: 'Add a stopping rule',
        fields: [
          {
            name: 'rule',
            type: 'choice',
            label: 'Rule',
            choices: stopping.map(({ id, title }) => ({ value: id as string, label: title as string })),
          },
          { name: 'recall', type: 'number', label: 'Relevant references that must have been found, at least', scale: percent },
          { name: 'confidence', type: 'number', label: 'Confidence', scale: percent },
        ],
      },
    ],
  },
  {
    title: 'Highlighted words',
    help: 'Marked for everybody, besides the words of the criteria. Everybody can add own words at the desk.',
    fields: [
      { name: 'includeWords', type: 'tags', label: 'Speak for including' },
      { name: 'excludeWords', type: 'tags', label: 'Speak for excluding' },
    ],
  },
];

/** How references are screened, and how far reviewers agreed. */
export default function ScreeningPlanScreen() {
  return (
    <SingleRecord
      kind={screeningPlanKind}
      word="screening"
      permission="plan.edit"
      title="Screening plan"
      description="How many reviewers screen, whether they are blinded, in which order they read, and when they may stop. The report states it."
      empty="One reviewer screens in the order of import, and everything is read."
      sections={sections}
      initial={defaultScreeningPlan}
      follows="Decisions that were made stay; where each reference stands is counted anew by the new plan."
    >
      <Agreement />
    </SingleRecord>
  );
}

/** Percent agreement and Cohen's kappa with their limits, for each stage and pair of reviewers. */
function Agreement() {
  const evaluation = useEvaluationId();
  const { data } = useOperation('screening.agreement.get', { evaluation });
  const stages = data?.stages.filter(({ references }) => references > 0) ?? [];
  if (stages.length === 0) return null;
  return (
    <section className={classes.agreements} aria-label="Agreement of the reviewers">
      {stages.map((stage) => (
        <StageTable key={stage.stage} stage={stage} />
      ))}
      <p className={classes.small}>
        What each had decided before they could see the other’s decision. Agreement with Wilson’s limits; kappa by Cohen 1960 with the
        standard error of Fleiss, Cohen and Everitt 1969; all limits at 95 % confidence.
      </p>
    </section>
  );
}

function StageTable({ stage: { stage, pairs, references, agreed, agreement } }: { stage: StageAgreement }) {
  const nameOf = usePersonNames();
  const name = (person: string) => nameOf(person) ?? 'somebody';
  const row = (title: string, count: number, same: number, limits: StageAgreement['agreement'], kappa?: PairAgreement['kappa'] | null) => (
    <tr key={title}>
      <th scope="row">{title}</th>
      <td>
        {same.toLocaleString('en')} of {count.toLocaleString('en')}
      </td>
      <td>{limits && `${share(limits.value)} (${share(limits.low)} to ${share(limits.high)})`}</td>
      <td>{kappa === null ? '' : kappa ? kappaText(kappa) : 'not defined: both settled on the same throughout'}</td>
    </tr>
  );
  return (
    <table className={classes.agreement}>
      <caption>{stage === 'full text' ? 'Agreement at full text' : 'Agreement by title and abstract'}</caption>
      <thead>
        <tr>
          <th scope="col">Reviewers</th>
          <th scope="col">Agreed on</th>
          <th scope="col">Agreement</th>
          <th scope="col">Cohen’s kappa</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) =>
          row(
            pair.reviewers.map(name).join(' and '),
            pair.references,
            pair.table.reduce((sum, line, place) => sum + line[place]!, 0),
            pair.agreement,
            pair.kappa,
          ),
        )}
        {pairs.length > 1 && row('All pairs', references, agreed, agreement, null)}
      </tbody>
    </table>
  );
}

const share = (value: number) => `${(100 * value).toFixed(1)} %`;

function kappaText({ value, low, high }: NonNullable<PairAgreement['kappa']>): string {
  return low === undefined || high === undefined
    ? `${value.toFixed(2)} (no limits: the standard error is zero)`
    : `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
