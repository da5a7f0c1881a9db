import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let ben: Visitor;
let evaluation: string;
const count = 120;

const publication = (number: number) => ({
  number,
  title: `${['Zebra', 'alpha', 'Émile', 'beta'][number % 4]} study of catheter number ${number}`,
  author: `${['Young', 'adams', 'Öztürk'][number % 3]}, A`,
  year: 1980 + (number % 40),
});

function ris() {
  return Array.from({ length: count }, (_, number) => publication(number))
    .map(
      ({ title, author, year, number }) =>
        `TY  - JOUR\nTI  - ${title}\nAU  - ${author}\n${number % 10 === 9 ? '' : `PY  - ${year}\n`}AB  - Abstract word${number}\nER  - \n`,
    )
    .join('\n');
}

beforeAll(async () => {
  installation = await startTestInstallation();
  [ada, ben] = await Promise.all([installation.person('Ada'), installation.person('Ben')]);
  evaluation = await installation.evaluation('Lists', [
    [ada, 'administrator'],
    [ben, 'evaluator'],
  ]);
  const { body } = await ada.upload(`/api/evaluations/${evaluation}/evidence/imports`, [{ name: 'all.ris', content: ris() }]);
  expect(body.data).toMatchObject({ recordsRead: count, duplicates: 0 });
});
afterAll(() => installation.close());

interface Listed {
  readonly id: string;
  readonly version: number;
  readonly data: { title: string; year?: number; authors: { family: string }[] };
}
const list = async (query: string): Promise<{ records: Listed[]; total: number }> =>
  (await ada.ask('GET', `/api/evaluations/${evaluation}/evidence/references?${query}`)).body;

describe('the list of references', () => {
  it('gives every reference exactly once over its pages, whatever it is sorted by', async () => {
    for (const sort of ['added', 'title', 'author', 'year']) {
      for (const descending of ['false', 'true']) {
        const seen: string[] = [];
        for (let offset = 0; offset < count; offset += 35) {
          const page = await list(`sort=${sort}&descending=${descending}&offset=${offset}&limit=35`);
          expect(page.total).toBe(count);
          seen.push(...page.records.map(({ id }) => id));
        }
        expect(new Set(seen).size, `${sort} ${descending}`).toBe(count);
        expect(seen).toHaveLength(count);
      }
    }
  });

  it('sorts without regard to case, and puts what is unknown last in both directions', async () => {
    const titles = (await list('sort=title&limit=1000')).records.map(({ data }) => data.title.toLowerCase());
    expect(titles).toEqual([...titles].sort());
    for (const descending of ['false', 'true']) {
      const years = (await list(`sort=year&descending=${descending}&limit=1000`)).records.map(({ data }) => data.year);
      const known = years.filter((year) => year !== undefined);
      expect(years.slice(known.length).every((year) => year === undefined)).toBe(true);
      expect(known.length).toBeLessThan(count);
      expect(known).toEqual([...known].sort((left, right) => (descending === 'true' ? right - left : left - right)));
    }
  });

  it('gives an empty page after its end, and refuses pages nobody could want', async () => {
    expect(await list('offset=5000')).toEqual({ records: [], total: count });
    for (const query of ['limit=0', 'limit=1001', 'offset=-1', 'offset=x', 'sort=nothing', 'state=nothing', 'descending=maybe']) {
      expect((await ada.ask('GET', `/api/evaluations/${evaluation}/evidence/references?${query}`)).status, query).toBe(422);
    }
  });

  it('is searched by beginnings of words in title, author and abstract, all of which must be there', async () => {
    expect((await list('query=zeb')).total).toBe(count / 4);
    expect((await list('query=ZEBRA catheter&limit=5')).records).toHaveLength(5);
    expect((await list('query=word17')).records.map(({ data }) => data.title)).toEqual([publication(17).title]);
    expect((await list(`query=${encodeURIComponent('öztürk émile')}`)).total).toBe(10);
    expect((await list('query=zebra alpha')).total).toBe(0);
  });

  it('is narrowed to every state, and the states part what is unique', async () => {
    const { records } = await list('limit=6');
    const decide = async (index: number, stage: string, decision: string, criterionId?: string) =>
      expect(
        (
          await ada.ask('PUT', `/api/evaluations/${evaluation}/screening/decisions`, {
            data: { referenceId: records[index]!.id, stage, decision, criterionId },
          })
        ).status,
      ).toBe(200);
    const criterion = (
      await ada.ask('POST', `/api/evaluations/${evaluation}/screening/criteria`, { data: { type: 'exclusion', label: 'wrong device' } })
    ).body.id;
    await decide(0, 'title and abstract', 'exclude');
    await decide(1, 'title and abstract', 'unsure');
    for (const index of [2, 3, 4, 5]) await decide(index, 'title and abstract', 'include');
    await decide(3, 'full text', 'exclude', criterion);
    await decide(4, 'full text', 'not retrieved');
    await decide(5, 'full text', 'include');
    const totals = Object.fromEntries(
      await Promise.all(
        ['all', 'unique', 'duplicates', 'to screen', 'excluded', 'to read', 'excluded at full text', 'not retrieved', 'included'].map(
          async (state) => [state, (await list(`state=${encodeURIComponent(state)}`)).total] as const,
        ),
      ),
    );
    expect(totals).toEqual({
      all: count,
      unique: count,
      duplicates: 0,
      'to screen': count - 5,
      excluded: 1,
      'to read': 1,
      'excluded at full text': 1,
      'not retrieved': 1,
      included: 1,
    });
    expect((await list('state=included')).records.map(({ id }) => id)).toEqual([records[5]!.id]);
    const prisma = (await ada.ask('GET', `/api/evaluations/${evaluation}/screening/prisma`)).body.counts;
    expect(prisma).toMatchObject({
      identifiedTotal: count,
      duplicatesRemoved: 0,
      screened: 5,
      excludedAtTitle: 1,
      soughtForRetrieval: 4,
      notRetrieved: 1,
      assessedAtFullText: 2,
      awaitingFullText: 1,
      included: 1,
    });
    expect(prisma.excludedAtFullText).toEqual([{ reason: 'wrong device', count: 1 }]);
  });

  it('loses a reference that was taken out, which stays in the records', async () => {
    const [last] = (await list('sort=added&descending=true&limit=1')).records;
    expect((await ada.ask('DELETE', `/api/evaluations/${evaluation}/evidence/references/${last!.id}?version=1`)).status).toBe(200);
    expect((await list('state=all')).total).toBe(count - 1);
    const { versions } = (await ada.ask('GET', `/api/evaluations/${evaluation}/records/history/${last!.id}`)).body;
    expect(versions.map(({ action }: { action: string }) => action)).toEqual(['remove', 'create']);
    expect(versions[0].data.title).toBe(last!.data.title);
  });
});

