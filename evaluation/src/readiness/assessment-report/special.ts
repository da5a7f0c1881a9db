import { appraisalKind } from '../../appraisal/index.ts';
import { deviceKind, requirementKind } from '../../device/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { planKind } from '../../plan/index.ts';
import { searchRunKind } from '../../search/index.ts';
import { fromParts, type Part, type Suggestion, suggest } from '../checklist.ts';
import { consultationApplies, inConsultationScope } from '../consultation-scope.ts';
import type { CriterionSection } from '../criterion.ts';
import type { View } from '../view.ts';
import { asks, question } from './question.ts';

/** Yes and no of the scope in the words of the assessment. */
function whereInScope(answer: (view: View) => Suggestion): (view: View) => Suggestion {
  return (view) => {
    const scope = inConsultationScope(view);
    if (scope.answer === 'no') return suggest('not applicable', 'Article 54 does not concern the device; see I.1.', scope.evidence);
    return scope.answer === 'open' ? suggest('open', scope.reason, scope.evidence) : answer(view);
  };
}

const panelHeadings = /expert panel|consultation|CECP|opinion|article 54|61\(2\)|novel|modification|change|incident|vigilance/i;
const aboutPanel = (what: string, words: RegExp, nothing: 'open' | 'not met' = 'open') =>
  whereInScope((view) => fromParts([[what, view.text(panelHeadings, words, { deniedToo: true })]], { nothing, judgement: true }));

