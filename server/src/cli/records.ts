import { writeFile } from 'node:fs/promises';
import { owner } from '../first-start.ts';
import { exportArchive, openArchive, verifyArchive } from '../store/export-archive.ts';
import { evaluationKind, installation, personKind } from '../store/kinds.ts';
import { loadEvaluation, readExported } from '../store/load-evaluation.ts';
import { ChainReader } from '../store/reader.ts';
import { bytesOf, CallUnusable, type CommandFile, valueOrEnd } from './command.ts';

/** What leaves and enters an installation, and verifying it: export, import, records verify. */
const commands: CommandFile = (program, shell) => {
  program
    .command('export')
    .description('write an evaluation with its audit trail and files to an archive')
    .argument('<evaluation>', 'id of the evaluation')
    .requiredOption('--out <file>', 'archive to write')
    .option('--data <folder>', 'folder of the database and files')
    .addHelpText('after', '\nExample:\n  cerulean export eva_0199… --out dossier.zip\n')
    .action(async (evaluation: string, options: { out: string; data?: string }) => {
      const bytes = await shell.withSystem(options.data, async (system) => {
        if (!(await new ChainReader(system.database, evaluation).only(evaluationKind)))
          throw new CallUnusable(`There is no evaluation ${evaluation} here. The address of its page holds the id.`);
        return exportArchive(system, evaluation);
      });
      await writeFile(options.out, bytes);
      shell.answer(
        { evaluation, out: options.out, bytes: bytes.length },
        () => `${evaluation} is written to ${options.out} (${Math.round(bytes.length / 1024)} kB).`,
      );
    });

  program
    .command('import')
    .description('take an exported evaluation in as a new one')
    .argument('<archive>', 'archive that export wrote')
    .option('--for <email>', 'who becomes its administrator')
    .option('--data <folder>', 'folder of the database and files')
    .addHelpText('after', '\nExample:\n  cerulean import dossier.zip --for ada@example.org\n')
    .action(async (archive: string, options: { for?: string; data?: string }) => {
      const content = valueOrEnd(openArchive(await bytesOf(archive), archive));
      const verified = verifyArchive(content);
      for (const finding of verified.findings) shell.remark(finding.message);
      if (!verified.holds)
        throw new CallUnusable(`${archive} was altered or is not whole, so it is not taken in. See: cerulean records verify ${archive}`);
      const loaded = await shell.withSystem(options.data, async (system) => {
        const people = await new ChainReader(system.database, installation).all(personKind);
        const member = people.find(({ data }) => (options.for ? data.email === options.for.toLowerCase() : data.administrator));
        if (!member) throw new CallUnusable(`${options.for ?? 'An administrator'} is not known here. See: cerulean people list`);
        const read = valueOrEnd(readExported(new TextDecoder().decode(content['evaluation.json']), archive, system.clock()));
        for (const [name, bytes] of Object.entries(content)) if (name.startsWith('files/')) await system.files.put(bytes);
        return valueOrEnd(await loadEvaluation(system, read.snapshot, owner, member.id));
      });
      shell.answer(loaded, () => `The evaluation is taken in as ${loaded.id}.`);
    });

  program
    .command('records')
    .description('the audit trail')
    .command('verify')
    .description('walk the chain of an archive and hold every record and file against it')
    .argument('<archive>', 'archive that export wrote')
    .addHelpText('after', '\nExample:\n  cerulean records verify dossier.zip --json\n')
    .action(async (archive: string) => {
      const verified = verifyArchive(valueOrEnd(openArchive(await bytesOf(archive), archive)));
      if (!verified.holds) shell.status(1);
      shell.answer(verified, () =>
        verified.holds
          ? `The chain holds: ${verified.entries} entries, head ${verified.head}. Every record and file is as the chain left it.`
          : verified.findings.map(({ message }) => message).join('\n'),
      );
    });
};

export default commands;
