import type { DossierContext, DossierDocument } from '../dossier.ts';
import { countedPeople, qualifiers } from '../lexicon/study.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyMentions } from '../studies.ts';
import { isFollowUpLabel, stageOfLabel } from '../study-labels.ts';
import { fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { describeRange, readQuantities } from '../text/quantities.ts';
import type { Topic } from '../topic.ts';

const activities: readonly (readonly [string, RegExp])[] = [
  ['registry', /\bregistr(?:y|ies)\b|\bregister\b|\bregistre\b|\bregistro\b/u],
  ['survey', /\b(?:survey|questionnaire|umfrage|enquete|encuesta|sondaggio)\b/u],
  [
    'study',
    /\b(?:pmcf (?:study|investigation)|post-market (?:clinical )?(?:study|investigation)|follow-up study|cohort study|observational study)\b/u,
  ],
];
/** How many there were at the end is a result. */
const reached =
  /\b(?:closed|ended|finished|completed) with\b|\(\d[\d,]* (?:were |had been )?planned\)|^(?!.*\b(?:will|shall|plan\w*|foresee\w*)\b).*\b(?:included|enrolled|recruited) \d/u;
const people = new RegExp(`^[ -]${qualifiers}${countedPeople}\\b`, 'u');
const things = /^ (?:[\p{L}-]+ ){0,2}(?:revisions|operations|procedures|implantations|surgeries|exchanges|cases|knees|hips|eyes)\b/u;
/** Summaries for patients call it follow-up. */
const followUp =
  /^(?:(?:further|clinical|long-term|planned|ongoing|post-market|current) )*(?:follow-?\s?up|nachbeobachtung|suivi|seguimiento)\b/iu;
const others =
  /\b(?:published|literature|national|predecessor|implant registry|joint registry|other manufacturers?|benchmark|et al)\b|\[\d/u;
const running = /\bby (?:the end of )?\d|\bso far|\bto date|\bhad been (?:enrolled|included)|\bcut-?off|\bas of\b/u;

/** Size and duration of follow-up activities that have no name: "a registry of 250 patients over 24 months". The key is activity and fact. */
export default {
  id: 'pmcf-activity',
  title: 'Size and duration of a follow-up activity',
  references: ['MDR Annex XIV Part B 6.2', 'MDCG 2020-7, section C'],
  attribute: 'pmcf-scope',
  read(passage: Passage, document, context) {
    if (passage.kind === 'heading' || ['references', 'state-of-the-art', 'history'].some((topic) => passage.topics.has(topic as Topic)))
      return [];
    if (
      !(
        passage.topics.has('pmcf') ||
        document.type === 'pmcf-plan' ||
        /\bpmcf\b/.test(passage.folded) ||
        followUp.test(passage.headings.at(-1)?.title ?? '')
      )
    )
      return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      // In a table of activities the row says which one it is.
      const row = passage.cell ? rowText(passage, document) : '';
      if (
        others.test(sentence.folded) ||
        noSize.test(sentence.folded) ||
        (row !== '' && others.test(fold(row))) ||
        (!onlyRegistry(context) &&
          (studyMentions(`${sentence.text} ${row}`, context).length > 0 ||
            studyMentions(passage.headings.at(-1)?.title ?? '', context).length > 0)) ||
        studyMentions(`${sentence.text} ${row} ${passage.headings.at(-1)?.title ?? ''}`, context).some(
          ({ name }) => !context.studies.some((study) => study.registry && study.name === name),
        )
      )
        continue;
      const named = activities.filter(([, pattern]) => pattern.test(sentence.folded));
      const activity =
        named[0]?.[0] ??
        (passage.cell && passage.cell.row >= 0 ? activities.find(([, pattern]) => pattern.test(fold(row)))?.[0] : undefined);
      const about = activity ?? (passage.cell || plansSize.test(sentence.folded) ? activityOfHeading(passage) : undefined);
      if (!about) continue;
      // Rows that name their activity are read as its size.
      const cellStage = passage.cell && studyMentions(row, context).length === 0 ? activityRow(passage, row) : undefined;
      if (cellStage) {
        const [number] = readNumbers(passage.text, document.language);
        if (cellStage === 'duration') {
          const [quantity] = readQuantities(passage.text, document.language);
          const months = quantity?.exact && quantity.range.dimension === 'time' ? quantity.range.from : undefined;
          if (quantity && months !== undefined && months >= 0.9 && quantity.start < 3)
            found.push({
              key: `${about} duration`,
              value: { type: 'range', range: quantity.range },
              says: describeRange(quantity.range),
              start: quantity.start,
              end: quantity.end,
              subject: 'study',
              weight: 'defining',
              modality: 'planned',
            });
          continue;
        }
        if (number?.start === 0 && number.end === passage.text.trim().length && Number.isInteger(number.value) && number.value >= 5) {
          found.push({
            key: `${about} patients`,
            value: { type: 'number', number: number.value },
            says: `${number.value} patients`,
            start: number.start,
            end: number.end,
            subject: 'study',
            weight: 'defining',
            modality: 'planned',
          });
          continue;
        }
      }
      for (const number of readNumbers(sentence.text, document.language)) {
        const tail = sentence.folded.slice(number.end, number.end + 60);
        if (
          !Number.isInteger(number.value) ||
          number.value < 5 ||
          !(people.test(tail) || (about === 'survey' && askedPeople.test(tail)) || (number.value >= 20 && things.test(tail))) ||
          running.test(sentence.folded) ||
          reached.test(sentence.folded)
        )
          continue;
        // "In the registry 14 patients fell" is a result, and so is what happened to them.
        if (
          /\b(?:in|from) (?:the|this|our) (?:registry|survey|study),? $/.test(sentence.folded.slice(0, number.start)) &&
          !/\b(?:will|shall|are to|planned)\b/.test(sentence.folded)
        )
          continue;
        // "187 respondents (90.8 %) rated", "only 37 respondents from emergency care": a share of those asked.
        if (ofSome.test(tail)) continue;
        if (about === 'survey' && (ofAsked.test(tail) || /\bonly $/.test(sentence.folded.slice(0, number.start)))) continue;
        if (/\b(?:of (?:the|these)|at least|at most|first|minimum|about) $/.test(sentence.folded.slice(0, number.start))) continue;
        const whose = named.length > 1 ? activityBefore(sentence.folded, number.start) : about;
        if (whose === undefined) continue;
        found.push({
          key: `${whose} patients`,
          value: { type: 'number', number: number.value },
          says: `${number.value} patients`,
          start: sentence.start + number.start,
          end: sentence.start + number.end,
          subject: 'study',
          weight: 'defining',
          modality: 'planned',
        });
      }
      for (const time of timesOf(sentence, document.language))
        found.push({
          key: `${named.length > 1 ? (activityBefore(sentence.folded, time.start) ?? about) : about} duration`,
          ...time,
          start: sentence.start + time.start,
          end: sentence.start + time.end,
        });
    }
    return found;
  },
  examples: [
    {
      text: '# PMCF plan\n\nProspective registry with 250 patients followed for 24 months, in hospital wards.',
      document: 'pmcf-plan',
      finds: ['250 patients', '2 years'],
    },
    {
      text: '# SSCP\n\n## PMCF\n\nA registry of 250 patients over 2 years is running.',
      document: 'sscp',
      finds: ['250 patients', '2 years'],
    },
    {
      text: '# PMCF plan\n\n| No. | Measure | Size |\n|---|---|---|\n| M2 | Revision registry HIP-REV | 180 aseptic revisions, 6 clinics |',
      document: 'pmcf-plan',
      finds: ['180 patients'],
    },
    {
      text: '# PMCF plan\n\n## Activities\n\n| Activity | n | Duration |\n|---|---|---|\n| Registry | 250 | 24 months |',
      document: 'pmcf-plan',
      finds: ['250 patients', '2 years'],
    },
    {
      text: '# PMCF plan\n\n## Registry\n\nIt will include 250 patients. Each is followed for 24 months.\n\n## Survey\n\nSixty surgeons are asked.',
      document: 'pmcf-plan',
      finds: ['250 patients', '2 years', '60 patients'],
    },
    {
      text: '# PMCF plan\n\n## Activity A1: cohort study\n\n### Design\n\n- Size: 160 participants (80 with injury, 80 after stroke).',
      document: 'pmcf-plan',
      finds: ['160 patients'],
    },
    {
      text: '# CER\n\n## PMCF\n\nA1 is a prospective cohort study with 160 participants; A2 is a register of 600 persons.',
      document: 'cer',
      finds: ['160 patients', '600 patients'],
    },
    {
      text: '# PMCF plan\n\n## Timetable and revisions\n\n| Version | Date | Change |\n|---|---|---|\n| 1 | 4 May 2022 | registry with 240 patients |\n| 2 | 9 May 2023 | registry raised to 300 patients |',
      document: 'pmcf-plan',
      finds: [],
    },
    { text: '# CER\n\n## PMCF\n\nThe duration of the PMCF study is 24 months.', document: 'cer', finds: ['2 years'] },
    {
      text: '# CER\n\n## PMCF\n\nIn the PMCF study 30 patients per site are treated and 12 patients had pain. Is a registry of 300 patients enough?',
      document: 'cer',
      finds: [],
    },
    { text: '# PMCF plan\n\n## Activities\n\nIn the registry 14 patients fell.', document: 'pmcf-plan', finds: [] },
    {
      text: '# CER\n\n## PMCF\n\nIn the user survey 187 respondents (90.8 %) rated it easy. The survey has only 37 respondents from abroad.',
      document: 'cer',
      finds: [],
    },
    {
      text: '# PMCF plan\n\nThe national registry of 9,000 patients was read. Service life is 10 years.',
      document: 'pmcf-plan',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** What is asked or denied is no size. */
const noSize = /\?\s*$|\b(?:does|do|did|will|shall) not (?:include|enrol|recruit|follow)\b/u;
/** "12 patients had pain" is a result, "30 patients per site" a part. */
const ofSome =
  /^ (?:[\p{L}-]+ ){1,2}(?:(?:had|developed|suffered|reported|died|withdrew|experienced|showed|were lost|were withdrawn)\b|(?:per|at each|for each|in each) (?:site|centre|center|clinic|hospital|year|month|quarter)\b)/u;

/** Words of a sentence that plans how many take part and for how long, where only the heading names the activity. */
const plansSize =
  /^(?:\W*(?:sample )?size|\W*follow-?\s?up)\b|\b(?:will (?:be )?(?:includ\w+|enrol\w*|recruit\w*|invit\w+|ask\w*|follow\w*)|sample size|are (?:asked|invited|followed)|is followed|be followed)\b/u;
/** Those whom a survey asks. */
const askedPeople =
  /^ (?:[\p{L}-]+ ){0,2}(?:surgeons|physicians|doctors|clinicians|nurses|therapists|operators|respondents|carers|caregivers|professionals|parents)\b/u;

/** What some of those asked did or are. */
const ofAsked =
  /^[^.;,()]{3,40}? (?:\(\d[\d.,]* ?%\)|(?:rated|reported|stated|said|answered|saw|found|judged|considered|described|mentioned|experienced|left|agreed|wished|had|knew|treated|used|use|from|who)\b)/u;

/** "A1 is a study with 160 patients; A2 is a register with 600": the activity named last before a position in the same part of the sentence. */
function activityBefore(folded: string, position: number): string | undefined {
  const from = folded.lastIndexOf(';', position) + 1;
  const before = folded.slice(from, position);
  const places = activities.map(([id, pattern]) => {
    const all = [...before.matchAll(new RegExp(pattern.source, 'gu'))];
    return { id, at: all.at(-1)?.index ?? -1 };
  });
  const last = places.reduce((best, one) => (one.at > best.at ? one : best));
  return last.at >= 0 ? last.id : undefined;
}

/** Parts of a section about one activity: what is under them belongs to it. */
const partOfActivity =
  /^(?:[\d.]+ )?(?:study |trial )?(?:design|overview|methods?|procedures?|participants|population|sample(?: size)?|size|schedule|description|synopsis|key data)\b/u;

/** The one activity that the heading right above names, or the one above "Design" and the like: "Registry", "4.2 User survey". */
function activityOfHeading(passage: Passage): string | undefined {
  const titles = passage.headings.map((one) => fold(one.title));
  const title = (partOfActivity.test(titles.at(-1) ?? '') && titles.length > 2 ? titles.at(-2) : titles.at(-1)) ?? '';
  const named = activities.filter(([, pattern]) => pattern.test(title));
  return named.length === 1 &&
    title.length < 80 &&
    !others.test(title) &&
    !/\b(?:and|gaps?|results?|sources?|other|literature)\b/u.test(title)
    ? named[0]![0]
    : undefined;
}

/** What a cell says of an activity, by the label of its row or, in a table of activities, by the title of its column. */
function activityRow(passage: Passage, row: string): 'patients' | 'duration' | undefined {
  const cell = passage.cell!;
  if (cell.row < 0 || cell.column === 0 || passage.text.length > 40) return undefined;
  const inTable = activities.some(([, pattern]) => pattern.test(fold(row)));
  for (const label of [cell.rowLabel, ...(inTable ? [cell.columnTitle] : [])]) {
    const stage = stageOfLabel(label);
    if (stage === 'size' || stage === 'planned' || stage === 'enrolled') return stage === 'enrolled' ? undefined : 'patients';
    if (isFollowUpLabel(label) || (label === cell.columnTitle && /^duration$/i.test(label.trim()))) return 'duration';
  }
  return undefined;
}

/** Where a dossier names one registry only, "a registry" is that one. */
function onlyRegistry(context: DossierContext): boolean {
  return context.studies.filter((study) => study.registry).length === 1;
}

function rowText(passage: Passage, document: DossierDocument): string {
  const { table, row } = passage.cell!;
  let text = '';
  for (let index = passage.index; document.passages[index]?.cell?.table === table && document.passages[index]!.cell!.row === row; index--)
    text = `${document.passages[index]!.text} | ${text}`;
  for (
    let index = passage.index + 1;
    document.passages[index]?.cell?.table === table && document.passages[index]!.cell!.row === row;
    index++
  )
    text += ` | ${document.passages[index]!.text}`;
  return text;
}

function timesOf(
  sentence: Sentence,
  language: string,
): (Pick<Found, 'value' | 'says' | 'start' | 'end'> & Pick<Found, 'subject' | 'weight' | 'modality'>)[] {
  const times = readQuantities(sentence.text, language).filter(({ range }) => range.dimension === 'time');
  return times.flatMap((quantity) => {
    const { range } = quantity;
    // "Over 24 months" is a duration here and not a lower limit.
    const head = sentence.folded.slice(Math.max(0, quantity.start - 40), quantity.start);
    // "Shall gather 500 patients within 2 years", where nothing else is said of time, is how long it runs.
    const within =
      times.length === 1 && new RegExp(`${countedPeople} $`, 'u').test(head) && sentence.folded.startsWith('within ', quantity.start);
    const over = within || sentence.folded.startsWith('over ', quantity.start);
    const months = within ? range.to : range.from;
    const fits =
      months !== undefined &&
      months >= 0.9 &&
      (over || quantity.exact) &&
      (over ||
        /\b(?:followed(?: up)?(?: for)?|follow-?\s?up(?: of| for| over|:)?|over|for|during|duration(?: of)?(?: (?:the |this )?(?:[\p{L}-]+ ){0,3}?(?:study|registry|activity|survey|follow-up))?(?: (?:is|was|will be|amounts to))?|lasts|will last|runs? (?:for|over)|(?:patients|subjects|participants)[,;]) $/u.test(
          head,
        ));
    const duration = { ...range, from: months!, to: months! };
    return fits
      ? [
          {
            value: { type: 'range', range: duration } as const,
            says: describeRange(duration),
            start: quantity.start,
            end: quantity.end,
            subject: 'study' as const,
            weight: 'defining' as const,
            modality: 'planned' as const,
          },
        ]
      : [];
  });
}
