import { setFlagsFromString } from 'node:v8';
import { findDossier } from '../consistency/dossier-folder.ts';
import { closeReaders, startReaders } from '../documents/readers/reader-lane.ts';
import type { CheckOptions } from './check-found.ts';
import { CallUnusable, type CommandFile, valueOrEnd } from './command.ts';

/** Documents in, contradictions out: consistency check. */
const commands: CommandFile = (program, shell) => {
  program
    .command('consistency')
    .description('hold the documents of a dossier against each other')
    .command('check')
    .description('find where documents contradict each other, with both quotes; no database, no network')
    .argument('<place...>', 'folder of a dossier, or its documents: DOCX, PDF, Markdown, HTML, plain text')
    .option('--fail-on <severity>', 'exit status 1 from this severity on: critical, major, minor', 'major')
    .option('--rule <id>', 'only this rule; may be given several times', (id: string, before: string[] = []) => [...before, id])
    .option('--statements', 'give what was understood of each document as well')
    .option('--date <day>', 'day of the check, for what becomes out of date; by default nothing does')
    .addHelpText(
      'after',
      '\nA folder may hold dossier.yaml: device: NAME, and documents: a list of {file, type, language, version}.\n\nExamples:\n  cerulean consistency check dossier\n  cerulean consistency check dossier --json --fail-on critical\n  cerulean consistency check CER.docx IFU.pdf --rule device-name --rule population-weight\n',
    )
    .action(async (places: string[], options: CheckOptions) => {
      const began = performance.now();
      // A check runs through each text once. What the last of V8's compilers makes of that comes too late: it takes a fifth of the time of both processors.
      setFlagsFromString('--no-turbofan');
      // Nearly every pattern is used thousands of times: it is compiled at once, and not first for an interpreter, which takes a tenth of the time.
      setFlagsFromString('--no-regexp-tier-up');
      if (options.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.date))
        throw new CallUnusable(`--date takes a day such as 2026-11-22, not "${options.date}".`);
      const found = valueOrEnd(await findDossier(places));
      // The processes that read start while this one loads what checks.
      startReaders(found.files.length);
      try {
        const { checkFound } = await import('./check-found.ts');
        await checkFound({ places, found, options, began }, shell);
      } finally {
        // A call that ends before anything is read leaves none behind.
        await closeReaders();
      }
    });
};

export default commands;
