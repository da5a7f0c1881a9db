import { type AppraisalPlan, appraisalPlanKind, appraisalTool, type ToolAgreement } from '@cerulean/evaluation/appraisal';
import { may } from '@cerulean/evaluation/team';
import { useMemo } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { SingleRecord } from '../../kit/single-record.tsx';
import classes from './appraisal.module.css';

/** Who appraises, and how far two who did it independently agreed. */
export default function AppraisersScreen() {
  const evaluation = useEvaluationId();
  const members = useOperation('team.membership.list', { evaluation }).data?.members;
  const agreement = useOperation('appraisal.plot.list', { evaluation }).data?.agreement ?? [];
  const sections = useMemo<readonly SectionOf<AppraisalPlan>[]>(
    () => [
      {
        fields: [
          {
            name: 'appraisers',
            type: 'number',
            integer: true,
            label: 'Appraisers of each item',
            help: '1: what one person judges counts. 2: two judge independently; neither sees the other’s appraisal before both have finished, and what they settle counts.',
            required: true,
          },
          {
            name: 'people',
            type: 'choices',
            label: 'Who appraises',
            help: 'As many as appraise each item; nobody where everybody may who is allowed to appraise.',
            choices: (members ?? [])
              .filter(({ data }) => may(data.role, 'appraisal.edit'))
              .map(({ data, name }) => ({ value: data.personId, label: name })),
          },
        ],
      },
    ],
    [members],
  );
  return (
    <SingleRecord
      kind={appraisalPlanKind}
      word="appraisal"
      permission="plan.edit"
      title="Appraisers"
      description="Whether one person appraises each item or two do it independently."
      empty="One person appraises each item."
      sections={sections}
      follows="Appraisals that count already go on counting until they are settled anew."
    >
      {agreement.map((tool) => (
        <Agreement key={tool.tool} agreement={tool} />
      ))}
    </SingleRecord>
  );
}

function Agreement({ agreement: { tool, pairs, columns } }: { agreement: ToolAgreement }) {
  const named = appraisalTool(tool)?.abbreviation ?? tool;
  return (
    <table className={classes.agreement}>
      <caption>
        Agreement with {named}, over {pairs === 1 ? 'one thing' : `${pairs} things`} that two people finished
      </caption>
      <thead>
        <tr>
          <th scope="col">Judgement</th>
          <th scope="col">Agreed</th>
          <th scope="col">Cohen’s kappa</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ id, title, judged, agreed, kappa }) => (
          <tr key={id}>
            <th scope="row">{/\d/.test(id) || id.length === 1 ? `${id} ${title}` : title}</th>
            <td className="numbers">
              {agreed} of {judged}
              {judged > 0 && ` (${Math.round((100 * agreed) / judged)} %)`}
            </td>
            <td className="numbers">
              {kappa
                ? `${kappa.value.toFixed(2)}${kappa.low === undefined ? '' : ` (${kappa.low.toFixed(2)} to ${kappa.high!.toFixed(2)})`}`
                : 'not defined'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
