import { companyIn, comparableCompany } from '../companies.ts';
import { differences } from '../differences.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** One device has one legal manufacturer. */
export default {
  id: 'manufacturer',
  title: 'The manufacturer is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(30)'],
  severity: 'major',
  why: 'The legal manufacturer answers for the device; another name on a document makes it the file of another company.',
  remedy: 'Use the name of the legal manufacturer as registered, and explain former names where they matter.',
  basis: ['MDR 2(30)', 'MDR Annex I 23.2(c)'],
  *check(dossier) {
    const found = [...differences(dossier, { kind: 'manufacturer', noun: () => 'manufacturer', compatible: sameCompany })];
    yield* found;
    yield* strangers(dossier, new Set(found.flatMap(({ locations }) => locations.map(({ document }) => document))));
  },
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nManufacturer: Novara Medical GmbH', ifu: '# IFU\n\nManufacturer: Sanoro Devices AG' },
        says: 'Sanoro Devices AG',
      },
      {
        dossier: {
          cer: '# CER\n\nManufacturer: Novara Medical GmbH',
          ifu: '# IFU\n\nManufacturer: Novara Medical GmbH',
          sscp: '# SSCP\n\nNovara Medical GmbH makes the pump.',
          'pmcf-plan': '# PMCF plan\n\nSanoro Devices AG will therefore observe 200 patients.',
        },
        says: 'Sanoro Devices AG',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nManufacturer: Novara Medical GmbH, Ulm, Germany',
          ifu: '# IFU\n\nManufacturer: Novara Medical GmbH\n\nDistributed by Sanoro Devices AG.',
          sscp: '# SSCP\n\nManufactured by NOVARA MEDICAL GmbH.',
          'pmcf-plan': '# PMCF plan\n\nThe statistics are done by Datenhaus GmbH.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nManufacturer: A. Novara Medical S.r.l., Parma',
          ifu: '# IFU\n\nSizes: 10-S, 10-M, 10-L. Rev F. Novara Medical S.r.l., Parma',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Companies that a document may name beside the maker of its device. */
const roles =
  /\b(?:distribut\w*|import\w*|represent\w*|monitor\w*|statistic\w*|author|written|prepared|search\w*|cro|contract\w*|paid|funded|laborator\w*|consult\w*|translat\w*|printed|packed|audit\w*|certif\w*|notified|supplier|supplies|supplied|sterili[sz]\w*|compar\w*|equivalen\w*|predecessor|competitor|similar|other|another|third|formerly|software|server|hosting|tests?|tested|analy[sz]\w*|validated|registry|database|independent|on behalf|reader|batter\w*|packag\w*)\b/u;

/**
 * A document that nowhere names the maker whom most others name, and names one company that none of them knows: whatever the words around it, it takes
 * that company for the maker.
 */
function* strangers(dossier: Dossier, told: ReadonlySet<string>): Generator<Contradiction> {
  const counts = new Map<string, NamedCompany & { documents: number; document: string }>();
  for (const document of dossier.documents)
    for (const [key, company] of new Map(companiesOf(document).map((one) => [comparableCompany(one.name), one]))) {
      const there = counts.get(key);
      counts.set(key, there ? { ...there, documents: there.documents + 1 } : { ...company, documents: 1, document: document.id });
    }
  const [maker, next] = [...counts].sort((a, b) => b[1].documents - a[1].documents);
  if (!maker || maker[1].documents < 3 || (next && next[1].documents > 1)) return;
  const [brand = ''] = maker[0].split(' ');
  const { document: place, passage, start, name: makerName } = maker[1];
  const reference = locationIn(dossier.document(place), passage, start, start + makerName.length);
  const names = (document: DossierDocument, word: string): boolean =>
    new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'u').test(textOf(document));
  for (const document of dossier.documents) {
    if (told.has(document.id) || names(document, brand)) continue;
    const companies = companiesOf(document);
    const [first] = companies;
    if (!first || new Set(companies.map((one) => comparableCompany(one.name))).size !== 1) continue;
    if (companies.some((one) => roles.test(one.sentence.folded))) continue;
    const [word] = comparableCompany(first.name).split(' ');
    if (dossier.documents.some((other) => other !== document && names(other, word!))) continue;
    yield {
      attribute: 'manufacturer',
      message: `${document.name} names ${first.name} and nowhere ${makerName}, the manufacturer in ${dossier.document(place).name}.`,
      locations: [locationIn(document, first.passage, first.start, first.start + first.name.length), reference],
      compared: [first.name, makerName],
    };
  }
}

const textOf = keptByDocument((document) => document.passages.map((passage) => passage.folded).join('\n'));

interface NamedCompany {
  readonly name: string;
  readonly passage: Passage;
  readonly start: number;
  readonly sentence: Sentence;
}

const companiesOf = keptByDocument((document) =>
  document.passages.flatMap((passage): NamedCompany[] =>
    passage.kind === 'heading' || passage.topics.has('references')
      ? []
      : passage.sentences.flatMap((sentence) => {
          const company = companyIn(sentence.text);
          return company ? [{ name: company.name, passage, start: sentence.start + company.start, sentence }] : [];
        }),
  ),
);

/** "A. B. Novara S.r.l." and "Novara S.r.l.". */
function withoutInitials(name: string): string {
  return name.replace(/^(?:\p{L} )+/u, '');
}

/** Whether two names are those of one company, with or without its legal form. */
export function sameCompany(one: Statement, other: Statement): boolean {
  if (one.value.type !== 'name' || other.value.type !== 'name') return false;
  const [a, b] = [one.value.folded, other.value.folded];
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `) || withoutInitials(a) === withoutInitials(b);
}
