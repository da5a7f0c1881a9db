import { estimateKind, outcomeKind } from '../analysis/index.ts';
import { appraisalKind } from '../appraisal/index.ts';
import { conclusionKind, gapKind } from '../conclusions/index.ts';
import { claimKind, intendedPurposeKind, requirementKind, riskKind } from '../device/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind } from '../plan/index.ts';
import { actionKind, decisionKind, signalKind } from '../quality-system/index.ts';
import { all, type Kind, only, type Snapshot } from '../records/index.ts';

/** Kinds of records that are nodes, with the same name and id they have as records. */
const recordNodeKinds = [
  claimKind,
  outcomeParameterKind,
  estimateKind,
  outcomeKind,
  referenceKind,
  dataSetKind,
  appraisalKind,
  riskKind,
  requirementKind,
  conclusionKind,
  gapKind,
  actionKind,
  signalKind,
  decisionKind,
] as const satisfies readonly Kind[];

/** What a node can be: a kind of record, a section of a document, the disposition of an action, or the instructions for use. */
export const nodeKinds = [
  'claim',
  'outcome-parameter',
  'estimate',
  'outcome',
  'reference',
  'data-set',
  'appraisal',
  'risk',
  'requirement',
  'conclusion',
  'gap',
  'action',
  'signal',
  'decision',
  'disposition',
  'instructions-for-use',
  'section',
] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** What each kind of node is called, in the plural, as the head of a row or column. */
export const nodeKindTitles: Readonly<Record<NodeKind, string>> = {
  claim: 'claims',
  'outcome-parameter': 'outcome parameters',
  estimate: 'estimates',
  outcome: 'extracted outcomes',
  reference: 'references',
  'data-set': 'data sets',
  appraisal: 'appraisals',
  risk: 'risks',
  requirement: 'requirements',
  conclusion: 'conclusions',
  gap: 'gaps',
  action: 'actions',
  signal: 'signals',
  decision: 'decisions',
  disposition: 'dispositions',
  'instructions-for-use': 'instructions for use',
  section: 'document sections',
};

/** One point of the graph. */
export interface TraceNode {
  /** The id of the record, or a made one for what is no record of its own. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
}

/** A section of a document as the caller sees it; the id is unique over the documents given. */
export interface SectionContext {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** References the section cites. */
  readonly referenceIds: readonly string[];
  /** Records whose facts, tables or figures it shows. */
  readonly recordIds: readonly string[];
}

/** What the graph needs besides the records. */
export interface GraphContext {
  readonly sections?: readonly SectionContext[];
  /** References and data sets included after screening; what the evaluation uses elsewhere is taken as included too. */
  readonly includedIds?: readonly string[];
}

/** The id of the node of a section. */
export function sectionNode(sectionId: string): string {
  return `section:${sectionId}`;
}

/** The id of the node of an action's disposition. */
export function dispositionNode(actionId: string): string {
  return `disposition:${actionId}`;
}

/** The id of the node of the instructions for use. */
export const instructionsNode = 'instructions-for-use';

/** All nodes by id, kinds in the order of `nodeKinds`, records in order of creation. */
export function collectNodes(snapshot: Snapshot, context: GraphContext): Map<string, TraceNode> {
  const nodes = new Map<string, TraceNode>();
  const add = (id: string, kind: NodeKind, label: string) => nodes.set(id, { id, kind, label });
  for (const kind of recordNodeKinds) {
    const label = kind.label as (data: unknown) => string;
    for (const record of snapshot.records[kind.name] ?? []) add(record.id, kind.name, label(record.data));
  }
  for (const { id, data } of all(snapshot, actionKind)) {
    if (data.disposition)
      add(dispositionNode(id), 'disposition', [data.disposition.outcome, data.disposition.evidence].filter(Boolean).join(': '));
  }
  add(
    instructionsNode,
    'instructions-for-use',
    ['Instructions for use', only(snapshot, intendedPurposeKind)?.data.instructionsForUse].filter(Boolean).join(' '),
  );
  for (const section of context.sections ?? [])
    add(sectionNode(section.id), 'section', [section.number, section.title].filter(Boolean).join(' '));
  return nodes;
}
