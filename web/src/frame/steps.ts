import IconBooks from '@tabler/icons-react/dist/esm/icons/IconBooks.mjs';
import IconChartHistogram from '@tabler/icons-react/dist/esm/icons/IconChartHistogram.mjs';
import IconChecklist from '@tabler/icons-react/dist/esm/icons/IconChecklist.mjs';
import IconClipboardList from '@tabler/icons-react/dist/esm/icons/IconClipboardList.mjs';
import IconDeviceHeartMonitor from '@tabler/icons-react/dist/esm/icons/IconDeviceHeartMonitor.mjs';
import IconFileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs';
import IconFilterCheck from '@tabler/icons-react/dist/esm/icons/IconFilterCheck.mjs';
import IconGavel from '@tabler/icons-react/dist/esm/icons/IconGavel.mjs';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconRefreshAlert from '@tabler/icons-react/dist/esm/icons/IconRefreshAlert.mjs';
import IconScale from '@tabler/icons-react/dist/esm/icons/IconScale.mjs';
import IconSitemap from '@tabler/icons-react/dist/esm/icons/IconSitemap.mjs';
import IconUsersGroup from '@tabler/icons-react/dist/esm/icons/IconUsersGroup.mjs';
import IconZoomCheck from '@tabler/icons-react/dist/esm/icons/IconZoomCheck.mjs';
import type { LinkProps } from '@tanstack/react-router';
import type { EvaluationRow } from './evaluation.ts';
import type { IconComponent } from './icon.ts';

/** The addresses of an evaluation's pages, as the routes have them: a misspelt one does not compile. */
type PagePath = Extract<LinkProps['to'], `/e/$evaluation${string}`>;

/** One step of the process in the menu. */
export interface Step {
  /** The word of the process, as in paths. */
  readonly word: string;
  readonly title: string;
  readonly path: PagePath;
  readonly icon: IconComponent;
  /** How much is open there, from the evaluation's line in the list. */
  readonly open?: (row: EvaluationRow) => number;
  /** Pages below it, for the palette and for the tabs on its screens. */
  readonly pages?: readonly { readonly title: string; readonly path: PagePath }[];
  /** Where records of a kind are listed, so that the palette and the thread can lead there. */
  readonly kinds?: Readonly<Record<string, PagePath>>;
}

