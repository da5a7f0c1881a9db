import { boundReference, boundsOf, isInside, rangeOf } from '../bound-differences.ts';
import { conditionsLeftOut, isJustified } from '../conditions-left-out.ts';
import type { Dossier } from '../dossier.ts';
import { ageGroups, groupsAllow } from '../lexicon/population.ts';
import { locate } from '../location.ts';
import { plannedSettings } from '../planned-settings.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { toldSettings } from '../settings-told.ts';
import type { Statement } from '../statement.ts';
import { measureBounds } from '../statements/patient-measure.ts';
import { contentStems, fold } from '../text/fold.ts';
import { equalRanges, type Range } from '../text/quantities.ts';

const basis = ['MDR Annex XIV Part B 6.1', 'MDR Annex XIV Part B 6.2', 'MDCG 2020-7 Section C'];

/** PMCF studies those whom the device is for, where it is used. */
export default {
  id: 'pmcf-scope',
  title: 'The PMCF plan studies the population and setting of the intended purpose',
  references: ['Regulation (EU) 2017/745, Annex XIV Part B', 'MDCG 2020-7, Section C'],
  severity: 'major',
  why: 'PMCF confirms safety and performance throughout the lifetime in the intended purpose. Data of other patients or from other places confirm nothing.',
  remedy: 'Bring eligibility and setting of the activities to the intended purpose, or justify in the plan why a narrower group is enough.',
  basis,
  *check(dossier: Dossier): Generator<Contradiction> {
    for (const document of dossier.documents) {
      if (document.type !== 'pmcf-plan') continue;
      yield* plannedSettings(dossier, document);
      const planned = dossier.of('pmcf-population').filter((one) => one.document === document.id);
      if (planned.length === 0) continue;
      yield* bounds(dossier, planned, 'age');
      yield* bounds(dossier, planned, 'weight');
      yield* measures(dossier, planned);
      yield* groups(dossier, planned);
      yield* toldSettings(dossier, planned);
      yield* interfaces(dossier, planned);
      yield* indications(dossier, planned);
      yield* unlimited(dossier, planned);
    }
    yield* conditionsLeftOut(dossier);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe device is used by trained camera operators in fertility clinics.',
          rmf: '# Risk Management Report\n\nUsers trained camera operators; environment fertility clinics.',
          'pmcf-plan': '# PMCF Plan\n\n## Design\n\nProspective registry with 200 patients followed for 2 years, in hairdressing salons.',
        },
        says: 'hairdressing salons',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients aged 16 years and older.',
          'pmcf-plan': '# PMCF Plan\n\n## Design\n\nEligible are newborns from 2.5 kg, children and adults.',
        },
        says: 'newborns',
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n| Item | Text |\n|---|---|\n| Setting | nursing homes |',
          sscp: '# SSCP\n\n## 5 Outlook\n\nA cohort study is planned. It takes place only in intensive care units.',
        },
        says: 'intensive care',
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n| Item | Text |\n|---|---|\n| Setting | operating theatres of 12 hospitals |',
          sscp: '# SSCP\n\nA PMCF study runs in nursing homes.',
        },
        says: 'long-term care',
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n| | Provision |\n|---|---|\n| Setting | gait laboratory of one university hospital |',
          sscp: '# SSCP\n\nNext: 150 children are followed 2 years at their domicile.',
        },
        says: 'home',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- severe renal impairment (eGFR below 30 mL/min/1.73 m²)',
          'pmcf-plan': '# PMCF Plan\n\n## Registry\n\n### Exclusion\n\n- pregnancy\n- an eGFR below 60 mL/min/1.73 m²',
        },
        says: 'eGFR below 60',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients with a body weight of 2 to 110 kg.',
          'pmcf-plan':
            '# PMCF Plan\n\n## PMCF-02: registry\n\n### Patients\n\nInclusion: clinical decision to use the device; body weight 10 kg to 110 kg.\n\n## PMCF-03: user survey\n\nUsers are asked online.\n\n## PMCF-04: literature\n\nYearly search.',
        },
        says: '10 kg',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for persons from 5 years of age with a body weight of at least 15 kg.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Activities\n\n### Study of children\n\nEligible are children of 5 to 17 years with a body weight of 20 kg or more.\n\n### Registry of adults\n\nEligible are adults.',
        },
        says: '20 kg',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is adults aged 21 years and older. The device is used by surgeons in hospital operating theatre.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Design\n\nProspective registry with 300 patients, in outpatient sleep clinics and home care. Eligible are patients aged 21 years and older.',
        },
        says: 'sleep clinics',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is adults aged 18 years and older.',
          'pmcf-plan': '# PMCF Plan\n\n## Design\n\nProspective registry. Eligible are patients aged 18 to 75 years.',
        },
        says: '75 years',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nPatients are ventilated through an endotracheal tube or a mask.',
          'pmcf-plan': '# PMCF Plan\n\n## Design\n\nIntubated patients are excluded.',
        },
        says: 'ndotracheal tube',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\n- asthma\n- pulmonary hypertension\n\n## Contraindications\n\n- pneumothorax\n- tracheostomy',
          'pmcf-plan': '# PMCF Plan\n\n## Exclusion criteria\n\n- pneumothorax\n- hypertension of the lung',
        },
        says: 'hypertension of the lung',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\n- persistent spinal pain\n- painful diabetic neuropathy of the lower limbs',
          'pmcf-plan': '# PMCF Plan\n\n## Exclusion criteria\n\n- current treatment with insulin or other glucose-lowering drugs',
        },
        says: 'insulin',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- uncontrolled epilepsy\n- active infection',
          'pmcf-plan': '# PMCF Plan\n\n## Exclusion criteria\n\n- Epilepsy, in the history or at present\n- Active infection',
        },
        says: 'uncontrolled epilepsy',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe device is used by trained camera operators in fertility clinics.',
          rmf: '# Risk Management Report\n\nUsers trained camera operators; environment fertility clinics.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Design\n\nProspective registry with 200 patients in Austria and in the first year of sale, in twelve specialist centres.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients aged 12 years and older.',
          'pmcf-plan': '# PMCF Plan\n\n## Design\n\nRegistry of 200 adults and adolescents over 2 years.',
        },
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n| Item | Text |\n|---|---|\n| Setting | operating theatres of 12 hospitals |',
          sscp: '# SSCP\n\nA PMCF study runs in hospitals.',
        },
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n| Item | Text |\n|---|---|\n| Setting | operating theatres of 12 hospitals |',
          sscp: '# SSCP\n\nNext: store the device at home. After the operation patients are followed in the hospital.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- severe renal impairment (eGFR below 30 mL/min/1.73 m²)',
          'pmcf-plan': '# PMCF Plan\n\n## Registry\n\n### Exclusion\n\n- pregnancy\n- an eGFR below 30 mL/min/1.73 m²',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients with a body weight of 2 to 110 kg.',
          'pmcf-plan':
            '# PMCF Plan\n\n## PMCF-02: registry of adults\n\n### Patients\n\nInclusion: body weight 40 kg to 110 kg.\n\n## PMCF-03: study of the smallest\n\nInfants are studied.\n\n## PMCF-04: literature\n\nYearly search.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- uncontrolled epilepsy\n- known epilepsy of the temporal lobe\n- malignancy',
          'pmcf-plan':
            '# PMCF Plan\n\n## Exclusion criteria\n\n- Epilepsy that is not under control\n- Any history of malignancy\n- Participation in another study in the past 3 months',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Target population and users\n\nThe target population is persons from 5 years and from 15 kg. Operators are patients, and carers aged 18 or older.',
          ifu: '# Instructions for use\n\n## Who can be treated\n\n| | AB-10 | AB-10P |\n|---|---|---|\n| Age of the patient | 18 years and over | 5 years and over |\n| Body weight | 35 kg and over | 15 kg and over |',
          'pmcf-plan':
            '# PMCF Plan\n\n## Activities\n\n### Study of children\n\nEligible are children of 5 to 17 years with a body weight of 15 kg or more.\n\n### Registry of adults\n\nEligible are adults.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\n- painful diabetic neuropathy\n- asthma\n\n## Contraindications\n\n- active infection',
          'pmcf-plan':
            '# PMCF Plan\n\n## Exclusion criteria\n\n- severe uncontrolled diabetes\n- active infection\n- asthma attack within 4 weeks',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is persons from 4 years of age. The device is used at home.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Activities\n\n### Study SMALL\n\nEligible are 60 pupils aged 4 to 6 years in the first school years. Persons above 6 years are not included.\n\n### Survey\n\nQuestionnaire to users.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\n1. Calcific stenosis of the native aortic valve\n2. Failure of a surgical bioprosthesis in the aortic position\n\n## Contraindications\n\n- Mechanical prosthesis in the aortic position\n- Active endocarditis',
          'pmcf-plan':
            '# PMCF Plan\n\n## Exclusion criteria\n\nThe labelled contraindications apply: active endocarditis, and a mechanical prosthesis in the aortic position. Patients of another trial are not enrolled.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for adults and children with a body weight of at least 20 kg. The device is used at home.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Activity 1\n\nRegistry in 18 hospitals. Eligible are adults and children of at least 20 kg.\n\n## Activity 2\n\nEligible are children with a body weight from 20 kg to less than 30 kg. The restriction is intentional.\n\n## Statistics\n\nSubgroups: age below 18; 18 to 74.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is adults aged 18 years and older.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Design\n\nEligible are patients aged 18 to 65 years. This range is deliberately narrower because older patients are covered by the registry of the society.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** "Exclusion: an eGFR below 60" where the device is for patients from 30. */
