import { startInstallation } from '../bench-installation.ts';
import { atMost, type Benchmark, type BenchmarkRow, timed } from '../benchmark.ts';

const size = 10_000;

/** A reference as PubMed and Embase give it, with an abstract of about 1,200 characters. */
function record(number: number, offset: number): string {
  const identity = number + offset;
  return [
    'TY  - JOUR',
    `TI  - Catheter-related infection in intensive care, publication ${identity} of an invented series`,
    `AU  - Example, Ada${identity % 400}`,
    'AU  - Other, Ben',
    `PY  - ${1980 + (identity % 45)}`,
    `JO  - Journal of Examples ${identity % 60}`,
    `VL  - ${identity % 90}`,
    `SP  - ${identity}`,
    `DO  - 10.1000/invented.${identity}`,
    `AB  - ${'Background, methods, results and conclusions of an invented study, in ordinary words. '.repeat(14)}`,
    'KW  - catheters',
    'KW  - infection',
    'DB  - Embase',
    'ER  - ',
  ].join('\n');
}

const file = (offset: number) => {
  const form = new FormData();
  form.append('file', new Blob([Array.from({ length: size }, (_, number) => record(number, offset)).join('\n')]), `${offset}.ris`);
  return form;
};

const importReferences: Benchmark = {
  id: 'import-references',
  title: 'Importing reference files into a running server',
  async run() {
    const installation = await startInstallation();
    try {
      const { id } = (await installation.ask('POST', '/evaluations', { title: 'Imports' })).json() as { id: string };
      const path = `/evaluations/${id}/evidence/imports`;
      const rows: BenchmarkRow[] = [];
      let slowest = 0;
      let watching = true;
      const watch = (async () => {
        while (watching) {
          slowest = Math.max(slowest, (await timed(() => installation.ask('GET', '/evaluations'))).milliseconds);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      })();
      const first = await timed(() => installation.ask('POST', path, file(0)));
      watching = false;
      await watch;
      const read = first.value.json() as { data: { recordsRead: number; duplicates: number } };
      if (read.data.recordsRead !== size || read.data.duplicates !== 0) throw new Error(`the import read ${JSON.stringify(read.data)}`);
      rows.push(atMost('import 10,000 references', first.milliseconds / 1000, 's', 10));
      rows.push({ what: 'slowest answer to somebody else meanwhile', figure: slowest, unit: 'ms' });
      // Half of the second file is in the first.
      const second = await timed(() => installation.ask('POST', path, file(size / 2)));
      const { data } = second.value.json() as { data: { duplicates: number } };
      if (data.duplicates !== size / 2) throw new Error(`the second import found ${data.duplicates} duplicates`);
      rows.push(atMost('import 10,000 more, half of them duplicates', second.milliseconds / 1000, 's', 10));
      return { rows };
    } finally {
      await installation.close();
    }
  },
};
export default importReferences;