/** The process in order, as the menu shows it. A step stands here once its screen works; its route stands in `routes.tsx`. */
export const steps: readonly Step[] = [
  { word: 'overview', title: 'Overview', path: '/e/$evaluation', icon: IconHome },
  {
    word: 'device',
    title: 'Device',
    path: '/e/$evaluation/device',
    icon: IconDeviceHeartMonitor,
    pages: [
      { title: 'Identity', path: '/e/$evaluation/device' },
      { title: 'Intended purpose', path: '/e/$evaluation/device/intended-purpose' },
      { title: 'Claims', path: '/e/$evaluation/device/claims' },
      { title: 'Risks', path: '/e/$evaluation/device/risks' },
      { title: 'Requirements (GSPR)', path: '/e/$evaluation/device/requirements' },
    ],
    kinds: {
      device: '/e/$evaluation/device',
      'intended-purpose': '/e/$evaluation/device/intended-purpose',
      claim: '/e/$evaluation/device/claims',
      risk: '/e/$evaluation/device/risks',
      requirement: '/e/$evaluation/device/requirements',
    },
  },
  {
    word: 'plan',
    title: 'Plan',
    path: '/e/$evaluation/plan',
    icon: IconClipboardList,
    pages: [
      { title: 'Plan', path: '/e/$evaluation/plan' },
      { title: 'Questions', path: '/e/$evaluation/plan/questions' },
      { title: 'Outcome parameters', path: '/e/$evaluation/plan/outcome-parameters' },
      { title: 'Search protocol', path: '/e/$evaluation/plan/search-protocol' },
      { title: 'Screening criteria', path: '/e/$evaluation/plan/criteria' },
    ],
    kinds: {
      plan: '/e/$evaluation/plan',
      question: '/e/$evaluation/plan/questions',
      'outcome-parameter': '/e/$evaluation/plan/outcome-parameters',
      criterion: '/e/$evaluation/plan/criteria',
      'search-protocol': '/e/$evaluation/plan/search-protocol',
    },
  },
  {
    word: 'evidence',
    title: 'Evidence',
    path: '/e/$evaluation/evidence',
    icon: IconBooks,
    pages: [
      { title: 'References', path: '/e/$evaluation/evidence' },
      { title: 'Imports', path: '/e/$evaluation/evidence/imports' },
      { title: 'Duplicates', path: '/e/$evaluation/evidence/duplicates' },
      { title: 'Searches', path: '/e/$evaluation/evidence/searches' },
      { title: 'Retractions', path: '/e/$evaluation/evidence/notices' },
      { title: 'Data sets', path: '/e/$evaluation/evidence/data-sets' },
      { title: 'Files', path: '/e/$evaluation/evidence/files' },
    ],
    kinds: {
      reference: '/e/$evaluation/evidence',
      import: '/e/$evaluation/evidence/imports',
      'duplicate-decision': '/e/$evaluation/evidence/duplicates',
      'search-run': '/e/$evaluation/evidence/searches',
      retrieval: '/e/$evaluation/evidence/searches',
      notice: '/e/$evaluation/evidence/notices',
      'notice-list': '/e/$evaluation/evidence/notices',
      'data-set': '/e/$evaluation/evidence/data-sets',
      file: '/e/$evaluation/evidence/files',
    },
  },
  {
    word: 'screening',
    title: 'Screening',
    path: '/e/$evaluation/screening',
    icon: IconFilterCheck,
    pages: [
      { title: 'Screen', path: '/e/$evaluation/screening' },
      { title: 'List', path: '/e/$evaluation/screening/list' },
      { title: 'Conflicts', path: '/e/$evaluation/screening/conflicts' },
      { title: 'Full texts', path: '/e/$evaluation/screening/full-texts' },
      { title: 'PRISMA', path: '/e/$evaluation/screening/prisma' },
      { title: 'Excluded at full text', path: '/e/$evaluation/screening/excluded' },
      { title: 'Screening plan', path: '/e/$evaluation/screening/plan' },
    ],
    kinds: {
      'screening-decision': '/e/$evaluation/screening',
      'screening-plan': '/e/$evaluation/screening/plan',
      'screening-remark': '/e/$evaluation/screening/conflicts',
    },
  },
  {
    word: 'appraisal',
    title: 'Appraisal',
    path: '/e/$evaluation/appraisal',
    icon: IconScale,
    pages: [
      { title: 'Appraise', path: '/e/$evaluation/appraisal' },
      { title: 'Judgements', path: '/e/$evaluation/appraisal/judgements' },
      { title: 'Certainty', path: '/e/$evaluation/appraisal/certainty' },
      { title: 'Appraisers', path: '/e/$evaluation/appraisal/appraisers' },
    ],
    kinds: {
      appraisal: '/e/$evaluation/appraisal',
      'independent-appraisal': '/e/$evaluation/appraisal',
      'certainty-rating': '/e/$evaluation/appraisal/certainty',
      'appraisal-plan': '/e/$evaluation/appraisal/appraisers',
    },
  },
  {
    word: 'analysis',
    title: 'Analysis',
    path: '/e/$evaluation/analysis',
    icon: IconChartHistogram,
    pages: [
      { title: 'Extraction', path: '/e/$evaluation/analysis/extraction' },
      { title: 'Outcomes', path: '/e/$evaluation/analysis/outcomes' },
      { title: 'Evidence table', path: '/e/$evaluation/analysis/evidence-table' },
      { title: 'Estimates', path: '/e/$evaluation/analysis/estimates' },
      { title: 'Extraction form', path: '/e/$evaluation/analysis/extraction-form' },
    ],
    kinds: {
      outcome: '/e/$evaluation/analysis/outcomes',
      estimate: '/e/$evaluation/analysis/estimates',
      'extraction-field': '/e/$evaluation/analysis/extraction-form',
      'extracted-value': '/e/$evaluation/analysis/extraction',
      'extraction-check': '/e/$evaluation/analysis/extraction',
    },
  },
  {
    word: 'conclusions',
    title: 'Conclusions',
    path: '/e/$evaluation/conclusions',
    icon: IconGavel,
    open: ({ openGaps }) => openGaps,
    pages: [
      { title: 'Claims', path: '/e/$evaluation/conclusions' },
      { title: 'Benefit-risk', path: '/e/$evaluation/conclusions/benefit-risk' },
      { title: 'Gaps', path: '/e/$evaluation/conclusions/gaps' },
    ],
    kinds: {
      conclusion: '/e/$evaluation/conclusions',
      'benefit-risk': '/e/$evaluation/conclusions/benefit-risk',
      gap: '/e/$evaluation/conclusions/gaps',
    },
  },
  {
    word: 'quality-system',
    title: 'Quality system',
    path: '/e/$evaluation/quality-system',
    icon: IconRefreshAlert,
    open: ({ openSignals, openActions }) => openSignals + openActions,
    pages: [
      { title: 'Signals', path: '/e/$evaluation/quality-system' },
      { title: 'Actions', path: '/e/$evaluation/quality-system/actions' },
    ],
    kinds: {
      signal: '/e/$evaluation/quality-system',
      decision: '/e/$evaluation/quality-system',
      action: '/e/$evaluation/quality-system/actions',
    },
  },
  {
    word: 'traceability',
    title: 'Traceability',
    path: '/e/$evaluation/traceability',
    icon: IconSitemap,
    pages: [
      { title: 'Matrix', path: '/e/$evaluation/traceability' },
      { title: 'Holes', path: '/e/$evaluation/traceability/holes' },
      { title: 'Walk', path: '/e/$evaluation/traceability/walk' },
    ],
    kinds: { 'accepted-hole': '/e/$evaluation/traceability/holes' },
  },
  {
    word: 'documents',
    title: 'Documents',
    path: '/e/$evaluation/documents',
    icon: IconFileText,
    pages: [
      { title: 'Write', path: '/e/$evaluation/documents' },
      { title: 'Release and download', path: '/e/$evaluation/documents/release' },
      { title: 'Checklists of reporting', path: '/e/$evaluation/documents/reporting' },
    ],
    kinds: { section: '/e/$evaluation/documents', release: '/e/$evaluation/documents/release' },
  },
  {
    word: 'consistency',
    title: 'Consistency',
    path: '/e/$evaluation/consistency',
    icon: IconZoomCheck,
    pages: [
      { title: 'Findings', path: '/e/$evaluation/consistency' },
      { title: 'Documents of the dossier', path: '/e/$evaluation/consistency/documents' },
      { title: 'What documents say', path: '/e/$evaluation/consistency/statements' },
      { title: 'Checks', path: '/e/$evaluation/consistency/checks' },
    ],
    kinds: {
      'dossier-document': '/e/$evaluation/consistency/documents',
      'finding-decision': '/e/$evaluation/consistency',
      'statement-correction': '/e/$evaluation/consistency/checks',
      'taught-synonym': '/e/$evaluation/consistency/checks',
      'consistency-check': '/e/$evaluation/consistency/checks',
    },
  },
  {
    word: 'readiness',
    title: 'Readiness',
    path: '/e/$evaluation/readiness',
    icon: IconChecklist,
    pages: [
      { title: 'Checklists', path: '/e/$evaluation/readiness' },
      { title: 'Promised changes', path: '/e/$evaluation/readiness/promised-changes' },
    ],
    kinds: {
      'readiness-answer': '/e/$evaluation/readiness',
      'promised-change': '/e/$evaluation/readiness/promised-changes',
    },
  },
  { word: 'records', title: 'Records', path: '/e/$evaluation/records', icon: IconHistory },
  {
    word: 'team',
    title: 'Team',
    path: '/e/$evaluation/team',
    icon: IconUsersGroup,
    pages: [
      { title: 'Members', path: '/e/$evaluation/team' },
      { title: 'Evaluators', path: '/e/$evaluation/team/evaluators' },
    ],
    kinds: { membership: '/e/$evaluation/team', evaluator: '/e/$evaluation/team/evaluators' },
  },
];

/** Kinds with a page of their own, across all steps. */
export function pathOfKind(kind: string): PagePath | undefined {
  for (const { kinds } of steps) if (kinds?.[kind]) return kinds[kind];
  return undefined;
}
