import { done, type Outcome, type Problem } from '@cerulean/evaluation/base';
import {
  type ConsistencyFinding,
  consistencyCheckKind,
  type DocumentType,
  dossierDocumentKind,
  type FindingsReport,
  findingDecisionKind,
} from '@cerulean/evaluation/consistency';
import { fileKind } from '@cerulean/evaluation/evidence';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import type { System } from '../operations/operation.ts';
import { perSnapshot } from '../store/per-snapshot.ts';
import { sha256 } from '../store/reader.ts';
import type { CheckedDossier, CheckInput } from '../work/tasks/check-dossier.ts';
import type { UploadedDocument } from '../work/uploaded-documents.ts';
import { readKept } from './kept-readings.ts';

type Parts = Pick<System, 'files' | 'work' | 'clock'>;

/** What can be said of an uploaded dossier at this moment. */
export interface UploadedNow {
  /** Documents that were read. */
  readonly read: readonly UploadedDocument[];
  /** Documents that are still being read. */
  readonly pending: readonly { readonly id: string; readonly name: string }[];
  readonly unreadable: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: DocumentType | '';
    readonly language: string;
    readonly problem: Problem;
  }[];
}

/** A check with the documents that could not take part in it. */
export interface DossierNow extends UploadedNow {
  /** Absent while documents are still being read. */
  readonly checked?: CheckedDossier;
}

/** How long a question waits for documents that are being read before it says that they are. */
const patience = 2500;
const evaluationsMax = 6;
/** Kinds that no document and no rule looks at. */
const outside = new Set(
  ['dossier-document', 'file', 'import', 'screening-decision', 'accepted-hole', 'readiness-answer', 'promised-change'].concat(
    findingDecisionKind.name,
    consistencyCheckKind.name,
  ),
);
/** The newest check of each evaluation that was looked at lately. */
const checks = new Map<string, { readonly key: string; readonly promise: Promise<Outcome<CheckedDossier>>; value?: CheckedDossier }>();

/** State of everything in the record that a check looks at. */
const stateOf = perSnapshot((snapshot) => {
  const versions = Object.entries(snapshot.records).flatMap(([kind, records]) =>
    outside.has(kind) ? [] : records.map(({ id, version }) => `${id} ${version}`),
  );
  return sha256(versions.join('\n'));
});

/** The uploaded documents as far as they are read; begins to read those that are not, and waits a little for them. */
export async function uploadedNow({ files }: Pick<Parts, 'files'>, snapshot: Snapshot, wait = patience): Promise<UploadedNow> {
  const kept = new Map(all(snapshot, fileKind).map(({ id, data }) => [id as string, data]));
  const documents = all(snapshot, dossierDocumentKind);
  const present = documents.flatMap(({ id, data }) => {
    const file = kept.get(data.fileId);
    return file ? [{ id: id as string, data, file: { digest: file.sha256, name: file.name } }] : [];
  });
  const wanted = present.map(({ file }) => file);
  const asked = readKept(wanted, files);
  if (asked.readings.includes(undefined)) await Promise.race([asked.settled, pause(wait)]);
  const { readings } = readKept(wanted, files);
  const gone = documents.filter(({ data }) => !kept.has(data.fileId));
  return {
    read: present.flatMap(({ id, data }, index) => {
      const reading = readings[index];
      if (!reading?.ok) return [];
      const { key, bytes } = reading.value;
      return [{ id, name: data.name, type: data.type, language: data.language, version: data.versionLabel, key, bytes }];
    }),
    pending: present.flatMap(({ id, data }, index) => (readings[index] === undefined ? [{ id, name: data.name }] : [])),
    unreadable: [
      ...present.flatMap(({ id, data: { name, type, language } }, index) => {
        const reading = readings[index];
        return reading && !reading.ok ? [{ id, name, type, language, problem: reading.problem }] : [];
      }),
      ...gone.map(({ id, data: { name, type, language } }) => ({ id: id as string, name, type, language, problem: fileGone(name) })),
    ],
  };
}

