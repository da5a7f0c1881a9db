import type { DossierContext } from '../dossier.ts';
import { withCaption } from '../grid.ts';
import { countedPeople, countedThings, qualifiers, sitesNoun } from '../lexicon/study.ts';
import { fieldsOf, type Passage, type Sentence } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyAt, studyMentions, unnamedStudy } from '../studies.ts';
import { stageOfLabel } from '../study-labels.ts';
import { laySize, sizeTold } from '../study-size-told.ts';
import { mentionsAny } from '../subject.ts';
import { readDates } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { type FoundNumber, readNumbers } from '../text/numbers.ts';
import { unitAt } from '../text/units.ts';

const people = new RegExp(`^[ -]${qualifiers}${countedPeople}\\b`, 'u');
const peopleSaid = new RegExp(`\\b${countedPeople}\\b`, 'u');
const things = new RegExp(`^ (?:\\w+ )?${countedThings}\\b`, 'u');
/** A passage without any of these counts nobody; most passages are passed over by it. */
const worthReading = new RegExp(
  `${countedPeople}|${countedThings}|${sitesNoun}|\\bn ?= ?\\d|sample|screened|enrol|randomi|treated|recruit|planned|size|population`,
  'u',
);
const sites = new RegExp(`^ (?:(?!(?:from|in|at|of|across|per|to)\\b)\\w+ ){0,2}${sitesNoun}\\b`, 'u');
const sets: readonly (readonly [string, string])[] = [
  ['screened', 'screened|gescreent'],
  [
    'enrolled',
    'enrol\\w+|includ\\w+|recruit\\w+|randomi[sz]\\w+|entered|joined|took part|participated|eingeschlossen|randomisiert|rekrutiert|inclu[st]?|recrutes|incluid\\w+|reclutad\\w+|arruolat\\w+|inclus[ie]',
  ],
  ['treated', 'treated|implanted|received|operated|behandelt|implantiert|traites|tratad\\w+|trattat\\w+'],
  ['completed', 'complet\\w+'],
  ['analysed', 'analy[sz]ed|evaluated|evaluable|full analysis set|per[- ]protocol'],
];
const setsAfter = sets.map(
  ([set, verbs]) =>
    [
      set,
      new RegExp(`^[^.;,()]{0,80}?\\b(?:was|were|had been|have been|has been|be|wurden|sont|fueron|sono stati)? ?(?:${verbs})\\b`, 'u'),
    ] as const,
);
const setsBefore = sets.map(
  ([set, verbs]) => [set, new RegExp(`\\b(?:${verbs}) (?:a total of |in total |altogether |all )?$`, 'u')] as const,
);
const genericBefore =
  /\b(?:with|mit|bei|avec|chez|con|su|(?:tested|studied|investigated|examined|evaluated|used) (?:in|on|with)|comprised|comprises|comprising|involved|involving|included|study of|trial of|investigation of|registry of|population of|sample(?: size)?(?: of| is|:)?|n ?= ?|total of|in|a inclus|a recrute|had|has|incluyo|ha incluso|consist(?:s|ed|ing) of|(?:conducted|performed|carried out|done|run|undertaken) (?:in|on|with|among|at)|followed|observed|examined|studied|tested|looked at|(?:data|results|findings|observations|information) (?:from|of|on|about|for)|population (?:was|is)|(?:with|from|in|of) its|in which|in whom) ?(?:a total of )?$|\( ?$|\bn ?= ?$/u;
/** A part of the patients, another group, or a stage: its count is not the size of the study. */
const part =
  /\b(?:of (?:the|these|them|those|whom|which|all)|among|sub-?groups?|subset|arm\b|arms\b|control|comparator|group\b|interim|first|remaining|other|another|further|per\b|each|every|at least|more than|fewer|less than|only|minimum|up to|sub-study|aged|exploratory|so far|to date|by the end of|withdrew|stopped|not )\b/u;
const events = /\b(?:occurred|seen|needed|observed|reported|reached|found|events?|died|deaths?|leaks?|bleeding)\b/u;
const happened = /\b(?:was|were|used|occurred|seen|needed|observed|reported|reached|found|fell|had|events?|exacerbations?|performed)\b/u;
const planned =
  /\b(?:planned|plans?\b|will|foresees?|to be|target|intended|shall|aims?|sample size|scheduled|geplant|prevu|previst[oa]|up to)\b/u;
const stage = /\b(?:by|until|at|as of|up to|on)\b/u;

/** How many patients and sites a named study has: screened, enrolled, treated, analysed, planned, kept apart. The key is study and stage. */
export default {
  id: 'study-size',
  title: 'Size of a clinical investigation or registry',
  references: ['ISO 14155:2020, annex A.7 and D.7'],
  attribute: 'sample-size',
  read(plain: Passage, document, context) {
    const passage = plain.cell && /\d/.test(plain.text) ? withCaption(plain, document) : plain;
    if (passage.kind === 'heading' || passage.topics.has('references') || passage.topics.has('abbreviations')) return [];
    if (!/\d|[a-z]{3}/.test(passage.folded)) return [];
    const around = passage.cell ? `${passage.label} ${passage.cell.columnTitle}`.toLowerCase() : '';
    if (
      !worthReading.test(passage.folded) &&
      !worthReading.test(around) &&
      !stageOfLabel(passage.cell?.columnTitle ?? '') &&
      !stageOfLabel(passage.label)
    )
      return [];
    const found: Found[] = [];
    const add = (study: string, set: string, number: FoundNumber, base: number, subject: Found['subject'] = 'study'): void => {
      if (found.some((one) => one.start === base + number.start)) return;
      found.push({
        key: `${study} ${set}`,
        value: { type: 'number', number: number.value },
        says: `${number.value} (${set})`,
        start: base + number.start,
        end: base + number.end,
        subject: subject!,
        weight: 'defining',
        modality: set === 'planned' ? 'planned' : 'stated',
      });
    };
    const { cell } = passage;
    if (cell && cell.row >= 0 && cell.column > 0 && passage.text.length < 60 && /\d/.test(passage.text)) {
      const inRow = stageOfLabel(cell.rowLabel);
      // In a column of patients a row counts a study only where it names one; a row of an event counts the event.
      const set = inRow ?? stageOfLabel(cell.columnTitle);
      if (set) {
        const sentence = passage.sentences[0]!;
        const [number] = readNumbers(passage.text, document.language);
        const named = studyMentions(cell.rowLabel, context);
        const study = inRow
          ? studyAt(passage, sentence, 0, context)
          : named.length === 1 && studyRow.test(cell.rowLabel)
            ? named[0]!.name
            : undefined;
        const alone = countAlone.test(passage.folded.trim());
        if (
          alone &&
          study &&
          number &&
          number.start <= (/^n ?= ?/iu.exec(passage.text)?.[0].length ?? 0) &&
          Number.isInteger(number.value) &&
          number.value > 1
        )
          add(study, set, number, 0);
        return found;
      }
    }
    if (!cell && passage.label.length < 200)
      for (const field of fieldsOf(passage)) {
        // A bare "Size" is one of patients only as the column of a table of studies.
        const set = /^size$/iu.test(field.label.trim()) ? undefined : stageOfLabel(field.label);
        const [number] = set ? readNumbers(field.value, document.language) : [];
        const at = passage.text.indexOf(field.value, field.start);
        if (!set || number?.start !== 0 || at < 0 || !Number.isInteger(number.value) || number.value < 2) continue;
        if (!fieldCount.test(fold(field.value.slice(number.end)))) continue;
        const sentence = passage.sentences.find((one) => one.start <= at && at < one.end) ?? passage.sentences[0]!;
        const study = studyAt(passage, sentence, at, context);
        if (study) add(study, set, { ...number, end: number.end }, at);
      }
    for (const sentence of passage.sentences) {
      if (!/\d|[a-z]+(?:teen|ty|hundred)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve/.test(sentence.folded)) continue;
      const aboutOther = mentionsAny(sentence.folded, context.otherNames);
      if (aboutOther && studyMentions(sentence.text, context).length === 0) continue;
      const numbers = readNumbers(sentence.text, document.language);
      const inNames = studyMentions(sentence.text, context);
      for (const [index, number] of numbers.entries()) {
        // The 06 of "INFU-06 at 12 sites" counts nothing.
        if (inNames.some(({ start, end }) => start <= number.start && number.end <= end)) continue;
        // "2022-01-10" is a day and no count.
        if (!Number.isInteger(number.value) || number.value < 2 || /^-\d\d-\d\d/.test(sentence.folded.slice(number.end, number.end + 6)))
          continue;
        // "246 patients in INFU-06 and fifty-eight in INFU-07": the name follows its number.
        const follows = /^ (?:\w+ )?in (?:the )?(?:registry |investigation |study |trial )?(?=[A-Z])/.exec(
          sentence.text.slice(number.end, number.end + 60),
        );
        const named = follows && studyMentions(sentence.text, context).find((one) => one.start === number.end + follows[0].length);
        if (
          named &&
          number.value >= 10 &&
          !unitAt(sentence.folded, number.end) &&
          peopleSaid.test(sentence.folded) &&
          !/\bof (?:the )?$|\d(?:,| and) $|= ?$|: $|\b(?:over|under|above|below|aged?|older|younger)\b[^.;]*$/.test(
            sentence.folded.slice(0, number.start),
          ) &&
          !events.test(sentence.folded) &&
          !partOfNamed.test(sentence.folded.slice(named.start + named.name.length))
        ) {
          add(named.name, sites.test(sentence.folded.slice(number.end, number.end + 60)) ? 'sites' : 'size', number, sentence.start);
          continue;
        }
        const thing = things.exec(sentence.folded.slice(number.end, number.end + 40))?.[1];
        if (
          thing &&
          studyMentions(sentence.text, context).length === 0 &&
          studyMentions(passage.headings.at(-1)?.title ?? '', context).length === 0
        )
          continue;
        const found = thing ? thingStage(sentence, number, thing) : read(sentence, numbers, index, passage, context);
        if (!found) {
          if (
            number.value >= 10 &&
            forReaders.has(document.type) &&
            laySize(sentence, number, numbers) &&
            !studyAt(passage, sentence, sentence.start + number.start, context)
          )
            add(unnamedStudy, 'size', number, sentence.start);
          continue;
        }
        const study = studyAt(passage, sentence, sentence.start + number.start, context);
        // "NEO-V, 200 newborns" in the row of another study: the name right before the number is the one that counts.
        const close = /(?:^|[\s(])([A-Z][\w-]*[A-Z\d][\w-]*)[,:]? \(?$/.exec(sentence.text.slice(0, number.start))?.[1];
        if (close && study && close !== study && !study.includes(close) && !/^(?:[A-Z]\d+|II|III)$/.test(close)) continue;
        if (study) add(study, found, number, sentence.start);
        else if (number.value >= 10 && forReaders.has(document.type) && laySize(sentence, number, numbers))
          add(unnamedStudy, 'size', number, sentence.start);
      }
    }
    return found;
  },
  examples: [
    { text: '# Study LUNA-2\n\nLUNA-2, n = 330 planned.', finds: ['330 (planned)'] },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\n| Study | N enrolled | Sites |\n|---|---|---|\n| INFU-06 | 394 | 12 |',
      finds: ['394 (enrolled)', '12 (sites)'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# INFU-06\n\n- Patients: 394 (12 sites)\n\n| Characteristic | Value |\n|---|---|\n| Patients analysed | 371 |\n| Planned sample size | 400 |',
      finds: ['394 (size)', '12 (sites)', '371 (analysed)', '400 (planned)'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nThe cohort of INFU-06 consisted of 394 patients; 371 of them completed follow-up.',
      finds: ['394 (size)', '371 (completed)'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nOf the 394 patients enrolled in INFU-06, 11 had a leak.',
      finds: ['394 (enrolled)'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nINFU-06 recruited a total of 394 patients from 12 centres.',
      finds: ['394 (enrolled)', '12 (sites)'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nIn INFU-06, 120 patients were older than 65 years. Unlike INFU-06, the study by Miller included 220 patients. In INFU-06 with 118 patients on the device nobody fell.\n\n| Event in INFU-06 | Patients |\n|---|---|\n| Leak | 11 |',
      finds: [],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients at 12 sites with a follow-up of 12 months.',
      finds: ['394 (enrolled)', '12 (sites)'],
    },
    { text: '# Safety\n\nIn the investigation INFU-06 with 408 patients, 2.7 % had an event.', finds: ['408 (size)'] },
    { text: '# Plan\n\nThe sources are literature and the investigation INFU-06 (planned sample 394).', finds: ['394 (planned)'] },
    {
      text: '# Study\n\nThe trial DELTA-2 was closed. Of 120 patients, 14 patients in the control arm and 31 patients aged 75 or more had an event.',
      finds: [],
    },
    {
      text: '# Report\n\n## Clinical investigation INFU-06\n\nThe investigation INFU-06 (planned 330, enrolled 312) is complete.\n\n| Parameter | Value | Unit |\n|---|---|---|\n| Subjects reached | 312 (plan: 330) | N |',
      finds: ['330 (planned)', '312 (enrolled)', '312 (enrolled)'],
    },
    { text: '# IFU\n\nA study with 194 newborn babies showed that nine of ten did well.', document: 'ifu', finds: ['194 (size)'] },
    {
      text: '# PMCF\n\nFJELL-Real is a single-arm study of 450 patients under plan P-35. In FJELL-Real 210 patients under 65 years were seen.',
      finds: ['450 (size)'],
    },
    { text: '# Study\n\n- Study SOLV-2: single arm, n = 86, 5 sites', finds: ['86 (size)', '5 (sites)'] },
    {
      text: '# Summary\n\nThe study SOLV-2 is finished. In SOLV-2 we asked 212 people in 9 hospitals.\n\n146 volunteers tried the belt in SOLV-2.\n\nIn SOLV-2 150 women in four clinics got the sling.\n\nThe lens was implanted in 1,204 patients at 22 sites in study SOLV-2.',
      document: 'sscp',
      finds: ['212 (size)', '9 (sites)', '146 (size)', '150 (treated)', '4 (sites)', '1204 (size)', '22 (sites)'],
    },
    {
      text: '# Summary\n\nThe study SOLV-2 is finished. In SOLV-2 40 people wore the belt at night only. In SOLV-2 30 people had pain. A further 40 people tried it in SOLV-2. 40 people stopped wearing it in SOLV-2.',
      document: 'sscp',
      finds: [],
    },
    {
      text: '# Studie\n\nIn die klinische Prüfung KOMPAKT wurden 164 Patienten in acht Zentren eingeschlossen.',
      language: 'de',
      finds: ['164 (enrolled)', '8 (sites)'],
    },
    {
      text: '# Étude\n\nL’investigation clinique RESPI-3 a inclus 96 patients dans six centres.',
      language: 'fr',
      finds: ['96 (enrolled)', '6 (sites)'],
    },
    { text: '# Estudio\n\nEl ensayo RESPI-3 con 96 pacientes terminó en 2023.', language: 'es', finds: ['96 (size)'] },
    { text: '# Studio\n\nLo studio RESPI-3 ha incluso 96 pazienti.', language: 'it', finds: ['96 (size)'] },
    {
      text: '# Risks\n\nThe investigation NEO-P enrolled 60 infants. Treatment of infants may take longer: median 38 h in NEO-P.',
      finds: ['60 (enrolled)'],
    },
    {
      text: '# Report\n\n## Clinical investigations\n\n### SOLSTICE (SO-01)\n\nPlanned were 90 adults. 86 were enrolled, 84 treated (two left before), and 71 completed the year. The target of 85 % was reached.',
      finds: ['90 (planned)', '86 (enrolled)', '84 (treated)', '71 (completed)'],
    },
    {
      text: '# Plan\n\nThe study SOLV-2 had been dimensioned for the estimate: with 160 patients the interval is narrow.',
      finds: ['160 (planned)'],
    },
    {
      text: '# Overview\n\nIt rests on FLOW-A, a randomised study of 240 adults, and on FLOW-P with 84 children.\n\n# Clinical data\n\n## FLOW-A\n\nA total of 240 adults were randomised, 120 to each arm.',
      finds: ['240 (size)', '84 (size)', '240 (enrolled)'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nA total of 394 participants took part in INFU-06. Enrolment in the INFU-06 study was 394. The 394-patient INFU-06 study met its endpoint. Results of INFU-06 are based on 394 patients. INFU-06 evaluated 394 adults with diabetes.',
      finds: ['394 (enrolled)', '394 (enrolled)', '394 (size)', '394 (size)', '394 (analysed)'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nIn INFU-06, 25 patients were treated at the Malmo site. The required sample size of INFU-06 was 120. Nine sites took part in INFU-06. Would 394 patients of INFU-06 be enough?',
      finds: [],
    },
    { text: '# State of the art\n\nA cohort of 618 patients was published.', finds: [] },
    { text: '# Risks\n\nThe registry LUNA-R is running.\n\n- Clot in the pump. LUNA-R: 3 patients, day 12.', finds: [] },
    {
      text: '# Report\n\nRegistry SOLV-R: 74 patients at nine active sites on 13 June 2024.',
      finds: ['74 (size by 2024-06-13)'],
    },
    {
      text: '# Investigation FL-3 (SOLSTICE)\n\nThe study FL-3 is complete. The trial SOLSTICE was monitored.\n\n| Item | Description |\n|---|---|\n| Investigational sites | 14 sites in 4 countries |\n| Sample size | 600 patients; 540 expected to be evaluable |',
      finds: ['14 (sites)', '600 (size)'],
    },
  ],
} satisfies StatementKind;

/** "394", "394 (98 %)", "394 patients". */
const countAlone = new RegExp(
  `^(?:n ?= ?)?\\d[\\d., ]*(?:${qualifiers}${countedPeople}|${sitesNoun})?(?:,? \\d+ ${sitesNoun}| ?\\([^)]*\\)| (?:in|across|from) \\S+ countries)?(?:; .*)?$`,
  'u',
);
/** What may follow the count after a label: "Patients: 394 (12 sites)", "Enrolment: 394 patients". */
const fieldCount = new RegExp(
  `^(?: ${qualifiers}${countedPeople}| ${sitesNoun})?(?: (?:in|at|from) \\S+ ${sitesNoun})?\\s*(?:$|[.;,(])`,
  'u',
);
/** A row that begins with the name of the study. */
const studyRow = /^\W?(?:(?:investigation|study|trial|registry) )?[A-Z][\w-]*[A-Z\d]/iu;
/** A row that is named by the study and nothing else. */
const studyColumnOnly = /^\W?[A-Z][\w-]*[A-Z\d][\w-]*\s*(?:\([^)]*\))?$/u;
/** Texts for users and patients rarely name the study they tell of. */
const forReaders = new Set(['ifu', 'label', 'sscp', 'other']);
/** "Fifty patients in INFU-06 received it through the sleeve" counts those of one way, size or condition. */
const partOfNamed =
  /^ (?:(?:had|used|wore|underwent|chose|preferred|needed|took)\b|(?:were|was|received|got|had)\b[^.;,]{0,60}\b(?:through|by (?:means|way)|via|by|without|with (?:the|an?)|only|additional|both|twice|more than)\b)/u;

/** "1,480 images of 740 patients": things are a stage of their own. */
function thingStage(sentence: Sentence, number: FoundNumber, thing: string): string | undefined {
  const head = sentence.folded.slice(Math.max(0, number.start - 40), number.start);
  if (number.value < 20 || part.test(head.slice(Math.max(head.lastIndexOf(';'), head.lastIndexOf(',')) + 1)) || planned.test(head))
    return undefined;
  return `of ${thing.replace(/s$/, '')}s`;
}

/** "A single-arm study" has one group, which is the whole. */
const oneArm =
  /\b(?:(?:single|one|two|double|three)[- ]arm(?:ed)?|(?:without|no) (?:an? )?(?:control|comparator|comparison)(?: (?:arm|group))?)\b/gu;
const wholeVerbs =
  '(enrolled|included|recruited|randomi[sz]ed|treated|implanted|analy[sz]ed|evaluated|completing|participating|taking part)';

/** "Of the 394 patients enrolled in INFU-06", "all 394 patients of INFU-06": the whole, before its part is told. */
function wholeOf(sentence: Sentence, number: FoundNumber): string | undefined {
  const head = sentence.folded.slice(0, number.start);
  const all = /(?:^|[;,.] )(?:of|out of|among) (?:the |all (?:the )?)?$|\ball (?:the )?$/u.test(head);
  if (!all) return undefined;
  const tail = sentence.text.slice(number.end, number.end + 120);
  const match = new RegExp(
    `^ ${qualifiers}(?:${countedPeople} )?(?:(?:who were |that were |who had been )?${wholeVerbs} )?(?:in|of|into|by|from) (?:the )?(?:(?:pivotal|clinical|study|trial|investigation|registry) ){0,2}(?=[A-Z])`,
    'u',
  ).exec(tail);
  if (!match || !/^[A-Z][\w-]*[A-Z\d]/.test(tail.slice(match[0].length))) return undefined;
  const verb = match[1];
  if (verb === undefined && !/\p{L}/u.test(match[0].replace(/ (?:in|of|into|by|from)\b.*$/u, ''))) return undefined;
  return verb === undefined ? 'size' : (sets.find(([, words]) => new RegExp(`^(?:${words})$`, 'u').test(verb))?.[0] ?? 'size');
}

/** People, and the day on which something happened to them. */
const onDay = new RegExp(`^ ${countedPeople}(?:,| \\(|:)? ?(?:(?:on|at|by|after) )?(?:the )?(?:days?|weeks?|months?) \\d`, 'u');

/** Between the name of a study and its "n = 86". */
const onlyDesign =
  /^[ :,]*(?:\(|(?:(?:single|double|two|three|open|blind|multi|one)[- ]?\w*|arms?|prospective|retrospective|randomi[sz]ed|controlled|pivotal|label|study|trial|,|\s)*)n ?= ?$/u;

/** What stage of a study a number of a sentence counts. */
function read(
  sentence: Sentence,
  numbers: readonly FoundNumber[],
  index: number,
  passage: Passage,
  context: DossierContext,
): string | undefined {
  const number = numbers[index]!;
  const tail = sentence.folded.slice(number.end, number.end + 90);
  const head = sentence.folded.slice(Math.max(0, number.start - 60), number.start);
  const clause = head
    .slice(Math.max(head.lastIndexOf(';'), head.lastIndexOf(','), head.lastIndexOf('('), head.lastIndexOf(':')) + 1)
    .replace(oneArm, ' ');
  if (/^ ?%|^ per ?cent\b/.test(tail)) return undefined;
  // "LUNA-R: 2 patients, day 15" are patients to whom something happened on that day.
  if (number.value < 20 && onDay.test(tail)) return undefined;
  // "Supported by the registry of the predecessor (406 patients)".
  if (/\b(?:predecessor|equivalent device|earlier (?:model|version))[^.;,]{0,20}\(?$/u.test(head)) return undefined;
  const whole = wholeOf(sentence, number);
  if (whole) return stageOf(sentence, whole);
  if (/\b(?:of whom|of these|of them|of which),? $/u.test(head) && /^ (?:\w+ )?completed\b/u.test(tail))
    return stageOf(sentence, 'completed');
  if (/^ of (?:them|these|whom) completed\b/u.test(tail)) return stageOf(sentence, 'completed');
  const flow = flowStage(sentence, number) ?? flowBefore(sentence, number);
  if (flow) return flow === 'planned' ? flow : stageOf(sentence, flow);
  if (sites.test(tail)) {
    if (/\b(?:of these|of them|other|further|at least|of the)\s*(?:\w+ )?$/.test(clause)) return undefined;
    // "Eight sites take part: five hospital departments and three imaging centres"; "readers from four hospitals".
    const summed = numbers
      .slice(0, index)
      .some(
        (one) =>
          one.value > number.value &&
          /[:(,]/.test(sentence.folded.slice(one.end, number.start)) &&
          sites.test(sentence.folded.slice(one.end)),
      );
    if (
      summed ||
      /\b(?:readers?|raters?|assessors?|experts?|panel\w*|users?|physicians|surgeons|radiologists) (?:from|of|at|in) $/u.test(head)
    )
      return undefined;
    if (new RegExp(`^ (?:\\w+ ){0,2}${sitesNoun} each\\b`, 'u').test(tail)) return undefined;
    if (/^[^;,.]{0,40} (?:on|at|as of|by) \d/u.test(tail)) return undefined;
    return planned.test(clause) ? 'planned sites' : 'sites';
  }
  if (/^ (?:out )?of (?:the )?\d/.test(tail)) return undefined;
  const plan =
    /(?<!\b(?:reached|met|achieved|missed|hit|at|within|in|above|below|to|on) (?:the|their|its) )\b(?:planned sample(?: size)?|sample size|planned|target)(?: of| is| was|:)? ?$/.test(
      head,
    );
  const counted = people.test(tail);
  // "Screened: 231; randomized: 184 (92 per arm)".
  const labelled =
    /(?<!\bnot )\b(?<!\b(?:enrol+ment|recruitment|inclusion) )(screened|enrolled|included|recruited|randomi[sz]ed|treated|completed|analy[sz]ed|planned)\s*: $/.exec(
      head,
    )?.[1];
  if (labelled && /^\s*(?:[;.,(]|$|\w+)/.test(tail) && !/^ ?%/.test(tail) && (!counted || !/^\S* ?of\b/.test(tail)))
    return labelled === 'planned'
      ? 'planned'
      : stageOf(sentence, sets.find(([, verbs]) => new RegExp(`^(?:${verbs})$`, 'u').test(labelled))?.[0] ?? 'size');
  // "INFU-06: single arm, n = 86", "INFU-06 (N=208, 6 months)": nothing but the design stands between name and number.
  const study = studyMentions(sentence.text, context).findLast(({ end }) => end <= number.start);
  if (!counted && study && onlyDesign.test(sentence.folded.slice(study.end, number.start)) && !/^ (?:in|of|with)\b/u.test(tail))
    return /^ ?\(?(?:planned|foreseen|targeted)\b/u.test(tail) ? 'planned' : stageOf(sentence, 'size');
  const toldSize = part.test(clause.replace(/\ball |(?:^| )of the (?=$)/gu, '')) ? undefined : sizeTold(sentence, number, context);
  if (toldSize && !counted) return stageOf(sentence, toldSize);
  if (!counted && !plan) {
    // "and 36 were treated for 28 days": the noun was said before.
    const bare = setsAfter.find(
      ([set, pattern]) =>
        (set === 'treated' || set === 'enrolled') && pattern.test(tail) && /^ (?:were|had been|have been) (?:\w+ )?\w+/.test(tail),
    );
    if (!bare || part.test(clause) || /\bof\b|\bboth\b/.test(clause)) return undefined;
    const earlier = new RegExp(`\\b${countedPeople}\\b`, 'u').test(sentence.folded.slice(0, number.start));
    if (!earlier || /\bnot\b|\bto the\b/.test(tail.slice(0, 50))) return undefined;
    return planned.test(clause) ? 'planned' : stageOf(sentence, bare[0]);
  }
  const noun = people.exec(tail)?.[0] ?? '';
  // "160 patients" under "Planned".
  if (passage.cell && passage.cell.column > 0 && /^(?:planned|target)\b/i.test(passage.cell.columnTitle)) return 'planned';
  // "240 were analysed (126 women, 114 men)": a list of groups.
  if (
    /\b(?:women|men|male|female|adults|children)$/.test(noun) &&
    /^(?:,| and) [\d,.]+ (?:women|men|male|female|adults|children)\b/.test(tail.slice(noun.length))
  )
    return undefined;
  const rest = tail.slice(noun.length);
  // "118 patients with the device" are those of one arm.
  const given = /^ (?:with|on|using|in|under) (?:the )?(\p{L}[\p{L}\d-]*)/u.exec(rest)?.[1];
  if (given !== undefined && (given === 'device' || context.deviceNames.some((name) => name.split(' ')[0] === given)))
    return plan ? 'planned' : undefined;
  if (
    /^ (?:aged|with (?:a|an|the)? ?(?:body|weight|bmi|age)|in the|of the|who|whose|(?:under|over|below|above) (?:the age|age|this|that|\d|[p{L}-]+ (?:years|months|weeks|days|kg))|from(?! (?:the )?(?:[p{L}\d]+ ){1,2}(?:sites|centres|centers|hospitals|clinics|departments|countries|practices|institutions))|older|younger|were (?:older|younger|aged|over|under|above|below|male|female|women|men)|after|per|of \d+ (?:years )?(?:or|and) (?:over|older|more|above|younger|less|under)\b|had\b|died|stopped|withdrew|without|could|did|would|needed|missed|to the)\b|^ \(\d+(?:\.\d+)? ?%/.test(
      rest,
    )
  )
    return plan ? 'planned' : undefined;
  if (
    part.test(clause) ||
    /\b(?<!\b(?:a total|study|trial|investigation|registry|consisted|consists|consisting|population|sample|series) )(?:out )?of $/.test(
      clause,
    ) ||
    /\b(?:interim|sub-?group|subset|arm\b|control group|comparator)|\bat the \p{L}+ (?:site|cent(?:re|er)|hospital|clinic)\b/u.test(
      `${clause} ${rest.slice(0, 50).split(/[,;.]/)[0]}`,
    )
  )
    return undefined;
  // "6 of 216 patients", "216 of the 324 patients": a part with its whole.
  if (/\d (?:out )?of (?:the |these )?$/.test(head)) return undefined;
  if (
    plan ||
    planned.test(clause) ||
    /^ ?\(?(?:(?:are|were|is|was) )?(?:planned|foreseen|targeted|to be (?:enrolled|included|recruited|treated))\b/u.test(rest) ||
    /\b(?:dimensioned|powered)\b|\bdrop-?outs?\b[^.;]*\bwould\b/.test(sentence.folded) ||
    /\bplanned (?:size|sample|number)\b[^;.\d]*(?:[\w-]*\d[^;.\d]*)?: $/.test(sentence.folded.slice(0, number.start))
  )
    return 'planned';
  // "160 evaluable subjects" are those analysed, whoever was enrolled.
  if (/\bevaluable\b/.test(noun))
    return /\bpower\b|\bexpect|\bneeded\b|\brequire/.test(sentence.folded) ? undefined : stageOf(sentence, 'analysed');
  if (enrolmentEnded.test(head)) return stageOf(sentence, 'enrolled');
  const before = setsBefore.find(([, pattern]) => pattern.test(head));
  if (before) return stageOf(sentence, before[0]);
  const after = setsAfter.find(([, pattern]) => pattern.test(rest));
  if (after && !/^[^.;,()]{0,40}\bnot\b/.test(rest))
    return /\b(?:will|to|shall|are to) be\b/.test(rest.slice(0, 60)) ? 'planned' : stageOf(sentence, after[0]);
  // "196 subjects of planned 210", "312 patients (330 planned)".
  if (
    /^,? ?\(?(?:out )?(?:of|instead of|against|vs\.?|versus|plan:?|planned:?)? ?(?:the |a )?(?:planned|foreseen|targeted|plan:?)? ?\d[\d,.]*(?: (?:were |had been )?(?:planned|foreseen|intended))?\)?(?=[;.,:)]|$)/u.test(
      rest,
    ) &&
    /plan|foreseen|target|intended/u.test(rest.slice(0, 40))
  )
    return 'enrolled';
  if (opensSection(sentence, number, rest, passage, context)) return stageOf(sentence, 'size');
  // "INFU-06, randomized, 394 patients".
  if (/[A-Z][\w-]*[A-Z\d][\w-]*, (?:[\w-]+, )?$/.test(sentence.text.slice(0, number.start))) return 'size';
  // "In INFU-06 fifty-eight patients with burns were treated".
  if (
    number.value >= 20 &&
    /^In (?:the )?(?:\w+ )?[A-Z][\w-]*[A-Z\d][\w-]* $/.test(sentence.text.slice(0, number.start)) &&
    /^ with\b|^,? among/.test(rest)
  )
    return 'size';
  // "INFU-06 (2021 to 2022): single arm, 394 patients": nothing but design stands between.
  if (/^[A-Z][\w-]*[A-Z\d][\w-]*(?: \([^()]*\))?: (?:[a-z-]+ ){0,3}[a-z-]+, $/.test(sentence.text.slice(0, number.start))) return 'size';
  // "INFU-06: 394 patients".
  if (/(?:^|[\s(])[A-Z][\w-]*[A-Z\d][\w-]*(?: ?[:|/;]| [–—-]) ?$/.test(sentence.text.slice(0, number.start)))
    return stageOf(sentence, 'size');
  // A cell in the row of a study, or an item that begins with the number: "228 patients: 120 adults and 108 children".
  if (
    passage.cell &&
    passage.cell.column > 0 &&
    number.start <= 1 &&
    /^\W?[A-Z][\w-]*[A-Z\d]/.test(passage.cell.rowLabel) &&
    studyColumnOnly.test(passage.cell.rowLabel) &&
    !events.test(sentence.folded)
  )
    return 'size';
  if (toldSize) return stageOf(sentence, toldSize);
  if (!genericBefore.test(head)) return undefined;
  if (/\binterim\b/.test(sentence.folded)) return 'size, interim';
  // "A third recapture was used in 9 patients" counts an event and not the study.
  if (
    !/\b(?:trial|study|investigation|registry|series|conducted|performed|carried out|done|run|tested|examined|studied) in $/u.test(head) &&
    /\bin ?$/.test(head) &&
    (happened.test(sentence.folded.slice(0, number.start)) || !/[A-Z][\w-]*[A-Z\d]/.test(sentence.text.slice(0, number.start)))
  )
    return undefined;
  return 'size';
}

const enrolmentEnded =
  /\b(?:enrol+ment|recruitment|inclusion)(?: (?:is|was|has been))? (?:completed?|closed|finished|ended|done)(?: (?:with|at|after))?:? (?:a total of )?$/u;

/** "264 subjects, 7 sites." below the heading of the study, "312 newborns with paired values were followed": the first count of its section. */
function opensSection(sentence: Sentence, number: FoundNumber, rest: string, passage: Passage, context: DossierContext): boolean {
  if (passage.cell || number.value < 10 || !/^\W*(?:n ?= ?)?$/u.test(sentence.folded.slice(0, number.start))) return false;
  const bare =
    /^ ?(?:[,;/|+.]|$|(?:at|in|from|across) )/u.test(rest) && !/^[^.;]{0,50}\b(?:had|were|was|showed|reported|with)\b/u.test(rest);
  const first = passage.kind === 'paragraph' && sentence.start === 0 && wholeStudied.test(sentence.folded.slice(number.end));
  return (
    (bare || first) &&
    (studyMentions(passage.headings.at(-1)?.title ?? '', context).length === 1 || studyMentions(passage.label, context).length === 1)
  );
}

/** What is done with everybody in a study: who "were followed to day 14" or "had one session" are all of them. */
const wholeStudied =
  /^[^.;,:]{0,60}?\b(?:(?:were|was) (?:followed|observed|seen|allocated|measured|monitored|assigned|tested|asked|given|fitted)|came|returned|wore|used|underwent|had (?:one|a single|two|three|each) (?!(?:serious|severe|adverse))[\p{L}]+s?)\b/u;

const flowSteps = new RegExp(
  `(?:^|[,;:] |[,;]? and )(?:of these,? )?([\\d.,]*\\d) (?:were |was |had been )?(planned|evaluable|${sets.map(([, said]) => said).join('|')})\\b`,
  'gu',
);

const stepsBefore = new RegExp(
  `(?:^|[,;:(/|] ?|\\b(?:and|but|had|were|was) )(planned|target(?:ed)?|foreseen|${sets.map(([, said]) => said).join('|')}):? (?:a total of |only |with )?([\\d.,]*\\d)(?![\\d%]| ?%|/)`,
  'gu',
);

/** "Planned 330, enrolled 312": two stages, each with its number behind. */
function flowBefore(sentence: Sentence, number: FoundNumber): string | undefined {
  if (number.value < 10 || !stepWord.test(sentence.folded.slice(Math.max(0, number.start - 30), number.start))) return undefined;
  const steps = [...sentence.folded.matchAll(stepsBefore)].map((match) => ({
    at: match.index + match[0].lastIndexOf(match[2]!),
    set: /^(?:planned|target|foreseen)/.test(match[1]!)
      ? 'planned'
      : sets.find(([, said]) => new RegExp(`^(?:${said})$`, 'u').test(match[1]!))?.[0],
  }));
  if (new Set(steps.map((step) => step.set)).size < 2 || part.test(sentence.folded.slice(0, steps[0]!.at))) return undefined;
  return steps.find((step) => step.at === number.start)?.set;
}

const stepWord =
  /\b(?:planned|target(?:ed)?|foreseen|screened|enrol\w+|includ\w+|recruit\w+|randomi[sz]\w+|treated|implanted|operated|complet\w+|analy[sz]ed|evaluated|evaluable|entered|joined)\b/u;

/** "126 were enrolled, 124 treated and 103 completed the year": two stages in one sentence tell the flow of patients, who need not be named. */
function flowStage(sentence: Sentence, number: FoundNumber): string | undefined {
  if (number.value < 10 || !/ (?:were|had|was|\p{L}+ed)\b/u.test(sentence.folded)) return undefined;
  const steps = [...sentence.folded.matchAll(flowSteps)].map((match) => ({
    at: match.index + match[0].indexOf(match[1]!),
    set: match[2] === 'planned' ? 'planned' : sets.find(([, said]) => new RegExp(`^(?:${said})$`, 'u').test(match[2]!))?.[0],
  }));
  if (new Set(steps.map((step) => step.set)).size < 2 || part.test(sentence.folded.slice(0, steps[0]!.at))) return undefined;
  return steps.find((step) => step.at === number.start)?.set;
}

/** "74 patients at nine active sites on 13 June 2024". */
const countedAsOf = new RegExp(
  `\\b(?:${countedPeople}|${sitesNoun})(?: (?:had been |were )?(?:enrolled|included|recruited|active|open))? on\\s*$`,
  'u',
);

/** A count at a certain day is a stage of its own. */
function stageOf(sentence: Sentence, set: string): string {
  if (/\binterim\b/.test(sentence.folded)) return `${set}, interim`;
  const dates = readDates(sentence.text);
  const dated = dates.find(
    (date) =>
      stage.test(sentence.folded.slice(Math.max(0, date.start - 20), date.start)) &&
      (/\b(?:by|until|as of|at)(?: the end of)?\s*$/.test(sentence.folded.slice(Math.max(0, date.start - 16), date.start)) ||
        (/\bon\s*$/.test(sentence.folded.slice(0, date.start)) && countedAsOf.test(sentence.folded.slice(0, date.start)))),
  );
  return dated && set !== 'treated' ? `${set} by ${dated.last}` : set;
}
