import { professions } from '../lexicon/professions.ts';
import { termsIn } from '../lexicon/terms.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import { purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { readNumbers } from '../text/numbers.ts';

const cases = '(?:implantations?|procedures?|cases|operations|interventions|insertions|treatments|applications|examinations|[\\p{L}]+s)';
const supervised = new RegExp(
  `^ (?:[\\p{L}-]+ ){0,1}?(?:supervised|proctored|accompanied|assisted|mentored) ${cases}\\b|^ ${cases} under (?:the )?(?:supervision|guidance)\\b`,
  'u',
);

/** A training in the device: other adjectives ("strength", "surgical", "further") make another thing of it. */
const kinds =
  "(?:(?:special|specific|particular|dedicated|appropriate|adequate|prior|previous|initial|formal|product|device|user|operator|hands-on|practical|manufacturer's|mandatory|compulsory|obligatory)(?:[- ]specific)? ){0,2}";
const lesson = `${kinds}(?:training|instruction course)(?: courses?| sessions?| programmes?)?(?! (?:data|sets?|material|records?|images)\\b)(?! (?:in|as|of|on|for|with|beyond|other than) (?!(?:the )?(?:use|handling|operation|device|product|system|implant|users?|operators?|staff|personnel|manufacturer)\\b))(?: (?:of|for|by|from|with|on|in) (?:the |all )?(?:use of the )?[\\p{L}]+)?`;
const needed =
  '(?:required|mandatory|compulsory|obligatory|needed|necessary|demanded|essential|prescribed)(?! (?:for|in|when|where|only|after|on|during) (?!(?:the |its )?(?:first )?(?:use|users?|operators?|all|every\\p{L}*|any\\p{L}*|operation|handling)\\b))';
/** Nothing but an article or the start of a clause stands before what is spoken of. */
const bare =
  '(?<=^[^\\p{L}]*|[.,;:(|] ?|\\b(?:an?|the|this|their|such|and|but|that|completion of|participation in|attendance at|before (?:the )?(?:first )?use) )';
const must = '(?:must|shall|has to|have to|needs? to|(?:is|are) (?:required|obliged) to)';
const attend =
  '(?:complet(?:e|ed|ing)|attend(?:ed|ing)?|undergo(?:ne|ing)?|receiv(?:e|ed|ing)|(?:take|taken|taking) part in|participat(?:e|ed|ing) in|pass(?:ed|ing)?|finish(?:ed|ing)?|had)';
const trainedIn =
  '(?:be|have been|been) trained(?=\\W*$|[.;,]| (?:before|prior|by the (?:manufacturer|supplier|company)|(?:in|on) (?:the |its |their )?(?:use|handling|operation|device|product|system)))';
const article = '(?:an? |the |this |our |any )?';
const using = '(?:used?|operated?|handled?|applied|apply|handle|implant(?:ed)?)';

const it = '(?:it|(?:the|this|your) [\\p{L}-]+)';

