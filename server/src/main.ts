import { runCommandLine } from './cli/command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));
// A reader that goes away early, as `head` does, is no defect.
process.stdout.on('error', () => {});
