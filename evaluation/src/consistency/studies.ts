import type { DossierContext, DossierDocument } from './dossier.ts';
import { countedPeople, qualifiers } from './lexicon/study.ts';
import { comparableName } from './names.ts';
import type { Passage, Sentence } from './passage.ts';
import { keptByText } from './text/kept-by-text.ts';
import { type Topic, topicsOfOthers } from './topic.ts';

/** A clinical investigation, study or registry that documents call by a name. */
export interface StudyName {
  /** As written: "INFU-06". */
  readonly name: string;
  readonly registry: boolean;
  /** True where a text calls it the pivotal one. */
  readonly pivotal: boolean;
  /** How often the document says that it is a study: what is named once may belong to the literature. */
  readonly mentions: number;
  /** What else it is called: "NV-12 (NORTH)" is one study with a code and an acronym. */
  readonly aliases: readonly string[];
}

/** An acronym or code: begins with a capital and has a second capital or a digit. */
const proper = '(?=[A-Za-z\\d-]*[A-Z][A-Za-z\\d-]*[A-Z\\d])[A-Z][A-Za-z\\d]*(?:-[A-Za-z\\d]+){0,3}';
const nouns =
  'investigations?|stud(?:y|ies)|Studien?|sub-stud(?:y|ies)|substudy|trials?|registr(?:y|ies)|survey|activity|Studie|Prüfung|Register|étude|essai|registre|estudio|ensayo|registro|studio';
