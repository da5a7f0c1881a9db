import type { DossierContext, DossierDocument } from '../dossier.ts';
import { careSettings } from '../lexicon/care-settings.ts';
import { patientInterfaces } from '../lexicon/modes-of-use.ts';
import { ageGroups } from '../lexicon/population.ts';
import { termsIn } from '../lexicon/terms.ts';
import type { Passage } from '../passage.ts';
import { meanings, membersOf } from '../phrase.ts';
import { clausesOf, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentions } from '../subject.ts';
import { fold } from '../text/fold.ts';
import { describeRange, readQuantities } from '../text/quantities.ts';
import { type Topic, topicsOf } from '../topic.ts';
import { describeAge, readAges } from './population-age.ts';

const including =
  /\b(?:eligib\w+|inclusion|enrol\w*|recruit\w*|includ(?:es?|ed|ing)|registry|cohort|prospective|participants|are followed|admissible|(?:may|can|could) (?:join|enter|take part|be (?:entered|admitted|accepted))|qualif(?:y|ies)|is open to|are welcome|consecutive|study population|out-?patients|in-?patients|einschluss\w*|eingeschlossen|inclus\w*)\b/u;
const excluding =
  /\b(?:exclu\w+|no entry|not (?:be )?(?:admitted|enrolled|eligible|included|recruited|studied)|ineligible|ausschluss\w*|ausgeschlossen|exclus\w*|esclus\w*)\b/u;
/** "No children are enrolled", "does not include pregnant women": a group that is left out by a verb. */
const groupLeftOut =
  /\bno (?:[\p{L}-]+ )?(?:children|adults|minors|infants|newborns|adolescents|women|men|girls|boys) (?:[^.;]{0,30} )?(?:are|will be|shall be|may be|can be) (?:enrolled|included|admitted|recruited|studied|followed)\b|\b(?:does|do|did|will|shall) not (?:include|enrol|enroll|recruit|admit|cover) (?:any )?(?:[\p{L}-]+ )?(?:children|adults|minors|infants|newborns|adolescents|women|men|girls|boys)\b/u;
/** "Pregnancy and a solitary kidney are no reasons for exclusion." */
const notExcluding =
  /\b(?:no|not|nor|neither|never)(?: \w+){0,2} (?:reasons?|grounds?|criteri\w+|cause)(?: \w+)? (?:for|of|to) exclu\w+|\b(?:no|not(?: an?)?|nor|neither) exclusion(?: criteri\w+)?\b|\b(?:not|never|nobody|no one|no patients?)(?: \w+){0,2} exclu\w+/u;
/** Labels and headings under which stands who takes part, or where. */
const telling =
  /^(?:who(?: takes part| is studied| can join| is (?:followed|observed|included|asked))?\??$|(?:to |for |in |on )?whom\b|entry\b|admitted|admission|where\b|eligib|inclusion|population|patients|people|persons|participants|subjects|wearers|users|enrol|recruit|sample|cohort|size|number|n$|ages?\b|setting|place|sites?$|centres|centers)/u;
/** "300 adults aged 18 to 65 years", "n = 200": those who are counted are studied. */
const counted =
  /(?<![\d.,])\d{2,5} (?:[a-z-]+ ){0,2}?(?:patients?|adults|children|infants|newborns|neonates|adolescents|teenagers|persons|people|participants|subjects|wearers|users|clients|recipients|families|women|men|girls|boys|residents|individuals|examinations|treatments|cases|eyes|implants)\b(?! (?:a |per |each )?(?:years?|months?|weeks?|days?)\b)|\bn ?= ?\d+|\bonly (?:adults|children|women|men|patients|adolescents|newborns|infants)\b|\b(?:adults|children|women|men|adolescents|newborns|infants) only\b/u;
