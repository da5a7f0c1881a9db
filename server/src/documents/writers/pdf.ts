import { done, type Finding, type Outcome } from '@cerulean/evaluation/base';
import { type DocumentTree, writers } from '@cerulean/evaluation/documents';
import { type Coverage, readCoverage } from './pdf/fonts.ts';
import { openCompiler, type TypstCompiler } from './pdf/typst.ts';

const writer = writers.find((one) => one.id === 'pdf')!;

let coverage: Coverage | undefined;
let compiler: TypstCompiler | undefined;

/** Seconds since 1970 of the day a document carries, so that the same tree gives the same bytes; 0 where it is no day. */
function secondsOf(date: string): number {
  const milliseconds = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? Math.floor(milliseconds / 1000) : 0;
}

/**
 * The document as PDF/A-2a (ISO 19005-2, level A: tagged), with what could not be shown as it was written. Blocks its thread for seconds when the
 * document is long and needs about 3 MB a page: call it in the child process of the writers.
 */
export function pdfBytes(tree: DocumentTree): Outcome<{ bytes: Uint8Array; findings: Finding[] }> {
  coverage ??= readCoverage();
  const { files, findings } = writer.source(tree, coverage);
  if (!compiler) {
    const opened = openCompiler();
    if (!opened.ok) return opened;
    compiler = opened.value;
  }
  const compiled = compiler.compile(files, secondsOf(tree.date));
  if (!compiled.ok) return compiled;
  const { bytes, standard, reason } = compiled.value;
  const weaker: Finding[] =
    standard === 'PDF/A-2a'
      ? []
      : [
          {
            code: 'pdf-standard',
            message: `The PDF does not claim PDF/A-2a but ${standard === 'none' ? 'no archival standard' : standard}: ${reason}.`,
          },
        ];
  return done({ bytes, findings: [...findings, ...weaker] });
}