/** The dossier as it stands: read, and held against itself where everything is read. The check runs once for each state of documents and record. */
export async function dossierNow(parts: Parts, snapshot: Snapshot, wait = patience): Promise<Outcome<DossierNow>> {
  const uploaded = await uploadedNow(parts, snapshot, wait);
  if (uploaded.pending.length > 0) return done(uploaded);
  const checked = await checkOf(parts, snapshot, uploaded);
  return checked.ok ? done({ ...uploaded, checked: checked.value }) : checked;
}

/**
 * The newest check of an evaluation for somebody who types. An older one does as long as the newer is not there yet, since one paragraph rarely depends
 * on what changed.
 */
export async function checkAtHand(parts: Parts, snapshot: Snapshot): Promise<Outcome<CheckedDossier>> {
  const uploaded = await uploadedNow(parts, snapshot, 0);
  const before = checks.get(snapshot.evaluation.id)?.value;
  const newest = checkOf(parts, snapshot, uploaded);
  return before ? done(before) : newest;
}

function checkOf({ work, clock }: Parts, snapshot: Snapshot, { read }: UploadedNow): Promise<Outcome<CheckedDossier>> {
  const evaluation = snapshot.evaluation.id;
  const today = clock().slice(0, 10);
  const key = JSON.stringify([stateOf(snapshot), today, read.map(({ bytes: _, ...document }) => document)]);
  const before = checks.get(evaluation);
  if (before?.key === key) return before.promise;
  const input: CheckInput = { evaluation, today, documents: read };
  const promise = work.run<CheckedDossier>('check-dossier', input, { seconds: 120 });
  const held: { key: string; promise: Promise<Outcome<CheckedDossier>>; value?: CheckedDossier } = {
    key,
    promise,
    ...(before?.value ? { value: before.value } : {}),
  };
  checks.delete(evaluation);
  checks.set(evaluation, held);
  for (const oldest of checks.keys()) {
    if (checks.size <= evaluationsMax) break;
    checks.delete(oldest);
  }
  const forget = (): void => {
    if (checks.get(evaluation) === held) checks.delete(evaluation);
  };
  promise.then((outcome) => {
    if (outcome.ok) held.value = outcome.value;
    else forget();
  }, forget);
  return promise;
}

/** What of the newest recorded check is fixed, and which fingerprints it knew. */
export function againstRecorded(snapshot: Snapshot, findings: readonly ConsistencyFinding[]) {
  const recorded = all(snapshot, consistencyCheckKind).at(-1);
  const known = new Set(recorded?.data.findings.map(({ fingerprint }) => fingerprint));
  const there = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    ...(recorded ? { recorded: { id: recorded.id as string, at: recorded.data.at } } : {}),
    since: (fingerprint: string): 'new' | 'still' => (known.has(fingerprint) ? 'still' : 'new'),
    fixed: (recorded?.data.findings ?? []).filter(({ fingerprint }) => !there.has(fingerprint)),
  };
}

/** The decisions by fingerprint; the latest one counts where there are several. */
export function decisionsOf(snapshot: Snapshot) {
  return new Map(all(snapshot, findingDecisionKind).map((decision) => [decision.data.fingerprint, decision]));
}

/** What a report of the findings is made of. */
export function reportOf(
  snapshot: Snapshot,
  { checked, unreadable }: DossierNow & { checked: CheckedDossier },
  date: string,
): FindingsReport {
  const decisions = decisionsOf(snapshot);
  return {
    deviceName: checked.deviceName,
    date,
    documents: [
      ...checked.documents,
      ...unreadable.map(({ id, name, type, language, problem }) => ({ id, name, type, language, problem: problem.message })),
    ],
    findings: checked.findings.map((finding) => {
      const decision = decisions.get(finding.fingerprint)?.data;
      if (!decision || decision.state === 'open') return finding;
      const state = decision.state === 'to-correct' ? 'To correct' : decision.state === 'accepted' ? 'Accepted' : 'Corrected';
      return { ...finding, decision: [state, decision.reason].filter(Boolean).join(': ') };
    }),
    matrix: checked.matrix,
  };
}

function fileGone(name: string): Problem {
  return {
    code: 'not-found',
    message: `The file of ${name} is not among the files of the evaluation.`,
    remedy: 'Upload the document again.',
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((settle) => setTimeout(settle, milliseconds).unref());
}
