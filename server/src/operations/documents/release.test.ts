import { createHash } from 'node:crypto';
import { verifyChain } from '@cerulean/evaluation/records';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256, toAuditEntry } from '../../store/reader.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let ben: Visitor;
let evaluation: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  [ada, ben] = await Promise.all([installation.person('Ada'), installation.person('Ben')]);
});
afterAll(() => installation.close());
beforeEach(async () => {
  evaluation = await installation.evaluation('Catheter', [
    [ada, 'administrator'],
    [ben, 'evaluator'],
  ]);
});

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const release = (statement = 'first version') => ada.ask('POST', at('documents/cer/releases'), { statement });
const prose = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const save = (who: Visitor, version: number, text: string, section = '1') =>
  who.ask('PUT', at(`documents/cer/sections/${section}`), { version, prose: prose(text) });

async function signal(input = 'complaint-trend'): Promise<string> {
  const { status, body } = await ada.ask('POST', at('quality-system/signals'), {
    data: { title: 'More blocked lumens', input, detectedOn: '2026-11-13', values: [{ name: 'blocked lumen', value: 5, expected: 2 }] },
  });
  expect([status, body.data?.state]).toEqual([200, 'detected']);
  return body.id;
}
const step = (id: string, name: string, body: object = {}) => ada.ask('POST', at(`quality-system/signals/${id}/${name}`), body);
const blockers = async () => (await ada.ask('GET', at('quality-system/blockers'))).body.blockers as { recordId: string; code: string }[];

describe('a signal', () => {
  it('moves only by its steps, in their order, and each refusal names the next step', async () => {
    const id = await signal();
    const tooEarly = await Promise.all([
      step(id, 'begin-review'),
      step(id, 'decide', { outcome: 'no impact', reason: 'r' }),
      step(id, 'close', { reason: 'r' }),
    ]);
    for (const { status, body } of tooEarly) expect([status, body.code, typeof body.remedy]).toEqual([409, 'conflict', 'string']);
    expect((await step(id, 'triage', { clinicallyRelevant: 'yes', reason: '' })).status).toBe(422);
    expect((await step(id, 'triage', { clinicallyRelevant: 'yes', reason: 'may harm' })).body.data.state).toBe('triaged');
    expect((await step(id, 'decide', { outcome: 'no impact', reason: 'r' })).body.code).toBe('conflict');
    expect((await step(id, 'begin-review')).body.data.state).toBe('under clinical review');
    expect((await step(id, 'decide', { outcome: 'update', reason: 'r' })).status).toBe(422);
    expect((await step(id, 'decide', { outcome: 'monitor', reason: 'r' })).status).toBe(422);
    const decided = await step(id, 'decide', {
      outcome: 'update',
      reason: 'the rate doubled',
      actions: [{ title: 'Say it in the IFU', target: 'instructions for use' }],
    });
    expect([decided.status, decided.body.data?.state]).toEqual([200, 'actions open']);
    const { decisions, actions } = (await ada.ask('GET', at(`quality-system/signals/${id}`))).body;
    expect(decisions[0].data).toMatchObject({
      outcome: 'update',
      decidedBy: 'Ada',
      valuesSeen: [{ name: 'blocked lumen', value: 5, expected: 2 }],
    });
    const action = actions[0].id;
    expect((await step(id, 'close', { reason: 'r' })).body.code).toBe('conflict');
    const verify = () => ada.ask('POST', at(`quality-system/actions/${action}/verify`), { reason: 'seen in IFU 4' });
    expect((await verify()).body.code).toBe('conflict');
    expect((await ada.ask('POST', at(`quality-system/actions/${action}/dispose`), { outcome: 'PMCF objective', reason: 'r' })).status).toBe(
      422,
    );
    expect(
      (
        await ada.ask('POST', at(`quality-system/actions/${action}/dispose`), {
          outcome: 'IFU change',
          reason: 'warning added',
          evidence: 'IFU 4',
        })
      ).status,
    ).toBe(200);
    expect((await verify()).status).toBe(200);
    expect((await ada.ask('GET', at(`quality-system/signals/${id}`))).body.signal.data.state).toBe('verified');
    expect((await step(id, 'close', { reason: 'all done' })).body.data.state).toBe('closed');
    expect((await step(id, 'decide', { outcome: 'no impact', reason: 'r' })).body.code).toBe('conflict');
  });

  it('that is decided twice at once is decided once', async () => {
    const id = await signal();
    await step(id, 'triage', { clinicallyRelevant: 'no', reason: 'cosmetic' });
    const answers = await Promise.all([1, 2, 3].map((number) => step(id, 'decide', { outcome: 'no impact', reason: `reason ${number}` })));
    const { decisions } = (await ada.ask('GET', at(`quality-system/signals/${id}`))).body;
    expect(decisions).toHaveLength(answers.filter(({ status }) => status === 200).length);
    const superseded = decisions.map(({ data }: { data: { supersedes?: string } }) => data.supersedes).filter(Boolean);
    expect(new Set(superseded).size).toBe(decisions.length - 1);
  });
});