function* measures(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  for (const statement of planned) {
    if (statement.key !== 'exclusion' || statement.value.type !== 'phrase') continue;
    for (const { measure, range } of measureBounds(statement.value.phrase, dossier.document(statement.document).language)) {
      const treated = dossier.of('patient-measure').filter((one) => one.key === measure && one.document !== statement.document);
      const cut =
        range.from === undefined
          ? treated.filter((one) => range.to !== undefined && rangeOf(one).from !== undefined && rangeOf(one).from! < range.to)
          : treated.filter((one) => range.to === undefined && rangeOf(one).to !== undefined && rangeOf(one).to! > range.from!);
      const [reference] = cut;
      if (!reference || cut.length < treated.length || isOneOfSeveral(dossier, statement) || isJustified(dossier, statement)) continue;
      yield {
        attribute: 'pmcf-scope',
        message: `${name(dossier, statement)} leaves out "${statement.says}", but the device is for patients with ${measure} ${reference.says} (${name(dossier, reference)}).`,
        locations: [locate(dossier, statement), locate(dossier, reference)],
        compared: [statement.says, reference.says],
      };
    }
  }
}

/**
 * Whether the statement stands in one of several activities of the plan: sections side by side that each plan a study, a survey or a registry. One of
 * them may look at some of the patients.
 */