/** "Suitable are persons aged 15 years and older", "entry is open to adults from 50 years": in a plan, those who are told by age or weight are those studied. */
const bounded =
  /(?<!\bof the )\b(?:patients?|adults|children|infants|babies|newborns|neonates|adolescents|teenagers|persons|people|participants|subjects|wearers|recipients|users|women|men|girls|boys|individuals|any(?:one|body)|cases|admissions)\b[^.;:]{0,60}?\b(?:aged|of age|old(?:er)?|younger|weigh(?:ing|s)?|upwards?|or more|and over|and above|from|of|under|over|up to|between|below|above)\b[^.;:]{0,20}?(?:\d+(?:[.,]\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy)\b) ?(?:years?|months?|weeks|days|kg|y\.? ?o)\b|\b(?:newborns|infants|children|adults|patients|people|persons)\b[^.;:]{0,30}? \d+[^.;:]{0,20}(?:years?|months?|weeks|days) (?:and |or )?(?:old|of age|older|over|above|up)|\baged (?:\d{1,2}|[a-z]{3,9}(?:teen|ty)?) (?:and|or|to) (?:\d|over|older|above|more|up)/u;
/** "Q2. Overfill in the lightest children": what a plan asks is not whom it studies. */
const asked = /^\W*(?:q-?\d|questions?\b)|\?\s*$/u;
/** Where the study happens, whoever takes part: "all sites are private practices", "use takes place on wards", "at nine pelvic health clinics". */
const sited =
  /^\W*(?:(?:all|the|both) )?(?:(?:study|participating|recruiting) )?(?:sites?|cent(?:re|er)s?|places?|settings?|locations?|use|treatments?|visits?|data collection|recruitment)\b[^.;]{0,40}?(?:\b(?:is|are|takes? place|happens?|operates?|works?|lies?|collected|occurs?|comprises?|includes?)\b|[:.])|\b(?:conducted|carried out|performed|runs?|run|takes? place|happens?|done|held|collected|recruits?|invites?|implanted|treated|examined) (?:[^.;]{0,40} )?(?:in|at|on)\b|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty) (?:\([^)]*\) )?(?:[a-z-]+ ){0,3}(?:hospitals?|(?<=[a-z] )clinics|centres|centers|units|wards|practices|homes|offices|schools|departments|theatres)\b/u;
/** An item of a list that begins with those who are studied. */
const membersOfStudy =
  /^\W*(?:(?:only|all) )?(?:(?:examinations?|records?|images?|scans?|data|treatments?|cases?) (?:of|from|in) )?(?:patients|adults|children|infants|newborns|adolescents|persons|people|wearers|women|men|girls|boys)\b/u;
/** Sentences about parts of a cohort, results, endpoints and other devices. */
const aside =
  /\b(?:sub-?groups?|strat(?:um|a|ified)|expected|endpoints?|thresholds?|interim|secondary|hospital stays|off-label|guidelines?|label(?:l?ed)? (?:from|includes)|similar|predecessor|equivalent|bands?|ethics|export|completeness|financial|few|(?<!each )of (?:these|them|whom)|status|gaps?|reported|statistic\w*|minimum numbers?|at least \d+ (?:[a-z-]+ ){0,2}?(?:above|below|over|under|older|younger|heavier|lighter|between|aged|shall be)|(?:had|background:?)|quotas?|\d+ (?:above|below|over|under) \d+|count for|of whom|of which|among (?:them|whom)|including at least|seen in|publications?|published|literature|consent\w*|assent\w*|signs? (?:as well|too|themselves|also|with)|parents of)\b/u;

/** What a plan weighs and leaves: "a trial in children is not planned", "a cohort of newborns was considered and rejected". */
const notDone =
  /\b(?:stud(?:y|ies)|trials?|investigations?|registr(?:y|ies)|cohorts?|surveys?|activit(?:y|ies)|follow-up|recruitment|enrolment|comparison|arm)\b[^.;]{0,80}? (?:(?:is|are|was|were|will be|has been) (?:therefore |thus |hence |currently )?not (?:planned|foreseen|intended|proposed|pursued|feasible|ethical|considered|necessary|needed|justified|carried out|conducted)|(?:is|was|were|are) (?:(?:considered|discussed|weighed)(?: [^.;,]{3,50}?)? and )?(?:rejected|dropped|abandoned|discarded|ruled out))\b/u;
