import { outcomeKind } from '../../analysis/index.ts';
import { benefitRiskKind } from '../../conclusions/index.ts';
import type { Attribute } from '../../consistency/index.ts';
import { claimKind, deviceKind, intendedPurposeKind, riskKind } from '../../device/index.ts';
import { sectionKind } from '../../documents/index.ts';
import { outcomeParameterKind, planKind } from '../../plan/index.ts';
import { actionKind } from '../../quality-system/index.ts';
import { type Checklist, fromParts, type ItemSource, type Suggestion, suggest } from '../checklist.ts';
import { type Criterion, itemsOf } from '../criterion.ts';
import { sufficiencyOf } from '../sufficiency.ts';
import { sentence, unlessContradicted, type View, viewOf } from '../view.ts';

const law: ItemSource = {
  status: 'in force',
  validFrom: '2021-05-26',
  source: 'Regulation (EU) 2017/745, consolidated text of 2017-05-05 with corrigenda C1 and C2',
  verified: true,
  note: 'Later amendments are not in the text that was read.',
};
const guidance: ItemSource = {
  status: 'guidance',
  source: 'Commission guidance 2020/C 259/02, known by its structure only',
  verified: false,
};
const practice: ItemSource = {
  status: 'guidance',
  source: 'a published account of findings of an expert panel, June 2025',
  verified: false,
  note: 'What one panel found, not a rule.',
};

const novelHeadings = /novel|innovat|description|technolog|principle|history/i;
const evaluation = ['cer', 'cear', 'cep', 'pmcf-plan', 'sscp'] as const;

/** Findings of the check of the dossier about some attributes; without any, what was compared. */
function consistent(
  attributes: readonly Attribute[],
  what: string,
  own: (view: View) => ReturnType<View['told']>,
): (view: View) => Suggestion {
  return (view) =>
    unlessContradicted(view, attributes, () => {
      const { documents } = view.context;
      if (documents.length === 0) return suggest('open', 'No document is uploaded that could be compared.', own(view));
      if (documents.length === 1)
        return suggest('open', `Only ${documents[0]!.name} is uploaded; a second document is needed to compare ${what}.`, own(view));
      const evidence = [...own(view), ...view.documents(...documents.map(({ type }) => type))];
      if (evidence.length === 0) return suggest('open', 'The uploaded documents hold no text that could be compared.');
      return suggest('met', `The check of the dossier found no difference in ${what} among ${documents.length} documents.`, evidence);
    });
}

function claimsCarried(view: View): Suggestion {
  return unlessContradicted(view, ['claim'], () => {
    const levels = sufficiencyOf(view);
    if (levels.length === 0)
      return fromParts(
        [['claims with their evidence', view.text(/claim|benefit|conclusion/i, /\bclaims?\b|\bbenefits?\b/i, { types: evaluation })]],
        { nothing: 'open', judgement: true },
      );
    const weak = levels.filter(({ verdict }) => verdict !== 'sufficient' && verdict !== 'sufficient with confirmation by follow-up');
    const evidence = view.told(claimKind, (_, record) => levels.find(({ claimId }) => claimId === record.id)?.verdict);
    return weak.length === 0
      ? suggest('met', `Evidence carries direction and size of all ${levels.length} claims.`, evidence)
      : suggest(
          'partly',
          `Evidence does not carry ${weak.length} of ${levels.length} claims: ${sentence(weak.map(({ statement }) => statement.replace(/\.$/, '')).join('; '))}`,
          evidence,
        );
  });
}

