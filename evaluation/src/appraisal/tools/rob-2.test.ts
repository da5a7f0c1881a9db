import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDomains } from '../judgement.ts';
import { askedGrades, profileComplete } from '../profile.ts';
import type { Grades } from '../tool.ts';
import rob2 from './rob-2.ts';

const five = ['Y', 'PY', 'PN', 'N', 'NI'];
const answersOf = (id: string) => rob2.criteria.find((criterion) => criterion.id === id)!.grades.map((grade) => grade.id);

/**
 * The flow charts of the guidance as tables, written down apart from the algorithm: one line for each path, an answer class for each question.
 * y: yes or probably yes; n: no or probably no; ?: no information; a slash parts classes; - is not applicable; * any answer or none.
 */
const charts: Readonly<Record<string, { questions: readonly string[]; lines: readonly (readonly [string, string])[] }>> = {
  D1: {
    questions: ['1.1', '1.2', '1.3'],
    lines: [
      ['y? y n?', 'low'],
      ['y? y y', 'some concerns'],
      ['n y *', 'some concerns'],
      ['* ? n?', 'some concerns'],
      ['* ? y', 'high'],
      ['* n *', 'high'],
    ],
  },
  'D2 part 1': {
    questions: ['2.1', '2.2', '2.3', '2.4', '2.5'],
    lines: [
      ['n n * * *', 'low'],
      ['y? * n * *', 'low'],
      ['n y? n * *', 'low'],
      ['y? * ? * *', 'some concerns'],
      ['n y? ? * *', 'some concerns'],
      ['y? * y n *', 'some concerns'],
      ['n y? y n *', 'some concerns'],
      ['y? * y y? y', 'some concerns'],
      ['n y? y y? y', 'some concerns'],
      ['y? * y y? n?', 'high'],
      ['n y? y y? n?', 'high'],
    ],
  },
  'D2 part 2': {
    questions: ['2.6', '2.7'],
    lines: [
      ['y *', 'low'],
      ['n? n', 'some concerns'],
      ['n? y?', 'high'],
    ],
  },
  'D2 adhering': {
    questions: ['2.1', '2.2', '2.3a', '2.4a', '2.5a', '2.6a'],
    lines: [
      ['n n * n- n- *', 'low'],
      ['y? * y- n- n- *', 'low'],
      ['n y? y- n- n- *', 'low'],
      ['n n * y? * y', 'some concerns'],
      ['n n * n- y? y', 'some concerns'],
      ['y? * y- y? * y', 'some concerns'],
      ['y? * y- n- y? y', 'some concerns'],
      ['n y? y- y? * y', 'some concerns'],
      ['n y? y- n- y? y', 'some concerns'],
      ['y? * n? * * y', 'some concerns'],
      ['n y? n? * * y', 'some concerns'],
      ['n n * y? * n?', 'high'],
      ['n n * n- y? n?', 'high'],
      ['y? * y- y? * n?', 'high'],
      ['y? * y- n- y? n?', 'high'],
      ['n y? y- y? * n?', 'high'],
      ['n y? y- n- y? n?', 'high'],
      ['y? * n? * * n?', 'high'],
      ['n y? n? * * n?', 'high'],
    ],
  },
  D3: {
    questions: ['3.1', '3.2', '3.3', '3.4'],
    lines: [
      ['y * * *', 'low'],
      ['n? y * *', 'low'],
      ['n? n n *', 'low'],
      ['n? n y? n', 'some concerns'],
      ['n? n y? y?', 'high'],
    ],
  },
  D4: {
    questions: ['4.1', '4.2', '4.3', '4.4', '4.5'],
    lines: [
      ['y * * * *', 'high'],
      ['n? y * * *', 'high'],
      ['n? n n * *', 'low'],
      ['n? n y? n *', 'low'],
      ['n? n y? y? n', 'some concerns'],
      ['n? n y? y? y?', 'high'],
      ['n? ? n * *', 'some concerns'],
      ['n? ? y? n *', 'some concerns'],
      ['n? ? y? y? n', 'some concerns'],
      ['n? ? y? y? y?', 'high'],
    ],
  },
  D5: {
    questions: ['5.1', '5.2', '5.3'],
    lines: [
      ['* y *', 'high'],
      ['* n? y', 'high'],
      ['* ? n?', 'some concerns'],
      ['* n ?', 'some concerns'],
      ['n? n n', 'some concerns'],
      ['y n n', 'low'],
    ],
  },
};

const classOf = (answer: string) => ({ Y: 'y', PY: 'y', N: 'n', PN: 'n', NI: '?', NA: '-' })[answer]!;

function byChart(name: string, grades: Grades): string {
  const { questions, lines } = charts[name]!;
  const fitting = lines.filter(([line]) =>
    line.split(' ').every((classes, index) => classes === '*' || classes.includes(classOf(grades[questions[index]!]!))),
  );
  expect(fitting.map(([, judgement]) => judgement)).toHaveLength(1);
  return fitting[0]![1];
}

