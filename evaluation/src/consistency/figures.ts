import type { DossierContext, DossierDocument } from './dossier.ts';
import { criterionTitle, withCaption } from './grid.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { limitOfShare, lowerBehindShare, upperBehindShare, upperTitle } from './lexicon/limits.ts';
import { type NumberRead, numberReads } from './number-reads.ts';
import type { Passage, Sentence } from './passage.ts';
import { studyAt, studyMentions } from './studies.ts';
import { deviceInHeading, mayMention, mentions, subjectOf } from './subject.ts';
import { readDates } from './text/dates.ts';
import { contentStems, fold, stem, words } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';
import { readNumbers } from './text/numbers.ts';
import { describeRange, type FoundQuantity, readQuantities } from './text/quantities.ts';
import type { Topic } from './topic.ts';

/** A number of a document with what the text around it says it is. */
export interface Figure {
  readonly document: DossierDocument;
  readonly passage: Passage;
  /** Positions in the passage's text. */
  readonly start: number;
  readonly end: number;
  /** Dimension of its unit, the unit itself where it is not known, `date`, `count` or what it counts on: figures of different kinds are never compared. */
  readonly kind: string;
  /** In base units; for dates the first day it can mean, in days. */
  readonly value: number;
  /** How far the true value can be from it by rounding; for dates the days until the last day it can mean. */
  readonly within: number;
  readonly says: string;
  /** Words around it with how near they are, 0 to 1. */
  readonly words: ReadonlyMap<string, number>;
  /** Words right beside it, or of its row and column. */
  readonly beside: ReadonlySet<string>;
  /** What is counted: the words right after a number, or the titles of a cell. */
  readonly head: ReadonlySet<string>;
  /** The range it is an end of. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  readonly marks: Marks;
}

/** What makes a figure another one than a figure of the same words. */
export interface Marks {
  readonly study: string;
  /** Names of other devices, or "other" where the words around say that it is not the device's own. */
  readonly owner: string;
  readonly bound: '' | 'lower' | 'upper';
  readonly modality: '' | 'planned' | 'criterion';
  readonly statistic: string;
  readonly times: readonly string[];
  readonly years: readonly string[];
  readonly role: '' | 'part' | 'whole' | 'from' | 'to';
  /** Of how many a count or percentage is: "12" of "8 of 12 (66.7 %)". */
  readonly whole: string;
  readonly source: '' | 'study' | 'market';
  /** Capitalised words beside it that the dossier never writes small, without those of the device's name. */
  readonly names: readonly string[];
  /** Beginning, end, issue: what a date is of. */
  readonly event: string;
  /** A point in time at which something else was measured: "at twelve months". */
  readonly point: boolean;
  /** The sum over periods, and what is still counted. */
  readonly sum: boolean;
  readonly ongoing: boolean;
  /** Words that make a part of the patients or a kind of the event. */
  readonly part: string;
  /** Such words anywhere in the sentence or title. */
  readonly partsAround: ReadonlySet<string>;
  /** What a plan foresees and what came of it are two things. */
  readonly tense: '' | 'foreseen' | 'past';
}

const skipped: readonly Topic[] = ['references', 'abbreviations', 'history', 'qualification', 'standards'];
const purposes: readonly Topic[] = ['indications', 'intended-purpose', 'population'];
const ofOthers: readonly Topic[] = ['predecessor', 'similar-devices'];
const past =
  /\b(?:was|were|had|has|have|did|enrolled|treated|completed|showed|found|reached|reported|answered|invited|included|received|underwent|took|occurred|withdrew|died|responded|returned|observed|recorded)\b/u;
/** "Is reached in at least 95 %" tells what shall be. */
const present = /\b(?:is|are|be|to be) (?:not )?\p{L}+ed\b/gu;
/** Documents that tell what came of a plan. */
const told = /investigation[ _-]report|study[ _-]report|final[ _-]report/iu;
const planned =
  /\b(?:plan(?:s|ned)?|foreseen|foresees|designed for|intended sample|expected|assumed|assumption|will|shall be|aims?|estimated|hypothes\w+|anticipated|calculated|forecast|projected|invited)\b/u;
/** "200 patients to be enrolled, followed for three years" tells nothing that was. */
const plannedAfter =
  /\b(?:to be|are|is|will be) (?:enrolled|included|recruited|treated|observed|followed)\b|, (?:followed|observed|treated)\b/gu;
/** Rows of a plan that say how many are to be enrolled. */
const sampleRow = /^(?:planned )?(?:number|sample size|participants|subjects|enrolment)\b/u;
const sampleTitle = /\b(?:sample|size|composition|recruitment|enrolment|number of (?:patients|participants|subjects|sites))\b/u;
const criterion =
  /\b(?:criteri\w+|thresholds?|goal|accept(?:ed|able|ance)|alert|trigger|margin|hypothesis|requirement|target(?! (?:lesion|vessel|organ|tissue|nerve)s?\b))\b/u;
const required = /\b(?:shall|should|must|is to|are to|has to|to) (?:be|reach|stay|remain|lie)?\b/u;
const limitTitle =
  /\b(?:limits?|criteri\w+|thresholds?|benchmarks?|margins?|requirements|acceptance|targets?) (?:\p{L}+ )?(?:derived|deduced|set|chosen|proposed|for|drawn|adopted)\b/u;
const statistic =
  /\b(?:mean|average|averaged|median|minimum|maximum|ranged?|ranging|interquartile|standard deviation|sd|upper limit|lower limit|confidence|ci|oldest|youngest|heaviest|lightest|highest|lowest|longest|shortest)\b/gu;
const otherOwner =
  /\b(?:comparators?|control|predecessor|equivalent device|published|literature|similar devices?|state of the art|competitor|benchmark|reference device|conventional|other (?:devices?|makers?|manufacturers?|models?)|previous|earlier|former|older|bench|animal|simulat\w+)\b/u;
/** What controls a risk is no control group. */
const riskControl =
  /\b(?:risk|quality|in-process|birth|design) controls?\b|\bcontrols? (?:measures?|option|by (?:design|information)|of|and)\b/gu;
const lowerBound =
  /(?:≥|>|\bat least|\bnot (?:less|lower|shorter|fewer|below) than|\bnot below|\bno (?:less|fewer) than|\bminimum(?: of)?|\bfrom|\babove|\bmore than|\bover|\bexceed\w*|\bmin\.?)\s*$/u;
const upperBound =
  /(?:≤|<|\bat most|\bnot (?:more|higher|greater|longer|later) than|\bno (?:more|longer|later) than|\bnot (?:to )?exceed(?:ing)?|\bnot above|\bbelow|\bless than|\bfewer than|\bup to(?: and including)?|\bwithin|\bmaximum(?: of)?|\bmax\.?|\bunder|\buntil|\bat the latest (?:on|after))\s*$/u;
const lowerAfter =
  /^\s*(?:%|per ?cent)?\s*at least\b|^\s*(?:(?:points?|percentage points?|items?|steps?|letters?|words?) )?(?:or|and|,)\s*(?:more|older|over|above|heavier|higher|longer|later|upwards)\b/u;
const upperAfter =
  /^\s*(?:%|per ?cent)?\s*at most\b|^\s*(?:or|and|,)\s*(?:less|younger|under|below|lighter|lower|shorter|earlier|fewer)\b/u;
const partWords =
  /\b(?:not (?:\p{L}+ )?related|serious|severe|fatal|related|unrelated|late|early|mild|moderate|superficial|deep|women|men|females?|males?|children|boys|girls|preterm|interim|extension|sub-?stud(?:y|ies)|sub-?groups?|without|off-label|repeated|native|failed|revisions?|bilateral|unilateral|(?:upper|lower)(?! (?:limit|bound|end|confidence|level))|left|right|inner|outer|external|internal|withdrew|lost|excluded|screened|died|(?:experience|data|evidence) (?:is|are|remains?) (?:limited|scarce|sparse|lacking|insufficient)|(?:limited|little|scarce|few|no) (?:clinical )?(?:experience|data|evidence))\b/gu;
/** What is still being counted has another number in the next document. */
const ongoing =
  /\b(?:so far|to date|until now|until then|as of|have been enrolled|had (?:been )?enrolled|ha[sd] enrolled|interim|ongoing|still|not yet|remaining|by the (?:end|cut-?off|data lock))\b/u;
const sumWords = /\b(?:total|overall|sum|both|cumulative\w*|together|altogether|all (?:years|periods)|since (?:launch|market))\b/u;
const eventWords: readonly (readonly [string, RegExp])[] = [
  [
    'start',
    /\b(?:start\w*|beg[aiu]n\w*|first (?:patient|participant|implant\w*|enrol\w*|subject|use|sale)|opened|launch\w*|initiat\w*|from|since)\b/u,
  ],
  ['end', /\b(?:end\w*|clos\w+|complet\w+|last|finish\w*|until|to|cut-?off|by)\b/u],
  ['issue', /\b(?:issued?|certif\w+|granted|approv\w+|sign\w*|dated|publish\w+|valid|expir\w+|renew\w*)\b/u],
];
/** What is said of the document itself, its authors and the scoring of risks is no fact about the device. */
const aboutDocument =
  /\b(?:versions?|revisions?|issue|edition|replaces|supersedes|document (?:no|number|code)|approved by|author|reviewers?|evaluators?|written by|prepared by|released|next (?:update|review))\b/u;
const ownDate =
  /^(?:date|day|signature|signed|status|effective|data (?:lock|cut)|cut-?off|as of|(?:this )?report)\b|\b(?:issued?|date|released?) (?:of|on|date|and)\b.{0,20}\b(?:issue|release|approval|document|report|plan|version|signature)\b|\b(?:date|approved|approval|signature|prepared|checked|released?|status)\s*$/u;
/** "CEP-SN2, rev 03": a document by its number. */
const documentCode = /(?<![\p{L}\d-])(?:CER|CEP|CEAR|SSCP|RMR|RMF|RMP|PSUR|PMCF[PR]?|PMS[PR]?|IFU|SOP|TD|DOC|QMS|QP)-[A-Z\d]{2,}/u;
const scoreTitle =
  /^(?:s|p|o|d|rpn|severity|probability|occurrence|detection|detectability|score|before|after|risk|points?|weight(?:ing)?|rank|p\/s|s ?[×x] ?p|p ?[×x] ?s|initial risk|residual risk|grading|level|ref\.?|section|source|no\.?|nr\.?|#|id|step|place|where|document)\b.{0,18}$/u;
const peopleWord =
  /^(?:patients?|subjects?|participants?|persons?|people|adults?|infants?|newborns?|babies|neonates?|women|men|users|wearers|volunteers|cases|children|respondents|recipients)$/u;

/** Words for the same measure, by their stems. */
const measures = new Map(
  [
    'weight mass weigh',
    'sound noise loudness acoustic',
    'lifetime lifespan',
    'replace exchange renew change',
    'length long',
    'width wide',
    'height tall',
    'depth deep',
  ].flatMap((line) => line.split(' ').map((word, _, words) => [stem(word), stem(words[0]!)] as const)),
);

/** Signs around what is said of one number. */
const inner: ReadonlySet<string> = new Set(',;()');

interface Token {
  readonly text: string;
  readonly meaning: string;
  readonly start: number;
  /** Begins with a capital and does not open the text. */
  readonly capital: boolean;
}

const tokensOf = keptByText((text: string): readonly Token[] => {
  const found: Token[] = [];
  for (const word of words(text)) {
    const meanings = meaningsOfWord(word.text);
    if (meanings.length === 0) continue;
    const capital = /^\p{Lu}/u.test(text.slice(word.start, word.start + 1));
    for (const meaning of meanings) found.push({ text: word.text, meaning, start: word.start, capital: capital && meaning !== people });
  }
  return found;
});

const people = 'people';

/** What a word can mean beside a figure. A language has few words, so each is looked up once. */
const meaningsOfWord = keptByText((word): readonly string[] => {
  if (/^\d/.test(word)) return [];
  const meanings = contentStems(word).flatMap((part) => (part.length > 1 ? [measures.get(part) ?? meaningOf(part)] : []));
  return peopleWord.test(word) ? [people, ...meanings] : meanings;
});

/** Words that a document writes small somewhere. */
const smallWords = new WeakMap<DossierDocument, ReadonlySet<string>>();

function smallIn(document: DossierDocument): ReadonlySet<string> {
  let small = smallWords.get(document);
  if (!small) {
    const found = new Set<string>();
    for (const { text, folded } of document.passages)
      for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\d])\p{Ll}[\p{L}\d-]+/gu))
        found.add(folded.slice(index, index + word.length));
    small = found;
    smallWords.set(document, small);
  }
  return small;
}

