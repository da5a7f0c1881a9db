import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { byId, type Finding } from '@cerulean/evaluation/base';
import {
  comparedFields,
  deduplicate,
  type FindingSeverity,
  findingSeverities,
  formats,
  type ReadRecord,
  type ReferenceFormat,
  severityOfFinding,
  toJson,
} from '@cerulean/evaluation/evidence';
import { readReferenceFile } from '../evidence/read-reference-file.ts';
import { bytesOf, CallUnusable, type CommandFile, valueOrEnd } from './command.ts';

/** Reads every named file; a file that cannot be read ends the command, a record that cannot be read is a finding. */
async function readAll(files: readonly string[], format: string | undefined, remark: (line: string) => void) {
  const read: { records: ReadRecord[]; findings: Finding[] }[] = [];
  for (const file of files) {
    const outcome = valueOrEnd(await readReferenceFile(await bytesOf(file), file, { format }));
    if (outcome.table && outcome.records.length + outcome.rejected === 0)
      throw new CallUnusable(`${outcome.findings.at(-1)!.message} Name its columns title, author, year, journal and so on.`);
    const named = (finding: Finding) => ({ ...finding, file });
    read.push({
      records: outcome.records.map((record) => ({ ...record, source: { ...record.source, file } })),
      findings: outcome.findings.map(named),
    });
    remark(
      `${basename(file)}: ${outcome.records.length} records read as ${outcome.format}, ${outcome.rejected} rejected, ${outcome.findings.length} findings.`,
    );
  }
  return read;
}

/** The severity that --fail-on names. */
function severityNamed(word: string): FindingSeverity {
  const severity = findingSeverities.find((known) => known === word);
  if (!severity) throw new CallUnusable(`--fail-on takes ${findingSeverities.join(', ')}, not "${word}".`);
  return severity;
}

/** Whether any finding is as grave as the one named, or graver. */
function areGrave(findings: readonly Finding[], failOn: FindingSeverity): boolean {
  return findings.some(({ code }) => findingSeverities.indexOf(severityOfFinding(code)) <= findingSeverities.indexOf(failOn));
}

const failOnOption = [
  '--fail-on <severity>',
  `exit status 1 from this severity of findings on: ${findingSeverities.join(', ')}`,
  'major',
] as const;

/** Files in, answer out: evidence read, evidence dedupe. */
const commands: CommandFile = (program, shell) => {
  const evidence = program.command('evidence').description('references: read export files, find duplicates');
  const writing = (formats as readonly ReferenceFormat[]).filter((format) => format.write);
  evidence
    .command('read')
    .description('read reference files of any known format')
    .argument('<file...>')
    .option('--format <id>', `read as this format instead of recognising it: ${formats.map(({ id }) => id).join(', ')}`)
    .option('--to <id>', `write as ${writing.map(({ id }) => id).join(', ')}`)
    .option('--out <file>', 'file to write to')
    .option(...failOnOption)
    .addHelpText(
      'after',
      '\nExamples:\n  cerulean evidence read pubmed.nbib --json\n  cerulean evidence read scopus.ris --to csv --out scopus.csv\n',
    )
    .action(async (files: string[], options: { format?: string; to?: string; out?: string; failOn: string }) => {
      const failOn = severityNamed(options.failOn);
      const target = options.to === undefined ? undefined : byId<ReferenceFormat>(formats, options.to);
      if (options.to !== undefined && !target?.write)
        throw new CallUnusable(`There is no format "${options.to}" to write. Choose one of ${writing.map(({ id }) => id).join(', ')}.`);
      const read = await readAll(files, options.format, shell.remark);
      const findings = read.flatMap((file) => file.findings);
      if (areGrave(findings, failOn)) shell.status(1);
      if (target?.write) {
        const text = target.write(read.flatMap((file) => file.records));
        if (options.out) await writeFile(options.out, text);
        else if (!program.opts().json) {
          process.stdout.write(text);
          return;
        }
      }
      shell.answer(toJson(read), () => {
        const rows = read
          .flatMap((file) => file.records)
          .map((record) => `${record.id.padEnd(14)} ${String(record.year ?? '').padEnd(5)} ${record.title.slice(0, 110)}`);
        return [...rows, ...findings.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`)].join('\n');
      });
    });
  evidence
    .command('dedupe')
    .description('find records of one publication: those to merge, and those a person should compare')
    .argument('<file...>')
    .option('--format <id>', 'read as this format instead of recognising it')
    .option(...failOnOption)
    .addHelpText('after', '\nExample:\n  cerulean evidence dedupe pubmed.nbib embase.ris --json\n')
    .action(async (files: string[], options: { format?: string; failOn: string }) => {
      const failOn = severityNamed(options.failOn);
      const read = await readAll(files, options.format, shell.remark);
      const began = performance.now();
      const { clusters, counts } = dedupe(read.flatMap((file) => file.records));
      const elapsedMs = Math.round(performance.now() - began);
      const findings = read.flatMap((file) => file.findings);
      if (areGrave(findings, failOn)) shell.status(1);
      shell.answer({ clusters, counts, elapsedMs, findings }, () =>
        [
          ...clusters.map(
            ({ keep, members, certainty, reasons }) =>
              `${certainty.padEnd(8)}${keep}: ${members.filter((member) => member !== keep).join(', ')} (${reasons.join(', ')})`,
          ),
          `${counts.read} read, ${counts.unique} unique, ${counts.merged} merged, ${counts.toReview} pairs to compare.`,
        ].join('\n'),
      );
    });
};

/** Clusters as the command tells them: what is merged first, then the pairs that wait for a person. */
function dedupe(records: readonly ReadRecord[]) {
  const { clusters, likely } = deduplicate(records);
  const merged = clusters.reduce((sum, { members }) => sum + members.length - 1, 0);
  return {
    clusters: [
      ...clusters.map(({ keep, members, certainty, links }) => ({
        keep,
        members,
        certainty,
        reasons: comparedFields.filter((field) => links.some(({ agreeing }) => agreeing.includes(field))),
      })),
      ...likely.map(({ left, right, agreeing }) => ({ keep: left, members: [left, right], certainty: 'likely', reasons: agreeing })),
    ],
    counts: { read: records.length, unique: records.length - merged, merged, toReview: likely.length },
  };
}

export default commands;
