import { appraisalKind, appraisalTool, clinicalDataSources, missingAppraisals, profileText } from '../../appraisal/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { planKind } from '../../plan/index.ts';
import { all, type DataOf, only, type Stored } from '../../records/index.ts';
import { hole, missing, paragraph, paragraphs, subheading, table } from '../blocks.ts';
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
  const contributions = ['pivotal', 'supporting', 'background', 'rejected'] as const;
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

function profilesOf(context: DocumentContext, toolId: string, appraisals: readonly StoredAppraisal[]): Block[] {
  const tool = appraisalTool(toolId);
  const legend = tool?.criteria.map((criterion) => `${criterion.id}: ${criterion.title}`).join('; ');
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
        const { itemId, grades, dataSource, purposes, contribution, justification } = appraisal.data;
        const profile = tool ? profileText(tool, appraisal.data) : Object.values(grades).join(' ');
        return [
          itemWords(context, itemId),
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
          contribution || justification ? value(appraisal, 'justification', justification, 'justification not given') : '–',
        ];
      }),
      legend ? { note: `${legend}.` } : {},
    ),
  ];
}
