import { benefitRiskKind, conclusionKind, gapKind } from '../../conclusions/index.ts';
import type { Attribute } from '../../consistency/index.ts';
import { deviceKind, intendedPurposeKind, requirementKind } from '../../device/index.ts';
import { releaseKind, sectionKind } from '../../documents/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { outcomeParameterKind, planKind } from '../../plan/index.ts';
import { meddevReleaseChecklist, meddevReleaseChecklistSource, type ReleaseCheck } from '../../regulation/index.ts';
import { searchRunKind } from '../../search/index.ts';
import { evaluatorKind } from '../../team/index.ts';
import { equivalenceClaim } from '../assessment-report/equivalence-claim.ts';
import { type Checklist, fromParts, type ItemSource, type Suggestion, suggest } from '../checklist.ts';
import { itemsOf } from '../criterion.ts';
import { sufficiencyOf } from '../sufficiency.ts';
import { findingAnchors, sentence, unlessContradicted, type View, viewOf } from '../view.ts';

const source: ItemSource = {
  status: 'guidance',
  validFrom: '2016-06',
  source: meddevReleaseChecklistSource,
  verified: true,
  note: 'MDCG 2020-6, Appendix I, names this annex as still relevant under the Regulation.',
};

const report = ['cer'] as const;
const inReport = (view: View, headings: RegExp, words: RegExp, deniedToo = false) =>
  view.text(headings, words, { types: report, deniedToo });
const written = (view: View, ...ids: readonly string[]) =>
  view.told(sectionKind, ({ document, section }) => document === 'cer' && ids.includes(section));

const equivalence = (words: RegExp, what: string) => (view: View) => {
  const claim = equivalenceClaim(view);
  if (claim.state === 'not claimed') return suggest('not applicable', 'Equivalence is not claimed.', claim.evidence);
  if (claim.state === 'not said') return suggest('open', 'Nothing says whether equivalence is claimed.');
  return fromParts(
    [[what, view.text(/equivalen|comparison/i, words, { types: ['equivalence', 'cer'], onlyThere: true, deniedToo: true })]],
    { judgement: true },
  );
};

/** Whether evidence reaches one aspect of the purpose: the aspect on record, the level of the claims, and what the report says about it. */
function enoughFor(
  what: string,
  headings: RegExp,
  words: RegExp,
  aspect: (view: View) => ReturnType<View['told']>,
  attributes: readonly Attribute[] = [],
) {
  return (view: View): Suggestion =>
    unlessContradicted(view, attributes, () => {
      const levels = sufficiencyOf(view);
      const short = levels.filter(({ verdict }) => verdict.startsWith('gap') || verdict === 'open');
      return fromParts(
        [
          [what, [...aspect(view), ...inReport(view, headings, words)]],
          [
            'evidence for it in the report',
            [
              ...written(view, 'models', 'intended-purpose').slice(0, 1),
              ...view.told(conclusionKind, ({ reason }) => reason).slice(0, 3),
              ...inReport(view, /conclusion|analysis|summary/i, words),
            ],
          ],
        ],
        {
          judgement: short.length > 0 ? 'always' : true,
          ...(short.length > 0
            ? { note: `The evidence does not reach the expected level for ${short.length} of ${levels.length} claims.` }
            : {}),
        },
      );
    });
}

