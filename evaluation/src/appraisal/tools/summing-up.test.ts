import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDomains } from '../judgement.ts';
import type { AppraisalTool, Grades } from '../tool.ts';
import amstar2 from './amstar-2.ts';
import { tools } from './index.generated.ts';
import quadas2 from './quadas-2.ts';
import robinsI from './robins-i.ts';

const judgementOf = (tool: AppraisalTool, grades: Grades, domain: string) =>
  judgeDomains(tool, { grades }).find(({ domain: { id } }) => id === domain)!.judgement;

function* everyAnswer(ids: readonly string[], answers: readonly string[]): Generator<Record<string, string>> {
  for (let number = 0; number < answers.length ** ids.length; number += 1) {
    yield Object.fromEntries(ids.map((id, place) => [id, answers[Math.floor(number / answers.length ** place) % answers.length]!]));
  }
}

describe('AMSTAR 2', () => {
  it('rates confidence by critical flaws and other weaknesses, for every set of failed items', { timeout: 60_000 }, () => {
    const parts = ['1', '2', '3', '4', '5', '6', '7', '8', '9a', '9b', '10', '11a', '11b', '12', '13', '14', '15', '16'];
    expect(amstar2.criteria.map(({ id }) => id)).toEqual(parts);
    // Confidence by the number of critical flaws and of other weaknesses; Shea et al. 2017, box "Rating overall confidence".
    const table = (flaws: number, weaknesses: number) =>
      flaws >= 2 ? 'critically low' : flaws === 1 ? 'low' : weaknesses >= 2 ? 'moderate' : 'high';
    const judge = amstar2.domains![0]!.judge;
    for (let set = 0; set < 2 ** parts.length; set += 1) {
      const failed = parts.filter((_, place) => set & (1 << place));
      const numbers = new Set(failed.map((part) => Number.parseInt(part, 10)));
      const flaws = [2, 4, 7, 9, 11, 13, 15].filter((item) => numbers.has(item)).length;
      const grades: Record<string, string> = {};
      for (const part of parts) grades[part] = 'Y';
      for (const part of failed) grades[part] = 'N';
      const expected = table(flaws, numbers.size - flaws);
      const is = judge(grades, {});
      if (is !== expected) expect({ failed, is }).toBe(expected);
    }
  });

  it('takes a partial yes, no meta-analysis and no such studies for no weakness', () => {
    const grades = Object.fromEntries(
      amstar2.criteria.map(({ id, grades: known }) => [id, known.findLast((grade) => grade.id !== 'N')!.id]),
    );
    expect(judgementOf(amstar2, grades, 'confidence')).toBe('high');
  });
});

describe('ROBINS-I', () => {
  it('sums up every combination of the seven domains', { timeout: 60_000 }, () => {
    const ids = robinsI.criteria.map(({ id }) => id);
    expect(ids).toHaveLength(7);
    const judge = robinsI.domains![0]!.judge;
    for (const grades of everyAnswer(ids, ['low', 'moderate', 'serious', 'critical', 'NI'])) {
      const count = (level: string) => ids.filter((id) => grades[id] === level).length;
      let expected = 'NI';
      if (count('low') === 7) expected = 'low';
      else if (count('low') + count('moderate') === 7) expected = 'moderate';
      if (count('serious') > 0 && count('critical') === 0) expected = 'serious';
      if (count('critical') > 0) expected = 'critical';
      const is = judge(grades, {});
      if (is !== expected) expect({ grades, is }).toBe(expected);
    }
  });
});

describe('QUADAS-2', () => {
  const domains = { D1: ['1.1', '1.2', '1.3'], D2: ['2.1', '2.2'], D3: ['3.1', '3.2'], D4: ['4.1', '4.2', '4.3', '4.4'] };
  it.each(Object.entries(domains))('judges %s for every combination of answers', (domain, ids) => {
    for (const grades of everyAnswer(ids, ['Y', 'N', 'U'])) {
      const given = Object.values(grades);
      const expected = given.every((answer) => answer === 'Y') ? 'low' : given.some((answer) => answer === 'N') ? 'high' : 'unclear';
      expect(judgementOf(quadas2, grades, domain)).toBe(expected);
    }
  });

  it('is at low risk or concern as a whole only where every domain is', () => {
    const any = fc.record(
      Object.fromEntries(quadas2.criteria.map(({ id, grades }) => [id, fc.constantFrom(...grades.map((grade) => grade.id))])),
    );
    fc.assert(
      fc.property(any, (grades) => {
        const low = Object.keys(domains).every((domain) => judgementOf(quadas2, grades, domain) === 'low');
        expect(judgementOf(quadas2, grades, 'bias')).toBe(low ? 'low' : 'at risk');
        const near = ['A1', 'A2', 'A3'].every((id) => grades[id] === 'low');
        expect(judgementOf(quadas2, grades, 'applicability')).toBe(near ? 'low' : 'concerns');
      }),
    );
  });
});

describe('the tools together', () => {
  it('have as many questions as their authors print', () => {
    const questions = Object.fromEntries((tools as readonly AppraisalTool[]).map(({ id, criteria }) => [id, criteria.length]));
    expect(questions).toMatchObject({
      'imdrf-n56': 9,
      minors: 12,
      'amstar-2': 18,
      'robins-i': 7,
      'quadas-2': 14,
      'jbi-case-control-studies': 10,
      'jbi-case-reports': 8,
      'jbi-case-series': 10,
      'jbi-cohort-studies': 11,
      'jbi-cross-sectional-studies': 8,
      'jbi-diagnostic-accuracy': 10,
      'jbi-prevalence-studies': 9,
      'jbi-quasi-experimental-studies': 9,
      'jbi-randomised-trials': 13,
      'jbi-systematic-reviews': 11,
    });
  });

  it.each((tools as readonly AppraisalTool[]).filter(({ domains }) => domains).map((tool) => [tool.id, tool] as const))(
    '%s judges a domain once everything it needs is answered, and by a judgement the domain has',
    (_id, tool) => {
      const any = fc.record(
        Object.fromEntries(tool.criteria.map(({ id, grades }) => [id, fc.constantFrom(...grades.map((grade) => grade.id))])),
        { requiredKeys: [] },
      );
      fc.assert(
        fc.property(any, (grades) => {
          for (const { domain, derived } of judgeDomains(tool, { grades: grades as Grades })) {
            const lacking = domain.criteria.some((id) => {
              const criterion = tool.criteria.find((each) => each.id === id)!;
              return !criterion.optional && (criterion.asked?.(grades as Grades) ?? true) && !(grades as Grades)[id];
            });
            if (lacking) expect(derived).toBeUndefined();
            else if (!domain.domains) expect(domain.judgements.map(({ id }) => id)).toContain(derived);
          }
        }),
      );
    },
  );
});
