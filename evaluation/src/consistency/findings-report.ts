import type { Block, Cell, DocumentTree, Inline, Section, Table } from '../documents/reading.ts';
import { attributeTitles, type DocumentType, documentTypeTitles, type Severity, severities } from './attribute.ts';
import type { ConsistencyFinding } from './check.ts';
import type { MatrixRow } from './statement-matrix.ts';

/** What a report of findings is made of. */
export interface FindingsReport {
  readonly deviceName: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly documents: readonly {
    readonly id: string;
    readonly name: string;
    /** "" where it could not be read. */
    readonly type: DocumentType | '';
    readonly language: string;
    readonly pages?: number | undefined;
    /** Why it could not be read. */
    readonly problem?: string | undefined;
  }[];
  readonly findings: readonly (ConsistencyFinding & {
    /** "Accepted: both are true of their own market." */
    readonly decision?: string | undefined;
  })[];
  readonly matrix: readonly MatrixRow[];
}

const severityTitles: Readonly<Record<Severity, string>> = {
  critical: 'Critical findings',
  major: 'Major findings',
  minor: 'Minor findings',
};

/** Everything that a check found as a document: the summary, each finding with its quotes and what to do, and what every document says. */
export function findingsReport(report: FindingsReport): DocumentTree {
  const names = new Map(report.documents.map(({ id, name }) => [id, name]));
  const numbered = new Map(report.findings.map((finding, index) => [finding, index + 1]));
  const bySeverity = severities.map((severity) => report.findings.filter((finding) => finding.severity === severity));
  let tables = 0;
  const table = (
    id: string,
    caption: string,
    columns: readonly (readonly [string, number])[],
    rows: readonly (readonly string[])[],
  ): Table => ({
    type: 'table',
    id,
    number: ++tables,
    caption,
    columns: columns.map(([title, width]) => ({ title, width, align: 'left' })),
    rows: rows.map((row) => row.map((text): Cell => ({ content: words(text) }))),
  });
  const placeOf = ({ document, page, section }: ConsistencyFinding['locations'][number]): string =>
    [names.get(document) ?? document, page === undefined ? '' : `page ${page}`, section].filter(Boolean).join(', ');

  const summary: Section = {
    id: 'summary',
    number: '1',
    title: 'Summary',
    blocks: [
      paragraph(
        report.findings.length === 0
          ? `The ${report.documents.length} documents were held against each other. No contradiction was found.`
          : `The ${report.documents.length} documents were held against each other. ${severities.map((severity, index) => `${bySeverity[index]!.length} ${severity}`).join(', ')} findings; ${report.findings.filter(({ decision }) => decision !== undefined).length} of them carry a decision.`,
      ),
      table(
        'documents',
        'Documents of the dossier',
        [
          ['Document', 4],
          ['Type', 2],
          ['Language', 1],
          ['Pages', 1],
          ['Remark', 4],
        ],
        report.documents.map(({ name, type, language, pages, problem }) => [
          name,
          type && documentTypeTitles[type],
          language,
          pages === undefined ? '' : String(pages),
          problem ?? '',
        ]),
      ),
      ...(report.findings.length === 0
        ? []
        : [
            table(
              'findings',
              'Findings in order of importance',
              [
                ['No.', 1],
                ['Severity', 2],
                ['About', 3],
                ['Finding', 9],
              ],
              report.findings.map((finding) => [
                String(numbered.get(finding)),
                finding.severity,
                attributeTitles[finding.attribute],
                finding.message,
              ]),
            ),
          ]),
    ],
    sections: [],
  };
  const groups = severities.flatMap((severity, index) =>
    bySeverity[index]!.length > 0 ? [{ severity, findings: bySeverity[index]! }] : [],
  );
  const sections = groups.map(
    ({ severity, findings }, index): Section => ({
      id: severity,
      number: String(index + 2),
      title: severityTitles[severity],
      blocks: [],
      sections: findings.map((finding, position): Section => {
        const number = numbered.get(finding)!;
        return {
          id: `finding-${number}`,
          number: `${index + 2}.${position + 1}`,
          title: `Finding ${number}: ${attributeTitles[finding.attribute]}`,
          blocks: [
            paragraph(finding.message),
            table(
              `places-${number}`,
              `Places of finding ${number}`,
              [
                ['Place', 3],
                ['Quote', 7],
                ['Understood as', 2],
              ],
              finding.locations.map((location, at) => [placeOf(location), location.quote, finding.compared[at] ?? '']),
            ),
            labelled('Why it matters', finding.why),
            labelled('What to do', finding.remedy),
            labelled('Basis', finding.basis.join('; ')),
            ...(finding.decision ? [labelled('Decision', finding.decision)] : []),
          ],
          sections: [],
        };
      }),
    }),
  );
  const annex: Section = {
    id: 'statements',
    number: 'Annex A',
    title: 'What each document says',
    landscape: true,
    blocks: [
      table(
        'matrix',
        'What each document says of the device; a deviating value is marked with an asterisk',
        [
          ['About', 2],
          ['Document', 3],
          ['Says', 3],
          ['Quote', 8],
        ],
        report.matrix.flatMap(({ kindTitle, about, cells }) =>
          cells.flatMap(({ documentId, statements, deviates }) =>
            firstOfEach(statements).map(({ says, quote }) => [
              [kindTitle, about].filter(Boolean).join(': '),
              names.get(documentId) ?? documentId,
              deviates ? `${says} *` : says,
              quote,
            ]),
          ),
        ),
      ),
    ],
    sections: [],
  };
  return {
    format: 1,
    document: 'consistency-report',
    title: 'Consistency of the dossier',
    subtitle: report.deviceName,
    language: 'en-GB',
    // A report states what was found on its day and is never written on.
    status: 'released',
    version: report.date,
    date: report.date,
    cover: [
      { label: 'Device', value: report.deviceName },
      { label: 'Documents', value: String(report.documents.length) },
      { label: 'Findings', value: String(report.findings.length) },
    ].filter(({ value }) => value !== ''),
    sections: [summary, ...sections, ...(report.matrix.length > 0 ? [annex] : [])],
    references: [],
  };
}

function firstOfEach<Said extends { readonly says: string }>(statements: readonly Said[]): Said[] {
  return statements.filter(({ says }, index) => statements.findIndex((other) => other.says === says) === index);
}

function words(text: string): Inline[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

function paragraph(text: string): Block {
  return { type: 'paragraph', content: words(text) };
}

function labelled(label: string, text: string): Block {
  return { type: 'paragraph', content: [{ type: 'text', text: `${label}: `, marks: ['strong'] }, ...words(text)] };
}
