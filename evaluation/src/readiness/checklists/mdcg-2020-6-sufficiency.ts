import { gapKind } from '../../conclusions/index.ts';
import { claimKind, intendedPurposeKind, requirementKind } from '../../device/index.ts';
import { signalKind } from '../../quality-system/index.ts';
import { equivalenceClaim } from '../assessment-report/equivalence-claim.ts';
import { type Checklist, type ChecklistItem, fromParts, type ItemSource, type Suggestion, suggest } from '../checklist.ts';
import { type Criterion, itemsOf } from '../criterion.ts';
import { type EvidenceRank, evidenceRanks, rankedItems } from '../evidence-rank.ts';
import { type ClaimSufficiency, expectedRank, sufficiencyOf } from '../sufficiency.ts';
import { type View, viewOf } from '../view.ts';

const source: ItemSource = {
  status: 'guidance',
  validFrom: '2020-04',
  source: 'MDCG 2020-6 (April 2020), full text',
  verified: true,
  note: 'Written for devices of the directives; its hierarchy is used in practice for all devices. Ranks are suggestions from the appraisal.',
};

function answerOf({ verdict, reason, anchors }: ClaimSufficiency): Suggestion {
  const answers = {
    sufficient: 'met',
    'sufficient with confirmation by follow-up': 'met',
    'gap: narrow the claim or the purpose': 'not met',
    'gap: generate data before certification': 'not met',
    open: 'open',
  } as const;
  return suggest(answers[verdict], `${verdict[0]!.toUpperCase()}${verdict.slice(1)}. ${reason}`, anchors);
}

function byClaim(view: View): ChecklistItem[] {
  const place = { section: '1', sectionTitle: 'Level of evidence by claim', clause: 'MDCG 2020-6, Appendix III and section 6.5', source };
  const claims = sufficiencyOf(view);
  if (claims.length === 0) {
    return [
      {
        ...place,
        id: 'claims',
        question: 'Which claims does the evidence have to carry?',
        suggestion: suggest('open', 'There is no claim on record; record the claims with their outcome parameters.'),
      },
    ];
  }
  return claims.map((claim) => ({
    ...place,
    id: claim.claimId,
    question: `Is the evidence sufficient for the claim "${claim.statement}"?`,
    suggestion: answerOf(claim),
  }));
}

const words = (view: View, headings: RegExp, pattern: RegExp) =>
  view.text(headings, pattern, { types: ['cer', 'cep', 'cear', 'sota', 'psur'], deniedToo: true });

function requirementRanks(view: View): Suggestion {
  const needing = view.all(requirementKind).filter(({ data }) => data.applicable && data.needsClinicalEvidence);
  if (needing.length === 0) return suggest('open', 'No requirement is marked as needing clinical data.');
  const rows = needing.map(({ id, data }) => {
    const ranks = rankedItems(view, data.evidenceIds)
      .flatMap(({ rank }) => (rank ? [rank.rank] : []))
      .sort((one, other) => one - other);
    return { id, number: data.number, best: ranks[0], weakest: ranks.at(-1) };
  });
  const { rank: expected } = expectedRank(view);
  const weak = rows.filter(({ best }) => best === undefined || best > expected);
  const say = (best: EvidenceRank | undefined, weakest: EvidenceRank | undefined) =>
    best === undefined ? 'no ranked evidence' : best === weakest ? `rank ${best}` : `ranks ${best} to ${weakest}`;
  const evidence = view.told(requirementKind, (_, record) => {
    const row = rows.find(({ id }) => id === record.id);
    return row && say(row.best, row.weakest);
  });
  return weak.length === 0
    ? suggest('met', `Evidence of rank ${expected} or stronger stands behind each of the ${rows.length} requirements.`, evidence)
    : suggest(
        'partly',
        `Behind ${weak.length} of ${rows.length} requirements stands no evidence of rank ${expected} or stronger: ${weak.map(({ number, best }) => `${number} (${say(best, best)})`).join(', ')}.`,
        evidence,
      );
}

function highestRank(view: View): Suggestion {
  const best = sufficiencyOf(view)
    .flatMap(({ best: rank }) => (rank ? [rank] : []))
    .sort((one, other) => one - other)[0];
  const { rank: expected, reason } = expectedRank(view);
  if (!view.device?.class) return suggest('open', 'There is no device record with a class.');
  if (best === undefined) return suggest('open', `No ranked evidence stands behind any claim. ${reason}`);
  const evidence = view.told(claimKind);
  return best <= expected
    ? suggest('met', `The strongest evidence behind a claim is of rank ${best} (${evidenceRanks[best].title}). ${reason}`, evidence)
    : suggest('not met', `The strongest evidence behind a claim is of rank ${best} (${evidenceRanks[best].title}). ${reason}`, evidence);
}

