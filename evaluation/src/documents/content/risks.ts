import { riskKind } from '../../device/index.ts';
import { all, type DataOf, type Stored } from '../../records/index.ts';
import { hole, lines, missing, paragraph, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import { countOf } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';
import { estimatesOfRisk, estimateWords } from './estimates.ts';
import { itemsWords } from './items.ts';

type StoredRisk = Stored<DataOf<typeof riskKind>>;

const noRisks = hole('No risk is recorded. Import the risk file under Device; the report must be consistent with it.');

function riskName(risk: StoredRisk): Inline {
  return value(risk, 'hazard', [risk.data.number, risk.data.hazard].filter(Boolean).join(' '), '');
}

/** The risks of the risk file beside the clinical evidence on them. */
export function risksTable(context: DocumentContext): Block[] {
  const risks = all(context.snapshot, riskKind);
  if (risks.length === 0) return [noRisks];
  return [
    paragraph([
      'The risk file names ',
      fact(context, 'risks.count'),
      ` ${risks.length === 1 ? 'risk' : 'risks'}. The table sets the estimate of the risk file for each beside the clinical evidence on it, so that differences can be seen.`,
    ]),
    table(
      'table-risks',
      'Risks of the risk file and the clinical evidence on them',
      [
        ['Hazard', 4],
        ['Hazardous situation and harm', 4],
        ['Severity', 2],
        ['Probability before and after control', 3],
        ['Control', 4],
        ['Source of the estimate', 3],
        ['Clinical evidence', 5],
        ['In the instructions for use', 2],
      ],
      risks.map((risk) => {
        const { data } = risk;
        const estimates = estimatesOfRisk(context, risk).map((estimate): (string | Inline)[] => [
          `${estimate.data.title}: `,
          estimateWords(context, estimate.id),
        ]);
        const items = data.evidenceIds.length > 0 ? [itemsWords(context, data.evidenceIds)] : [];
        return [
          riskName(risk),
          lines([data.hazardousSituation, value(risk, 'harm', data.harm, 'harm not given')]),
          value(risk, 'severity', data.severity, 'severity not given'),
          lines([
            ['Before: ', value(risk, 'probability-before', data.probabilityBefore, 'probability before control not given')],
            ['After: ', value(risk, 'probability-after', data.probabilityAfter, 'probability after control not given')],
          ]),
          value(risk, 'control', data.control, 'control not given'),
          value(risk, 'occurrence-source', data.occurrenceSource, 'source of the occurrence estimate not given'),
          estimates.length + items.length > 0 ? lines([...estimates, ...items]) : missing('no clinical evidence linked'),
          data.inInstructionsForUse === undefined
            ? missing('not stated whether in the instructions for use')
            : data.inInstructionsForUse
              ? 'yes'
              : 'no',
        ];
      }),
    ),
  ];
}

/** Residual risks as the risk file judges them. */
export function residualRisks(context: DocumentContext): Block[] {
  const risks = all(context.snapshot, riskKind);
  if (risks.length === 0) return [noRisks];
  const counts = new Map<string, number>();
  for (const risk of risks)
    counts.set(risk.data.acceptability || 'not judged', (counts.get(risk.data.acceptability || 'not judged') ?? 0) + 1);
  const judged = [...counts].map(([judgement, count]) => `${judgement}: ${count}`).join('; ');
  return [
    paragraph(`The risk file holds ${countOf(risks.length, 'risk')}. Its judgement of the residual risks after control is: ${judged}.`),
  ];
}

/** What the instructions for use say about risks, and what they do not. */
export function informationMaterials(context: DocumentContext): Block[] {
  const risks = all(context.snapshot, riskKind);
  const absent = risks.filter((risk) => risk.data.inInstructionsForUse === false);
  const unknown = risks.filter((risk) => risk.data.inInstructionsForUse === undefined);
  const addressed = risks.length - absent.length - unknown.length;
  const named = (list: readonly StoredRisk[]): Inline[] =>
    list.flatMap((risk, index) => [...(index > 0 ? [{ type: 'text' as const, text: '; ' }] : []), riskName(risk)]);
  const ifu = fact(context, 'intended-purpose.instructions-for-use');
  return [
    ifu.type === 'missing'
      ? hole('The version and date of the instructions for use are missing. Enter them with the intended purpose under Device.')
      : paragraph(['This evaluation was compared with the instructions for use: ', ifu, '.']),
    ...(risks.length === 0
      ? []
      : [
          paragraph(
            `Of ${countOf(risks.length, 'risk')}, ${addressed === 0 ? 'none is' : addressed === 1 ? 'one is' : `${addressed} are`} recorded as addressed in the instructions for use.`,
          ),
        ]),
    ...(absent.length > 0 ? [paragraph(['Recorded as not addressed there: ', ...named(absent), '.'])] : []),
    ...(unknown.length > 0
      ? [
          hole([
            'For the following risks the record does not say whether the instructions for use address them: ',
            ...named(unknown),
            '. Complete them under Device.',
          ]),
        ]
      : []),
  ];
}
