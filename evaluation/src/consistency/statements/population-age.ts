import { rangeInColumns } from '../bound-columns.ts';
import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { ageGroups, people } from '../lexicon/population.ts';
import type { Passage } from '../passage.ts';
import { forbidsAfter, patientQuantities, throughout } from '../patient-bounds.ts';
import {
  forbids,
  isOneOfSeveralRows,
  leftBy,
  modelRow,
  namesModel,
  ofGroup,
  ofOperators,
  partOfDevice,
  tellsOfCondition,
  tellsOfSome,
} from '../population-parts.ts';
import { clausesOf, isContraindicated, isNotOwn, type PurposeStretch, purposeStretches, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readNumbers } from '../text/numbers.ts';
import { describeRange, type Range } from '../text/quantities.ts';

const year = 12;
const daysOfMonth = 365.25 / 12;
const number =
  '(\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty(?:-(?:one|two|five))?|thirty|forty|(?:fifty|sixty|seventy|eighty)(?:-five)?)';
const ordinals =
  '(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth)';
/** A number of years in months. */
function years(written: string | undefined): number {
  return (readNumbers(written ?? '')[0]?.value ?? Number.NaN) * year;
}
const untilAge = new RegExp(
  `^(?: of age| old)? (?:until|till) (?:(?:they|he|she|you|(?:the|your) child) (?:are|is|turns?|reach(?:es)?)|the age of|age) ${number}\\b(?! ?(?:months?|weeks?|days?|kg))`,
  'u',
);
/** Ages without a unit: "aged 65 and up", "ages 18 through 75", "have reached the age of 65", "18+". */
const bareAges: readonly (readonly [RegExp, (match: RegExpExecArray) => Partial<Range>])[] = [
  [
    new RegExp(
      `\\b(?:aged?|ages|the ages of) (?:between |from )?${number} ?(?:to|and|-|through|until) ?${number}\\b(?! ?(?:kg|months?|weeks?|days?))`,
      'u',
    ),
    (match) => ({ from: years(match[1]), to: years(match[2]) }),
  ],
  [
    new RegExp(
      `\\b(?:aged?|ages|age of|the age of) (?:at least |≥ ?|of )?${number} ?(?:\\+|,? (?:and|or) (?:up|over|older|above|more|upwards?)\\b)`,
      'u',
    ),
    (match) => ({ from: years(match[1]) }),
  ],
  [
    new RegExp(
      `\\b(?:people|patients|persons|those|adults|individuals|be|are|is) (?:of |over |above |from |at least |aged )?(?:the age of )?(?:≥ ?)?${number} ?(?:\\+|,? ?(?:and|or) (?:up|over|older|above|more|upwards?)\\b)`,
      'u',
    ),
    (match) => ({ from: years(match[1]) }),
  ],
  [
    new RegExp(
      `\\b(?:reached|attained|completed|from|over|above|least|minimum) (?:the |an )?age (?:of )?${number}\\b(?! ?(?:weeks?|months?|days?))`,
      'u',
    ),
    (match) => ({ from: years(match[1]) }),
  ],
  [
    new RegExp(
      `\\b(?:people|persons|patients|(?:school)?children|those|adults|aged?|minors|individuals|wearers|any(?:one|body)|no ?(?:one|body)|you are|he is|she is|they are) (?:who are |who is )?(?:aged )?(?:below|under|less than|younger than) (?:the age of )?${number}\\b(?! ?(?!(?:are|is|must|may|should|shall|can|cannot)\\b)(?:\\p{L}|%|°|[.,]\\d))`,
      'u',
    ),
    (match) => ({ to: years(match[1]) }),
  ],
  [
    /\b(?:no|without (?:any |an? )?)(?:lower |upper )?(?:limits? (?:of|to|on|for|as to) (?:the )?(?:patients' )?ages?\b|age (?:limits?|restrictions?)\b)|\b(?:regardless|irrespective) of (?:the |their )?age\b|\bof whate?ver (?:the )?age\b|\bwhatever (?:their |the |his or her )?age\b|\b(?:no matter (?:what|which|how)|(?:age|years?) (?:is|are|plays?) no) (?:age|old|bar|limit|criterion|obstacle|hindrance|part|role|matter)\b|(?:^|\b(?:for|in|patients?:?|people) )(?:all|any|every) ages?\b(?! (?:from|above|over|between|up|until|under|below|within|group|\d|≥|\())|\b(?:from|since) (?:the day of |their )?birth\b(?! ?(?:weight|control|(?:up )?(?:to|until|till|through)\b|-))|(?<!\b(?:adults?|child|children|adolescents|teenagers|minors) )\bof (?:any|every|all) ages?\b(?! (?:from|above|over|between|up|until|under|below|within|group|\d|≥|\())/u,
    () => ({ from: 0 }),
  ],
  // "From birth up to and including day 28 of life", "day of birth through day 28".
  [
    /\b(?:birth,? (?:and |up )?(?:to|through|until|till)|(?:up to|through|until|till)) (?:and including )?(?:the )?(?:day (\d{1,3})|(\d{1,3})(?:st|nd|rd|th) day)(?: of life| after birth|(?<=birth[^.;]{0,50}))/u,
    (match) => ({ from: 0, to: Number(match[1] ?? match[2]) / daysOfMonth }),
  ],
  // "As long as they are in the first four weeks of life".
  [
    new RegExp(`\\bfirst ${number} (days|weeks|months|years) (?:of (?:their |its |his or her )?life|after birth)\\b`, 'u'),
    (match) => ({
      from: 0,
      to: (years(match[1]) / year) * { days: 1 / daysOfMonth, weeks: 7 / daysOfMonth, months: 1, years: year }[match[2] as 'days']!,
    }),
  ],
  // "Adults, eighteen or older", "adults (18+)".
  [
    new RegExp(
      `\\b(?:adults|patients|people|persons|men|women|users|wearers|children) ?[,(] ?(?:aged )?(?:≥ ?)?${number} ?(?:\\+|(?:and|or) (?:up|over|older|above|more|upwards?)\\b)`,
      'u',
    ),
    (match) => ({ from: years(match[1]) }),
  ],
  // "Teenagers from 14", "boys and girls between 6 and 17": the years are understood.
  [
    new RegExp(
      `\\b(?:children|teenagers|adolescents|young people|boys|girls|kids) (?:aged )?(?:between|from) ${number}(?: (?:and|to) ${number})?\\b(?! ?(?:kg|kilo|months?|weeks?|days?|cm|%|[.,]\\d|-))`,
      'u',
    ),
    (match) => ({ from: years(match[1]), ...(match[2] ? { to: years(match[2]) } : {}) }),
  ],
  [new RegExp(`\\bturned ${number}\\b(?! ?(?:degrees?|times|°))`, 'u'), (match) => ({ from: years(match[1]) })],
  [
    new RegExp(
      `\\b(?:past|passed|celebrated|from|after|since|reached) (?:the|their|his|her|his or her|your) (?:${number}(?:th|st|nd|rd)|${ordinals}) birthday\\b`,
      'u',
    ),
    (match) => ({ from: match[1] ? years(match[1]) : (ordinals.slice(1, -1).split('|').indexOf(match[2]!) + 1) * year }),
  ],
  [
    new RegExp(
      `\\b(?:completed|reached|attained) (?:the|their|his|her|his or her|your) ${number}(?:th|st|nd|rd) (?:year(?: of (?:life|age))?|birthday)`,
      'u',
    ),
    (match) => ({ from: years(match[1]) }),
  ],
  [
    new RegExp(
      `\\b(?:people|persons|patients|those|adults|individuals|wearers|users|women|men|any(?:one|body)) (?:over|above|from|≥ ?|>=? ?) ?${number}\\b(?! ?(?:\\p{L}|%|°|[.,]\\d|-|to\\b))`,
      'u',
    ),
    (match) => ({ from: years(match[1]) }),
  ],
  [
    new RegExp(`\\b(?:you (?:are|must be)|be) (?:at least )?${number} (?:\\+|(?:and|or) (?:up|over|older|above|more)\\b)`, 'u'),
    (match) => ({ from: years(match[1]) }),
  ],
  [
    new RegExp(`\\bage ?(?:≥|>=?|from|at least|above|over) ?${number}\\b(?! ?(?:weeks?|months?|days?))`, 'u'),
    (match) => ({ from: years(match[1]) }),
  ],
];

/** Times that are no ages: follow-up, lifetime, experience. */
const otherTime =
  /\b(?:follow|life ?time|service|shelf|experience|after (?:the )?(?:implantation|surgery|procedure|treatment|menopause|birth|diagnosis|onset|event|stroke)|duration|hours?|every|per|within|interval|(?<!daily |to )wear(?:ing)?|expectancy|training(?! of (?:adults|people|persons|patients|children)\b)|once|(?<!\b(?:newborns?|neonates|infants|babies) \(?)up to \d+ (?:hours?|days?)|gestation\w*|post-?menstrual|post-?conceptional)\b/u;

/** "12 y.o. and over", "12 y/o"; the length stays, since positions count. */
const yearsOld = / y(?:\.o\.|\/o\b)/giu;
/** Years in place of an abbreviation of the same length. */
const inYears = (written: string): string => ' yrs'.padEnd(written.length);

const newly = /\b(?:newborns?|neonates|infants|babies|toddlers)[,:]? \(?(?:aged |of )?$/u;

const youngest =
  /\bfrom (?:[\p{L}-]+ )?(?:infants?|children|babies|toddlers|newborns?|adolescents?|teenagers|patients) (?:of|aged) $|\b(?:infants?|children|babies|toddlers|patients) as young as $/u;

/** The age bounds of a stretch of text, in months; "" keys say whether the text names who is treated or who is not. */
export function readAges(
  text: string,
  language: string,
  label = '',
): { readonly range: Range; readonly start: number; readonly end: number }[] {
  const folded = text.toLowerCase().replace(yearsOld, inYears);
  const ages: { range: Range; start: number; end: number }[] = [];
  // "13+ years" has its sign before the unit.
  for (const quantity of patientQuantities(
    halfYear(text)
      .replace(yearsOld, inYears)
      .replace(/(\d)\+( ?(?:years?|yrs?))\b/gi, '$1$2+'),
    label,
    language,
  )) {
    if (quantity.range.dimension !== 'time') continue;
    // Newborns "from 28 weeks" are so old by gestation; nobody counts a child's age in that many weeks.
    if (
      /^weeks?$|^wochen$/.test(quantity.unit) &&
      (quantity.range.from ?? quantity.range.to ?? 0) > 4.5 &&
      /newborn|neonat|preterm|premature|bab(?:y|ies)|infants?|fruhgeboren|neugeboren/.test(folded)
    )
      continue;
    const around = folded.slice(Math.max(0, quantity.start - 40), quantity.end + 30);
    // "From infants of three months to adults" begins at three months.
    if (
      quantity.exact &&
      youngest.test(folded.slice(0, quantity.start)) &&
      !/^\W*(?:who|with|and|have|had)\b/.test(folded.slice(quantity.end))
    ) {
      const { to: _, ...open } = quantity.range;
      ages.push({ range: { ...open, fromIncluded: true }, start: quantity.start, end: quantity.end });
      continue;
    }
    if (quantity.exact && !/\b(?:of age|old)\b/.test(around)) continue;
    const unit = quantity.unit;
    if (/^(?:h|hr|hour|min|s$|sec|ms)/.test(unit)) continue;
    if (otherTime.test(around)) continue;
    if (throughout(folded, quantity.start, quantity.end)) continue;
    const aged = /^age\b|\bage\b/.test(label) || /\b(?:ages?|aged|old|older|younger|alter|age[es]*|edad|eta)\b|jahr/.test(around);
    // "Prescribed for 7 days or longer" is no age.
    const named =
      /\b(?:infants?|babies|newborns?|child(?:ren)?,?|patients|persons|people|adults|grown-ups|women|men|individuals|wearers?|teenagers|adolescents|users|those|everybody|everyone|anybody|anyone) \(?(?:(?:from|of|over|above|at least) |≥ ?)?$/.test(
        folded.slice(0, quantity.start),
      );
    if (
      !aged &&
      !named &&
      (/\b(?:for|since|over|during|after|seit) (?:the )?(?:at least |more than |≥ ?)?$/.test(folded.slice(0, quantity.start)) ||
        !/^(?:y|a)/.test(unit))
    )
      continue;
    ages.push({ range: quantity.range, start: quantity.start, end: quantity.end });
  }
  // "Newborns up to 28 days" begin at birth.
  for (const [index, { range, start, end }] of ages.entries())
    if (range.from === undefined && range.to !== undefined && range.to <= 3 * year && newly.test(folded.slice(0, start)))
      ages[index] = { range: { ...range, from: 0, fromIncluded: true }, start, end };
  // "From birth up to 18 years" begins at birth.
  if (ages.length === 1 && ages[0]!.range.from === undefined && /\bfrom birth\b[^.;]{0,30}$/u.test(folded.slice(0, ages[0]!.start)))
    ages[0] = { ...ages[0]!, range: { ...ages[0]!.range, from: 0, fromIncluded: true } };
  // "From 4 years until they are 17" ends without a unit.
  const until = ages.length === 1 && ages[0]!.range.to === undefined ? untilAge.exec(folded.slice(ages[0]!.end)) : null;
  if (until)
    ages[0] = {
      range: { ...ages[0]!.range, to: years(until[1]), toIncluded: true },
      start: ages[0]!.start,
      end: ages[0]!.end + until[0].length,
    };
  if (ages.length === 0) {
    for (const [pattern, read] of bareAges) {
      const match = pattern.exec(folded);
      if (!match) continue;
      let ends = read(match);
      // "Who have not reached the age of 16" are the younger.
      if (/\b(?:not|yet to) (?:yet )?$/u.test(folded.slice(0, match.index)) && /^(?:reached|attained|completed|turned)/u.test(match[0]))
        ends = { to: ends.from! };
      if ([ends.from, ends.to].some((end) => end !== undefined && end > 120 * year)) continue;
      ages.push({
        range: {
          dimension: 'time',
          // "Over the age of 12", "under 18" leave the number itself out; "18 and over" does not.
          fromIncluded: !/\b(?:over|above)\b[^\d]*\d/u.test(match[0]),
          toIncluded:
            ends.from !== undefined || !/\b(?:below|under|less than|younger than|reached|attained|completed|turned)\b/u.test(match[0]),
          ...ends,
        },
        start: match.index,
        end: match.index + match[0].length,
      });
      break;
    }
  }
  return ages;
}

/** "Half a year" is six months; the length stays, since positions count. */
function halfYear(text: string): string {
  return text.replace(/\bhalf a year(?: old)?\b/gi, (words) => '6 months'.padEnd(words.length));
}

/** "Adults (18 years or over) and adolescents from 12 to 17 years" are everybody from 12 years. */
function hull(ages: ReturnType<typeof readAges>): ReturnType<typeof readAges> {
  const opened = ages.filter(({ range }) => range.from !== undefined);
  if (opened.length < 2) return ages;
  const from = Math.min(...opened.map(({ range }) => range.from!));
  const open = opened.some(({ range }) => range.to === undefined);
  const to = Math.max(...opened.map(({ range }) => range.to ?? 0));
  const { dimension } = opened[0]!.range;
  return [
    {
      range: { dimension, from, ...(open ? {} : { to }), fromIncluded: true, toIncluded: true },
      start: opened[0]!.start,
      end: opened.at(-1)!.end,
    },
  ];
}

/** "Children from 6 years of age and adults" begins at 6 years and has no end, though a range for children alone may end. */
function widened(range: Range, folded: string): Range {
  const adults = /\badults?\b|\berwachsene|\badultes?\b|\badult[oi]s?\b/.test(folded);
  if (adults && range.to !== undefined && range.to <= 18 * year && range.from !== undefined) {
    const { to: _, ...open } = range;
    return open;
  }
  return range;
}

/** How old the patients are for whom the device is intended: bounds in months (key "bounds"), a range for children alone (key "part"), or age words alone (key "groups"). */
export default {
  id: 'population-age',
  title: 'Age of the patients',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)', 'ICH E11(R1), 2.6', 'ICH E7'],
  attribute: 'population-age',
  keyTitles: {
    bounds: '',
    groups: 'age groups',
    some: 'age groups with a condition',
    limit: 'left by a contraindication',
    part: 'of a part of the patients',
  },
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (
      !/\d|adult|erwachs|child|kinder|enfant|nin[oa]s|bambin|p(?:a)?ediatr|neonat|newborn|infant|adolesc|eighteen|twenty|elderly|birth|grown-up|majority|school|\bkids\b|minors|senior|sixty|twelve|six |two |month|year|\bage[ds]?\b/.test(
        passage.folded,
      )
    )
      return found;
    if (isContraindicated(passage, document)) return complements(passage, document, context);
    // "18 to 39 years | 12 %", "40 to 64 years | 41 %": each row counts a group.
    if (passage.cell && passage.cell.column <= passage.cell.labelColumn && isOneOfSeveralRows(passage, document, /\d/)) return found;
    const columns = rangeInColumns(passage, document, context, 'time');
    if (columns) return [bounds(columns, 0, passage.text.length, 'defining')];
    const models = modelRow(passage, document, context);
    for (const stretch of [...purposeStretches(passage, document, context, 'population'), ...labelStretches(passage, document)]) {
      if (models) {
        const all = models.map((one) => readAges(one.text, document.language));
        const [one, ...more] = hull(all.flat());
        if (one && more.length === 0 && all.every((ages) => ages.length > 0))
          return [bounds(one.range, 0, passage.text.length, stretch.weight)];
        return found;
      }
      const { folded } = stretch;
      if (found.some((one) => stretch.start <= one.start && one.end <= stretch.end)) continue;
      if (!stretch.labelled && !people.test(folded)) continue;
      const text = passage.text.slice(stretch.start, stretch.end);
      if (partOfDevice.test(folded) || namesModel(text, context) || (isNotOwn(folded) && !stretch.labelled)) continue;
      if (!stretch.labelled && tellsOfCondition(folded)) continue;
      const anyAge =
        stretch.labelled && /\bage\b/u.test(stretch.label) && /^\W*(?:any|all|unlimited|no limits?|not limited|none)\b/u.test(folded);
      const ages = anyAge
        ? [{ range: { dimension: 'time' as const, from: 0, fromIncluded: true, toIncluded: true }, start: 0, end: text.length }]
        : hull(readAges(text, document.language, stretch.label));
      for (const age of ages) {
        const range = widened(age.range, folded);
        if ((!stretch.labelled || /\busers?\b/iu.test(stretch.label)) && ofOperators(folded, age.start, age.end)) continue;
        if (!stretch.labelled && ofGroup(folded, range, age.start)) {
          // "Children aged 6 months to 5 years" are some of the patients, unless the document knows no others.
          if (!tellsOfSome(folded) && !/\b(?:not|no|never)\b/u.test(folded))
            found.push({ ...bounds(range, stretch.start + age.start, stretch.start + age.end, 'defining'), key: 'part' });
          continue;
        }
        const denied =
          /\b(?:not|nicht|pas|never|outside|excluded|no)\b[^.;]{0,60}$/.test(folded.slice(0, age.start)) ||
          forbids.test(folded.slice(0, age.start)) ||
          forbidsAfter(folded, age.start, age.end);
        if (denied || (range.from === undefined && range.to !== undefined && range.to <= 18 * year)) {
          // "Must not be used in persons of 75 years or more" leaves the younger.
          if (
            range.to === undefined &&
            range.from !== undefined &&
            (forbids.test(folded.slice(0, age.start)) || forbidsAfter(folded, age.start, age.end))
          ) {
            found.push(limit(leftBy(range), stretch.start + age.start, stretch.start + age.end));
            continue;
          }
          // "Persons below 18 are outside": everybody else belongs.
          if (range.from === undefined && range.to !== undefined && saysWhoIsOut.test(`${folded} ${passage.label.toLowerCase()}`))
            found.push(limit(leftBy(range), stretch.start + age.start, stretch.start + age.end));
          continue;
        }
        found.push(bounds(range, stretch.start + age.start, stretch.start + age.end, stretch.weight));
      }
      if (ages.length === 0) {
        // "The liner is for one child" tells of its reuse.
        const ofMany = folded.replace(asideOfGroup, (words) => ' '.repeat(words.length));
        // A question and a supposition say nothing: "Is it suitable for children?", "If children used it, …".
        if (!stretch.labelled && (/\?\s*$/u.test(folded) || /^\W*if (?:an? )?(?!you\b)[\p{L}-]+ [\p{L}-]+ed\b/u.test(folded))) continue;
        // "For adults, not for children" tells of adults: each word is denied for itself.
        const groups = ageGroups
          .filter(({ words }) => {
            const at = words.exec(ofMany)?.index;
            return at !== undefined && !deniedAt(folded, at) && !/\b(?:not|nor|no|excluding|except) $/u.test(folded.slice(0, at));
          })
          .map((group) => group.id);
        if (groups.length > 0 && groups.length < ageGroups.length) groups.push(...between(folded, groups));
        if (groups.length === 0) continue;
        if (
          !stretch.labelled &&
          (/\b(?:carer|operat|users?|train|family|supervis)\w*|\bif you are an?\b/.test(folded) || tellsOfSome(folded))
        )
          continue;
        const first = ageGroups.find((group) => groups.includes(group.id))!.words.exec(ofMany)!;
        found.push({
          key: groups.length === 1 && underCondition.test(folded.slice(first.index + first[0].length)) ? 'some' : 'groups',
          value: { type: 'categories', categories: groups },
          says: groups.join(', '),
          start: stretch.start + first.index,
          end: stretch.start + first.index + first[0].length,
          subject: 'device',
          weight: stretch.weight,
          // "Children can use it" lets some in and does not say who all are.
          ...(letsIn.test(folded.slice(first.index + first[0].length)) && !folded.includes('only') ? { modality: 'allowed' as const } : {}),
        });
      }
    }
    return found;
  },
  examples: [
    { text: '## For whom\n\nFor adults ≥ 21 y/o. You use it yourself.', document: 'ifu', finds: ['at least 21 years'] },
    { text: '## Intended purpose\n\nUsers: nurses; lay caregivers, aged 18 or over, who have been trained.', document: 'cep', finds: [] },
    { text: '## Intended purpose\n\nThe target population is adults aged 18 years and older.', finds: ['at least 18 years'] },
    { text: '## For patients\n\nIt can be given to teenagers from 14.', document: 'sscp', finds: ['at least 14 years'] },
    { text: '## For patients\n\nYou must be at least twelve years old to wear it.', document: 'sscp', finds: ['at least 12 years'] },
    {
      text: '## Treatment\n\nYou wear the splint at night. Children additionally wear a collar for two weeks.',
      document: 'ifu',
      finds: [],
    },
    { text: '## Patients\n\nAdults, who take tablets, and also children.', document: 'ifu', finds: ['children, adults'] },
    { text: '## Indications\n\nThe system is indicated in people aged 65 and up with stenosis.', finds: ['at least 65 years'] },
    { text: '## Intended use\n\nFor exuding wounds in adults and in children from birth.', finds: ['from birth'] },
    { text: '## Patients\n\nPregnant women of any age from 18 years.', finds: ['at least 18 years'] },
    { text: '## Patients\n\nAdults aged 18 and over who cannot empty the bladder.', finds: ['at least 18 years'] },
    {
      text: '## To whom it is given\n\nTo adults and to children from 8 years who have an opening in the skull.',
      finds: ['at least 8 years'],
    },
    { text: '## Intended use\n\nIntended for children from 6 years of age and adults.', finds: ['at least 6 years'] },
    { text: '| Item | Entry |\n|---|---|\n| Target population | adults and children |', finds: ['children, adults'] },
    {
      text: '| Item | Entry |\n|---|---|\n| Patients | term newborns and older |',
      finds: ['newborns, infants, children, adolescents, adults'],
    },
    { text: '| Item | Entry |\n|---|---|\n| Patients | from infants to adults |', finds: ['infants, adults, children, adolescents'] },
    { text: '## Contraindications\n\n- children younger than 2 years', finds: ['at least 2 years'] },
    { text: '| Item | Entry |\n|---|---|\n| Patients | 2 kg to 110 kg, newborns only if born at term |', finds: ['newborns'] },
    { text: '## Intended use\n\nThe target population reaches from infants of three months to adults.', finds: ['at least 3 months'] },
    { text: '## Intended use\n\nThe minimum age for treatment is 12 years.', finds: ['at least 12 years'] },
    { text: '## Intended use\n\nPatients must not be younger than six years.', finds: ['at least 6 years'] },
    { text: '## Intended use\n\nYou should not use the device if you are younger than 18.', finds: ['at least 18 years'] },
    { text: '## Intended use\n\nIt may be used in anyone who has completed the 18th year of life.', finds: ['at least 18 years'] },
    { text: '## Contraindications\n\n- Use in persons who have not reached the age of 16', finds: ['at least 16 years'] },
    { text: '## Patients\n\n| Age (years) | Sex |\n|---|---|\n| 18 - 75 | both |', finds: ['18 years to 75 years'] },
    {
      text: '## Patients\n\n| Criterion | Lower limit | Upper limit |\n|---|---|---|\n| Age (years) | 18 | 75 |',
      finds: ['18 years to 75 years'],
    },
    {
      text: '# Risk management report\n\nIntended use in short: therapy of open wounds in adolescent and adult patients, in hospital.',
      document: 'rmf',
      finds: ['adolescents, adults'],
    },
    {
      text: '## Patients and users\n\nAdults of 18 years or more with a body weight of at least 40 kg are treated. Nurses of 18 years or more operate the pump.',
      finds: ['at least 18 years'],
    },
    { text: '## Patients\n\n- Minimum age: 12', finds: ['at least 12 years'] },
    {
      text: '## Patients\n\nPatients over 80 years may need a lower dose. Onset is typically between 20 and 40 years of age. The paediatric version is for children from 6 years.',
      finds: [],
    },
    { text: '## Wearers and aim\n\nCorrection of short sight in healthy eyes, from 12 years of age.', finds: ['at least 12 years'] },
    { text: '## Intended purpose\n\nIt delivers medicine to children aged 6 months to 5 years.', finds: ['6 months to 5 years'] },
    { text: '| Item | Text |\n|---|---|\n| For whom | people from 18 |', document: 'rmf', finds: ['at least 18 years'] },
    { text: '## Who it is for\n\nChildren who have reached their fifth birthday and adults.', finds: ['at least 5 years'] },
    { text: '| Item | Entry |\n|---|---|\n| Age | from birth up to and including day 28 of life |', finds: ['from birth up to 4 weeks'] },
    {
      text: '## What it is for\n\nIt may be used in infants with reflux, for as long as they are in the first nine months of life.',
      document: 'sscp',
      finds: ['from birth up to 9 months'],
    },
    { text: '## 1 Summary\n\nThe chair is offered to users from the age of 15 years.', document: 'psur', finds: ['at least 15 years'] },
    { text: '## Patients\n\nInfants in the first three months of life.', finds: ['from birth up to 3 months'] },
    {
      text: '## Patients\n\nNewborns with jaundice. The lamp is checked until day 28. Sleep apnoea shows in the first two months of use.',
      finds: ['newborns'],
    },
    { text: '## Patients\n\nPatients: 12 y.o. and over.', finds: ['at least 12 years'] },
    { text: '## Use\n\nThe device is used in maternity wards and child health centres.', finds: [] },
    { text: '## Intended use\n\nFor everybody from six years.', finds: ['at least 6 years'] },
    { text: '## Intended use\n\nChildren below the age of 6 are excluded from use.', finds: ['at least 6 years'] },
    { text: '## Intended use\n\nNot for persons above 80 years.', finds: ['up to 80 years'] },
    { text: '## Patients\n\nPatients of full age.', finds: ['adults'] },
    { text: '## Patients\n\nSchoolchildren and grown-ups.', finds: ['children, adults'] },
    { text: '## Patients\n\nBabies born before week 32.', finds: ['newborns'] },
    { text: '## Patients\n\nAdults, but not children.', finds: ['adults'] },
    { text: '## Patients\n\nThe device is for adults, not for children.', finds: ['adults'] },
    { text: '## Patients\n\nAdults of any age.', finds: ['adults'] },
    {
      text: "## Patients\n\nThe dressing has not been designed for paediatric patients. Children must not be treated with the laser. Minors may not. Is it suitable for children? If children used the device, they could be hurt. The children's tube is sold separately. Parents of children are asked.",
      finds: [],
    },
    { text: '## Target\n\nNo one under 18.', finds: ['at least 18 years'] },
    {
      text: '# Safety report\n\n| Wearers | Share |\n|---|---|\n| 18 to 39 years | 12 % |\n| 40 years and more | 88 % |\n\nThe adult version (from 18 years) is another product.',
      document: 'psur',
      finds: [],
    },
    { text: '18-85 years. For home use.', document: 'label', finds: ['18 years to 85 years'] },
    { text: '| Field | Text |\n|---|---|\n| Shelf life | 3+ years |', document: 'label', finds: [] },
    {
      text: '## Target population and users\n\nOperators are trained patients, trained carers aged 18 or older, and nurses. A parent must be at least 18 years old.',
      finds: [],
    },
    {
      text: '## Who can be treated\n\n| | AB-10 | AB-10P |\n|---|---|---|\n| Age of the patient | 18 years and over | 5 years and over |',
      finds: ['at least 5 years'],
    },
    {
      text: '## Clinical investigation\n\nPatients aged 41 to 86 years were enrolled.\n\n## Predecessor\n\nThe Alpha 1 is intended for patients from 75 years.\n\n## Lifetime\n\nThe device is intended for 5 years of use.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** "The liner is for one child" tells of its reuse, "parents of children" of the parents, "the children's tube" of a size and "follow-up of adults" of time. */
const asideOfGroup =
  /\b(?:one|a single|each|every|per|another|the next|the same) (?:child|infant|baby|newborn|neonate|adult|adolescent)\b|\b(?:parents?|mothers?|fathers?|famil(?:y|ies)|birth|follow-?up|reach) of (?:the |an? |your )?(?:[\p{L}]+ )?(?:child(?:ren)?|infants?|bab(?:y|ies)|newborns?|adults?|adolescents?)\b|\bchild(?:ren)?'s\b|\badult'?s? (?:size|version|model|tube|set|cuff|mask)\b/gu;

/** A range of ages in words; nobody says "0 seconds". */
export function describeAge(range: Range): string {
  if (range.from !== 0) return describeRange(range);
  const { from: _, ...open } = range;
  return range.to === undefined ? 'from birth' : `from birth ${describeRange(open)}`;
}

function bounds(range: Range, start: number, end: number, weight: Found['weight']): Found {
  return {
    key: 'bounds',
    value: { type: 'range', range },
    says: describeAge(range),
    start,
    end,
    subject: 'device',
    weight,
  };
}

function limit(range: Range, start: number, end: number): Found {
  return { key: 'limit', value: { type: 'range', range }, says: describeRange(range), start, end, subject: 'device', weight: 'defining' };
}

/** On a label stands the age alone: "18-85 years", "13+ years". Times that end only are shelf lives. */
function labelStretches(passage: Passage, document: DossierDocument): PurposeStretch[] {
  const labelText =
    document.type === 'label' || /^(?:[\d.]+ )?label(?: text|ling)?$/.test(passage.headings.at(-1)?.title.toLowerCase() ?? '');
  if (!labelText || passage.kind === 'heading' || passage.kind === 'caption') return [];
  return passage.sentences
    .filter(
      ({ text, folded }) =>
        text.length < 90 &&
        /(?:\d ?(?:-|to|bis|a) ?\d+|\d ?\+|[≥>]=? ?\d+|\d+) ?(?:years|yrs|jahre|ans|anos|anni)(?:,? (?:and|or) (?:over|older|up|above)|\b)/u.test(
          folded,
        ) &&
        /\+|[≥>]|\d ?(?:-|to|bis) ?\d|older|over|above|and up/.test(folded) &&
        !/shelf|store|after|service|maintenance|life|valid|use by|manufactur/.test(`${folded} ${passage.label.toLowerCase()}`),
    )
    .map(({ start, end, folded }) => ({ start, end, folded, weight: 'defining', labelled: true, label: '', headed: false }));
}

/** "From term newborns to adults", "newborns and older": those between are meant as well. */
function between(folded: string, groups: readonly string[]): string[] {
  const named = ageGroups.filter(({ id }) => groups.includes(id) && id !== 'paediatric patients');
  const [first] = named;
  const last = named.at(-1);
  if (!first || !last) return [];
  const start = first.words.exec(folded)!;
  const rest = folded.slice(start.index + start[0].length);
  const upwards = /^ (?:and|or) (?:older|over|above|up(?! to)|upwards|all older)\b|^ (?:up(?! to)|upwards|onwards)\b/u.test(rest);
  const joined =
    last !== first &&
    /^ (?:\([^()]*\) )?(?:up )?(?:to|through|until) (?:[\p{L}-]+ ){0,2}?$/u.test(rest.slice(0, last.words.exec(rest)?.index ?? 0));
  if (!upwards && !joined) return [];
  return ageGroups
    .filter(
      ({ id, from }) =>
        !groups.includes(id) && id !== 'paediatric patients' && id !== 'elderly' && from > first.from && (upwards || from < last.from),
    )
    .map(({ id }) => id);
}

/** "Newborns only if born at term": a condition for one group does not say that nobody else is treated (key "some"). */
const underCondition =
  /^,?:? (?:only |just )?(?:if|when|where|provided|as long as|unless|only (?:those|from|after|with|under)|must|need|nur wenn)\b|^:/u;

/** "Do not let children below 8 years handle it" leaves nobody out. */
const letsIn = /^ (?:can|may) (?:also |safely )?(?:use|wear|have|receive|get|be (?:treated|given|fed|fitted|examined))\b/u;
const saysWhoIsOut =
  /outside|exclud|exclu\b|unsuitable for|not (?:to )?(?:be )?(?:for|in|eligible|intended|indicated|suitable|approved|permitted|allowed|used?|treat\w*|implant\w*)\b|(?:must|may|should|shall) (?:not|never)\b|never (?:use|treat|in|for)\b|\bnicht\b|\bkeine?\b|\bpas\b|\bno\b/u;

/** What a contraindication leaves: "children below 2 years" leaves everybody from 2 years. */
function complements(passage: Passage, document: DossierDocument, context: DossierContext): Found[] {
  const found: Found[] = [];
  if (purposeZone(passage, document) === 'foreign' || passage.kind === 'heading') return found;
  for (const sentence of passage.sentences)
    for (const clause of clausesOf(sentence.folded)) {
      if (!people.test(clause.folded) && !/\bage\b/.test(clause.folded)) continue;
      if (partOfDevice.test(clause.folded)) continue;
      const offset = sentence.start + clause.start;
      const text = passage.text.slice(offset, sentence.start + clause.end);
      if (namesModel(text, context)) continue;
      for (const { range, start, end } of readAges(text, document.language)) {
        if ((range.from === undefined) !== (range.to === undefined) && !ofOperators(clause.folded, start, end))
          found.push(limit(leftBy(range), offset + start, offset + end));
      }
    }
  return found;
}