function* everyAnswer(ids: readonly string[], answers: (id: string) => readonly string[]): Generator<Record<string, string>> {
  const [first, ...rest] = ids;
  if (first === undefined) yield {};
  else for (const tail of everyAnswer(rest, answers)) for (const answer of answers(first)) yield { ...tail, [first]: answer };
}

const derived = (grades: Grades, domain: string) => judgeDomains(rob2, { grades }).find(({ domain: { id } }) => id === domain)!.derived;
const order = ['low', 'some concerns', 'high'];

describe('the algorithms of RoB 2', () => {
  it.each(['D1', 'D3', 'D4', 'D5'])('judge %s as the chart for every combination of answers', (domain) => {
    let seen = 0;
    for (const grades of everyAnswer(charts[domain]!.questions, answersOf)) {
      if (derived(grades, domain) !== byChart(domain, grades))
        expect({ grades, is: derived(grades, domain) }).toBe(byChart(domain, grades));
      seen += 1;
    }
    expect(seen).toBe(charts[domain]!.questions.reduce((product, id) => product * answersOf(id).length, 1));
  });

  it('judge deviations for the effect of assignment by the worse of both parts, for every combination', { timeout: 60_000 }, () => {
    // "Probably" stands for the certain answer in the first four questions here; that both count alike is tested by itself.
    const some = (id: string) => (['2.1', '2.2', '2.3', '2.4'].includes(id) ? ['Y', 'N', 'NI'] : five);
    for (const answers of everyAnswer(['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7'], some)) {
      const expected = order[Math.max(order.indexOf(byChart('D2 part 1', answers)), order.indexOf(byChart('D2 part 2', answers)))];
      const grades = { ...answers, E: 'assignment' };
      if (derived(grades, 'D2') !== expected) expect({ grades, is: derived(grades, 'D2') }).toBe(expected);
    }
  });

  it('judge deviations for the effect of adhering as the chart, for every combination', { timeout: 60_000 }, () => {
    const some = (id: string) => (['2.1', '2.2'].includes(id) ? ['Y', 'N', 'NI'] : answersOf(id));
    for (const answers of everyAnswer(charts['D2 adhering']!.questions, some)) {
      const grades = { ...answers, E: 'adhering' };
      const expected = byChart('D2 adhering', answers);
      if (derived(grades, 'D2') !== expected) expect({ grades, is: derived(grades, 'D2') }).toBe(expected);
    }
  });
});

const anyAnswers = fc.record({
  E: fc.constantFrom('assignment', 'adhering'),
  ...Object.fromEntries(rob2.criteria.slice(1).map(({ id }) => [id, fc.constantFrom(...answersOf(id))])),
});

describe('an appraisal with RoB 2', () => {
  it('counts "probably" like the certain answer', () => {
    const certain = (grades: Grades) =>
      Object.fromEntries(Object.entries(grades).map(([id, answer]) => [id, answer === 'PY' ? 'Y' : answer === 'PN' ? 'N' : answer]));
    fc.assert(
      fc.property(anyAnswers, (grades) => {
        const judgements = (given: Grades) => judgeDomains(rob2, { grades: given }).map(({ judgement }) => judgement);
        expect(judgements(certain(grades))).toEqual(judgements(grades));
      }),
    );
  });

  it('is never better overall than in its worst domain, also where people judge a domain otherwise', () => {
    const overrides = fc.dictionary(
      fc.constantFrom('D1', 'D2', 'D3', 'D4', 'D5'),
      fc.record({ judgement: fc.constantFrom(...order), reason: fc.constant('told by the authors') }),
    );
    fc.assert(
      fc.property(anyAnswers, overrides, (grades, given) => {
        const judged = judgeDomains(rob2, { grades, overrides: given });
        const [overall, ...rest] = judged.toReversed().map(({ judgement }) => order.indexOf(judgement!));
        expect(overall).toBe(Math.max(...rest));
        for (const { domain, judgement } of judged) if (given[domain.id]) expect(judgement).toBe(given[domain.id]!.judgement);
      }),
    );
  });

  it('needs no answer to questions it does not lead to, and forgets answers given on another path', () => {
    fc.assert(
      fc.property(anyAnswers, (grades) => {
        const kept = askedGrades(rob2, grades);
        expect(profileComplete(rob2, { grades: kept })).toBe(true);
        expect(judgeDomains(rob2, { grades: kept }).map(({ judgement }) => judgement)).toEqual(
          judgeDomains(rob2, { grades }).map(({ judgement }) => judgement),
        );
        for (const id of Object.keys(kept)) {
          const { [id]: _, ...without } = kept;
          expect(profileComplete(rob2, { grades: without })).toBe(false);
        }
      }),
    );
  });

  it('asks one question after the other: every path from the first question ends with every domain judged', () => {
    fc.assert(
      fc.property(anyAnswers, (grades) => {
        const given: Record<string, string> = {};
        for (let next = rob2.criteria[0]; next; ) {
          given[next.id] = grades[next.id as keyof typeof grades]!;
          next = rob2.criteria.find((criterion) => given[criterion.id] === undefined && (criterion.asked?.(given) ?? true));
        }
        expect(profileComplete(rob2, { grades: given })).toBe(true);
      }),
    );
  });
});