const before = new RegExp(
  `\\b(${nouns})(?:\\s+(?:clinique|clinica|clínica|pivot|pivotale|pivotal))?\\s*(?:called |named |code |,|\\(|"|“)?\\s*(${proper})(?![\\w])`,
  'giu',
);
const after = new RegExp(
  `(?<![\\w-])(${proper})(?:\\s+(?:\\([^)]{3,40}\\)\\s+)?(?:was|is) (?:a|an|the)\\b[^.;]{0,80}?|\\s+(?:clinical |pivotal |randomi[sz]ed )?)\\b(${nouns}|Study|Trial|Investigation|Registry)\\b`,
  'gu',
);
/** "FLOW-A, a randomised study of 240 adults". */
const apposed = new RegExp(
  `(?<![\\w-])(${proper}), (?:an?|the|our) (?:[\\p{L}-]+,? ){0,4}?(investigation|study|trial|registry|cohort|survey)\\b`,
  'gu',
);
/** "Two investigations of the device (FLOW-A in adults, FLOW-P in children)", "Own studies: FLOW-A (randomised) and FLOW-P (single-arm)". */
const severalNamed = /\b(?:investigations|studies|trials)\b[^.;:()]{0,50}?(?::\s+|\()(?=[A-Z])([^.;]{4,240})/gu;
/** A name among several, which has a number or a hyphen, so that it is no database and no abbreviation. */
const codeNamed = new RegExp(`(?:^|, |\\band )(${proper})(?![\\w])(?= ?(?:[,(.)]|$| in | for | and | with ))`, 'gu');
/** "In LIGHTHOUSE, 204 patients", "LEAF-01, planned with 210 patients": what people took part in. */
const tookPart =
  /(?<![\p{L}\d-])(?:[Ii]n ([A-Z]{6,}|[A-Z]{2,}-\d{1,3}),? (?:all |a total of )?\d[\d,]*(?: (?:of|out of) (?:the )?\d[\d,]*)?|([A-Z]{6,}|[A-Z]{2,}-\d{1,3}), (?:planned with|with|for which|in which) (?:all |a total of )?\d[\d,]*) (?:[a-z]+ )?(?:patients|subjects|participants|clients|people|persons|adults|children|women|men|users|wearers)\b/gu;
const studyColumn = /^(?:stud(?:y|ies)|investigation|trial|registry|data ?set|studie|etude|estudio|studio)\b/u;
/** "FL-3 (SOLSTICE)", "SOLSTICE (FL-3; final report)": a code and an acronym beside each other, with nothing else between them. */
const calledToo = new RegExp(`(?<![\\w-])(${proper}) \\((${proper})(?=[);])`, 'gu');
const properHead = new RegExp(`^${proper}`, 'u');
/** "6 Clinical investigations", "D. Activities": each section below it is about one study. */
const ofStudies =
  /^(?:[A-Z\d][.\d]* )?(?:(?:own|completed|ongoing|planned|specific|clinical|pivotal|pmcf|pre-?market|post-?market|follow-up)[ -])*(?:investigations?|studies|trials|activities|registries)\b/iu;
/** Below these any study may stand, but other things as well: only a code is a name of one. */
const ofEvidence = /^(?:[A-Z\d][.\d]* )?(?:(?:own|available|pre-?clinical and|the) )*clinical (?:data|evidence|experience)\b/iu;
const titleOfStudy = new RegExp(`^(?:(?:study|investigation|trial|registry) )?(${proper})(?= ?(?:$|[(:,–—]| - ))`, 'iu');
/** "Activity A – WREN", "Study 2: FLOW-A", wherever the heading stands. */
const numberedStudy = new RegExp(
  `^(?:pmcf )?(activity|study|investigation|trial|registry) (?:[A-Z]|\\d{1,2}(?:\\.\\d)?)\\s*(?:[:–—-]|\\()\\s*(${proper})(?= ?(?:$|[(:,)–—]| - ))`,
  'iu',
);
/** "Evidence from HEAL-03", "What came out of HEAL-03?", "How safe was it in HEAL-03?": headings that ask for what a code found. */
const askedOf =
  /^(?:[A-Z\d][.\d]*\.? )?(?:(?:[Cc]linical |[Oo]wn )?(?:[Ee]vidence|[Dd]ata|[Rr]esults?|[Ff]indings|[Oo]utcomes?|[Ee]xperience) (?:from|of|in|with)|[Ww]hat (?:[a-z]+ ){1,5}?|[Hh]ow (?:[a-z]+ ){1,6}?(?:in|of|from|during)) ?(?:the )?([A-Z]{2,}-\d{1,3})(?![\w-])/u;
/** "302 patients in HEAL-03", "Pivotal study: HEAL-03, with 12 months of follow-up". */
const peopleOf =
  /\d (?:patients|subjects|participants|persons|people|adults|children|women|men|users|wearers) (?:in|of|from|enrolled in|treated in) ([A-Z]{2,}-\d{1,3})(?![\w-])|\b(?:[Ss]tudy|[Ii]nvestigation|[Tt]rial): ([A-Z]{2,}-\d{1,3})(?![\w-])/gu;
const studyRow = /^(?:(?:pivotal|own|clinical|main|pre-?market) )?(?:study|investigation|trial)(?: (?:code|name|no\.?|number|id))?$/u;
const codeHead = /^[A-Z]{2,}-\d{1,3}(?![\w-])/u;
/** Codes that are never a study: law, standards, documents, methods, diseases, identifiers of registers. */
const noStudy =
  /^(?:ISO|IEC|EN|MDR|MDD|MDCG|MEDDEV|PMCF|PMS|CER|CEP|PSUR|SSCP|IFU|SOTA|RMF|RMR|RMP|FMEA|RCT|FIH|FDA|CE|EU|EEA|EEC|UDI|UDI-DI|CT|MRI|MR|NYHA|COPD|GCP|CIP|CRF|CRO|US|UK|USA|II|III|IV|VI|VII|VIII|IX|IIa|IIb|AI|BMI|SAE|SADE|ADE|SD|CI|QA|CAPA|FSCA|FSN|TR|UE|IM|OM|DNA|HIV|PRISMA|PICO|GRADE|Annex|BfArM|MAUDE|EUDAMED|PUBMED|EMBASE|MEDLINE|CENTRAL|COCHRANE|NSTEMI|EUROPE|GERMANY|FRANCE|MHRA|DIR|QF|DOI|PDF|NYHA-[IV]+)$|^(?:CIV|NCT|ISRCTN|DRKS|EUDAMED|EudraCT|ISO|IEC|EN|CER|CEP|IFU|SSCP|PSUR|PMCF|RMR|RMF|SOTA|PMS|LSP|TR|UE|MDCG|FSCA)-?\d*(?:-|$)/;

/** Names of studies in the passages of a document. */
export function studiesIn(passages: readonly Passage[]): StudyName[] {
  keepSections(passages);
  const found = new Map<string, { registry: boolean; pivotal: boolean; mentions: number }>();
  const called = new Map<string, Set<string>>();
  const add = (written: string, noun: string, around: string): void => {
    const name = written.replace(/(?:-[a-z]{4,})+$/, '');
    if (name.length < 4 || noStudy.test(name) || !/[A-Z].*[A-Z\d]/.test(name)) return;
    const use = found.get(name) ?? { registry: false, pivotal: false, mentions: 0 };
    use.mentions++;
    if (/^(?:regist|survey|activity)/i.test(noun) || /REG\b|REG-|regist/i.test(name)) use.registry = true;
    if (/\bpivotal\b/i.test(around)) use.pivotal = true;
    found.set(name, use);
  };
  for (const { text, cell, kind, headings } of passages) {
    const numbered = kind === 'heading' ? numberedStudy.exec(text) : null;
    if (numbered && /^[A-Z]/.test(numbered[2]!)) add(numbered[2]!, numbered[1]!, text);
    else if (kind === 'heading' && headings.slice(0, -1).some(({ title }) => ofStudies.test(title))) {
      const name = titleOfStudy.exec(text)?.[1];
      if (name && /^[A-Z]/.test(name)) add(name, /regist/i.test(text) ? 'registry' : 'study', text);
    } else if (kind === 'heading' && headings.slice(0, -1).some(({ title }) => ofEvidence.test(title))) {
      const name = titleOfStudy.exec(text)?.[1];
      if (name && /^[A-Z].*[-\d]/.test(name)) add(name, /regist|survey/i.test(text) ? 'registry' : 'study', text);
    }
    if (kind === 'heading') {
      const name = askedOf.exec(text)?.[1];
      if (name) add(name, 'study', text);
    }
    if (cell && cell.row >= 0 && cell.column === cell.labelColumn + 1 && codeHead.test(text) && studyRow.test(cell.rowLabel.toLowerCase()))
      add(codeHead.exec(text)![0], 'study', cell.rowLabel);
    if (cell && cell.column === 0 && cell.row >= 0 && studyColumn.test(cell.columnTitle.toLowerCase())) {
      const name = properHead.exec(text);
      if (name) add(name[0], cell.columnTitle, text);
    }
    if (!/[A-Z][\w-]*[A-Z\d]/.test(text)) continue;
    if (text.includes(' ('))
      for (const [, one, other] of text.matchAll(calledToo)) called.set(one!, (called.get(one!) ?? new Set()).add(other!));
    for (const [, one, other] of text.matchAll(peopleOf)) add((one ?? other)!, 'study', '');
    if (/\d /.test(text)) for (const [, one, other] of text.matchAll(tookPart)) add((one ?? other)!, 'study', '');
    if (/(?:stud|investigat|trial|regist|survey|activity|prüfung|étude|essai|ensayo|sub-study)/i.test(text)) {
      for (const match of text.matchAll(before)) {
        if (/^[A-Z]/.test(match[2]!)) add(match[2]!, match[1]!, text.slice(Math.max(0, match.index - 40), match.index + match[0].length));
      }
      for (const match of text.matchAll(after))
        add(match[1]!, match[2]!, text.slice(Math.max(0, match.index - 30), match.index + match[0].length));
      for (const match of text.matchAll(apposed)) add(match[1]!, match[2]!, match[0]);
      for (const match of text.matchAll(severalNamed))
        for (const [, name] of match[1]!.matchAll(codeNamed)) if (/[-\d]/.test(name!)) add(name!, 'study', '');
    }
  }
  return [...new Set([...found.keys(), ...called.keys()])].map((name) => ({
    name,
    ...(found.get(name) ?? { registry: false, pivotal: false, mentions: 0 }),
    aliases: [...(called.get(name) ?? [])],
  }));
}

/** Studies of all documents, the longest name first, without what is a name of a device. */
export function mergeStudies(documents: readonly Pick<DossierDocument, 'studies'>[], deviceNames: readonly string[]): StudyName[] {
  const merged = new Map<string, StudyName>();
  for (const { studies } of documents) {
    for (const study of studies) {
      const comparable = comparableName(study.name);
      if (deviceNames.some((device) => ` ${device} `.includes(` ${comparable} `))) continue;
      merged.set(study.name, together(study, merged.get(study.name)));
    }
  }
  // Names beside each other are one study's where both are known as a study's, and neither stands so beside a third.
  const known = [...merged.values()].filter(({ mentions }) => mentions > 0);
  const pairs = [...merged.values()].flatMap(({ name, aliases }) =>
    aliases.filter((alias) => [name, alias].every((one) => known.some((there) => there.name === one))).map((alias) => [name, alias].sort()),
  );
  const partners = (name: string): Set<string> => new Set(pairs.flatMap((pair) => (pair.includes(name) ? pair : [])));
  const found = new Map(known.map((study) => [study.name, { ...study, aliases: [] as readonly string[] }]));
  for (const pair of pairs) {
    const [one, other] = pair.map((name) => found.get(name));
    if (!one || !other || pair.some((name) => partners(name).size !== 2)) continue;
    const [main, alias] = one.mentions >= other.mentions ? [one, other] : [other, one];
    found.set(main.name, { ...together(main, alias), aliases: [alias.name] });
    found.delete(alias.name);
  }
  return [...found.values()].sort((a, b) => b.name.length - a.name.length || a.name.localeCompare(b.name));
}

function together(study: StudyName, other: StudyName | undefined): StudyName {
  if (!other) return study;
  return {
    name: study.name,
    registry: study.registry || other.registry,
    pivotal: study.pivotal || other.pivotal,
    mentions: study.mentions + other.mentions,
    aliases: [...new Set([...study.aliases, ...other.aliases])],
  };
}

/** The passages of a section: they share their list of headings. A document's own, whatever the context. */
const sections = new WeakMap<Passage['headings'], Passage[]>();

function keepSections(passages: readonly Passage[]): void {
  for (const passage of passages) {
    if (passage.kind === 'heading') continue;
    const section = sections.get(passage.headings);
    if (section) section.push(passage);
    else sections.set(passage.headings, [passage]);
  }
}

const aboutStudy = new WeakMap<readonly StudyName[], WeakMap<Passage['headings'], { readonly study: string | undefined }>>();

/** The study a section is about: its first words name it, and no other study is named in the section. */
function studyOfSection(headings: Passage['headings'], context: DossierContext): string | undefined {
  let bySection = aboutStudy.get(context.studies);
  if (!bySection) {
    bySection = new WeakMap();
    aboutStudy.set(context.studies, bySection);
  }
  let about = bySection.get(headings);
  if (!about) {
    const passages = sections.get(headings) ?? [];
    const opening = passages.slice(0, 2).flatMap((passage) => studyMentions(passage.text, context))[0]?.name;
    const own = opening !== undefined && context.studies.some((study) => study.name === opening && !study.registry);
    const alone = own && passages.every((passage) => studyMentions(passage.text, context).every((one) => one.name === opening));
    about = { study: alone ? opening : undefined };
    bySection.set(headings, about);
  }
  return about.study;
}

function patternOf(studies: readonly StudyName[]): RegExp | null {
  const names = studies
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return names.length === 0 ? null : new RegExp(`(?<![\\w-])(?:${names.join('|')})(?![\\w]|-[A-Z\\d])`, 'g');
}

/** Study names in a text with where they stand. */
export function studyMentions(text: string, context: DossierContext): readonly StudyMention[] {
  let read = readings.get(context.studies);
  if (!read) {
    const pattern = patternOf(context.studies);
    const none: readonly StudyMention[] = [];
    const mainName = new Map(context.studies.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)));
    read = keptByText((one: string) =>
      pattern && one.search(pattern) >= 0
        ? [...one.matchAll(pattern)].map((match) => ({
            name: mainName.get(match[0]) ?? match[0],
            start: match.index,
            end: match.index + match[0].length,
          }))
        : none,
    );
    readings.set(context.studies, read);
  }
  return read(text);
}