const answers: Readonly<Record<string, (view: View) => Suggestion>> = {
  'A10-1': (view) => {
    const sections = view.told(sectionKind, ({ document }) => document === 'cer').slice(0, 3);
    return unlessContradicted(view, ['placeholder', 'figure-reference'], () =>
      fromParts([['the text of a report', [...sections, ...view.documents('cer')]]], {
        judgement: 'always',
        note: 'Let somebody read it who did not write it.',
      }),
    );
  },
  'A10-2': (view) => {
    const sets = view.all(dataSetKind);
    const bare = sets.filter(({ data }) => !data.conclusion.trim() && !data.results.trim() && data.rows.length === 0);
    const evidence = view.told(dataSetKind, ({ results, conclusion }) => results || conclusion || 'counted by period');
    if (sets.length === 0)
      return fromParts(
        [
          [
            'data the manufacturer holds',
            inReport(view, /held|manufacturer|PMS|own data|complaint/i, /\b(?:complaints?|PMS data|PMCF|manufacturer)\b/i),
          ],
        ],
        { judgement: true },
      );
    return bare.length === 0
      ? suggest('met', `Each of the ${sets.length} data sets has results or a conclusion.`, evidence)
      : suggest('partly', `${bare.length} of ${sets.length} data sets have neither results nor a conclusion.`, evidence);
  },
  'A10-3a': equivalence(/\bequivalen\w+/i, 'the demonstration'),
  'A10-3b': equivalence(/\bdiffer(?:s|ences?|ent)?\b/i, 'the differences'),
  'A10-3c': equivalence(
    /\bno (?:clinically significant|impact)|\bclinically significant\b|\bdo(?:es)? not affect\b/i,
    'why differences do not matter',
  ),
  'A10-4': (view) =>
    fromParts(
      [
        [
          'results of surveillance and follow-up',
          [
            ...view.told(
              dataSetKind,
              ({ type, to, conclusion }) =>
                (type === 'complaints and sales' || type === 'vigilance' || type === 'PMCF study' || type === 'registry') &&
                [to ? `until ${to}` : '', conclusion].filter(Boolean),
            ),
            ...inReport(view, /PMS|PMCF|surveillance|market/i, /\b(?:complaints?|PMCF|PSUR|incidents?)\b/i),
          ],
        ],
      ],
      {
        note: view.device && view.device.markets.length === 0 ? 'The device record names no market.' : '',
      },
    ),
  'A10-5a': (view) =>
    fromParts([
      [
        'a dated search for the state of the art',
        [
          ...view.told(searchRunKind, ({ purpose, searchedOn }) => purpose === 'state of the art' && searchedOn),
          ...inReport(view, /state of the art|search/i, /\bsearch\w*\b.{0,120}\b20\d\d\b/i),
        ],
      ],
    ]),
  'A10-5b': (view) =>
    fromParts([
      ['a summary', [...written(view, '3'), ...inReport(view, /state of the art|background/i, /\p{L}{4}/u)]],
      [
        'literature behind it',
        [
          ...view.told(outcomeParameterKind, ({ benchmarks }) =>
            benchmarks.filter(({ referenceIds }) => referenceIds.length > 0).map(({ description }) => description),
          ),
          ...inReport(view, /state of the art|background/i, /\[\d+(?:[,–-]\s?\d+)*\]|\bet al\b|\(\d{4}\)/),
        ],
      ],
    ]),
  'A10-5c': (view) =>
    unlessContradicted(view, ['standard-version'], () =>
      fromParts(
        [
          [
            'benchmarks or guidelines of today',
            [
              ...view.told(outcomeParameterKind, ({ benchmarks }) => benchmarks.map(({ description }) => description)),
              ...inReport(view, /state of the art|background|guideline/i, /\bguidelines?\b|\bcurrent\b/i),
            ],
          ],
        ],
        { judgement: 'always' },
      ),
    ),
  'A10-5d': (view) =>
    fromParts(
      [
        [
          'the benefit-risk ratio against it',
          [
            ...view.told(benefitRiskKind, ({ stateOfTheArt }) => stateOfTheArt),
            ...inReport(view, /benefit|conclusion/i, /\bstate of the art\b|\balternatives?\b/i),
          ],
        ],
        [
          'the side-effects against it',
          [
            ...written(view, '4.6.4'),
            ...view.told(benefitRiskKind, ({ risks }) => risks),
            ...inReport(view, /side|adverse|undesirable|safety/i, /\baccept\w+|\bcompar\w+/i),
          ],
        ],
      ],
      { judgement: true },
    ),
  'A10-6a': enoughFor(
    'the devices covered',
    /scope|device|model/i,
    /\b(?:all|each|every) (?:devices?|models?|variants?)\b/i,
    (view) => view.told(deviceKind, ({ models }) => models.map(({ name }) => name)),
    ['model'],
  ),
  'A10-6b': enoughFor(
    'sizes, models and settings',
    /model|variant|size|setting/i,
    /\b(?:sizes?|models?|variants?|settings?|smallest|largest)\b/i,
    (view) => view.told(deviceKind, ({ models }) => models.map(({ name, description }) => description || name)),
    ['model', 'care-setting'],
  ),
  'A10-6c': enoughFor(
    'the indications',
    /indication/i,
    /\bindicat\w+/i,
    (view) => view.told(intendedPurposeKind, ({ indications }) => indications),
    ['indication'],
  ),
  'A10-6d': enoughFor(
    'the target population',
    /population|patient/i,
    /\b(?:population|patients|adults|children)\b/i,
    (view) => view.told(intendedPurposeKind, ({ population }) => population.description),
    ['population-age', 'population-weight'],
  ),
  'A10-6e': enoughFor(
    'the condition with its forms and stages',
    /condition|disease|indication|population/i,
    /\b(?:severity|stages?|forms?|acute|chronic|mild|moderate|severe)\b/i,
    (view) => view.told(intendedPurposeKind, ({ population, indications }) => [...population.conditions, ...indications]),
    ['population-condition'],
  ),
  'A10-6f': enoughFor(
    'the users',
    /user/i,
    /\b(?:users?|physicians?|nurses?|lay|professionals?)\b/i,
    (view) => view.told(intendedPurposeKind, ({ users }) => users),
    ['intended-user'],
  ),
  'A10-6g': enoughFor(
    'the duration of use',
    /duration|lifetime|use/i,
    /\b(?:duration|days|hours|months|years|lifetime|repeated)\b/i,
    (view) =>
      view.told(intendedPurposeKind, ({ duration }) => duration.description || (duration.maximum ? 'a longest duration is given' : '')),
    ['duration-lifetime'],
  ),
  'A10-6h': (view) =>
    fromParts([
      [
        'discrepancies or gaps in the conclusions',
        [
          ...view.told(gapKind),
          ...view.told(benefitRiskKind, ({ uncertainties }) => uncertainties),
          ...inReport(view, /conclusion/i, /\b(?:discrepanc\w+|gaps?|limitations?|not (?:sufficiently )?(?:shown|supported))\b/i, true),
        ],
      ],
    ]),
  'A10-7': (view) => {
    const needing = view.all(requirementKind).filter(({ data }) => data.applicable && data.needsClinicalEvidence);
    const open = needing.filter(({ data }) => data.conformity === 'open');
    const evidence = view.told(
      requirementKind,
      ({ conformity, needsClinicalEvidence }) => needsClinicalEvidence && conformity !== 'open' && `conformity ${conformity}`,
    );
    if (needing.length === 0)
      return fromParts(
        [
          [
            'conformity with requirements',
            inReport(view, /conclusion|requirement|GSPR|conform/i, /\bconform\w*\b|\bcompl(?:y|ies|iance)\b/i),
          ],
        ],
        { judgement: true },
      );
    if (evidence.length === 0)
      return suggest('not met', `Conformity is open for all ${needing.length} requirements that need clinical data.`);
    return suggest(
      open.length === 0 ? 'met' : 'partly',
      `Conformity is stated for ${needing.length - open.length} of ${needing.length} requirements that need clinical data.`,
      evidence,
    );
  },
  'A10-8': (view) => {
    const { findings, documents } = view.context;
    const materials = documents.filter(({ type }) => type === 'ifu' || type === 'label' || type === 'sscp').map(({ id }) => id);
    const concerned = findings.filter(
      ({ severity, locations }) => severity !== 'minor' && locations.some(({ document }) => materials.includes(document)),
    );
    if (concerned.length > 0) {
      const what = concerned.length === 1 ? 'A finding' : `${concerned.length} findings`;
      return suggest(
        'not met',
        `${what} of the check of the dossier ${concerned.length === 1 ? 'concerns' : 'concern'} the information materials: ${sentence(concerned[0]!.message)}`,
        concerned.flatMap((finding) => findingAnchors(view.context, finding)),
      );
    }
    return fromParts([
      [
        'an examination of the materials',
        [
          ...written(view, 'information-materials'),
          ...inReport(
            view,
            /information|material|IFU|label/i,
            /\b(?:IFU|instructions for use|label)\b.*\b(?:consistent|agree|match|correspond)\w*/i,
          ),
        ],
      ],
      [
        'the materials',
        [...view.told(intendedPurposeKind, ({ instructionsForUse }) => instructionsForUse), ...view.documents('ifu', 'label')],
      ],
    ]);
  },
  'A10-9': (view) =>
    fromParts([
      [
        'residual risks, uncertainties and questions',
        [
          ...view.told(gapKind, ({ type, state }) => `${type}, ${state}`),
          ...view.told(benefitRiskKind, ({ uncertainties }) => uncertainties),
          ...inReport(view, /residual|uncertain|conclusion|follow|PMCF/i, /\b(?:residual risks?|uncertaint\w+|unanswered)\b/i),
        ],
      ],
    ]),
  'A10-10': (view) =>
    fromParts(
      [
        [
          'the date of the report',
          [
            ...view.told(releaseKind, ({ document, date }) => document === 'cer' && date),
            ...inReport(
              view,
              /cover|date|signature|version|revision|^$/i,
              /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[. ]\s?\p{L}+\s\d{4}|\p{L}+ \d{1,2}, \d{4})/u,
            ),
          ],
        ],
      ],
      { nothing: 'open', note: 'Release dates it.' },
    ),
  'A10-11': (view) => {
    const evidence = view.told(evaluatorKind, ({ qualification }) => qualification);
    const without = view.all(evaluatorKind).filter(({ data }) => !data.qualification.trim()).length;
    if (evidence.length === 0)
      return fromParts(
        [['qualifications', inReport(view, /evaluator|qualification|author/i, /\b(?:MD|PhD|degree|years of experience|qualif\w+)\b/i)]],
        { judgement: true },
      );
    return suggest(
      without === 0 ? 'met' : 'partly',
      without === 0 ? 'Each evaluator has a qualification on record.' : `${without} evaluators have no qualification on record.`,
      evidence,
    );
  },
  'A10-12': (view) => {
    const evaluators = view.all(evaluatorKind);
    const lacking = evaluators.filter(({ data }) => !data.curriculumVitaeDate || !data.declarationDate);
    const evidence = view.told(evaluatorKind, ({ curriculumVitaeDate, declarationDate }) =>
      [
        curriculumVitaeDate ? `curriculum of ${curriculumVitaeDate}` : '',
        declarationDate ? `declaration of ${declarationDate}` : '',
      ].filter(Boolean),
    );
    if (evaluators.length === 0) return suggest('not met', 'No evaluator is on record.');
    if (evidence.length === 0) return suggest('not met', 'No curriculum and no declaration of an evaluator is on record.');
    return suggest(
      lacking.length === 0 ? 'met' : 'partly',
      lacking.length === 0
        ? 'Curriculum and declaration of each evaluator are on record.'
        : `Curriculum or declaration of ${lacking.length} of ${evaluators.length} evaluators is missing.`,
      evidence,
    );
  },
};

