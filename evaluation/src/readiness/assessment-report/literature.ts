import { appraisalKind, missingAppraisals } from '../../appraisal/index.ts';
import { claimKind, deviceKind, intendedPurposeKind } from '../../device/index.ts';
import { sectionKind } from '../../documents/index.ts';
import { importKind, referenceKind } from '../../evidence/index.ts';
import { planKind, questionKind } from '../../plan/index.ts';
import { criterionKind, includedReferences, openDecisions, prismaCounts, screeningDecisionKind } from '../../screening/index.ts';
import { searchAnnex, searchRunKind } from '../../search/index.ts';
import { fromParts, suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { unlessContradicted, type View } from '../view.ts';
import { equivalenceClaim } from './equivalence-claim.ts';
import { asks, question } from './question.ts';

const search = /search|literature|method|database|retriev/i;
const selection = /selection|inclusion|exclusion|screening|eligib|criteria/i;
const types = ['cer', 'cep', 'sota', 'cear'] as const;
const inSearch = (view: View, words: RegExp) => view.text(search, words, { types });
const inSelection = (view: View, words: RegExp) => view.text(selection, words, { types });
const written = (view: View, ...ids: readonly string[]) =>
  view.told(sectionKind, ({ document, section }) => document === 'cer' && ids.includes(section));

/** Several databases were searched: by the runs, otherwise by their names in a text. */
function databases(view: View) {
  const names = new Set(view.all(searchRunKind).map(({ data }) => data.database.toLowerCase()));
  const runs = view.told(
    searchRunKind,
    ({ database, searchedOn, hits }) =>
      `${database}${searchedOn ? ` on ${searchedOn}` : ''}${hits === undefined ? '' : `, ${hits} records`}`,
  );
  if (names.size > 1)
    return suggest(
      'met',
      `${names.size} databases were searched: ${[...new Set(view.all(searchRunKind).map(({ data }) => data.database))].join(', ')}.`,
      runs,
    );
  if (names.size === 1) return suggest('not met', 'Only one database was searched.', runs);
  const known = [
    'PubMed|MEDLINE',
    'Embase',
    'Cochrane',
    'Web of Science',
    'Scopus',
    'CINAHL',
    'Google Scholar',
    'ClinicalTrials\\.gov',
    'LILACS',
  ];
  const told = known.flatMap((name) => {
    const [place] = inSearch(view, new RegExp(`\\b(?:${name})\\b`, 'i'));
    return place ? [place] : [];
  });
  if (told.length > 1) return suggest('met', `The text names ${told.length} databases.`, told);
  return told.length === 1
    ? suggest('not met', 'The text names only one database.', told)
    : suggest('not met', 'Neither a search run nor a text names a database.');
}

/** Whether terms go beyond the name of the own product. */
function broadTerms(view: View) {
  const name = view.device?.name.toLowerCase();
  const queries = view.all(searchRunKind).filter(({ data }) => data.query.trim());
  if (queries.length === 0) {
    return asks(
      (one) => [['search terms', inSearch(one, /\bsearch (?:terms?|strings?|strateg\w+)\b|\bkeywords?\b|\bMeSH\b|\bAND\b.*\bOR\b/)]],
      { judgement: true },
    )(view);
  }
  const terms = (query: string) =>
    query
      .toLowerCase()
      .split(/\b(?:and|or|not)\b|[()]/)
      .map((term) => term.replace(/["*/']/g, '').trim())
      .filter((term) => term.length > 2);
  const own = queries.filter(
    ({ data }) => name && terms(data.query).length > 0 && terms(data.query).every((term) => term.includes(name) || name.includes(term)),
  );
  const anchors = view.told(searchRunKind, ({ query }) => query);
  if (own.length === queries.length)
    return suggest(
      'not met',
      'Every query asks only for the name of the product; benchmarks, risks and adverse events cannot be found so.',
      anchors,
    );
  return suggest('met', 'At least one query asks for more than the name of the product.', anchors);
}

function separateSearches(view: View) {
  const device = view.told(searchRunKind, ({ purpose, database }) => purpose === 'device' && `for the device, in ${database}`);
  const background = view.told(
    searchRunKind,
    ({ purpose, database }) => purpose === 'state of the art' && `for the state of the art, in ${database}`,
  );
  const claim = equivalenceClaim(view);
  return fromParts(
    [
      [
        'a search for the device',
        [
          ...device,
          ...view.text(search, /\bsearch\w*\b.*\b(?:device under evaluation|subject device|own device|device itself)\b/i, { types }),
        ],
      ],
      [
        'a search for the state of the art',
        [
          ...background,
          ...view.text(search, /\bsearch\w*\b.*\b(?:state of the art|alternatives?|benchmark|similar devices?)\b/i, { types }),
        ],
      ],
    ],
    claim.state === 'claimed' ? { note: 'Equivalence is claimed, so that the equivalent device needs its own search.' } : {},
  );
}

function duplication(view: View) {
  const counts = prismaCounts(view.context.snapshot);
  const removed = view.told(referenceKind, ({ duplicate }) => duplicate && `duplicate of ${duplicate.of}`);
  if (counts.identifiedTotal > 0 && removed.length > 0)
    return suggest('met', `${counts.duplicatesRemoved} of ${counts.identifiedTotal} records were taken out as duplicates.`, removed);
  const text = inSelection(view, /\bduplicat\w+|\bduplicates?\b|\bdeduplicat\w+/i);
  if (text.length > 0) return suggest('met', 'The text says what was done about duplicates.', text);
  return counts.identifiedTotal > 0
    ? suggest('partly', 'No record is marked as a duplicate; say that duplicates were looked for.', view.told(importKind))
    : suggest('not met', 'Nothing says how duplicates were avoided.');
}

/** Whether queries, dates, hits, screening and reasons for exclusion are all on record. */
function documentation(view: View) {
  const { snapshot } = view.context;
  const counts = prismaCounts(snapshot);
  const annex = searchAnnex(snapshot);
  return unlessContradicted(view, ['literature-search'], () => {
    const problems = annex.findings.length;
    const waiting = counts.awaitingScreening + counts.awaitingFullText;
    // What a blinded reviewer must not see yet is no evidence yet.
    const open = new Set(openDecisions(snapshot).map(({ id }) => id));
    const suggestion = fromParts([
      [
        'queries',
        [
          ...view.told(searchRunKind, ({ query }) => query),
          ...inSearch(view, /\bsearch (?:terms?|strings?)\b|\bAND\b.*\bOR\b|\bOR\b.*\bAND\b/),
        ],
      ],
      [
        'databases and dates',
        [
          ...view.told(searchRunKind, ({ database, searchedOn }) => searchedOn && `${database} on ${searchedOn}`),
          ...inSearch(view, /\b(?:PubMed|MEDLINE|Embase|Cochrane)\b.*\b20\d\d\b|\b20\d\d\b.*\b(?:PubMed|MEDLINE|Embase|Cochrane)\b/i),
        ],
      ],
      [
        'numbers of records found',
        [
          ...view.told(searchRunKind, ({ hits }) => hits !== undefined && `${hits} records`),
          ...inSearch(view, /\b\d[\d\s,.]*\s(?:hits|records|publications|articles|results|references)\b/i),
        ],
      ],
      [
        'screening',
        [...view.told(screeningDecisionKind, (_, { id }) => open.has(id)).slice(0, 3), ...inSelection(view, /\bscreen\w+|\bPRISMA\b/i)],
      ],
      [
        'reasons for exclusion at full text',
        [
          ...view.told(
            screeningDecisionKind,
            ({ stage, decision, note }, { id }) =>
              open.has(id) && stage === 'full text' && decision === 'exclude' && (note || 'excluded at full text'),
          ),
          ...inSelection(view, /\bexcluded\b/i),
        ],
      ],
    ]);
    const notes = [
      problems > 0 ? `${problems} search runs or imports do not fit together.` : '',
      waiting > 0 ? `${waiting} records still wait for a decision.` : '',
    ].filter(Boolean);
    if (notes.length === 0) return suggestion;
    return suggest(
      suggestion.answer === 'met' ? 'partly' : suggestion.answer,
      `${suggestion.reason} ${notes.join(' ')}`,
      suggestion.evidence,
    );
  });
}

function appraisalDone(view: View) {
  const { snapshot } = view.context;
  const included = includedReferences(snapshot).map(({ id }) => id);
  const missing = included.length > 0 ? missingAppraisals(snapshot, included) : [];
  const done = view.told(appraisalKind, appraisalKind.label);
  if (done.length > 0 && missing.length === 0)
    return suggest('met', 'Every included item is appraised by a named tool, with grades, contribution and justification.', [
      ...done,
      ...view.told(planKind, ({ appraisalPlan }) => appraisalPlan),
    ]);
  if (done.length > 0)
    return suggest(
      'partly',
      `${missing.length} included items are not or not wholly appraised, for instance ${missing[0]!.label} (${missing[0]!.missing.join(', ')}).`,
      done,
    );
  return asks(
    (one) => [
      [
        'appraisal criteria',
        one.text(/apprais|weight|quality/i, /\b(?:apprais\w+|weight(?:ed|ing)?|suitability|contribution)\b/i, { types }),
      ],
      [
        'results of the appraisal',
        one.text(/apprais|result|summary/i, /\b(?:pivotal|supporting|score|grade|level of evidence)\b/i, { types }),
      ],
    ],
    { judgement: true },
  )(view);
}

function searchRecent(view: View) {
  const days = view
    .all(searchRunKind)
    .flatMap(({ data }) => (data.searchedOn ? [data.searchedOn] : []))
    .sort();
  const newest = days.at(-1);
  return unlessContradicted(view, ['literature-search', 'date'], () =>
    fromParts(
      [
        [
          'the day of the newest search',
          [
            ...view.told(searchRunKind, ({ searchedOn }) => searchedOn === newest && searchedOn),
            ...inSearch(view, /\bsearch\w*\b.{0,120}\b20\d\d\b/i),
          ],
        ],
        [
          'the interval of updates',
          [
            ...view.told(planKind, ({ cadence }) => cadence && `every ${cadence.months} months`),
            ...view.text(
              /update|next|frequency|interval|plan/i,
              /\b(?:annual(?:ly)?|every (?:\w+ )?(?:months?|years?)|yearly)\b|\bupdat\w+\b.{0,60}\b\d+ months\b/i,
              { types },
            ),
          ],
        ],
      ],
      newest ? { note: `The newest search is of ${newest}.` } : {},
    ),
  );
}

/** Section D. */
export const literatureSections: readonly CriterionSection[] = [
  {
    section: 'D',
    title: 'Clinical literature review',
    criteria: [
      question(
        'D.1',
        'read',
        'Do the criteria of the search cover all sizes, variants, models and accessories?',
        asks(
          (view) => [
            [
              'the scope of the search',
              [
                ...view.told(planKind, ({ scope }) => /model|variant|size|accessor/i.test(scope) && scope),
                ...view.told(questionKind, ({ intervention }) => intervention),
                ...inSearch(view, /\bvariants?\b|\bmodels?\b|\bsizes?\b|\ball (?:products|devices)\b/i),
              ],
            ],
            [
              'the models they must cover',
              [
                ...view.told(deviceKind, ({ models }) => models.map(({ name }) => name)),
                ...view.text(/variant|model/i, /\bmodels?\b|\bvariants?\b/i, { types, onlyThere: true }),
              ],
            ],
          ],
          { judgement: true },
        ),
      ),
      question(
        'D.2',
        'read',
        'Do they cover the same clinical condition?',
        asks(
          (view) => [
            [
              'the population of the search',
              [
                ...view.told(questionKind, ({ population }) => population),
                ...inSearch(view, /\bpopulation\b|\bpatients with\b|\bcondition\b|\bindication\b/i),
              ],
            ],
            [
              'the condition',
              [
                ...view.told(intendedPurposeKind, ({ indications }) => indications),
                ...view.text(/indication/i, /\bindicat\w+/i, { types }),
              ],
            ],
          ],
          { judgement: true },
        ),
      ),
      question(
        'D.3',
        'read',
        'Are there separate searches for the device, the equivalent device and the state of the art?',
        separateSearches,
        'MEDDEV 2.7/1 rev. 4, 8.2',
      ),
      question(
        'D.4',
        'read',
        'Do the criteria tie each item to the device or to the state of the art, and does the report tell them apart?',
        asks((view) => [
          [
            'criteria of selection',
            [
              ...view.told(criterionKind, ({ description, label }) => description || label),
              ...inSelection(view, /\binclu(?:ded|sion)\b|\bexclu(?:ded|sion)\b/i),
            ],
          ],
          [
            'what each item is used for',
            [
              ...view.told(
                appraisalKind,
                ({ purposes, contribution }) => purposes.length > 0 && contribution && `${contribution} for ${purposes.join(', ')}`,
              ),
              ...view.text(/apprais|result|summary|literature/i, /\bstate of the art\b.*\bdevice\b|\bdevice\b.*\bstate of the art\b/i, {
                types,
              }),
            ],
          ],
        ]),
      ),
      question('D.5', 'read', 'Are the terms broad enough for benchmarks, state of the art, risks and adverse events?', broadTerms),
      question('D.6', 'read', 'Are several databases searched?', databases),
      question(
        'D.7',
        'read',
        'Are the criteria of inclusion and exclusion acceptable?',
        asks(
          (view) => [
            [
              'criteria of inclusion',
              [
                ...view.told(criterionKind, ({ type, label }) => type === 'inclusion' && label),
                ...view.told(questionKind, ({ question: words }) => words),
                ...inSelection(view, /\binclusion\b|\bincluded if\b/i),
              ],
            ],
            [
              'criteria of exclusion',
              [
                ...view.told(criterionKind, ({ type, label }) => type === 'exclusion' && label),
                ...inSelection(view, /\bexclusion\b|\bexcluded\b/i),
              ],
            ],
          ],
          { judgement: 'always' },
        ),
      ),
      question(
        'D.8',
        'read',
        'Are favourable and unfavourable data included?',
        asks(
          (view) => [
            [
              'unfavourable data',
              [
                ...view.claims.flatMap(({ claim, judgement }) =>
                  judgement && judgement.verdict !== 'supported'
                    ? view.told(claimKind, (_, record) => record.id === claim.id && judgement.sentence)
                    : [],
                ),
                ...view.text(
                  /literature|result|analysis|method|search|discussion|conclusion/i,
                  /\bunfavou?rable\b|\bno (?:significant )?(?:difference|effect|benefit)\b|\bnot (?:statistically )?significant\b|\bfail(?:ed|ure) to\b|\bnegative (?:results?|data|findings?)\b/i,
                  { types, deniedToo: true },
                ),
              ],
            ],
          ],
          { judgement: true },
        ),
        'Annex XIV part A, section 2',
      ),
      question('D.9', 'read', 'Is duplication avoided, also between literature and the data of the manufacturer?', duplication),
      question(
        'D.10',
        'read',
        'Was the protocol tested: does the search find relevant papers that are known?',
        asks(
          (view) => [
            [
              'a test of the search',
              view.text(
                search,
                /\b(?:known|key|seed|sentinel) (?:relevant )?(?:papers?|publications?|articles?|references?|records?|trials?)\b|\b(?:search|strategy|protocol)\b[^.;]{0,60}\b(?:tested|validated|piloted)\b|\bvalidation of the search\b|\bsensitivity of the search\b/i,
                { types },
              ),
            ],
          ],
          { judgement: true },
        ),
      ),
      question(
        'D.11',
        'completed',
        'Is the search documented: terms, databases, dates, numbers, screening, reasons for exclusion, deviations?',
        documentation,
        'MEDDEV 2.7/1 rev. 4, A5',
      ),
      question(
        'D.12',
        'completed',
        'Is every item appraised by criteria and tools that were set beforehand?',
        appraisalDone,
        'Annex XIV part A, section 1(c)',
      ),
      question(
        'D.13',
        'knowledge',
        'Are the quality of the evidence and its limits discussed?',
        asks(
          (view) => [
            [
              'limits of the evidence',
              [
                ...view
                  .told(appraisalKind, ({ contribution, justification }) => contribution !== 'background' && justification)
                  .slice(0, 4),
                ...written(view, 'literature-evidence', '4.6'),
                ...view.text(
                  /limit|quality|bias|apprais|discussion/i,
                  /\blimitations?\b|\brisk of bias\b|\bheterogene\w+|\blow quality\b/i,
                  { types },
                ),
              ],
            ],
          ],
          { judgement: true },
        ),
      ),
      question('D.14', 'knowledge', 'Is the search recent enough, and is the interval of updates set?', searchRecent),
    ],
  },
];
