import { type Appraisal, clinicalDataSources } from './appraisal.ts';
import { isAsked, judgeDomains } from './judgement.ts';
import { appraisalTool } from './profile.ts';
import type { AppraisalTool } from './tool.ts';

/** One thing on which two appraisals differ, in words. */
export interface AppraisalDifference {
  /** Where it stands: a criterion or domain of the tool, or a field of the appraisal. */
  readonly at: 'criterion' | 'domain' | 'field';
  readonly id: string;
  readonly title: string;
  readonly first: string;
  readonly second: string;
}

const none = 'not answered';

/**
 * On what two appraisals of the same thing differ: answers, judgements, source of the data, purposes and contribution. Words that support a judgement
 * are each appraiser's own and are no difference.
 */
export function differencesBetween(first: Appraisal, second: Appraisal): AppraisalDifference[] {
  const tool = appraisalTool(first.tool);
  const differing = (
    at: AppraisalDifference['at'],
    id: string,
    title: string,
    values: readonly [string | undefined, string | undefined],
  ): AppraisalDifference[] => {
    const [one = none, other = none] = values;
    return one === other ? [] : [{ at, id, title, first: one, second: other }];
  };
  const purposes = ({ purposes: given }: Appraisal) => given.toSorted().join(', ') || 'none';
  const source = ({ dataSource }: Appraisal) => dataSource && clinicalDataSources[dataSource];
  return [
    ...(tool ? inTool(tool, first, second, differing) : []),
    ...differing('field', 'dataSource', 'Source in Article 2(48)', [source(first), source(second)]),
    ...differing('field', 'purposes', 'Used for', [purposes(first), purposes(second)]),
    ...differing('field', 'contribution', 'Contribution', [first.contribution, second.contribution]),
  ];
}

function inTool(
  tool: AppraisalTool,
  first: Appraisal,
  second: Appraisal,
  differing: (
    at: AppraisalDifference['at'],
    id: string,
    title: string,
    values: readonly [string | undefined, string | undefined],
  ) => AppraisalDifference[],
): AppraisalDifference[] {
  const criteria = tool.criteria.flatMap((criterion) => {
    const answer = ({ grades }: Appraisal) => (isAsked(criterion, grades) ? grades[criterion.id] : 'not asked');
    return differing('criterion', criterion.id, criterion.title, [answer(first), answer(second)]);
  });
  const others = judgeDomains(tool, second);
  const domains = judgeDomains(tool, first).flatMap(({ domain, judgement }, place) =>
    differing('domain', domain.id, domain.title, [judgement, others[place]!.judgement]),
  );
  return [...criteria, ...domains];
}

/** What two appraisals have in common, as the beginning of their consensus: answers that agree, and the words of both one after the other. */
export function commonAppraisal(first: Appraisal, second: Appraisal): Appraisal {
  const same = <Value>(one: Value, other: Value) => (JSON.stringify(one) === JSON.stringify(other) ? one : undefined);
  const shared = <Value>(one: Readonly<Record<string, Value>> = {}, other: Readonly<Record<string, Value>> = {}) =>
    Object.fromEntries(Object.entries(one).filter(([id, value]) => same(value, other[id]) !== undefined));
  const joined = (one = '', other = '') => [...new Set([one.trim(), other.trim()])].filter(Boolean).join('\n\n');
  const { design, dataSource, contribution } = first;
  const overrides = Object.entries(first.overrides ?? {}).flatMap(([id, { judgement, reason }]) => {
    const twin = second.overrides?.[id];
    return twin?.judgement === judgement ? [[id, { judgement, reason: joined(reason, twin.reason) }]] : [];
  });
  const supported = new Set([...Object.keys(first.support ?? {}), ...Object.keys(second.support ?? {})]);
  return {
    itemId: first.itemId,
    tool: first.tool,
    ...(first.outcomeParameterId ? { outcomeParameterId: first.outcomeParameterId } : {}),
    ...(same(design, second.design) ? { design } : {}),
    grades: shared(first.grades, second.grades),
    ...(overrides.length > 0 ? { overrides: Object.fromEntries(overrides) } : {}),
    ...(supported.size > 0
      ? { support: Object.fromEntries([...supported].map((id) => [id, joined(first.support?.[id], second.support?.[id])])) }
      : {}),
    ...(same(dataSource, second.dataSource) ? { dataSource } : {}),
    purposes: first.purposes.filter((purpose) => second.purposes.includes(purpose)),
    ...(same(contribution, second.contribution) ? { contribution } : {}),
    justification: joined(first.justification, second.justification),
  };
}
