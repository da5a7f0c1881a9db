import { done, type Outcome } from '@cerulean/evaluation/base';
import { findingDecisionKind } from '@cerulean/evaluation/consistency';
import type { DossierFinding } from '@cerulean/evaluation/readiness';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import { dossierNow } from '../consistency/dossier-check.ts';
import type { System } from '../operations/operation.ts';
import type { UploadedDocument } from '../work/uploaded-documents.ts';

/** What the documents of an evaluation say beside its records, as checklists look at it. */
export interface DossierAtHand {
  /** The uploaded documents that were read. */
  readonly uploaded: readonly UploadedDocument[];
  /** Every document evidence may name, those written here and the record itself included. */
  readonly documents: readonly { readonly id: string; readonly name: string }[];
  /** What contradicts, without what somebody accepted. Places name their document where it is none of the uploaded ones. */
  readonly findings: readonly DossierFinding[];
  /** Names of documents that are still being read; what they say, and what contradicts, is not known yet. */
  readonly pending: readonly string[];
  /** Names of documents that cannot be read. */
  readonly unreadable: readonly string[];
}

/** The documents of an evaluation and their check as they stand. */
export async function dossierAtHand(system: System, snapshot: Snapshot): Promise<Outcome<DossierAtHand>> {
  const now = await dossierNow(system, snapshot);
  if (!now.ok) return now;
  const { read, pending, unreadable, checked } = now.value;
  const documents = checked?.documents.map(({ id, name }) => ({ id, name })) ?? read.map(({ id, name }) => ({ id, name }));
  return done({
    uploaded: read,
    documents,
    findings: checked ? standing(snapshot, checked.findings, documents, new Set(read.map(({ id }) => id))) : [],
    pending: pending.map(({ name }) => name),
    unreadable: unreadable.map(({ name }) => name),
  });
}

function standing(
  snapshot: Snapshot,
  findings: readonly (DossierFinding & { readonly fingerprint: string })[],
  documents: readonly { readonly id: string; readonly name: string }[],
  uploaded: ReadonlySet<string>,
): DossierFinding[] {
  const accepted = new Set(all(snapshot, findingDecisionKind).flatMap(({ data }) => (data.state === 'accepted' ? [data.fingerprint] : [])));
  const names = new Map(documents.map(({ id, name }) => [id, name]));
  return findings
    .filter(({ fingerprint }) => !accepted.has(fingerprint))
    .map(({ rule, attribute, severity, message, locations }) => ({
      rule,
      attribute,
      severity,
      message,
      locations: locations.map((location) =>
        uploaded.has(location.document) ? location : { ...location, document: names.get(location.document) ?? location.document },
      ),
    }));
}
