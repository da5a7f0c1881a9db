import { fullPages } from './identifiers.ts';
import type { ReadRecord } from './reference.ts';
import { linksInWords } from './reference-links.ts';

/** A record with what every format leaves to be said in other words: shortened pages in full, and links that only title, types or abstract name. */
export function completeRecord(record: ReadRecord): ReadRecord {
  const pages = fullPages(record.pages);
  const links = linksInWords(record);
  return pages === record.pages && links.length === 0 ? record : { ...record, pages, links: [...record.links, ...links] };
}
