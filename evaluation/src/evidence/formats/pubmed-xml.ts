import { FindingList, quoted } from '../finding-list.ts';
import { readDoi, readPmcid, readPmid, readYear } from '../identifiers.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { linkFromPubmedXml, linksOfPreprint, type ReferenceLink, registrationIn } from '../reference-links.ts';
import { typeFromPublicationTypes } from '../reference-type.ts';
import { elementAt, elementsIn, textAt, textWithin, type XmlElement, xmlRecords } from '../xml-elements.ts';

const line = (element: XmlElement | undefined) => plainLine(textWithin(element));
const lineOf = (element: XmlElement | undefined, ...path: string[]) => plainLine(textAt(element, ...path));

function authorsOf(list: XmlElement | undefined): Author[] {
  const all = elementsIn(list, 'author');
  // A name that is marked as not valid is the printed misspelling of one that stands beside it.
  const valid = all.filter((author) => author.attributes.get('validyn') !== 'N');
  return (valid.length > 0 ? valid : all).flatMap((author): Author[] => {
    const group = lineOf(author, 'collectivename');
    const family = lineOf(author, 'lastname');
    const given = [lineOf(author, 'forename') || lineOf(author, 'firstname') || lineOf(author, 'initials'), lineOf(author, 'suffix')];
    if (family) return [{ family, given: given.filter(Boolean).join(', ') }];
    return group || given[0] ? [{ literal: group || given[0]! }] : [];
  });
}

/** Sections of an abstract become paragraphs, each under its label as PubMed shows it. */
function abstractOf(element: XmlElement | undefined): string {
  return elementsIn(element, 'abstracttext')
    .flatMap((section) => {
      const text = plainParagraphs(textWithin(section));
      const label = section.attributes.get('label')?.trim() ?? '';
      return text === '' ? [] : [label === '' || /^unlabelled$/i.test(label) ? text : `${label}: ${text}`];
    })
    .join('\n');
}

function yearIn(date: XmlElement | undefined): number | undefined {
  return readYear(textAt(date, 'year')) ?? readYear(textAt(date, 'medlinedate'));
}

function keywordsOf(citation: XmlElement | undefined): string[] {
  const headings = elementsIn(elementAt(citation, 'meshheadinglist'), 'meshheading').map((heading) =>
    [...elementsIn(heading, 'descriptorname'), ...elementsIn(heading, 'qualifiername')].map(line).filter(Boolean).join('/'),
  );
  const words = elementsIn(citation, 'keywordlist').flatMap((list) => elementsIn(list, 'keyword').map(line));
  return [...new Set([...headings, ...words])].filter(Boolean);
}

function linksOf(citation: XmlElement | undefined, article: XmlElement | undefined): ReferenceLink[] {
  const registrations = elementsIn(elementAt(article, 'databanklist'), 'databank').flatMap((bank) =>
    elementsIn(elementAt(bank, 'accessionnumberlist'), 'accessionnumber').flatMap((number) => registrationIn(line(number)) ?? []),
  );
  const corrections = elementsIn(elementAt(citation, 'commentscorrectionslist'), 'commentscorrections').flatMap(
    (entry) => linkFromPubmedXml(entry.attributes.get('reftype') ?? '', lineOf(entry, 'refsource'), readPmid(textAt(entry, 'pmid'))) ?? [],
  );
  return [...registrations, ...corrections];
}

/** Identifiers of the article itself; those of the works it cites stand deeper. */
function identifier(lists: readonly (XmlElement | undefined)[], type: string): string {
  return (
    lists
      .flatMap((list) => elementsIn(list, 'articleid'))
      .filter((id) => id.attributes.get('idtype') === type)
      .map(line)
      .find(Boolean) ?? ''
  );
}

function readArticle(element: XmlElement): Partial<ReadRecord> {
  const citation = elementAt(element, 'medlinecitation');
  const article = elementAt(citation, 'article');
  const journal = elementAt(article, 'journal');
  const issue = elementAt(journal, 'journalissue');
  const ids = [elementAt(element, 'pubmeddata', 'articleidlist')];
  const publicationTypes = elementsIn(elementAt(article, 'publicationtypelist'), 'publicationtype').map(line).filter(Boolean);
  const type = typeFromPublicationTypes(publicationTypes);
  const links = linksOf(citation, article);
  const electronic = elementsIn(article, 'elocationid');
  const startPage = lineOf(article, 'pagination', 'startpage');
  const endPage = lineOf(article, 'pagination', 'endpage');
  return {
    type,
    title: lineOf(article, 'articletitle') || lineOf(article, 'vernaculartitle'),
    authors: authorsOf(elementAt(article, 'authorlist')),
    year: yearIn(elementAt(issue, 'pubdate')) ?? yearIn(elementAt(article, 'articledate')),
    container: lineOf(journal, 'title') || lineOf(journal, 'isoabbreviation') || lineOf(citation, 'medlinejournalinfo', 'medlineta'),
    volume: lineOf(issue, 'volume'),
    issue: lineOf(issue, 'issue'),
    pages:
      lineOf(article, 'pagination', 'medlinepgn') ||
      [startPage, endPage].filter(Boolean).join('-') ||
      line(electronic.find((id) => id.attributes.get('eidtype') === 'pii' && /^e?\d{1,9}$/i.test(line(id)))),
    doi: readDoi(identifier(ids, 'doi') || line(electronic.find((id) => id.attributes.get('eidtype') === 'doi'))),
    pmid: readPmid(textAt(citation, 'pmid')) || readPmid(identifier(ids, 'pubmed')),
    pmcid: readPmcid(identifier(ids, 'pmc')),
    abstract: abstractOf(elementAt(article, 'abstract')),
    keywords: keywordsOf(citation),
    language: elementsIn(article, 'language').map(line).join(', '),
    publicationTypes,
    links: type === 'preprint' ? linksOfPreprint(links) : links,
  };
}

