import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { fontsFolder } from './fonts.ts';

/** What is used of the Typst compiler for Node (typst.ts 0.7.0, which is Typst 0.14.2). */
interface NodeCompiler {
  mapShadow(path: string, content: Buffer): void;
  unmapShadow(path: string): void;
  compile(options: { mainFilePath: string }): { hasError(): boolean; readonly result: unknown; takeDiagnostics(): unknown };
  fetchDiagnostics(diagnostics: unknown): readonly { readonly message: string; readonly path: string }[];
  pdf(result: unknown, options: { pdfStandard?: 'a-2a' | 'a-2b'; creationTimestamp: number }): Buffer;
  evictCache(age: number): void;
}

/** A compiler that stays warm: what did not change since the last document is not laid out again. */
export interface TypstCompiler {
  /** Compiles `main.typ` among the files. `standard` says which conformance the PDF claims; `reason` why it is not the first one wished. */
  compile(
    files: readonly { readonly name: string; readonly text: string }[],
    creationTimestamp: number,
  ): Outcome<{ bytes: Uint8Array; standard: 'PDF/A-2a' | 'PDF/A-2b' | 'none'; reason?: string }>;
}

const standards = [
  ['a-2a', 'PDF/A-2a'],
  ['a-2b', 'PDF/A-2b'],
  [undefined, 'none'],
] as const;

/** The first sentence of what the compiler says of itself; it prints its diagnostics as the language it is written in shows them. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (/message: "((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.split('\n')[0]!).replace(/\\+/g, '').slice(0, 300);
}

/**
 * Starts a Typst compiler with the shipped fonts and nothing else. It reads only the files it is given: they exist in memory, in a folder
 * that is gone, and reading outside it is refused.
 */
export function openCompiler(): Outcome<TypstCompiler> {
  const require = createRequire(import.meta.url);
  const workspace = mkdtempSync(join(tmpdir(), 'cerulean-pdf-'));
  const fonts = fontsFolder();
  // The compiler always looks for the fonts of the system, which differ from machine to machine. This file tells it that the shipped ones are all there are.
  const settings = join(workspace, 'fonts.conf');
  writeFileSync(
    settings,
    `<?xml version="1.0"?>\n<fontconfig><dir>${fonts.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</dir></fontconfig>\n`,
  );
  process.env.FONTCONFIG_FILE = settings;
  let compiler: NodeCompiler;
  try {
    const library = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as {
      NodeCompiler: { create(options: { workspace: string; fontArgs: readonly { fontPaths: readonly string[] }[] }): NodeCompiler };
    };
    compiler = library.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
  } catch {
    const remedy = 'Write Word or HTML and make the PDF from it, or run the product on Linux (x64, glibc).';
    return trouble('unavailable', 'The PDF compiler is not installed on this system.', { remedy });
  } finally {
    // The fonts are known now and the files exist in memory only. A process that is killed later leaves nothing behind.
    rmSync(workspace, { recursive: true, force: true });
  }
  let mapped = new Map<string, string>();
  return done({
    compile(files, creationTimestamp) {
      const wanted = new Map(files.map(({ name, text }) => [join(workspace, name), text]));
      for (const path of mapped.keys()) if (!wanted.has(path)) compiler.unmapShadow(path);
      for (const [path, text] of wanted) if (mapped.get(path) !== text) compiler.mapShadow(path, Buffer.from(text, 'utf8'));
      mapped = wanted;
      const compiled = compiler.compile({ mainFilePath: join(workspace, 'main.typ') });
      if (compiled.hasError()) {
        const messages = compiler.fetchDiagnostics(compiled.takeDiagnostics()).map(({ message }) => message);
        compiler.evictCache(0);
        return trouble('unavailable', `The PDF could not be set: ${messages.slice(0, 3).join('; ')}.`, {
          remedy: 'Write Word or HTML, and tell the people who look after the product.',
        });
      }
      let reason: string | undefined;
      for (const [pdfStandard, standard] of standards) {
        try {
          const bytes = compiler.pdf(compiled.result, { ...(pdfStandard && { pdfStandard }), creationTimestamp });
          // What the last two documents did not use is forgotten, so that memory does not grow with every document.
          compiler.evictCache(2);
          return done({ bytes, standard, ...(reason !== undefined && { reason }) });
        } catch (error) {
          reason ??= reasonOf(error);
        }
      }
      compiler.evictCache(0);
      return trouble('unavailable', `The PDF could not be written: ${reason}.`, {
        remedy: 'Write Word or HTML, and tell the people who look after the product.',
      });
    },
  });
}
