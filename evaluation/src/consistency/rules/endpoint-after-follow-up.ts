import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { rowOf } from '../grid.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { studyMentions } from '../studies.ts';
import { fold } from '../text/fold.ts';
import { describeRange, readQuantities } from '../text/quantities.ts';
import type { Topic } from '../topic.ts';

/** A follow-up activity observes its patients long enough for what it is to find out. */
export default {
  id: 'endpoint-after-follow-up',
  title: 'A follow-up activity lasts until its endpoints can be seen',
  references: ['Regulation (EU) 2017/745, Annex XIV Part B 6.2', 'MDCG 2020-7, section C', 'ISO 14155:2020, A.6'],
  severity: 'major',
  why: 'An endpoint at a time at which nobody is observed any more cannot be measured, and the question that the activity is to answer stays open.',
  remedy: 'Observe the patients until the last endpoint is due, or choose an endpoint and a question that the observation can answer.',
  basis: ['MDR Annex XIV Part B 6.2(a)', 'MDR Annex XIV Part B 6.2(b)'],
  asksFor: [],
  *check(dossier: Dossier) {
    const questions = dossier.documents.flatMap(questionsOf);
    for (const plan of dossier.documents) {
      if (plan.type !== 'pmcf-plan' || plan.language !== 'en') continue;
      for (const activity of activitiesOf(plan, dossier.context)) {
        const ends = activity.passages.flatMap((passage) => endsIn(plan, passage));
        const [end] = ends.toSorted((one, other) => other.months - one.months);
        if (!end) continue;
        const asked = [
          ...activity.passages.flatMap((passage) => endpointsIn(plan, passage)),
          ...questions.filter(({ around }) => activity.links.some((link) => around.includes(link))),
        ].filter((one) => one.months > end.months * (one.beyond ? 1 : longer) && one.passage !== end.passage);
        const [first] = asked;
        if (!first || activity.passages.some((passage) => observesUntil(passage, first.months))) continue;
        yield {
          attribute: 'pmcf-scope',
          message: `${plan.name} ends the observation at ${end.says}, but ${first.document === plan ? 'its' : `${first.document.name}'s`} question or endpoint lies at ${first.says}.`,
          locations: [end, first].map(({ document, passage, sentence }) => locationIn(document, passage, sentence.start, sentence.end)),
          compared: [end.says, first.says],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Registry\n\n| Item | Description |\n|---|---|\n| Patients | 120 |\n| Follow-up per patient | 6 months |\n| Primary endpoint | survival of the graft at 2 years |',
        },
        says: '2 years',
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Activity A1\n\nEach patient is observed from implantation to the visit at day 90, which is the last contact. Adults aged 18 years or older take part.\n\n## Activity A2\n\nA survey among surgeons runs for five years.',
          cer: '# CER\n\n## Gaps\n\nActivity A1 is to answer whether the mesh shrinks between day 91 and day 180.',
        },
        says: '180',
      },
      {
        dossier: {
          'pmcf-plan':
            '# Follow-up plan (PMCF)\n\n## Methods\n\nEvery child is followed for 4 weeks.\n\n## Endpoints\n\nPrimary endpoint: hearing threshold at 12 weeks.',
        },
        says: '12 weeks',
      },
    ],
    leaves: [
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Registry\n\n| Item | Description |\n|---|---|\n| Patients | 120, aged 18 years or more |\n| Follow-up per patient | 24 months |\n| Primary endpoint | survival of the graft at 2 years |\n| Secondary endpoint | infection at 30 days |\n\n## Gap\n\nNothing is known beyond 10 years, and no activity is planned for it.',
        },
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Activity A1\n\nEach patient is followed for 6 months; those who consent are seen once more after 2 years.\n\nPrimary endpoint: survival at 2 years.\n\n## Activity A2\n\nA survey lasts for 3 months.',
          cer: '# CER\n\n## Gaps\n\nActivity A2 is to show how users cope; it is open how persons of 3 to 5 years do, whom activity A2 asks. Activity A1 looks at survival at 2 years.',
        },
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Methods\n\nThe follow-up is 12 months. The earlier study ended at 6 months.\n\n## Endpoints\n\nPrimary endpoint: revision at 12 months. The final report is written 18 months after the last enrolment; the plan is reviewed after 3 years.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Told {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly months: number;
  readonly says: string;
  /** True where the time after this one is asked for: "beyond day 90". */
  readonly beyond: boolean;
}

