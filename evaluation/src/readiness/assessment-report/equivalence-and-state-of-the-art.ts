import { appraisalKind } from '../../appraisal/index.ts';
import { benefitRiskKind } from '../../conclusions/index.ts';
import { claimKind, deviceKind, riskKind } from '../../device/index.ts';
import { sectionKind } from '../../documents/index.ts';
import { dataSetKind, referenceKind } from '../../evidence/index.ts';
import { outcomeParameterKind } from '../../plan/index.ts';
import { searchRunKind } from '../../search/index.ts';
import { fromParts, suggest } from '../checklist.ts';
import type { CriterionSection } from '../criterion.ts';
import { unlessContradicted, type View } from '../view.ts';
import { equivalenceClaim, whereClaimed } from './equivalence-claim.ts';
import { asks, question } from './question.ts';

const heading = /equivalen|comparison/i;
const types = ['equivalence', 'cer', 'cep', 'cear'] as const;
const demonstration = (view: View, words: RegExp) => view.text(heading, words, { types, onlyThere: true });

const background = /state of the art|background|current knowledge|alternativ|condition|disease|epidemiolog|treatment|therapy|guideline/i;
const backgroundTypes = ['cer', 'sota', 'cep', 'sscp'] as const;
const stateOfTheArt = (view: View, words: RegExp) => view.text(background, words, { types: backgroundTypes });

/** What is said of the state of the art only below its own headings; elsewhere the same words speak of the device. */
const amongBackground = (view: View, words: RegExp) => view.text(background, words, { types: backgroundTypes, onlyThere: true });

const strict = (view: View) => view.device?.class === 'III' || view.device?.implantable === true;

