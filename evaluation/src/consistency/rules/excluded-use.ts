import type { Attribute } from '../attribute.ts';
import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocument, keptByDocumentAndContext } from '../kept-by-document.ts';
import { careSettings } from '../lexicon/care-settings.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { isConditionWord, isSiteWord } from '../lexicon/clinical-words.ts';
import { componentsOf } from '../lexicon/component.ts';
import { bodySites } from '../lexicon/modes-of-use.ts';
import { termsIn } from '../lexicon/terms.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { mentions, subjectOf } from '../subject.ts';
import { contentStems, fold, words } from '../text/fold.ts';
import { type Topic, topicsOf, topicsOfOthers } from '../topic.ts';

/** Something a document says the device is not for. */
interface Exclusion {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly term: string;
  readonly meanings: readonly string[];
  /** True for an item of a list of contraindications, which other documents mention for many reasons. */
  readonly listed: boolean;
}

/** Words that say without doubt that the device is for somebody or something. */
const plainlyFor =
  /\bbelongs? to (?:the (?:group|people|patients)|those)\b|\bfor whom (?:it|the [\p{L}]+) (?:is|was|has been) (?:also )?(?:meant|made|intended|designed)\b|\b(?:is|are) (?:also |equally )?(?:intended|indicated|suitable|suited|meant) (?:for|in)\b|\bwithin the (?:indications?|intended|target)\b/u;
/** A sentence that goes on about what the one before it named. */
const goesOn =
  /^(?:such|these|those|they|this|the same|since they|because they|it)\b|\b(?:such patients|these patients|they belong|since they|because they)\b/u;
const before =
  /\b(?:(?:is|are) not (?:intended|indicated|suitable|meant|designed|approved|suited|to be used|for use|permitted|validated|foreseen|envisaged)(?: for| in| on| with)?(?: (?:the )?(?:use|treatment|therapy)(?: in| of| on| with| by)?)?|(?:must|may|shall|should) (?:not|never) be used (?:in|on|for|with|by)|do not (?:use|install|operate|set (?:it )?up|put (?:it )?into operation) (?:(?:it|the [\p{L}]+) )?(?:in|on|for|with)|not (?:intended )?for use (?:in|on|with|by)|(?:used|placed|applied|worn|intended|indicated|implanted)[^.;]{0,60}? and not (?:on|in|for|with)|(?:do not|must not be|may not be|never) (?:place[d]?|appl(?:y|ied)|insert(?:ed)?|la(?:y|id)|implant(?:ed)?|put)(?: it| the [\p{L}]+(?: [\p{L}]+)?)? (?:on|in|into|over|under|to))\s+(?=\S)/gu;
const after =
  /^(.{4,90}?) (?:is not an indication|are not indications|(?:is|are) outside the (?:target|intended|indicated|approved) (?:population|indications?|use)|(?:is|are) outside the (?:indications?|intended purpose|scope of use)|(?:is|are) excluded from (?:use|the (?:indications?|intended purpose|target population)))\b/u;
const label = /^(?:not (?:intended|indicated|for)(?: for| use)?|excluded (?:settings?|uses?|places?))$/;
/** Words with which a sentence says that the device is used so. */
const use =
  /\b(?:intended|indicat\w+|used? (?:in|on|of|for|at)|for use|use of the|suitable|place of use|set in|installed|there (?:were|are) [\d,.]+ (?:sites|users|customers)|environment|eligib\w+|includ\w+|treat\w*|for whom|appl(?:y|ies|ied)|normal use|recommended|possible|permitted|allowed|(?:may|can) be (?:used|laid|placed|applied|inserted|treated|worn|put|implanted|performed|given|fired|connected)|is placed|carried out|performed|taken to|deployed|fired|operat\w+)\b/;
const denied =
  /\b(?:not|no|never|nor|neither|without|except|unless|contra-?indicat\w*|exclu\w+|avoid\w*|warn\w*|outside|prohibit\w*|forbid\w*|off-label|misuse|instead|other than|risk of|harm|hazard\w*|if|complaint|reported|incident|rejected|refused|withdrawn|alternative|cannot|interfer\w*|damage|before|after|previous\w*|history of|prior)\b/;