/** The first form that matches counts, so that what is denied stands before what is asked for. */
const obligations: readonly (readonly [string, readonly RegExp[]])[] = [
  [
    'optional',
    [
      new RegExp(`\\bno ${lesson}(?: or (?:special )?skills?)? (?:(?:is|are) )?${needed}`, 'u'),
      new RegExp(`${bare}${lesson} (?:is |are )?(?:optional|voluntary|not ${needed})\\b`, 'u'),
      new RegExp(
        `\\b(?:(?:needs?|requires?) no|(?:do(?:es)?(?: not|n't)|need not) (?:need|require|presuppose|call for)(?: any| an?)?) ${lesson}`,
        'u',
      ),
      new RegExp(`\\b(?:(?:do|does)(?: not|n't) (?:need|have) to|need not) ${trainedIn}`, 'u'),
      new RegExp(`\\b(?:can|may) be ${using} (?:safely )?without (?:any )?${lesson}`, 'u'),
      /\bno training requirements?\b/u,
      // Summaries for patients say it without the word: nobody has to be shown how it works.
      new RegExp(`\\b(?:nobody|no one|no-one) (?:needs?|requires?) (?:any |an? )?${lesson}`, 'u'),
      new RegExp(
        `\\b(?:do(?: not|n't) (?:need|have) to|need not) be (?:shown|taught|told|trained) how (?:to (?:use|wear|handle|operate|work) ${it}|${it} works)\\b`,
        'u',
      ),
      new RegExp(`(?<=^\\W*|[;:,] )${it} explains itself\\b`, 'u'),
      /\bno (?:lessons?|course|instruction) (?:is|are) (?:needed|necessary|required)\b/u,
    ],
  ],
  [
    'required',
    [
      new RegExp(
        `${bare}${kinds}training(?: course)?(?: (?:by|from|with|of) (?:an? |the )?[\\p{L}-]+)? (?:takes|lasts) (?:about |up to |at least )?(?:\\d+|half|an?|one|two|three|four|five|six|eight) (?:an? )?(?:minutes|hours?|days?)\\b`,
        'u',
      ),
      /\b(?:intended )?(?:users|operators) are (?:specially |appropriately |adequately )?trained (?=\p{L})/u,
      new RegExp(
        `\\b(?:nurse|doctor|physician|physiotherapist|midwife|therapist|trainer|audiologist)s? (?:will |first )*(?:shows?|teach(?:es)?|trains?) you(?: (?:for|over) [^.;,]{3,20}?)?,? how (?:to (?:use|wear|handle|operate|put on|work) ${it}|${it} works)\\b`,
        'u',
      ),
      new RegExp(
        `\\byou (?:will be|are|must be|have to be) (?:first )?(?:taught|shown|trained)(?: in)? how (?:to (?:use|wear|handle|operate|do|put on) ${it}|${it} works)\\b`,
        'u',
      ),
      new RegExp(
        `${bare}${lesson} (?:is |are )?(?:always )?(?:${needed}|an? (?:prerequisite|(?:pre)?condition|requirement|must)\\b(?! for (?!(?:the )?(?:first )?use\\b)))`,
        'u',
      ),
      new RegExp(`\\b${must} (?:first |always )?(?:${trainedIn}|(?:have )?${attend} ${article}${lesson})`, 'u'),
      new RegExp(
        `\\b(?:(?:users?|operators?|everyone|everybody|anyone)(?: of the [\\p{L}-]+)?|(?:the )?use(?: of the [\\p{L}-]+)?) (?:needs?|requires?) ${article}${lesson}`,
        'u',
      ),
      new RegExp(
        `\\b(?:do not|must not|never|nobody|no one|(?:may|shall|should) (?:not|never)|not (?:be )?(?:permitted|allowed))\\b[^.;,]{0,50}? (?:without (?:having )?(?:${attend} )?${article}${lesson}|untrained)`,
        'u',
      ),
      new RegExp(
        `\\bwithout ${article}${lesson}[^.;]{0,40}? (?:(?:must|may|shall|should) (?:not|never)|(?:is|are) (?:prohibited|forbidden|not (?:allowed|permitted)))\\b`,
        'u',
      ),
      new RegExp(
        `\\b(?:only|first)\\b[^.;]{0,60}? (?:after|once|following) (?:they have |having |completion of )?(?:${attend} )?${article}${lesson}`,
        'u',
      ),
      new RegExp(`\\bonly\\b[^.;]{0,60}? who (?:have|has) (?:${trainedIn}|${attend} ${article}${lesson})`, 'u'),
      new RegExp(
        `\\bafter (?:the |an? )?(?:product|device|user|initial|manufacturer's) training\\b|\\bwho (?:have|has) ${attend} ${article}(?:product|device|user|initial|manufacturer's) training\\b`,
        'u',
      ),
    ],
  ],
];
/** "Training of users: mandatory". */
const asksTraining =
  /^(?:(?:user|users'|operator|product|device|special|specific) )?training(?: (?:course|of (?:the )?users?|for users|requirements?))*(?: (?:required|needed|necessary|mandatory))?\??$/u;
const answered: readonly (readonly [string, RegExp])[] = [
  ['optional', /^\W*(?:none|no|not (?:required|needed|necessary|mandatory|applicable)|optional|voluntary)\b(?! (?:use|user))/u],
  ['required', /^\W*(?:yes|required|mandatory|compulsory|obligatory|needed|necessary)\b/u],
];
/** What is asked, supposed or missing, and the training of those who do not use the device. */
const notAsked =
  /\?\s*$|\b(?:if|whether|would|could|lack of|missing|insufficient|inadequate|technicians?|engineers?|investigators?|sites?|raters?|servic\p{L}*|maintenance|repair\p{L}*|reprocess\p{L}*|cleaning|sales|evaluators?|reviewers?|assessors?|authors?|annual\p{L}*|yearly|repeat\p{L}*|again|additional|further|was|were|had|formerly|previously|no longer|beyond|other than)\b/u;
const few = 'half|one|two|three|four|five|six|eight|ten|twelve|a|an|\\d{1,2}';
const teaching = '(?:training|course|instruction|introduction|briefing|workshop|seminar|class|schooling)';
/** How long users are trained: "the two-day course", "16 hours of training", "product training of one hour". */
const lengths: readonly RegExp[] = [
  new RegExp(`\\b(${few})[ -](minute|hour|day|week)s?[ -](?:long )?(?:[\\p{L}'-]+ ){0,2}?${teaching}\\b`, 'u'),
  new RegExp(`\\b(${few}) (minute|hour|day|week)s?(?:'|’)? of (?:[\\p{L}'-]+ ){0,2}?${teaching}\\b`, 'u'),
  new RegExp(`\\b${teaching} (?:of|lasts|lasting|takes|over) (?:at least )?(${few}) (minute|hour|day|week)s?\\b`, 'u'),
];
/** Hours of a unit; a day of teaching has eight. */
const hoursOf: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 8, week: 40 };
const words = ['', 'one', 'two', 'three', 'four', 'five', 'six', '', 'eight', '', 'ten', '', 'twelve'];
/** Those who operate; without them a course may be for patients. */
const trainees =
  /\b(?:users?|operators?|physicians?|surgeons?|nurses?|midwives|doctors?|paramedics?|clinicians?|professionals?|therapists?|technologists?|radiographers?|cardiologists?|urologists?|staff|who have)\b/u;
/** What was once so, who else is taught, and what is taught again. */
const otherTraining =
  /\b(?:was|were|had|took|first (?:course|training|class)|earlier|previous\w*|shortened|annual\w*|yearly|every year|repeat\w*|technicians?|engineers?|investigators?|sites?|raters?|service|reprocessing|cleaning|staff who clean|publications?|literature|similar|usability|validation|after (?:the )?(?:incident|complaint))\b/u;

/** Training of those who do not operate, or a sentence that rejects what it says. */
const elsewhere = /\b(?:patients?|relatives?|carers?|caregivers?|refresher|stud(?:y|ies)|trial|misuse|predecessor|competitor)\b/u;

/** Whether users must be trained in the product, and how many supervised procedures they need before they work on their own. */
export default {
  id: 'user-training',
  title: 'Training and supervised procedures required of users',
  references: ['Regulation (EU) 2017/745, Annex I 5 and 23.4(j)'],
  attribute: 'intended-user',
  property: true,
  read(passage: Passage, document, context) {
    const { folded } = passage;
    if (
      passage.kind === 'heading' ||
      !/supervis|train|proctor|accompanied|mentored|guidance|course|instruction|introduction|briefing|workshop|seminar|schooling|show|taught|teach|explains itself|lesson/.test(
        folded,
      ) ||
      purposeZone(passage, document) === 'foreign'
    )
      return [];
    const found: Found[] = [];
    for (const { foldedLabel, start, end } of fieldsOf(passage)) {
      const answer = asksTraining.test(foldedLabel.trim()) && answered.find(([, said]) => said.test(folded.slice(start, end)));
      if (answer) found.push(obligation(answer[0], '', start, end));
    }
    for (const sentence of passage.sentences) {
      if (/\b(?:stud(?:y|ies)|trial|centres? (?:had|were)|enrolled)\b/.test(sentence.folded)) continue;
      // "Training required: no" has its answer behind the colon.
      const asked = found.some(({ start }) => start >= sentence.start && start < sentence.end) ? undefined : obligationIn(sentence.folded);
      if (asked && subjectOf(sentence, passage, context) === 'device')
        found.push(obligation(asked.obligation, sentence.folded, sentence.start + asked.start, sentence.start + asked.end));
      const trained =
        !trainees.test(`${sentence.folded} ${passage.label.toLowerCase()}`) ||
        elsewhere.test(sentence.folded) ||
        otherTraining.test(sentence.folded)
          ? null
          : lengthIn(sentence.folded);
      if (trained)
        found.push({
          key: 'length',
          value: { type: 'number', number: trained.hours },
          says: trained.said,
          start: sentence.start + trained.start,
          end: sentence.start + trained.end,
          weight: 'defining',
        });
      for (const number of readNumbers(sentence.text, document.language)) {
        const after = supervised.exec(sentence.folded.slice(number.end));
        if (!after || !Number.isInteger(number.value) || number.value < 1) continue;
        found.push({
          value: { type: 'number', number: number.value },
          says: `${number.value} supervised procedures`,
          start: sentence.start + number.start,
          end: sentence.start + number.end + after[0].length,
          weight: 'defining',
        });
      }
    }
    return found;
  },
  examples: [
    { text: '## Users\n\nCardiac surgeons with at least ten supervised implantations.', finds: ['10 supervised procedures'] },
    { text: '## Users\n\nBefore they work alone they have put in ten rings under supervision.', finds: ['10 supervised procedures'] },
    { text: '## Users\n\nSurgeons who have taken part in the product training.', finds: ['training required'] },
    { text: '## Users\n\nAny surgeon, product training optional.', finds: ['training optional'] },
    { text: '## Users\n\nEvery user first completes the two-day course (16 hours).', finds: ['two-day course'] },
    { text: '## Users\n\nNurses after 16 hours of product training.', finds: ['16 hours of product training'] },
    { text: '| Users | Nurses; product training of one hour |\n|---|---|\n| Setting | ward |', finds: ['training of one hour'] },
    { text: '## For the clinic\n\nA two-hour introduction by video is enough for your operators.', finds: ['two-hour introduction'] },
    {
      text: '## Users\n\nThe first training took 20 hours. Home mode; instruction of 30 minutes. Technicians attend a course of two days. A 30-minute course of treatment follows.',
      finds: [],
    },
    { text: '## Users\n\nUser training is not required for patients. Training of the motor is optional.', finds: [] },
    {
      text: '## Users\n\nNobody may operate the laser untrained. Use of the pump requires special training. Every midwife has to attend a training course.',
      finds: ['training required', 'training required', 'training required'],
    },
    {
      text: '## Users\n\nThe thermometer may be used without any training. Users need no training. No special skills are named.\n\n- Training required: no',
      finds: ['training optional', 'training optional', 'training optional'],
    },
    {
      text: '## Users\n\nMuscle training is required. No training beyond the course is needed. Reprocessing staff must be trained. Is training mandatory? Training is required for the paediatric mode. The predecessor needed no training.',
      finds: [],
    },
    {
      text: '## For patients\n\nYou do not need to be shown how to use it.\n\nNobody needs any training; the pump explains itself.\n\nYour nurse will show you for an hour how it works.\n\nTraining by a nurse takes one hour. Before you use it you are taught how to handle it.',
      finds: ['training optional', 'training optional', 'training required', 'training required', 'training required'],
    },
    {
      text: '## For patients\n\nThe display shows you how to breathe. Nobody was trained. The nurse shows you the room. No course of tablets is needed. Muscle training takes ten minutes.',
      finds: [],
    },
    { text: '## Users\n\nIn the study twelve supervised implantations were done. Children need supervision.', finds: [] },
  ],
} satisfies StatementKind;

/** Whether a sentence asks for a training of the users or says that none is needed. */
function obligationIn(folded: string): { readonly obligation: string; readonly start: number; readonly end: number } | undefined {
  if (
    !/train|instruction course|shown|shows?\b|taught|teach|explains itself|lesson|course|instruction/.test(folded) ||
    elsewhere.test(folded) ||
    notAsked.test(folded)
  )
    return undefined;
  for (const [asked, forms] of obligations)
    for (const form of forms) {
      const match = form.exec(folded);
      if (match) return { obligation: asked, start: match.index, end: match.index + match[0].length };
    }
  return undefined;
}

const teaches = /\b(?:shows?|teach(?:es)?|trains?) you\b/u;

/** The key names the professions that a sentence speaks of: nurses may need a training that surgeons do not. */
function obligation(asked: string, folded: string, start: number, end: number): Found {
  // Who teaches is not taught: "training by a nurse", "a nurse shows you".
  const taught = teaches.test(folded) ? '' : folded.replace(/\b(?:by|from|with) (?:an? |the |your )?[\p{L}-]+/gu, ' ');
  const who = [
    ...new Set(
      termsIn(taught, professions)
        .filter(({ id }) => !anybody.has(id))
        .map(({ id }) => (medical.test(id) ? 'physicians' : id)),
    ),
  ].sort();
  const addressed = /\byou(?:rs?|rself)?\b/u.test(folded);
  if (who.length === 0 && addressed) who.push('the reader');
  return {
    key: who.length > 0 ? `training of ${who.join(', ')}` : 'training',
    value: { type: 'name', name: asked, folded: asked },
    says: `training ${asked}`,
    start,
    end,
    weight: 'defining',
  };
}
/** Those who have studied medicine are one group, whatever their speciality. */
const medical = /surgeon|physician|ologist|dentist|doctor|(?:anaesth|obstetr)\p{L}+|specialist|practitioner/u;
/** Words that name no profession. */
const anybody: ReadonlySet<string> = new Set(['health professionals', 'untrained users', 'care staff']);

/** The length of the training that a sentence names, in hours. */
function lengthIn(
  folded: string,
): { readonly hours: number; readonly said: string; readonly start: number; readonly end: number } | undefined {
  for (const pattern of lengths) {
    const match = pattern.exec(folded);
    if (
      !match ||
      /^\s+of (?:treatment|therapy|sessions|antibiotic|stimulation|the disease)/u.test(folded.slice(match.index + match[0].length))
    )
      continue;
    const [said, count, unit] = match;
    const number = /^an?$/.test(count!) ? 1 : count === 'half' ? 0.5 : Number(count) || words.indexOf(count!);
    if (number > 0)
      return { hours: number * hoursOf[unit!]!, said: said.replace(/ +/g, ' '), start: match.index, end: match.index + said.length };
  }
  return undefined;
}