const gapAnalysis: readonly (readonly [id: string, question: string, suggest: (view: View) => Suggestion])[] = [
  ['floor', 'Does the evidence reach what is expected for the class?', highestRank],
  ['requirements', 'Which ranks stand behind each requirement that needs clinical data?', requirementRanks],
  [
    'G1',
    'Were requirements that are new or changed against the directives looked at?',
    (view) =>
      fromParts(
        [
          [
            'a comparison with the directives',
            words(
              view,
              /requirement|GSPR|gap|transition/i,
              /\b(?:93\/42|90\/385|MDD|AIMDD|directive)\b.*\b(?:GSPR|MDR|2017\/745|requirement)/i,
            ),
          ],
        ],
        { nothing: 'open', judgement: true },
      ),
  ],
  [
    'G2',
    'Is there evidence for each indication, population, variant and claim?',
    (view) =>
      fromParts([
        [
          'the indications',
          [...view.told(intendedPurposeKind, ({ indications }) => indications), ...words(view, /indication|intended/i, /\bindicat\w+/i)],
        ],
        [
          'a level for each claim',
          view.claims.length > 0 && sufficiencyOf(view).every(({ best }) => best !== undefined) ? view.told(claimKind) : [],
        ],
      ]),
  ],
  [
    'G3',
    'Were changes of the state of the art looked at?',
    (view) =>
      fromParts(
        [
          [
            'changes of the state of the art',
            [
              ...view.told(signalKind, ({ input, title }) => /guideline|law|literature|state/i.test(input) && title),
              ...words(
                view,
                /state of the art|changes|background/i,
                /\bchang\w+\b.*\bstate of the art\b|\bstate of the art\b.*\bchang\w+|\bnew (?:guideline|evidence|alternative)\b/i,
              ),
            ],
          ],
        ],
        { nothing: 'open' },
      ),
  ],
  [
    'G4',
    'Were new risks from surveillance looked at?',
    (view) =>
      fromParts(
        [
          [
            'signals or new risks',
            [
              ...view.told(signalKind),
              ...words(
                view,
                /surveillance|PMS|risk|vigilance/i,
                /\bnew(?:ly identified)? (?:risks?|hazards?|side[- ]effects?)\b|\bemerging risks?\b/i,
              ),
            ],
          ],
        ],
        { nothing: 'open' },
      ),
  ],
  [
    'G5',
    'Were sources looked at that are no clinical data any more?',
    (view) =>
      fromParts(
        [
          [
            'items marked as no clinical data, or text about it',
            [
              ...sufficiencyOf(view).flatMap(({ anchors }) =>
                anchors.filter((anchor) => 'record' in anchor && /rank (?:6|10|11|12)\b/.test(anchor.record.quote ?? '')),
              ),
              ...words(view, /clinical data|apprais/i, /\bnot clinical data\b|\bArticle 2\s?\(48\)/i),
            ],
          ],
        ],
        { nothing: 'open' },
      ),
  ],
  [
    'G6',
    'Is equivalence, where it was claimed, still valid under the Regulation?',
    (view) => {
      const claim = equivalenceClaim(view);
      if (claim.state === 'not claimed') return suggest('not applicable', 'Equivalence is not claimed.', claim.evidence);
      return claim.state === 'not said'
        ? suggest('open', 'Nothing says whether equivalence is claimed.')
        : fromParts([['equivalence under the Regulation', words(view, /equivalen/i, /2017\/745|\bMDR\b|MDCG 2020-5/)]], {
            judgement: true,
          });
    },
  ],
  [
    'G7',
    'Was the device assessed by the notified body before, or only sampled as part of a group?',
    (view) =>
      fromParts(
        [
          [
            'an earlier assessment',
            words(view, /certificat|history|regulatory/i, /\bnotified body\b.*\b(?:assess\w*|review\w*|sampl\w*)|\bsampled\b/i),
          ],
        ],
        { nothing: 'open' },
      ),
  ],
  [
    'G8',
    'Is it decided how each gap is closed: review, follow-up, new investigation, or a narrower purpose?',
    (view) => {
      const gaps = view.all(gapKind).filter(({ data }) => data.state === 'open');
      const undecided = gaps.filter(({ data }) => !data.actionWanted.trim());
      const evidence = view.told(gapKind, ({ actionWanted, state }) => state === 'open' && actionWanted);
      if (gaps.length === 0)
        return fromParts([['a statement on gaps', words(view, /gap|conclusion|residual/i, /\bgaps?\b/i)]], {
          nothing: 'open',
          judgement: true,
        });
      return undecided.length === 0
        ? suggest('met', `Each of the ${gaps.length} open gaps names the action wanted.`, evidence)
        : suggest('partly', `${undecided.length} of ${gaps.length} open gaps name no action.`, evidence);
    },
  ],
];