describe('the history of a record', () => {
  it('names every version, who made it, why, and each field that changed', async () => {
    const path = `/api/evaluations/${evaluation}/device/claims`;
    const made = (await ada.ask('POST', path, { data: { statement: 'Fewer infections', type: 'performance' } })).body;
    await ben.ask('PUT', `${path}/${made.id}`, {
      version: 1,
      reason: 'sharper words',
      data: { ...made.data, statement: 'Fewer bloodstream infections', type: 'safety' },
    });
    const gone = await ada.ask('DELETE', `${path}/${made.id}?version=2&reason=${encodeURIComponent('was said twice')}`);
    expect(gone.status).toBe(200);
    const { versions } = (await ada.ask('GET', `/api/evaluations/${evaluation}/records/history/${made.id}`)).body;
    expect(
      versions.map((one: { action: string; version: number; actor: { name: string }; reason: string | null }) => [
        one.action,
        one.version,
        one.actor.name,
        one.reason,
      ]),
    ).toEqual([
      ['remove', 2, 'Ada', 'was said twice'],
      ['update', 2, 'Ben', 'sharper words'],
      ['create', 1, 'Ada', null],
    ]);
    expect(versions[1].changes).toEqual([
      { pointer: '/statement', before: 'Fewer infections', after: 'Fewer bloodstream infections' },
      { pointer: '/type', before: 'performance', after: 'safety' },
    ]);
    expect(versions[1].label).toBe('Fewer bloodstream infections');
  });

  it('of nothing is empty', async () => {
    expect((await ada.ask('GET', `/api/evaluations/${evaluation}/records/history/clm_nothing`)).body).toEqual({ versions: [] });
  });
});

describe('the audit entries', () => {
  const entries = async (query: string) => (await ada.ask('GET', `/api/evaluations/${evaluation}/records/entries?${query}`)).body;

  it('are listed newest first, in pages that join without gap', async () => {
    const first = await entries('limit=60');
    expect(first.entries).toHaveLength(60);
    expect(first.entries[0].sequence).toBe(first.total);
    const second = await entries(`limit=60&before=${first.entries.at(-1).sequence}`);
    const sequences = [...first.entries, ...second.entries].map(({ sequence }: { sequence: number }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 120 }, (_, index) => first.total - index));
  });

  it('are narrowed to a kind, a record and a person, also together', async () => {
    const byKind = await entries('kind=claim');
    expect(byKind.entries.map(({ action }: { action: string }) => action)).toEqual(['remove', 'update', 'create']);
    const { recordId } = byKind.entries[0];
    expect((await entries(`recordId=${recordId}`)).entries).toHaveLength(3);
    expect(
      (await entries(`actor=${ben.id}`)).entries.map(({ kind, actor }: { kind: string; actor: { name: string } }) => [kind, actor.name]),
    ).toEqual([['claim', 'Ben']]);
    expect((await entries(`actor=${ben.id}&kind=reference`)).entries).toEqual([]);
  });

  it('name the kinds there are', async () => {
    const { kinds } = (await ada.ask('GET', `/api/evaluations/${evaluation}/records/kinds`)).body;
    expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['claim', 'import', 'reference', 'screening-decision']),
    );
  });
});