function isOneOfSeveral(dossier: Dossier, statement: Statement): boolean {
  const { passages } = dossier.document(statement.document);
  const { headings } = passages[statement.passage]!;
  return headings.some((heading, depth) => {
    const above = headings[depth - 1];
    const titles = new Set(
      passages
        .filter((one) => one.kind === 'heading' && one.headings.length === depth + 1 && one.headings[depth - 1] === above)
        .map((one) => one.headings[depth]!.title),
    );
    if (titles.size < 2) return false;
    // A registry takes whoever is treated. Surveys of users and searches of the literature beside it take the patients that it leaves out no more than it does.
    const registry = /\bregistr|\bregister\b/.test(heading.title.toLowerCase());
    const ofPatients = [...titles].filter((title) => !registry || !withoutPatients.test(title.toLowerCase()));
    const named = ofPatients.filter((title) => activity.test(title.toLowerCase()) && !aboutPlan.test(title.toLowerCase()));
    return (
      (above !== undefined && severalActivities.test(above.title.toLowerCase()) && ofPatients.length > 1) ||
      (named.length > 1 && named.includes(heading.title))
    );
  });
}
const withoutPatients = /\bsurveys?\b|\bquestionnaires?\b|\bliterature\b|\bdatabases?\b|\bvigilance\b|\binterviews?\b/u;
/** "Why follow-up is needed" is no activity. */
const aboutPlan =
  /\bwhy\b|\bneed(?:s|ed)?\b|\breasons?\b|\brationale\b|\bbackground\b|\baims?\b|\bobjectives?\b|\bschedule\b|\btimetable\b/u;
const severalActivities = /\bactivities\b|\bstudies\b|\bmeasures\b|\bmethods and procedures\b/;
const activity =
  /\bactivity\b|\bstudy\b|\bregistr(?:y|ies)\b|\bregister\b|\bsurvey\b|\bcohort\b|\bextension\b|\bfollow-up\b|\bpmcf-?\d|\bquestionnaire\b/;

function name(dossier: Dossier, statement: Statement): string {
  return dossier.document(statement.document).name;
}

