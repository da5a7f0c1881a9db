import { byId } from '../../base/index.ts';
import { deviceKind } from '../../device/index.ts';
import { only, type Snapshot } from '../../records/index.ts';
import type { OutlineSection } from '../outline.ts';
import type { DocumentTemplate } from '../template.ts';
import { templates } from '../templates/index.generated.ts';
import type { Block, Cell, DocumentTree, Inline } from '../tree.ts';
import { prisma2020 } from './prisma-2020.ts';
import { prismaS } from './prisma-s.ts';
import type { ReportingDocument, ReportingItem } from './reporting-item.ts';

/** A section that answers an item, as it stands now. */
export interface ReportingPlace {
  readonly document: ReportingDocument;
  readonly documentTitle: string;
  readonly section: string;
  /** "3.1", "Annex A". */
  readonly number: string;
  readonly title: string;
  /** What is missing in it, as sentences. */
  readonly missing: readonly string[];
}

/** An item with where it is answered: wholly, with something missing there, or not at all. */
export interface ReportedItem extends Omit<ReportingItem, 'places'> {
  readonly state: 'answered' | 'partly' | 'not answered';
  readonly places: readonly ReportingPlace[];
}

export interface ReportedGuideline {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly parts: readonly { readonly title: string; readonly items: readonly ReportedItem[] }[];
}

const titleOf = (document: string) => byId<DocumentTemplate>(templates, document)?.title ?? document;

/** The guidelines with where each item is answered in the documents as they stand; a section with holes answers its items partly. */
export function reportedGuidelines(outlines: Readonly<Record<ReportingDocument, readonly OutlineSection[]>>): ReportedGuideline[] {
  const placeOf = (document: ReportingDocument, id: string): { place: ReportingPlace; there: boolean } => {
    const section = outlines[document].find((one) => one.id === id);
    const unwritten = section && !section.hasProse && !section.generated;
    return {
      place: {
        document,
        documentTitle: titleOf(document),
        section: id,
        number: section?.number ?? '',
        title: section?.title ?? id,
        missing: section
          ? [
              ...section.findings.map(({ message }) => message),
              ...(unwritten && section.findings.length === 0 ? ['Nothing is written there yet.'] : []),
            ]
          : ['The document has no such section.'],
      },
      there: section !== undefined && (section.hasProse || (section.generated && section.findings.length === 0)),
    };
  };
  return [prismaS, prisma2020].map(({ parts, ...guideline }) => ({
    ...guideline,
    parts: parts.map(({ title, items }) => ({
      title,
      items: items.map(({ places, ...item }): ReportedItem => {
        const found = places.map(([document, section]) => placeOf(document, section));
        const whole = found.every(({ place }) => place.missing.length === 0);
        return {
          ...item,
          places: found.map(({ place }) => place),
          // What only a note answers, such as the title of the report, is there with the report.
          state: whole ? 'answered' : found.some(({ there, place }) => there || place.missing.length === 0) ? 'partly' : 'not answered',
        };
      }),
    })),
  }));
}

const text = (words: string): Inline[] => (words === '' ? [] : [{ type: 'text', text: words }]);
const cell = (content: Inline[], more: Omit<Cell, 'content'> = {}): Cell => ({ content, ...more });

/** The checklists as an annex to the report: each item with the place where it is answered, and what is missing there. */
export function reportingAnnex(
  guidelines: readonly ReportedGuideline[],
  snapshot: Snapshot,
  { date, version }: { readonly date: string; readonly version: string },
): DocumentTree {
  const device = only(snapshot, deviceKind)?.data;
  return {
    format: 1,
    document: 'reporting-checklists',
    title: 'Checklists of reporting',
    subtitle: device?.name ?? snapshot.evaluation.title,
    language: 'en-GB',
    status: 'draft',
    version,
    date,
    cover: [
      { label: 'Device', value: device?.name ?? '' },
      { label: 'Manufacturer', value: device?.manufacturer.name ?? '' },
      { label: 'Evaluation', value: snapshot.evaluation.title },
    ].filter(({ value }) => value !== ''),
    ...(device?.invented ? { notice: 'This device is invented. The document is an example and must not be used for a real device.' } : {}),
    sections: guidelines.map((guideline, index) => ({
      id: guideline.id,
      number: String(index + 1),
      title: guideline.title,
      landscape: true,
      blocks: [
        { type: 'paragraph', content: text(`${summaryOf(guideline)} Items are in our own words after ${guideline.source}.`) },
        tableOf(guideline, index + 1),
      ] satisfies Block[],
      sections: [],
    })),
    references: [],
  };
}

function summaryOf({ title, parts }: ReportedGuideline): string {
  const items = parts.flatMap((part) => part.items);
  const count = (state: ReportedItem['state']) => items.filter((item) => item.state === state).length;
  return `Of the ${items.length} items of ${title}, ${count('answered')} are answered, ${count('partly')} in part, and ${count('not answered')} not yet.`;
}

function tableOf({ title, parts }: ReportedGuideline, number: number): Block {
  return {
    type: 'table',
    number,
    id: `table-${number}`,
    caption: `${title}: where each item is answered`,
    columns: [
      { title: 'Item', width: 1, align: 'left' },
      { title: 'Topic', width: 3, align: 'left' },
      { title: 'What is to be reported', width: 6, align: 'left' },
      { title: 'Where it is answered', width: 6, align: 'left' },
    ],
    rows: parts.flatMap((part) => [
      [cell(text(part.title), { columns: 4, strong: true })],
      ...part.items.map((item) => [cell(text(item.number)), cell(text(item.topic)), cell(text(item.asks)), cell(where(item))]),
    ]),
  } as Block;
}

function where({ note, places, state }: ReportedItem): Inline[] {
  const lines = [
    ...(note ? [text(note)] : []),
    ...places.map(({ documentTitle, number, title }) => text(`${documentTitle}, ${[number, title].filter(Boolean).join(' ')}`)),
  ];
  const missing = state === 'answered' ? [] : [...new Set(places.flatMap((place) => place.missing))];
  return [...lines, ...missing.map((sentence): Inline[] => [{ type: 'missing', text: sentence.replace(/[.]$/, '') }])].flatMap(
    (line, index) => (index === 0 ? line : [{ type: 'break' as const }, ...line]),
  );
}
