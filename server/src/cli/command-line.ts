import { canonicalJson } from '@cerulean/evaluation/base';
import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { CallUnusable, type CommandFile, type Shell, valueOrEnd } from './command.ts';
import { commands } from './index.generated.ts';

/** Runs one command line and gives its exit status: 0 done, 1 done with findings or a closed gate, 2 the call or an input could not be used. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('cerulean');
  const shell: Shell = {
    answer: (json, text) =>
      process.stdout.write(program.opts().json ? `${canonicalJson(JSON.parse(JSON.stringify(json)))}\n` : `${text().trimEnd()}\n`),
    remark: (line) => process.stderr.write(`${line}\n`),
    status: (code) => {
      status = Math.max(status, code);
    },
    async settings(over) {
      const { readSettings, UnusableSetting } = await import('../settings.ts');
      try {
        return {
          ...readSettings(process.env),
          ...Object.fromEntries(Object.entries(over ?? {}).filter(([, value]) => value !== undefined)),
        };
      } catch (error) {
        throw error instanceof UnusableSetting ? new CallUnusable(error.message) : error;
      }
    },
    async withSystem(data, use) {
      const { openSystem } = await import('../system.ts');
      const { system, close } = valueOrEnd(await openSystem(await shell.settings(data ? { dataDirectory: data } : {}), shell.remark));
      try {
        return await use(system);
      } finally {
        await close();
      }
    },
  };
  program
    .description('Living clinical evaluation for medical devices: from device and claims to a report that holds.')
    .version(version)
    .option('--json', 'write one JSON document to standard output')
    .showSuggestionAfterError(true)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, '')) })
    .addHelpText(
      'after',
      '\nExamples:\n  cerulean serve\n  cerulean evidence read export.ris --json\n  cerulean documents write examples/anti-infective-central-venous-catheter --document cer --to pdf --out cer.pdf\n',
    );
  for (const add of await commandFiles(args)) add(program, shell);
  const prepare = (command: Command) => {
    command.exitOverride();
    if (command !== program && !command.options.some((option) => option.long === '--json'))
      command.option('--json', 'write one JSON document to standard output');
    for (const child of command.commands) prepare(child);
  };
  prepare(program);
  // `--json` may stand before or after the word; commander gives it to the word it stands behind.
  const json = args.includes('--json');
  try {
    if (json) program.setOptionValue('json', true);
    await program.parseAsync(
      args.filter((arg) => arg !== '--json'),
      { from: 'user' },
    );
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      const fine = ['commander.helpDisplayed', 'commander.version'].includes(error.code);
      return fine || (error.code === 'commander.help' && args.length === 0) ? 0 : 2;
    }
    if (error instanceof CallUnusable) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stderr.write(`Something went wrong on our side: ${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env.CERULEAN_LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return 2;
  }
}

/** The files that a call needs: the one named like its command, so that a call loads only what it uses; otherwise, as for help, all of them. */
async function commandFiles(args: readonly string[]): Promise<CommandFile[]> {
  const word = args.find((arg) => !arg.startsWith('-'));
  const named = Object.entries(commands).filter(([name]) => name === word);
  return Promise.all((named.length > 0 ? named : Object.entries(commands)).map(async ([, load]) => (await load()).default));
}