function* bounds(dossier: Dossier, planned: readonly Statement[], key: 'age' | 'weight'): Generator<Contradiction> {
  const attribute = `population-${key}` as const;
  const own = planned.filter((one) => one.key === key && one.value.type === 'range');
  const ranges = own.map((one) => (one.affirmed ? rangeOf(one) : left(rangeOf(one)))).filter((range) => range !== undefined);
  const first = own[0];
  if (key === 'age' && own.length === 0) yield* youngest(dossier, planned);
  if (!first || ranges.length === 0) return;
  const reference = boundReference(
    dossier,
    boundsOf(dossier, attribute).filter((one) => one.document !== first.document),
  );
  if (!reference) {
    // A limit at the upper end that the intended purpose does not know.
    const cut = key === 'age' ? own.find((one) => !one.affirmed && rangeOf(one).to === undefined) : undefined;
    const groups = dossier.of('population-age').find((one) => one.key === 'groups' && one.document !== first.document);
    if (cut && groups && !isJustified(dossier, cut)) yield found(dossier, attribute, cut, groups);
    // A plan that takes patients by weight where the device is for patients by age studies a population of its own.
    const other = key === 'weight' ? boundReference(dossier, boundsOf(dossier, 'population-age')) : undefined;
    if (other && !planned.some((one) => one.affirmed && (one.key === 'age' || one.key === 'group')) && !isJustified(dossier, first))
      yield {
        attribute: 'pmcf-scope',
        message: `${name(dossier, first)} takes patients by weight (${first.says}), but the device is for patients by age (${other.statement.says}, ${name(dossier, other.statement)}).`,
        locations: [locate(dossier, first), locate(dossier, other.statement)],
        compared: [first.says, other.statement.says],
      };
    return;
  }
  const words = key === 'age' ? planned.filter((one) => one.key === 'group' && one.affirmed).flatMap(categoriesOf) : [];
  if (ranges.some((range) => equalRanges(range, reference.range)) || (words.length > 0 && groupsAllow(words, reference.range))) {
    // One activity covers everybody; another may only not go beyond.
    for (const statement of own)
      if (statement.affirmed && !isNarrower(rangeOf(statement), reference.range))
        yield found(dossier, attribute, statement, reference.statement);
    return;
  }
  const all: Range = {
    ...ranges[0]!,
    ...ends('from', ranges.some((range) => range.from === undefined) ? undefined : Math.min(...ranges.map((range) => range.from!))),
    ...ends('to', ranges.some((range) => range.to === undefined) ? undefined : Math.max(...ranges.map((range) => range.to!))),
  };
  if (equalRanges(all, reference.range)) return;
  for (const statement of own) {
    // A study of one age group is a part of the plan; the others are studied elsewhere.
    const { folded } = dossier.document(statement.document).passages[statement.passage]!;
    const part =
      /\b(?:children|newborns?|neonates|infants|adolescents|elderly)\b/.test(folded) &&
      !/\bchildren (?:from|aged|of) [^.;,]{0,30}\band adults\b/.test(folded);
    const narrower = !statement.affirmed || isNarrower(rangeOf(statement), reference.range);
    if (key === 'weight' && leavesOutLightest(dossier, planned, statement, ranges, reference.range) && !isJustified(dossier, statement)) {
      yield found(dossier, attribute, statement, reference.statement);
      return;
    }
    if (narrower && (part || isOneOfSeveral(dossier, statement) || isJustified(dossier, statement))) continue;
    yield found(dossier, attribute, statement, reference.statement);
    return;
  }
}

/** "Newborns, children and adults" where the device is for patients from 16 years. */
function* youngest(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  const statement = planned.find((one) => one.key === 'group' && one.affirmed && categoriesOf(one).some((group) => group in grownAt));
  if (!statement) return;
  const reference = boundReference(
    dossier,
    boundsOf(dossier, 'population-age').filter((one) => one.document !== statement.document),
  );
  const from = reference?.range.from;
  if (!reference || from === undefined || !categoriesOf(statement).some((group) => (grownAt[group] ?? Number.POSITIVE_INFINITY) <= from))
    return;
  if (isJustified(dossier, statement)) return;
  yield found(dossier, 'population-age', statement, reference.statement);
}
/** Ages in months from which nobody is called so; "children" is a wide word. */
const grownAt: Readonly<Record<string, number>> = { newborns: 3, infants: 36, children: 18 * 12 };

/** An upper limit alone ("an upper age limit of 65 years") leaves the lower one as it is. */
function isNarrower(range: Range, intended: Range): boolean {
  if (range.from !== undefined || range.to === undefined || range.to <= (intended.from ?? 0)) return isInside(range, intended);
  return intended.to === undefined || range.to <= intended.to * 1.02;
}

