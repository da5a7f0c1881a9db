import { assert, type RegistryEntry } from '../base/index.ts';
import type { ActionTarget } from '../conclusions/index.ts';
import type { dispositions } from './action.ts';
import { actions } from './actions/index.generated.ts';

export type DispositionOutcome = (typeof dispositions)[number];

/** Where an action goes: who answers it, and how it may end. Every action can be rejected, and every ending needs its reason. */
export interface ActionType extends RegistryEntry {
  readonly target: ActionTarget;
  readonly why: string;
  /** The people who dispose of it, as the quality system calls them. */
  readonly answeredBy: string;
  readonly dispositions: readonly DispositionOutcome[];
  /** Endings and whether the target allows them; they run as tests. */
  readonly examples: readonly { readonly disposition: DispositionOutcome; readonly allowed: boolean }[];
}

/** The type of action for a target. */
export function actionTypeOf(target: ActionTarget): ActionType {
  const types: readonly ActionType[] = actions;
  const type = types.find((candidate) => candidate.target === target);
  assert(type, `no file in actions answers the target ${target}`);
  return type;
}