function readBook(element: XmlElement): Partial<ReadRecord> {
  const document = elementAt(element, 'bookdocument') ?? element;
  const book = elementAt(document, 'book');
  const ids = [elementAt(document, 'articleidlist'), elementAt(element, 'pubmedbookdata', 'articleidlist')];
  const bookTitle = lineOf(book, 'booktitle');
  const title = lineOf(document, 'articletitle');
  const lists = [...elementsIn(document, 'authorlist'), ...elementsIn(book, 'authorlist')];
  const authors = lists.find((list) => list.attributes.get('type') !== 'editors') ?? lists[0];
  const publicationTypes = elementsIn(document, 'publicationtype').map(line).filter(Boolean);
  return {
    type: title && bookTitle ? 'chapter' : 'book',
    title: title || bookTitle,
    authors: authorsOf(authors),
    year: yearIn(elementAt(book, 'pubdate')) ?? yearIn(elementAt(document, 'contributiondate')),
    container: title && bookTitle ? bookTitle : '',
    volume: lineOf(book, 'volume'),
    pages: lineOf(document, 'pagination', 'medlinepgn'),
    doi: readDoi(identifier(ids, 'doi')),
    pmid: readPmid(textAt(document, 'pmid')) || readPmid(identifier(ids, 'pubmed')),
    pmcid: readPmcid(identifier(ids, 'pmc')),
    abstract: abstractOf(elementAt(document, 'abstract')),
    keywords: keywordsOf(document),
    language: lineOf(document, 'language'),
    publicationTypes,
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const records: ReadRecord[] = [];
  let rejected = 0;
  for (const element of xmlRecords(text, ['pubmedarticle', 'pubmedbookarticle'], findings)) {
    const found = element.name === 'pubmedbookarticle' ? readBook(element) : readArticle(element);
    if (!found.title && !found.pmid && !found.abstract && !found.doi && (found.authors ?? []).length === 0) {
      rejected++;
      findings.addEvery(
        'record-rejected',
        element.line,
        `The record at line ${element.line} holds no title, author, abstract or number of PubMed (${quoted(textWithin(element)) || 'it is empty'}). Export it again from PubMed.`,
      );
      continue;
    }
    const record: ReadRecord = {
      ...emptyRecord(found.pmid || `${file}#${records.length + rejected + 1}`, {
        file,
        line: element.line,
        format: 'pubmed-xml',
        database: 'PubMed',
      }),
      ...found,
    };
    if (!record.title)
      findings.add(
        'title-missing',
        element.line,
        `The record at line ${element.line} has no title. It was taken in; add the title by hand or delete it.`,
      );
    records.push(record);
  }
  return { records, findings: findings.list(), rejected };
}

function detect(text: string): number {
  return /<(?:Pubmed(?:Article|BookArticle)(?:Set)?|MedlineCitation(?:Set)?|BookDocument)[\s>]/.test(text.slice(0, 20_000)) ? 0.98 : 0;
}

/** What PubMed and its E-utilities give as XML. */
export default {
  id: 'pubmed-xml',
  title: 'PubMed XML',
  references: ['National Library of Medicine, PubMed DTD (pubmed_250101.dtd) and its XML element descriptions'],
  endings: ['xml'],
  detect,
  read,
  examples: [
    {
      title: 'an article',
      text: '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>CO<sub>2</sub> in catheters.</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>',
      titles: ['CO2 in catheters.'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'an article that is not closed, and an empty one',
      text: '<PubmedArticleSet>\n<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>First</ArticleTitle>\n<PubmedArticle><MedlineCitation><PMID>2</PMID><Article><ArticleTitle>Second</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n<PubmedArticle></PubmedArticle></PubmedArticleSet>',
      titles: ['First', 'Second'],
      rejected: 1,
      findings: ['end-missing', 'record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