/**
 * Whether a study that begins at the youngest age of the device begins above its lowest weight, and no other activity reaches that: a study of one age
 * group would be a part of the plan, but the lightest of that group are studied nowhere.
 */
function leavesOutLightest(
  dossier: Dossier,
  planned: readonly Statement[],
  statement: Statement,
  ranges: readonly Range[],
  intended: Range,
): boolean {
  const { from } = rangeOf(statement);
  const lowest = intended.from;
  if (!statement.affirmed || from === undefined || lowest === undefined || from <= lowest * 1.02) return false;
  if (ranges.some((range) => range.from === undefined || range.from < from)) return false;
  const youngest = boundReference(
    dossier,
    boundsOf(dossier, 'population-age').filter((one) => one.document !== statement.document),
  )?.range.from;
  return planned.some(
    (one) =>
      one.key === 'age' && one.affirmed && one.passage === statement.passage && youngest !== undefined && rangeOf(one).from === youngest,
  );
}

function ends(end: 'from' | 'to', value: number | undefined): Partial<Record<'from' | 'to', number>> {
  return value === undefined ? ({ [end]: undefined } as Record<string, never>) : { [end]: value };
}

/** Who is left when a range is excluded. */
function left(range: Range): Range | undefined {
  if (range.from === undefined && range.to !== undefined)
    return { dimension: range.dimension, from: range.to, fromIncluded: true, toIncluded: true };
  if (range.to === undefined && range.from !== undefined)
    return { dimension: range.dimension, to: range.from, fromIncluded: true, toIncluded: true };
  return undefined;
}

function found(dossier: Dossier, attribute: Contradiction['attribute'], statement: Statement, reference: Statement): Contradiction {
  const noun = attribute === 'population-age' ? 'age' : 'weight';
  return {
    attribute,
    message: `${name(dossier, statement)} ${statement.affirmed ? 'studies' : 'leaves out'} patients by ${noun} (${statement.says}), but the device is for ${reference.says} (${name(dossier, reference)}).`,
    locations: [locate(dossier, statement), locate(dossier, reference)],
    compared: [statement.says, reference.says],
  };
}

function categoriesOf(statement: Statement): readonly string[] {
  return statement.value.type === 'categories' ? statement.value.categories : [];
}

/** Children in the intended purpose and adults alone in the plan, or a group left out that the device is for. */
function* groups(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  const intended = dossier
    .of('population-age')
    .filter((one) => one.subject === 'device' && one.key === 'groups' && one.document !== planned[0]!.document);
  const minors = new Set(ageGroups.filter((group) => group.to !== undefined).map((group) => group.id));
  const forMinors = intended.find((one) => categoriesOf(one).some((group) => minors.has(group)));
  if (!forMinors) return;
  const included = planned.filter((one) => one.key === 'group' && one.affirmed);
  const excluded = planned.find((one) => one.key === 'group' && !one.affirmed && categoriesOf(one).some((group) => minors.has(group)));
  const adultsOnly = included.length > 0 && !included.some((one) => categoriesOf(one).some((group) => minors.has(group)));
  const statement = adultsOnly ? included[0]! : excluded;
  if (
    !statement ||
    (!adultsOnly && included.some((one) => categoriesOf(one).some((group) => minors.has(group)))) ||
    isOneOfSeveral(dossier, statement) ||
    isJustified(dossier, statement)
  )
    return;
  if (planned.some((one) => one.key === 'age' && one.affirmed && (rangeOf(one).from ?? 0) < 18 * 12)) return;
  yield {
    attribute: 'pmcf-scope',
    message: `${name(dossier, statement)} ${adultsOnly ? 'studies adults only' : `leaves out ${statement.says}`}, but the device is for ${categoriesOf(forMinors).join(', ')} (${name(dossier, forMinors)}).`,
    locations: [locate(dossier, statement), locate(dossier, forMinors)],
    compared: [statement.says, forMinors.says],
  };
}

/** An interface the device is for, left out by the plan. */
function* interfaces(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  const stated = dossier.of('mode-of-use').filter((one) => one.subject === 'device' && one.key === 'interface' && one.affirmed);
  const included = planned.filter((one) => one.key === 'interface' && one.affirmed).flatMap(categoriesOf);
  for (const statement of planned) {
    if (statement.key !== 'interface' || statement.affirmed) continue;
    const term = categoriesOf(statement).find(
      (one) => !included.includes(one) && stated.some((there) => categoriesOf(there).includes(one)),
    );
    if (term === undefined || isOneOfSeveral(dossier, statement) || isJustified(dossier, statement)) continue;
    const reference = stated.find((there) => categoriesOf(there).includes(term))!;
    yield {
      attribute: 'pmcf-scope',
      message: `${name(dossier, statement)} leaves out patients with ${statement.says}, for whom the device is intended (${name(dossier, reference)}).`,
      locations: [locate(dossier, statement), locate(dossier, reference)],
      compared: [statement.says, reference.says],
    };
    return;
  }
}

