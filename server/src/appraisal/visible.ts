import {
  appraisedThing,
  byAppraisedThing,
  finishedPair,
  type IndependentAppraisal,
  independentAppraisalKind,
  visibleIndependent,
} from '@cerulean/evaluation/appraisal';
import type { AuditEntry } from '@cerulean/evaluation/records';
import { may, type Role } from '@cerulean/evaluation/team';
import type { ChainReader } from '../store/reader.ts';

/** Who looks. */
interface Onlooker {
  readonly id: string;
  readonly role: Role;
}

/** Whoever may appraise could be the second appraiser of any item; who may not, such as an auditor, cannot be influenced and sees everything. */
const isBlind = ({ role }: Onlooker) => may(role, 'appraisal.edit');

/** Of the independent appraisals those that a person may read. */
export async function visibleAppraisals(reader: ChainReader, onlooker: Onlooker) {
  const appraisals = await reader.all(independentAppraisalKind);
  return isBlind(onlooker) ? visibleIndependent(appraisals, onlooker.id) : appraisals;
}

/** Whether something of another appraiser is kept from a person. */
export async function hasHiddenAppraisals(reader: ChainReader, onlooker: Onlooker): Promise<boolean> {
  if (!isBlind(onlooker)) return false;
  const appraisals = await reader.all(independentAppraisalKind);
  return visibleIndependent(appraisals, onlooker.id).length < appraisals.length;
}

/** Which audit entries a person must not read: those of another's appraisal of something that two have not finished. */
export async function hiddenAppraisalEntries(
  reader: ChainReader,
  onlooker: Onlooker,
  entries: readonly AuditEntry[],
): Promise<(entry: AuditEntry) => boolean> {
  const ofOthers = entries.filter(({ kind, actor }) => kind === independentAppraisalKind.name && actor.id !== onlooker.id);
  if (ofOthers.length === 0 || !isBlind(onlooker)) return () => false;
  const things = byAppraisedThing(await reader.all(independentAppraisalKind));
  const hidden = new Set(ofOthers.filter(({ data }) => !finishedPair(things.get(appraisedThing(data as IndependentAppraisal)) ?? [])));
  return (entry) => hidden.has(entry);
}