/** What is asked, known or found of a group enrols nobody. */
const noInclusion = /\?\s*$|^\W*whether\b|\bask(?:s|ed|ing)?\b[^.;]*\bwhether\b|\b(?:no|pmcf) data on\b|\b(?:fills?|filled) in\b/u;
/** Users who are asked are counted by their places. */
const askingUsers = /\b(?:surveys?|questionnaires?|interviews?|polls?) (?:of|to|in|at|among|with) (?:about |some |all )?(?:the )?\d/u;
/** "Without hospital facilities", "not at home". */
const lacking = /\b(?:without|no|not|outside|never|neither|nor|rather than|instead of) (?:(?:in|at|on|of|any|an?|the|access to|own) )*$/u;

/** The unit that stands in a column of its own: "Age | ≥ 12 | years". */
function unitBeside(passage: Passage, document: DossierDocument): string {
  const next = document.passages[passage.index + 1];
  if (!passage.cell || !/\bage\b/iu.test(passage.label) || next?.cell?.table !== passage.cell.table || next.cell.row !== passage.cell.row)
    return '';
  return /^(?:years?|yrs?|y|y\/o|y\.o\.)(?: (?:old|of age))?$/iu.test(next.text.trim()) ? 'age (years)' : '';
}

/** Whom and where a PMCF plan studies, and whom it leaves out. Keys: age, weight, group, setting, interface; left out: not affirmed. */
export default {
  id: 'pmcf-population',
  title: 'Population and setting of PMCF activities',
  references: ['Regulation (EU) 2017/745, Annex XIV Part B 6.2', 'MDCG 2020-7, Section C'],
  attribute: 'pmcf-scope',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (document.type !== 'pmcf-plan' || passage.kind === 'heading' || passage.kind === 'caption') return found;
    const zone = purposeZone(passage, document);
    const heading = passage.headings.at(-1)?.title ?? '';
    const inner = topicsOf(heading);
    const eligibility = inner.includes('eligibility');
    const exclusion = inner.includes('exclusion');
    if (!eligibility && !exclusion && (zone === 'stating' || zone === 'near')) {
      if (passage.headings.length > 1 || !including.test(passage.folded)) return found;
    }
    if (
      /\bgaps?\b|question|objective|rationale|background|introduction|\bneed(?:ed|s)?\b|\bwhy\b|statistic|sample size|risk/.test(
        heading.toLowerCase(),
      )
    )
      return found;
    const label = fold(passage.label);
    const bareHeading = fold(heading).replace(/^[\d.]+\s*/u, '');
    // "§3 Wearers. Adults with venous insufficiency": the title stands in the line.
    const lineTitle =
      /^\W*(?:\d[\d.]*[.)]?\s+)?(\p{L}[\p{L} ]{2,24})[.:?] /u.exec(passage.sentences.length > 1 ? passage.folded.slice(0, 60) : '')?.[1] ??
      '';
    const aboutOthers = ['equivalence', 'predecessor', 'similar-devices'].some((topic) => inner.includes(topic as Topic));
    for (const sentence of passage.sentences) {
      const named = (names: readonly string[]): boolean => names.some((name) => mentions(sentence.folded, name));
      if ((aboutOthers || named(context.otherNames)) && !named(context.deviceNames)) continue;
      // "Inclusion: decision to use the device; body weight from 2 kg": the label holds for all that stands between semicolons.
      const lead = notExcluding.test(sentence.folded)
        ? null
        : /^\s*(?:(inclusion|eligib\w+)|(?:exclusion|excluded))\b[^:;.]{0,30}:/u.exec(sentence.folded);
      for (const clause of clausesOf(sentence.folded)) {
        const { folded } = clause;
        const byVerb = groupLeftOut.test(folded);
        const leftOut =
          byVerb ||
          (lead !== null && lead[1] === undefined) ||
          (excluding.test(folded) && !notExcluding.test(sentence.folded)) ||
          (exclusion && !eligibility) ||
          (excluding.test(label) && !including.test(folded));
        const named =
          leftOut ||
          lead !== null ||
          eligibility ||
          including.test(folded) ||
          telling.test(label) ||
          telling.test(bareHeading) ||
          telling.test(lineTitle) ||
          telling.test(/^\s*(\p{L}[^:;.]{2,30}):\s/u.exec(folded)?.[1] ?? '') ||
          ((passage.kind === 'item' || passage.cell !== undefined) && membersOfStudy.test(folded)) ||
          counted.test(folded) ||
          (bounded.test(folded) && !asked.test(passage.folded));
        if (
          !(named || sited.test(folded)) ||
          aside.test(folded) ||
          notDone.test(folded) ||
          noInclusion.test(folded) ||
          aside.test(label) ||
          /\bintended (?:for|to|use)\b/.test(folded)
        )
          continue;
        const offset = sentence.start + clause.start;
        const text = passage.text.slice(offset, sentence.start + clause.end);
        const add = (key: string, value: Found['value'], says: string, start: number, end: number): void => {
          found.push({
            key,
            value,
            says,
            start: offset + start,
            end: offset + end,
            affirmed: !leftOut,
            subject: 'study',
            modality: 'planned',
            weight: 'defining',
          });
        };
        if (leftOut && !byVerb) {
          const colon = text.lastIndexOf(':') + 1;
          for (const member of membersOf(text.slice(colon), /,(?!\d)|\bor\b|\band\b|\b(?:is|are) (?:excluded|not)\b/gu)) {
            const stems = meanings(member.text, document, context);
            if (stems.length > 0)
              add('exclusion', { type: 'phrase', phrase: member.text, stems }, member.text, colon + member.start, colon + member.end);
          }
        }
        // What says only where the study happens tells nobody's age.
        const ages = named ? readAges(text, document.language, unitBeside(passage, document)) : [];
        for (const { range, start, end } of ages) add('age', { type: 'range', range }, describeAge(range), start, end);
        for (const { range, start, end, exact } of named
          ? readQuantities(
              text.replace(/\([^()]{1,20}\b(?:lbs?|pounds?)\)/g, (match) => ' '.repeat(match.length)),
              document.language,
            )
          : [])
          if (range.dimension === 'mass' && !exact && !/\/ ?m|\bbmi\b/.test(folded.slice(start, end + 8)))
            add('weight', { type: 'range', range }, describeRange(range), start, end);
        const groups = ageGroups.map((group) => ({ id: group.id, match: group.words.exec(folded) })).filter((group) => group.match);
        if (named && groups.length > 0 && ages.length === 0)
          add(
            'group',
            { type: 'categories', categories: groups.map((group) => group.id) },
            groups.map((group) => group.id).join(', '),
            groups[0]!.match!.index,
            groups[0]!.match!.index + groups[0]!.match![0].length,
          );
        for (const [key, terms] of [
          ['setting', careSettings],
          ['interface', patientInterfaces],
        ] as const) {
          if (key === 'interface' && !named) continue;
          // "Survey of 60 wards" asks those who use the device and studies no patients there.
          if (key === 'setting' && askingUsers.test(folded)) continue;
          const those = termsIn(folded, terms).filter(
            (term) => !(key === 'setting' && !leftOut && lacking.test(folded.slice(0, term.start))),
          );
          if (those.length === 0) continue;
          const categories = [...new Set(those.map((term) => term.id))];
          add(key, { type: 'categories', categories }, categories.join(', '), those[0]!.start, those.at(-1)!.end);
        }
      }
    }
    return found;
  },
  examples: [
    {
      document: 'pmcf-plan',
      text: '# PMCF plan\n\n## Population\n\nNo children are enrolled in the registry.',
      finds: ['children'],
    },
    {
      document: 'pmcf-plan',
      text: '# PMCF plan\n\n## Population\n\nThe survey asks whether children were included. No data on children are available. Are children included?',
      finds: [],
    },
    {
      document: 'pmcf-plan',
      text: '# PMCF plan\n\n## Comparator and equivalent device\n\nData of the Beta, which is used at home and in children from 6 years, are followed up.',
      finds: [],
    },
    {
      document: 'pmcf-plan',
      text: '# PMCF plan\n\n## Why follow-up is needed\n\nIn ALBA-1, 122 infants up to 12 months were analysed. ALBA-2 followed 96 infants at home.',
      finds: [],
    },
    {
      document: 'pmcf-plan',
      text: '## Design\n\nRegistry in outpatient sleep clinics. Eligible are patients weighing more than 5 kg.',
      finds: ['more than 5 kg', 'sleep clinics'],
    },
    {
      document: 'pmcf-plan',
      text: '### Patients of the registry\n\nInclusion: clinical decision to use the device; body weight 10 kg to 110 kg.',
      finds: ['10 kg to 110 kg'],
    },
    {
      document: 'pmcf-plan',
      text: '## Study\n\n| Feature | Decision |\n|---|---|\n| Enrolment | 300 adults aged 18 to 65 years |\n| Where | 12 nursing homes |',
      finds: ['18 years to 65 years', 'long-term care facilities'],
    },
    { document: 'pmcf-plan', text: '## Design\n\nEntry is open to adults aged 50 years and older.', finds: ['at least 50 years'] },
    {
      document: 'pmcf-plan',
      text: '## How\n\nAll sites are private surgical offices without hospital facilities.\n\n## Who\n\nThe team invites 300 clients at nine pelvic health clinics.',
      finds: ['outpatient facilities', 'outpatient facilities'],
    },
    { document: 'pmcf-plan', text: '## Design\n\nAdmissible are persons of whatever age.', finds: ['from birth'] },
    { document: 'pmcf-plan', text: '| Item | Value | Unit |\n|---|---|---|\n| Age | ≥ 30 | y/o |', finds: ['at least 30 years'] },
    { document: 'pmcf-plan', text: '## Measures\n\n150 aseptic revisions, 6 clinics. Reports are kept in the hospital.', finds: [] },
    { document: 'pmcf-plan', text: '## Activities\n\nSurvey of 60 wards. Questionnaire to 25 practices.', finds: [] },
    { document: 'pmcf-plan', text: '## Design\n\nCases are newborns up to 28 days.', finds: ['from birth up to 4 weeks'] },
    { document: 'pmcf-plan', text: '## Design\n\nRegistry of 220 patients, run over 3 years.', finds: [] },
    { document: 'pmcf-plan', text: '## Study\n\nA cohort of 300 teenagers in routine care.', finds: ['adolescents'] },
    {
      document: 'pmcf-plan',
      text: '## Cohort\n\n1000 wearers, of whom at least 300 aged 12 to 17 years.\n\nBackground: the first study had 61 women above 50 years.',
      finds: [],
    },
    { document: 'pmcf-plan', text: '## Exclusions\n\n- Intubated patients', finds: ['Intubated patients', 'endotracheal tube'] },
    {
      document: 'pmcf-plan',
      text: '## Participants\n\nInclusion:\n\n- Minimum numbers: 30 above 70 years; 15 below 50 kg or above 100 kg.',
      finds: [],
    },
    {
      document: 'pmcf-plan',
      text: '## Participants\n\nPregnancy, solitary kidney and malignant disease are no reasons for exclusion.',
      finds: [],
    },
    {
      document: 'pmcf-plan',
      text: '## Activities\n\n| Item | Description |\n|---|---|\n| PMA-2 | setting: intensive care units |\n| PMA-3 | No entry: fever |',
      finds: ['intensive care units', 'fever'],
    },
    { document: 'pmcf-plan', text: '# PMCF plan\n\n§3 Wearers. Pregnant women and girls from 14 years.', finds: ['at least 14 years'] },
    { document: 'pmcf-plan', text: '## Whom do we follow?\n\nAdults with diabetes aged 18 and above.', finds: ['at least 18 years'] },
    { document: 'pmcf-plan', text: '## Organisation\n\n- examinations of children from 2 to 12 years', finds: ['2 years to 12 years'] },
    { document: 'cer', text: '## PMCF\n\nEligible are patients weighing more than 5 kg.', finds: [] },
    {
      document: 'pmcf-plan',
      text: '## Alternatives\n\nA trial in infants under 12 months was weighed with two experts and dropped. A registry of women from 60 years is not foreseen.',
      finds: [],
    },
    { document: 'pmcf-plan', text: '## Design\n\nEnrolment of adults from 60 years is planned.', finds: ['at least 60 years'] },
    { document: 'pmcf-plan', text: '## Statistics\n\nSubgroups: age below 18; 18 to 74; 75 and above.', finds: [] },
  ],
} satisfies StatementKind;