function figures(view: View): Suggestion {
  return unlessContradicted(view, ['figure-reference'], () => {
    const coarse = view.context.documents.flatMap(({ name, read }) =>
      read.images
        .filter(
          ({ pixels, millimetres }) => pixels && millimetres && millimetres.width > 30 && pixels.width / (millimetres.width / 25.4) < 100,
        )
        .map(({ caption, place }) => ({
          document: {
            name,
            section: '',
            ...(place.page === undefined ? {} : { page: place.page }),
            quote: caption || 'a figure without caption',
          },
        })),
    );
    if (coarse.length > 0)
      return suggest(
        'partly',
        `${coarse.length} ${coarse.length === 1 ? 'figure has' : 'figures have'} fewer than 100 dots to the inch and may not be legible.`,
        coarse,
      );
    const shown = view.context.documents.flatMap(({ name, read }) =>
      read.images.slice(0, 1).map(({ caption, place }) => ({
        document: {
          name,
          section: '',
          ...(place.page === undefined ? {} : { page: place.page }),
          quote: caption || 'a figure without caption',
        },
      })),
    );
    const captions = view.text(/(?:)/, /^(?:Figure|Fig\.|Table)\s+\d+/im, { types: ['cer', 'cear', 'cep', 'pmcf-plan', 'pmcf-report'] });
    const evidence = [...shown, ...captions];
    return evidence.length === 0
      ? suggest('open', 'No uploaded document has figures or numbered tables that could be looked at.')
      : suggest('met', 'No figure is too coarse to read, and the check of the dossier found no figure that is missing.', evidence);
  });
}

interface PanelQuestion extends Omit<Criterion, 'source'> {
  readonly source?: ItemSource;
}
const section = (id: string, title: string, source: ItemSource, criteria: readonly PanelQuestion[]) => ({
  section: id,
  title,
  criteria: criteria.map((criterion) => ({ source, ...criterion })),
});

const criteriaOfPanel = 'Regulation (EU) 2017/745, Annex IX, section 5.1(c)';
const opinion = 'Regulation (EU) 2017/745, Annex IX, section 5.1';