/** One reading after the other over all sentences: what a reading needs stays in the processor, which spares a fifth of the time. */
export const figuresIn = keptByDocumentAndContext((document, context): readonly Figure[] => {
  const places = document.passages.flatMap((passage) => placesIn(passage, document));
  const read = places.map((place) => ({ ...place, reads: numberReads(place.sentence, document.language, place.passage) }));
  const numbered = read.filter(({ reads }) => reads.length > 0);
  for (const { sentence, passage } of numbered) subjectOf(sentence, passage, context);
  return numbered.flatMap((place) => figuresOf(place, document, context));
});

/** A sentence that may hold figures. */
interface Place {
  readonly sentence: Sentence;
  /** The passage, in a table with the caption. */
  readonly passage: Passage;
  readonly plain: Passage;
}

const numberLike =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|half|quarter|third)\b/u;

function placesIn(plain: Passage, document: DossierDocument): Place[] {
  if (plain.kind === 'heading' || !numberLike.test(plain.folded)) return [];
  if (skipped.some((topic) => plain.topics.has(topic))) return [];
  const passage = withCaption(plain, document);
  const { cell } = passage;
  if (cell && scoreTitle.test(fold(cell.columnTitle).trim())) return [];
  // "18 to 19 years" as the name of a row is a group and no limit.
  if (cell?.column === 0 && /^\W{0,3}\d/.test(passage.text) && passage.text.length < 30) return [];
  const label = cell ? fold(cell.rowLabel) : passage.label ? fold(passage.label) : '';
  if (aboutDocument.test(label) || /^(?:doc(?:ument)?|plan|report|file)\b/.test(label)) return [];
  // Each document has its own date.
  if (readDates(passage.text).length > 0 && ownDate.test(cell ? `${label} ${fold(cell.columnTitle)}` : label)) return [];
  return passage.sentences.flatMap((sentence) => {
    if (!numberLike.test(sentence.folded)) return [];
    if ((aboutDocument.test(sentence.folded) && !passage.cell) || documentCode.test(sentence.text)) return [];
    return [{ sentence, passage, plain }];
  });
}