const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'contraindications',
  'exclusion',
  'warnings',
  'residual-risks',
  'equivalence',
  'references',
  'abbreviations',
  'clinical-investigation',
  'history',
  'qualification',
];
const purpose: readonly Topic[] = [
  'intended-purpose',
  'indications',
  'population',
  'environment',
  'users',
  'eligibility',
  'pmcf',
  'description',
  'conclusion',
];
/** Words too general to name a use by themselves. */
const general = new Set(
  contentStems(
    'use used user room rooms ward wards unit units suite suites facility facilities practice office department area areas setting settings environment field condition conditions disease diseases treatment therapy other another type kind any direct directly long short term home adults children age years year intended limit limits level levels need support life body part parts market markets sale sales way time times day days certain named section following outside without high low lower higher below above weight normal',
  ),
);

/** What one document excludes is not what another lets the device do. */
export default {
  id: 'excluded-use',
  title: 'What one document excludes, no other describes as use',
  references: ['Regulation (EU) 2017/745, Article 2(12), Annex I 23.4'],
  // On dossiers that nobody had opened more of these were wrong than right: a person is asked, and nothing is blocked.
  severity: 'minor',
  why: 'A use that the evaluation excludes has no evidence; a document that describes it all the same invites it.',
  remedy: 'Take the use out of the document that describes it, or evaluate it.',
  basis: ['MDR 2(12)', 'MDR 61(1)'],
  general: true,
  asksFor: [],
  *check(dossier) {
    const exclusions = dossier.documents
      .filter((document) => document.language === 'en')
      .flatMap((document) => exclusionsOf(document, dossier.context))
      .filter(({ listed, meanings, term }) => listed || isSpecific(meanings, term, dossier));
    if (exclusions.length === 0) return;
    const byMeaning = new Map<string, Set<Exclusion>>();
    for (const exclusion of exclusions)
      for (const meaning of exclusion.meanings) byMeaning.set(meaning, (byMeaning.get(meaning) ?? new Set()).add(exclusion));
    const uses = [...usesIn(dossier, byMeaning)];
    // A term that the excluding document itself uses ("pulse mode", which only one accessory is not for) says nothing by itself.
    const ambiguous = new Set(uses.filter((one) => one.document === one.exclusion.document).map((one) => one.exclusion));
    const told = new Set<string>();
    for (const { document, passage, sentence, exclusion } of uses) {
      const key = `${document.id} ${exclusion.meanings.join(' ')}`;
      if (ambiguous.has(exclusion) || told.has(key)) continue;
      told.add(key);
      yield {
        attribute: attributeOf(exclusion.term),
        message: `${document.name} describes use with "${exclusion.term}", which ${exclusion.document.name} excludes.`,
        locations: [
          locationIn(document, passage, sentence.start, sentence.end),
          locationIn(exclusion.document, exclusion.passage, exclusion.start, exclusion.end),
        ],
        compared: ['used', `not for ${exclusion.term}`],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# IFU\n\n## Where to use it\n\nDo not install the software in mobile screening units: the network there has not been tested.',
          psur: '# PSUR\n\n## Volume\n\nAt the end of the period there were 86 sites: 71 hospital departments, 9 imaging centres and 6 mobile screening units.',
        },
        says: 'mobile screening',
      },
      {
        dossier: {
          cer: '# CER\n\n## Indications\n\nThe oesophagus is not an indication.',
          psur: '# PSUR\n\nIn normal use the stapler is applied to bronchus, oesophagus and bowel.',
        },
        says: 'oesophagus',
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is not intended for endoscopy suites or ambulances.',
          rmf: '# RMF\n\n## Environment\n\nOperating theatres and interventional endoscopy units.',
        },
        says: 'endoscopy',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# IFU\n\n## Where to use it\n\nDo not install the software in mobile screening units: the network there has not been tested.',
          psur: '# PSUR\n\n## Volume\n\nThere were 86 sites: 71 hospital departments and 15 imaging centres. Two customers enquired about mobile screening units.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe reservoir of the pump may be used for six days.',
          ifu: '# IFU\n\n## Use\n\nIt is not meant for pumps that belong to a hospital ward.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is not intended for endoscopy suites, nor in MRI rooms. It must not be used in children.',
          ifu: '# IFU\n\n## Use\n\nUse in operating theatres. Keep out of MRI rooms; the magnet damages it. An endoscopy after the operation is possible if needed.',
          psur: '# PSUR\n\n## Complaints\n\nOne complaint came from an endoscopy unit.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Sentences that say the device is used as an exclusion says it is not. */
function* usesIn(dossier: Dossier, byMeaning: ReadonlyMap<string, ReadonlySet<Exclusion>>) {
  for (const document of dossier.documents.filter(({ language }) => language === 'en')) {
    for (const { passage, sentence, plain, follows, meanings } of statedUses(document)) {
      const hits = new Set([...meanings].flatMap((meaning) => [...(byMeaning.get(meaning) ?? [])]));
      for (const exclusion of hits) {
        if (exclusion.listed && !plain) continue;
        if (!exclusion.meanings.every((meaning) => meanings.has(meaning)) || (!follows && !near(sentence, exclusion))) continue;
        if (!['device', 'study'].includes(subjectOf(sentence, passage, dossier.context))) continue;
        yield { document, passage, sentence, exclusion };
      }
    }
  }
}

interface StatedUse {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** What the device is for is said outright. */
  readonly plain: boolean;
  /** It goes on with the sentence before, whose meanings count as well. */
  readonly follows: boolean;
  readonly meanings: ReadonlySet<string>;
}

/** Sentences of a document that say how or for whom the device is used. */
/** "Not enrolled. Ischaemic tissue; the heart": the title of the line says that these are left out. */
const notTaken =
  /^\W*(?:[a-z]+-?\d+ +)?(?:not (?:enrolled|included|admitted|entered|eligible|taken|studied|for|suitable)|exclu(?:ded|sions?)(?: criteria)?|left out|no entry)\s*[.:–-]/u;

const statedUses = keptByDocument((document) => {
  const found: StatedUse[] = [];
  for (const passage of document.passages) {
    if (
      passage.kind === 'heading' ||
      passage.kind === 'caption' ||
      passage.kind === 'footnote' ||
      foreign.some((topic) => passage.topics.has(topic)) ||
      /end ?-?points?\b|outcomes?\b|variables\b|data (?:collected|items)/.test(fold(passage.headings.at(-1)?.title ?? '')) ||
      notTaken.test(passage.folded) ||
      isRiskTable(passage)
    )
      continue;
    // "Not enrolled. Ischaemic tissue; great vessels": the first sentence is the title of the others.
    const [title] = passage.sentences;
    const barring = passage.sentences.length > 1 && title!.end - title!.start < 40 && denied.test(title!.folded);
    for (const sentence of barring ? [] : passage.sentences) {
      const plainly = plainlyFor.exec(sentence.folded);
      const plain = plainly !== null;
      // What is plainly said in one clause is not taken back by a "no" in another.
      const said = plainly
        ? sentence.folded.slice(
            Math.max(sentence.folded.lastIndexOf(';', plainly.index), sentence.folded.lastIndexOf(',', plainly.index)) + 1,
            plainly.index + plainly[0].length,
          )
        : sentence.folded;
      if (denied.test(said) || denied.test(fold(passage.label))) continue;
      if (!use.test(sentence.folded) && !purpose.some((topic) => passage.topics.has(topic))) continue;
      const previous = plain && goesOn.test(sentence.folded) ? passage.sentences[passage.sentences.indexOf(sentence) - 1] : undefined;
      // What is plainly said counts in its own clause, unless it goes on about what was named before.
      const text = plainly
        ? goesOn.test(sentence.folded)
          ? clauseAt(sentence.text, plainly.index)
          : sentence.text.slice(sentence.folded.indexOf(said), sentence.folded.indexOf(said) + said.length + 90).split(';')[0]!
        : sentence.text;
      const meanings = new Set([...meaningsOf(text), ...(previous ? meaningsOf(previous.text) : [])]);
      found.push({ passage, sentence, plain, follows: previous !== undefined, meanings });
    }
  }
  return found;
});

/** The part of a sentence between semicolons that a position lies in. */
function clauseAt(text: string, position: number): string {
  const end = text.indexOf(';', position);
  return text.slice(text.lastIndexOf(';', position) + 1, end < 0 ? text.length : end);
}

/** Rows of a risk analysis describe what must not happen. */
function isRiskTable(passage: Passage): boolean {
  return (
    passage.cell !== undefined &&
    topicsOf(passage.headings.at(-1)?.title ?? '').some((topic) => topic === 'risk-management' || topic === 'residual-risks')
  );
}

const exclusionsOf = keptByDocumentAndContext((document, context) =>
  document.passages.flatMap((passage) => exclusionsIn(passage, document, context)),
);

function exclusionsIn(passage: Passage, document: DossierDocument, context: DossierContext): Exclusion[] {
  if (
    passage.kind === 'heading' ||
    passage.topics.has('exclusion') ||
    passage.topics.has('clinical-investigation') ||
    passage.topics.has('literature') ||
    passage.topics.has('state-of-the-art')
  )
    return [];
  const found: Exclusion[] = [];
  const add = (text: string, start: number, listed = false): void => {
    for (const { term, offset } of listed ? [{ term: text, offset: 0 }] : terms(text)) {
      const meanings = meaningsOf(term);
      if (meanings.some((meaning) => meaning.length < 4) || meanings.length === 0 || meanings.length > 4 || term.length > 60) continue;
      found.push({ document, passage, start: start + offset, end: start + offset + term.length, term, meanings, listed });
    }
  };
  if (label.test(fold(passage.label).trim())) add(passage.text, 0);
  if (passage.topics.has('contraindications') && passage.kind === 'item') add(passage.text.replace(/[.;,]$/, ''), 0, true);
  for (const sentence of passage.sentences) {
    if (!/\b(?:not|never|outside|excluded)\b/.test(sentence.folded) || subjectOf(sentence, passage, context) !== 'device') continue;
    for (const match of sentence.folded.matchAll(before)) {
      const lead = sentence.folded.slice(0, match.index).trim();
      if (lead !== '' && !speaksOfDevice(lead, context)) continue;
      const start = match.index + match[0].length;
      // "Not intended for use below 10 °C", "not suitable if …" exclude conditions, not places or people.
      const rest = /^(?:[^.;:()]|\([^)]*\))*/.exec(sentence.text.slice(start))![0].split(/\b(?:because|since|as)\b|, (?=which|who)/)[0]!;
      // "Pumps that belong to a ward" are some pumps only: what is narrowed names no use by itself.
      const narrowed =
        /\b(?:if|when|while|unless|which|that|who|whose|until|before|after|below|above|longer|more|less|without|with)\b/.exec(rest);
      const whole = narrowed ? rest.slice(0, Math.max(0, rest.slice(0, narrowed.index).search(lastMember))) : rest;
      add(whole, sentence.start + start);
    }
    const last = after.exec(sentence.folded);
    if (last) add(sentence.text.slice(0, last[1]!.length), sentence.start);
  }
  return found;
}

/** The last member of an enumeration, with the word that joins it. */
const lastMember = /(?:,|;|\b(?:or|and|nor)\b)?(?:(?!,|;|\b(?:or|and|nor)\b).)*$/u;

/**
 * Whether the words of an exclusion are special enough to find it again: two meanings or more, or a place, a site or a rare word for a disease or
 * procedure. A word of the device or of what belongs to it ("pump") is in every document.
 */
function isSpecific(meanings: readonly string[], term: string, dossier: Dossier): boolean {
  const { deviceNames, deviceNouns } = dossier.context;
  const special = meanings.filter(
    (one) => !deviceNouns.some((noun) => meaningOf(noun) === one) && !deviceNames.some((name) => name.includes(one)),
  );
  if (special.length === 0) return false;
  if (special.length > 1) return true;
  const folded = fold(term);
  if (componentsOf(folded).length > 0) return false;
  if (termsIn(folded, careSettings).length > 0 || termsIn(folded, bodySites).length > 0) return true;
  // A single word that names neither a disease nor a procedure nor a part of the body excludes no use.
  if (!words(folded).some((one) => isConditionWord(one.text) || isSiteWord(one.text))) return false;
  const word = contentStems(term).find((stem) => meaningOf(stem) === special[0]) ?? special[0]!;
  let uses = 0;
  for (const { passages } of dossier.documents)
    for (const passage of passages) if (passage.folded.includes(word) && ++uses > rare) return false;
  return true;
}
const rare = 15;

/** Whether the words before "must not be used" name the device itself and not one of its functions or accessories. */
function speaksOfDevice(lead: string, context: DossierContext): boolean {
  const words = lead.split(/[;:,]/).at(-1)!.trim();
  const { deviceNames, deviceNouns } = context;
  return (
    /^(?:it|this|they|these|and|but|and it|however)?$|\b(?:device|product|system|implant|software)s?\b/.test(words) ||
    deviceNames.some((name) => mentions(words, name)) ||
    deviceNouns.some((noun) => contentStems(words).at(-1) === noun) ||
    /\b(?:is|are|was|used|placed|applied|worn|intended|indicated|implanted)\b/.test(words)
  );
}

function terms(text: string): { term: string; offset: number }[] {
  const found: { term: string; offset: number }[] = [];
  let offset = 0;
  for (const part of text.split(
    /(,\s*(?:nor|or|and)?\s*(?:in|on|for|with)?\s+|;\s*|\s+(?:such as|including|e\.g\.)\s+|\s+(?:nor|or|and)\s+(?:in |into |on |for |with )?)/,
  )) {
    const lead = /^\s*(?:the|a|an|any|in|into|on|for|with|patients with|patients|other)\s+/i.exec(part)?.[0].length ?? 0;
    const term = part.slice(lead).trim();
    if (
      term.length > 3 &&
      !/^[,;]|^(?:nor|or|and)$|^(?:it|this|these|they|that|which|who|please|contact|shall|must|is|are|because|therefore|but)\b/i.test(term)
    )
      found.push({ term, offset: offset + lead });
    offset += part.length;
  }
  // "Purulent or faecal peritonitis" are two kinds of peritonitis.
  const [first, second] = found;
  const head = second?.term.split(' ').at(-1);
  if (found.length === 2 && second!.term.includes(' ') && !first!.term.includes(' ') && head)
    found.push({
      term: text.slice(second!.offset + second!.term.length - head.length, second!.offset + second!.term.length),
      offset: second!.offset + second!.term.length - head.length,
    });
  return found;
}

function meaningsOf(text: string): string[] {
  return [
    ...new Set(
      contentStems(text)
        .filter((stem) => !general.has(stem) && !/^\d/.test(stem))
        .map(meaningOf),
    ),
  ];
}

/** The words of an exclusion must stand together in the sentence, not scattered over it. */
function near(sentence: Sentence, exclusion: Exclusion): boolean {
  if (exclusion.meanings.length === 1) return true;
  for (let start = 0; start < sentence.text.length; start += 30) {
    const window = new Set(meaningsOf(sentence.text.slice(start, start + 100)));
    if (exclusion.meanings.every((meaning) => window.has(meaning))) return true;
  }
  return false;
}

function attributeOf(term: string): Attribute {
  const folded = fold(term);
  if (termsIn(folded, careSettings).length > 0 || /\b(?:suite|room|ward|unit|ambulance|practice|hospital|home)s?\b/.test(folded))
    return 'care-setting';
  if (termsIn(folded, bodySites).length > 0) return 'indication';
  return 'population-condition';
}
