import { describe, expect, it } from 'vitest';
import { plainText, walkSections } from '../documents/index.ts';
import { snapshotFrom } from '../quality-system/test-snapshot.ts';
import { all } from '../records/index.ts';
import article54 from './checklists/article-54.ts';
import { consultationTimeline } from './consultation-timeline.ts';
import { readinessAnswerKind } from './readiness-answer.ts';
import { readinessReport } from './readiness-report.ts';
import { basisOf, checklistState, readiness } from './readiness-state.ts';
import { contextsBy } from './test-context.ts';

const contextFrom = contextsBy(snapshotFrom);

/** Stands for SHA-256: 64 hexadecimal characters that follow from the text. */
const digest = (text: string) =>
  [...text]
    .reduce((sum, character) => (sum * 31n + BigInt(character.codePointAt(0)!)) % 16n ** 64n, 7n)
    .toString(16)
    .padStart(64, '0');

const device = (data: object) => ({ device: [{ id: 'dev_1', data: { name: 'Arden', manufacturer: {}, ...data } }] });
const modification = article54
  .items(contextFrom({ records: device({ class: 'III', implantable: true, history: 'After Arden 2.' }) }))
  .find(({ id }) => id === '54-2-b')!;
const answer = {
  id: 'rda_1',
  data: { checklist: 'article-54', item: '54-2-b', answer: 'yes', reason: 'Only the label changed.', basis: basisOf(modification, digest) },
};

function state(history: string) {
  const context = contextFrom({ records: { ...device({ class: 'III', implantable: true, history }), 'readiness-answer': [answer] } });
  return { context, state: checklistState(article54, context, all(context.snapshot, readinessAnswerKind), digest) };
}

describe('an answer somebody gave', () => {
  it('stands in place of the suggestion while the evidence is the same', () => {
    const item = state('After Arden 2.').state.items.find(({ id }) => id === '54-2-b')!;
    expect(item).toMatchObject({
      state: 'answered',
      answer: 'yes',
      reason: 'Only the label changed.',
      given: { id: 'rda_1', by: 'A test' },
    });
    expect(item.suggestion.answer).toBe('open');
  });

  it('is to be looked at again when the evidence changed', () => {
    const { state: changed } = state('After Arden 2, with a new alloy.');
    expect(changed.items.find(({ id }) => id === '54-2-b')).toMatchObject({ state: 'to look at again', answer: 'yes' });
    expect(changed.toLookAtAgain).toBe(1);
  });
});

it('computes the dates of the consultation from the day of receipt', () => {
  const steps = consultationTimeline('2026-12-20');
  expect(steps.filter(({ date }) => date).map(({ id, date }) => `${id} ${date}`)).toEqual([
    'receipt 2026-12-20',
    'decision 2027-01-10',
    'opinion 2027-02-18',
    'silence 2027-02-18',
  ]);
  expect(steps.some(({ id }) => id === 'early-advice')).toBe(false);
  expect(consultationTimeline('2026-12-20', { earlyAdvice: true })[0]).toMatchObject({ id: 'early-advice', clause: 'Article 61(2)' });
});

describe('the report', () => {
  const { context } = state('After Arden 2, with a new alloy.');
  const states = readiness(context, digest);
  const tree = readinessReport(context, states, {
    date: '2026-11-22',
    version: '1 (draft)',
    status: 'draft',
    panelReceivedOn: '2026-12-20',
  });
  const tables = [...walkSections(tree.sections)].flatMap(({ section }) =>
    section.blocks.flatMap((block) => (block.type === 'table' ? [block] : [])),
  );

  it('names sections and tables once, and fills every row', () => {
    const ids = [...walkSections(tree.sections)].map(({ section }) => section.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(tables.map(({ number }) => number)).toEqual(tables.map((_, index) => index + 1));
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('puts what is not met before what is open, and what is to be looked at again between', () => {
    const rank = (words: string) => ['not met', 'again', 'partly', 'open'].findIndex((word) => words.includes(word));
    const open = tables.find(({ id }) => id === 'table-open-points')!;
    const order = open.rows.map((row) => rank(plainText(row[0]!.content)));
    expect(order.length).toBeGreaterThan(50);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).toContain(1);
  });

  it('shows every item of every checklist with its clause, and says which sources are to be verified', () => {
    const words = JSON.stringify(tree);
    for (const { items } of states) for (const { clause } of items) expect(words).toContain(clause);
    expect(words).toContain('(to be verified)');
    expect(words).toContain('54-1-b-medicinal-product: Articles and vendors often write');
  });
});
