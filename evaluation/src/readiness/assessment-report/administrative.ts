import type { Attribute } from '../../consistency/index.ts';
import { deviceKind, intendedPurposeKind } from '../../device/index.ts';
import { releaseKind } from '../../documents/index.ts';
import { type CompetenceId, competences, evaluatorKind } from '../../team/index.ts';
import { suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { unlessContradicted, type View } from '../view.ts';
import { asks, question } from './question.ts';

const identification = /device|product|identif|general|scope|administrative|cover|manufacturer|particulars/i;

/** Documents that speak about the device itself, and not about rules in general. */
const clinical = ['cer', 'cep', 'cear', 'ifu', 'sscp', 'pmcf-plan', 'pmcf-report', 'psur'] as const;

/** What must read the same in every document (Regulation (EU) 2017/745, Article 2(12)). */
const identityAttributes: readonly Attribute[] = [
  'device-name',
  'model',
  'manufacturer',
  'classification',
  'intended-purpose',
  'leftover-device',
];

/** In which uploaded documents the name of the device stands word for word. */
function sameIdentity(view: View) {
  return unlessContradicted(view, identityAttributes, () => {
    const name = view.device?.name;
    const { documents } = view.context;
    if (!name) {
      return documents.length < 2
        ? suggest('open', 'There is no device record yet whose name could be compared.')
        : suggest(
            'partly',
            'The check of the dossier found no difference between the documents; there is no device record to hold them against.',
            view.documents(...documents.map(({ type }) => type)),
          );
    }
    if (documents.length === 0)
      return suggest('open', 'No document is uploaded that could be compared with the record.', view.told(deviceKind));
    const words = new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'i');
    const where = documents.flatMap((document) => {
      const [anchor] = view
        .text(identification, words, { types: [document.type] })
        .filter((place) => 'document' in place && place.document.name === document.name);
      return anchor ? [anchor] : [];
    });
    const without = documents.filter(({ name: file }) => !where.some((place) => 'document' in place && place.document.name === file));
    const evidence = [...view.told(deviceKind), ...where];
    return without.length === 0
      ? suggest('met', `Every uploaded document names the device "${name}", and the check of the dossier found no difference.`, evidence)
      : suggest(
          'partly',
          `The name "${name}" does not stand in ${without.map((document) => document.name).join(', ')}; the check of the dossier found no difference.`,
          evidence,
        );
  });
}

function competenceCover(view: View) {
  const evaluators = view.all(evaluatorKind);
  const people = view.told(evaluatorKind, ({ role, qualification, competences: known }) => [role, qualification, known.join(', ')]);
  if (evaluators.length === 0) {
    return asks(
      (one) => [
        [
          'qualifications of the evaluators',
          one.text(/evaluator|qualification|author|curricul/i, /qualif|experience|degree|MD\b|PhD|curriculum/i, { types: ['cer', 'cep'] }),
        ],
      ],
      { judgement: true },
    )(view);
  }
  const covered = new Set(evaluators.flatMap(({ data }) => data.competences));
  const uncovered = (Object.keys(competences) as CompetenceId[]).filter((id) => !covered.has(id));
  return uncovered.length === 0
    ? suggest('met', 'The evaluators cover all six competences between them.', people)
    : suggest('partly', `No evaluator covers ${uncovered.map((id) => `${id} (${competences[id]})`).join('; ')}.`, people);
}