/** A report that covers one model, one indication and one setting has no variants to look at. */
function severalVariants(view: View): boolean {
  const purpose = view.all(intendedPurposeKind)[0]?.data;
  const models = view.device?.models.length ?? 0;
  return (
    !view.device ||
    models > 1 ||
    (purpose?.indications.length ?? 0) > 1 ||
    (purpose?.settings.length ?? 0) > 1 ||
    view.told(planKind, ({ scope }) => /models|variants|sizes/i.test(scope)).length > 0
  );
}

function answer({ id }: ReleaseCheck): (view: View) => Suggestion {
  const decide = answers[id];
  return (view) => {
    if (!decide) return suggest('open', 'A person answers this.');
    if (id.startsWith('A10-6') && !severalVariants(view))
      return suggest('not applicable', 'The records name one model, one indication and one setting.', view.told(deviceKind));
    return decide(view);
  };
}

const criteria = meddevReleaseChecklist.map((check) => ({
  id: check.id,
  clause: `MEDDEV 2.7/1 revision 4, Annex A10, ${check.id.slice(4)}`,
  source,
  question: check.onlyWhen ? `Where ${check.onlyWhen}: ${check.question[0]!.toLowerCase()}${check.question.slice(1)}` : check.question,
  suggest: answer(check),
}));