interface StudyMention {
  /** The name by which the study is compared, which need not be the one written here. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const readings = new WeakMap<readonly StudyName[], (text: string) => readonly StudyMention[]>();

const pivotalWords =
  /\bpivotal (?:\w+ )?(?:study|trial|investigation)|\b(?:zulassungsstudie|etude pivot|ensayo pivotal|studio pivotale)\b/u;
const theStudy = /\b(?:the|this|our) (?:clinical |randomi[sz]ed |prospective |own )*(?:investigation|trial|study)\b/u;

const anotherActivity =
  /[;,.] (?:and )?(?:a|an|another) (?:\w+ ){0,2}(?:sub-?study|survey|registry|study|module|series|cohort|investigation)\b|\b(?:study|trial|series|cohort|paper|work) by (?!the\b|an?\b|day\b|week\b|month\b|\d)/u;

const apposition = /^, an? (?:[\p{L}-]+,? ){0,4}?(?:study|trial|investigation|registry)\b/u;

/** A sentence that turns to other patients than the one before. */
const newGroup = /^in (?:children|adults|infants|women|men|the (?:second|other|registry|sub-study|extension|literature))\b/u;

/** "The pilot study enrolled 24 patients": another study than the one before, unless that is called so. */
const studyOfKind =
  /^\W*(?:the|an?|our|its|this) (?:[\p{L}-]+ ){0,2}?(pilot|feasibility|first-in-human|extension|preliminary|exploratory) (?:clinical )?(?:study|trial|investigation)\b/u;

/** "In a study with 184 participants", as texts for users tell the only study there is. */
const aStudy = /\bin (?:a|one|the) (?:clinical |randomi[sz]ed |large |main )*(?:study|trial|investigation) (?:with|of|in|involving)\b/u;

/** "A study with 40 patients starts in autumn": what comes is another study than the one told before. */
const comingStudy =
  /\b(?:an?|another|one more) (?:[\p{L}-]+ ){0,3}(?:study|trial|investigation|registry|survey|cohort)\b[^.;]{0,60}?\b(?:starts?|begins?|follows?|will|shall|is (?:to|planned|running|under ?way|foreseen|ongoing|being)|has (?:started|begun)|runs?)\b/u;

/** Sections that speak of others even where they name a study. */
const elsewhere: readonly Topic[] = [
  ...topicsOfOthers,
  'equivalence',
  'post-market',
  'pmcf',
  'references',
  'risk-management',
  'conclusion',
];

/** The key under which facts of an unnamed investigation are compared where no document names one. */
export const unnamedStudy = 'clinical investigation';

/**
 * The study that a position of a sentence speaks of: the nearest name before it in the sentence, else after it; "the pivotal trial" where one is
 * called so; then the sentences before in the passage, the column and caption of a cell, the headings. Two names in the place that decides give none.
 */
export function studyAt(passage: Passage, sentence: Sentence, position: number, context: DossierContext): string | undefined {
  const inSentence = studyMentions(sentence.text, context);
  if (inSentence.length === 0) return studyAround(passage, sentence, context);
  const at = position - sentence.start;
  const before = inSentence.findLast((one) => one.start <= at);
  // "A registry with 200 patients at 18 centres, of which nine took part in TAS-21" is another one.
  if (
    !before &&
    sitesOf.test(sentence.folded.slice(0, inSentence[0]!.start)) &&
    !peopleOfStudy.test(sentence.folded.slice(at, inSentence[0]!.start))
  )
    return undefined;
  // "REG-1 (600 patients); a survey in 60 departments": what follows is another activity.
  // "FLOW-A, a randomised study of 240 adults" says what FLOW-A is.
  const since = before && sentence.folded.slice(before.end, at).replace(apposition, ' ');
  if (since !== undefined && anotherActivity.test(since)) return undefined;
  if (!before && /[;)]|\bthen\b/.test(sentence.folded.slice(at, inSentence[0]!.start).replace(/\([^()]*\)/gu, ' '))) return undefined;
  return (before ?? inSentence[0])!.name;
}

