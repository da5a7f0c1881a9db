import { exactRate, measures, methods, poolTable } from '@cerulean/evaluation/analysis';
import { csvRows } from '@cerulean/evaluation/evidence';
import { decodeText } from '../evidence/decode-text.ts';
import { bytesOf, CallUnusable, type CommandFile, valueOrEnd } from './command.ts';

const numberOption = (name: string) => (text: string) => {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new CallUnusable(`${name} takes a number, not "${text}".`);
  return value;
};

/** Files in, numbers out: analysis pool, analysis rate. */
const commands: CommandFile = (program, shell) => {
  const analysis = program.command('analysis').description('pooled estimates and exact rates');
  analysis
    .command('pool')
    .description('pool studies of a table with columns named as in metafor')
    .argument('<file>', 'CSV: study with ai bi ci di, ai n1i ci n2i, m1i sd1i n1i m2i sd2i n2i, xi ni, xi ti, x1i t1i x2i t2i, or yi vi')
    .requiredOption('--measure <id>', measures.map(({ id }) => id).join(', '))
    .requiredOption('--method <id>', methods.map(({ id }) => id).join(', '))
    .option('--test <id>', 'z or knha', 'z')
    .option('--level <number>', 'confidence level', numberOption('--level'), 0.95)
    .addHelpText('after', '\nExample:\n  cerulean analysis pool trials.csv --measure RR --method REML --json\n')
    .action(async (file: string, options: { measure: string; method: string; test: string; level: number }) => {
      const table = csvRows(valueOrEnd(decodeText(await bytesOf(file), file)).text, file);
      const [header, ...lines] = table.rows;
      if (!header) throw new CallUnusable(`${file} is empty. It needs a header and one line for each study.`);
      const rows = lines.map(({ cells }) => Object.fromEntries(header.cells.map((name, index) => [name.trim(), cells[index] ?? ''])));
      if (options.test !== 'z' && options.test !== 'knha') throw new CallUnusable(`--test takes z or knha, not "${options.test}".`);
      const pooled = valueOrEnd(
        poolTable(rows, { measure: options.measure, method: options.method, test: options.test, level: options.level }),
      );
      shell.answer(pooled, () => {
        const { estimate, ciLower, ciUpper } = pooled.backTransformed;
        const four = (value: number) => value.toPrecision(4);
        return [
          ...pooled.studies.map(
            (study) =>
              `${String(study.study).padEnd(28)} ${four(study.yi).padStart(10)} ${four(study.ciLower).padStart(10)} ${four(study.ciUpper).padStart(10)} ${study.weight.toFixed(1).padStart(6)} %`,
          ),
          `${options.measure} by ${options.method}, ${pooled.k} studies: ${four(estimate)} (${four(ciLower)} to ${four(ciUpper)}), tau2 ${four(pooled.tau2 ?? 0)}, I2 ${(pooled.i2 ?? 0).toFixed(1)} %`,
          ...pooled.notes,
        ].join('\n');
      });
    });
  analysis
    .command('rate')
    .description('exact limits of one rate, by patients or by exposure')
    .requiredOption('--events <number>', 'events', numberOption('--events'))
    .option('--exposure <number>', 'patients or devices: a proportion with Clopper-Pearson limits', numberOption('--exposure'))
    .option('--time <number>', 'exposure as time: a rate with Garwood limits', numberOption('--time'))
    .option('--level <number>', 'confidence level', numberOption('--level'), 0.95)
    .option('--one-sided', 'one-sided upper limit')
    .addHelpText(
      'after',
      '\nExamples:\n  cerulean analysis rate --events 0 --exposure 300 --json\n  cerulean analysis rate --events 12 --time 25400\n',
    )
    .action(async (options: { events: number; exposure?: number; time?: number; level: number; oneSided?: boolean }) => {
      if ((options.exposure === undefined) === (options.time === undefined))
        throw new CallUnusable('Give either --exposure (patients) or --time, not both.');
      const rate = valueOrEnd(
        exactRate({
          events: options.events,
          level: options.level,
          oneSided: options.oneSided ?? false,
          ...(options.exposure === undefined ? { time: options.time! } : { n: options.exposure }),
        }),
      );
      shell.answer(rate, () => JSON.stringify(rate, null, 2));
    });
};

export default commands;
