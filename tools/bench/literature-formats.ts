import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ReadRecord, readReferences } from '@cerulean/evaluation/evidence';
import { agreementWith, sameLibraries } from '../../tests/references/agreement.ts';
import { expectations, hasSharedReferences } from '../../tests/references/expectations.ts';
import { markedFiles, recordsIn } from '../../tests/references/marked-files.ts';
import { atMost, type Benchmark, type BenchmarkRow } from '../benchmark.ts';

/** A reference as PubMed and Embase give it, with an abstract of about 1,200 characters. */
function ris(number: number): string {
  return [
    'TY  - JOUR',
    `TI  - Catheter-related infection in intensive care, publication ${number} of an invented series`,
    `AU  - Example, Ada${number % 400}`,
    'AU  - Other, Ben',
    'AU  - Third, C. D.',
    `PY  - ${1980 + (number % 45)}`,
    `JO  - Journal of Examples ${number % 60}`,
    `VL  - ${number % 90}`,
    'IS  - 4',
    `SP  - ${number}`,
    `EP  - ${number + 9}`,
    `DO  - 10.1000/invented.${number}`,
    `AB  - ${'Background, methods, results and conclusions of an invented study, in ordinary words. '.repeat(14)}`,
    'KW  - catheters',
    'KW  - infection',
    'DB  - Embase',
    'ER  - ',
  ].join('\r\n');
}

const counts = [20_000, 100_000] as const;

interface Measured {
  readonly seconds: number;
  /** Seconds of the processor, those of the collector of garbage in other threads included. */
  readonly processorSeconds: number;
  readonly mebibytes: number;
}

/** What a process of its own needs to read so many records from one text; the text is part of the memory. */
function measured(count: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(count)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('message', (message) => resolve(message as Measured));
    child.once('exit', (status) => reject(new Error(`reading ${count} records ended with status ${status}`)));
  });
}

function readInThisProcess(count: number): Measured {
  const text = Array.from({ length: count }, (_, number) => ris(number)).join('\r\n');
  const started = performance.now();
  const before = process.cpuUsage();
  const outcome = readReferences(text, { file: 'invented.ris' });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const records: readonly ReadRecord[] = outcome.ok ? outcome.value.records : [];
  if (records.length !== count || records.at(-1)!.pages !== `${count - 1}-${count + 8}`)
    throw new Error(`only ${records.length} were read`);
  return { seconds, processorSeconds: (user + system) / 1e6, mebibytes: process.resourceUsage().maxRSS / 1024 };
}

function atLeast(what: string, figure: number, bound: number): BenchmarkRow {
  return { what, figure, unit: '', goal: `at least ${bound}`, met: figure >= bound };
}

const literatureFormats: Benchmark = {
  id: 'literature-formats',
  title: 'Reading references: speed, records found, and agreement with other programs',
  async run() {
    const rows: BenchmarkRow[] = [];
    for (const count of counts) {
      // The best of three: other work on the machine makes reading slower and never faster.
      const tries = [await measured(count), await measured(count), await measured(count)];
      const seconds = Math.min(...tries.map((one) => one.seconds));
      const mebibytes = Math.max(...tries.map((one) => one.mebibytes));
      const what = `read ${count.toLocaleString('en-GB')} invented RIS records of 1.6 kB`;
      rows.push(atMost(what, seconds, 's', count === 20_000 ? 0.6 : 5));
      rows.push({ what: `${what}: processor`, figure: Math.min(...tries.map((one) => one.processorSeconds)), unit: 's' });
      if (count === 100_000) rows.push(atMost(`${what}: most memory, text included`, mebibytes, 'MiB', 1024));
    }
    if (!hasSharedReferences) return { rows: [...rows, { what: 'the shared export files are absent', figure: 0, unit: 'files' }] };
    const files = markedFiles();
    const right = files.filter(({ file, count }) => recordsIn(file) === count);
    rows.push({
      what: `files that give the records marked in them, of ${files.length}`,
      figure: right.length,
      unit: 'files',
      goal: 'all',
      met: right.length === files.length,
    });
    const agreements = agreementWith(expectations());
    for (const { program, fields, agreed } of agreements)
      rows.push({ what: `fields as ${program} has them (${agreed} of ${fields})`, figure: agreed / fields, unit: '' });
    const sum = (key: 'fields' | 'agreed') => agreements.reduce((total, agreement) => total + agreement[key], 0);
    rows.push(atLeast(`fields as all three have them (${sum('agreed')} of ${sum('fields')})`, sum('agreed') / sum('fields'), 0.98));
    for (const { files: pair, records, missing, fields, agreed } of sameLibraries())
      rows.push(atLeast(`one library, ${pair.join(' and ')}: ${records - missing} of ${records} records, fields`, agreed / fields, 0.998));
    return { rows };
  },
};
export default literatureFormats;

// The file is also the program that measures one size.
if (process.send && /^\d+$/.test(process.argv[2] ?? '')) process.send(readInThisProcess(Number(process.argv[2])), () => process.exit(0));
