/** A DOI anywhere in a text: prefix 10, registrant, slash, and a suffix without white space (DOI Handbook, 2.2). */
const doiPattern = /\b(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+)/;

/** The DOI in a text such as `https://doi.org/10.1000/1`, `doi: 10.1000/1` or `10.1000/1 [doi]`, without what stands around it; empty where there is none. */
export function readDoi(text: string): string {
  const found = doiPattern.exec(text.includes('%') ? unescapePercent(text) : text)?.[1] ?? '';
  // A sentence's point, or a bracket that was opened before the DOI, does not belong to it.
  const bare = found.replace(/[.,;:]+$/, '');
  return bare.endsWith(')') && !bare.includes('(')
    ? bare.slice(0, -1)
    : bare.endsWith(']') && !bare.includes('[')
      ? bare.slice(0, -1)
      : bare;
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a text is a DOI and nothing else: bare, as a link or after `doi:`. */
export function isDoi(text: string): boolean {
  return /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)?10\.\d{4,9}(?:\.\d+)*\/\S+$/i.test(text.trim());
}

/** A DOI as it is compared: upper and lower case name the same object (DOI Handbook, 2.4). */
export function comparableDoi(doi: string): string {
  return readDoi(doi).toLowerCase();
}

/** The PubMed id in a text such as `26957754[pmid]` or `PMID: 26957754`; empty where the text is something else. */
export function readPmid(text: string): string {
  return /^(?:pmid:?\s*)?0*([1-9]\d{0,8})(?:\.0)?\s*(?:\[pmid\])?$/i.exec(text.trim())?.[1] ?? '';
}

/** The PubMed Central id in a text such as `PMC4756000[pmcid]`; empty where the text is something else. */
export function readPmcid(text: string): string {
  const digits = /^(?:pmcid:?\s*)?pmc\s*(\d{1,9})\b/i.exec(text.trim())?.[1];
  return digits ? `PMC${digits}` : '';
}

/** The first year between 1000 and 2999 in a date such as `2018//`, `1996 Jul 9` or `Nov 2003`. */
export function readYear(text: string): number | undefined {
  const year = /(?<!\d)([12]\d{3})(?!\d)/.exec(text)?.[1] ?? /^([12]\d{3})\d{4}$/.exec(text.trim())?.[1];
  return year === undefined ? undefined : Number(year);
}

/** A range of pages in full: 1132-5 is 1132-1135, and 405-405 is 405; anything else as it stands. */
export function fullPages(pages: string): string {
  const [, first, last] = /^([A-Za-z]?\d{1,8}[A-Za-z]?)[-–]([A-Za-z]?\d{1,8}[A-Za-z]?)$/.exec(pages) ?? [];
  if (first === undefined || last === undefined) return pages;
  if (first === last) return first;
  if (last.length >= first.length || !/^\d+$/.test(first + last)) return pages;
  const full = first.slice(0, first.length - last.length) + last;
  return Number(full) > Number(first) ? `${first}-${full}` : pages;
}

/** First and last page as one text; only the first where the last is missing, the same, or already said. */
export function joinPages(first: string, last: string): string {
  if (!first || !last || first === last || /[-–]/.test(first)) return first || last;
  return `${first}-${last}`;
}
