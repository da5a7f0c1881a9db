import { outcomeKind } from '../../analysis/index.ts';
import { riskKind } from '../../device/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { planKind } from '../../plan/index.ts';
import { actionKind } from '../../quality-system/index.ts';
import type { Anchor } from '../anchor.ts';
import { fromParts, type Part, type Suggestion, suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { unlessContradicted, type View } from '../view.ts';
import { question } from './question.ts';

const headings = /investigation|clinical stud|pre-?market|pivotal|feasibility|own stud|held by the manufacturer|PMCF stud/i;
const types = ['cer', 'cear', 'sscp', 'pmcf-report', 'cep'] as const;
const conductedWords = /\b(?:clinical (?:investigation|trial|stud(?:y|ies))|pivotal (?:study|trial)|feasibility study|PMCF study)\b/i;

interface Studies {
  /** Investigations and studies the records hold, or a text names. */
  readonly evidence: readonly Anchor[];
  /** A text that says there are none. */
  readonly none: readonly Anchor[];
}

function studiesOf(view: View): Studies {
  const studies = view.told(
    dataSetKind,
    ({ type, participants }) =>
      (type === 'clinical investigation' || type === 'PMCF study') &&
      `${type}${participants === undefined ? '' : `, ${participants} participants`}`,
  );
  const none = view.text(
    headings,
    /\bno (?:pre-?market )?clinical (?:investigations?|studies|trials)\b[^.;]{0,60}\b(?:conducted|performed|carried out|sponsored|available)\b|\bclinical investigations?\b[^.;]{0,40}\bnot (?:been )?(?:conducted|performed|carried out|required|necessary|deemed)\b/i,
    { types, deniedToo: true },
  );
  const told =
    none.length > 0 ? [] : view.text(headings, conductedWords, { types: ['cer', 'cear', 'sscp', 'pmcf-report'], onlyThere: true });
  return { evidence: [...studies, ...told], none: studies.length > 0 ? [] : none };
}

/** The answer to a question that arises only where there were investigations. */
function ofStudies(answer: (view: View, studies: Studies) => Suggestion): (view: View) => Suggestion {
  return (view) => {
    const studies = studiesOf(view);
    if (studies.none.length > 0) return suggest('not applicable', 'No clinical investigation was conducted.', studies.none);
    if (studies.evidence.length === 0)
      return suggest('open', 'Neither the records nor a document say whether there were clinical investigations.');
    return answer(view, studies);
  };
}

/** A question about the studies that a field of the data sets or a sentence under such headings answers. */
const aboutStudies = (what: string, words: RegExp, more: Asked = {}) =>
  ofStudies((view) => fromParts([[what, saidOf(view, words, more)]], { judgement: !more.plain }));

/** How a sentence about the studies answers. */
interface Asked {
  /** A sentence that denies it answers too. */
  readonly deniedToo?: boolean;
  /** It may stand below any heading. */
  readonly anywhere?: boolean;
  /** That it stands there is all that is asked. */
  readonly plain?: boolean;
}

function saidOf(view: View, words: RegExp, more: Asked = {}): Anchor[] {
  return [
    ...view.told(
      dataSetKind,
      ({ type, description, method, results, conclusion, limitations, sourceRecord, followUp }) =>
        (type === 'clinical investigation' || type === 'PMCF study') &&
        [description, method, results, conclusion, limitations, sourceRecord, followUp].find((text) => words.test(text)),
    ),
    ...view.text(headings, words, { types, onlyThere: !more.anywhere, deniedToo: more.deniedToo ?? false }),
  ];
}

const needsInvestigation = (view: View) => view.device?.class === 'III' || view.device?.implantable === true;

/** Section E. */
export const investigationSections: readonly CriterionSection[] = [
  {
    section: 'E',
    title: 'Clinical investigations',
    criteria: [
      question('E.1', 'read', 'Is it said whether there were clinical investigations, before or after the market?', (view) => {
        const { evidence, none } = studiesOf(view);
        if (none.length > 0) return suggest('met', 'It is said that there were none.', none);
        return evidence.length > 0
          ? suggest('met', 'There are investigations or studies.', evidence)
          : suggest('open', 'Neither the records nor a document say whether there were clinical investigations.');
      }),
      question(
        'E.2',
        'read',
        'Where there are none: is the reason acceptable?',
        (view) => {
          const { evidence, none } = studiesOf(view);
          if (evidence.length > 0 && none.length === 0) return suggest('not applicable', 'There are investigations or studies.', evidence);
          if (none.length === 0)
            return suggest('open', 'Neither the records nor a document say whether there were clinical investigations.');
          const reason = view.text(headings, /\b61\s?\(\s?(?:4|5|6|10)\s?\)|\bexempt\w*|\bwell[- ]established\b|\bbecause\b|\bjustif\w+/i, {
            types,
            deniedToo: true,
          });
          const strict = needsInvestigation(view)
            ? ' Class III and implantable devices need one unless an exemption of paragraphs 4 to 6 holds.'
            : '';
          return reason.length > 0
            ? suggest('partly', `A reason is given; whether it is acceptable is for a person to judge.${strict}`, reason)
            : suggest('not met', `No reason is given.${strict}`, none);
        },
        'Article 61(4) to (6) and (10)',
      ),
      question(
        'E.3',
        'read',
        'Are all plans and reports of investigations there, interim and final?',
        aboutStudies(
          'a plan or report of the study',
          /\b(?:study|investigation|final|interim|clinical) (?:report|plan|protocol)\b|\bCIP\b|\bSR-|\bprotocol\b/i,
          { anywhere: true },
        ),
      ),
      question(
        'E.4',
        'read',
        'Are all investigations registered publicly?',
        aboutStudies('a registration', /\bNCT\d{6,8}\b|\bregist(?:ered|ration)\b|\bCIV-|\bISRCTN|\bEUDAMED\b|\bDRKS/i, { plain: true }),
      ),
      question(
        'E.5',
        'read',
        'Were they published, and do publication and report agree?',
        aboutStudies('a publication', /\bpublish\w+|\bpublication\b|\bjournal\b/i, { deniedToo: true }),
      ),
      question(
        'E.6',
        'read',
        'Is the correspondence with authorities and ethics committees there?',
        aboutStudies('an opinion of an ethics committee or authority', /\bethics?\b|\bcompetent authorit\w+|\bIRB\b|\bcorrespondence\b/i),
      ),
      question(
        'E.7',
        'read',
        'Are the conclusions valid against the approved plan: endpoints, statistics, hypotheses?',
        ofStudies((view) =>
          fromParts(
            [
              ['endpoints', saidOf(view, /\bendpoints?\b/i)],
              ['statistics', saidOf(view, /\bsample size\b|\bpower\b|\bstatistic\w+|\bconfidence\b|\bCI\b/)],
              [
                'conclusions',
                [
                  ...view.told(
                    dataSetKind,
                    ({ type, conclusion }) => (type === 'clinical investigation' || type === 'PMCF study') && conclusion,
                  ),
                  ...view.text(headings, /\bconclu\w+/i, { types, onlyThere: true }),
                ],
              ],
            ],
            { judgement: 'always' },
          ),
        ),
        'Annex XV',
      ),
      question(
        'E.8',
        'completed',
        'Are deviations and amendments explained?',
        aboutStudies('deviations or amendments', /\bdeviat\w+|\bamend\w+/i, { deniedToo: true }),
      ),
      question(
        'E.9',
        'knowledge',
        'Do population, users, environment and version of the device represent the intended use?',
        ofStudies((view) =>
          unlessContradicted(view, ['sample-size'], () =>
            fromParts(
              [
                [
                  'the population studied',
                  [
                    ...view.told(outcomeKind, ({ population }) => population).slice(0, 3),
                    ...saidOf(view, /\b(?:patients?|adults?|children|population|participants|subjects)\b/i),
                  ],
                ],
                [
                  'the place of the study',
                  [
                    ...view.told(dataSetKind, ({ type, region }) => (type === 'clinical investigation' || type === 'PMCF study') && region),
                    ...saidOf(view, /\b(?:centres?|centers?|sites?|hospitals?|units?|countries)\b/i),
                  ],
                ],
                [
                  'the version of the device',
                  saidOf(
                    view,
                    /\bversion of the device\b|\bdevice version\b|\bsame (?:device|catheter|model)\b|\bmodel\b|\bdevice under evaluation\b/i,
                  ),
                ],
              ],
              { judgement: 'always' },
            ),
          ),
        ),
        'Annex XV, chapter I, 2.4',
      ),
      question(
        'E.10',
        'knowledge',
        'Are sample size and follow-up adequate, and is it said whether the primary endpoint was met?',
        ofStudies((view) =>
          fromParts(
            [
              [
                'the sample size',
                [
                  ...view.told(
                    dataSetKind,
                    ({ type, participants }) =>
                      (type === 'clinical investigation' || type === 'PMCF study') &&
                      participants !== undefined &&
                      `${participants} participants`,
                  ),
                  ...saidOf(view, /\bsample size\b|\bn\s?=\s?\d+|\b\d+ (?:patients|subjects|participants)\b/i),
                ],
              ],
              [
                'the follow-up',
                [
                  ...view.told(
                    dataSetKind,
                    ({ type, followUp }) => (type === 'clinical investigation' || type === 'PMCF study') && followUp,
                  ),
                  ...saidOf(view, /\bfollow(?:ed)?[- ]up\b/i),
                ],
              ],
              ['the primary endpoint', saidOf(view, /\bprimary (?:endpoint|outcome)\b/i)],
            ],
            { judgement: 'always' },
          ),
        ),
        'Annex XV, chapter I, 2.1 and 2.6',
      ),
      question(
        'E.11',
        'knowledge',
        'Were they done by ISO 14155 and good clinical practice, or is there a gap analysis?',
        aboutStudies(
          'ISO 14155 or good clinical practice',
          /\bISO 14155\b|\bgood clinical practice\b|\bGCP\b|\bDeclaration of Helsinki\b/i,
          { plain: true },
        ),
      ),
      question(
        'E.12',
        'knowledge',
        'Are serious adverse events and device deficiencies complete and in the risk file?',
        ofStudies((view) =>
          fromParts([
            [
              'adverse events',
              saidOf(view, /\badverse\b|\bcomplications?\b|\bdevice deficienc\w+|\bserious\b|\bSAEs?\b/i, { deniedToo: true }),
            ],
            [
              'risks that the study speaks about',
              [
                ...view.told(riskKind, ({ evidenceIds, hazard }) => evidenceIds.some((id) => studyIds(view).has(id)) && hazard),
                ...view.text(/risk/i, /\b(?:clinical (?:investigation|study)|PMCF)\b/i, { types: ['rmf'] }),
              ],
            ],
          ]),
        ),
      ),
      question(
        'E.13',
        'knowledge',
        'Are discontinued, failed and unfavourable investigations disclosed?',
        aboutStudies(
          'a statement on discontinued or unfavourable investigations',
          /\b(?:discontinued|terminated|failed|unfavou?rable|stopped early|withdrawn|all (?:clinical )?(?:investigations|studies))\b/i,
          { deniedToo: true, anywhere: true },
        ),
        'Annex XIV part A, section 2',
      ),
      question('E.14', 'knowledge', 'Are ongoing investigations given with their status?', (view) => {
        const parts: Part[] = [
          [
            'ongoing investigations',
            [
              ...view.told(
                planKind,
                ({ developmentPlan }) => /\b(?:runs|ongoing|planned|recruit\w+|started)\b/i.test(developmentPlan) && developmentPlan,
              ),
              ...view.told(actionKind, ({ target, title }) => target === 'PMCF' && title).slice(0, 2),
              ...view.text(/ongoing|investigation|study|PMCF|plan/i, /\bongoing\b|\bunder way\b|\brecruit\w+|\bin progress\b/i, {
                types: [...types, 'pmcf-plan'],
                deniedToo: true,
              }),
            ],
          ],
        ];
        return fromParts(parts, { nothing: 'open' });
      }),
    ],
  },
];

function studyIds(view: View): ReadonlySet<string> {
  return new Set(
    view
      .all(dataSetKind)
      .filter(({ data }) => data.type === 'clinical investigation' || data.type === 'PMCF study')
      .map(({ id }) => id as string),
  );
}
