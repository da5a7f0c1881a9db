import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { onSignInNeeded } from './api/client.ts';
import { queryClient } from './api/queries.ts';
import { endSession, sessionQuery } from './api/session.ts';
import { EvaluationFrame } from './frame/evaluation-frame.tsx';
import { Frame } from './frame/frame.tsx';
import { NotFound, PageTrouble } from './frame/page-trouble.tsx';
import { parseSearch, type SearchParameters, stringifySearch } from './frame/search-parameters.ts';
import { Loading } from './kit/page.tsx';

// One route for each page, in the order of the menu; every screen is loaded when it is first opened. A new screen is a file in
// `screens/<word>`, a route here, a line in the tree below, and where it belongs in the menu an entry in `frame/steps.ts`.
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>) => search as SearchParameters,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./screens/sign-in/sign-in-screen.tsx')),
});

/** Everything behind sign-in. Who is not signed in goes to sign in and comes back to the same address. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ location }) => {
    const { person, needsPassword } = await queryClient.ensureQueryData(sessionQuery);
    if (!person || needsPassword) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { from: location.href } });
  },
});
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/home/home-screen.tsx')),
});
const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  component: lazyRouteComponent(() => import('./screens/people/people-screen.tsx')),
});
const password = createRoute({
  getParentRoute: () => inside,
  path: '/password',
  component: lazyRouteComponent(() => import('./screens/sign-in/password-screen.tsx')),
});

const evaluation = createRoute({ getParentRoute: () => inside, path: '/e/$evaluation', component: EvaluationFrame });
const overview = createRoute({
  getParentRoute: () => evaluation,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/evaluation/overview-screen.tsx')),
});

const device = createRoute({
  getParentRoute: () => evaluation,
  path: '/device',
  component: lazyRouteComponent(() => import('./screens/device/device-screen.tsx')),
});
const intendedPurpose = createRoute({
  getParentRoute: () => evaluation,
  path: '/device/intended-purpose',
  component: lazyRouteComponent(() => import('./screens/device/intended-purpose-screen.tsx')),
});
const claims = createRoute({
  getParentRoute: () => evaluation,
  path: '/device/claims',
  component: lazyRouteComponent(() => import('./screens/device/claims-screen.tsx')),
});
const risks = createRoute({
  getParentRoute: () => evaluation,
  path: '/device/risks',
  component: lazyRouteComponent(() => import('./screens/device/risks-screen.tsx')),
});
const riskImport = createRoute({
  getParentRoute: () => evaluation,
  path: '/device/risks/import',
  component: lazyRouteComponent(() => import('./screens/device/risk-import-screen.tsx')),
});
const requirements = createRoute({
  getParentRoute: () => evaluation,
  path: '/device/requirements',
  component: lazyRouteComponent(() => import('./screens/device/requirements-screen.tsx')),
});

const plan = createRoute({
  getParentRoute: () => evaluation,
  path: '/plan',
  component: lazyRouteComponent(() => import('./screens/plan/plan-screen.tsx')),
});
const questions = createRoute({
  getParentRoute: () => evaluation,
  path: '/plan/questions',
  component: lazyRouteComponent(() => import('./screens/plan/questions-screen.tsx')),
});
const outcomeParameters = createRoute({
  getParentRoute: () => evaluation,
  path: '/plan/outcome-parameters',
  component: lazyRouteComponent(() => import('./screens/plan/outcome-parameters-screen.tsx')),
});
const criteria = createRoute({
  getParentRoute: () => evaluation,
  path: '/plan/criteria',
  component: lazyRouteComponent(() => import('./screens/plan/criteria-screen.tsx')),
});
const reporting = createRoute({
  getParentRoute: () => evaluation,
  path: '/documents/reporting',
  component: lazyRouteComponent(() => import('./screens/documents/reporting-screen.tsx')),
});
const searchProtocol = createRoute({
  getParentRoute: () => evaluation,
  path: '/plan/search-protocol',
  component: lazyRouteComponent(() => import('./screens/plan/search-protocol-screen.tsx')),
});

const references = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence',
  component: lazyRouteComponent(() => import('./screens/evidence/references-screen.tsx')),
});
const imports = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence/imports',
  component: lazyRouteComponent(() => import('./screens/evidence/imports-screen.tsx')),
});
const duplicates = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence/duplicates',
  component: lazyRouteComponent(() => import('./screens/evidence/duplicates-screen.tsx')),
});
const searches = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence/searches',
  component: lazyRouteComponent(() => import('./screens/evidence/searches-screen.tsx')),
});
const notices = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence/notices',
  component: lazyRouteComponent(() => import('./screens/evidence/notices-screen.tsx')),
});
const dataSets = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence/data-sets',
  component: lazyRouteComponent(() => import('./screens/evidence/data-sets-screen.tsx')),
});
const dataSet = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence/data-sets/$dataSet',
  component: lazyRouteComponent(() => import('./screens/evidence/data-set-screen.tsx')),
});
const files = createRoute({
  getParentRoute: () => evaluation,
  path: '/evidence/files',
  component: lazyRouteComponent(() => import('./screens/evidence/files-screen.tsx')),
});

const screening = createRoute({
  getParentRoute: () => evaluation,
  path: '/screening',
  component: lazyRouteComponent(() => import('./screens/screening/screening-screen.tsx')),
});
const prisma = createRoute({
  getParentRoute: () => evaluation,
  path: '/screening/prisma',
  component: lazyRouteComponent(() => import('./screens/screening/prisma-screen.tsx')),
});
const fullTexts = createRoute({
  getParentRoute: () => evaluation,
  path: '/screening/full-texts',
  component: lazyRouteComponent(() => import('./screens/screening/full-texts-screen.tsx')),
});
const screeningList = createRoute({
  getParentRoute: () => evaluation,
  path: '/screening/list',
  component: lazyRouteComponent(() => import('./screens/screening/list-screen.tsx')),
});
const screeningConflicts = createRoute({
  getParentRoute: () => evaluation,
  path: '/screening/conflicts',
  component: lazyRouteComponent(() => import('./screens/screening/conflicts-screen.tsx')),
});
const screeningPlan = createRoute({
  getParentRoute: () => evaluation,
  path: '/screening/plan',
  component: lazyRouteComponent(() => import('./screens/screening/screening-plan-screen.tsx')),
});
const excluded = createRoute({
  getParentRoute: () => evaluation,
  path: '/screening/excluded',
  component: lazyRouteComponent(() => import('./screens/screening/excluded-screen.tsx')),
});

const appraisal = createRoute({
  getParentRoute: () => evaluation,
  path: '/appraisal',
  component: lazyRouteComponent(() => import('./screens/appraisal/appraisal-screen.tsx')),
});
const judgements = createRoute({
  getParentRoute: () => evaluation,
  path: '/appraisal/judgements',
  component: lazyRouteComponent(() => import('./screens/appraisal/plots-screen.tsx')),
});
const certainty = createRoute({
  getParentRoute: () => evaluation,
  path: '/appraisal/certainty',
  component: lazyRouteComponent(() => import('./screens/appraisal/certainty-screen.tsx')),
});
const appraisers = createRoute({
  getParentRoute: () => evaluation,
  path: '/appraisal/appraisers',
  component: lazyRouteComponent(() => import('./screens/appraisal/appraisers-screen.tsx')),
});

const analysis = createRoute({
  getParentRoute: () => evaluation,
  path: '/analysis',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/e/$evaluation/analysis/extraction', params });
  },
});
const extraction = createRoute({
  getParentRoute: () => evaluation,
  path: '/analysis/extraction',
  component: lazyRouteComponent(() => import('./screens/analysis/extraction/extraction-screen.tsx')),
});
const extractionForm = createRoute({
  getParentRoute: () => evaluation,
  path: '/analysis/extraction-form',
  component: lazyRouteComponent(() => import('./screens/analysis/extraction/extraction-form-screen.tsx')),
});
const evidenceTable = createRoute({
  getParentRoute: () => evaluation,
  path: '/analysis/evidence-table',
  component: lazyRouteComponent(() => import('./screens/analysis/extraction/evidence-table-screen.tsx')),
});
const outcomes = createRoute({
  getParentRoute: () => evaluation,
  path: '/analysis/outcomes',
  component: lazyRouteComponent(() => import('./screens/analysis/outcomes-screen.tsx')),
});

const estimates = createRoute({
  getParentRoute: () => evaluation,
  path: '/analysis/estimates',
  component: lazyRouteComponent(() => import('./screens/analysis/estimates-screen.tsx')),
});
const estimate = createRoute({
  getParentRoute: () => evaluation,
  path: '/analysis/estimates/$estimate',
  component: lazyRouteComponent(() => import('./screens/analysis/estimate-screen.tsx')),
});

const conclusions = createRoute({
  getParentRoute: () => evaluation,
  path: '/conclusions',
  component: lazyRouteComponent(() => import('./screens/conclusions/conclusions-screen.tsx')),
});
const benefitRisk = createRoute({
  getParentRoute: () => evaluation,
  path: '/conclusions/benefit-risk',
  component: lazyRouteComponent(() => import('./screens/conclusions/benefit-risk-screen.tsx')),
});
const gaps = createRoute({
  getParentRoute: () => evaluation,
  path: '/conclusions/gaps',
  component: lazyRouteComponent(() => import('./screens/conclusions/gaps-screen.tsx')),
});

const signals = createRoute({
  getParentRoute: () => evaluation,
  path: '/quality-system',
  component: lazyRouteComponent(() => import('./screens/quality-system/signals-screen.tsx')),
});
const signal = createRoute({
  getParentRoute: () => evaluation,
  path: '/quality-system/signals/$signal',
  component: lazyRouteComponent(() => import('./screens/quality-system/signal-screen.tsx')),
});
const actions = createRoute({
  getParentRoute: () => evaluation,
  path: '/quality-system/actions',
  component: lazyRouteComponent(() => import('./screens/quality-system/actions-screen.tsx')),
});

const matrix = createRoute({
  getParentRoute: () => evaluation,
  path: '/traceability',
  component: lazyRouteComponent(() => import('./screens/traceability/matrix-screen.tsx')),
});
const holes = createRoute({
  getParentRoute: () => evaluation,
  path: '/traceability/holes',
  component: lazyRouteComponent(() => import('./screens/traceability/holes-screen.tsx')),
});
const walk = createRoute({
  getParentRoute: () => evaluation,
  path: '/traceability/walk',
  component: lazyRouteComponent(() => import('./screens/traceability/walk-screen.tsx')),
});

const documents = createRoute({
  getParentRoute: () => evaluation,
  path: '/documents',
  component: lazyRouteComponent(() => import('./screens/documents/write-screen.tsx')),
});
const documentRelease = createRoute({
  getParentRoute: () => evaluation,
  path: '/documents/release',
  component: lazyRouteComponent(() => import('./screens/documents/release-screen.tsx')),
});

const findings = createRoute({
  getParentRoute: () => evaluation,
  path: '/consistency',
  component: lazyRouteComponent(() => import('./screens/consistency/findings-screen.tsx')),
});
const dossierDocuments = createRoute({
  getParentRoute: () => evaluation,
  path: '/consistency/documents',
  component: lazyRouteComponent(() => import('./screens/consistency/documents-screen.tsx')),
});
const dossierReading = createRoute({
  getParentRoute: () => evaluation,
  path: '/consistency/read',
  component: lazyRouteComponent(() => import('./screens/consistency/read-screen.tsx')),
});
const statements = createRoute({
  getParentRoute: () => evaluation,
  path: '/consistency/statements',
  component: lazyRouteComponent(() => import('./screens/consistency/statements-screen.tsx')),
});
const checks = createRoute({
  getParentRoute: () => evaluation,
  path: '/consistency/checks',
  component: lazyRouteComponent(() => import('./screens/consistency/checks-screen.tsx')),
});

const readiness = createRoute({
  getParentRoute: () => evaluation,
  path: '/readiness',
  component: lazyRouteComponent(() => import('./screens/readiness/overview-screen.tsx')),
});
const checklist = createRoute({
  getParentRoute: () => evaluation,
  path: '/readiness/checklists/$checklist',
  component: lazyRouteComponent(() => import('./screens/readiness/checklist-screen.tsx')),
});
const promisedChanges = createRoute({
  getParentRoute: () => evaluation,
  path: '/readiness/promised-changes',
  component: lazyRouteComponent(() => import('./screens/readiness/promised-changes-screen.tsx')),
});
const promisedImport = createRoute({
  getParentRoute: () => evaluation,
  path: '/readiness/promised-changes/import',
  component: lazyRouteComponent(() => import('./screens/readiness/promised-import-screen.tsx')),
});

const records = createRoute({
  getParentRoute: () => evaluation,
  path: '/records',
  component: lazyRouteComponent(() => import('./screens/records/records-screen.tsx')),
});

const members = createRoute({
  getParentRoute: () => evaluation,
  path: '/team',
  component: lazyRouteComponent(() => import('./screens/team/members-screen.tsx')),
});
const evaluators = createRoute({
  getParentRoute: () => evaluation,
  path: '/team/evaluators',
  component: lazyRouteComponent(() => import('./screens/team/evaluators-screen.tsx')),
});

const tree = root.addChildren([
  signIn,
  inside.addChildren([
    home,
    people,
    password,
    evaluation.addChildren([
      overview,
      device,
      intendedPurpose,
      claims,
      risks,
      riskImport,
      requirements,
      plan,
      questions,
      outcomeParameters,
      criteria,
      searchProtocol,
      reporting,
      references,
      imports,
      duplicates,
      searches,
      notices,
      dataSets,
      dataSet,
      files,
      screening,
      screeningList,
      screeningConflicts,
      prisma,
      fullTexts,
      excluded,
      screeningPlan,
      appraisal,
      judgements,
      certainty,
      appraisers,
      analysis,
      extraction,
      extractionForm,
      evidenceTable,
      outcomes,
      estimates,
      estimate,
      conclusions,
      benefitRisk,
      gaps,
      signals,
      signal,
      actions,
      matrix,
      holes,
      walk,
      documents,
      documentRelease,
      findings,
      dossierDocuments,
      dossierReading,
      statements,
      checks,
      readiness,
      checklist,
      promisedChanges,
      promisedImport,
      records,
      members,
      evaluators,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Loading,
  defaultErrorComponent: PageTrouble,
});

onSignInNeeded(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  endSession();
  void router.navigate({ to: '/sign-in', search: { from: href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