const meddevA10: Checklist = {
  id: 'meddev-a10',
  title: 'Release of the clinical evaluation report',
  references: [`${meddevReleaseChecklistSource}, in our own words`],
  purpose: 'Goes through what is asked before a clinical evaluation report is released.',
  items: (context) => itemsOf(viewOf(context), [{ section: 'A10', title: 'Before release', criteria }]),
  examples: [
    {
      says: 'without records and documents nothing is met',
      answers: { 'A10-1': 'not met', 'A10-3a': 'open', 'A10-10': 'open', 'A10-12': 'not met' },
    },
    {
      says: 'evaluators with curricula and declarations are enough, and one model needs no look at variants',
      records: {
        device: [{ id: 'dev_1', data: { name: 'Arden', manufacturer: {}, models: [{ name: 'Arden S' }] } }],
        evaluator: [
          {
            id: 'evr_1',
            data: { name: 'A. Writer', qualification: 'MD', curriculumVitaeDate: '2026-01-01', declarationDate: '2026-01-02' },
          },
        ],
      },
      answers: { 'A10-11': 'met', 'A10-12': 'met', 'A10-6b': 'not applicable' },
    },
    {
      says: 'a finding about the instructions keeps the report from matching them',
      documents: [{ name: 'ifu.docx', type: 'ifu', pieces: [{ type: 'paragraph', text: 'For use above 5 kg.', place: { page: 1 } }] }],
      findings: [
        {
          rule: 'weights-differ',
          attribute: 'population-weight',
          severity: 'critical',
          message: 'The instructions say above 5 kg, the report says above 1 kg.',
          locations: [{ document: 'doc_1', page: 1, section: '', quote: 'For use above 5 kg.' }],
        },
      ],
      answers: { 'A10-8': 'not met', 'A10-6d': 'not met' },
    },
  ],
};

export default meddevA10;
