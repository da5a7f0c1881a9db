import { assessClaims, type ClaimAssessment, type conclusionKind } from '../../conclusions/index.ts';
import { claimKind } from '../../device/index.ts';
import { outcomeParameterKind } from '../../plan/index.ts';
import { all, type DataOf, find, type Stored } from '../../records/index.ts';
import { caution, hole, lines, missing, paragraph, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import type { Block, Cell, Inline } from '../tree.ts';
import { measuredWords } from './estimates.ts';

type StoredClaim = Stored<DataOf<typeof claimKind>>;
type StoredConclusion = Stored<DataOf<typeof conclusionKind>>;

const noClaims = hole(
  'No claim is recorded yet. Enter the intended clinical benefits and the claims of the information materials under Device.',
);

/** Every claim held against the estimates that were computed. */
function assessments(context: DocumentContext): ClaimAssessment[] {
  return assessClaims(
    context.snapshot,
    [...context.results.values()].flatMap((result) => (result.ok ? [result.value] : [])),
  );
}

/** The estimate a claim is held against: the one its conclusion names, else the first that fits its criterion. */
function estimateOf(context: DocumentContext, { conclusion, estimates }: ClaimAssessment): Inline[] {
  return measuredWords(context, conclusion?.data.estimateId ?? estimates[0]?.estimateId);
}

/** The statement of a claim as a fact. */
export function claimWords(claim: StoredClaim): Inline {
  return value(claim, 'statement', claim.data.statement, 'claim without words');
}

function criterionWords(context: DocumentContext, claim: StoredClaim): Inline {
  return claim.data.acceptanceCriterion ? fact(context, `claim.${claim.id}.criterion`) : missing('acceptance criterion not fixed');
}

/** What each claim says, where it is made, and by which criterion it is judged. */
export function claimsTable(context: DocumentContext): Block[] {
  const claims = all(context.snapshot, claimKind);
  if (claims.length === 0) return [noClaims];
  return [
    table(
      'table-claims',
      'Claims with their outcome parameters and acceptance criteria',
      [
        ['Claim', 5],
        ['Type', 2],
        ['Made in', 2],
        ['Outcome parameter', 3],
        ['Acceptance criterion', 4],
        ['Derivation from the state of the art', 5],
        ['Fixed on', 2],
      ],
      claims.map((claim) => {
        const { type, sources, outcomeParameterId, acceptanceCriterion: criterion } = claim.data;
        const parameter = outcomeParameterId ? find(context.snapshot, outcomeParameterKind, outcomeParameterId) : undefined;
        return [
          claimWords(claim),
          type,
          sources.length > 0 ? lines(sources) : missing('source of the claim not given'),
          parameter ? value(parameter, 'name', parameter.data.name, '') : missing('outcome parameter not chosen'),
          criterionWords(context, claim),
          criterion
            ? value(claim, 'derivation', criterion.derivation, 'derivation of the criterion not given')
            : missing('acceptance criterion not fixed'),
          criterion
            ? value(claim, 'fixed-on', criterion.fixedOn, 'day on which the criterion was fixed not given')
            : missing('acceptance criterion not fixed'),
        ];
      }),
      { note: 'A criterion counts as a test only of results that were seen after the day on which it was fixed.' },
    ),
  ];
}

function verdictCell(conclusion: StoredConclusion | undefined): Cell {
  return conclusion
    ? { content: [value(conclusion, 'verdict', conclusion.data.verdict, '')], strong: true }
    : { content: [missing('no conclusion on the claim')] };
}

/** Claim, criterion, estimate and verdict on one line each, for the summary. */
export function claimsAtAGlance(context: DocumentContext): Block[] {
  const assessed = assessments(context);
  if (assessed.length === 0) return [noClaims];
  return [
    table(
      'table-claims-at-a-glance',
      'Claims and conclusions at a glance',
      [
        ['Claim', 4],
        ['Acceptance criterion', 3],
        ['Estimate', 4],
        ['Verdict', 2],
      ],
      assessed.map((one) => [
        claimWords(one.claim),
        criterionWords(context, one.claim),
        estimateOf(context, one),
        verdictCell(one.conclusion),
      ]),
    ),
  ];
}

/** The conclusion on each claim with its reason, and what remains to be said about it. */
export function claimConclusions(context: DocumentContext): Block[] {
  const assessed = assessments(context);
  if (assessed.length === 0) return [noClaims];
  return [
    paragraph(
      'Each claim is held against the acceptance criterion that was fixed for it. The comparison is computed; the verdict and its reason are those of the evaluators.',
    ),
    table(
      'table-claim-conclusions',
      'Conclusions on the claims',
      [
        ['Claim', 4],
        ['Acceptance criterion', 3],
        ['Estimate', 3],
        ['What the criterion says', 4],
        ['Verdict', 2],
        ['Reason', 5],
      ],
      assessed.map((one) => [
        claimWords(one.claim),
        criterionWords(context, one.claim),
        estimateOf(context, one),
        one.judgement?.sentence ?? missing('nothing to compare'),
        verdictCell(one.conclusion),
        one.conclusion
          ? value(one.conclusion, 'reason', one.conclusion.data.reason, 'reason not given')
          : missing('no conclusion on the claim'),
      ]),
    ),
    ...assessed.flatMap(remarks),
  ];
}

/** What does not fit about a claim: holes and stale conclusions are holes of the report; the rest is for the reader to know. */
function remarks(one: ClaimAssessment): Block[] {
  if (one.remarks.length === 0) return [];
  const words = ['On the claim “', claimWords(one.claim), `”: ${one.remarks.join(' ')}`];
  return [one.holes.length > 0 || one.stale.length > 0 ? hole([...words, ' Complete it under Conclusions.']) : caution(words)];
}