const sitesOf =
  /\b(?:took part|taken part|taking part|participated|participating|were involved|contributed|known from|treated patients) (?:in|to) (?:the (?:\p{L}+ )?)?$/u;

/** "142 participants took part in TAS-21" are those of the study. */
const peopleOfStudy = new RegExp(`^\\S+ ${qualifiers}${countedPeople} (?:took|have taken|participated|were involved)\\b`, 'u');

/** The study that a sentence without the name of one speaks of. */
function studyAround(passage: Passage, sentence: Sentence, context: DossierContext): string | undefined {
  const known = around.get(sentence);
  if (known?.passage === passage && known.studies === context.studies) return known.study;
  const study = readAround(passage, sentence, context);
  around.set(sentence, { passage, studies: context.studies, study });
  return study;
}

/** Kinds and rules ask for the study of each number in the same sentences. */
const around = new WeakMap<
  Sentence,
  { readonly passage: Passage; readonly studies: readonly StudyName[]; readonly study: string | undefined }
>();

/** Why a study is done is told of others. */
const whyItIsDone = /^\W*(?:need|gap|reason|background|rationale|justification|why|open question)s?\b[^.:]{0,20}:/iu;

function onlyStudy(mentions: readonly StudyMention[]): string | undefined {
  const names = new Set(mentions.map(({ name }) => name));
  return names.size === 1 ? mentions[0]!.name : undefined;
}