/** What the plan excludes is an indication of the device, or a contraindication without the word that limits it. */
function* indications(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  const outside = planned[0]!.document;
  const indicated = dossier.of('indication').filter((one) => one.document !== outside && stemsOf(one).length > 0);
  const contraindicated = dossier.of('contraindication');
  for (const statement of planned) {
    if (statement.key !== 'exclusion') continue;
    const stems = stemsOf(statement);
    const shared = (one: Statement): number => stemsOf(one).filter((stem) => stems.includes(stem)).length;
    const limits = contraindicated.map((one) => ({ one, hits: shared(one) }));
    if (limits.some(({ one, hits }) => hits > 0 && (hits === stemsOf(one).length || hits === stems.length))) continue;
    const wider = limits.find(({ one, hits }) => hits >= 2 && hits === stemsOf(one).length - 1 && hits < stems.length);
    const indication = indicated.find((one) =>
      wider ? shared(one) >= 2 : shared(one) === stems.length && (stems.length > 1 || stemsOf(one).length === 1),
    );
    if (!indication || (!wider && isOneOfSeveral(dossier, statement)) || isJustified(dossier, statement)) continue;
    yield {
      attribute: 'pmcf-scope',
      message: `${name(dossier, statement)} excludes "${statement.says}", for which the device is indicated (${name(dossier, indication)}: "${indication.says}").`,
      locations: [locate(dossier, statement), locate(dossier, indication), ...(wider ? [locate(dossier, wider.one)] : [])],
      compared: [statement.says, indication.says, ...(wider ? [wider.one.says] : [])],
    };
  }
}

/** Words that limit a contraindication to some of those with the condition. */
const limiting =
  /\b(?:uncontrolled|untreated|unstable|severe|decompensated|not (?:under control|controlled|treated|stable)|that (?:is|are) not (?:treated|controlled|stable|under control)|poorly controlled|refractory)\b/gu;
/** Words that take in everybody who ever had the condition. */
const whoever =
  /\b(?:(?:any |known |a )?history (?:of|or)|in the history|past or present|in the past|at present or|previous or current|ever|any (?:form|type|degree|kind) of|regardless of|controlled or (?:not|uncontrolled)|whether or not|known (?!allerg|hypersens|intoler|sensitiv)|current or previous)\b/u;

/** The plan excludes whoever has a condition, where the device is contraindicated only as long as it is not under control: the others may be treated and are not studied. */
function* unlimited(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  const contraindicated = dossier.of('contraindication').filter((one) => one.document !== planned[0]!.document);
  const told = new Set<number>();
  for (const statement of planned) {
    if (statement.key !== 'exclusion' || told.has(statement.passage)) continue;
    const whole = fold(dossier.document(statement.document).passages[statement.passage]!.text);
    if (whole.length > 160 || !whoever.test(whole) || whole.search(limiting) >= 0) continue;
    const stems = contentStems(statement.says);
    const covers = (one: Statement): boolean =>
      fold(one.says)
        .replace(limiting, ' ')
        .split(/,|\b(?:or|and)\b/u)
        .map((condition) => contentStems(condition))
        .some((condition) => condition.length > 0 && condition.length <= 3 && condition.every((stem) => stems.includes(stem)));
    const limits = contraindicated.filter(covers);
    if (limits.length === 0 || limits.some((one) => fold(one.says).search(limiting) < 0) || isJustified(dossier, statement)) continue;
    told.add(statement.passage);
    const [reference] = limits;
    yield {
      attribute: 'pmcf-scope',
      message: `${name(dossier, statement)} excludes whoever has or had "${statement.says}", but the device is contraindicated only where it is "${reference!.says}" (${name(dossier, reference!)}).`,
      locations: [locate(dossier, statement), locate(dossier, reference!)],
      compared: [statement.says, reference!.says],
    };
  }
}

function stemsOf(statement: Statement): readonly string[] {
  return statement.value.type === 'phrase' ? statement.value.stems : [];
}
