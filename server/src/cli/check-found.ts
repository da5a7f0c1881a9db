import type { Outcome } from '@cerulean/evaluation/base';
import {
  type ConsistencyFinding,
  type ConsistencyRule,
  contextOf,
  type Dossier,
  type DossierDocument,
  locate,
  openDocument,
  rules,
  type Severity,
  severities,
} from '@cerulean/evaluation/consistency';
import type { ReadDocument } from '@cerulean/evaluation/documents/reading';
import type { DossierFile, FoundDossier } from '../consistency/dossier-folder.ts';
import { findingsText } from '../consistency/findings-text.ts';
import { closeReaders, readDocuments } from '../documents/readers/reader-lane.ts';
import { checkBeside, isLong, secondThread } from '../work/second-thread.ts';
import { handedOver } from '../work/uploaded-documents.ts';
import { CallUnusable, type Shell, sentenceOf, valueOrEnd } from './command.ts';

export interface CheckOptions {
  readonly failOn: string;
  readonly rule?: string[];
  readonly statements?: boolean;
  readonly date?: string;
}

export interface CheckCall {
  /** The folders and files that were named, and what was found there. */
  readonly places: readonly string[];
  readonly found: FoundDossier;
  readonly options: CheckOptions;
  /** When the call began, by `performance.now`. */
  readonly began: number;
}

/** Reads the documents that were found, holds them against each other and answers. */
export async function checkFound({ places, found, options, began }: CheckCall, shell: Shell): Promise<void> {
  const failOn = severityOf(options.failOn);
  const chosen = chosenRules(options.rule);
  for (const note of found.notes) shell.remark(note);
  for (const { file, insteadOf } of found.files)
    if (insteadOf.length > 0)
      shell.remark(`${file} is read; ${insteadOf.join(', ')} ${insteadOf.length === 1 ? 'holds' : 'hold'} the same document.`);
  const byName = new Map(found.files.map((file) => [file.file, file]));
  const openedByName = new Map<string, DossierDocument>();
  // Documents are taken apart here while others are still being read elsewhere.
  const outcomes = await readAll(found.files, (name, read) => openedByName.set(name, opened(byName.get(name)!, read)));
  const documents = found.files.flatMap(({ file }) => openedByName.get(file) ?? []);
  const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : [sentenceOf(outcome.problem)]));
  for (const problem of problems) shell.remark(problem);
  if (documents.length === 0) throw new CallUnusable(`No document could be read in ${places.join(', ')}.`);
  const context = contextOf(documents, { deviceName: found.device });
  const thread = isLong(documents) ? secondThread() : undefined;
  const beside = thread && { thread, documents: documents.map(handedOver) };
  const { dossier, findings } = valueOrEnd(await checkBeside({ documents, context, corrections: [], today: options.date }, beside, chosen));
  await thread?.close();
  if (findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn))) shell.status(1);
  const answered = found.files.map((file, index) => answeredDocument(file, outcomes[index]!, dossier));
  const elapsedMs = Math.round(performance.now() - began);
  shell.answer(
    {
      documents: answered,
      findings: findings.map(answeredFinding),
      ...(options.statements ? { statements: answeredStatements(dossier) } : {}),
      elapsedMs,
    },
    () => findingsText(dossier, findings, problems, process.stdout.columns ?? 100),
  );
}

function severityOf(word: string): Severity {
  const severity = severities.find((one) => one === word);
  if (!severity) throw new CallUnusable(`--fail-on takes ${severities.join(', ')}, not "${word}".`);
  return severity;
}

function chosenRules(ids: readonly string[] | undefined): readonly ConsistencyRule[] {
  if (!ids) return rules;
  return ids.map((id) => {
    const rule = (rules as readonly ConsistencyRule[]).find((one) => one.id === id);
    if (!rule) throw new CallUnusable(`There is no rule "${id}". The rules are ${rules.map((one) => one.id).join(', ')}.`);
    return rule;
  });
}

/** Reads all files, and on a terminal says how far it is, how fast, and how long it still takes. */
async function readAll(files: readonly DossierFile[], take: (file: string, read: ReadDocument) => void): Promise<Outcome<ReadDocument>[]> {
  const began = performance.now();
  const told = process.stderr.isTTY;
  let read = 0;
  const tell = (): void => {
    const seconds = (performance.now() - began) / 1000;
    const left = read === 0 ? '' : `, about ${Math.ceil((seconds / read) * (files.length - read))} s left`;
    process.stderr.write(
      `\r\u001b[KReading: ${read} of ${files.length} documents, ${(read / Math.max(seconds, 0.001)).toFixed(1)} a second${left}`,
    );
  };
  if (told) tell();
  try {
    return await readDocuments(files, {
      onRead: (file, outcome) => {
        read += 1;
        if (told) tell();
        if (outcome.ok) take(file, outcome.value);
      },
    });
  } finally {
    if (told) process.stderr.write('\r\u001b[K');
    // What they hold is needed for the check.
    await closeReaders();
  }
}

function opened({ file, type, language, version }: DossierFile, read: ReadDocument): DossierDocument {
  return openDocument({ id: file, name: file, read, type, language, version });
}

function answeredDocument({ file, type, insteadOf }: DossierFile, outcome: Outcome<ReadDocument>, dossier: Dossier): object {
  const same = insteadOf.length > 0 ? { insteadOf } : {};
  if (!outcome.ok) {
    const { code, message, remedy } = outcome.problem;
    return { file, type: type ?? null, pages: null, statements: 0, ...same, problem: { code, message, ...(remedy ? { remedy } : {}) } };
  }
  const document = dossier.document(file);
  return {
    file,
    type: document.type,
    typeInferred: document.typeInferred,
    language: document.language,
    format: outcome.value.format,
    pages: outcome.value.pages ?? null,
    statements: dossier.statements.filter((statement) => statement.document === file).length,
    findings: outcome.value.findings,
    ...same,
  };
}

function answeredFinding({
  fingerprint,
  rule,
  attribute,
  severity,
  message,
  why,
  remedy,
  basis,
  locations,
  compared,
}: ConsistencyFinding): object {
  return {
    rule,
    attribute,
    severity,
    message,
    why,
    remedy,
    basis,
    locations: locations.map(({ document, page, section, quote }) => ({ document, page: page ?? null, section, quote })),
    compared,
    fingerprint,
  };
}

function answeredStatements(dossier: Dossier): object[] {
  return dossier.statements.map((statement) => {
    const { document, page, section, quote } = locate(dossier, statement);
    const { kind, attribute, key, says, subject, affirmed, modality, weight } = statement;
    return { document, kind, attribute, key, says, subject, affirmed, modality, weight, page: page ?? null, section, quote };
  });
}
