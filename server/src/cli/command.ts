import { readFile } from 'node:fs/promises';
import type { Outcome, Problem } from '@cerulean/evaluation/base';
import type { Command } from 'commander';
import type { System } from '../operations/operation.ts';
import type { Settings } from '../settings.ts';

/** What a command gets besides its arguments. */
export interface Shell {
  /** Writes the answer: one JSON document with keys in a stable order under `--json`, otherwise the text. */
  answer(json: unknown, text: () => string): void;
  /** Progress and remarks, on standard error. */
  remark(line: string): void;
  /** Sets the exit status; the highest one set counts. */
  status(code: 0 | 1 | 2): void;
  /** The settings from the environment, with what `--data` and `--port` say over them. */
  settings(over?: Partial<Settings>): Promise<Settings>;
  /** Opens the installation for one command and closes it after. */
  withSystem<Value>(data: string | undefined, use: (system: System) => Promise<Value>): Promise<Value>;
}

/** One file of `cli/`: adds its commands to the program. */
export type CommandFile = (program: Command, shell: Shell) => void;

/** A problem that ends a command with exit status 2 and one sentence. */
export class CallUnusable extends Error {
  override name = 'CallUnusable';
}

/** The one place where problems become what a person at a terminal reads. */
export function sentenceOf(problem: Problem): string {
  return [problem.message, problem.remedy].filter(Boolean).join(' ');
}

/** The value of an outcome, or the end of the command. */
export function valueOrEnd<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new CallUnusable(sentenceOf(outcome.problem));
  return outcome.value;
}

/** The bytes of a file named on the command line, or the end of the command with one sentence. */
export async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as { code?: string };
    throw new CallUnusable(
      code === 'ENOENT'
        ? `${file} does not exist. Check the name and the folder.`
        : code === 'EISDIR'
          ? `${file} is a folder. Name a file in it.`
          : code === 'EACCES'
            ? `${file} may not be read. Check its permissions.`
            : `${file} cannot be read: ${(error as Error).message}.`,
    );
  }
}
