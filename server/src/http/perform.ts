import { type Outcome, trouble } from '@cerulean/evaluation/base';
import { may, type Permission, type Role } from '@cerulean/evaluation/team';
import type { Operation, OperationContext, SignedIn, System, UploadedFile } from '../operations/operation.ts';
import { installation, membershipKind } from '../store/kinds.ts';
import { ChainReader } from '../store/reader.ts';

/** One call of one operation, from HTTP, the command line or a job: all come through here. */
export interface Call {
  readonly operation: Operation;
  readonly person: SignedIn | undefined;
  readonly input: Record<string, unknown>;
  /** Reads uploaded files and the fields beside them; called only once the person may do this, so that nobody else fills the memory. */
  readonly receive?: () => Promise<{ files: readonly UploadedFile[]; fields: Readonly<Record<string, string>> }>;
  readonly session?: OperationContext['session'];
  readonly address?: string;
}

const noSession: OperationContext['session'] = { set: () => {}, clear: () => {}, csrfToken: '' };

/** The same words whether an evaluation does not exist or is not this person's to see. */
const evaluationNotFound = () => trouble('not-found', 'There is no such evaluation.', { remedy: 'Look at the list of your evaluations.' });

async function roleIn(reader: ChainReader, person: SignedIn): Promise<Role | undefined> {
  const [membership] = await reader.where(membershipKind, 'personId', person.id);
  return membership?.data.role;
}

/** Checks who asks and what they may, validates the input, and runs the operation; changes go through the one door. */
export async function perform(system: System, call: Call): Promise<Outcome<unknown>> {
  const { operation, person } = call;
  if (operation.permission !== 'public' && !person)
    return trouble('sign-in-needed', 'Sign in first.', { remedy: 'Your session may have ended.' });
  if (operation.permission === 'administer' && !person?.administrator) {
    return trouble('not-permitted', 'Only administrators of this installation may do this.', { remedy: 'Ask one of them.' });
  }
  const evaluationId = operation.path.includes(':evaluation') ? String(call.input.evaluation ?? '') : undefined;
  let role: Role | undefined;
  const reader = new ChainReader(system.database, evaluationId ?? installation);
  if (evaluationId !== undefined) {
    role = evaluationId === installation ? undefined : await roleIn(reader, person!);
    if (!role) return evaluationNotFound();
    if (!may(role, operation.permission as Permission)) return notPermitted(role);
  }
  const received = operation.upload ? await call.receive?.() : undefined;
  const parsed = operation.input.safeParse({ ...received?.fields, ...call.input });
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.map(String).join('/')}`, message: issue.message }));
    const [first] = fields;
    return trouble(
      'input-invalid',
      `The input cannot be used: ${first?.message}${first && first.pointer !== '/' ? ` (at ${first.pointer})` : ''}.`,
      { remedy: 'Correct it and send it again.', fields },
    );
  }
  const context: OperationContext = {
    system,
    person: person as SignedIn,
    evaluation: { id: reader.chain, role: role as Role, reader },
    snapshot: () => system.snapshots.of(reader.chain),
    files: received?.files ?? [],
    session: call.session ?? noSession,
    address: call.address ?? '',
  };
  if ('read' in operation) return operation.read(context, parsed.data);
  let prepared: unknown;
  if (operation.prepare) {
    const outcome = await operation.prepare(context, parsed.data);
    if (!outcome.ok) return outcome;
    prepared = outcome.value;
  }
  const reason = (parsed.data as { reason?: unknown }).reason;
  return system.door.change({
    chain: reader.chain,
    actor: person ? { id: person.id, name: person.name } : { id: 'system', name: 'Cerulean' },
    operation: operation.id,
    reason: typeof reason === 'string' ? reason : undefined,
    permitted: async (locked) => {
      if (evaluationId === undefined) return { ok: true, value: undefined };
      const now = await roleIn(locked, person!);
      if (!now) return evaluationNotFound();
      return may(now, operation.permission as Permission) ? { ok: true, value: undefined } : notPermitted(now);
    },
    decide: (decision) => operation.decide({ ...context, ...decision, reader: decision.reader }, parsed.data, prepared),
  });
}

function notPermitted(role: Role) {
  return trouble('not-permitted', `As ${role} of this evaluation you may not do this.`, {
    remedy: 'Ask an administrator of the evaluation for another role.',
  });
}