/** Sections C.4 and C.5. */
export const equivalenceAndStateOfTheArtSections: readonly CriterionSection[] = [
  {
    section: 'C.4',
    title: 'Equivalence',
    criteria: [
      question(
        'C.4.1',
        'read',
        'Is it said whether the evaluation rests on investigations or studies of an equivalent device, and of which?',
        whereClaimed((view, claim) =>
          fromParts([
            ['a claim of equivalence', claim.evidence],
            ['the equivalent device by name', demonstration(view, /\bequivalent device\b|\bmanufactured by\b|\bmarketed device\b/i)],
          ]),
        ),
        'Article 2(48)',
      ),
      question(
        'C.4.2',
        'read',
        'Is it said whether it rests on peer-reviewed reports of other experience, and with which device?',
        (view) => {
          const reports = view.told(
            appraisalKind,
            ({ dataSource, contribution }) =>
              dataSource === 'iii' && contribution !== 'rejected' && 'peer-reviewed report of other experience',
          );
          if (reports.length > 0) return suggest('met', 'Items are appraised as peer-reviewed reports of other experience.', reports);
          const claim = equivalenceClaim(view);
          const sources = view.told(appraisalKind, ({ dataSource }) => dataSource);
          if (claim.state === 'not claimed' && sources.length > 0)
            return suggest(
              'met',
              'Every appraised item names its source under Article 2(48), none of them a report of other experience, and equivalence is not claimed.',
              [...claim.evidence, ...sources],
            );
          return sources.length > 0
            ? suggest('met', 'Every appraised item names its source under Article 2(48).', sources)
            : suggest('open', 'No appraisal names the source of data under Article 2(48).');
        },
        'Article 2(48)',
      ),
      question(
        'C.4.3',
        'read',
        'Is it reasoned which devices are equivalent and which are not, and are data of devices that are not left out of the demonstration?',
        (view) => {
          const misused = view.all(appraisalKind).filter(({ data }) => data.contribution === 'pivotal' && data.dataSource === 'none');
          if (misused.length > 0) {
            return suggest(
              'not met',
              `${misused.length} pivotal ${misused.length === 1 ? 'item is' : 'items are'} no clinical data of the device or an equivalent one.`,
              view.told(appraisalKind, (_, record) => misused.includes(record) && 'pivotal and not clinical data'),
            );
          }
          const claim = equivalenceClaim(view);
          const set = view.told(appraisalKind, ({ dataSource }) => dataSource && `source ${dataSource}`);
          if (claim.state === 'not claimed')
            return suggest(
              set.length > 0 ? 'met' : 'not applicable',
              'Equivalence is not claimed, and no item that counts is from another device.',
              [...claim.evidence, ...set],
            );
          if (claim.state === 'not said') return suggest('open', 'Nothing says whether equivalence is claimed.', set);
          return fromParts(
            [
              ['a rationale', demonstration(view, /\bequivalen|\bdiffer/i)],
              ['the source of each item', set],
            ],
            { judgement: true },
          );
        },
      ),
      question(
        'C.4.4',
        'read',
        'Does each claim rest on one device that meets all three kinds of criteria?',
        whereClaimed((view) =>
          unlessContradicted(view, ['equivalence'], () =>
            fromParts(
              [
                ['technical characteristics', demonstration(view, /\btechnical\b/i)],
                ['biological characteristics', demonstration(view, /\bbiological\b/i)],
                ['clinical characteristics', demonstration(view, /\bclinical\b/i)],
              ],
              { judgement: true, note: 'Parts of different devices must not be put together.' },
            ),
          ),
        ),
        'Annex XIV part A, section 3',
      ),
      question(
        'C.4.5',
        'read',
        'Are differences identified, and is it justified that none is clinically significant?',
        whereClaimed((view) =>
          fromParts(
            [
              ['differences', demonstration(view, /\bdifferences?\b|\bdiffers?\b/i)],
              [
                'a statement on clinical significance',
                view.text(heading, /\bclinically significant\b|\bno (?:clinical )?impact\b|\bdoes not affect\b/i, {
                  types,
                  deniedToo: true,
                  onlyThere: true,
                }),
              ],
            ],
            { judgement: true },
          ),
        ),
        'Annex XIV part A, section 3; MDCG 2020-5',
      ),
      question(
        'C.4.6',
        'completed',
        'Is sufficient access to the data of the equivalent device shown?',
        whereClaimed((view) => fromParts([['access to data', demonstration(view, /\baccess\b/i)]], { judgement: true })),
        'Annex XIV part A, section 3',
      ),
      question(
        'C.4.7',
        'completed',
        'For class III and implants of another manufacturer: is there a contract, and an original evaluation under the Regulation?',
        whereClaimed((view) => {
          if (view.device && !strict(view))
            return suggest('not applicable', 'The device is neither in class III nor implantable.', view.told(deviceKind));
          return fromParts(
            [
              ['a contract', demonstration(view, /\bcontract\b|\bagreement\b/i)],
              ['an evaluation under the Regulation', demonstration(view, /2017\/745|\bMDR\b/)],
            ],
            { note: 'It is asked only where the equivalent device is of another manufacturer.' },
          );
        }),
        'Article 61(5)',
      ),
      question(
        'C.4.8',
        'completed',
        'For modified own devices: are the conditions met, endorsement by the notified body included?',
        whereClaimed((view) => {
          if (view.device && !strict(view))
            return suggest('not applicable', 'The device is neither in class III nor implantable.', view.told(deviceKind));
          return fromParts(
            [
              ['a modification of an own device', demonstration(view, /\bmodif\w+|\bsame manufacturer\b|\bown device\b/i)],
              ['an endorsement', demonstration(view, /\bendors\w+/i)],
            ],
            { nothing: 'open', note: 'It is asked only where the equivalent device is of the same manufacturer.' },
          );
        }),
        'Article 61(4)',
      ),
      question('C.4.9', 'knowledge', 'Where equivalence is not claimed: is that said, and are no such data used as own?', (view) => {
        const claim = equivalenceClaim(view);
        if (claim.state === 'not claimed')
          return suggest(
            'met',
            'It is said that equivalence is not claimed, and no appraised item counts as data of an equivalent device.',
            claim.evidence,
          );
        return claim.state === 'claimed'
          ? suggest('not applicable', 'Equivalence is claimed.', claim.evidence)
          : suggest('not met', 'Neither a claim of equivalence nor a statement that there is none was found.');
      }),
    ],
  },
  {
    section: 'C.5',
    title: 'State of the art',
    criteria: [
      question(
        'C.5.1',
        'completed',
        'Are the condition, its course, epidemiology, management and guidelines described?',
        asks((view) => [
          [
            'the condition and its course',
            [
              ...view.told(sectionKind, ({ document, section }) => document === 'cer' && section === '3'),
              ...stateOfTheArt(
                view,
                /\b(?:prevalence|incidence|epidemiolog\w+|natural (?:course|history)|mortality|pathophysiolog\w+|disease|condition)\b/i,
              ),
            ],
          ],
          [
            'guidelines or current management',
            stateOfTheArt(
              view,
              /\bguidelines?\b|\bstandard of care\b|\bcurrent (?:management|practice|treatment)\b|\brecommend(?:s|ed|ations?)\b/i,
            ),
          ],
        ]),
      ),
      question(
        'C.5.2',
        'completed',
        'Are alternatives described with benefits and risks?',
        asks(
          (view) => [
            [
              'alternatives',
              [
                ...view.told(benefitRiskKind, ({ stateOfTheArt: words }) => words),
                ...stateOfTheArt(view, /\balternatives?\b|\btreatment options?\b|\bcompared with\b/i),
              ],
            ],
          ],
          { judgement: true },
        ),
        'Article 61(3)(c)',
      ),
      question(
        'C.5.3',
        'completed',
        'Are figures of benchmark or similar devices on performance and safety given?',
        asks((view) => [
          [
            'values of the state of the art',
            [
              ...view.told(outcomeParameterKind, ({ benchmarks }) =>
                benchmarks.map(({ description, value }) => `${description}: ${value}`),
              ),
              ...amongBackground(view, /\b(?:benchmarks?|similar devices?|comparators?|rates?|survival|risk of|incidence)\b.*\d/i),
            ],
          ],
        ]),
      ),
      question(
        'C.5.4',
        'completed',
        'Is it shown how acceptance criteria follow from the state of the art?',
        asks(
          (view) => [
            [
              'a derivation',
              [
                ...view.told(claimKind, ({ acceptanceCriterion }) => acceptanceCriterion?.derivation),
                ...view.text(
                  /accept|criteri|benchmark|state of the art|threshold/i,
                  /\bderiv\w+|\bbased on the (?:state of the art|literature)\b|\bfollows? from\b/i,
                  { types: ['cer', 'cep', 'sota'] },
                ),
              ],
            ],
          ],
          (view) => {
            const claims = view.all(claimKind);
            const without = claims.filter(({ data }) => !data.acceptanceCriterion?.derivation.trim()).length;
            return without > 0 && claims.length > without
              ? { note: `${without} of ${claims.length} claims have no derivation of their criterion.` }
              : {};
          },
        ),
      ),
      question(
        'C.5.5',
        'knowledge',
        'Is the place of the device in the care of patients given, and the need it answers?',
        asks(
          (view) => [
            [
              'the place of the device or the need',
              stateOfTheArt(
                view,
                /\bunmet (?:medical |clinical )?needs?\b|\b(?:treatment|care|clinical) pathway\b|\bfirst[- ]line\b|\bsecond[- ]line\b|\bplace (?:of the device|in therapy|in treatment)\b|\bclinical need\b|\bgap in care\b/i,
              ),
            ],
          ],
          { judgement: true },
        ),
      ),
      question(
        'C.5.6',
        'knowledge',
        'Are hazards of the technology and the adverse events of comparators given?',
        asks((view) => [
          [
            'known hazards',
            [
              ...view.told(riskKind, ({ evidenceIds, hazard }) => evidenceIds.length > 0 && hazard),
              ...amongBackground(view, /\bhazards?\b|\badverse events?\b|\bcomplications?\b|\bside[- ]effects?\b/i),
            ],
          ],
        ]),
      ),
      question(
        'C.5.7',
        'knowledge',
        'Is the state of the art current, with the date of its search?',
        asks((view) => [
          [
            'a dated search',
            [
              ...view.told(
                searchRunKind,
                ({ purpose, searchedOn, database }) => purpose === 'state of the art' && searchedOn && `${database} on ${searchedOn}`,
              ),
              ...view.text(/search|method|state of the art/i, /\bsearch\w*\b.{0,120}\b20\d\d\b/i, { types: backgroundTypes }),
            ],
          ],
          [
            'literature of the state of the art',
            [
              ...view.told(appraisalKind, ({ purposes }) => purposes.includes('state of the art')).slice(0, 4),
              ...view.told(referenceKind, ({ year }) => year && year > 2000 && String(year)).slice(0, 2),
              ...view.told(dataSetKind, ({ type }) => type === 'registry'),
            ],
          ],
        ]),
      ),
    ],
  },
];
