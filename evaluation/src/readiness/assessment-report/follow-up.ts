import { estimateKind } from '../../analysis/index.ts';
import { gapKind } from '../../conclusions/index.ts';
import { intendedPurposeKind, riskKind } from '../../device/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { outcomeParameterKind, planKind } from '../../plan/index.ts';
import { actionKind, signalKind } from '../../quality-system/index.ts';
import { fromParts, suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { unlessContradicted, type View } from '../view.ts';
import { equivalenceClaim, whereClaimed } from './equivalence-claim.ts';
import { asks, question } from './question.ts';

const headings = /PMCF|follow-?up|post-?market|surveillance|PMS|activit/i;
const planTypes = ['pmcf-plan', 'pms-plan', 'cer', 'cep', 'cear'] as const;
const activities = (view: View, words: RegExp) =>
  view.text(headings, words, { types: ['pmcf-plan', 'pmcf-report', 'cer', 'cep'], onlyThere: true });
const held = (view: View, ...kinds: readonly string[]) => view.told(dataSetKind, ({ type, title }) => kinds.includes(type) && title);
const wanted = (view: View) => view.told(actionKind, ({ target, title }) => target === 'PMCF' && title);

/** Planned follow-up: actions for it, and what plan or texts say. */
const planned = (view: View) => [
  ...wanted(view),
  ...view.told(planKind, ({ developmentPlan }) => /PMCF|follow-up|registry/i.test(developmentPlan) && developmentPlan),
  ...view.documents('pmcf-plan'),
  ...view.text(headings, /\bPMCF\b|\bpost-market clinical follow-up\b/i, { types: planTypes, onlyThere: true }),
];
const noFollowUp = (view: View) =>
  view.text(headings, /\bno PMCF\b|\bPMCF (?:is|was|activities are) not (?:required|needed|necessary|planned|deemed|considered)/i, {
    types: planTypes,
    deniedToo: true,
  });

/** Whether every open gap has an action that answers it. */
function gapsAnswered(view: View) {
  const gaps = view.all(gapKind).filter(({ data }) => data.state === 'open');
  const answered = new Set(view.all(actionKind).flatMap(({ data }) => (data.gapId ? [data.gapId] : [])));
  const without = gaps.filter(({ id }) => !answered.has(id));
  return unlessContradicted(view, ['pmcf-scope', 'risk-coverage'], () => {
    if (gaps.length === 0) {
      return fromParts(
        [
          [
            'gaps, residual risks or uncertainties',
            [
              ...view.told(gapKind),
              ...view.told(riskKind, ({ residualRisk }) => residualRisk).slice(0, 3),
              ...view.text(/gap|residual|uncertain|conclusion/i, /\bgaps?\b|\bresidual risks?\b|\buncertaint\w+|\blong[- ]term\b/i, {
                types: planTypes,
              }),
            ],
          ],
          ['the follow-up that answers them', planned(view)],
        ],
        { judgement: true },
      );
    }
    const evidence = [
      ...view.told(gapKind, ({ state, actionWanted }) => state === 'open' && (actionWanted || 'open gap')),
      ...wanted(view),
    ];
    return without.length === 0
      ? suggest('met', `Each of the ${gaps.length} open gaps has an action that answers it.`, evidence)
      : suggest(
          'partly',
          `${without.length} of ${gaps.length} open gaps have no action: ${without
            .map(({ data }) => data.title)
            .slice(0, 3)
            .join('; ')}.`,
          evidence,
        );
  });
}

/** Section F. */
export const followUpSections: readonly CriterionSection[] = [
  {
    section: 'F',
    title: 'Post-market surveillance, follow-up and updates',
    criteria: [
      question(
        'F.1',
        'read',
        'Are the plans and reports of surveillance and follow-up there, with versions?',
        asks(
          (view) => [
            [
              'a surveillance plan or report',
              [
                ...view.documents('pms-plan', 'psur'),
                ...view.told(
                  dataSetKind,
                  ({ type, sourceRecord }) => (type === 'complaints and sales' || type === 'vigilance') && sourceRecord,
                ),
                ...view.text(headings, /\b(?:PMS|PSUR|surveillance) (?:plan|report)\b|\bPSUR\b/i, { types: planTypes }),
              ],
            ],
            [
              'a follow-up plan or its report',
              [
                ...view.documents('pmcf-plan', 'pmcf-report'),
                ...view.told(dataSetKind, ({ type, sourceRecord }) => type === 'PMCF study' && sourceRecord),
                ...view.text(headings, /\bPMCF (?:plan|evaluation report|report|study|protocol)\b|\bPMCF-\d+/i, { types: planTypes }),
              ],
            ],
          ],
          { note: 'The versions are to be read in the list itself.' },
        ),
        'Annex III; Annex XIV part B',
      ),
      question(
        'F.2',
        'read',
        'Where equivalence is claimed: does follow-up verify it?',
        whereClaimed((view) =>
          fromParts(
            [
              [
                'follow-up of the presumed equivalence',
                view.text(headings, /\bequivalen\w+/i, { types: ['pmcf-plan', 'pms-plan', 'cer'], onlyThere: true }),
              ],
            ],
            { judgement: true },
          ),
        ),
      ),
      question(
        'F.3',
        'read',
        'Is post-market clinical follow-up planned?',
        (view) => {
          const evidence = planned(view);
          const none = noFollowUp(view);
          if (none.length > 0)
            return suggest('not met', 'A document says that no follow-up is planned; see whether that is justified.', none);
          return evidence.length > 0
            ? suggest('met', 'Follow-up is planned.', evidence)
            : suggest('not met', 'Neither a record nor a document plans follow-up.');
        },
        'Annex XIV part B',
      ),
      question(
        'F.4',
        'read',
        'Class III or implantable without an investigation under Article 61(4): does follow-up include studies?',
        (view) => {
          const { device } = view;
          if (!device) return suggest('open', 'There is no device record that gives the class.');
          if (device.class !== 'III' && !device.implantable)
            return suggest('not applicable', 'The device is neither in class III nor implantable.');
          const own = held(view, 'clinical investigation');
          if (own.length > 0 && equivalenceClaim(view).state !== 'claimed')
            return suggest('not applicable', 'There is a clinical investigation of the device.', own);
          return fromParts([
            [
              'a study or registry in the follow-up',
              [
                ...held(view, 'PMCF study', 'registry'),
                ...activities(view, /\bPMCF (?:study|investigation)\b|\bprospective\b|\bregistr(?:y|ies)\b|\bstudy\b/i),
              ],
            ],
          ]);
        },
        'Article 61(4)',
      ),
      question(
        'F.5',
        'read',
        'Does follow-up address residual risks, uncertainties, long-term use and gaps, item by item?',
        gapsAnswered,
        'Annex XIV part B, section 6',
      ),
      question(
        'F.6',
        'read',
        'Where there is no follow-up: is the justification acceptable?',
        (view) => {
          const none = noFollowUp(view);
          if (none.length > 0)
            return suggest('partly', 'A document says why there is none; whether that is acceptable is for a person to judge.', none);
          const evidence = planned(view);
          return evidence.length > 0
            ? suggest('not applicable', 'Follow-up is planned.', evidence)
            : suggest('not met', 'There is neither follow-up nor a justification why none is needed.');
        },
        'Annex II, section 6.1(d)',
      ),
      question(
        'F.7',
        'read',
        'Is it defined when the evaluation is updated?',
        asks((view) => [
          [
            'an interval',
            [
              ...view.told(planKind, ({ cadence }) => cadence && `every ${cadence.months} months`),
              ...view.text(
                /update|next|interval|frequency|date/i,
                /\b(?:annual(?:ly)?|yearly|every (?:\w+ )?(?:months?|years?))\b|\bupdat\w+\b.{0,60}\b\d+ months\b/i,
                { types: ['cer', 'cep', 'cear'] },
              ),
            ],
          ],
          [
            'its justification',
            [
              ...view.told(planKind, ({ cadence }) => cadence?.justification),
              ...view.text(
                /update|next|interval|frequency|date/i,
                /\bbecause\b|\bjustif\w+|\bdue to\b|\bas (?:it is|the device is) (?:a )?class\b/i,
                { types: ['cer', 'cep', 'cear'], onlyThere: true },
              ),
            ],
          ],
          [
            'the day of the next one',
            [
              ...view.told(planKind, ({ nextEvaluationOn }) => nextEvaluationOn),
              ...view.text(/next|update/i, /\b20\d\d\b/, { types: ['cer', 'cear'], onlyThere: true }),
            ],
          ],
        ]),
        'Article 61(11)',
      ),
      question(
        'F.8',
        'completed',
        'Has each activity an objective, method, sample size, endpoints, acceptance criterion, schedule and the gap it answers?',
        (view) =>
          unlessContradicted(view, ['placeholder'], () =>
            fromParts([
              ['objectives', [...wanted(view), ...activities(view, /\bobjectives?\b|\baims?\b/i)]],
              [
                'a method',
                [
                  ...held(view, 'PMCF study', 'registry'),
                  ...view.told(planKind, ({ developmentPlan }) => /registry|study|survey/i.test(developmentPlan) && developmentPlan),
                  ...activities(view, /\b(?:study|survey|registry|questionnaire|prospective|retrospective)\b/i),
                ],
              ],
              [
                'a sample size',
                [
                  ...view.told(
                    planKind,
                    ({ developmentPlan }) =>
                      /\b\d{2,}\b[^.]*\b(?:patients|participants|catheters|devices|subjects|cases)\b/i.test(developmentPlan) &&
                      developmentPlan,
                  ),
                  ...activities(view, /\bsample size\b|\bn\s?=\s?\d+|\b\d{2,} (?:patients|subjects|participants|cases)\b/i),
                ],
              ],
              [
                'endpoints',
                [
                  ...view.told(
                    gapKind,
                    ({ actionTarget, actionWanted }) =>
                      actionTarget === 'PMCF' && /endpoint|rate|compar|measure/i.test(actionWanted) && actionWanted,
                  ),
                  ...activities(view, /\bendpoints?\b|\boutcomes?\b/i),
                ],
              ],
              [
                'acceptance criteria',
                activities(view, /\bacceptance criteri(?:on|a)\b|\bthreshold\b|\b(?:≤|≥|at most|at least|less than)\s*\d/i),
              ],
              [
                'a schedule',
                [
                  ...view.told(actionKind, ({ target, due }) => target === 'PMCF' && due),
                  ...view.told(planKind, ({ milestones }) =>
                    milestones.filter(({ title }) => /PMCF/i.test(title)).map(({ title, due }) => `${title} (${due})`),
                  ),
                  ...activities(view, /\b(?:Q[1-4]|20\d\d|months?|annual\w*)\b/i),
                ],
              ],
              [
                'the gaps they answer',
                [
                  ...view.told(actionKind, ({ target, gapId }) => target === 'PMCF' && gapId && 'answers a gap'),
                  ...activities(view, /\bgaps?\b|\bresidual risks?\b|\buncertaint\w+/i),
                ],
              ],
            ]),
          ),
        'MDCG 2020-7, section C',
      ),
      question(
        'F.9',
        'knowledge',
        'Are complaints, incidents and trends analysed, with rates and against the state of the art?',
        asks((view) => [
          [
            'complaints or incidents',
            [
              ...held(view, 'complaints and sales', 'vigilance'),
              ...view.text(headings, /\bcomplaints?\b|\bincidents?\b|\bvigilance\b/i, { types: ['psur', 'cer', 'pmcf-report', 'cear'] }),
            ],
          ],
          [
            'rates against sales or exposure',
            [
              ...view.told(dataSetKind, ({ rows }) => rows.some(({ exposure }) => exposure > 0) && `${rows.length} rows with exposure`),
              ...view.told(estimateKind, ({ dataSetId, title }) => dataSetId && title),
              ...view.text(headings, /\brates?\b.*\d|\bper (?:\d|1[,.\s]?000|device|unit|procedure)\w*|\d\s?%/i, {
                types: ['psur', 'cer', 'pmcf-report'],
              }),
            ],
          ],
          [
            'trends or signals',
            [
              ...view.told(signalKind),
              ...view.text(headings, /\btrends?\b|\bsignals?\b/i, { types: ['psur', 'cer', 'pmcf-report', 'pms-plan'], deniedToo: true }),
            ],
          ],
          [
            'the comparison with the state of the art',
            [
              ...view.told(outcomeParameterKind, ({ benchmarks }) => benchmarks.map(({ description }) => description)),
              ...view.text(headings, /\bstate of the art\b|\bbenchmark\b|\bliterature\b/i, { types: ['psur', 'cer'], onlyThere: true }),
            ],
          ],
        ]),
        'Article 83(3)',
      ),
      question(
        'F.10',
        'practice',
        'Do the population and the setting of follow-up coincide with the intended purpose?',
        (view) =>
          unlessContradicted(view, ['pmcf-scope'], () => {
            const inPlan = view.text(
              headings,
              /\b(?:patients?|population|adults?|children|neonat\w+|infants?|hospitals?|centres?|sites?|clinics?)\b/i,
              { types: ['pmcf-plan', 'pmcf-report'] },
            );
            const intended = [
              ...view.told(intendedPurposeKind, ({ population, settings }) => [population.description, ...settings].filter(Boolean)),
              ...view.text(/intended|population/i, /\bpatients?\b|\bpopulation\b/i, { types: ['ifu'] }),
            ];
            const studied = view.told(dataSetKind, ({ type, description }) => type === 'PMCF study' && description);
            if (inPlan.length > 0 && view.context.documents.length > 1)
              return fromParts(
                [
                  ['the population of follow-up', inPlan],
                  ['the intended population', intended],
                ],
                { note: 'The check of the dossier found no difference between them.' },
              );
            return fromParts(
              [
                ['the population of follow-up', [...inPlan, ...studied]],
                ['the intended population', intended],
              ],
              {
                nothing: 'open',
                judgement: inPlan.length > 0,
                note: 'No second document was there to compare; a person holds one against the other.',
              },
            );
          }),
        'Annex XIV part B, section 5',
      ),
    ],
  },
];