interface Activity {
  readonly passages: readonly Passage[];
  /** Names and numbers by which other documents call the activity; none where the plan has only one. */
  readonly links: readonly string[];
}

/** An endpoint a little after the end of the observation is a window of a visit. */
const longer = 1.2;
/** Months; what is longer than fifteen years is an age. */
const longestAsked = 180;
const asking: ReadonlySet<string> = new Set(['cer', 'cep', 'psur', 'pmcf-plan', 'rmf']);
const silent: readonly Topic[] = ['references', 'history', 'abbreviations', 'equivalence'];
const activityTitle = /\b(?:activit(?:y|ies)|pmcf-?\d+|[a-z]\d|stud(?:y|ies)|registry|register|survey|cohort|investigation)\b/u;
const number = /\b(?:[A-Z]{1,4}-?\d{1,2})\b/gu;

/** The activities of a plan: chapters that are named as such, or the whole plan where there are none. */
function activitiesOf(plan: DossierDocument, context: DossierContext): Activity[] {
  const chapters = new Map<string, { passages: Passage[]; title: string }>();
  const told = plan.passages.filter((passage) => passage.kind !== 'heading' && !silent.some((topic) => passage.topics.has(topic)));
  for (const passage of told) {
    const heading = passage.headings.find(({ title }) => {
      const folded = fold(title);
      return !/\bplan\b/u.test(folded) && (activityTitle.test(folded) || studyMentions(title, context).length > 0);
    });
    if (!heading) continue;
    const chapter = chapters.get(heading.id);
    if (chapter) chapter.passages.push(passage);
    else chapters.set(heading.id, { passages: [passage], title: heading.title });
  }
  if (chapters.size < 2) return [{ passages: told, links: [] }];
  return [...chapters.values()].map(({ passages, title }) => ({ passages, links: linksIn(title, context) }));
}

function linksIn(text: string, context: DossierContext): string[] {
  return [...new Set([...studyMentions(text, context).map(({ name }) => name), ...(text.match(number) ?? [])])];
}

const followUpLabel =
  /^(?:\W*)(?:(?:planned |total )?(?:follow-?up|observation)(?: (?:time|period|duration|of (?:each|every|the) \w+|per (?:patient|participant|subject|person|user|child|woman)))*|time per (?:patient|participant|subject)|(?:study )?visits|(?:schedule of )?(?:visits|contacts|examinations)|how long(?: each \w+ is (?:followed|observed))?)\W*$/u;
const observed =
  /\b(?:(?:is|are|will be) (?:observed|followed(?: up)?|seen|watched)|(?:last|final) (?:visit|contact|examination|follow-?up|control)|follow-?up (?:is|ends|lasts|of each \w+ is)|observation (?:is|ends|lasts)|(?:record|file)s? (?:of \w+ \w+ )?(?:is|are) closed|end of (?:the )?(?:follow-?up|observation))\b/u;
/** After these a time is no end of what is observed: intervals, windows, ages, and what patients had before. */
const otherTime =
  /\b(?:every|each|aged?|age of|from|since|before|least|once (?:a|per)|older than|younger than|recruit\w*|enrol\w*|report\w*|±|plus|minus|further|another|additional) (?:the )?$/u;
const notEnd = /^ ?(?:of age|old\b|or (?:older|over|more)|and (?:older|over)|thereafter|later|apart|interval)|^ ?(?:,|and|or) \d/u;
const aged = /\b(?:aged?|ages?|old|older|younger)\b/u;
const ageLike = /\b(?:aged?|ages?|old|older|younger|adults?|child(?:ren)?|infants?|adolescents?|paediatric|elderly|birthday)\b/u;
const others = /\b(?:earlier|previous|pre-?market|ended|was|were|had|literature|predecessor|in-vitro|bench|report|plan)\b/u;

