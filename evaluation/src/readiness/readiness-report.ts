import type { IsoDate } from '../base/index.ts';
import { deviceKind } from '../device/index.ts';
import type { Block, Cell, DocumentTree, Inline, Section, Table } from '../documents/index.ts';
import { only } from '../records/index.ts';
import { describeAnchor } from './anchor.ts';
import type { ReadinessAnswerWord, ReadinessContext } from './checklist.ts';
import { consultationTimeline } from './consultation-timeline.ts';
import type { AnsweredItem, ChecklistState } from './readiness-state.ts';

export interface ReadinessReportOptions {
  /** Day of the report. */
  readonly date: IsoDate;
  /** "1", or "2 (draft)". */
  readonly version: string;
  readonly status: 'draft' | 'released';
  /** The day on which the panel received the documents, or is expected to; then the dates of the consultation are computed. */
  readonly panelReceivedOn?: IsoDate;
}

/** What needs work comes first, in this order. */
const openFirst: readonly ReadinessAnswerWord[] = ['not met', 'partly', 'open'];

/** The report of readiness: a summary, every point that is still open, and each checklist with answers, reasons and evidence. */
export function readinessReport(
  context: ReadinessContext,
  states: readonly ChecklistState[],
  options: ReadinessReportOptions,
): DocumentTree {
  const device = only(context.snapshot, deviceKind)?.data;
  const tables = tableNumbers();
  const sections = [
    summary(context, states, tables),
    openPoints(states, tables),
    ...states.map((state) => checklistSection(state, tables)),
    ...(options.panelReceivedOn === undefined ? [] : [timelineSection(options.panelReceivedOn, tables)]),
  ];
  return {
    format: 1,
    document: 'readiness',
    title: 'Readiness for assessment',
    subtitle: device?.name ?? context.snapshot.evaluation.title,
    language: 'en',
    status: options.status,
    version: options.version,
    date: options.date,
    cover: [
      { label: 'Device', value: device?.name ?? '' },
      { label: 'Manufacturer', value: device?.manufacturer.name ?? '' },
      { label: 'Class', value: device?.class ?? '' },
      { label: 'Evaluation', value: context.snapshot.evaluation.title },
    ].filter(({ value }) => value !== ''),
    ...(device?.invented ? { notice: 'This device is invented. The document is an example and must not be used for a real device.' } : {}),
    sections: sections.map((section, index) => ({ ...section, number: String(index + 1) })),
    references: [],
  };
}

type NewTable = (table: Omit<Table, 'type' | 'number'>) => Table;

function tableNumbers(): NewTable {
  let number = 0;
  return (table) => ({ type: 'table', number: ++number, ...table });
}

const text = (words: string): Inline[] => (words === '' ? [] : [{ type: 'text', text: words }]);
const cell = (words: string, strong = false): Cell => ({ content: text(words), ...(strong ? { strong } : {}) });
const paragraph = (words: string): Block => ({ type: 'paragraph', content: text(words) });
const column = (title: string, width: number, align: 'left' | 'right' = 'left') => ({ title, width, align });

function section(id: string, title: string, blocks: readonly Block[], landscape = false): Section {
  return { id, number: '', title, ...(landscape ? { landscape } : {}), blocks, sections: [] };
}

function summary(context: ReadinessContext, states: readonly ChecklistState[], table: NewTable): Section {
  const { documents, findings } = context;
  const rows = states.map(({ title, items, counts, suggested, toLookAtAgain }) => [
    cell(title),
    ...[
      items.length,
      counts.met + counts.yes,
      counts.partly,
      counts['not met'],
      counts['not applicable'] + counts.no,
      counts.open,
      suggested,
      toLookAtAgain,
    ].map((count) => cell(String(count))),
  ]);
  const grave = findings.filter(({ severity }) => severity !== 'minor').length;
  return section(
    'summary',
    'Summary',
    [
      paragraph(
        `The questions were answered from the records of the evaluation${documents.length === 0 ? '; no document was uploaded' : ` and from ${documents.length} uploaded ${documents.length === 1 ? 'document' : 'documents'}`}. What nobody answered stands as suggested and is marked so.`,
      ),
      paragraph(
        documents.length < 2
          ? 'With fewer than two uploaded documents nothing was compared between documents.'
          : `The check of the dossier found ${findings.length} ${findings.length === 1 ? 'contradiction or omission' : 'contradictions and omissions'}, ${grave} of them major or critical.`,
      ),
      table({
        id: 'table-summary',
        caption: 'Answers by checklist',
        columns: [
          column('Checklist', 34),
          column('Questions', 9, 'right'),
          column('Met or yes', 8, 'right'),
          column('Partly', 7, 'right'),
          column('Not met', 8, 'right'),
          column('Not applicable or no', 11, 'right'),
          column('Open', 7, 'right'),
          column('Suggested', 9, 'right'),
          column('To look at again', 9, 'right'),
        ],
        rows,
        note: 'Suggested: the records or documents give an answer other than open. To look at again: what a person answered before the evidence changed.',
      }),
      ...(documents.length === 0
        ? []
        : [
            table({
              id: 'table-documents',
              caption: 'Documents that were read',
              columns: [column('File', 50), column('Type', 20), column('Pages', 10, 'right'), column('Could not be read', 20, 'right')],
              rows: documents.map(({ name, type, read }) => [
                cell(name),
                cell(type),
                cell(read.pages === undefined ? '' : String(read.pages)),
                cell(String(read.findings.length)),
              ]),
            }),
          ]),
    ],
    true,
  );
}

