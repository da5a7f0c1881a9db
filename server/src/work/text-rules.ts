import { Worker } from 'node:worker_threads';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import {
  rules as allRules,
  type ConsistencyFinding,
  type ConsistencyRule,
  checkDossier,
  type Dossier,
  type DossierContext,
  type DossierDocument,
  type FoundByRule,
  findingsOf,
  runRules,
} from '@cerulean/evaluation/consistency';
import type { UploadedDocument } from './uploaded-documents.ts';

/** What the second thread is asked: rules to run over documents that belong together. */
export interface TextRulesInput {
  readonly documents: readonly UploadedDocument[];
  readonly context: DossierContext;
  /** `YYYY-MM-DD`. */
  readonly today?: string | undefined;
  /** Ids of the rules; all of them look at the text alone. */
  readonly rules: readonly string[];
}

/** From so many passages on, some 150 pages, a check takes so long that a second thread pays. */
const passagesMin = 6000;
const megabytesMax = 1024;

/** A thread for the rules that look at the text alone. It keeps what it took apart, so a later run reads only what is new. */
export interface TextRules {
  /** What the rules find. One run at a time; a rule that throws makes the promise fail, a thread that ends gives a problem. */
  run(input: TextRulesInput): Promise<Outcome<FoundByRule>>;
  close(): Promise<void>;
}

/** Whether documents are so long together that a second thread pays. */
export function isLong(documents: readonly DossierDocument[]): boolean {
  return documents.reduce((sum, { passages }) => sum + passages.length, 0) >= passagesMin;
}

/**
 * Holds a dossier against rules, with those that look at the text alone on the thread `beside` where one is given. `read` makes the dossier with its
 * statements, while the other thread is at work already.
 */
export async function checkBeside(
  read: () => Dossier,
  beside: { readonly thread: TextRules; readonly input: Omit<TextRulesInput, 'rules'> } | undefined,
  rules: readonly ConsistencyRule[] = allRules,
): Promise<Outcome<{ readonly dossier: Dossier; readonly findings: readonly ConsistencyFinding[] }>> {
  if (!beside) {
    const dossier = read();
    return done({ dossier, findings: checkDossier(dossier, rules) });
  }
  const there = beside.thread.run({ ...beside.input, rules: rules.filter(({ textAlone }) => textAlone).map(({ id }) => id) });
  // Where this thread fails first, nobody waits for the other.
  there.catch(() => undefined);
  const dossier = read();
  const here = runRules(
    dossier,
    rules.filter(({ textAlone }) => !textAlone),
  );
  const found = await there;
  return found.ok ? done({ dossier, findings: findingsOf(dossier, new Map([...here, ...found.value]), rules) }) : found;
}

/** Starts the second thread of a check. It does not keep the process alive. */
export function textRulesThread(entry: URL = new URL('./text-rules-thread.ts', import.meta.url)): TextRules {
  let worker: Worker | undefined;
  let ended: ((outcome: Outcome<FoundByRule>) => void) | undefined;
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
        return await new Promise<Outcome<FoundByRule>>((settle, fail) => {
          ended = settle;
          working.once('message', ({ found, defect }: { found?: FoundByRule; defect?: string }) => {
            if (found) settle(done(found));
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