const sections = [
  section('1', 'Novelty', law, [
    {
      id: 'novelty-device',
      clause: criteriaOfPanel,
      question: 'What is novel about the device: purpose, design, mechanism, materials, site of use, components, manufacture?',
      suggest: (view) =>
        fromParts(
          [
            [
              'a statement on the novelty of the device',
              [
                ...view.told(deviceKind, ({ novelty }) => novelty),
                ...view.text(novelHeadings, /\bnovel(?:ty)?\b|\binnovat\w+|\bfirst of its kind\b/i, { types: evaluation, deniedToo: true }),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
    {
      id: 'novelty-procedure',
      clause: criteriaOfPanel,
      source: guidance,
      question: 'Is the clinical procedure novel: mode of use, interface with the patient, control, deployment?',
      suggest: (view) =>
        fromParts(
          [
            [
              'a statement on the procedure',
              [
                ...view.told(deviceKind, ({ novelty }) => /procedure/i.test(novelty) && novelty),
                ...view.text(
                  novelHeadings,
                  /\b(?:novel|new|established|conventional|no new)\b[^.]{0,40}\bprocedure\b|\bprocedure\b[^.]{0,40}\b(?:novel|new|established)\b/i,
                  { types: evaluation, deniedToo: true },
                ),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
    {
      id: 'novelty-impact',
      clause: criteriaOfPanel,
      question: 'Could novelty have a major clinical or health impact, and which uncertainties follow?',
      suggest: (view) =>
        fromParts(
          [
            [
              'uncertainties that follow',
              [
                ...view.told(benefitRiskKind, ({ uncertainties }) => uncertainties),
                ...view.text(/novel|uncertain|benefit|risk|conclusion/i, /\buncertain\w*/i, { types: evaluation }),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
    {
      id: 'category-concerns',
      clause: criteriaOfPanel,
      question: 'Are there health concerns, or more serious incidents, in the category of such devices?',
      suggest: (view) =>
        fromParts(
          [
            [
              'data on the category',
              [
                ...view.told(outcomeParameterKind, ({ benchmarks }) => benchmarks.map(({ description }) => description)),
                ...view
                  .told(
                    riskKind,
                    ({ occurrenceSource }) => /literature|review|report|MAUDE|vigilance/i.test(occurrenceSource) && occurrenceSource,
                  )
                  .slice(0, 3),
                ...view.text(
                  /similar|vigilance|incident|state of the art|safety/i,
                  /\bsimilar devices?\b|\bserious incidents?\b|\bMAUDE\b|\bBfArM\b|\brecalls?\b/i,
                  { types: ['cer', 'cear', 'psur', 'sota'] },
                ),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
  ]),
  section('2', 'Benefit and risk', law, [
    {
      id: 'benefit-risk',
      clause: opinion,
      question: 'Does the evidence show that benefits outweigh risks, with their size and uncertainty?',
      suggest: (view) =>
        fromParts(
          [
            [
              'benefits',
              [
                ...view.told(benefitRiskKind, ({ benefits }) => benefits),
                ...view.text(/benefit/i, /\bbenefits?\b/i, { types: evaluation }),
              ],
            ],
            [
              'risks',
              [
                ...view.told(benefitRiskKind, ({ risks }) => risks),
                ...view.text(/risk|safety/i, /\brisks?\b|\badverse\b/i, { types: evaluation }),
              ],
            ],
            [
              'a determination',
              [
                ...view.told(benefitRiskKind, ({ determination }) => determination),
                ...view.text(/benefit|conclusion/i, /\boutweigh\w*/i, { types: evaluation }),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
    {
      id: 'benefit-risk-alternatives',
      clause: opinion,
      question: 'How do benefit and risk stand against the alternatives?',
      suggest: (view) =>
        fromParts(
          [
            [
              'a comparison with alternatives',
              [
                ...view.told(benefitRiskKind, ({ stateOfTheArt }) => stateOfTheArt),
                ...view.text(/alternativ|state of the art|benefit/i, /\balternatives?\b|\bcompared (?:with|to)\b/i, { types: evaluation }),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
    {
      id: 'residual-risks',
      clause: opinion,
      question: 'Are residual risks the same in risk file, report, instructions and summary?',
      suggest: consistent(['risk-coverage', 'event-rate'], 'residual risks and rates', (view) =>
        view.told(riskKind, ({ inInstructionsForUse }) => inInstructionsForUse && 'told in the instructions for use').slice(0, 3),
      ),
    },
  ]),
  section('3', 'Consistency', practice, [
    {
      id: 'consistency-identity',
      clause: 'Regulation (EU) 2017/745, Article 2(12)',
      question: 'Is the device named the same in every document?',
      suggest: consistent(
        ['device-name', 'model', 'manufacturer', 'leftover-device', 'classification'],
        'name, models, manufacturer and class',
        (view) => view.told(deviceKind),
      ),
    },
    {
      id: 'consistency-purpose',
      clause: 'Regulation (EU) 2017/745, Article 2(12)',
      question: 'Are purpose, indications and modes of use complete and the same?',
      suggest: consistent(
        [
          'intended-purpose',
          'indication',
          'contraindication',
          'mode-of-use',
          'body-site',
          'intended-user',
          'care-setting',
          'duration-lifetime',
        ],
        'purpose, indications and modes of use',
        (view) => view.told(intendedPurposeKind, ({ statement }) => statement),
      ),
    },
    {
      id: 'consistency-numbers',
      clause: opinion,
      question: 'Do numbers, dates and versions agree?',
      suggest: consistent(
        ['arithmetic', 'sample-size', 'event-rate', 'date', 'literature-search', 'standard-version', 'language-version'],
        'numbers, dates and versions',
        () => [],
      ),
    },
    {
      id: 'consistency-leftovers',
      clause: opinion,
      question: 'Are there placeholders, open comments or remains of other devices?',
      suggest: consistent(['placeholder', 'leftover-device'], 'placeholders and remains', () => []),
    },
  ]),
  section('4', 'Claims', practice, [
    {
      id: 'claims-evidence',
      clause: 'Regulation (EU) 2017/745, Articles 2(51) and 2(53)',
      question: 'Does clinical data support direction and size of each claim?',
      suggest: claimsCarried,
    },
    {
      id: 'claims-threshold',
      clause: 'Regulation (EU) 2017/745, Annex XIV part A, section 1(a)',
      source: law,
      question: 'Was it set beforehand when a claim counts as shown?',
      suggest: (view) => {
        const late = view.claims.filter(({ criterionFixedAfterResults }) => criterionFixedAfterResults).length;
        const without = view.claims.filter(({ criterion }) => !criterion).length;
        const evidence = view.told(
          claimKind,
          ({ acceptanceCriterion: criterion }) => criterion && `${criterion.measure} ${criterion.side} ${criterion.bound}`,
        );
        if (evidence.length === 0)
          return fromParts(
            [
              [
                'acceptance criteria',
                view.text(/accept|criteri|claim|plan/i, /\bacceptance criteri(?:on|a)\b|\bthreshold\b/i, { types: ['cep', 'cer'] }),
              ],
            ],
            { judgement: true },
          );
        return late + without === 0
          ? suggest('met', 'Each claim has a criterion that was fixed before results were extracted.', evidence)
          : suggest(
              'partly',
              `Of ${view.claims.length} claims ${without} have no criterion, and ${late} have one that was fixed late or on no stated day.`,
              evidence,
            );
      },
    },
  ]),
  section('5', 'Population', practice, [
    {
      id: 'population-limits',
      clause: opinion,
      question: 'Are limits of age, weight and condition the same everywhere, and plausible?',
      suggest: consistent(['population-age', 'population-weight', 'population-condition'], 'the population', (view) =>
        view.told(intendedPurposeKind, ({ population }) => population.description),
      ),
    },
    {
      id: 'population-evidence',
      clause: opinion,
      question: 'Were the patients of the evidence those of the purpose, sub-groups included?',
      suggest: (view) =>
        fromParts(
          [
            [
              'the intended population',
              [
                ...view.told(intendedPurposeKind, ({ population }) => population.description),
                ...view.text(/population|indication|intended/i, /\bpatients?\b|\badults?\b|\bchildren\b/i, {
                  types: ['ifu', ...evaluation],
                }),
              ],
            ],
            [
              'the population studied',
              [
                ...view.told(outcomeKind, ({ population }) => population).slice(0, 3),
                ...view.told(
                  sectionKind,
                  ({ document, section: id }) => document === 'cer' && (id === 'literature-evidence' || id === '4.6.2'),
                ),
                ...view.text(
                  /investigation|study|literature|result|apprais/i,
                  /\b(?:enrolled|included|studied)\b.*\b(?:patients|adults|children|subjects)\b|\b\d+ (?:patients|adults|children|subjects)\b/i,
                  { types: evaluation },
                ),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
  ]),
  section('6', 'Instructions', practice, [
    {
      id: 'instructions-safe',
      clause: 'Regulation (EU) 2017/745, Annex I, sections 5 and 23',
      question: 'Are the instructions clinically safe, practicable and free of contradiction?',
      suggest: (view) =>
        unlessContradicted(view, ['unsafe-instruction'], () => {
          const steps = view.text(/instruction|operat|use|procedure|warning/i, /\b(?:must|do not|ensure|connect|press|set|insert)\b/i, {
            types: ['ifu'],
          });
          if (steps.length === 0)
            return suggest(
              'open',
              'No instructions for use are uploaded that could be looked at.',
              view.told(intendedPurposeKind, ({ modeOfUse }) => modeOfUse),
            );
          return suggest('partly', 'The check of the dossier found no unsafe instruction; a clinician reads them.', steps);
        }),
    },
    {
      id: 'instructions-risks',
      clause: 'Regulation (EU) 2017/745, Annex I, section 4',
      question: 'Do the instructions tell what the evaluation found about risks and limits?',
      suggest: (view) =>
        fromParts(
          [
            [
              'risks or warnings told to users',
              [
                ...view.told(riskKind, ({ inInstructionsForUse }) => inInstructionsForUse && 'told in the instructions for use'),
                ...view.told(intendedPurposeKind, ({ warnings }) => warnings),
                ...view.text(/warning|precaution|risk|side/i, /\p{L}{4}/u, { types: ['ifu'], onlyThere: true, deniedToo: true }),
              ],
            ],
          ],
          { judgement: true },
        ),
    },
  ]),
  section('7', 'Follow-up', law, [
    {
      id: 'pmcf-scope',
      clause: opinion,
      question: 'Does follow-up study the intended patients in the intended setting, and no others?',
      suggest: consistent(['pmcf-scope'], 'the population of follow-up and the purpose', (view) =>
        view.told(intendedPurposeKind, ({ population, settings }) => [population.description, ...settings]),
      ),
    },
    {
      id: 'pmcf-questions',
      clause: 'Regulation (EU) 2017/745, Annex XIV part B, section 6',
      question: 'Does it answer the open questions, with method, sample size, criterion and schedule?',
      suggest: (view) =>
        unlessContradicted(view, ['placeholder'], () =>
          fromParts(
            [
              [
                'activities',
                [
                  ...view.told(actionKind, ({ target, title }) => target === 'PMCF' && title),
                  ...view.text(/PMCF|follow-?up|activit/i, /\b(?:study|registry|survey)\b/i, { types: ['pmcf-plan', 'cer', 'cep'] }),
                ],
              ],
              [
                'a number of patients',
                [
                  ...view.told(planKind, ({ developmentPlan }) => /\b\d{2,}\b/.test(developmentPlan) && developmentPlan),
                  ...view.text(
                    /PMCF|follow-?up|activit|sample/i,
                    /\bsample size\b|\bn\s?=\s?\d+|\b\d{2,} (?:patients|subjects|participants)\b/i,
                    { types: ['pmcf-plan', 'cer'] },
                  ),
                ],
              ],
              [
                'a schedule',
                [
                  ...view.told(actionKind, ({ target, due }) => target === 'PMCF' && due),
                  ...view.told(planKind, ({ milestones }) => milestones.map(({ title, due }) => `${title} (${due})`)),
                  ...view.text(/PMCF|follow-?up|activit|time/i, /\bQ[1-4]\b|\b20\d\d\b|\bmonths\b/i, { types: ['pmcf-plan', 'cer'] }),
                ],
              ],
            ],
            { judgement: true },
          ),
        ),
    },
  ]),
  section('8', 'Figures and tables', practice, [
    { id: 'figures', clause: opinion, question: 'Are figures and tables legible, numbered and equal to the text?', suggest: figures },
  ]),
];

const panelQuestions: Checklist = {
  id: 'panel-questions',
  title: 'What an expert panel asks',
  references: [
    'Regulation (EU) 2017/745, Annex IX, section 5.1',
    'Commission guidance 2020/C 259/02 on the criteria for an opinion (structure known, text not read)',
    'A published account of findings of an expert panel, June 2025',
  ],
  purpose: 'Asks what a panel looks at: novelty, benefit and risk, consistency, claims, population, instructions, follow-up, figures.',
  items: (context) => itemsOf(viewOf(context), sections),
  examples: [
    {
      says: 'with nothing to compare, consistency stays open',
      answers: { 'consistency-identity': 'open', 'novelty-device': 'not met', figures: 'open' },
    },
    {
      says: 'a document alone cannot be consistent',
      documents: [{ name: 'cer.pdf', type: 'cer', pieces: [{ type: 'paragraph', text: 'Arden is a novel device.', place: { page: 1 } }] }],
      answers: { 'consistency-identity': 'open', 'novelty-device': 'partly' },
    },
    {
      says: 'two documents without a finding agree, and a finding is told with its quotes',
      documents: [
        { name: 'cer.pdf', type: 'cer', pieces: [{ type: 'paragraph', text: 'Arden is for adults above 1 kg.', place: { page: 1 } }] },
        {
          name: 'ifu.pdf',
          type: 'ifu',
          pieces: [
            { type: 'paragraph', text: 'Arden is for patients above 5 kg. Ensure that oxygen flows before use.', place: { page: 2 } },
          ],
        },
      ],
      findings: [
        {
          rule: 'weights-differ',
          attribute: 'population-weight',
          severity: 'critical',
          message: 'The weights differ',
          locations: [
            { document: 'doc_1', page: 1, section: '', quote: 'above 1 kg' },
            { document: 'doc_2', page: 2, section: '', quote: 'above 5 kg' },
          ],
        },
      ],
      answers: { 'consistency-identity': 'met', 'population-limits': 'not met', 'instructions-safe': 'partly' },
    },
  ],
};

export default panelQuestions;
