import { benefitRiskKind } from '../../conclusions/index.ts';
import { riskKind } from '../../device/index.ts';
import { all, only } from '../../records/index.ts';
import { decisionDue } from '../due.ts';
import { signalKind } from '../signal.ts';
import type { Trigger } from '../trigger.ts';

/** How many changed risks the description names before it only counts. */
const namedMax = 10;

const riskChanges: Trigger = {
  id: 'risk-changes',
  title: 'Risks were added or changed after benefit and risk were weighed',
  references: ['Regulation (EU) 2017/745, Annex I, section 3(e) and (f)', 'Annex XIV part A, section 1'],
  why: 'The benefit-risk determination rests on the risks as they were; a newer risk file may ask for another one.',
  remedy: 'Compare the changed risks with the clinical data and decide whether the report must follow.',
  detect(snapshot) {
    const determination = only(snapshot, benefitRiskKind);
    if (!determination || determination.data.acceptable === 'open') return [];
    const takenUp = new Map<string, string>();
    for (const signal of all(snapshot, signalKind)) {
      if (signal.data.input !== 'risk-file-change') continue;
      for (const id of signal.data.riskIds) if ((takenUp.get(id) ?? '') < signal.createdAt) takenUp.set(id, signal.createdAt);
    }
    const changed = all(snapshot, riskKind).filter(
      (risk) => risk.updatedAt > determination.updatedAt && (takenUp.get(risk.id) ?? '') < risk.updatedAt,
    );
    if (changed.length === 0) return [];
    const latest = changed
      .map((risk) => risk.updatedAt)
      .sort()
      .at(-1)!;
    const names = changed.slice(0, namedMax).map((risk) => `${riskKind.label(risk.data)} (${risk.version === 1 ? 'new' : 'changed'})`);
    const today = snapshot.takenAt.slice(0, 10);
    return [
      {
        key: latest,
        data: {
          title: changed.length === 1 ? `A risk changed: ${riskKind.label(changed[0]!.data)}` : `${changed.length} risks changed`,
          input: 'risk-file-change',
          description: `Added or changed since benefit and risk were weighed on ${determination.updatedAt.slice(0, 10)}: ${names.join('; ')}${changed.length > namedMax ? `; and ${changed.length - namedMax} more` : ''}.`,
          detectedOn: today,
          sourceRecord: '',
          values: [{ name: 'risks added or changed', value: changed.length, unit: '' }],
          clinicallyRelevant: 'not triaged',
          triageReason: '',
          claimIds: [],
          riskIds: changed.map((risk) => risk.id),
          due: decisionDue('risk-file-change', today),
          trigger: { id: 'risk-changes', key: latest },
          state: 'detected',
        },
      },
    ];
  },
  examples: [
    {
      says: 'a risk younger than the determination',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'benefit-risk': [{ id: 'bnr_1', at: '2026-03-01T08:00:00.000Z', data: { acceptable: 'acceptable' } }],
        risk: [{ id: 'rsk_1', at: '2026-04-01T08:00:00.000Z', data: { hazard: 'air embolism' } }],
      },
      proposals: 1,
    },
    {
      says: 'a determination younger than all risks',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'benefit-risk': [{ id: 'bnr_1', at: '2026-05-01T08:00:00.000Z', data: { acceptable: 'acceptable' } }],
        risk: [{ id: 'rsk_1', at: '2026-04-01T08:00:00.000Z', data: { hazard: 'air embolism' } }],
      },
      proposals: 0,
    },
    {
      says: 'a determination that is still open',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'benefit-risk': [{ id: 'bnr_1', at: '2026-03-01T08:00:00.000Z', data: {} }],
        risk: [{ id: 'rsk_1', at: '2026-04-01T08:00:00.000Z', data: { hazard: 'air embolism' } }],
      },
      proposals: 0,
    },
    {
      says: 'a change that a signal took up',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'benefit-risk': [{ id: 'bnr_1', at: '2026-03-01T08:00:00.000Z', data: { acceptable: 'acceptable' } }],
        risk: [{ id: 'rsk_1', at: '2026-04-01T08:00:00.000Z', data: { hazard: 'air embolism' } }],
        signal: [
          {
            id: 'sig_1',
            at: '2026-04-02T08:00:00.000Z',
            data: { title: 'A risk changed', input: 'risk-file-change', detectedOn: '2026-04-02', riskIds: ['rsk_1'] },
          },
        ],
      },
      proposals: 0,
    },
  ],
};

export default riskChanges;
