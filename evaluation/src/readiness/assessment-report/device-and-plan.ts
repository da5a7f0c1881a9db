import { claimKind, deviceKind, intendedPurposeKind, requirementKind, riskKind } from '../../device/index.ts';
import { sectionKind } from '../../documents/index.ts';
import { outcomeParameterKind, planKind } from '../../plan/index.ts';
import { suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { unlessContradicted, type View } from '../view.ts';
import { asks, question } from './question.ts';

const evaluationDocuments = ['cer', 'cep', 'cear'] as const;
const description = /device|description|product|composition|material|principle|technolog/i;
const purpose = /intended (?:purpose|use)|indication|population|patient|target|users?|environment|setting/i;
const planned = /plan|method|scope|safety|benefit|component|development|objective/i;

const inPlan = (view: View, words: RegExp) => view.text(planned, words, { types: ['cep', 'cer'] });

/** Whether the plan was fixed before results were seen: first the criteria of the claims by their days, then a released plan. */
function planCameFirst(view: View) {
  const late = view.claims.filter((claim) => claim.criterionFixedAfterResults);
  const dated = view.claims.filter((claim) => claim.criterion?.fixedOn);
  const fixed = view.told(
    claimKind,
    ({ acceptanceCriterion }) => acceptanceCriterion?.fixedOn && `criterion fixed on ${acceptanceCriterion.fixedOn}`,
  );
  if (late.length > 0) {
    return suggest(
      'partly',
      `${late.length} of ${view.claims.length} criteria were fixed after the first result of their parameter had been extracted, or on no stated day.`,
      view.told(claimKind, (_, record) => (late.some((claim) => claim.claim.id === record.id) ? 'criterion not fixed beforehand' : '')),
    );
  }
  if (dated.length > 0)
    return suggest('met', 'The acceptance criteria were fixed before results of their parameters were extracted.', fixed);
  return asks(
    (one) => [
      [
        'a dated plan',
        one.text(/plan|version|approval|date|^$/i, /\b(?:approved|dated|effective|version)\b.{0,40}\d{4}/i, { types: ['cep'] }),
      ],
    ],
    { judgement: true },
  )(view);
}

/** Sections C.1 to C.3. */
export const deviceAndPlanSections: readonly CriterionSection[] = [
  {
    section: 'C.1',
    title: 'Description of the device',
    criteria: [
      question(
        'C.1.1',
        'read',
        'Are the intended patients and the conditions to be diagnosed, treated or monitored described?',
        asks((view) => [
          [
            'the patients',
            [
              ...view.told(intendedPurposeKind, ({ population }) => population.description),
              ...view.text(purpose, /\b(?:patients?|adults?|children|paediatric|pediatric|neonat\w+|infants?)\b/i, {
                types: evaluationDocuments,
              }),
            ],
          ],
          [
            'the conditions or indications',
            [
              ...view.told(intendedPurposeKind, ({ indications }) => indications),
              ...view.text(/indication|condition|intended/i, /\bindicat(?:ed|ions?)\b/i, { types: evaluationDocuments }),
            ],
          ],
        ]),
      ),
      question(
        'C.1.2',
        'read',
        'Are the key elements described: components, software, materials, composition?',
        asks((view) => [
          [
            'a description',
            [
              ...view.told(deviceKind, (data) => data.description),
              ...view.text(description, /\b(?:consists? of|compris\w+|components?)\b/i, { types: evaluationDocuments }),
            ],
          ],
          [
            'materials or composition',
            [
              ...view.told(deviceKind, (data) => data.materials),
              ...view.text(/material|composition|description/i, /\bmaterials?\b|\bmade of\b|\bcomposition\b|\bsoftware\b/i, {
                types: evaluationDocuments,
              }),
            ],
          ],
        ]),
      ),
      question(
        'C.1.3',
        'read',
        'Are the principle of operation, the mode of action and novel features explained?',
        asks((view) => [
          [
            'the principle of operation',
            [
              ...view.told(deviceKind, (data) => data.principleOfOperation),
              ...view.text(
                /principle|operation|mode of action|description/i,
                /\bprinciples? of operation\b|\bmode of action\b|\bmechanism\b/i,
                { types: evaluationDocuments },
              ),
            ],
          ],
          [
            'what is novel or not',
            [
              ...view.told(deviceKind, (data) => data.novelty),
              ...view.text(/novel|innovat|description|technolog/i, /\bnovel(?:ty)?\b|\binnovat\w+/i, {
                types: evaluationDocuments,
                deniedToo: true,
              }),
            ],
          ],
        ]),
      ),
      question(
        'C.1.4',
        'read',
        'Are the classification rules listed and justified?',
        asks((view) => [
          [
            'the rule',
            [...view.told(deviceKind, (data) => data.rule && `rule ${data.rule}`), ...view.text(/classif/i, /\brule\s+\d{1,2}\b/i)],
          ],
          [
            'a justification',
            [
              ...view.told(deviceKind, (data) => data.classificationReason),
              ...view.text(/classif/i, /\brule\s+\d{1,2}\b.{0,200}\b(?:because|since|as it|as the|incorporat|intended)\b/i),
            ],
          ],
        ]),
        'Annex VIII',
      ),
      question(
        'C.1.5',
        'read',
        'Are configurations and variants described, with differences and reasons?',
        asks((view) => [
          [
            'variants',
            [
              ...view.told(deviceKind, ({ models }) => models.map((model) => model.name)),
              ...view.text(/variant|model|configuration|size/i, /\bvariants?\b|\bmodels?\b|\bconfigurations?\b|\bsizes?\b/i, {
                types: evaluationDocuments,
              }),
            ],
          ],
          [
            'differences between them',
            [
              ...view.told(deviceKind, ({ models }) => models.map((model) => model.description).filter(Boolean)),
              ...view.text(/variant|model|configuration|size/i, /\bdiffer(?:s|ent|ence|ences)?\b/i, {
                types: evaluationDocuments,
                onlyThere: true,
              }),
            ],
          ],
        ]),
      ),
      question(
        'C.1.6',
        'read',
        'Are the history of the device and the changes since the last assessment given?',
        asks((view) => [
          [
            'the history',
            [
              ...view.told(deviceKind, (data) => data.history),
              ...view.text(/history|market|regulatory|previous/i, /\b(?:first|since|placed on the market|CE[- ]marked)\b/i, {
                types: evaluationDocuments,
              }),
            ],
          ],
          [
            'changes since the last assessment',
            [
              ...view.told(sectionKind, ({ document, section }) => document === 'cer' && section === 'changes'),
              ...view.text(/chang|history|revision/i, /\bchang(?:e|es|ed)\b|\bmodif\w+/i, { types: evaluationDocuments, deniedToo: true }),
            ],
          ],
        ]),
      ),
      question(
        'C.1.7',
        'read',
        'Are accessories and compatible devices given, or said to be none?',
        asks((view) => [
          [
            'accessories or compatible devices',
            view.text(/accessor|compatib|combination|set|system/i, /\baccessor(?:y|ies)\b|\bcompatible\b|\bin combination with\b/i, {
              deniedToo: true,
            }),
          ],
        ]),
      ),
      question(
        'C.1.8',
        'completed',
        'Are purpose, indications, contraindications, users, environment and duration of use the same everywhere?',
        (view) =>
          unlessContradicted(
            view,
            [
              'intended-purpose',
              'indication',
              'contraindication',
              'intended-user',
              'care-setting',
              'duration-lifetime',
              'population-age',
              'population-weight',
              'population-condition',
              'mode-of-use',
              'body-site',
            ],
            () =>
              view.context.documents.length < 2
                ? suggest(
                    'open',
                    'Fewer than two documents are uploaded, so that nothing could be compared.',
                    view.told(intendedPurposeKind, ({ statement }) => statement),
                  )
                : asks(
                    (one) => [
                      ['the purpose in the instructions for use', one.text(purpose, /\bintended\b|\bindicat/i, { types: ['ifu'] })],
                      ['the purpose in the evaluation', one.text(purpose, /\bintended\b|\bindicat/i, { types: evaluationDocuments })],
                    ],
                    { note: 'The check of the dossier found no difference between the documents.' },
                  )(view),
          ),
        'Article 2(12)',
      ),
      question(
        'C.1.9',
        'completed',
        'Are the claimed benefits and performance listed, with measurable outcome parameters?',
        asks(
          (view) => [
            [
              'claims',
              [
                ...view.told(claimKind),
                ...view.text(/claim|benefit|performance/i, /\bclaims?\b|\bbenefits?\b/i, { types: evaluationDocuments }),
              ],
            ],
            [
              'measurable outcome parameters',
              [
                ...view.told(claimKind, ({ outcomeParameterId }) => outcomeParameterId && 'has an outcome parameter'),
                ...view.text(/claim|benefit|outcome|endpoint|parameter/i, /\b(?:outcome|endpoint|parameter|measured by)\b/i, {
                  types: ['cep', 'cer'],
                }),
              ],
            ],
          ],
          (view) => {
            const without = view.all(claimKind).filter(({ data }) => !data.outcomeParameterId).length;
            return without > 0 ? { note: `${without} of ${view.all(claimKind).length} claims name no outcome parameter.` } : {};
          },
        ),
        'Article 2(53)',
      ),
    ],
  },
  {
    section: 'C.2',
    title: 'Clinical evaluation plan',
    criteria: [
      question(
        'C.2.1',
        'completed',
        'Does the plan have all eight contents that the law asks for?',
        asks((view) => [
          [
            'requirements that need clinical data',
            [
              ...view.told(requirementKind, ({ needsClinicalEvidence, number }) => needsClinicalEvidence && `requirement ${number}`),
              ...inPlan(view, /\bGSPRs?\b|general safety and performance requirements?/i),
            ],
          ],
          [
            'the purpose',
            [
              ...view.told(intendedPurposeKind, ({ statement }) => statement),
              ...view.text(purpose, /\bintended (?:purpose|use|for|to)\b/i, { types: ['cep'] }),
            ],
          ],
          [
            'target groups with indications and contraindications',
            [
              ...view.told(
                intendedPurposeKind,
                ({ indications, contraindications }) => indications.length > 0 && contraindications.length > 0,
              ),
              ...view.text(/contra-?indication|indication|target/i, /contra-?indicat/i, { types: ['cep'], deniedToo: true }),
            ],
          ],
          [
            'benefits with outcome parameters',
            [
              ...view.told(claimKind, ({ outcomeParameterId, statement }) => outcomeParameterId && statement),
              ...view.text(/benefit|outcome/i, /\boutcomes?\b|\bendpoints?\b/i, { types: ['cep'] }),
            ],
          ],
          [
            'methods for safety',
            [
              ...view.told(planKind, ({ safetyMethods }) => safetyMethods),
              ...view.text(/safety/i, /\bresidual risks?\b|\bside[- ]effects?\b|\badverse\b/i, { types: ['cep'] }),
            ],
          ],
          [
            'parameters for benefit and risk',
            [
              ...view.told(planKind, ({ benefitRiskParameters }) => benefitRiskParameters),
              ...view.text(/benefit[- ]?(?:\/|-)?\s?risk|accept/i, /\baccept\w+|\bthreshold/i, { types: ['cep'] }),
            ],
          ],
          [
            'issues of components',
            [
              ...view.told(planKind, ({ componentIssues }) => componentIssues),
              ...view.text(/component|substance|tissue|material/i, /\bmedicinal\b|\btissues?\b|\bsubstances?\b|\bpharmaceutical\b/i, {
                types: ['cep'],
                deniedToo: true,
              }),
            ],
          ],
          [
            'a development plan',
            [
              ...view.told(planKind, ({ developmentPlan }) => developmentPlan),
              ...view.text(/development/i, /\bclinical development\b|\bmilestones?\b/i, { types: ['cep'] }),
            ],
          ],
        ]),
        'Annex XIV part A, section 1(a)',
      ),
      question(
        'C.2.2',
        'completed',
        'Are the requirements that need clinical data identified?',
        asks((view) => [
          [
            'requirements that need clinical data',
            [
              ...view.told(requirementKind, ({ needsClinicalEvidence, number }) => needsClinicalEvidence && `requirement ${number}`),
              ...inPlan(view, /\bGSPRs?\b|general safety and performance requirements?/i),
            ],
          ],
        ]),
        'Annex XIV part A, section 1(a)',
      ),
      question(
        'C.2.3',
        'completed',
        'Are the methods for safety tied to residual risks and side-effects?',
        asks((view) => [
          [
            'methods for safety',
            [
              ...view.told(planKind, ({ safetyMethods }) => safetyMethods),
              ...view.text(/safety/i, /\bqualitativ|\bquantitativ|\bmethods?\b/i, { types: ['cep'] }),
            ],
          ],
          [
            'residual risks with their outcome parameters',
            [
              ...view.told(riskKind, ({ outcomeParameterIds }) => outcomeParameterIds.length > 0 && 'has an outcome parameter'),
              ...view.text(/risk|safety/i, /\bresidual risks?\b/i, { types: ['cep'] }),
            ],
          ],
        ]),
      ),
      question(
        'C.2.4',
        'completed',
        'Are acceptability parameters derived from the state of the art, with thresholds, for each indication?',
        asks((view) => [
          [
            'parameters',
            [
              ...view.told(planKind, ({ benefitRiskParameters }) => benefitRiskParameters),
              ...view.text(/benefit|accept|state of the art/i, /\baccept\w+/i, { types: ['cep', 'cer'] }),
            ],
          ],
          [
            'thresholds',
            [
              ...view.told(
                claimKind,
                ({ acceptanceCriterion: criterion }) => criterion && `${criterion.measure} ${criterion.side} ${criterion.bound}`,
              ),
              ...view.text(
                /accept|criteri|threshold|benefit/i,
                /\bthreshold\b|\bacceptance criteri(?:on|a)\b|(?:≤|≥|<|>|at most|at least|less than|more than|below|above)\s*\d/i,
                { types: ['cep', 'cer'] },
              ),
            ],
          ],
          [
            'values of the state of the art',
            [
              ...view.told(outcomeParameterKind, ({ benchmarks }) =>
                benchmarks.map((benchmark) => `${benchmark.description}: ${benchmark.value}`),
              ),
              ...view.text(/state of the art|benchmark/i, /\d.*(?:%|per\b)/, { types: ['cep', 'cer', 'sota'] }),
            ],
          ],
        ]),
      ),
      question('C.2.5', 'completed', 'Are medicinal, human or animal components addressed?', (view) => {
        const evidence = [
          ...view.told(planKind, ({ componentIssues }) => componentIssues),
          ...view.text(
            /component|substance|tissue|medicinal/i,
            /\bmedicinal substances?\b|\bhuman (?:or animal )?tissues?\b|\banimal tissues?\b/i,
            { types: ['cep', 'cer'], deniedToo: true },
          ),
        ];
        if (evidence.length > 0) return suggest('met', 'There is a statement on specific components.', evidence);
        if (!view.device) return suggest('open', 'There is no device record that says whether it has such components.');
        return view.device.containsMedicinalSubstance
          ? suggest(
              'not met',
              'The device contains a medicinal substance, and nothing says how its benefit and risk are addressed.',
              view.told(deviceKind),
            )
          : suggest(
              'not applicable',
              'The device record names no medicinal substance; say so in the plan, and the same for tissues.',
              view.told(deviceKind),
            );
      }),
      question(
        'C.2.6',
        'completed',
        'Is there a clinical development plan with milestones and acceptance criteria?',
        asks((view) => [
          [
            'a development plan',
            [
              ...view.told(planKind, ({ developmentPlan }) => developmentPlan),
              ...view.text(/development/i, /\bclinical development\b|\bpivotal\b|\bPMCF\b/i, { types: ['cep'] }),
            ],
          ],
          [
            'milestones',
            [
              ...view.told(planKind, ({ milestones }) => milestones.map(({ title, due }) => `${title} (${due})`)),
              ...view.text(/development|milestone|schedule|time/i, /\bmilestones?\b|\btimelines?\b/i, { types: ['cep'] }),
            ],
          ],
          [
            'acceptance criteria',
            [
              ...view.told(claimKind, ({ acceptanceCriterion }) => acceptanceCriterion && 'has an acceptance criterion'),
              ...view.text(/development|criteri|accept/i, /\bacceptance criteri(?:on|a)\b/i, { types: ['cep'] }),
            ],
          ],
        ]),
      ),
      question(
        'C.2.7',
        'knowledge',
        'Does the report follow the plan, with deviations explained?',
        asks((view) => [
          [
            'a statement on deviations from the plan',
            view.text(
              /deviation|method|scope|plan|changes/i,
              /\bdeviat\w+|\bas planned\b|\bin accordance with the (?:clinical evaluation )?plan\b|\bplan\b.{0,60}\bfixed before\b/i,
              { types: ['cer', 'cep'], deniedToo: true },
            ),
          ],
        ]),
      ),
      question('C.2.8', 'knowledge', 'Was the plan approved and dated before the data were locked?', planCameFirst),
    ],
  },
  {
    section: 'C.3',
    title: 'Information materials, common specifications and standards',
    criteria: [
      question(
        'C.3.1',
        'completed',
        'Are label, instructions, patient information, promotional material and summary listed with version and date?',
        asks(
          (view) => [
            [
              'the instructions for use',
              [...view.told(intendedPurposeKind, ({ instructionsForUse }) => instructionsForUse), ...view.documents('ifu')],
            ],
            [
              'the label',
              [...view.documents('label'), ...view.text(/label|information|material/i, /\blabels?\b/i, { types: ['cer', 'cep', 'cear'] })],
            ],
            [
              'promotional material',
              [
                ...view.told(claimKind, ({ sources }) => sources),
                ...view.text(/promotion|information|material|claims/i, /\bbrochures?\b|\bpromotional\b|\bmarketing materials?\b/i, {
                  types: ['cer', 'cep', 'cear'],
                  deniedToo: true,
                }),
              ],
            ],
          ],
          { note: 'Versions and dates are to be read in the list itself.' },
        ),
      ),
      question(
        'C.3.2',
        'read',
        'Are common specifications and standards listed, with how far they are applied?',
        asks(
          (view) => [
            [
              'standards or common specifications',
              [
                ...view.text(
                  /standard|specification|norm|harmoni[sz]ed/i,
                  /\b(?:EN\s)?ISO\s\d{4,5}|\bIEC\s\d{4,5}|\bcommon specifications?\b/i,
                  { types: ['cer', 'cep', 'sscp', 'cear'] },
                ),
                ...view.told(
                  requirementKind,
                  ({ methods, number }) =>
                    (methods.includes('standard') || methods.includes('common specification')) &&
                    `requirement ${number} by standard or specification`,
                ),
              ],
            ],
          ],
          { judgement: true },
        ),
      ),
      question(
        'C.3.3',
        'knowledge',
        'Is the guidance that was used listed?',
        asks((view) => [
          ['guidance', view.text(/guidance|standard|regulat|method/i, /\bMDCG\s\d{4}-\d+|\bMEDDEV\b/i, { types: ['cer', 'cep', 'cear'] })],
        ]),
      ),
    ],
  },
];