/** The study that the nearest heading with a name of one names, where it names no other. */
function studyOfHeadings({ headings }: Passage, context: DossierContext): string | undefined {
  const nearest = headings.findLast(({ title }) => studyMentions(title, context).length > 0);
  return nearest && onlyStudy(studyMentions(nearest.title, context));
}

function readAround(passage: Passage, sentence: Sentence, context: DossierContext): string | undefined {
  const own = context.studies.filter((study) => !study.registry);
  if (passage.cell) {
    const { rowLabel, columnTitle, labelTitle, caption } = passage.cell;
    for (const text of [rowLabel, columnTitle, labelTitle, caption]) {
      const [first, ...rest] = studyMentions(text, context);
      if (first && rest.every((one) => one.name === first.name)) return first.name;
      if (first) return undefined;
    }
  }
  if (pivotalWords.test(sentence.folded)) {
    const pivotal = own.filter((study) => study.pivotal);
    if (pivotal.length === 1) return pivotal[0]!.name;
    return own.length === 1 ? own[0]!.name : own.length === 0 ? unnamedStudy : undefined;
  }
  if (newGroup.test(sentence.folded) || comingStudy.test(sentence.folded)) return undefined;
  const kind = studyOfKind.exec(sentence.folded)?.[1];
  if (kind) {
    const named = own.filter(({ name }) => name.toLowerCase().includes(kind));
    return named.length === 1 ? named[0]!.name : undefined;
  }
  for (let index = passage.sentences.indexOf(sentence) - 1; index >= 0; index--) {
    const before = passage.sentences[index]!;
    const mentions = studyMentions(before.text, context);
    if (mentions.length === 0) continue;
    const name = onlyStudy(mentions);
    const titled = name && studyOfHeadings(passage, context);
    // "Need: in LUNA-1 no child took part." in the section of LUNA-2 goes on with LUNA-2.
    return titled && whyItIsDone.test(before.text) ? titled : name;
  }
  if (passage.headings.some(({ title }) => studyMentions(title, context).length > 0)) return studyOfHeadings(passage, context);
  if (
    own.length === 1 &&
    aStudy.test(sentence.folded) &&
    !/publish|literature|\bother (?:device|product|manufacturer)|et al|\[\d/.test(sentence.folded) &&
    !passage.topics.has('literature') &&
    !passage.topics.has('state-of-the-art')
  )
    return own[0]!.name;
  if (!passage.cell && !elsewhere.some((topic) => passage.topics.has(topic))) {
    const section = studyOfSection(passage.headings, context);
    if (section) return section;
  }
  if (theStudy.test(sentence.folded) && passage.topics.has('clinical-investigation')) {
    if (own.length === 1) return own[0]!.name;
    if (own.length === 0) return unnamedStudy;
  }
  return undefined;
}

/** "The registry follows 500" after a study was named speaks of the registry. */
export function ofAnother(folded: string, study: string, context: DossierContext): boolean {
  if (!/\b(?:regist(?:ry|ries|ers?)|surveys?|pmcf)\b/u.test(folded)) return false;
  return !folded.includes(study.toLowerCase()) && !context.studies.some(({ name, registry }) => name === study && registry);
}
