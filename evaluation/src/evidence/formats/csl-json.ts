import { readAuthor } from '../author-names.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { readDoi, readPmcid, readPmid, readYear } from '../identifiers.ts';
import { jsonObject, objectsWithin } from '../json-objects.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { typeFromWords, typeNames } from '../reference-type.ts';

function words(value: unknown): string {
  return typeof value === 'string' ? plainLine(value) : typeof value === 'number' ? String(value) : '';
}

function authorsOf(value: unknown): Author[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry === 'string') return readAuthor(entry) ?? [];
    if (typeof entry !== 'object' || entry === null) return [];
    const name = entry as Record<string, unknown>;
    if (words(name.literal)) return { literal: words(name.literal) };
    const particle = words(name['non-dropping-particle']);
    const family = [particle, words(name.family)].filter(Boolean).join(' ');
    const given = [words(name.given), words(name['dropping-particle'])].filter(Boolean).join(' ');
    const suffix = words(name.suffix);
    return family ? { family, given: suffix ? `${given}, ${suffix}` : given } : given ? { literal: given } : [];
  });
}

function yearOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return readYear(words(value));
  const date = value as Record<string, unknown>;
  const parts: unknown = date['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  return readYear(words(Array.isArray(first) ? first[0] : undefined)) ?? readYear(words(date.raw)) ?? readYear(words(date.literal));
}

function understand(item: Record<string, unknown>, position: number, file: string, line: number): ReadRecord {
  const id = words(item.id) || words(item.recNumber);
  const first = words(item['page-first']);
  return {
    ...emptyRecord(id || `${file}#${position}`, { file, line, format: 'csl-json', database: words(item.source) }),
    type: item.type === undefined ? 'article' : item.type === 'article' ? 'preprint' : typeFromWords(words(item.type)),
    title: words(item.title),
    authors: authorsOf(item.author ?? item.authors ?? item.editor),
    year: yearOf(item.issued) ?? yearOf(item.year),
    container: words(item['container-title']) || words(item.journal) || words(item['collection-title']),
    volume: words(item.volume),
    issue: words(item.issue) || (item.journal === undefined ? '' : words(item.number)),
    pages: words(item.page) || words(item.pages) || first || (item.journal === undefined ? words(item.number) : ''),
    doi: readDoi(words(item.DOI) || words(item.doi)),
    pmid: readPmid(words(item.PMID) || words(item.pmid)),
    pmcid: readPmcid(words(item.PMCID)),
    abstract: typeof item.abstract === 'string' ? plainParagraphs(item.abstract) : '',
    keywords: Array.isArray(item.keywords)
      ? [...new Set(item.keywords.map((word) => words(word).replace(/(^|\/)\*/g, '$1')))].filter(Boolean)
      : words(item.keyword)
          .split(/[;,]/)
          .map((word) => word.trim())
          .filter(Boolean),
    language: words(item.language),
    publicationTypes: words(item.genre)
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean),
    url: words(item.URL),
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const records: ReadRecord[] = [];
  let rejected = 0;
  const reject = (line: number, why: string) => {
    rejected++;
    findings.addEvery('record-rejected', line, `The entry at line ${line} ${why}`);
  };
  const { objects, rest } = objectsWithin(text, ['items', 'references']);
  for (const { line, text: source } of objects) {
    const item = jsonObject(source);
    if (!item) {
      reject(line, `is not valid JSON (${quoted(source)}). Export the file again.`);
    } else if (!['title', 'author', 'DOI', 'PMID', 'abstract', 'container-title', 'id'].some((key) => item[key] !== undefined)) {
      reject(line, 'holds no field of a reference. Export the file again as CSL JSON.');
    } else {
      const record = understand(item, records.length + rejected + 1, file, line);
      if (!record.title)
        findings.add('title-missing', line, `The entry at line ${line} has no title. It was taken in; add the title by hand or delete it.`);
      records.push(record);
    }
  }
  if (rest) reject(rest.line, 'is cut off: the file ends within it. Export the file again.');
  return { records, findings: findings.list(), rejected };
}

function write(records: readonly ReadRecord[]): string {
  const items = records.map((record) => ({
    id: record.id,
    type: typeNames(record.type).csl,
    title: record.title || undefined,
    author: record.authors.length > 0 ? record.authors : undefined,
    issued: record.year === undefined ? undefined : { 'date-parts': [[record.year]] },
    'container-title': record.container || undefined,
    volume: record.volume || undefined,
    issue: record.issue || undefined,
    page: record.pages || undefined,
    DOI: record.doi || undefined,
    PMID: record.pmid || undefined,
    PMCID: record.pmcid || undefined,
    abstract: record.abstract || undefined,
    keyword: record.keywords.join('; ') || undefined,
    language: record.language || undefined,
    genre: record.publicationTypes.join('; ') || undefined,
    URL: record.url || undefined,
    source: record.source.database || undefined,
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}

function detect(text: string, fileName: string): number {
  const start = text.slice(0, 20_000);
  if (!/^\uFEFF?\s*[[{]/.test(start)) return 0;
  const telling = start.match(/"(?:issued|container-title|author|DOI|title|type|date-parts|PMID)"\s*:/g)?.length ?? 0;
  return telling >= 2 ? 0.95 : telling === 1 ? 0.6 : /\.json$/i.test(fileName) && /^\uFEFF?\s*\[\s*\]/.test(start) ? 0.5 : 0;
}

/** References as Zotero and other programs write them for citation processors. */
export default {
  id: 'csl-json',
  title: 'CSL JSON',
  references: ['CSL-JSON schema 1.0.2 (citation-style-language/schema, csl-data.json)'],
  endings: ['json'],
  detect,
  read,
  write,
  examples: [
    {
      title: 'one entry',
      text: '[{"id":"a","type":"article-journal","title":"Catheters and infection","author":[{"family":"Example","given":"Ann"}],"issued":{"date-parts":[[2018]]}}]',
      titles: ['Catheters and infection'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'a file that was cut off',
      text: '[{"id":"a","title":"Whole"},\n{"id":"b","title":"Cut',
      titles: ['Whole'],
      rejected: 1,
      findings: ['record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
