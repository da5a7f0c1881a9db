import { planKind } from '../../plan/index.ts';
import { only } from '../../records/index.ts';
import { decisionDue } from '../due.ts';
import type { Trigger } from '../trigger.ts';

const evaluationDue: Trigger = {
  id: 'evaluation-due',
  title: 'The planned day of the next evaluation has come',
  references: ['Regulation (EU) 2017/745, Article 61(11)', 'MEDDEV 2.7/1 revision 4, section 6.2.3 and A9, section 6'],
  why: 'The report promises a date; auditors compare it with what was done.',
  remedy: 'Update the evaluation, or decide with a reason that nothing changes, and fix the next day in the plan.',
  detect(snapshot) {
    const plan = only(snapshot, planKind);
    const day = plan?.data.nextEvaluationOn;
    const today = snapshot.takenAt.slice(0, 10);
    if (!day || day > today) return [];
    return [
      {
        key: day,
        data: {
          title: `The clinical evaluation was due on ${day}`,
          input: 'scheduled-evaluation',
          description: `The plan names ${day} as the day of the next evaluation.`,
          detectedOn: today,
          sourceRecord: '',
          values: [],
          clinicallyRelevant: 'not triaged',
          triageReason: '',
          claimIds: [],
          riskIds: [],
          due: decisionDue('scheduled-evaluation', today),
          trigger: { id: 'evaluation-due', key: day },
          state: 'detected',
        },
      },
    ];
  },
  examples: [
    {
      says: 'a day that has come',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: { plan: [{ id: 'pln_1', data: { nextEvaluationOn: '2026-06-01' } }] },
      proposals: 1,
    },
    {
      says: 'a day to come',
      takenAt: '2026-05-31T08:00:00.000Z',
      records: { plan: [{ id: 'pln_1', data: { nextEvaluationOn: '2026-06-01' } }] },
      proposals: 0,
    },
    { says: 'no day fixed', takenAt: '2026-05-31T08:00:00.000Z', records: { plan: [{ id: 'pln_1', data: {} }] }, proposals: 0 },
  ],
};

export default evaluationDue;
