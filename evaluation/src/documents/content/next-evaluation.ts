import { daysBetween } from '../../base/index.ts';
import { deviceKind } from '../../device/index.ts';
import { planKind } from '../../plan/index.ts';
import { only } from '../../records/index.ts';
import { cadenceFor, describeCadence } from '../../regulation/index.ts';
import { hole, paragraph, table } from '../blocks.ts';
import { type DocumentContext, fact } from '../context.ts';
import type { Block } from '../tree.ts';

/** The next evaluation: one interval, one day, and why (MEDDEV 2.7/1 rev. 4, A9 section 6 and 6.2.3). */
export function nextEvaluation(context: DocumentContext): Block[] {
  const plan = only(context.snapshot, planKind)?.data;
  const device = only(context.snapshot, deviceKind)?.data;
  const due = device ? cadenceFor(device) : [];
  const late = plan?.nextEvaluationOn !== undefined && daysBetween(context.date, plan.nextEvaluationOn) <= 0;
  return [
    plan?.nextEvaluationOn
      ? paragraph(['The next clinical evaluation is due on ', fact(context, 'plan.next-evaluation'), '.'])
      : hole(
          'The day of the next evaluation is missing. Enter it under Plan; an interval alone, or a conditional sentence, is not enough.',
        ),
    plan?.cadence
      ? paragraph(['The planned interval is ', fact(context, 'plan.interval'), '.'])
      : hole('The interval of the evaluation is missing. Enter it with its justification under Plan.'),
    plan?.cadence?.justification.trim()
      ? paragraph(['Justification: ', fact(context, 'plan.interval-justification')])
      : hole(
          'The justification of the interval is missing. Justify it under Plan from the risks, the state of knowledge and open questions (MEDDEV 2.7/1 rev. 4, 6.2.3).',
        ),
    ...(late
      ? [hole(`The day given for the next evaluation is not after the day of this document (${context.date}). Set a new one under Plan.`)]
      : []),
    paragraph(
      'The evaluation is updated before that day whenever information from surveillance, follow-up, changes of the device or the state of the art can change its conclusions.',
    ),
    ...(due.length > 0
      ? [
          table(
            'table-cadence',
            'How often documents of this device are due',
            [
              ['Document', 4],
              ['Interval', 4],
              ['Basis', 6],
            ],
            due.map((entry) => [
              entry.document,
              describeCadence(entry),
              `${entry.rule.clause} (${entry.rule.status}${entry.rule.verified ? '' : ', unverified'})`,
            ]),
          ),
        ]
      : []),
  ];
}
