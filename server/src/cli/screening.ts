import { byId } from '@cerulean/evaluation/base';
import { readReferences } from '@cerulean/evaluation/evidence';
import {
  type LabelledRecord,
  models,
  type Replayed,
  readLabels,
  replay,
  type ScreeningModel,
  type StoppingRule,
  screeningMetrics,
  seededChance,
  stopping,
  stoppingSentence,
  usualPromise,
} from '@cerulean/evaluation/screening';
import { z } from 'zod';
import { decodeText } from '../evidence/decode-text.ts';
import { bytesOf, CallUnusable, type CommandFile, valueOrEnd } from './command.ts';

interface SimulateOptions {
  readonly seed: number;
  readonly model: string;
  readonly stop: string;
  readonly starts?: string;
}

/** All files one after the other, as records of one screening; rows count on from file to file. */
async function readAll(files: readonly string[]) {
  const records: LabelledRecord[] = [];
  const findings: object[] = [];
  let rows = 0;
  for (const file of files) {
    const decoded = valueOrEnd(decodeText(await bytesOf(file), file));
    const read = valueOrEnd(readReferences(decoded.text, { file: file.replace(/\.gz$/i, '') }));
    const labelled = valueOrEnd(readLabels(decoded.text, file, read));
    records.push(...labelled.map((one) => ({ ...one, row: rows + one.row })));
    rows += read.records.length + read.rejected;
    // The column of the labels is no field of a reference, which is as it should be.
    findings.push(
      ...[...decoded.findings, ...read.findings]
        .filter(({ code }) => code !== 'column-unknown')
        .map(({ line, code, message }) => ({ file, line: line ?? null, code, message })),
    );
    const without = labelled.filter(({ relevant }) => relevant === undefined);
    if (without.length > 0) {
      const message = `${without.length} of ${labelled.length} records have no label and are left out; the first is ${without[0]!.record.id}.`;
      findings.push({ file, line: without[0]!.record.source.line ?? null, code: 'label-missing', message });
    }
  }
  return { records: records.filter(({ relevant }) => relevant !== undefined), findings };
}

const rowsSchema = z.array(z.number().int().min(0));
const startsSchema = z.object({ relevant: rowsSchema.min(1), irrelevant: rowsSchema.min(1) });

/** Places of the start records: those of the file of starts, or one of each kind by chance. */
async function startsOf(records: readonly LabelledRecord[], { starts, seed }: SimulateOptions): Promise<number[]> {
  if (starts === undefined) {
    const chance = seededChance(seed);
    return [true, false].map((wanted) => {
      const places = records.flatMap(({ relevant }, place) => (relevant === wanted ? [place] : []));
      return places[Math.floor(chance() * places.length)]!;
    });
  }
  let json: unknown;
  try {
    json = JSON.parse((await bytesOf(starts)).toString());
  } catch (error) {
    if (error instanceof CallUnusable) throw error;
    throw new CallUnusable(`${starts} is no JSON. It needs the form {"relevant":[row…],"irrelevant":[row…]}, rows from 0.`);
  }
  const parsed = startsSchema.safeParse(json);
  if (!parsed.success)
    throw new CallUnusable(
      `${starts} does not have the form {"relevant":[row…],"irrelevant":[row…]} with rows from 0 and at least one of each.`,
    );
  const placeOf = new Map(records.map(({ row }, place) => [row, place]));
  const chosen = (rows: readonly number[], relevant: boolean) =>
    rows.map((row) => {
      const place = placeOf.get(row);
      if (place === undefined) throw new CallUnusable(`${starts} names row ${row}, which holds no labelled record.`);
      if (records[place]!.relevant !== relevant)
        throw new CallUnusable(`${starts} names row ${row} as ${relevant ? 'relevant' : 'irrelevant'}, but its label says otherwise.`);
      return place;
    });
  return [...new Set([...chosen(parsed.data.relevant, true), ...chosen(parsed.data.irrelevant, false)])];
}

function chosenFrom<Entry extends { readonly id: string }>(
  what: string,
  entry: Entry | undefined,
  all: readonly Entry[],
  id: string,
): Entry {
  if (!entry) throw new CallUnusable(`There is no ${what} "${id}". Choose one of ${all.map((one) => one.id).join(', ')}.`);
  return entry;
}

