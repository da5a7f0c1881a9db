import { fileURLToPath } from 'node:url';
import { type ConsistencyRule, contextOf, type DossierDocument, openDocument, rules } from '@cerulean/evaluation/consistency';
import { afterEach, describe, expect, it } from 'vitest';
import { labelledDossiers, plant } from '../../../tests/dossiers/labelled.ts';
import { readDocumentBytes } from '../documents/readers/read-file.ts';
import { checkBeside, isLong, type SecondThread, secondThread } from './second-thread.ts';
import { handedOver } from './uploaded-documents.ts';

const folder = fileURLToPath(new URL('../../../tests/dossiers/development', import.meta.url));

async function contradictory(name: string): Promise<DossierDocument[]> {
  const dossier = labelledDossiers(folder).find((one) => one.name === name)!;
  return Promise.all(
    plant(dossier).map(async ({ file, text }) => {
      const outcome = await readDocumentBytes(Buffer.from(text), file);
      if (!outcome.ok) throw new Error(outcome.problem.message);
      return openDocument({ id: file, name: file, read: outcome.value });
    }),
  );
}

function checked(documents: readonly DossierDocument[]) {
  return { documents, context: contextOf(documents), corrections: [] };
}

const besides = new Set((rules as readonly ConsistencyRule[]).filter(({ asksFor }) => asksFor).map(({ id }) => id));

const started: SecondThread[] = [];
function thread(entry?: URL): SecondThread {
  const one = secondThread(entry);
  started.push(one);
  return one;
}
afterEach(async () => {
  for (const one of started.splice(0)) await one.close();
});

describe('a check on two threads', () => {
  it('finds what a check on one thread finds, for one dossier after the other', async () => {
    const second = thread();
    for (const name of ['hearingaid', 'ventilator']) {
      const documents = await contradictory(name);
      const alone = await checkBeside(checked(documents), undefined);
      const together = await checkBeside(checked(documents), { thread: second, documents: documents.map(handedOver) });
      if (!alone.ok || !together.ok) throw new Error('the check did not end');
      expect(alone.value.findings.length).toBeGreaterThan(5);
      expect(alone.value.findings.some(({ rule }) => besides.has(rule))).toBe(true);
      expect(together.value.findings).toEqual(alone.value.findings);
      expect(together.value.dossier.of('performance-figure').length).toBeGreaterThan(0);
      expect(together.value.dossier.statements).toEqual(alone.value.dossier.statements);
    }
  });

  it('fails where a rule throws on the other thread', async () => {
    const documents = await contradictory('ventilator');
    const { context, corrections } = checked(documents);
    const run = thread().run({ documents: documents.map(handedOver), context, corrections, rules: ['population-age'], kinds: [] });
    await expect(run).rejects.toThrow('asked for the statements of population-age');
  });

  it('gives one sentence where the other thread dies, and starts another one for the next check', async () => {
    const dying = thread(
      new URL('data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(3))'),
    );
    const documents = (await contradictory('ventilator')).slice(0, 1);
    const beside = { thread: dying, documents: documents.map(handedOver) };
    for (let turn = 0; turn < 2; turn++) {
      const outcome = await checkBeside(checked(documents), beside);
      expect(outcome.ok).toBe(false);
      if (!outcome.ok) expect(outcome.problem.message).toBe('The second thread of the check ended in the middle of its work.');
    }
  });

  it('is for long dossiers only', async () => {
    const documents = await contradictory('ventilator');
    expect(isLong(documents)).toBe(false);
    expect(isLong(Array.from({ length: 40 }, () => documents).flat())).toBe(true);
  });
});
