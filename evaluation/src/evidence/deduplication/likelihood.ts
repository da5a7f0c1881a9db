import type { Comparison } from './comparison.ts';

/**
 * What each degree of agreement is worth, in bits: one bit makes it twice as likely that two records are one publication, minus one half as
 * likely. The weights follow Fellegi & Sunter (1969): the binary logarithm of how often records of one publication agree so, against how often
 * other candidates do. They were counted on the sets named in docs/decisions/0013 and rounded by hand, so that none rests on a handful of pairs.
 */
const weights: { readonly [Field in keyof Comparison]: Readonly<Record<Comparison[Field], number>> } = {
  title: {
    same: 10,
    // Headings such as "Editorial" repeat.
    'same, short': 4,
    spelling: 8,
    'without subtitle': 5,
    contained: 4,
    'contained, short': 0,
    'words differ': 1,
    similar: -1,
    // "Part I" and "part II", "type 1" and "type 2".
    'numbers differ': -8,
    different: -8,
    missing: 0,
  },
  authors: { same: 7, 'same, few': 5.5, first: 3, others: 3, 'initials differ': -1, different: -6, missing: 0 },
  year: { same: 2, 'one apart': -1.5, different: -4, missing: 0 },
  // Names in two languages, or before and after a change of name, look different.
  container: { same: 2, compatible: 2, different: -1.5, missing: 0 },
  volume: { same: 4, crossed: 2, different: -6, missing: 0 },
  issue: { same: 1, different: -7, missing: 0 },
  pages: { same: 8, 'same page': 5, first: 6, overlapping: 3, 'numbered otherwise': 0, different: -6, missing: 0 },
  doi: { same: 14, different: -8, missing: 0 },
  pmid: { same: 16, different: -12, missing: 0 },
  registration: { same: 8, different: -12, missing: 0 },
  abstract: { same: 8, similar: 1, different: -6, missing: 0 },
  nature: { same: 0, different: -12, preprint: 0 },
  supplement: { same: 0, different: 0 },
};

/** A preprint and its article have different places and identifiers by nature: only these fields tell anything. */
const tellingOfPreprints = ['title', 'authors', 'abstract'] as const;
const preprintCost = 3;

/** An abstract in the supplement of the volume in which its article stands has other pages; so have errors. It is the more likely the former. */
const supplementCost = 2;

/**
 * How much speaks for two records being one publication, in bits.
 *
 * `issueReliability` is how often the issue agrees where everything else does, in this batch: some exports hold a running number in its
 * place, and then a difference says nothing.
 */
export function evidenceFor(comparison: Comparison, issueReliability: number): number {
  if (comparison.nature === 'preprint') {
    const bits = tellingOfPreprints.reduce((sum, field) => sum + weightOf(field, comparison), -preprintCost);
    return comparison.year === 'different' ? bits + weights.year.different : bits;
  }
  const { title, authors, year, container, volume, issue, pages, doi, pmid, registration, abstract, nature, supplement } = comparison;
  return (
    weights.title[title] +
    weights.authors[authors] +
    weights.year[year] +
    weights.container[container] +
    weights.volume[volume] +
    (issue === 'different' ? Math.max(weights.issue.different, Math.log2(1 - issueReliability)) : weights.issue[issue]) +
    weights.pages[pages] +
    weights.doi[doi] +
    weights.pmid[pmid] +
    weights.registration[registration] +
    weights.abstract[abstract] +
    weights.nature[nature] -
    (supplement === 'different' && pages === 'different' ? supplementCost : 0)
  );
}

function weightOf(field: (typeof tellingOfPreprints)[number], comparison: Comparison): number {
  return (weights[field] as Readonly<Record<string, number>>)[comparison[field]]!;
}

/**
 * From here on two records are merged without asking. A telling title, its authors, the year and the journal together give 21, so one of them may
 * be missing or differ a little; two may not.
 */
const certainFrom = 17.5;

/** From here on a person is asked. A telling title with the year alone gives 12, and with its authors and year in another volume of another journal 11.5. */
const likelyFrom = 11;

/** Below this title and authors alone agree, where places or identifiers differ. */
const contradictionBelow = 4;

/** Whether two records speak against each other so that no chain of other records joins them. */
export function contradict(comparison: Comparison, bits: number): boolean {
  return bits < contradictionBelow || areToldApart(comparison);
}

/** Two of what tells publications apart for certain outweigh all that looks alike. */
function areToldApart({ pages, doi, pmid }: Comparison): boolean {
  return [pages, doi, pmid].filter((agreement) => agreement === 'different').length > 1;
}

/** How likely it is that a person will say "the same": the groups in which the queue is answered. */
export const likelihoods = ['high', 'middle', 'low'] as const;
export type Likelihood = (typeof likelihoods)[number];

/** What is done with two records: merged, asked about, or neither. */
export function decide(comparison: Comparison, bits: number): 'exact' | 'certain' | Likelihood | 'distinct' {
  if (bits >= certainFrom && mayBeCertain(comparison)) return isExact(comparison) ? 'exact' : 'certain';
  if (bits >= 16) return 'high';
  return bits >= 14 ? 'middle' : bits >= likelyFrom ? 'low' : 'distinct';
}

/** One title, and either an identifier or authors, year and place with it; nothing differs. */
function isExact(comparison: Comparison): boolean {
  const { title, authors, year, volume, pages, doi, pmid, registration } = comparison;
  if (title !== 'same' || Object.values(comparison).some((agreement) => agreement === 'different')) return false;
  if (doi === 'same' || pmid === 'same' || registration === 'same') return true;
  return authors.startsWith('same') && year === 'same' && volume === 'same' && pages.startsWith('same');
}

/** Whatever else agrees, a person decides in these cases. */
function mayBeCertain(comparison: Comparison): boolean {
  const { title, year, container, volume, pages, doi, pmid, registration, abstract, nature } = comparison;
  // An erratum, a reply or a preprint is not its article.
  if (nature !== 'same' || areToldApart(comparison)) return false;
  if (title === 'numbers differ' || title === 'different') return false;
  const identified = doi === 'same' || pmid === 'same' || registration === 'same';
  // Without a title nothing says what the record is about.
  if (title === 'missing') return identified;
  // Several short pieces of one group stand on one page, and under one DOI, of a supplement; only a whole range of pages or an identifier that
  // nothing contradicts makes up for other words in the title.
  if (title === 'words differ' || title === 'similar' || title === 'contained, short')
    return abstract !== 'different' && (pages === 'same' || (identified && pages !== 'different'));
  // Yearly reviews and updates keep title, authors and much of the abstract.
  const placed = volume === 'same' || volume === 'crossed' || !['different', 'missing', 'numbered otherwise'].includes(pages);
  if ((year === 'one apart' || year === 'different') && !identified && !placed) return false;
  // The abstract at a congress and the article have one title; a different journal needs the place, the text or an identifier.
  return container !== 'different' || identified || abstract === 'same' || pages === 'same' || pages === 'same page' || pages === 'first';
}