/** Times at which the observation of a patient ends, where a sentence or a label says so outright. */
function endsIn(document: DossierDocument, passage: Passage): Told[] {
  const label = labelOf(passage);
  return passage.sentences.flatMap((sentence) => {
    const labelled = followUpLabel.test(label) || followUpLabel.test(/^([^:.]{3,60})[:.]/u.exec(passage.folded)?.[1] ?? '');
    if (!labelled && (!observed.test(sentence.folded) || others.test(sentence.folded))) return [];
    return timesIn(sentence).flatMap(({ to, start, end, says }) =>
      otherTime.test(sentence.folded.slice(0, start)) || notEnd.test(sentence.folded.slice(end)) || aged.test(sentence.folded)
        ? []
        : [{ document, passage, sentence, months: to, says, beyond: false }],
    );
  });
}

const endpointLabel = /\b(?:end ?points?|outcome measures?|outcome variables?|primary|secondary)\b/u;
const asksWord = /\b(?:gaps?|questions?|objectives?|end ?points?)\b/u;
const endpointWord = /\b(?:end ?points?|outcome measure)\b/u;
const question =
  /\b(?:gaps?|questions?|answers?|is to (?:show|answer|find)|designed to|open|unknown|to be (?:answered|closed)|close[sd]?)\b/u;
const atBefore = /\b(?:at|after|to|until|up to|within|over|through|in|beyond|than|between|and|of|from|exceeding) (?:the )?$|-$/u;
const beyondBefore = /\b(?:beyond|longer than|more than|after|from|past|exceeding|later than|between) $/u;
const lateIn = /^(?:(?:day|week|month|year)s? \d+|between|at|beyond|longer|more|within|up to|over)\b/u;
const beyondIn = /^(?:beyond|longer|more|over|past|exceeding|later|between)\b/u;
const frequency =
  /\b(?:every|each|per|interim|report\w*|life ?time|shelf|recruit\w*|enrol\w*|sold|experience|data|certification|marketed?)\b/u;

/** Times that the endpoints of an activity need. */
function endpointsIn(document: DossierDocument, passage: Passage): Told[] {
  if (passage.kind === 'heading' || silent.some((topic) => passage.topics.has(topic))) return [];
  const label = labelOf(passage);
  return passage.sentences.flatMap((sentence) =>
    endpointLabel.test(label) || endpointWord.test(sentence.folded) ? neededIn(document, passage, sentence, sentence.folded) : [],
  );
}

interface Question extends Told {
  /** The sentence, or the row of the table: the activity that is to answer is named in it. */
  readonly around: string;
}

/** Times that the questions in a document need, which an activity is to answer. */
const questionsOf = keptByDocument((document): Question[] => {
  if (document.language !== 'en' || !asking.has(document.type)) return [];
  return document.passages.flatMap((passage) => {
    const { cell, folded } = passage;
    if (passage.kind === 'heading' || !timeUnit.test(folded) || silent.some((topic) => passage.topics.has(topic))) return [];
    if (cell && !asksWord.test(tableTitles(document, passage))) return [];
    const row = cell && rowOf(document, passage).map(({ text }) => text);
    return passage.sentences.flatMap((sentence) => {
      if (!row && !question.test(sentence.folded)) return [];
      const around = row?.join(' ') ?? sentence.text;
      return neededIn(document, passage, sentence, row ? fold(around) : sentence.folded).map((told) => ({ ...told, around }));
    });
  });
});

