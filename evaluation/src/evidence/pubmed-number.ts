import { readPmid } from './identifiers.ts';

/** Where formats that know no field for PubMed's number keep it. */
export interface PubmedNumberClues {
  /** Values that count where they say so themselves, such as `26957754[pmid]` or `PMID: 26957754`. */
  readonly marked: readonly string[];
  /** Accession numbers; they are PubMed's where the database or its provider is. */
  readonly accessions: readonly string[];
  /** Name of the database and of its provider, as the record has them. */
  readonly database: string;
  readonly links: readonly string[];
}

/** PubMed's number of a record; empty where nothing shows it. A bare number counts only where the database is known to put it there. */
export function pubmedNumber({ marked, accessions, database, links }: PubmedNumberClues): string {
  const said = [...marked, ...accessions].map(
    (value) => /\bPMID:? ?([1-9]\d{0,8})\b/i.exec(value)?.[1] ?? (/pmid/i.test(value) ? readPmid(value) : ''),
  );
  const first = said.find(Boolean);
  if (first) return first;
  if (/pubmed|medline|\bnlm\b/i.test(database)) {
    const number = accessions.map(readPmid).find(Boolean);
    if (number) return number;
  }
  // Ovid names its MEDLINE segments "med…", "prem…" and "ppez…"; there the accession number is PubMed's.
  const ovid = links.find((url) => /[?&]D=(?:med|prem|ppez)[a-z0-9]*&/i.test(url)) ?? '';
  const accession = /[?&]AN=(\d{1,9})(?:&|$)/.exec(ovid)?.[1];
  if (accession) return accession;
  const link = links.find((url) => /pubmed/i.test(url)) ?? '';
  return /(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/(?:entrez\/)?pubmed)\/(\d{1,9})\b/.exec(link)?.[1] ?? '';
}
