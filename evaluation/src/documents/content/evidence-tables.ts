import { outcomeKind, outcomeText } from '../../analysis/index.ts';
import { appraisalsByItem, clinicalDataSources, rejectedItems } from '../../appraisal/index.ts';
import { outcomeParameterKind } from '../../plan/index.ts';
import { all, type DataOf, type Stored } from '../../records/index.ts';
import { includedReferences } from '../../screening/index.ts';
import { hole, lines, missing, paragraph, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import type { Block, Inline } from '../tree.ts';
import { itemWords, referenceOf } from './items.ts';

type StoredOutcome = Stored<DataOf<typeof outcomeKind>>;

/** Publications that are included or from which outcomes were taken, those rejected in the appraisal left out; in order of creation. */
export function publicationsUsed(context: DocumentContext): string[] {
  const rejected = rejectedItems(context.snapshot);
  const ids = [
    ...includedReferences(context.snapshot).map((reference) => reference.id as string),
    ...all(context.snapshot, outcomeKind).flatMap((outcome) => referenceOf(context, outcome.data.itemId)?.id ?? []),
  ];
  return [...new Set(ids)].filter((id) => !rejected.has(id));
}

function outcomesByItem(context: DocumentContext): ReadonlyMap<string, readonly StoredOutcome[]> {
  const byItem = new Map<string, StoredOutcome[]>();
  for (const outcome of all(context.snapshot, outcomeKind)) {
    const id = referenceOf(context, outcome.data.itemId)?.id ?? outcome.data.itemId;
    const list = byItem.get(id);
    if (list) list.push(outcome);
    else byItem.set(id, [outcome]);
  }
  return byItem;
}

/** One row per publication: who was studied, for how long, with which result, and how much weight it has. */
export function evidenceTable(context: DocumentContext): Block[] {
  const used = publicationsUsed(context);
  if (used.length === 0) return [paragraph('No publication was included.')];
  const outcomes = outcomesByItem(context);
  const appraisals = appraisalsByItem(context.snapshot);
  const parameters = new Map(all(context.snapshot, outcomeParameterKind).map((parameter) => [parameter.id as string, parameter]));
  return [
    table(
      'table-evidence',
      'Publications included: population, follow-up, results and weight',
      [
        ['Study', 3],
        ['Type of publication', 3],
        ['Population', 4],
        ['Follow-up', 2],
        ['Results by outcome parameter', 7],
        ['Contribution and purpose', 3],
      ],
      used.map((id) => {
        const reference = referenceOf(context, id)!;
        const own = outcomes.get(id) ?? [];
        const judged = (appraisals.get(id) ?? []).filter(({ data }) => data.contribution);
        const results = own.map((outcome): (string | Inline)[] => {
          const parameter = parameters.get(outcome.data.outcomeParameterId);
          return [
            parameter ? value(parameter, 'name', parameter.data.name, '') : missing('outcome parameter not in the record'),
            ': ',
            value(outcome, 'arms', outcomeText(outcome.data), ''),
          ];
        });
        return [
          itemWords(context, id),
          reference.data.publicationTypes.join(', ') || '–',
          distinct(own, 'population', 'population not extracted'),
          distinct(own, 'followUp', 'follow-up not extracted'),
          results.length > 0 ? lines(results) : 'no outcome extracted',
          judged.length > 0
            ? lines(
                judged.map((appraisal) =>
                  value(
                    appraisal,
                    'contribution',
                    [appraisal.data.contribution, appraisal.data.purposes.join(', ')].filter(Boolean).join(': '),
                    '',
                  ),
                ),
              )
            : missing('not appraised'),
        ];
      }),
      { note: 'Results are shown for each group as events/patients, events/exposure, or mean ± standard deviation (patients).' },
    ),
  ];
}

function distinct(outcomes: readonly StoredOutcome[], field: 'population' | 'followUp', wanted: string): Inline[] {
  if (outcomes.length === 0) return [{ type: 'text', text: '–' }];
  const seen = new Map(outcomes.filter((outcome) => outcome.data[field].trim()).map((outcome) => [outcome.data[field].trim(), outcome]));
  return seen.size === 0 ? [missing(wanted)] : lines([...seen].map(([text, outcome]) => value(outcome, field, text, '')));
}

/** Items that the appraisal rejected, with the reason. */
export function rejectedTable(context: DocumentContext): Block[] {
  const rejected = [...appraisalsByItem(context.snapshot)].flatMap(([itemId, appraisals]) =>
    appraisals.filter((appraisal) => appraisal.data.contribution === 'rejected').map((appraisal) => ({ itemId, appraisal })),
  );
  if (rejected.length === 0) return [paragraph('No item of evidence was rejected in the appraisal.')];
  return [
    table(
      'table-rejected',
      'Evidence rejected in the appraisal with reasons',
      [
        ['Item', 4],
        ['Reason', 9],
      ],
      rejected.map(({ itemId, appraisal }) => [
        itemWords(context, itemId),
        value(appraisal, 'justification', appraisal.data.justification, 'reason for the rejection not given'),
      ]),
    ),
  ];
}

/** Every extracted outcome with the page and the words it was taken from. */
export function extractedOutcomes(context: DocumentContext): Block[] {
  const outcomes = all(context.snapshot, outcomeKind);
  if (outcomes.length === 0) return [hole('No outcome was extracted yet. Extract outcomes with page and quotation under Analysis.')];
  const parameters = all(context.snapshot, outcomeParameterKind);
  const known = new Set(parameters.map((parameter) => parameter.id as string));
  const groups = [
    ...parameters.map((parameter) => ({
      id: parameter.id as string,
      name: parameter.data.name,
      own: outcomes.filter((outcome) => outcome.data.outcomeParameterId === parameter.id),
    })),
    {
      id: 'without-parameter',
      name: 'outcomes whose parameter is not in the record',
      own: outcomes.filter((outcome) => !known.has(outcome.data.outcomeParameterId)),
    },
  ];
  return groups
    .filter((group) => group.own.length > 0)
    .map((group) =>
      table(
        `table-outcomes-${group.id}`,
        `Extracted outcomes: ${group.name}`,
        [
          ['Source', 3],
          ['Groups and counts', 6],
          ['Follow-up', 2],
          ['Population', 4],
          ['Page', 1.5],
          ['Words of the source', 6],
        ],
        group.own.map((outcome) => [
          itemWords(context, outcome.data.itemId),
          value(outcome, 'arms', outcomeText(outcome.data), ''),
          outcome.data.followUp || '–',
          outcome.data.population || '–',
          value(outcome, 'page', outcome.data.page, 'page not given'),
          value(outcome, 'quote', outcome.data.quote && `“${outcome.data.quote}”`, 'quotation not given'),
        ]),
      ),
    );
}

/** Where the data of each item come from in the sense of Article 2(48), counted. */
export function dataSourceCounts(context: DocumentContext): Block[] {
  const counts = new Map<string, number>();
  let unclassified = 0;
  for (const appraisals of appraisalsByItem(context.snapshot).values()) {
    const source = appraisals.find((appraisal) => appraisal.data.dataSource)?.data.dataSource;
    if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
    else unclassified += 1;
  }
  if (counts.size === 0 && unclassified === 0) return [];
  const rows: (string | Inline)[][] = Object.entries(clinicalDataSources).map(([source, title]) => [
    title,
    String(counts.get(source) ?? 0),
  ]);
  if (unclassified > 0) rows.push([missing('source in the sense of Article 2(48) not given'), String(unclassified)]);
  return [
    table(
      'table-data-sources',
      'Items of evidence by source in the sense of Regulation (EU) 2017/745, Article 2(48)',
      [
        ['Source', 9],
        ['Items', 2, 'right'],
      ],
      rows,
    ),
  ];
}
