import { estimateKind, outcomeKind } from '../../analysis/index.ts';
import { appraisalKind } from '../../appraisal/index.ts';
import { benefitRiskKind, conclusionKind, gapKind } from '../../conclusions/index.ts';
import { claimKind, requirementKind, riskKind } from '../../device/index.ts';
import { sectionKind } from '../../documents/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { planKind } from '../../plan/index.ts';
import { actionKind, signalKind } from '../../quality-system/index.ts';
import { fromParts, suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { sufficiencyOf } from '../sufficiency.ts';
import { unlessContradicted, type View } from '../view.ts';
import { asks, question } from './question.ts';

const headings = /conclusion|summary|analysis|benefit|risk|result|performance|safety/i;
const types = ['cer', 'cear', 'sscp'] as const;
const concluded = (view: View, words: RegExp) => view.text(headings, words, { types });
const written = (view: View, ...ids: readonly string[]) =>
  view.told(sectionKind, ({ document, section }) => document === 'cer' && ids.includes(section));

/** Claims of some types with what is concluded about each. */
function claimsConcluded(view: View, type: 'safety' | 'performance' | 'clinical benefit', words: RegExp) {
  const claims = view.claims.filter(({ claim }) => claim.data.type === type);
  if (claims.length === 0) return asks((one) => [[`a conclusion on ${type}`, concluded(one, words)]], { judgement: true })(view);
  const open = claims.filter(({ conclusion, stale }) => !conclusion || stale.length > 0);
  const evidence = [
    ...view.told(
      conclusionKind,
      ({ claimId, verdict, reason }) => claims.some(({ claim }) => claim.id === claimId) && `${verdict}: ${reason}`,
    ),
    ...view.told(claimKind, (_, record) => claims.find(({ claim }) => claim.id === record.id)?.judgement?.sentence),
  ];
  if (evidence.length === 0)
    return suggest(
      'not met',
      `None of the ${claims.length} claims of ${type} has a conclusion.`,
      view.told(claimKind, (data) => data.type === type),
    );
  return open.length === 0
    ? suggest('met', `Each of the ${claims.length} claims of ${type} has a conclusion that stands on the numbers of today.`, evidence)
    : suggest(
        'partly',
        `${open.length} of ${claims.length} claims of ${type} have no conclusion, or one that no longer stands on the numbers.`,
        evidence,
      );
}

function safetyByRisk(view: View) {
  const risks = view.all(riskKind);
  if (risks.length === 0)
    return asks(
      (one) => [
        ['a conclusion on safety for each risk', concluded(one, /\b(?:residual risks?|side[- ]effects?|complications?)\b.*\baccept\w+/i)],
      ],
      { judgement: true },
    )(view);
  const covered = risks.filter(({ data }) => data.evidenceIds.length > 0 || data.outcomeParameterIds.length > 0);
  const evidence = [
    ...view.told(
      riskKind,
      ({ evidenceIds, outcomeParameterIds, acceptability }) =>
        evidenceIds.length + outcomeParameterIds.length > 0 && (acceptability || 'with clinical evidence'),
    ),
    ...view.told(benefitRiskKind, ({ risks: words }) => words),
    ...written(view, '4.6.1', '4.6.4'),
  ];
  if (covered.length === risks.length)
    return suggest('met', `Each of the ${risks.length} risks names clinical evidence or an outcome parameter.`, evidence);
  return evidence.length > 0
    ? suggest(
        'partly',
        `${risks.length - covered.length} of ${risks.length} risks name neither evidence nor an outcome parameter.`,
        evidence,
      )
    : suggest('not met', `None of the ${risks.length} risks names clinical evidence.`, view.told(riskKind));
}

function sufficient(view: View) {
  const verdicts = sufficiencyOf(view);
  if (verdicts.length === 0)
    return asks(
      (one) => [
        [
          'a statement on amount and quality of the evidence',
          concluded(one, /\bsufficient\b.*\b(?:amount|quality|evidence)\b|\bsufficient clinical (?:evidence|data)\b/i),
        ],
      ],
      { judgement: true },
    )(view);
  const short = verdicts.filter(({ verdict }) => verdict !== 'sufficient' && verdict !== 'sufficient with confirmation by follow-up');
  const evidence = verdicts.flatMap(({ anchors }) => anchors);
  const gaps = view.told(gapKind, ({ state }) => state === 'open' && 'open gap');
  if (short.length === 0)
    return suggest('met', `The evidence reaches the expected level for each of ${verdicts.length} claims; open gaps are named.`, [
      ...evidence,
      ...gaps,
    ]);
  return suggest('partly', `The evidence does not reach the expected level for ${short.length} of ${verdicts.length} claims.`, [
    ...gaps,
    ...evidence,
  ]);
}

function requirementsConcluded(view: View) {
  const needing = view.all(requirementKind).filter(({ data }) => data.applicable && data.needsClinicalEvidence);
  if (needing.length === 0)
    return asks(
      (one) => [['a conclusion on each requirement', concluded(one, /\bGSPRs?\s*(?:\d|1)|general safety and performance requirements?/i)]],
      { judgement: true },
    )(view);
  const open = needing.filter(({ data }) => data.conformity === 'open' || !data.conclusion.trim());
  const essential = ['1', '6', '8'].filter((number) => !needing.some(({ data }) => data.number === number));
  const evidence = view.told(
    requirementKind,
    ({ needsClinicalEvidence, conclusion, conformity }) => needsClinicalEvidence && conformity !== 'open' && (conclusion || conformity),
  );
  const note = essential.length > 0 ? ` Requirements ${essential.join(', ')} are not among them.` : '';
  if (evidence.length === 0)
    return suggest('not met', `None of the ${needing.length} requirements that need clinical data is concluded.${note}`, []);
  return open.length === 0 && !note
    ? suggest('met', `Each of the ${needing.length} requirements that need clinical data is concluded, 1, 6 and 8 among them.`, evidence)
    : suggest(
        'partly',
        `${needing.length - open.length} of ${needing.length} requirements that need clinical data are concluded.${note}`,
        evidence,
      );
}

function conflictsExplained(view: View) {
  const conflicting = view.claims.filter(({ estimatesDisagree }) => estimatesDisagree);
  const reasons = view.told(claimKind, (_, record) => conflicting.find(({ claim }) => claim.id === record.id)?.conclusion?.data.reason);
  const text = view.text(
    /analysis|discussion|result|literature|conclusion|summary|safety|performance|risk/i,
    /\bconflicting\b|\binconsisten\w+|\bheterogene\w+|\bin contrast\b|\bcontradict\w*/i,
    { types: ['cer', 'cear', 'sota'], onlyThere: true },
  );
  const compared = view.claims.filter(({ estimates }) => estimates.length > 0);
  if (conflicting.length === 0 && text.length === 0 && compared.length > 0) {
    return suggest('not applicable', 'No claim has estimates that give different verdicts.', view.told(claimKind));
  }
  return fromParts([['an explanation of conflicting data', [...reasons, ...text]]], { judgement: true });
}

/** Section H and the overall conclusions. */
export const conclusionSections: readonly CriterionSection[] = [
  {
    section: 'H',
    title: 'Summary of all data and conclusions',
    criteria: [
      question(
        'H.1',
        'knowledge',
        'Is there a table of all sources of data, with patients, follow-up, quality and weight?',
        asks((view) => [
          [
            'sources of data',
            [
              ...view.told(
                dataSetKind,
                ({ type, participants }) => `${type}${participants === undefined ? '' : `, ${participants} participants`}`,
              ),
              ...concluded(view, /\b(?:total of )?\d+ (?:patients|subjects|studies|publications)\b/i),
            ],
          ],
          [
            'their weight',
            [
              ...view.told(appraisalKind, ({ contribution }) => contribution !== 'background' && contribution),
              ...view.text(/apprais|weight|summary/i, /\bpivotal\b|\bweight\w*|\bsupporting\b/i, { types }),
            ],
          ],
          [
            'numbers of patients',
            [
              ...view.told(outcomeKind, ({ arms }) => arms.flatMap(({ name, n }) => (n === undefined ? [] : [`${name} ${n}`]))).slice(0, 3),
              ...concluded(view, /\b\d[\d\s,.]* (?:patients|subjects|participants)\b/i),
            ],
          ],
        ]),
      ),
      question(
        'H.2',
        'knowledge',
        'Is there a conclusion on safety for each residual risk and side-effect, against the state of the art?',
        safetyByRisk,
      ),
      question('H.3', 'knowledge', 'Is there a conclusion for each claim of performance?', (view) =>
        claimsConcluded(view, 'performance', /\bperformance\b/i),
      ),
      question(
        'H.4',
        'knowledge',
        'Is there a conclusion for each clinical benefit, with effect, confidence limits and threshold?',
        (view) => claimsConcluded(view, 'clinical benefit', /\bbenefits?\b/i),
      ),
      question('H.5', 'knowledge', 'Is the evidence sufficient in amount and quality, with gaps named?', sufficient),
      question('H.6', 'knowledge', 'Are conflicting data explained?', conflictsExplained),
      question(
        'H.7',
        'knowledge',
        'Are milestones, conditions and follow-up that are required named?',
        asks((view) => [
          [
            'follow-up that is required',
            [
              ...view.told(gapKind, ({ actionWanted }) => actionWanted),
              ...view.told(actionKind, ({ target, title }) => target === 'PMCF' && title),
              ...concluded(view, /\bPMCF\b|\bmilestones?\b|\bconditions?\b/i),
            ],
          ],
          [
            'milestones with days',
            [
              ...view.told(planKind, ({ milestones }) => milestones.map(({ title, due }) => `${title} (${due})`)),
              ...view.told(actionKind, ({ due }) => due),
              ...concluded(view, /\bmilestone\b.*\b20\d\d\b|\bby (?:\w+ )?20\d\d\b/i),
            ],
          ],
        ]),
        'Annex IX, section 4.7',
      ),
      question('H.8', 'knowledge', 'Is each requirement that needs clinical data concluded, 1, 6 and 8 among them?', requirementsConcluded),
    ],
  },
  {
    section: 'O',
    title: 'Overall conclusions',
    criteria: [
      question(
        'O.1',
        'read',
        'Are the benefits summarised as meaningful, measurable outcomes that matter to patients?',
        asks(
          (view) => [
            [
              'a summary of benefits',
              [
                ...view.told(benefitRiskKind, ({ benefits }) => benefits),
                ...view.text(/benefit|conclusion|summary/i, /\bbenefits?\b/i, { types }),
              ],
            ],
            [
              'measured outcomes',
              [
                ...view.told(claimKind, (_, record) => view.claims.find(({ claim }) => claim.id === record.id)?.judgement?.sentence),
                ...view.told(estimateKind, ({ title }) => title).slice(0, 3),
                ...view.text(/benefit|conclusion|summary|result/i, /\d+(?:\.\d+)?\s?%|\bconfidence interval\b|\bCI\b/, { types }),
              ],
            ],
          ],
          { judgement: true },
        ),
        'Article 2(53)',
      ),
      question(
        'O.2',
        'read',
        'Are risks given with uncertainties, side-effects, misuse, incidence, severity and groups at risk?',
        asks(
          (view) => [
            [
              'risks',
              [...view.told(benefitRiskKind, ({ risks }) => risks), ...view.text(/risk|safety|conclusion/i, /\brisks?\b/i, { types })],
            ],
            [
              'uncertainties',
              [
                ...view.told(benefitRiskKind, ({ uncertainties }) => uncertainties),
                ...view.text(/uncertain|limit|conclusion|risk/i, /\buncertain\w*|\blimitations?\b|\bunknown\b/i, { types }),
              ],
            ],
            [
              'incidence and severity',
              [
                ...view.told(
                  riskKind,
                  ({ severity, probabilityAfter }) =>
                    severity && probabilityAfter && `severity ${severity}, probability ${probabilityAfter}`,
                ),
                ...view.text(/risk|safety|side/i, /\bincidence\b|\bseverity\b|\bfrequency\b|\d\s?%/i, { types }),
              ],
            ],
          ],
          { judgement: true },
        ),
      ),
      question(
        'O.3',
        'read',
        'Is the impact of the risks against the benefits discussed, uncertainty included?',
        asks(
          (view) => [
            [
              'a determination',
              [
                ...view.told(benefitRiskKind, ({ determination, acceptable }) => determination && acceptable !== 'open' && determination),
                ...view.text(/benefit|conclusion/i, /\boutweigh\w*|\bbenefit[-/ ]risk (?:ratio|profile|balance)\b/i, { types }),
              ],
            ],
            [
              'the state of the art it is held against',
              [
                ...view.told(benefitRiskKind, ({ stateOfTheArt }) => stateOfTheArt),
                ...view.text(/benefit|conclusion|state of the art/i, /\bstate of the art\b|\balternatives?\b/i, { types }),
              ],
            ],
          ],
          { judgement: true },
        ),
        'Article 2(24)',
      ),
      question('O.4', 'read', 'Are all risks with impact on the benefit-risk ratio identified in the evaluation?', (view) =>
        unlessContradicted(view, ['risk-coverage'], () => safetyByRisk(view)),
      ),
      question('O.5', 'read', 'Do risk management and clinical evaluation agree?', (view) =>
        unlessContradicted(view, ['risk-coverage', 'event-rate'], () =>
          fromParts([
            [
              'risks of the risk file in the evaluation',
              [
                ...view.told(riskKind, ({ number, source }) => number && (source?.file ?? number)),
                ...view.text(/risk/i, /\brisk management\b|\bISO 14971\b|\brisk file\b/i, { types: ['cer', 'cear', 'rmf'] }),
              ],
            ],
            [
              'what goes from the evaluation to risk management',
              [
                ...view.told(actionKind, ({ target, title }) => target === 'risk management' && title),
                ...view.told(riskKind, ({ occurrenceSource }) => occurrenceSource).slice(0, 2),
                ...view.text(
                  /risk|conclusion/i,
                  /\brisk (?:management )?file\b.*\bupdat\w+|\bfeed\w* (?:back )?into (?:the )?risk management\b|\bconsistent with (?:the )?risk/i,
                  { types: ['cer', 'cear', 'rmf'] },
                ),
              ],
            ],
          ]),
        ),
      ),
      question(
        'O.6',
        'knowledge',
        'Are conclusion, conditions and follow-up actions with times given?',
        asks(
          (view) => [
            [
              'a conclusion',
              [
                ...view.told(benefitRiskKind, ({ determination }) => determination),
                ...written(view, '5'),
                ...view.text(/conclusion/i, /\bconclu\w+|\bconform\w+/i, { types }),
              ],
            ],
            [
              'follow-up actions with times',
              [
                ...view.told(actionKind, ({ due, title }) => due && `${title}, due ${due}`),
                ...view.told(signalKind, ({ due, title }) => due && `${title}, due ${due}`).slice(0, 2),
                ...view.told(planKind, ({ nextEvaluationOn }) => nextEvaluationOn && `next evaluation on ${nextEvaluationOn}`),
                ...view.text(/conclusion|follow|next/i, /\bnext\b.*\b20\d\d\b|\bby (?:\w+ )?20\d\d\b/i, { types }),
              ],
            ],
          ],
          { judgement: true },
        ),
      ),
    ],
  },
];