/** On a terminal, says how far a replay is, how fast, and how long it may still take. */
function progressTo(total: number): { told: (shown: number) => void; end: () => void } {
  if (!process.stderr.isTTY) return { told: () => undefined, end: () => undefined };
  const began = performance.now();
  let last = 0;
  return {
    told(shown) {
      if (performance.now() - last < 200) return;
      last = performance.now();
      const seconds = (last - began) / 1000;
      const left = shown === 0 ? '' : `, at most about ${Math.ceil((seconds / shown) * (total - shown))} s left`;
      process.stderr.write(`\r\u001b[KScreening: ${shown} of ${total} records, ${Math.round(shown / seconds)} a second${left}`);
    },
    end: () => process.stderr.write('\r\u001b[K'),
  };
}

/** Shown and found after each relevant record and at the end, from the first. */
function recallCurve(shown: readonly boolean[]): [number, number][] {
  const curve: [number, number][] = [[0, 0]];
  let found = 0;
  for (const [place, isRelevant] of shown.entries()) {
    if (isRelevant) found++;
    if (isRelevant || place === shown.length - 1) curve.push([place + 1, found]);
  }
  return curve;
}

/** Replays of screenings whose labels are known: screening simulate. */
const commands: CommandFile = (program, shell) => {
  program
    .command('screening')
    .description('screening in the order of a model')
    .command('simulate')
    .description('replay a screening whose labels are known, and measure the order and the stopping rule')
    .argument('<file...>', 'records with a column or field "label_included" (0 or 1)')
    .option('--seed <number>', 'chance of the replay, a whole number', wholeNumber, 0)
    .option('--model <id>', models.map(({ id }) => id).join(', '), 'words-and-marks')
    .option('--stop <id>', stopping.map(({ id }) => id).join(', '), 'hypergeometric')
    .option('--starts <file>', 'JSON: {"relevant":[row…],"irrelevant":[row…]}, rows from 0; without it one of each by chance')
    .addHelpText(
      'after',
      '\nExamples:\n  cerulean screening simulate labelled.csv --json\n  cerulean screening simulate labelled.ris --model elas-u4 --stop consecutive-irrelevant --seed 7\n',
    )
    .action(async (files: string[], options: SimulateOptions) => {
      const model = chosenFrom<ScreeningModel>('model', byId<ScreeningModel>(models, options.model), models, options.model);
      const rule = chosenFrom<StoppingRule>('stopping rule', byId<StoppingRule>(stopping, options.stop), stopping, options.stop);
      const { records, findings } = await readAll(files);
      const relevant = records.map((one) => one.relevant === true);
      const count = relevant.filter(Boolean).length;
      if (count < 2 || records.length - count < 2)
        throw new CallUnusable(
          `${files.join(', ')} holds ${count} included and ${records.length - count} excluded records; a replay needs at least two of each.`,
        );
      const starts = await startsOf(records, options);
      const progress = progressTo(records.length - starts.length);
      const began = performance.now();
      const replayed: Replayed = replay({
        records: records.map(({ record: { title, abstract } }) => ({ title, abstract })),
        relevant,
        starts,
        model,
        seed: options.seed,
        stopping: { rule, promise: usualPromise },
        onShown: progress.told,
      });
      progress.end();
      const elapsedMs = Math.round(performance.now() - began);
      const shown = replayed.order.map((place) => relevant[place]!);
      const metrics = screeningMetrics(shown);
      if (!metrics) throw new CallUnusable(`The starts leave no relevant or no irrelevant record to screen.`);
      const state = replayed.stopped!;
      const at = state.screened;
      const recall = shown.slice(0, at).filter(Boolean).length / metrics.relevant;
      shell.answer(
        {
          ...metrics,
          order: replayed.order.map((place) => records[place]!.record.id),
          recall: recallCurve(shown),
          stop: { rule: rule.id, at, recall },
          model: model.id,
          seed: options.seed,
          elapsedMs,
          trainings: replayed.trainings,
          findings,
        },
        () =>
          [
            ...[
              ['records', metrics.records],
              ['relevant', metrics.relevant],
              ['WSS@95', metrics.wss95.toFixed(4)],
              ['WSS@100', metrics.wss100.toFixed(4)],
              ['RRF@10', metrics.rrf10.toFixed(4)],
              ['ATD', metrics.atd.toFixed(4)],
              ['loss', metrics.loss.toFixed(4)],
              ['trainings', `${replayed.trainings} in ${(elapsedMs / 1000).toFixed(1)} s`],
            ].map(([name, value]) => `${String(name).padEnd(10)} ${value}`),
            `${stoppingSentence(rule, state)} The true recall there is ${(100 * recall).toFixed(1)} %.`,
          ].join('\n'),
      );
    });
};

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CallUnusable(`--seed takes a whole number from 0, not "${text}".`);
  return Number(text);
}

export default commands;
