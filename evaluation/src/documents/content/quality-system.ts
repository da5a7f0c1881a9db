import { formatGiven } from '../../analysis/index.ts';
import { actionKind, decisionKind, signalInput, signalKind } from '../../quality-system/index.ts';
import { all, type DataOf, type Stored } from '../../records/index.ts';
import { hole, lines, missing, paragraph, subheading, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import { countOf } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';
import { dispositionWords } from './benefit-risk.ts';

type StoredDecision = Stored<DataOf<typeof decisionKind>>;
type Seen = DataOf<typeof signalKind>['values'][number];

const none = 'No signal from the quality system is recorded for the period of this evaluation.';

/** The decision that stands for each signal: the last one made. */
function standingDecisions(context: DocumentContext): ReadonlyMap<string, StoredDecision> {
  return new Map(all(context.snapshot, decisionKind).map((decision) => [decision.data.signalId, decision]));
}

function seenWords(values: readonly Seen[]): string {
  return values
    .map(
      (one) =>
        `${one.name} ${[formatGiven(one.value), one.unit].filter(Boolean).join(' ')}${one.expected === undefined ? '' : ` (expected ${formatGiven(one.expected)})`}`,
    )
    .join('; ');
}

/** Signals in short: what came in, what was decided, what follows. */
export function signalsSummary(context: DocumentContext): Block[] {
  const signals = all(context.snapshot, signalKind);
  if (signals.length === 0) return [paragraph(none)];
  const decisions = standingDecisions(context);
  const actions = all(context.snapshot, actionKind);
  const undecided = signals.filter((signal) => !decisions.has(signal.id)).length;
  return [
    paragraph([
      fact(context, 'signals.count'),
      ` ${signals.length === 1 ? 'signal' : 'signals'} from the quality system and from outside ${signals.length === 1 ? 'was' : 'were'} assessed for ${signals.length === 1 ? 'its' : 'their'} effect on this evaluation. The full records of the decisions stand in `,
      { type: 'cross-reference', target: 'annex-decisions', text: '' },
      '.',
    ]),
    table(
      'table-signals',
      'Signals and decisions',
      [
        ['Signal', 5],
        ['Detected', 2],
        ['Decision', 3],
        ['Actions and dispositions', 5],
      ],
      signals.map((signal) => {
        const decision = decisions.get(signal.id);
        const own = actions.filter((action) => action.data.signalId === signal.id || (decision && action.data.decisionId === decision.id));
        return [
          lines([value(signal, 'title', signal.data.title, ''), signal.data.sourceRecord ? `record ${signal.data.sourceRecord}` : '']),
          signal.data.detectedOn,
          decision
            ? lines([
                value(decision, 'outcome', decision.data.outcome, ''),
                decision.data.recheckOn ? `to be looked at again on ${decision.data.recheckOn}` : '',
              ])
            : missing('no decision'),
          own.length > 0 ? lines(own.map(dispositionWords)) : '–',
        ];
      }),
    ),
    ...(undecided > 0
      ? [
          hole(
            `${countOf(undecided, 'signal')} ${undecided === 1 ? 'has' : 'have'} no decision. Decide under Quality system; no impact is a decision too.`,
          ),
        ]
      : []),
  ];
}

/** Every signal with every decision on it, as recorded. */
export function decisionRecords(context: DocumentContext): Block[] {
  const signals = all(context.snapshot, signalKind);
  if (signals.length === 0) return [paragraph(none)];
  const decisions = all(context.snapshot, decisionKind);
  const replaced = new Set(decisions.flatMap((decision) => decision.data.supersedes ?? []));
  const rows = signals.flatMap((signal) => {
    const { data } = signal;
    const named = lines([
      value(signal, 'title', data.title, ''),
      signalInput(data.input)?.title ?? data.input,
      `detected on ${data.detectedOn}`,
      data.sourceRecord ? `record ${data.sourceRecord}` : '',
      `state: ${data.state}`,
    ]);
    const triage = lines([`clinically relevant: ${data.clinicallyRelevant}`, data.triageReason]);
    const own = decisions.filter((decision) => decision.data.signalId === signal.id);
    if (own.length === 0) return [[named, seenWords(data.values) || '–', triage, missing('no decision'), '–', '–']];
    return own.map((decision) => [
      named,
      lines([
        seenWords(decision.data.valuesSeen) || seenWords(data.values),
        ...decision.data.estimatesSeen.map((seen) => `${seen.title}: ${seen.text}`),
      ]),
      triage,
      lines([
        value(decision, 'outcome', decision.data.outcome, ''),
        decision.data.recheckOn ? `to be looked at again on ${decision.data.recheckOn}` : '',
        replaced.has(decision.id) ? 'superseded by a later decision' : '',
      ]),
      value(decision, 'reason', decision.data.reason, ''),
      lines([
        decision.data.decidedBy,
        decision.data.decidedAt.slice(0, 10),
        decision.data.sectionsAffected.length > 0 ? `sections ${decision.data.sectionsAffected.join(', ')}` : '',
      ]),
    ]);
  });
  return [
    table(
      'table-decisions',
      'Decision records',
      [
        ['Signal', 5],
        ['Values seen', 4],
        ['Triage', 3],
        ['Decision', 3],
        ['Reason', 5],
        ['Decided by, on; sections affected', 3],
      ],
      rows,
    ),
  ];
}

/** Every action with its disposition and verification. */
export function actionsTable(context: DocumentContext): Block[] {
  const actions = all(context.snapshot, actionKind);
  if (actions.length === 0) return [subheading('Actions'), paragraph('No action was asked of another process.')];
  return [
    subheading('Actions and dispositions'),
    table(
      'table-actions',
      'Actions and their dispositions',
      [
        ['Action', 5],
        ['For', 2],
        ['Owner and due date', 3],
        ['Disposition', 2],
        ['Reason', 5],
        ['Evidence of the change', 3],
        ['Verified', 3],
      ],
      actions.map((action) => {
        const { title, target, owner, due, disposition, verified } = action.data;
        return [
          value(action, 'title', title, ''),
          target,
          lines([value(action, 'owner', owner, 'owner not named'), due ? `due ${due}` : '']),
          disposition ? value(action, 'disposition', disposition.outcome, '') : missing('no disposition'),
          disposition
            ? lines([disposition.reason, `${disposition.disposedBy}, ${disposition.disposedAt.slice(0, 10)}`])
            : ('–' as string | Inline[]),
          disposition ? value(action, 'evidence', disposition.evidence, 'evidence of the change not named') : '–',
          verified ? lines([`${verified.by}, ${verified.at.slice(0, 10)}`, verified.note]) : 'not yet',
        ];
      }),
    ),
  ];
}
