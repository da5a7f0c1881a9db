import { benefitRiskKind } from '@cerulean/evaluation/conclusions';
import type { DataOf } from '@cerulean/evaluation/records';
import type { SectionOf } from '../../kit/form/field.ts';
import { SingleRecord } from '../../kit/single-record.tsx';

const sections: readonly SectionOf<DataOf<typeof benefitRiskKind>>[] = [
  {
    fields: [
      {
        name: 'benefits',
        type: 'long-text',
        label: 'Benefits',
        help: 'Nature, size, probability and duration of what patients gain, as the evidence shows it.',
        rows: 5,
      },
      {
        name: 'risks',
        type: 'long-text',
        label: 'Risks',
        help: 'Nature, severity, probability and duration of harm, and the residual risks that remain after control.',
        rows: 5,
      },
      {
        name: 'stateOfTheArt',
        type: 'long-text',
        label: 'State of the art',
        help: 'What other options offer and cost, in benefit and in risk.',
        rows: 4,
      },
      {
        name: 'uncertainties',
        type: 'long-text',
        label: 'Uncertainties',
        help: 'What is not known, and how it is to be answered.',
        rows: 4,
      },
    ],
  },
  {
    title: 'Determination',
    fields: [
      {
        name: 'acceptable',
        type: 'choice',
        label: 'The benefit-risk ratio is',
        choices: [
          { value: 'open', label: 'Not yet determined' },
          { value: 'acceptable', label: 'Acceptable' },
          { value: 'not acceptable', label: 'Not acceptable' },
        ],
      },
      {
        name: 'determination',
        type: 'long-text',
        label: 'Reason',
        help: 'The weighing itself, in the evaluators’ words. It stands in the report.',
        rows: 6,
      },
    ],
  },
];

/** Whether the benefits outweigh the risks, in the evaluators' words. */
export default function BenefitRiskScreen() {
  return (
    <SingleRecord
      kind={benefitRiskKind}
      word="conclusions"
      permission="conclusions.edit"
      title="Benefit-risk"
      description="Benefits weighed against risks when the device is used as intended (Regulation (EU) 2017/745, Article 2(24))."
      empty="The weighing of benefits and risks stands here once the evaluators have written it."
      sections={sections}
      follows="The report’s benefit-risk sections change with it."
    />
  );
}
