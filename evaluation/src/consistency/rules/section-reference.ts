import type { DocumentType } from '../attribute.ts';
import { documentNames } from '../document-type.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { contentStems } from '../text/fold.ts';

/** A reference to a section of another document leads to what it is about. */
export default {
  id: 'section-reference',
  title: 'A reference to a section of another document leads to what it is about',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'minor',
  why: 'A risk control or conclusion that points to the wrong section of another document cannot be verified, and shows that one of them was renumbered.',
  remedy: 'Correct the number of the section, or add what is missing there.',
  basis: ['MEDDEV 2.7/1 rev. 4 A10', 'EN ISO 14971:2019, 4.5'],
  asksFor: [],
  *check(dossier) {
    for (const document of dossier.documents) {
      for (const reference of referencesIn(document)) {
        const target = targetOf(dossier, document, reference.type);
        if (target) yield* judged(reference, document, target);
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management report\n\n| No. | Control | Place |\n|---|---|---|\n| 1 | Washing of socks, wiping of pods | IFU section 3 |',
          ifu: '# Instructions for use\n\n## 1 Use\n\nText.\n\n## 2 Fitting\n\nText.\n\n## 3 Alarms\n\nCheck socks and pods.\n\n## 4 Cleaning and washing\n\nText.\n\n## 5 Disposal\n\nText.',
        },
        says: 'section 4',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n| Risk | Control |\n|---|---|\n| Pressure injury | padded cuffs (IFU 5.2); skin checks (IFU 8.1) |',
          ifu: '# Instructions for use\n\n## 5 Fitting\n\n### 5.2 Cuffs\n\nUse padded cuffs.\n\n## 6 Use\n\n### 6.4 Skin checks\n\nLook at the skin every 20 minutes.\n\n## 8 Charging\n\n### 8.1 Battery\n\nConnect the charger.',
        },
        says: '6.4',
      },
      {
        dossier: {
          cer: '# CER\n\nThe remaining risks are told in section 17 of the IFU.',
          ifu: '# Instructions for use\n\n## 1 Use\n\nText.\n\n## 2 Care\n\nText.\n\n## 3 Disposal\n\nText.\n\n## 4 Service\n\nText.',
        },
        says: 'section 17',
      },
      {
        dossier: {
          sota: '# State of the art\n\nThe papers were appraised with the scheme of CEP Section 9.2.',
          cep: '# CEP\n\n## 1 Device\n\nText.\n\n## 2 Sources\n\n### 2.1 Appraisal\n\nText.\n\n## 3 Criteria\n\nText.\n\n## 4 Revisions\n\nText.',
        },
        says: 'section 9.2',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management report\n\n| Risk | Control |\n|---|---|\n| Pressure injury | padded cuffs (IFU 5.2), skin checks (IFU, section 6.4) |\n| Fall | training (IFU 3 and 4); weight limit of IFU 5.1 |',
          ifu: '# Instructions for use, version 9\n\n## 3 Training\n\nText.\n\n## 4 Service\n\nText on training.\n\n## 5 Fitting\n\n### 5.1 Limits\n\nThe weight is limited to 110 kg.\n\n### 5.2 Padding\n\nUse cuffs.\n\n## 6 Use\n\n### 6.4 Skin checks\n\nLook at the skin.',
          cer: '# CER\n\nIFU 04 was the version before. IFU version 9 applies. The CER of the predecessor, section 40, is not part of this file. Section 8.5 of MDCG 2020-5 applies.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const section = '(?:sections?|sect\\.?|chapters?|§|clauses?)';
const number = '([1-9]\\d?(?:\\.\\d{1,2}){0,3})(?![\\d%]|\\.\\d| ?(?:mm|cm|kg|ml|years|months|days|patients))';
const forms = documentNames.map(([type, names]) => ({
  type,
  named: new RegExp(
    `\\b(?:${names})(?:(?:,| \\([^()]{2,12}\\))? (?:in )?(?:its )?${section} ?${number}| (?=\\d{1,2}\\.[1-9])${number}(?! ?[–-]| \\((?:\\d{1,2} )?(?:\\p{L}+ )?(?:19|20)\\d\\d\\)))|${section} ?${number} (?:of|in) (?:the |our |its )?(?:current )?(?:${names})\\b`,
    'gu',
  ),
}));
const quick =
  /\b(?:ifu|cer|cep|rmf|rmr|sscp|psur|pmcf|sota|instructions for use|clinical evaluation|risk management|periodic safety|summary of safety|state of the art)\b/u;
const ofOthers = /\b(?:predecessor|previous|earlier|former|old|superseded|other model|of the \p{L}+ (?:pump|device) )\b/u;

interface Reference {
  readonly type: DocumentType;
  readonly number: string;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** Stems of the words for which the section is named; none where several sections are named together. */
  readonly about: readonly string[];
}

const referencesIn = keptByDocument((document): readonly Reference[] =>
  document.passages.flatMap((passage) => {
    if (passage.kind === 'heading' || !quick.test(passage.folded) || passage.topics.has('history') || passage.topics.has('references'))
      return [];
    return forms.flatMap(({ type, named }) =>
      [...passage.folded.matchAll(named)].flatMap((match): Reference[] => {
        const wanted = match[1] ?? match[2] ?? match[3];
        const end = match.index + match[0].length;
        const clause = clauseBefore(passage, match.index);
        if (wanted === undefined || ofOthers.test(clause)) return [];
        const several = /^\s*(?:,|and|or|to|-|;)\s*(?:section )?\d/u.test(passage.folded.slice(end));
        const about = several ? [] : contentStems(clause).filter((word) => word.length > 3 && !/^\d/.test(word));
        return [{ type, number: wanted, passage, start: match.index, end, about }];
      }),
    );
  }),
);

/** What is said right before a reference, back to the last comma, bracket or full stop; for a reference that fills a cell, its row. */
function clauseBefore(passage: Passage, at: number): string {
  const before = passage.folded.slice(0, at).replace(/[\s(,]*(?:see(?: also)?|in|under|of|per|by|to|the)?\s*$/u, '');
  const clause = before
    .split(/[;:,.()[\]]|\b(?:and|or)\b/u)
    .at(-1)!
    .trim();
  return clause === '' && passage.cell ? passage.cell.rowLabel.toLowerCase() : clause;
}

/** The one document of a type that a reference can mean. */
function targetOf(dossier: Dossier, from: DossierDocument, type: DocumentType): DossierDocument | undefined {
  const all = dossier.documents.filter((one) => one.type === type && one.language === from.language);
  return all.length === 1 ? all[0] : undefined;
}

interface NumberedSection {
  readonly number: string;
  readonly title: string;
  readonly titleStems: readonly string[];
  readonly stems: ReadonlySet<string>;
}

/** The numbered sections of a document with the words that stand in them and their parts. */
const sectionsOf = keptByDocument((document): ReadonlyMap<string, NumberedSection> => {
  const words = new Map<string, Set<string>>();
  const titles = new Map<string, string>();
  for (const passage of document.passages) {
    const own = passage.kind === 'heading' ? passage.headings.at(-1) : undefined;
    if (own?.number) titles.set(plainNumber(own.number), own.title);
    for (const heading of passage.headings) {
      const key = plainNumber(heading.number);
      if (key === '') continue;
      const stems = words.get(key) ?? new Set<string>();
      words.set(key, stems);
      for (const stem of contentStems(passage.text)) stems.add(stem);
    }
  }
  return new Map(
    [...titles].map(([key, title]) => [
      key,
      { number: key, title, titleStems: contentStems(title).filter((word) => word.length > 3), stems: words.get(key) ?? new Set() },
    ]),
  );
});

function plainNumber(written: string): string {
  return written.replace(/^(?:section|chapter)\s+/iu, '').replace(/\.$/, '');
}

/** The sections that hold every word of several, none of which the section that was named holds; where half of the document does, they say nothing. */
function holding(sections: ReadonlyMap<string, NumberedSection>, about: readonly string[]): readonly NumberedSection[] {
  const words = about.filter((word) => word.length > 2);
  if (words.length < 2) return [];
  const found = [...sections.values()].filter(({ stems }) => words.every((word) => stems.has(word)));
  return found.length <= 2 ? [...found].sort((a, b) => b.number.localeCompare(a.number, 'en', { numeric: true })) : [];
}

/** Chapters that gather what belongs to any subject, whatever the words. */
const gathers = /warn|precaut|contra|caution|safety|side effect|risk|instruct|information|preparation|use\b/u;

function* judged(
  { number: wanted, passage, start, end, about }: Reference,
  from: DossierDocument,
  target: DossierDocument,
): Generator<Contradiction> {
  const sections = sectionsOf(target);
  if (sections.size < 4 || target === from) return;
  const chapters = [...sections.keys()];
  const named = sections.get(wanted);
  if (!named) {
    // Paragraphs may be numbered without being headings, and a chapter be there by its parts alone; a part is missing for sure where its chapter is.
    const chapter = wanted.split('.')[0]!;
    if (chapters.some((key) => key === chapter || key.startsWith(`${chapter}.`))) return;
    const paragraph = new RegExp(
      `^${chapter}(?:[.)]| (?!(?:january|february|march|april|may|june|july|august|september|october|november|december)\\b))`,
      'u',
    );
    if (target.passages.some(({ cell, folded }) => !cell && paragraph.test(folded))) return;
    yield {
      attribute: 'figure-reference',
      message: `${from.name} refers to section ${wanted} of ${target.name}, which has no such section.`,
      locations: [locationIn(from, passage, start, end)],
      compared: [`section ${wanted}`],
    };
    return;
  }
  if (about.length === 0) return;
  // "Washing of socks": its first word heads one chapter only, and the one named lacks it.
  const head = about[0]!;
  const heads = [...sections.values()].filter(({ titleStems }) => titleStems.includes(head));
  const headed =
    wanted.includes('.') ||
    head.length < 4 ||
    passage.cell === undefined ||
    gathers.test(named.title.toLowerCase()) ||
    named.stems.has(head)
      ? []
      : heads.filter(({ number }) => !number.includes('.'));
  if (about.some((stem) => named.stems.has(stem)) && (headed.length !== 1 || heads.length !== 1)) return;
  const meant =
    headed.length === 1 && heads.length === 1
      ? headed
      : [...sections.values()].filter(
          ({ titleStems }) =>
            titleStems.length > 0 &&
            titleStems.every((stem) => about.includes(stem)) &&
            (titleStems.length > 1 || (about.length === 1 && titleStems[0]!.length > 5)),
        );
  const [better] = meant.length > 0 ? meant : holding(sections, about);
  if (meant.length > 1 || !better || better.number.startsWith(`${wanted}.`)) return;
  const heading = target.passages.find(
    (one) => one.kind === 'heading' && plainNumber(one.headings.at(-1)?.number ?? '') === better.number,
  )!;
  yield {
    attribute: 'figure-reference',
    message: `${from.name} refers to section ${wanted} ("${named.title}") of ${target.name} for what stands in its section ${better.number} ("${better.title}").`,
    locations: [locationIn(from, passage, start, end), locationIn(target, heading)],
    compared: [`section ${wanted}`, `section ${better.number}`],
  };
}
