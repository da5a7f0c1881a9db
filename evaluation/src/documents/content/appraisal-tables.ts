import {
  type AppraisalTool,
  appraisalAgreement,
  appraisalKind,
  appraisalPlanOf,
  appraisalTool,
  appraisedLabel,
  clinicalDataSources,
  contributions,
  independentAppraisalKind,
  isPlotted,
  judgeDomains,
  judgementColumns,
  judgementSummaryPlot,
  missingAppraisals,
  profileText,
  trafficLightPlot,
} from '../../appraisal/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { outcomeParameterKind, planKind } from '../../plan/index.ts';
import { all, type DataOf, find, only, type Stored } from '../../records/index.ts';
import { figure, hole, lines, missing, paragraph, paragraphs, subheading, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import { countOf } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';
import { publicationsUsed } from './evidence-tables.ts';
import { itemsWords, itemWords } from './items.ts';

type StoredAppraisal = Stored<DataOf<typeof appraisalKind>>;

/** How evidence was appraised, and how it came out in numbers. */
export function appraisalSummary(context: DocumentContext): Block[] {
  const plan = only(context.snapshot, planKind);
  const appraisals = all(context.snapshot, appraisalKind);
  const tools = [...new Set(appraisals.map((appraisal) => appraisal.data.tool))].map((id) => appraisalTool(id)?.title ?? id);
  const incomplete = missingAppraisals(context.snapshot, [
    ...publicationsUsed(context),
    ...all(context.snapshot, dataSetKind).map((dataSet) => dataSet.id),
  ]);
  return [
    ...(plan?.data.appraisalPlan.trim()
      ? paragraphs(plan.data.appraisalPlan)
      : [
          hole(
            'The appraisal plan is missing. Enter under Plan by which criteria quality, relevance and weight are judged; it is part of the report (MEDDEV 2.7/1 rev. 4, section 9).',
          ),
        ]),
    ...(appraisals.length === 0
      ? [hole('No item of evidence is appraised yet. Appraise every included publication and data set under Appraisal.')]
      : [
          paragraph([
            `${countOf(appraisals.length, 'appraisal')} ${appraisals.length === 1 ? 'was' : 'were'} made with ${tools.join('; ')}. Grades are a profile; no sum is made of them. `,
            'The grades of each item stand in ',
            { type: 'cross-reference', target: 'annex-appraisal', text: '' },
            '.',
          ]),
          ...independence(context),
          table(
            'table-contributions',
            'Items of evidence by contribution',
            [
              ['Contribution', 3],
              ['Items', 2, 'right'],
              ['Which', 8],
            ],
            contributions.map((contribution) => {
              const items = [
                ...new Set(
                  appraisals.filter((appraisal) => appraisal.data.contribution === contribution).map((appraisal) => appraisal.data.itemId),
                ),
              ];
              return [contribution, String(items.length), items.length > 0 ? itemsWords(context, items) : '–'];
            }),
          ),
        ]),
    ...(incomplete.length > 0
      ? [
          hole(
            `${countOf(incomplete.length, 'appraisal')} ${incomplete.length === 1 ? 'is' : 'are'} missing or incomplete: ${incomplete.map((one) => `${one.label} (${shortened(one.missing).join(', ')})`).join('; ')}. Complete them under Appraisal.`,
          ),
        ]
      : []),
  ];
}

/** That two people appraised independently, and how far they agreed. */
function independence(context: DocumentContext): Block[] {
  if (appraisalPlanOf(context.snapshot).appraisers === 1) return [];
  const agreement = appraisalAgreement(all(context.snapshot, independentAppraisalKind));
  const settled = all(context.snapshot, appraisalKind).filter(({ data }) => data.settles);
  return [
    paragraph(
      [
        'Two people appraise each item independently; neither sees what the other judged before both have finished, and what they come to together counts.',
        ...agreement.map(({ tool, pairs, columns }) => {
          const [judged, agreed] = columns.reduce(([all, same], column) => [all + column.judged, same + column.agreed], [0, 0]);
          return `With ${appraisalTool(tool)?.abbreviation ?? tool} they agreed on ${agreed} of ${judged} judgements of ${countOf(pairs, 'item')}.`;
        }),
        ...(settled.length > 0 ? [`${settled.length} of the appraisals are what both came to.`] : []),
      ].join(' '),
    ),
  ];
}

/** What an appraisal lacks; many missing grades are counted. */
function shortened(lacking: readonly string[]): string[] {
  const grades = lacking.filter((one) => one.startsWith('grade '));
  return grades.length > 3 ? [`${grades.length} grades`, ...lacking.filter((one) => !one.startsWith('grade '))] : [...lacking];
}

/** The grades of every item, one table per tool, with one column for each question of the tool. */
export function appraisalProfiles(context: DocumentContext): Block[] {
  const appraisals = all(context.snapshot, appraisalKind);
  if (appraisals.length === 0)
    return [hole('No item of evidence is appraised yet. Appraise every included publication and data set under Appraisal.')];
  return [...new Set(appraisals.map((appraisal) => appraisal.data.tool))].flatMap((toolId) =>
    profilesOf(
      context,
      toolId,
      appraisals.filter((appraisal) => appraisal.data.tool === toolId),
    ),
  );
}

/** So many rows of a plot fit a page. */
const rowsOfPlot = 28;

/** The judgements of one tool as drawings: every study, and how many got which. */
function plotsOf(context: DocumentContext, tool: AppraisalTool, appraisals: readonly StoredAppraisal[]): Block[] {
  if (!isPlotted(tool)) return [];
  const rows = appraisals.map(({ data }) => ({ label: appraisedLabel(context.snapshot, data), answers: data }));
  const pages = Array.from({ length: Math.ceil(rows.length / rowsOfPlot) }, (_, page) =>
    rows.slice(page * rowsOfPlot, (page + 1) * rowsOfPlot),
  );
  const recordIds = appraisals.map(({ id }) => id);
  return [
    ...pages.map((page, index) =>
      figure(
        `figure-traffic-light-${tool.id}${index === 0 ? '' : `-${index + 1}`}`,
        `${tool.abbreviation}: judgements by study${pages.length > 1 ? ` (${index + 1} of ${pages.length})` : ''}`,
        trafficLightPlot(tool, page),
        { recordIds: recordIds.slice(index * rowsOfPlot, (index + 1) * rowsOfPlot) },
      ),
    ),
    figure(`figure-judgements-${tool.id}`, `${tool.abbreviation}: judgements by domain`, judgementSummaryPlot(tool, rows), {
      note: 'Every study counts alike, whatever its size.',
      recordIds,
    }),
  ];
}

/** What supports each judgement, where it differs from the algorithm and why, and how two appraisers settled. */
function reasons(tool: AppraisalTool | undefined, { data }: StoredAppraisal): string[] {
  const judged = tool ? judgeDomains(tool, data) : [];
  const titles = new Map([...(tool?.criteria ?? []), ...judged.map(({ domain }) => domain)].map(({ id, title }) => [id, title]));
  return [
    ...Object.entries(data.support ?? {}).flatMap(([id, words]) => (words.trim() ? [`${titles.get(id) ?? id}: ${words.trim()}`] : [])),
    ...judged.flatMap(({ domain, derived, judgement, reason }) =>
      reason ? [`${domain.title} judged ${judgement}${derived ? ` instead of ${derived}` : ''}: ${reason}`] : [],
    ),
    ...(data.resolution?.trim() ? [`Settled: ${data.resolution.trim()}`] : []),
  ];
}

function profilesOf(context: DocumentContext, toolId: string, appraisals: readonly StoredAppraisal[]): Block[] {
  const tool = appraisalTool(toolId);
  const named = tool && (tool.domains ? judgementColumns(tool) : tool.criteria);
  const legend = named?.map(({ id, title }) => `${id}: ${title}`).join('; ');
  return [
    subheading(tool?.title ?? toolId),
    ...(tool ? [paragraph(tool.references.join('; '))] : []),
    table(
      `table-appraisal-${toolId}`,
      `Appraisal with ${tool?.abbreviation ?? toolId}`,
      [
        ['Item', 4],
        ['Profile', 4],
        ['Source of the data, Article 2(48)', 4],
        ['Purpose', 3],
        ['Contribution', 2],
        ['Justification', 7],
      ],
      appraisals.map((appraisal) => {
        const { itemId, outcomeParameterId, grades, dataSource, purposes, contribution, justification } = appraisal.data;
        const outcome = outcomeParameterId ? find(context.snapshot, outcomeParameterKind, outcomeParameterId) : undefined;
        const why = reasons(tool, appraisal);
        const profile = tool ? profileText(tool, appraisal.data) : Object.values(grades).join(' ');
        return [
          outcome ? lines([itemWords(context, itemId), value(outcome, 'name', outcome.data.name, '')]) : itemWords(context, itemId),
          value(appraisal, 'grades', profile, 'no grade given'),
          dataSource
            ? value(appraisal, 'data-source', clinicalDataSources[dataSource], '')
            : contribution
              ? missing('source of the data not given')
              : '–',
          purposes.length > 0 || contribution === 'rejected' || !contribution ? purposes.join(', ') || '–' : missing('purpose not given'),
          {
            content: [contribution ? value(appraisal, 'contribution', contribution, '') : { type: 'text', text: '–' }] satisfies Inline[],
            strong: true,
          },
          why.length > 0
            ? lines([
                ...(contribution || justification ? [value(appraisal, 'justification', justification, 'justification not given')] : []),
                ...why.map((reason, index) => value(appraisal, `reason-${index + 1}`, reason, '')),
              ])
            : contribution || justification
              ? value(appraisal, 'justification', justification, 'justification not given')
              : '–',
        ];
      }),
      legend ? { note: `${legend}.` } : {},
    ),
    ...(tool ? plotsOf(context, tool, appraisals) : []),
  ];
}