/** Sections A and B. */
export const administrativeSections: readonly CriterionSection[] = [
  {
    section: 'A',
    title: 'Administrative particulars',
    criteria: [
      question(
        'A.1',
        'read',
        'Are the name, the models and the type of the device given?',
        asks((view) => [
          [
            'the name',
            [
              ...view.told(deviceKind, ({ name }) => name),
              ...view.text(identification, /\b(?:trade|product|device|proprietary) name\b|\bname of the (?:device|product)\b/i, {
                types: clinical,
              }),
            ],
          ],
          [
            'models or type',
            [
              ...view.told(deviceKind, ({ models, deviceGroup }) => [...models.map((model) => model.name), deviceGroup].filter(Boolean)),
              ...view.text(identification, /\bmodels?\b|\bvariants?\b|\btype\b/i, { types: clinical, onlyThere: true }),
            ],
          ],
        ]),
      ),
      question(
        'A.2',
        'read',
        'Is the risk class given?',
        asks((view) => [
          [
            'the class',
            [
              ...view.told(deviceKind, (data) => data.class && `class ${data.class}`),
              ...view.text(identification, /\bclass\s*:?\s*(?:I{1,3}|IIa|IIb)\b/i, { types: clinical }),
            ],
          ],
        ]),
        'Annex VIII',
      ),
      question(
        'A.3',
        'read',
        'Are the codes under Implementing Regulation (EU) 2017/2185 given?',
        asks((view) => [['codes', view.text(identification, /\bMD[ANST]\s?\d{4}\b|2017\/2185/)]]),
      ),
      question(
        'A.4',
        'read',
        'Are the manufacturer and its single registration number given?',
        asks((view) => [
          [
            'the manufacturer',
            [
              ...view.told(deviceKind, (data) => data.manufacturer.name),
              ...view.text(identification, /\bmanufacturer\b\s*(?:[:|]|\(|is\b|name\b)|\bmanufactured by\b/i, { types: clinical }),
            ],
          ],
          [
            'the single registration number',
            [
              ...view.told(deviceKind, (data) => data.manufacturer.singleRegistrationNumber),
              ...view.text(identification, /\b[A-Z]{2}-MF-\d{6,}/),
            ],
          ],
        ]),
        'Article 31',
      ),
      question(
        'A.5',
        'read',
        'Is the authorised representative given, where there is one?',
        asks(
          (view) => [
            [
              'an authorised representative',
              view.text(identification, /\bauthori[sz]ed representative\b|\b[A-Z]{2}-AR-\d{6,}/i, { deniedToo: true }),
            ],
          ],
          {
            nothing: 'open',
            note: 'Where the manufacturer has none, it is not applicable.',
          },
        ),
      ),
      question(
        'A.6',
        'read',
        'Is the intended purpose given as the instructions for use have it?',
        asks((view) => [
          [
            'the intended purpose',
            [
              ...view.told(intendedPurposeKind, ({ statement }) => statement),
              ...view.text(/intended (?:purpose|use)/i, /\bintended\b/i, { types: ['cer', 'cep', 'cear'] }),
            ],
          ],
          [
            'the instructions for use with their version',
            [...view.told(intendedPurposeKind, ({ instructionsForUse }) => instructionsForUse), ...view.documents('ifu')],
          ],
        ]),
        'Article 2(12)',
      ),
      question(
        'A.7',
        'read',
        'Is the Basic UDI-DI given?',
        asks((view) => [
          ['the Basic UDI-DI', [...view.told(deviceKind, ({ basicUdiDi }) => basicUdiDi), ...view.text(identification, /basic udi/i)]],
        ]),
        'Annex VI',
      ),
      question(
        'A.8',
        'read',
        'Is the number of the certificate given, where there is one?',
        asks(
          (view) => [
            [
              'a certificate',
              [
                ...view.told(deviceKind, ({ history }) => (/certificate/i.test(history) ? history : '')),
                ...view.text(/certificat|regulatory|history|market/i, /\bcertificate\b/i, { deniedToo: true }),
              ],
            ],
          ],
          {
            nothing: 'open',
            judgement: true,
          },
        ),
      ),
      question(
        'A.9',
        'completed',
        'Are the plan and the report under assessment identified by version and date?',
        asks((view) => {
          const released = (document: string) =>
            view.told(releaseKind, (data) => (data.document === document ? `version ${data.number} of ${data.date}` : ''));
          const dated = /\b(?:version|revision|rev\.?|issue)\s*[:.]?\s*[\w.]*\d/i;
          const uploaded = (type: 'cer' | 'cep') =>
            view.text(/cover|title|document|revision|version|approval|introduction|^$/i, dated, { types: [type] });
          return [
            ['a version of the report', [...released('cer'), ...uploaded('cer')]],
            ['a version of the plan', [...released('cep'), ...uploaded('cep')]],
          ];
        }),
      ),
      question(
        'A.10',
        'knowledge',
        'Is the type of assessment clear: initial, change, renewal, transfer?',
        asks(
          (view) => [
            [
              'the type of assessment',
              view.text(
                /scope|introduction|application|certificat|changes/i,
                /\b(?:initial|first) (?:certification|conformity assessment|application)\b|\bre-?certification\b|\brenewal\b|\bchange (?:notification|application)\b|\btransfer of (?:the )?certificate\b|certificate under Regulation/i,
              ),
            ],
          ],
          { nothing: 'open' },
        ),
      ),
      question(
        'A.11',
        'completed',
        'Are the evaluators named, with qualifications, curricula and declarations of interests?',
        asks((view) => [
          [
            'the evaluators',
            [
              ...view.told(evaluatorKind, ({ name }) => name),
              ...view.text(/evaluator|author|qualification|signature/i, /\bevaluator|\bauthor/i, { types: ['cer'] }),
            ],
          ],
          [
            'their qualifications',
            [
              ...view.told(evaluatorKind, ({ qualification }) => qualification),
              ...view.text(/evaluator|qualification|curricul/i, /qualif|degree|\bMD\b|\bPhD\b/i, { types: ['cer'] }),
            ],
          ],
          [
            'their curricula',
            [
              ...view.told(evaluatorKind, ({ curriculumVitaeDate }) => curriculumVitaeDate),
              ...view.text(/evaluator|qualification|curricul|annex/i, /curricul|\bCVs?\b/i, { types: ['cer'] }),
            ],
          ],
          [
            'their declarations of interests',
            [
              ...view.told(evaluatorKind, ({ declarationDate }) => declarationDate),
              ...view.text(/evaluator|interest|declaration|annex/i, /declarations? of interests?|conflicts? of interest/i, {
                types: ['cer'],
              }),
            ],
          ],
        ]),
        'MEDDEV 2.7/1 rev. 4, 6.4 and A11',
      ),
      question(
        'A.12',
        'practice',
        'Are name, models, manufacturer, class and purpose the same in every document?',
        sameIdentity,
        'Article 2(12)',
      ),
    ],
  },
  {
    section: 'B',
    title: 'Reviewers',
    criteria: [
      ...(
        [
          ['B.1', 'read', 'Are the internal clinical reviewers named with qualification and codes?', /internal clinical reviewer/i],
          ['B.2', 'read', 'Are external clinical experts named, with direct and current experience?', /(?:external )?clinical expert/i],
          ['B.3', 'read', 'Is the contribution of each reviewer given, with date and signature?', /contribution|assessed by|signature/i],
          [
            'B.4',
            'completed',
            'Is the final reviewer or decision-maker another person than the assessor?',
            /final review(?:er)?|decision[- ]maker/i,
          ],
        ] as const
      ).map(([id, origin, words, pattern]) =>
        question(id, origin, words, (view) => {
          if (view.documents('cear').length === 0) {
            return suggest('not applicable', 'The notified body fills this in; no assessment report of it is uploaded.');
          }
          return asks((one) => [['the entry of the notified body', one.text(/reviewer|assessor|expert/i, pattern, { types: ['cear'] })]], {
            judgement: true,
          })(view);
        }),
      ),
      question(
        'B.5',
        'knowledge',
        'Does the team of evaluators cover all competences that are asked for, as the report shows?',
        competenceCover,
        'MEDDEV 2.7/1 rev. 4, 6.4',
      ),
    ],
  },
];
