import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDocument, citationStyles, templates } from '@cerulean/evaluation/documents';
import { all } from '@cerulean/evaluation/records';
import { closeWriters, writeDocument } from '../documents/write.ts';
import { evaluationKind } from '../store/kinds.ts';
import { readExported } from '../store/load-evaluation.ts';
import { bytesOf, CallUnusable, type CommandFile, valueOrEnd } from './command.ts';

/** Files in, document out: documents write. */
const commands: CommandFile = (program, shell) => {
  program
    .command('documents')
    .description('write documents from an exported evaluation')
    .command('write')
    .description('write a document as Word, PDF, HTML or its tree, without any server')
    .argument('<folder>', 'folder with an evaluation.json, or that file')
    .requiredOption('--document <id>', templates.map(({ id }) => id).join(', '))
    .requiredOption('--to <format>', 'docx, pdf, html or json')
    .requiredOption('--out <file>', 'file to write')
    .option('--style <id>', `citation style: ${citationStyles.map(({ id }) => id).join(', ')}`)
    .option('--date <date>', 'date that stands on the document; the day the evaluation was last changed by default')
    .addHelpText(
      'after',
      '\nExample:\n  cerulean documents write examples/anti-infective-central-venous-catheter --document cer --to pdf --out cer.pdf\n',
    )
    .action(async (folder: string, options: { document: string; to: string; out: string; date?: string; style?: string }) => {
      if (!['docx', 'pdf', 'html', 'json'].includes(options.to))
        throw new CallUnusable(`--to takes docx, pdf, html or json, not "${options.to}".`);
      if (options.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.date))
        throw new CallUnusable(`--date takes a day such as 2026-11-22, not "${options.date}".`);
      const file = (await stat(folder).catch(() => undefined))?.isDirectory() ? join(folder, 'evaluation.json') : folder;
      const text = (await bytesOf(file)).toString('utf8');
      const first = valueOrEnd(readExported(text, file, '1970-01-01T00:00:00.000Z'));
      // Same input, same bytes: the clock is the newest moment the evaluation itself knows, unless the caller gives one.
      const newest = Object.values(first.snapshot.records)
        .flat()
        .reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), first.snapshot.evaluation.createdAt);
      const date = options.date ?? newest.slice(0, 10);
      const snapshot = { ...first.snapshot, takenAt: options.date ? `${date}T00:00:00.000Z` : newest };
      const style = options.style ?? all(snapshot, evaluationKind)[0]?.data.citationStyle;
      const built = valueOrEnd(
        buildDocument(options.document, snapshot, { status: 'draft', version: '1 (draft)', date, ...(style ? { style } : {}) }),
      );
      try {
        const written = valueOrEnd(await writeDocument(built.tree, options.to as 'docx' | 'pdf' | 'html' | 'json'));
        await writeFile(options.out, written.bytes);
        const findings = [...first.findings, ...built.findings, ...written.findings];
        for (const { message } of findings) shell.remark(message);
        if (findings.length > 0) shell.status(1);
        shell.answer(
          { document: options.document, to: options.to, out: options.out, bytes: written.bytes.length, findings },
          () => `${options.out} is written (${Math.round(written.bytes.length / 1024)} kB).`,
        );
      } finally {
        await closeWriters();
      }
    });
};

export default commands;