describe('the gate of a release', () => {
  it('is closed by an open signal and by an action nobody disposed of, and opens when both are answered', async () => {
    expect(await blockers()).toEqual([]);
    const id = await signal();
    expect((await blockers()).map(({ code, recordId }) => [code, recordId])).toEqual([['signal-not-decided', id]]);
    const closed = await release();
    expect([closed.status, closed.body.code, closed.body.details[0].recordId]).toEqual([409, 'gate-closed', id]);
    await step(id, 'triage', { clinicallyRelevant: 'yes', reason: 'may harm' });
    await step(id, 'begin-review');
    await step(id, 'decide', { outcome: 'update', reason: 'r', actions: [{ title: 'Say it in the IFU', target: 'instructions for use' }] });
    const [open] = await blockers();
    expect(open!.code).toBe('action-not-disposed');
    expect((await release()).body.code).toBe('gate-closed');
    await ada.ask('POST', at(`quality-system/actions/${open!.recordId}/dispose`), {
      outcome: 'rejected',
      reason: 'it stands there already',
    });
    expect(await blockers()).toEqual([]);
    expect((await release()).status).toBe(200);
  });

  it('is closed also for what arrived while the version was being frozen', async () => {
    const [released, recorded] = await Promise.all([release(), signal()]);
    const { documents } = (await ada.ask('GET', at('documents'))).body;
    const releases = documents.find(({ id }: { id: string }) => id === 'cer').releases;
    expect(releases).toHaveLength(released.status === 200 ? 1 : 0);
    if (released.status !== 200) expect(['changed-meanwhile', 'gate-closed']).toContain(released.body.code);
    else {
      const { entries } = (await ada.ask('GET', at('records/entries?kind=signal'))).body;
      expect(entries.find(({ recordId }: { recordId: string }) => recordId === recorded).sequence).toBeGreaterThan(
        releases[0].data.sequence,
      );
    }
  });

  it('needs a statement, and a role that may release', async () => {
    expect((await release(' ')).status).toBe(422);
    expect((await ben.ask('POST', at('documents/cer/releases'), { statement: 's' })).status).toBe(403);
    expect((await ada.ask('POST', at('documents/nothing/releases'), { statement: 's' })).status).toBeGreaterThanOrEqual(404);
  });
});

describe('a released version', () => {
  it('is frozen under the SHA-256 of its tree, which anybody can compute again', async () => {
    await save(ada, 0, 'The words of version one.');
    const { body } = await release();
    expect(body.data).toMatchObject({ document: 'cer', number: 1, releasedBy: 'Ada', statement: 'first version' });
    const bytes = await installation.system.files.get(body.data.digest);
    expect(createHash('sha256').update(bytes!).digest('hex')).toBe(body.data.digest);
    const tree = JSON.parse(Buffer.from(bytes!).toString('utf8'));
    expect([tree.status, tree.version]).toEqual(['released', '1']);
    expect(JSON.stringify(tree)).toContain('The words of version one.');
  });

  it('stays as it is when people write on; the next is begun as a draft', async () => {
    await save(ada, 0, 'The words of version one.');
    const first = (await release()).body;
    const frozen = await ada.send({ method: 'GET', url: at('documents/cer/write?to=json&number=1') });
    expect((await save(ada, 1, 'The words of version two.')).status).toBe(200);
    expect((await ada.ask('GET', at('documents/cer/gate'))).body.nextNumber).toBe(2);
    const later = await ada.send({ method: 'GET', url: at('documents/cer/write?to=json&number=1') });
    expect(later.rawPayload.equals(frozen.rawPayload)).toBe(true);
    expect(later.body).toContain('The words of version one.');
    const draft = await ada.send({ method: 'GET', url: at('documents/cer/write?to=json') });
    expect(draft.body).toContain('The words of version two.');
    expect(JSON.parse(draft.body).version).toBe('2 (draft)');
    const second = (await release('second version')).body;
    expect([second.data.number, second.data.digest === first.data.digest]).toEqual([2, false]);
    expect((await ada.ask('GET', at('documents/cer/write?to=json&number=3'))).body.code).toBe('not-found');
  });

  it('cannot be changed or removed, not even in the database', async () => {
    const { body } = await release();
    const { database } = installation.system;
    await expect(sql`update record set data = data || '{"statement":"forged"}' where id = ${body.id}`.execute(database)).rejects.toThrow(
      'released version',
    );
    await expect(sql`delete from record where id = ${body.id}`.execute(database)).rejects.toThrow('released version');
    const operations = (await ada.ask('GET', '/api/openapi.json')).body.paths;
    const changing = Object.keys(operations)
      .filter((path) => /releases/.test(path))
      .flatMap((path) => Object.keys(operations[path]));
    expect(changing).toEqual(['post']);
  });

  it('is numbered without gap or double when two release at once', async () => {
    const answers = await Promise.all([release('a'), release('b'), release('c')]);
    const numbers = answers.filter(({ status }) => status === 200).map(({ body }) => body.data.number);
    expect(numbers.length).toBeGreaterThan(0);
    expect([...numbers].sort()).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
    for (const { status, body } of answers) if (status !== 200) expect(['changed-meanwhile', 'conflict']).toContain(body.code);
  });
});

