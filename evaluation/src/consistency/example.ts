import { assemble, type Piece, type ReadDocument } from '../documents/index.ts';
import type { DocumentType } from './attribute.ts';
import { type ConsistencyFinding, checkDossier } from './check.ts';
import { contextOf, type Dossier, dossierOf, openDocument, statementsOf } from './dossier.ts';
import type { ConsistencyRule, ExampleDossier } from './rule.ts';

/** An example's text as a read document. */
export function readExample(markdown: string, name: string): ReadDocument {
  const pieces: Piece[] = [];
  const lines = markdown.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const place = { line: index + 1 };
    const heading = /^(#+)\s+(.*)$/.exec(line);
    const item = /^( *)(?:[-*]|(\d+)[.)])\s+(.*)$/.exec(line);
    if (heading) pieces.push({ type: 'heading', level: heading[1]!.length, text: plain(heading[2]!), place });
    else if (line.startsWith('|')) {
      const rows: { text: string }[][] = [];
      let headerRows = 0;
      for (; index < lines.length && lines[index]!.startsWith('|'); index++) {
        if (/^\|[\s:|-]+\|$/.test(lines[index]!)) headerRows = rows.length;
        else
          rows.push(
            lines[index]!.slice(1, lines[index]!.lastIndexOf('|'))
              .split('|')
              .map((text) => ({ text: plain(text.trim()) })),
          );
      }
      index--;
      pieces.push({ type: 'table', caption: '', headerRows, rows, place });
    } else if (item)
      pieces.push({
        type: 'item',
        level: 1 + Math.floor(item[1]!.length / 2),
        ordered: item[2] !== undefined,
        text: plain(item[3]!),
        place,
      });
    else if (line.trim()) {
      let text = line;
      while (index + 1 < lines.length && lines[index + 1]!.trim() && !/^[#|]|^ *(?:[-*]|\d+[.)])\s/.test(lines[index + 1]!))
        text += ` ${lines[++index]!.trim()}`;
      const caption = /^(?:Figure|Table)\s+\d+/.test(text);
      pieces.push({ type: 'paragraph', text: plain(text), place, ...(caption ? { role: 'caption' } : {}) });
    }
  }
  return assemble(name, 'markdown', { pieces });
}

function plain(text: string): string {
  return text.replace(/\*\*|__|`/g, '');
}

/** A dossier made of Markdown texts; a type may carry a number (`ifu-2`) and a language (`ifu.de`). */
export function exampleDossier(texts: ExampleDossier, given: { deviceName?: string } = {}): Dossier {
  const documents = Object.entries(texts).map(([name, text = '']) => {
    const [type, language] = name.split('.');
    return openDocument({ id: name, name, read: readExample(text, name), type: type!.replace(/-\d+$/, '') as DocumentType, language });
  });
  const context = contextOf(documents, given);
  return dossierOf(
    documents,
    context,
    documents.flatMap((document) => statementsOf(document, context)),
  );
}

/** What one rule finds in an example. */
export function checkExample(rule: ConsistencyRule, texts: ExampleDossier, given: { deviceName?: string } = {}): ConsistencyFinding[] {
  return checkDossier(exampleDossier(texts, given), [rule]);
}