function figuresOf(
  { sentence, passage, plain, reads }: Place & { readonly reads: readonly NumberRead[] },
  document: DossierDocument,
  context: DossierContext,
): Figure[] {
  const { cell } = passage;
  const own = tokensOf(sentence.text);
  const far = new Map<string, number>();
  const addFar = (text: string, weight: number): void => {
    for (const { meaning } of tokensOf(text)) if ((far.get(meaning) ?? 0) < weight) far.set(meaning, weight);
  };
  const heading = passage.headings.at(-1)?.title;
  if (heading) addFar(heading, 0.25);
  if (cell) {
    addFar(cell.caption.replace(/^\S+ [\d.]+/, ''), 0.25);
    addFar(cell.columnTitle, 0.7);
    addFar(cell.rowLabel, 1);
  } else if (passage.label) addFar(passage.label, 0.6);
  const around = cell ? `${cell.rowLabel} | ${cell.columnTitle}` : passage.label;
  const foldedAround = fold(around);
  const subject = subjectOf(sentence, passage, context);
  // "Limits derived for the device" are no result of the literature they rest on.
  const limitDerived = document.type === 'sota' && heading !== undefined && limitTitle.test(fold(heading));
  const devices = [sentence.folded, foldedAround].some((text) => mayMention(text, context.otherNames))
    ? context.otherNames.filter((name) => mentions(sentence.folded, name) || mentions(foldedAround, name))
    : [];
  const headed = devices.length === 0 && subject === 'other-device' ? deviceInHeading(passage, context) : undefined;
  if (headed) devices.push(headed);
  const cuts = [...sentence.folded.matchAll(/[;:]\s|, (?:and|while|whereas|but)\b|\bwhile\b|\bwhereas\b|\bagainst\b|\bcompared\b/gu)].map(
    (match) => match.index,
  );
  const quantities = readQuantities(sentence.text, document.language);
  const years = [...new Set(readDates(sentence.text).map((date) => date.first.slice(0, 4)))];
  const inTitle = cell ? [...new Set(readDates(around).map((date) => date.first.slice(0, 4)))] : [];
  const small = smallIn(document);
  const deviceWords = deviceWordsOf(context);
  const namesOf = (tokens: readonly Token[]): string[] =>
    document.language === 'en'
      ? tokens
          .filter(
            (token) => token.capital && token.text.length > 2 && !small.has(token.text) && !deviceWords.has(token.text.replace(/'s$/, '')),
          )
          .map((token) => token.text)
      : [];
  const isDevice = ({ text }: Token): boolean => deviceWords.has(text.replace(/'s$/, '')) && !/^(?:system|device|plus|pro|the)$/.test(text);
  const tokensAround = cell ? [...tokensOf(cell.rowLabel), ...tokensOf(cell.columnTitle)] : tokensOf(passage.label);
  const namesAround = namesOf(tokensAround);
  const title = cell ? fold(cell.columnTitle) : '';
  const partsAround = new Set(`${foldedAround} ${sentence.folded}`.match(partWords));
  return reads
    .filter((read, index) => !inRow(reads, index, sentence.folded) && !isBase(read, sentence.folded))
    .map((read): Figure => {
      const near = new Map(far);
      const beside = new Set(cell ? tokensAround.map((token) => token.meaning) : []);
      const head = new Set<string>();
      const nearby: Token[] = [];
      const before = own.filter((token) => token.start < read.start).length;
      own.forEach((token, index) => {
        const inside = token.start >= read.start && token.start < read.end;
        const after = token.start >= read.end;
        const distance = inside ? 0 : after ? index - before + 1 : before - index;
        const crossed = cuts.some((cut) => (after ? read.end <= cut && cut <= token.start : token.start < cut && cut < read.start));
        const weight = crossed ? 0.35 : Math.max(0.35, Math.min(1, 1.1 - 0.06 * distance));
        if (!crossed && distance <= 3) beside.add(token.meaning);
        if (!crossed && after && distance <= 2 && !/[,;.:()]/.test(sentence.text.slice(read.end, token.start))) head.add(token.meaning);
        if (!crossed && distance <= 8 && token.start > 0) nearby.push(token);
        if ((near.get(token.meaning) ?? 0) < weight) near.set(token.meaning, weight);
      });
      for (const other of reads) if (other !== read) near.set(`#${other.kind} ${Number(other.value.toPrecision(6))}`, 0.4);
      const headText = sentence.folded.slice(Math.max(0, read.start - 34), read.start);
      const tail = sentence.folded.slice(read.end, read.end + 30);
      if (head.size === 0 && /\bn ?= ?$/.test(headText)) head.add('people');
      const clauseFrom = Math.max(0, ...cuts.filter((cut) => cut < read.start));
      const clauseTo = Math.min(sentence.folded.length, ...cuts.filter((cut) => cut >= read.end));
      const clause = `${foldedAround} ${sentence.folded.slice(Math.max(clauseFrom, read.start - 90), Math.min(clauseTo, read.end + 60))}`;
      // A share in brackets behind its count is of what that counts. Otherwise what is said of a number stands between the commas and brackets around it.
      const bracketed =
        read.kind === 'percent' && sentence.folded[read.start - 1] === '(' && /^ ?\)/u.test(sentence.folded.slice(read.end, read.end + 2));
      let innerFrom = bracketed ? read.start - 1 : read.start;
      while (innerFrom > Math.max(clauseFrom, read.start - 70) && !inner.has(sentence.folded[innerFrom - 1]!)) innerFrom--;
      let innerTo = bracketed ? sentence.folded.indexOf(')', read.end) + 1 : read.end;
      while (innerTo < Math.min(clauseTo, read.end + 60) && !inner.has(sentence.folded[innerTo]!)) innerTo++;
      const close = `${foldedAround} ${sentence.folded.slice(innerFrom, innerTo)}`;
      const bound =
        boundOf(boundedBefore(sentence.folded, read) ?? headText, tail) ||
        (read.kind === 'percent' ? boundOfShare(sentence.folded.slice(read.end, read.end + 60), foldedAround) : '');
      const named = studyAt(passage, sentence, sentence.start + read.start, context) ?? studyMentions(around, context)[0]?.name;
      const study = named ?? ownStudy(document, context);
      return {
        document,
        passage: plain,
        start: sentence.start + read.start,
        end: sentence.start + read.end,
        kind: read.kind,
        value: read.value,
        within: read.within,
        says: read.says,
        words: near,
        beside,
        head,
        range: read.range,
        marks: {
          study,
          owner:
            devices.sort().join(', ') ||
            (subject === 'other-device' ||
            otherOwner.test(clause.replace(riskControl, ' ')) ||
            (ofOthers.some((topic) => passage.topics.has(topic)) && !own.some(isDevice))
              ? 'other'
              : (subject === 'literature' || document.type === 'sota') && !limitDerived
                ? 'literature'
                : ''),
          bound,
          modality:
            criterionTitle.test(title) ||
            (document.type === 'cep' &&
              read.kind === 'percent' &&
              cell !== undefined &&
              criterionTitle.test(fold(cell.labelTitle).trim())) ||
            criterion.test(close) ||
            (read.kind === 'percent' && limitOfShare.test(close)) ||
            (document.type === 'cep' && read.kind === 'percent' && passage.topics.has('acceptance')) ||
            (bound !== '' &&
              (passage.topics.has('acceptance') ||
                (limitDerived && required.test(headText)) ||
                (document.type === 'cep' &&
                  read.kind === 'percent' &&
                  !past.test(clause.replace(present, ' ')) &&
                  !/\bindicat\w+/u.test(sentence.folded) &&
                  !purposes.some((topic) => passage.topics.has(topic)))))
              ? 'criterion'
              : /\bplan/.test(title) ||
                  planned.test(close) ||
                  (document.type === 'cep' &&
                    read.kind === 'count' &&
                    head.has('people') &&
                    !past.test(clause.replace(plannedAfter, ' '))) ||
                  (document.type === 'pmcf-plan' &&
                    (read.kind === 'count' || (read.kind === 'percent' && bound === 'lower')) &&
                    (head.has('people') ||
                      bound === 'lower' ||
                      sampleRow.test(fold(passage.label)) ||
                      (heading !== undefined && sampleTitle.test(fold(heading)))) &&
                    !past.test(clause))
                ? 'planned'
                : '',
          statistic: [
            ...new Set((close.match(statistic) ?? []).map((word) => word.replace(/^averaged?$/, 'mean').replace(/^rang\w*$/, 'range'))),
          ]
            .sort()
            .join(' '),
          times: [
            ...new Set(
              quantities
                .filter(
                  ({ range, start, end }) =>
                    range.dimension === 'time' &&
                    (end <= read.start || start >= read.end) &&
                    !cuts.some((cut) => (end <= read.start ? end <= cut && cut < read.start : read.end <= cut && cut <= start)),
                )
                .concat(cell ? readQuantities(around, document.language).filter(({ range }) => range.dimension === 'time') : [])
                .concat(numberedTimes(cell ? `${foldedAround} ${sentence.folded}` : clause, document.language))
                .map(({ range }) => describeRange(range).replace(/^(?:at least|up to|more than|less than) /, '')),
            ),
          ],
          years:
            inTitle.length > 0 && !/\b(?:in|during) (?:19|20)\d\d\b/.test(sentence.folded) ? inTitle : read.kind === 'date' ? [] : years,
          role: read.role,
          whole: read.kind === 'percent' || read.role === 'part' ? wholeBeside(sentence.folded, read) : '',
          source:
            study !== ''
              ? 'study'
              : document.type === 'psur' ||
                  document.type === 'pms-plan' ||
                  passage.topics.has('post-market') ||
                  /\b(?:complaints?|incidents?|sold|sales|market|reported|registry|survey|vigilance|psur)\b/u.test(clause)
                ? 'market'
                : '',
          names: [...new Set([...namesOf(nearby), ...namesAround])],
          event: eventIn(`${foldedAround} ${headText}`),
          point: read.kind === 'time' && /\b(?:at|after|by|until|within|over|during|in)(?: the)?\s*$/u.test(headText),
          sum: sumWords.test(close),
          ongoing: ongoing.test(sentence.folded),
          part: [...new Set(close.match(partWords))].sort().join(' '),
          partsAround,
          tense:
            document.type === 'pmcf-plan'
              ? past.test(clause)
                ? 'past'
                : (named ?? ownStudy(document, context)) === ownStudy(document, context)
                  ? 'foreseen'
                  : ''
              : past.test(clause) || (tells(document) && !planned.test(clause))
                ? 'past'
                : '',
        },
      };
    });
}

function deviceWordsOf(context: DossierContext): ReadonlySet<string> {
  let words = deviceWords.get(context);
  if (!words) {
    words = new Set(context.deviceNames.join(' ').split(' '));
    deviceWords.set(context, words);
  }
  return words;
}
/** The words of the names of the device. */
const deviceWords = new WeakMap<DossierContext, ReadonlySet<string>>();

function tells({ type, name, read: { tree } }: DossierDocument): boolean {
  return type === 'psur' || type === 'pmcf-report' || told.test(`${name} ${tree.title}`);
}

function eventIn(folded: string): string {
  return eventWords.find(([, pattern]) => pattern.test(folded))?.[0] ?? '';
}

/** "At week 3", "month 12". */
function numberedTimes(folded: string, language: string): readonly FoundQuantity[] {
  if (!/(?:day|week|month|year) \d/.test(folded)) return [];
  return [...folded.matchAll(/\b(day|week|month|year) (\d{1,3})\b/gu)].flatMap((match) =>
    readQuantities(`${match[2]} ${match[1]}s`, language),
  );
}

/** The study that a plan or report is about as a whole: the only one that its title names. */
const ownStudy = keptByDocumentAndContext((document, context): string => {
  const head = document.passages
    .slice(0, 4)
    .filter((passage) => passage.kind === 'heading')
    .map((passage) => passage.text);
  const title = [document.read.tree.title, ...head].join(' | ');
  if (!/pmcf|investigation|study|registry|trial/iu.test(title)) return '';
  const named = [...new Set(studyMentions(title, context).map(({ name }) => name))];
  return named.length === 1 ? named[0]! : '';
});

/** "No more than" bounds above although "more than" bounds below. */
function boundOf(head: string, tail: string): Marks['bound'] {
  if (/\b(?:no|(?:not|never)(?: \p{L}+){0,4}) (?:more|higher|greater|longer|later|above|exceed\w*) ?(?:than )?$/u.test(head))
    return 'upper';
  if (/\b(?:no|(?:not|never)(?: \p{L}+){0,4}) (?:less|lower|shorter|fewer|below|under) ?(?:than )?$/u.test(head)) return 'lower';
  if (lowerBound.test(head) || lowerAfter.test(tail)) return 'lower';
  return upperBound.test(head) || upperAfter.test(tail) ? 'upper' : '';
}

/** What words behind a share, or the title of its row, make of it: "6 % of patients or fewer", "| Adverse events, maximum | 5 % |". */
function boundOfShare(behind: string, title: string): Marks['bound'] {
  if (upperBehindShare.test(behind) || upperTitle.test(title)) return 'upper';
  return lowerBehindShare.test(behind) ? 'lower' : '';
}

/** "At least 90 answers (60 %)": what bounds a count bounds its share in the brackets. */
function boundedBefore(folded: string, read: NumberRead): string | undefined {
  if (read.kind !== 'percent' || folded[read.start - 1] !== '(') return undefined;
  return /^(.{0,28}?)\d[\d.,]* [\p{L} -]{1,30}\($/u.exec(
    folded.slice(Math.max(0, read.start - 62), read.start).replace(/^.*[.;](?= )/u, ''),
  )?.[1];
}

const wholeNumber = '(?:of|/|out of)\\s?(?:the |these |a total of )?(\\d[\\d,]*|[a-z]+(?:-[a-z]+)?)';
const wholeAfter = new RegExp(`^(?: per ?cent|%| %)?[^.;\\d]{0,14}?${wholeNumber}`, 'u');
const wholeBefore = new RegExp(`${wholeNumber}[^.;\\d]{0,30}$`, 'u');

/** The whole that stands right beside a part or a percentage. */
function wholeBeside(folded: string, read: NumberRead): string {
  const found =
    wholeAfter.exec(folded.slice(read.end, read.end + 40))?.[1] ??
    (read.role === 'part' ? undefined : wholeBefore.exec(folded.slice(Math.max(0, read.start - 60), read.start))?.[1]);
  const number = found === undefined ? undefined : readNumbers(found)[0];
  return number ? String(number.value) : '';
}

/** "28 for a thousand licences": the round number that a rate is told for counts nothing. */
function isBase({ kind, value, start }: NumberRead, folded: string): boolean {
  return (
    kind === 'count' &&
    baseNumbers.has(value) &&
    /\d[^.;()]{0,24}\b(?:for|per|in|of|every|each|to)(?: (?:a|an|one|every|each))? ?$/u.test(folded.slice(0, start))
  );
}

const baseNumbers: ReadonlySet<number> = new Set([100, 1000, 10_000, 100_000, 1_000_000]);

/** Whether a number stands in a row of three or more: "8.0, 6.0 and 5.0". Which of them is which only a reader knows. */
function inRow(reads: readonly NumberRead[], index: number, folded: string): boolean {
  const joined = (at: number): boolean => {
    const [one, other] = [reads[at], reads[at + 1]];
    return (
      one !== undefined &&
      other !== undefined &&
      one.kind === other.kind &&
      /^(?: %| ?per cent)?\s?(?:,|and|or|\/|, and|;)\s?$/u.test(folded.slice(one.end, other.start).trim())
    );
  };
  return (
    Number(joined(index - 2) && joined(index - 1)) +
      Number(joined(index - 1) && joined(index)) +
      Number(joined(index) && joined(index + 1)) >
    0
  );
}

/** Whether two figures can be the same number, told more or less exactly. */
export function sameFigure(one: Figure, other: Figure): boolean {
  if (one.kind !== other.kind) return false;
  // The upper end of "0.5 to 1.0 mm" is not the lower end of "1.0 to 2.0 mm".
  if (one.range && other.range && one.marks.role !== other.marks.role) return false;
  if (one.kind === 'date') return one.value <= other.value + other.within && other.value <= one.value + one.within;
  if (Math.abs(one.value - other.value) <= Math.max(one.within, other.within) * 1.0001 + 1e-9) return true;
  // What lies in a range is no contradiction to it.
  const inside = (range: Figure['range'], value: number): boolean => range !== undefined && range.from <= value && value <= range.to;
  return (inside(one.range, other.value) && !other.range) || (inside(other.range, one.value) && !one.range);
}
