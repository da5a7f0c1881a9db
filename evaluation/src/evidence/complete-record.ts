import { fullPages } from './identifiers.ts';
import type { ReadRecord } from './reference.ts';
import { registrationInAbstract } from './reference-links.ts';

/** A record with what every format leaves to be said: shortened pages in full, and the registration of a trial that only its abstract names. */
export function completeRecord(record: ReadRecord): ReadRecord {
  const pages = fullPages(record.pages);
  const registration = record.links.some(({ kind }) => kind === 'registration') ? undefined : registrationInAbstract(record.abstract);
  if (pages === record.pages && !registration) return record;
  return { ...record, pages, links: registration ? [...record.links, registration] : record.links };
}
