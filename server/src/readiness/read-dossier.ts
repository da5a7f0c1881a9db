import type { DossierFinding, UploadedDocument } from '@cerulean/evaluation/readiness';
import type { Snapshot } from '@cerulean/evaluation/records';
import type { System } from '../operations/operation.ts';

/** The uploaded documents of an evaluation as they were read, and what comparing them found. */
export interface ReadDossier {
  readonly documents: readonly UploadedDocument[];
  readonly findings: readonly DossierFinding[];
  /** Names of documents that are still being read and say nothing yet. */
  readonly pending: readonly string[];
}

export async function readDossier(_system: System, _snapshot: Snapshot): Promise<ReadDossier> {
  return { documents: [], findings: [], pending: [] };
}
