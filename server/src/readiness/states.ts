import { done, type Outcome } from '@cerulean/evaluation/base';
import {
  type Checklist,
  type ChecklistItem,
  type ChecklistState,
  checklistState,
  checklists,
  readinessAnswerKind,
} from '@cerulean/evaluation/readiness';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import type { System } from '../operations/operation.ts';
import { sha256 } from '../store/reader.ts';
import type { SuggestInput } from '../work/tasks/suggest-answers.ts';
import { type DossierAtHand, dossierAtHand } from './dossier-at-hand.ts';

type Suggestions = Readonly<Record<string, readonly ChecklistItem[]>>;

interface Held {
  /** What the suggestions were made from: lists of records, which stay the same objects while nothing in them changes, and the dossier. */
  readonly from: readonly unknown[];
  readonly suggestions: Promise<Outcome<Suggestions>>;
}

/** How many evaluations' suggestions are kept at once. */
const evaluationsMax = 8;
const heldOf = new WeakMap<System['work'], Map<string, Held>>();

/** Large dossiers take some seconds to be looked through. */
const seconds = 120;

/** The checklists of an evaluation as it stands, and the documents they were answered from. */
export interface Readiness {
  readonly states: readonly ChecklistState[];
  readonly dossier: DossierAtHand;
}

/**
 * Every checklist with the answers people gave. What is suggested depends on everything but those answers, so giving one does not make it anew.
 */
export async function readinessOf(system: System, snapshot: Snapshot): Promise<Outcome<Readiness>> {
  const dossier = await dossierAtHand(system, snapshot);
  if (!dossier.ok) return dossier;
  const suggestions = await suggestionsFor(system, snapshot, dossier.value);
  if (!suggestions.ok) return suggestions;
  const answers = all(snapshot, readinessAnswerKind);
  const states = checklists.map((checklist: Checklist) =>
    checklistState(
      { ...checklist, items: () => suggestions.value[checklist.id] ?? [] },
      { snapshot, documents: [], findings: [] },
      answers,
      sha256,
    ),
  );
  return done({ states, dossier: dossier.value });
}

function suggestionsFor({ work }: System, snapshot: Snapshot, { uploaded, findings }: DossierAtHand): Promise<Outcome<Suggestions>> {
  const evaluation = snapshot.evaluation.id;
  const from = [
    ...Object.entries(snapshot.records).flatMap(([kind, records]) => (kind === readinessAnswerKind.name ? [] : [records])),
    JSON.stringify([uploaded.map(({ bytes: _, ...document }) => document), findings]),
  ];
  const byEvaluation = heldOf.get(work) ?? new Map<string, Held>();
  heldOf.set(work, byEvaluation);
  const before = byEvaluation.get(evaluation);
  if (before?.from.length === from.length && before.from.every((part, index) => part === from[index])) return before.suggestions;
  const input: SuggestInput = { evaluation, uploaded, findings };
  const held: Held = { from, suggestions: work.run<Suggestions>('suggest-answers', input, { seconds }) };
  byEvaluation.delete(evaluation);
  byEvaluation.set(evaluation, held);
  for (const oldest of byEvaluation.keys()) {
    if (byEvaluation.size <= evaluationsMax) break;
    byEvaluation.delete(oldest);
  }
  const forget = () => {
    if (byEvaluation.get(evaluation) === held) byEvaluation.delete(evaluation);
  };
  held.suggestions.then((outcome) => outcome.ok || forget(), forget);
  return held.suggestions;
}