function openPoints(states: readonly ChecklistState[], table: NewTable): Section {
  const rank = ({ answer, state }: AnsweredItem) => (state === 'to look at again' ? 0.5 : openFirst.indexOf(answer));
  const points = states
    .flatMap((state) =>
      state.items
        .filter((item) => openFirst.includes(item.answer) || item.state === 'to look at again')
        .map((item) => ({ item, title: state.title })),
    )
    .toSorted((one, other) => rank(one.item) - rank(other.item));
  if (points.length === 0) return section('open-points', 'Open points', [paragraph('Every question is met or not applicable.')]);
  return section(
    'open-points',
    'Open points',
    [
      paragraph(`${points.length} ${points.length === 1 ? 'question needs' : 'questions need'} work, those not met first.`),
      table({
        id: 'table-open-points',
        caption: 'Open points',
        columns: [column('Answer', 10), column('Checklist', 16), column('No.', 9), column('Question', 27), column('Why', 38)],
        rows: points.map(({ item, title }) => [
          cell(answerOf(item), true),
          cell(title),
          cell(item.id),
          cell(item.question),
          cell(item.reason),
        ]),
      }),
    ],
    true,
  );
}

function answerOf({ answer, state, given }: AnsweredItem): string {
  if (state === 'suggested') return `${answer} (suggested)`;
  return state === 'answered' ? `${answer} (${given?.by ?? ''})` : `${answer} (to look at again)`;
}

function checklistSection(state: ChecklistState, table: NewTable): Section {
  const parts = [...new Map(state.items.map((item) => [item.section, item.sectionTitle]))];
  return {
    ...section(
      `checklist-${state.id}`,
      state.title,
      [paragraph(state.purpose), ...(state.items.length === 0 ? [paragraph('There is nothing to answer.')] : [])],
      true,
    ),
    basis: state.references,
    sections: parts.map(([part, title], index) => ({
      ...section(
        `checklist-${state.id}-${index + 1}`,
        [part, title].filter(Boolean).join(' '),
        [
          table({
            id: `table-${state.id}-${index + 1}`,
            caption: [state.title, title].filter(Boolean).join(': '),
            columns: [column('No.', 8), column('Question', 24), column('Answer', 11), column('Reason', 25), column('Evidence', 32)],
            rows: state.items.filter((item) => item.section === part).map(itemRow),
            ...notesOf(state.items.filter((item) => item.section === part)),
          }),
        ],
        true,
      ),
    })),
  };
}

/** What must be known about the sources of some items, each note once. */
function notesOf(items: readonly AnsweredItem[]): { note?: string } {
  const notes = new Map<string, string[]>();
  for (const { id, source } of items) if (source.note) notes.set(source.note, [...(notes.get(source.note) ?? []), id]);
  const lines = [...notes].map(([note, ids]) => (ids.length === items.length ? note : `${ids.join(', ')}: ${note}`));
  return lines.length === 0 ? {} : { note: lines.join(' ') };
}

function itemRow(item: AnsweredItem): Cell[] {
  const source = `${item.clause}${item.source.verified ? '' : ' (to be verified)'}`;
  return [
    cell(item.id),
    { content: [...text(item.question), { type: 'break' }, { type: 'text', text: source, marks: ['emphasis'] }] },
    cell(answerOf(item), true),
    cell(item.reason),
    {
      content: item.evidence.flatMap((anchor, index): Inline[] => [
        ...(index === 0 ? [] : [{ type: 'break' as const }]),
        ...text(describeAnchor(anchor)),
      ]),
    },
  ];
}

function timelineSection(receivedOn: IsoDate, table: NewTable): Section {
  return section(
    'timeline',
    'Dates of the consultation',
    [
      paragraph(
        `Counted from the day on which the panel receives the documents, ${receivedOn}. The law names no limit where no date stands.`,
      ),
      table({
        id: 'table-timeline',
        caption: 'The consultation of an expert panel step by step',
        columns: [column('Latest day', 13), column('Who', 15), column('What', 52), column('Source', 20)],
        rows: consultationTimeline(receivedOn, { earlyAdvice: true }).map(({ date, actor, what, clause, verified }) => [
          cell(date ?? ''),
          cell(actor),
          cell(what),
          cell(`Regulation (EU) 2017/745, ${clause}${verified ? '' : ' (to be verified)'}`),
        ]),
      }),
    ],
    true,
  );
}