const gapCriteria: readonly Criterion[] = gapAnalysis.map(([id, question, answer]) => ({
  id,
  clause: id.startsWith('G') ? 'MDCG 2020-6, section 6.5' : 'MDCG 2020-6, Appendix III',
  source,
  question,
  suggest: answer,
}));

const device = (data: object) => [{ id: 'dev_1', data: { name: 'Arden', manufacturer: {}, ...data } }];
const oneClaim = (dataSet: object, contribution: string, more: object = {}) => ({
  'outcome-parameter': [{ id: 'par_1', data: { name: 'healing', type: 'events per patient' } }],
  claim: [
    {
      id: 'clm_1',
      data: {
        statement: 'Heals',
        type: 'performance',
        outcomeParameterId: 'par_1',
        acceptanceCriterion: { measure: 'PR', side: 'at least', bound: 0.5 },
      },
    },
  ],
  'data-set': [{ id: 'dat_1', data: { title: 'A study', ...dataSet } }],
  appraisal: [{ id: 'apr_1', data: { itemId: 'dat_1', contribution } }],
  outcome: [
    { id: 'out_1', data: { itemId: 'dat_1', outcomeParameterId: 'par_1', arms: [{ name: 'all', role: 'device', events: 90, n: 100 }] } },
  ],
  estimate: [{ id: 'est_1', data: { title: 'Healing', outcomeParameterId: 'par_1', measure: 'PR', method: 'exact' } }],
  ...more,
});
const supported = {
  conclusion: [{ id: 'ccl_1', data: { claimId: 'clm_1', estimateId: 'est_1', verdict: 'supported', reason: 'It heals.' } }],
};

const sufficiency: Checklist = {
  id: 'mdcg-2020-6-sufficiency',
  title: 'Level and sufficiency of the clinical evidence',
  references: ['MDCG 2020-6 (April 2020), section 6.5 and Appendix III', 'Regulation (EU) 2017/745, Articles 2(48), 2(51) and 61(1)'],
  purpose: 'Says for each claim how strong the evidence behind it is and whether it is enough, and goes through the analysis of gaps.',
  items: (context) => {
    const view = viewOf(context);
    return [...byClaim(view), ...itemsOf(view, [{ section: '2', title: 'Expectation and analysis of gaps', criteria: gapCriteria }])];
  },
  examples: [
    { says: 'nothing is known without claims', answers: { claims: 'open', floor: 'open', G8: 'open' } },
    {
      says: 'a pivotal study of a class III device with a supported claim is enough',
      records: { device: device({ class: 'III' }), ...oneClaim({ type: 'clinical investigation' }, 'pivotal', supported) },
      answers: { clm_1: 'met', floor: 'met' },
    },
    {
      says: 'complaints alone never are',
      records: { device: device({ class: 'III' }), ...oneClaim({ type: 'complaints and sales' }, 'supporting', supported) },
      answers: { clm_1: 'not met', floor: 'not met' },
    },
    {
      says: 'an open gap asks for confirmation, and a claim that the evidence does not carry is narrowed',
      records: {
        device: device({ class: 'IIb' }),
        ...oneClaim({ type: 'PMCF study' }, 'pivotal', {
          conclusion: [{ id: 'ccl_1', data: { claimId: 'clm_1', estimateId: 'est_1', verdict: 'insufficient', reason: 'Wide limits.' } }],
        }),
        gap: [{ id: 'gap_1', data: { title: 'Children', claimIds: ['clm_1'], actionWanted: 'Follow up' } }],
      },
      answers: { clm_1: 'not met', G8: 'met' },
    },
  ],
};

export default sufficiency;