describe('a section', () => {
  it('that two people save is a conflict with both texts, and nothing is lost', async () => {
    expect((await save(ada, 0, 'Ada began.')).status).toBe(200);
    const answers = await Promise.all([save(ada, 1, 'Ada went on.'), save(ben, 1, 'Ben went on.')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)!.body;
    const kept = answers.find(({ status }) => status === 200)!.body;
    expect(refused.code).toBe('changed-meanwhile');
    const texts = [refused.details.yours.prose, refused.details.theirs.data.prose].map((text) => JSON.stringify(text));
    expect(texts.some((text) => text.includes('Ada went on.'))).toBe(true);
    expect(texts.some((text) => text.includes('Ben went on.'))).toBe(true);
    expect(refused.details.theirs).toMatchObject({ id: kept.id, version: 2 });
    expect((await save(ben, 2, 'Both went on.')).status).toBe(200);
    const { versions } = (await ada.ask('GET', at(`records/history/${kept.id}`))).body;
    expect(versions.map(({ data }: { data: { prose: object } }) => /"text":"([^"]+)"/.exec(JSON.stringify(data.prose))![1])).toEqual([
      'Both went on.',
      kept.data.prose.content[0].content[0].text,
      'Ada began.',
    ]);
  });

  it('that two people begin is a conflict as well', async () => {
    const answers = await Promise.all([save(ada, 0, 'Ada began.'), save(ben, 0, 'Ben began.')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(['changed-meanwhile', 'conflict']).toContain(answers.find(({ status }) => status === 409)!.body.code);
  });

  it('that the document does not have takes no prose, so that none is written where nobody reads it', async () => {
    for (const [document, section] of [
      ['cer', 'nothing'],
      ['nothing', '1'],
      ['cer', '9'],
    ]) {
      const { status, body } = await ada.ask('PUT', at(`documents/${document}/sections/${section}`), { version: 0, prose: prose('lost') });
      expect([status, body.code]).toEqual([404, 'not-found']);
    }
  });

  it('holds any prose that the editor can write, and refuses what it cannot', async () => {
    for (const bad of [
      { type: 'paragraph' },
      { type: 'doc', content: [{ type: 'script' }] },
      'text',
      null,
      { type: 'doc', content: [{ type: 'text', marks: [{ type: 'blink' }] }] },
    ]) {
      expect((await ada.ask('PUT', at('documents/cer/sections/1'), { version: 0, prose: bad })).status).toBe(422);
    }
    let deep: object = { type: 'paragraph' };
    for (let level = 0; level < 60; level += 1) deep = { type: 'blockquote', content: [deep] };
    expect((await ada.ask('PUT', at('documents/cer/sections/1'), { version: 0, prose: { type: 'doc', content: [deep] } })).status).toBe(
      422,
    );
  });
});

describe('everything that was done', () => {
  it('stands in a chain that holds', async () => {
    await save(ada, 0, 'x');
    await signal();
    const rows = await installation.system.database
      .selectFrom('audit_entry')
      .selectAll()
      .where('chain', '=', evaluation)
      .orderBy('sequence')
      .execute();
    const verifier = verifyChain(evaluation, sha256);
    for (const row of rows) expect(verifier.feed(toAuditEntry(row))).toBeUndefined();
    expect(verifier.head.sequence).toBeGreaterThan(3);
  });
});
