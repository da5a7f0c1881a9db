import { readYear } from './identifiers.ts';

/** What one line of source says about where something appeared; empty where it does not say so. */
export interface SourceLine {
  readonly container: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  readonly year: number | undefined;
}

/** Page numbers as databases print them: 103-106, e12, S3-S9, 111632. */
const pageRange = String.raw`[A-Za-z]{0,4}\d{1,7}(?:[-–][A-Za-z]{0,4}\d{1,7})?`;

/**
 * The ways in which Ovid and Embase write journal, volume, issue, pages and year in one line. What fits none of them is the name of the journal
 * alone, up to its point.
 */
const forms: readonly RegExp[] = [
  // Ovid, books: "(2015). Very Long Title. (pp. 103-106). X pp."
  new RegExp(String.raw`\((?<year>[12]\d{3})\)\.\s{1,10}(?<container>[^.]{1,300})\.\s{1,10}\(pp\.\s?(?<pages>${pageRange})\)`),
  // Embase: "Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014"
  new RegExp(
    String.raw`^(?<container>[^()]{1,300}?)\s*\((?<year>[12]\d{3})\)\s*(?:(?<volume>[^:\s().][^:\s()]{0,19})(?::\s?(?<issue>[^()\s.]{1,30}))?)?\s*(?:\((?<pages>${pageRange})\)|Article Number:\s*(?<article>[\w.-]{1,20}))?`,
  ),
  // Ovid: "Ecohydrology.   8(6):1048-1064, September 2015."
  new RegExp(
    String.raw`^(?<container>.{1,300}?)\.\s{1,10}(?<volume>\d{1,5}[A-Za-z]{0,3})\s?(?:\((?<issue>[^)]{1,30})\))?\s?:\s?(?<pages>${pageRange})[^,;]{0,40}[,;]\s?(?<year>.{0,40}?[12]\d{3})`,
  ),
  // Ovid: "Very Long Title. Vol 28(2) April 2015, 103-106."
  new RegExp(
    String.raw`^(?<container>.{1,300}?)\.\s{1,10}Vol\.?\s?(?<volume>[^\s(]{1,20})\s?(?:\((?<issue>[^)]{1,30})\))?,?\s(?<year>[^,]{0,40}[12]\d{3}),\s?(?:pp\.\s?)?(?<pages>${pageRange})`,
  ),
];

/** Takes one line of source apart. */
export function readSource(line: string): SourceLine {
  const text = line.trim().slice(0, 2000);
  for (const form of forms) {
    const found = form.exec(text)?.groups;
    if (!found?.container) continue;
    return {
      container: found.container.trim().replace(/\.$/, ''),
      volume: found.volume ?? '',
      issue: found.issue ?? '',
      pages: found.pages ?? found.article?.replace(/\.$/, '') ?? '',
      year: readYear(found.year ?? ''),
    };
  }
  return { container: (/^(.{3,300}?)\.(?:\s|$)/.exec(text)?.[1] ?? text).trim(), volume: '', issue: '', pages: '', year: readYear(text) };
}