/** Section I, J and K concern some devices only. */
export const specialSections: readonly CriterionSection[] = [
  {
    section: 'I',
    title: 'Consultation of an expert panel (Article 54)',
    criteria: [
      question(
        'I.1',
        'read',
        'Does Article 54(1) apply, and why?',
        (view) => {
          const applies = consultationApplies(view);
          if (applies.answer === 'no') return suggest('met', applies.reason, applies.evidence);
          const scope = inConsultationScope(view);
          return scope.answer === 'yes'
            ? suggest('met', `Article 54(1) applies. ${scope.reason}`, scope.evidence)
            : suggest('open', applies.reason, applies.evidence);
        },
        'Article 54(1)',
      ),
      question(
        'I.2',
        'read',
        'Where the consultation is left out: which exemption holds?',
        whereInScope((view) => {
          const applies = consultationApplies(view);
          return suggest('open', applies.reason, applies.evidence);
        }),
        'Article 54(2)',
      ),
      question(
        'I.3',
        'read',
        'For a modification: are the changes summarised, with the reason why benefit and risk are not affected, and the data?',
        aboutPanel('a summary of modifications', /\bmodif\w+|\bchanges?\b/i),
        'Article 54(2)(b)',
      ),
      question(
        'I.4',
        'read',
        'For devices of the directives: is the certificate valid, is nothing pending, and are changes limited to what the Regulation needs?',
        aboutPanel('the certificate under the directives', /\b(?:93\/42|90\/385|MDD|AIMDD|directive)\b/i),
        'Article 54(2)(b); MDCG 2019-3 Rev.1',
      ),
      question(
        'I.5',
        'completed',
        'For common specifications: are they identified, and is compliance confirmed?',
        whereInScope((view) =>
          suggest(
            'not applicable',
            'No common specification that addresses the clinical evaluation of such a device type is known; check before relying on it.',
            view.told(deviceKind),
          ),
        ),
        'Article 54(2)(c)',
      ),
      question(
        'I.6',
        'completed',
        'Are novelty of device and procedure, and a possible major impact, commented?',
        whereInScope(
          asks(
            (view) => [
              [
                'a statement on novelty',
                [
                  ...view.told(deviceKind, ({ novelty }) => novelty),
                  ...view.text(/novel|innovat|description|technolog/i, /\bnovel(?:ty)?\b|\binnovat\w+/i, { deniedToo: true }),
                ],
              ],
            ],
            { judgement: true },
          ),
        ),
        'Annex IX, section 5.1(c)',
      ),
      question(
        'I.7',
        'completed',
        'Are health concerns about the category of devices commented?',
        aboutPanel(
          'concerns about the category',
          /\b(?:category|group of devices|similar devices|class of devices)\b.*\b(?:risk|concern|safety|adverse)\b|\bhealth concerns?\b/i,
        ),
        'Annex IX, section 5.1(c)',
      ),
      question(
        'I.8',
        'completed',
        'Is the rate of serious incidents of the category commented?',
        aboutPanel('the rate of serious incidents', /\bserious incidents?\b|\bMAUDE\b|\bincident rates?\b/i),
        'Annex IX, section 5.1(c)',
      ),
      question(
        'I.9',
        'completed',
        'Are decision or opinion of the panel given, and each recommendation considered?',
        aboutPanel(
          'the opinion of the panel',
          /\b(?:opinion|decision) of the (?:expert )?panel\b|\bpanel(?:'s|’s)? (?:opinion|decision|recommend\w+)\b/i,
        ),
        'Annex IX, section 5.1',
      ),
      question(
        'I.10',
        'completed',
        'Are divergences justified, with what follows for purpose, follow-up, instructions and certificate?',
        aboutPanel(
          'the justification of divergences',
          /\bdiverg\w+|\bnot follow(?:ed)? the (?:opinion|advice)\b|\brestrict\w+ (?:of )?the intended purpose\b/i,
        ),
        'Annex IX, section 5.1',
      ),
    ],
  },
  {
    section: 'J',
    title: 'Clinical data not deemed appropriate (Article 61(10))',
    criteria: nonClinicalQuestions(),
  },
  {
    section: 'K',
    title: 'Voluntary consultation (Article 61(2))',
    criteria: (
      [
        [
          'K.1',
          'Are the panel, the day and the question of the consultation given?',
          /\b(?:scientific advice|expert panel|panel)\b.*\b20\d\d\b/i,
        ],
        ['K.2', 'Are the recommendations listed?', /\brecommend\w+/i],
        ['K.3', 'Are the views given due consideration?', /\bconsider\w+|\bimplement\w+|\btaken into account\b/i],
        ['K.4', 'Is the consideration documented in the report and the plan?', /\b(?:advice|panel|recommend\w+)\b/i],
        ['K.5', 'Are divergences justified?', /\bdiverg\w+|\bnot (?:been )?followed\b|\bjustif\w+/i],
      ] as const
    ).map(([id, words, pattern]) =>
      question(
        id,
        'read',
        words,
        (view) => {
          const mentions = view.text(
            /advice|panel|61\(2\)|consultation/i,
            /\bscientific advice\b|\badvice of (?:an? |the )?expert panel\b|\barticle 61\s?\(2\)/i,
            { types: ['cer', 'cep', 'cear'] },
          );
          if (mentions.length === 0)
            return suggest(
              id === 'K.1' ? 'open' : 'not applicable',
              'Neither a record nor a document speaks of such a consultation; it is voluntary.',
            );
          return fromParts(
            [
              [
                'a statement',
                view.text(/advice|panel|61\(2\)|consultation/i, pattern, {
                  types: ['cer', 'cep', 'cear'],
                  onlyThere: true,
                  deniedToo: true,
                }),
              ],
            ],
            { judgement: true },
          );
        },
        'Article 61(2)',
      ),
    ),
  },
];

function nonClinicalQuestions() {
  const claimed = (view: View) => [
    ...view.told(planKind, ({ route }) => route === 'clinical data not deemed appropriate' && route),
    ...view.text(
      /61\(10\)|type of evaluation|route|justification|non-clinical/i,
      /\b(?:in accordance with|pursuant to|under|per|applying) (?:MDR )?article 61\s?\(10\)|\bclinical data (?:is|are|were) not deemed appropriate/i,
      { types: ['cer', 'cep', 'cear'] },
    ),
  ];
  const whereClaimed = (answer: (view: View, evidence: ReturnType<typeof claimed>) => Suggestion) => (view: View) => {
    const evidence = claimed(view);
    if (evidence.length > 0) return answer(view, evidence);
    const route = view.told(planKind, ({ route: words }) => words);
    return route.length > 0
      ? suggest('not applicable', 'The plan takes another route: the evaluation rests on clinical data.', route)
      : suggest('open', 'Neither a plan nor a text says whether the evaluation rests on clinical data.');
  };
  const types = ['cer', 'cep', 'cear', 'rmf'] as const;
  const reasons = (...parts: readonly (readonly [what: string, headings: RegExp, words: RegExp, own?: (view: View) => Part[1]])[]) =>
    whereClaimed((view) =>
      fromParts(
        parts.map(([what, headings, words, own]): Part => [what, [...(own?.(view) ?? []), ...view.text(headings, words, { types })]]),
        { judgement: true },
      ),
    );
  const anywhere = /justif|61\(10\)|non-clinical|bench|pre-?clinical|risk|performance|similar|literature/i;
  return [
    question(
      'J.1',
      'read',
      'Is it claimed, and for which requirements and claims?',
      whereClaimed((view, evidence) =>
        fromParts([
          ['the claim', evidence],
          [
            'the requirements it concerns',
            [
              ...view.told(
                requirementKind,
                ({ methods, number }) => methods.length > 0 && !methods.includes('clinical data') && `requirement ${number}`,
              ),
              ...view.text(anywhere, /\bGSPRs?\b/i, { types }),
            ],
          ],
        ]),
      ),
      'Article 61(10)',
    ),
    question(
      'J.2',
      'read',
      'Is the justification adequate: risk management, interaction with the body, intended performance, claims?',
      reasons(
        ['the results of risk management', anywhere, /\brisk management\b|\bISO 14971\b/i],
        ['the interaction with the body', anywhere, /\bbody\b.*\binteract\w+|\binteract\w+.*\bbody\b|\bcontact with\b/i],
        ['the intended performance', anywhere, /\b(?:intended|clinical) performance\b/i],
        ['the claims', anywhere, /\bclaims?\b/i],
      ),
      'Article 61(10)',
    ),
    question(
      'J.3',
      'read',
      'Is the other evidence adequate: performance evaluation, bench, pre-clinical, usability?',
      reasons([
        'bench, pre-clinical or usability evidence',
        anywhere,
        /\bbench\b|\bpre-?clinical\b|\busability\b|\bperformance (?:evaluation|test\w*)\b/i,
        (view) => view.told(dataSetKind, ({ type }) => (type === 'bench or preclinical' || type === 'usability') && type),
      ]),
    ),
    question(
      'J.4',
      'read',
      'Were clinical data that exist searched for and integrated all the same?',
      reasons([
        'a search for clinical data',
        /search|literature/i,
        /\bsearch\w*\b/i,
        (view) => [...view.told(searchRunKind), ...view.told(appraisalKind).slice(0, 2)],
      ]),
    ),
    question('J.5', 'read', 'Were data of similar devices considered?', reasons(['similar devices', anywhere, /\bsimilar devices?\b/i])),
    question(
      'J.6',
      'read',
      'Is the device part of a system, and is the interaction considered?',
      reasons(['the system', /system|combination|compatib|accessor/i, /\bsystem\b|\bcompatib\w+|\bin combination\b/i]),
    ),
    question(
      'J.7',
      'completed',
      'Is it left aside for class III and implantable devices?',
      whereClaimed((view, evidence) => {
        if (!view.device?.class) return suggest('open', 'There is no device record with a class.', evidence);
        return view.device.class === 'III' || view.device.implantable
          ? suggest('not met', 'MDCG 2020-6 and 2020-5 treat this route as not available for class III and implantable devices.', evidence)
          : suggest('met', 'The device is neither in class III nor implantable.', view.told(deviceKind));
      }),
      'MDCG 2020-6; MDCG 2020-5',
    ),
    question(
      'J.8',
      'knowledge',
      'Is there follow-up, or a justification why not?',
      reasons(['follow-up or a justification', /PMCF|follow-?up|post-?market/i, /\bPMCF\b|\bfollow-?up\b/i]),
    ),
  ];
}
