import { Worker } from 'node:worker_threads';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import {
  rules as allRules,
  type ConsistencyFinding,
  type ConsistencyRule,
  type Correction,
  checkDossier,
  type Dossier,
  type DossierContext,
  type DossierDocument,
  dossierOf,
  type FoundByRule,
  findingsOf,
  inOrder,
  runRules,
  type Statement,
  type StatementKind,
  statementKinds,
  withoutCorrected,
} from '@cerulean/evaluation/consistency';
import { statementsIn } from './kept-statements.ts';
import type { UploadedDocument } from './uploaded-documents.ts';

/** What is the same for both threads of a check. */
interface Common {
  readonly context: DossierContext;
  /** Sentences that people say were misunderstood. */
  readonly corrections: readonly Correction[];
  /** `YYYY-MM-DD`. */
  readonly today?: string | undefined;
}

/** What the second thread is asked: rules to run over documents that belong together, and the kinds of statements that these ask for. */
export interface SecondInput extends Common {
  readonly documents: readonly UploadedDocument[];
  /** Ids of the rules. */
  readonly rules: readonly string[];
  /** Ids of the kinds. */
  readonly kinds: readonly string[];
}

/** What the second thread gives. */
export interface SecondPart {
  readonly found: FoundByRule;
  readonly statements: readonly Statement[];
}

/** What is checked: documents taken apart, with what is known of all of them. */
export interface Checked extends Common {
  readonly documents: readonly DossierDocument[];
}

/** From so many passages on, some 150 pages, a check takes so long that a second thread pays. */
const passagesMin = 6000;
const megabytesMax = 1024;

/** A thread for the rules that say what they ask for. It keeps what it took apart, so a later run reads only what is new. */
export interface SecondThread {
  /** What the rules find. One run at a time; a rule that throws makes the promise fail, a thread that ends gives a problem. */
  run(input: SecondInput): Promise<Outcome<SecondPart>>;
  close(): Promise<void>;
}

/** Whether documents are so long together that a second thread pays. */
export function isLong(documents: readonly DossierDocument[]): boolean {
  return documents.reduce((sum, { passages }) => sum + passages.length, 0) >= passagesMin;
}

/**
 * Holds documents against rules. Where a thread is given `beside`, with the same documents as they are handed over, the rules that say what they ask for
 * run there, while this thread reads all other statements and runs the other rules.
 */
export async function checkBeside(
  { documents, context, corrections, today }: Checked,
  beside: { readonly thread: SecondThread; readonly documents: readonly UploadedDocument[] } | undefined,
  rules: readonly ConsistencyRule[] = allRules,
): Promise<Outcome<{ readonly dossier: Dossier; readonly findings: readonly ConsistencyFinding[] }>> {
  const there = beside ? rules.filter(({ asksFor }) => asksFor) : [];
  const kindsThere = [...new Set(there.flatMap(({ asksFor }) => asksFor!))];
  const second = beside?.thread.run({
    documents: beside.documents,
    context,
    corrections,
    today,
    rules: there.map(({ id }) => id),
    kinds: kindsThere,
  });
  // Where this thread fails first, nobody waits for the other.
  second?.catch(() => undefined);
  const kinds = (statementKinds as readonly StatementKind[]).filter(({ id }) => !kindsThere.includes(id));
  const statements = withoutCorrected(statementsIn(documents, context, kinds), documents, corrections);
  const dossier = dossierOf(documents, context, statements, today);
  if (!second) return done({ dossier, findings: checkDossier(dossier, rules) });
  const here = runRules(
    dossier,
    rules.filter((rule) => !there.includes(rule)),
  );
  const found = await second;
  if (!found.ok) return found;
  const whole = dossierOf(documents, context, inOrder(documents, statements, found.value.statements), today);
  return done({ dossier: whole, findings: findingsOf(whole, new Map([...here, ...found.value.found]), rules) });
}

/** Starts the second thread of a check. It does not keep the process alive. */
export function secondThread(entry: URL = new URL('./second-thread-work.ts', import.meta.url)): SecondThread {
  let worker: Worker | undefined;
  let ended: ((outcome: Outcome<SecondPart>) => void) | undefined;
  const end = (gone: Worker): void => {
    // A thread that fails also exits, perhaps after the next one has begun.
    if (worker !== gone) return;
    worker = undefined;
    ended?.(
      trouble('unavailable', 'The second thread of the check ended in the middle of its work.', {
        remedy: 'Try again; where it happens again, check fewer or shorter documents at once.',
      }),
    );
  };
  const thread = (): Worker => {
    if (worker) return worker;
    const started = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: megabytesMax } });
    started.unref();
    started.on('error', () => end(started));
    started.on('exit', () => end(started));
    worker = started;
    return started;
  };
  thread();
  return {
    async run(input) {
      const working = thread();
      working.ref();
      try {
        return await new Promise<Outcome<SecondPart>>((settle, fail) => {
          ended = settle;
          working.once('message', ({ second, defect }: { second?: SecondPart; defect?: string }) => {
            if (second) settle(done(second));
            else fail(new Error(defect));
          });
          working.postMessage(input);
        });
      } finally {
        ended = undefined;
        working.unref();
      }
    },
    async close() {
      await worker?.terminate();
    },
  };
}
