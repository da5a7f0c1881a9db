import { done, type Outcome } from '@cerulean/evaluation/base';
import {
  type Checklist,
  type ChecklistItem,
  type ChecklistState,
  checklistState,
  checklists,
  type ReadinessContext,
  readinessAnswerKind,
} from '@cerulean/evaluation/readiness';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import type { System } from '../operations/operation.ts';
import { sha256 } from '../store/reader.ts';
import type { SuggestInput } from '../work/tasks/suggest-answers.ts';
import { type ReadDossier, readDossier } from './read-dossier.ts';

type Suggestions = Readonly<Record<string, readonly ChecklistItem[]>>;

interface Held {
  /** The lists of records and the parts of the dossier the suggestions were made from; what did not change is the same object. */
  readonly from: readonly unknown[];
  readonly suggestions: Promise<Outcome<Suggestions>>;
}

/** How many evaluations' suggestions are kept at once. */
const kept = 8;
const heldOf = new WeakMap<System['work'], Map<string, Held>>();

/** The checklists of an evaluation as it stands, with what they were answered from. */
export interface Readiness {
  readonly context: ReadinessContext;
  readonly states: readonly ChecklistState[];
  /** Names of documents that are still being read and say nothing yet. */
  readonly pending: readonly string[];
}

/**
 * Every checklist with the answers people gave. What is suggested depends on everything but those answers, so giving one does not make it anew.
 */
export async function readinessOf(system: System, snapshot: Snapshot): Promise<Outcome<Readiness>> {
  const dossier = await readDossier(system, snapshot);
  const suggestions = await suggestionsFor(system, snapshot, dossier);
  if (!suggestions.ok) return suggestions;
  const context = { snapshot, documents: dossier.documents, findings: dossier.findings };
  const answers = all(snapshot, readinessAnswerKind);
  const states = checklists.map((checklist: Checklist) =>
    checklistState({ ...checklist, items: () => suggestions.value[checklist.id]! }, context, answers, sha256),
  );
  return done({ context, states, pending: dossier.pending });
}

async function suggestionsFor(system: System, snapshot: Snapshot, dossier: ReadDossier): Promise<Outcome<Suggestions>> {
  const evaluation = snapshot.evaluation.id;
  const from = [
    ...Object.entries(snapshot.records)
      .filter(([kind]) => kind !== readinessAnswerKind.name)
      .map(([, records]) => records),
    ...dossier.documents.map(({ read }) => read),
    ...dossier.documents.map(({ name, type }) => `${name} ${type}`),
    ...dossier.findings,
  ];
  const byEvaluation = heldOf.get(system.work) ?? new Map<string, Held>();
  heldOf.set(system.work, byEvaluation);
  const held = byEvaluation.get(evaluation);
  if (held && held.from.length === from.length && held.from.every((part, index) => part === from[index])) return held.suggestions;
  const suggestions = system.work.run<Suggestions>('suggest-answers', {
    evaluation,
    documents: dossier.documents,
    findings: dossier.findings,
  } satisfies SuggestInput);
  byEvaluation.delete(evaluation);
  byEvaluation.set(evaluation, { from, suggestions });
  for (const oldest of byEvaluation.keys()) {
    if (byEvaluation.size <= kept) break;
    byEvaluation.delete(oldest);
  }
  const forget = () => {
    if (byEvaluation.get(evaluation)?.suggestions === suggestions) byEvaluation.delete(evaluation);
  };
  suggestions.then((outcome) => outcome.ok || forget(), forget);
  return suggestions;
}
