import type { ConsistencyFinding, Dossier } from '@cerulean/evaluation/consistency';

/** The findings of a check as a person reads them at a terminal: the documents, then each finding with its quotes. */
export function findingsText(
  dossier: Dossier,
  findings: readonly ConsistencyFinding[],
  problems: readonly string[],
  columns: number,
): string {
  const width = Math.max(40, Math.min(columns, 140));
  const nameWidth = Math.max(8, ...dossier.documents.map(({ name }) => name.length));
  const typeWidth = Math.max(4, ...dossier.documents.map(typeOf).map(({ length }) => length));
  const documents = dossier.documents.map((document) => {
    const count = dossier.statements.filter((statement) => statement.document === document.id).length;
    const pages = document.read.pages === undefined ? '' : `${document.read.pages} pages, `;
    return `  ${document.name.padEnd(nameWidth)}  ${typeOf(document).padEnd(typeWidth)}  ${pages}${count} statements`;
  });
  const told = findings.flatMap((finding) => [
    '',
    ...wrapped(`${finding.severity.toUpperCase()}: ${finding.message} [${finding.rule}]`, '', width),
    ...finding.locations.flatMap(({ document, page, section, quote }) => {
      const place = [dossier.document(document).name, page === undefined ? '' : `p. ${page}`, section].filter(Boolean).join(', ');
      return wrapped(`${place}: "${quote}"`, '    ', width);
    }),
    ...wrapped(`What to do: ${finding.remedy}`, '  ', width),
  ]);
  const counts = (['critical', 'major', 'minor'] as const).map(
    (severity) => `${findings.filter((finding) => finding.severity === severity).length} ${severity}`,
  );
  const summary =
    findings.length === 0
      ? 'No contradiction was found.'
      : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}: ${counts.join(', ')}.`;
  const unread = problems.length === 0 ? '' : ` ${problems.length} ${problems.length === 1 ? 'document' : 'documents'} could not be read.`;
  return ['Documents', ...documents, ...told, '', `${summary}${unread}`].join('\n');
}

function typeOf({ type, typeInferred }: { readonly type: string; readonly typeInferred: boolean }): string {
  return typeInferred ? `${type} (inferred)` : type;
}

function wrapped(text: string, indent: string, width: number): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}  `;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
