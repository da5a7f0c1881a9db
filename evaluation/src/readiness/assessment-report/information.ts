import { conclusionKind } from '../../conclusions/index.ts';
import { claimKind, intendedPurposeKind, riskKind } from '../../device/index.ts';
import { sectionKind } from '../../documents/index.ts';
import { fromParts, suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { unlessContradicted, type View } from '../view.ts';
import { asks, question } from './question.ts';

const instructions = ['ifu', 'label', 'sscp'] as const;
const inInstructions = (view: View, headings: RegExp, words: RegExp, deniedToo = false) =>
  view.text(headings, words, { types: instructions, deniedToo });
const examined = (view: View) =>
  view.told(sectionKind, ({ document, section }) => document === 'cer' && section === 'information-materials');

/** Claims that are made somewhere, against what is concluded about them. */
function claimsCovered(view: View) {
  return unlessContradicted(view, ['claim'], () => {
    const made = view.claims.filter(({ claim }) => claim.data.sources.length > 0);
    if (made.length === 0)
      return asks(
        (one) => [
          ['claims with their evidence', one.text(/claim|promotion|marketing|benefit/i, /\bclaims?\b/i, { types: ['cer', 'cear'] })],
        ],
        { nothing: 'open', judgement: true },
      )(view);
    const unsupported = made.filter(({ conclusion, judgement }) => (conclusion?.data.verdict ?? judgement?.verdict) !== 'supported');
    const verdicts = view.told(claimKind, ({ sources }, record) => {
      const found = made.find(({ claim }) => claim.id === record.id);
      return found && `${found.conclusion?.data.verdict ?? found.judgement?.verdict ?? 'not concluded'}; made in ${sources.join(', ')}`;
    });
    return unsupported.length === 0
      ? suggest('met', `All ${made.length} claims that are made in materials are supported.`, verdicts)
      : suggest(
          'partly',
          `${unsupported.length} of ${made.length} claims that are made in materials are not supported by the evidence; see that they were withdrawn.`,
          verdicts,
        );
  });
}

/** Residual risks and side-effects told to users, with rates. */
function sideEffects(view: View) {
  return unlessContradicted(view, ['risk-coverage', 'event-rate'], () => {
    const risks = view.all(riskKind);
    const untold = risks.filter(({ data }) => data.inInstructionsForUse === false);
    const unsaid = risks.filter(({ data }) => data.inInstructionsForUse === undefined);
    const told = view.told(riskKind, ({ inInstructionsForUse }) => inInstructionsForUse === true && 'told in the instructions for use');
    const text = inInstructions(
      view,
      /side[- ]effect|adverse|complication|residual|risk|warning/i,
      /\b(?:side[- ]effects?|adverse|complications?|residual risks?)\b/i,
    );
    const suggestion = fromParts([['residual risks or side-effects told to users', [...told, ...text]]]);
    if (untold.length + unsaid.length === 0 || told.length === 0) return suggestion;
    return suggest(
      'partly',
      `${told.length} of ${risks.length} risks are told in the instructions for use; ${untold.length} ${untold.length === 1 ? 'is' : 'are'} not${unsaid.length === 0 ? '' : `, and nobody said whether ${unsaid.length} ${unsaid.length === 1 ? 'is' : 'are'}`}.`,
      suggestion.evidence,
    );
  });
}

/** Section G. */
export const informationSections: readonly CriterionSection[] = [
  {
    section: 'G',
    title: 'Instructions, summary, label and other information',
    criteria: [
      question(
        'G.1',
        'read',
        'Are the materials that were reviewed listed with versions?',
        asks((view) => [
          [
            'the instructions for use',
            [...view.told(intendedPurposeKind, ({ instructionsForUse }) => instructionsForUse), ...view.documents('ifu')],
          ],
          [
            'other materials',
            [
              ...view.documents('label', 'sscp'),
              ...view.told(claimKind, ({ sources }) => sources),
              ...view.text(/information|material|label/i, /\blabel\b|\bbrochure\b|\bSSCP\b|\bpromotional\b/i, { types: ['cer', 'cear'] }),
            ],
          ],
        ]),
      ),
      question('G.2', 'read', 'Is the intended purpose supported by clinical data?', (view) =>
        unlessContradicted(view, ['intended-purpose', 'indication'], () =>
          fromParts(
            [
              [
                'the intended purpose',
                [...view.told(intendedPurposeKind, ({ statement }) => statement), ...inInstructions(view, /intended/i, /\bintended\b/i)],
              ],
              [
                'conclusions from clinical data',
                [
                  ...view.told(conclusionKind, ({ verdict, reason }) => verdict === 'supported' && reason),
                  ...view.text(
                    /conclusion|analysis|performance|benefit/i,
                    /\b(?:data|evidence|results?)\b.*\b(?:support|demonstrat|show|confirm)\w*/i,
                    { types: ['cer', 'cear'] },
                  ),
                ],
              ],
            ],
            { judgement: true },
          ),
        ),
      ),
      question('G.3', 'read', 'Is the patient population supported, and are restrictions and warnings justified?', (view) =>
        unlessContradicted(view, ['population-age', 'population-weight', 'population-condition'], () =>
          fromParts(
            [
              [
                'the population',
                [
                  ...view.told(intendedPurposeKind, ({ population }) => population.description),
                  ...inInstructions(view, /population|patient|intended|indication/i, /\bpatients?\b|\badults?\b|\bchildren\b/i),
                ],
              ],
              [
                'restrictions or warnings',
                [
                  ...view.told(intendedPurposeKind, ({ contraindications, warnings }) => [...contraindications, ...warnings]),
                  ...inInstructions(view, /contra-?indication|warning|precaution|limitation/i, /\p{L}{4}/u, true),
                ],
              ],
            ],
            { judgement: true },
          ),
        ),
      ),
      question(
        'G.4',
        'read',
        'Are the users named, professional or lay, and is training a control where it is needed?',
        (view) =>
          unlessContradicted(view, ['intended-user'], () =>
            fromParts([
              [
                'the users',
                [
                  ...view.told(intendedPurposeKind, ({ users }) => users),
                  ...inInstructions(view, /user|intended/i, /\b(?:users?|physicians?|nurses?|clinicians?|professionals?|lay|surgeons?)\b/i),
                ],
              ],
              [
                'training',
                [
                  ...view.told(intendedPurposeKind, ({ users }) => users.filter((user) => /train/i.test(user))),
                  ...view.told(riskKind, ({ control }) => /train/i.test(control) && control),
                  ...view.text(/training|user/i, /\btrain(?:ing|ed)\b/i, { types: [...instructions, 'cer', 'rmf'], deniedToo: true }),
                ],
              ],
            ]),
          ),
        'Annex I, section 5',
      ),
      question(
        'G.5',
        'read',
        'Are limitations stated?',
        asks((view) => [
          [
            'limitations',
            [
              ...view.told(intendedPurposeKind, ({ warnings }) =>
                warnings.filter((words) =>
                  /not tested|not shown|not (?:been )?(?:studied|established|evaluated)|not for|do(?:es)? not/i.test(words),
                ),
              ),
              ...inInstructions(
                view,
                /limit|warning|precaution/i,
                /\blimit\w*|\bnot (?:been )?(?:tested|studied|established|evaluated|intended)\b/i,
                true,
              ),
            ],
          ],
        ]),
      ),
      question('G.6', 'read', 'Are the contraindications appropriate?', (view) =>
        unlessContradicted(view, ['contraindication'], () =>
          fromParts(
            [
              [
                'contraindications',
                [
                  ...view.told(intendedPurposeKind, ({ contraindications }) => contraindications),
                  ...inInstructions(view, /contra-?indication/i, /\p{L}{4}/u, true).slice(0, 2),
                ],
              ],
            ],
            { judgement: 'always' },
          ),
        ),
      ),
      question('G.7', 'read', 'Are warnings and precautions appropriate, malfunction included?', (view) =>
        unlessContradicted(view, ['unsafe-instruction'], () =>
          fromParts(
            [
              [
                'warnings and precautions',
                [
                  ...view.told(intendedPurposeKind, ({ warnings }) => warnings),
                  ...inInstructions(view, /warning|precaution|caution/i, /\p{L}{4}/u, true).slice(0, 2),
                ],
              ],
            ],
            { judgement: 'always' },
          ),
        ),
      ),
      question('G.8', 'read', 'Is the information adequate and clear?', (view) =>
        unlessContradicted(view, ['unsafe-instruction', 'placeholder', 'language-version'], () =>
          fromParts(
            [
              [
                'an examination of the materials',
                [
                  ...examined(view),
                  ...view.text(
                    /information|material|label|usability|IFU/i,
                    /\b(?:IFU|instructions for use|labelling|information materials?)\b.*\b(?:adequate|clear|appropriate|consistent|agree|sufficient)\b/i,
                    { types: ['cer', 'cear'] },
                  ),
                ],
              ],
            ],
            { judgement: 'always' },
          ),
        ),
      ),
      question(
        'G.9',
        'knowledge',
        'Are undesirable side-effects and residual risks disclosed, with rates where they are known?',
        sideEffects,
      ),
      question('G.10', 'knowledge', 'Are clinical claims in promotional material covered by evidence?', claimsCovered),
      question(
        'G.11',
        'completed',
        'Is a summary of safety and clinical performance needed, and is its draft consistent with report, instructions and follow-up?',
        (view) => {
          const { device } = view;
          const draft = view.documents('sscp');
          if (!device)
            return draft.length > 0
              ? suggest('partly', 'A summary is uploaded; no device record says whether it is needed.', draft)
              : suggest('open', 'There is no device record that says whether it is needed.');
          if (device.class !== 'III' && !device.implantable)
            return suggest('not applicable', 'The device is neither in class III nor implantable.', draft);
          if (draft.length === 0)
            return suggest('not met', 'The device needs a summary of safety and clinical performance, and none is uploaded.');
          const { documents, findings } = view.context;
          const summaries = documents.filter(({ type }) => type === 'sscp').map(({ id }) => id);
          const concerned = findings.filter(({ locations }) => locations.some(({ document }) => summaries.includes(document)));
          return concerned.length === 0
            ? suggest('met', 'A summary is uploaded, and the check of the dossier found nothing about it.', draft)
            : suggest('partly', `A summary is uploaded; ${concerned.length} findings of the check of the dossier concern it.`, draft);
        },
        'Article 32',
      ),
      question(
        'G.12',
        'practice',
        'Are the instructions clinically safe and practicable?',
        (view) =>
          unlessContradicted(view, ['unsafe-instruction', 'mode-of-use'], () =>
            fromParts(
              [
                [
                  'instructions',
                  [
                    ...view.told(intendedPurposeKind, ({ modeOfUse }) => modeOfUse),
                    ...inInstructions(
                      view,
                      /instruction|operat|use|procedure|step/i,
                      /\b(?:must|do not|ensure|insert|connect|press|set|before|after)\b/i,
                    ),
                  ],
                ],
                [
                  'how use was examined',
                  [
                    ...view.text(/usab|human factors|use error|instruction/i, /\busab\w+|\bhuman factors?\b|\buse errors?\b/i, {
                      types: ['cer', 'rmf', 'other', 'cear'],
                    }),
                    ...view.told(riskKind, ({ control }) => /instruction|train|label/i.test(control) && control),
                    ...examined(view),
                  ],
                ],
              ],
              {
                judgement: 'always',
                note:
                  view.documents('ifu').length > 0
                    ? 'The check of the dossier found no instruction that its warnings contradict.'
                    : 'No instructions for use are uploaded, so that none could be checked.',
              },
            ),
          ),
        'Annex I, section 5',
      ),
    ],
  },
];