/** Times in a sentence that an observation must reach, where what stands around it tells of no ages. */
function neededIn(document: DossierDocument, passage: Passage, sentence: Sentence, around: string): Told[] {
  if (ageLike.test(around) || frequency.test(sentence.folded)) return [];
  return timesIn(sentence).flatMap(({ from, to, start, end, says }) => {
    const before = sentence.folded.slice(0, start);
    const after = sentence.folded.slice(start);
    if ((!atBefore.test(before) && !lateIn.test(after)) || to > longestAsked) return [];
    // "Patients of 3 to 5 years" are of that age.
    if (from < to && says.includes('year')) return [];
    if (otherTime.test(before.replace(/\bfrom $/u, '')) || notEnd.test(sentence.folded.slice(end))) return [];
    const beyond = from < to || beyondBefore.test(before) || beyondIn.test(after);
    return [{ document, passage, sentence, months: to, says, beyond }];
  });
}

function tableTitles(document: DossierDocument, { cell, headings }: Passage): string {
  const titles = document.tables[cell!.table]?.table.columns.map(({ title }) => title) ?? [];
  return fold([...titles, cell!.caption, headings.at(-1)?.title ?? ''].join(' '));
}

const observing =
  /\b(?:follow\w*|observ\w+|visits?|contact\w*|seen|examin\w+|called|phoned?|telephone|registr\w+|register|annual\w*|yearly|control\w*|until|up to|for|at|after)\b/u;

/** Whether anything in the activity, its endpoints apart, may be an observation as late as that. */
function observesUntil(passage: Passage, months: number): boolean {
  const label = labelOf(passage);
  if (endpointLabel.test(label)) return false;
  return passage.sentences.some(
    (sentence) =>
      !endpointWord.test(sentence.folded) &&
      (/\b(?:life-?long|until death|as long as|all visits|(?:until|till|up to) (?:the )?(?:removal|explantation|they are removed|exchange))\b/u.test(
        sentence.folded,
      ) ||
        ((followUpLabel.test(label) || observing.test(sentence.folded) || observing.test(label)) &&
          !others.test(sentence.folded) &&
          timesIn(sentence).some(
            ({ to, start, end }) =>
              to >= months / longer &&
              !/\b(?:aged?|age of|older than) (?:at least )?$/u.test(sentence.folded.slice(0, start)) &&
              !/^ ?(?:of age|old\b|or (?:older|over|more)|and (?:older|over))/u.test(sentence.folded.slice(end)),
          ))),
  );
}

interface Time {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

const timeUnit = /\b(?:years?|months?|weeks?|days?)\b/u;
const numbered =
  /\b(day|week|month|year)s? (\d{1,4})(?:(?: to | and | through | until |-| - )(?:(?:day|week|month|year)s? )?(\d{1,4}))?(?![\d.,]*\d)/gu;
const perMonth = { day: 12 / 365.25, week: 84 / 365.25, month: 1, year: 12 } as const;

/** The times of a sentence in months: "6 months", "week 12", "days 91 to 180". */
function timesIn({ text, folded }: Sentence): Time[] {
  if (!timeUnit.test(folded)) return [];
  const times = readQuantities(text).flatMap(({ range, start, end }): Time[] =>
    range.dimension === 'time'
      ? [{ from: range.from ?? range.to!, to: range.to ?? range.from!, start, end, says: describeRange(range) }]
      : [],
  );
  for (const match of folded.matchAll(numbered)) {
    const [said, unit, one, other] = match;
    const months = (value: string): number => Number(value) * perMonth[unit as keyof typeof perMonth];
    times.push({
      from: months(one!),
      to: months(other ?? one!),
      start: match.index,
      end: match.index + said.length,
      says: text.slice(match.index, match.index + said.length),
    });
  }
  return times.filter(({ to }) => to > 0.5);
}

function labelOf({ cell, label, headings }: Passage): string {
  const lead = cell ? (endpointOrFollowUp(cell.columnTitle) ? cell.columnTitle : cell.rowLabel) : label;
  return fold(lead || (headings.at(-1)?.title ?? ''));
}

function endpointOrFollowUp(title: string): boolean {
  return followUpLabel.test(fold(title)) || endpointLabel.test(fold(title));
}
