import { leftForLater } from './denied-at.ts';
import type { DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { compares } from './lexicon/comparisons.ts';
import { domainOf } from './lexicon/concepts.ts';
import { type Unit, unitsIn } from './meaning-unit.ts';
import { type Passage, passageBeforeList, type Sentence } from './passage.ts';
import { listsMisuse } from './purpose.ts';
import { subjectOf } from './subject.ts';
import { fold } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';
import { type Topic, topicsOfOthers } from './topic.ts';

/** What a denial is about: what the device is for, what must not be done, what is not so, what was not shown. */
export type DenialKind = 'use' | 'ban' | 'fact' | 'evidence' | 'contra';

/** A stretch of a document that denies something, by its alternatives, each a list of units. */
export interface Denial {
  readonly document: string;
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly kind: DenialKind;
  /** Where what is denied of something begins. */
  readonly from: number;
  readonly variants: readonly (readonly Unit[])[];
  /** "No override of the alarm" denies the override, not the alarm. */
  readonly head?: Unit;
  /** What is denied is a comparison: "faster healing than with others is not claimed". */
  readonly comparing: boolean;
  /** "Do not place it outside the abdomen" denies all places but the one it names. */
  readonly outside: boolean;
}

/** A stretch of a document that says something of the device without any "not". */
export interface Assertion {
  readonly document: string;
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** A sentence or an instruction, not a name in a list or table. */
  readonly whole: boolean;
  /** Says or lets somebody use the device so. */
  readonly grants: boolean;
  /** Says without doubt that somebody or something is included. */
  readonly plainly: boolean;
  readonly own: ReadonlySet<string>;
  /** What stands around it: the sentence before where it goes on about it, headings, the row of a cell. */
  readonly around: readonly Unit[];
  readonly units: readonly Unit[];
}

/** Everything a document denies and says. */
export interface Stances {
  readonly denials: readonly Denial[];
  readonly assertions: readonly Assertion[];
  /** In how many sentences each meaning stands. */
  readonly counts: ReadonlyMap<string, number>;
  readonly sentences: number;
}

const foreign: readonly Topic[] = [...topicsOfOthers, 'references', 'abbreviations', 'history', 'qualification'];
/** Where what is said is no use, claim or step of the device. */
const unsaid: readonly Topic[] = [...foreign, 'contraindications', 'exclusion', 'residual-risks', 'clinical-investigation'];

const negation =
  /\b(?:not|no|never|neither|nor|cannot|nobody|none|don't|doesn't|without|excluded|excludes|prohibit\w*|forbidden|forbids?|contra-?indicat\w*|outside (?:the|of)|avoid\w*|ruled out|lacks?|lacking|absence of|lack of|omission of|instead of|except\w*|unless|refus\w*|reject\w*|withdrawn (?:from|in \d)|(?:was|were|been) withdrawn|nothing|rather than|hardly|rarely|other than|free of|only (?:after|when|if|in|with)|until)\b/gu;
/** A denial with a condition or a degree denies something else than its words. */
const limited =
  /\b(?:unless|except\w*|until|no more than|not more than|not exceed\w*|not only|not yet|no new|no further|no other|no additional|nothing (?:to do|in common) with|not (?:to be )?(?:confused|mixed up|compared|comparable|the same)|cannot be compared|no (?:connection|relation|link)|no longer|no later|not later|no less|not less|not above|not below|not under|not over|no fewer|no upper|no lower|no limit|not before|no increas\w*|no significant\w*|not significant\w*|no difference|no relevant|no change|no cases?|not differ\w*|not known|not (?:all|every|always|necessarily|necessary)|no signal|no trend|no evidence of|no sign|do not know|not because|not affected?|not included in (?:the )?(?:analysis|count|table|figure)|no serious|not \w+ here|no objection|no reason|no (?:death|patient|one|event|incident|complaint|injury|harm|fault|failure|malfunction|loss|reoperation|case)s?|not applicable|not reported|not required|not needed|need not|need be|nothing but|not observed|not seen|did not occur|no risk|no particular|(?:with|if) none|none (?:was |were )?(?:observed|seen|reported|found|counted)|would|not (?:intended to |meant to )?replace|instead|(?:longer|shorter|more|less|higher|lower|later|earlier|fewer) than|both)\b/u;
const evidence =
  /\b(?:no claims?|not (?:been )?(?:\w+ )?(?:shown|investigated|studied|demonstrated|examined|claimed|proven|proved|evaluated|established|supported|assessed|tested|promised|derived|inferred)|no (?:clinical )?(?:evidence|data|promise|statement|conclusion)|cannot be (?:concluded|inferred|claimed|expected|derived|supported|stated|promised)|neither (?:\w+ ){0,3}(?:claimed|shown|tested|investigated)|nor (?:is|are) (?:it|they|this) claimed|unproven|never (?:been )?(?:shown|investigated|studied|tested|examined)|does not (?:claim|show|support|allow the conclusion))\b/u;
const useFrame =
  /\b(?:not (?:\w+ )?(?:intended|indicated|suitable|meant|designed|approved|suited|foreseen|recommended|validated)|not for|not (?:be )?used (?:in|on|for|with|by|at|outside)|outside (?:the|of|its)|excluded|not (?:be )?included|not covered|not part of|not an indication|no indications?|not among (?:the|its) (?:\w+ )?(?:uses|indications|users)|not (?:be )?(?:an? )?(?:intended )?users?|contra-?indicated|neither (?:intended|indicated|suitable)|never (?:intended|used))\b/u;
const banFrame =
  /\b(?:do not|don't|never|must not|may not|shall not|should not|must never|may never|can never|not (?:permitted|allowed|acceptable|admissible|to be)|prohibited|forbidden|avoid|refrain|nobody may|no one may|cannot be (?:disabled|silenced|muted|switched off|turned off|changed|altered|bypassed|overridden|opened|removed|reused))\b/u;
const hedged =
  /\b(?:if|unless|whether|could|might|would|hazard\w*|harm\w*|risk\w*|misuse|error\w*|complain\w*|incident\w*|report(?:s|ed)?|cases? of|failure|fault\w*|caus\w+|lead(?:s|ing)? to|led to|off-label|result(?:s|ing)? in|because of|due to|accident\w*|wrong\w*|inadvert\w*|accidental\w*|foreseeable|objective|endpoint|hypothes\w+|to show|investigate[sd]?|question\w*|gap|doubt\w*|earlier (?:version|generation)|previous\w*|formerly|published|literature|in theory|exclu\w+|outside|against|dangers?|dangerous|warn\w*|was|were|had|has been|have been|did not|destroy\w*|damag\w*|impair\w*|endanger\w*|injur(?:e|es|y|ies)|(?:be|is|are) (?:triggered|provoked|induced|aggravated|worsened|inflamed))\b/u;
const goesOn = /\b(?:these|this|such|they|them|it|its|the same|then|thereby|their)\b/u;

const verb =
  /\b(?:is|are|be|may|can|must|shall|should|will|has|have|does|do|takes?|uses?|gives?|makes?|allows?|lets?|\p{L}{3,}(?:es|ts|ns|ds|ps|ks|rs|ves|ed))\b/u;
/** One to three nouns with a full stop; an order has an article or a verb that is helped by another. */
const titleInLine =
  /^\W*(?:\d+(?:\.\d+)*[.)]? )?(?!(?:is|are|may|can|must|shall|should|will|use|wear|take|keep|the|your)\b)[\p{L}-]+(?: (?!(?:is|are|may|can|must|shall|should|will|the|a|an|your|it)\b)[\p{L}\d-]+){0,2}\.\W*$/u;
/** Words that take a "no" back. */
const doubleNegation =
  /\b(?:(?:not|no|nor|never|neither) (?:be |been |an? )?(?:left out|excluded|ruled out|contra-?indicated|contraindications?|prohibited|forbidden|obstacles?|hindrance|reason against|refused|rejected)|no (?:matter|doubt)|not only|whether or not|without (?:restriction|limitation|difficulty|hesitation|concern|any problem|delay|interruption|exception)s?|nothing (?:against|speaks against)|(?:who|which|that) (?:cannot|do not|does not|are not|is not|have not|has not|have no|has no|can no|no) [^,;.:]{2,60}?(?= (?:may|must|can|shall|should|are|is|will)\b))/gu;
/** The patient is to get help, or the use is to end: that is no use. */
const careful =
  /\b(?:stop\w*|consult\w*|contact\w*|call|seek|inform\w*|ask|tell|discontinu\w*|disconnect\w*|discard\w*|caution|attention|care is|careful\w*|remove|removed|switch(?:ed)? off|replac\w*|observ\w*|monitor\w*|check\w*|return|requir\w*|occur\w*|consent|allerg\w*|hypersensitiv\w*|intoleran\w*)\b/u;
const callsFor =
  /(?:^|[.:?*] ?)when (?:should|do|must|to)\b[^.?:]{0,40}\b(?:call|contact|see|consult|seek|phone|ask)\b[^.?:]{0,40}(?:[?:.]|$)/u;
/** Words with which a sentence lets somebody use the device so. */
const granting =
  /\b(?:(?:may|can) (?:also |even |likewise |equally )?(?:be|use|receive|take|carry|change|set|do|have|go|wear|start|open|cement|implant|place|apply|perform|read|see|expect)|allowed|permitted|possible|tolerable|acceptable|suitable|suited|recommend\w*|intended|indicated|us(?:e|es|ed|ers?|ing)|eligible|includ\w+|belongs?|appl(?:y|ies|ied)|perform\w*|regular\w*|routine\w*|also|too|as well|even|further|likewise|equally|helps?|reliev\w*|unaided|expect|takes?|carr(?:y|ies)|brings?|serves?|board)\b/u;
const grantingTopics: readonly Topic[] = [
  'intended-purpose',
  'indications',
  'population',
  'environment',
  'users',
  'eligibility',
  'claims',
  'benefits',
];
const grantingLabel =
  /\b(?:users?|operators?|places?|environments?|settings?|population|patients?|conditions?|inclusion|indications?|positions?|sites?|purpose|use|claims?|benefits?)\b/u;

/** "Contraindicated are this; that": all its members are denied. */
const excludedAre = /^\W*(?:contra-?indicated|excluded|ruled out|prohibited|forbidden|not (?:included|covered|admitted)) (?:is|are)\b/u;

const happened = /\b(?:incidents?|complaints?|vigilance|malfunctions?|trends?|anomal\w+)\b/u;

/** What a document denies, and what it says that could be denied elsewhere. */
export const stancesOf = keptByDocumentAndContext((document, context) => readStances(document, context));

function readStances(document: DossierDocument, context: DossierContext): Stances {
  const denials: Denial[] = [];
  const assertions: Assertion[] = [];
  const counts = new Map<string, number>();
  let sentences = 0;
  if (document.language !== 'en') return { denials, assertions, counts, sentences };
  const titleUnits = keptByText((text) => unitsIn(text, 0, context));
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.kind === 'footnote') continue;
    const listed = contraindicationIn(passage, document, context);
    if (listed) denials.push(listed);
    // "When should you call? With fever …" lists what happens and grants nothing.
    if (callsFor.test(`${fold(passage.label)}: ${passage.folded}`)) continue;
    let before: readonly Unit[] = [];
    let denied = false;
    let excluding = false;
    for (const sentence of passage.sentences) {
      const units = unitsIn(sentence.text, sentence.start, context);
      sentences += 1;
      const ids = new Set<string>();
      for (const unit of units) for (const id of unit.closure) ids.add(id);
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
      const subject = subjectOf(sentence, passage, context);
      if (subject === 'other-device' || subject === 'literature' || foreign.some((topic) => passage.topics.has(topic))) {
        before = units;
        continue;
      }
      const clauses = clausesOf(sentence);
      const misused = listsMisuse(sentence.folded);
      // "Bone density. Have it measured …": a title within the line says nothing by itself.
      const titles =
        (sentence === passage.sentences[0] ? passage.sentences.length > 1 : /^\W*\d+\.\d/u.test(sentence.folded)) &&
        titleInLine.test(sentence.folded);
      // "Contraindications: this; that" excludes all its members, and so does "not on this; not on that; nor that".
      const label = /^[^:]{2,80}:/u.exec(sentence.folded)?.[0] ?? '';
      excluding =
        label.search(negation) >= 0 ||
        /\bexclusions?\b/u.test(label) ||
        excludedAre.test(sentence.folded) ||
        (excluding && /^(?:for|in|also|further|with|additionally|moreover|and)\b/u.test(label));
      if (verb.test(sentence.folded)) denied = false;
      clauses.forEach((clause, index) => {
        const inside = units.filter((unit) => unit.start >= clause.start && unit.end <= clause.end);
        const folded = clause.folded.replace(doubleNegation, (words) => ' '.repeat(words.length));
        const option = /^\W*unless\b/u.test(clause.folded);
        if (option && denied) return;
        const granted = plainlyGranted.test(clause.folded);
        const cue = [...folded.matchAll(negation)].find(
          (one) =>
            !inside.some(
              (unit) =>
                unit.ids.length > 0 && / /.test(unit.text) && unit.start <= clause.start + one.index && unit.end > clause.start + one.index,
            ),
        );
        if (cue && !option) {
          denied = true;
          // "Occlusion not flagged" in a list of incidents tells what happened, and denies nothing of the device.
          if (happened.test(fold(passage.headings.at(-1)?.title ?? ''))) return;
          const carried =
            /^\W*(?:but |and |they |it |these |so )/u.test(clause.folded) && index > 0 ? peopleAt(units, clauses[index - 1]!) : [];
          const denial = denialOf({ ...clause, folded }, cue, passage, document, [...carried, ...inside]);
          if (denial && (subject !== 'study' || document.type === 'pmcf-plan' || denial.kind === 'evidence')) denials.push(denial);
          return;
        }
        // "Where the eye is concerned, it ought not to be used."
        const excluded =
          /^\W*(?:where|when|if|in (?:case|patients|people|persons|those)|with)\b/u.test(clause.folded) && deniesLater(clauses, index);
        if (titles || excluded || excluding || (denied && !verb.test(clause.folded)) || namesRow(passage)) return;
        if (
          /\?\s*$/.test(clause.folded) ||
          clause.reason ||
          misused ||
          leftForLater.test(clause.folded) ||
          denying(passage, document) ||
          (hedged.test(clause.folded) && !granted && !option) ||
          !isSaid(passage, document)
        )
          return;
        if (
          unsaid.some((topic) => passage.topics.has(topic)) &&
          !(passage.topics.has('clinical-investigation') && /\bpatients can\b|\byou can\b|\btherefore\b/u.test(clause.folded))
        )
          return;
        const around = [
          ...units,
          ...(goesOn.test(clause.folded) ? before : []),
          ...[passage.label, passage.cell?.columnTitle ?? '', passage.headings.at(-1)?.title ?? ''].flatMap(titleUnits),
        ];
        const said = [
          ...(clause.condition ? units.filter((unit) => unit.start >= clause.condition![0] && unit.end <= clause.end) : inside).filter(
            (unit) => !isGone(sentence.folded.slice(0, unit.start - sentence.start)),
          ),
          ...(granted && ofBefore.test(clause.folded) ? before : []),
          ...(option ? units.filter((unit) => unit.end <= clause.start) : []),
        ];
        const labels = fold(`${passage.label} ${/^[^:.;]{2,40}:/u.exec(clause.folded)?.[0] ?? ''} ${passage.cell?.columnTitle ?? ''}`);
        assertions.push({
          document: document.id,
          passage: passage.index,
          start: clause.start,
          end: clause.end,
          folded: clause.folded,
          whole: /[.!:]$/.test(sentence.text) || (passage.cell !== undefined && document.type === 'rmf'),
          grants:
            !careful.test(clause.folded) &&
            (option ||
              granted ||
              granting.test(clause.folded) ||
              grantingLabel.test(labels) ||
              grantingTopics.some((topic) => passage.topics.has(topic))),
          plainly: grantingLabel.test(labels) || grantingTopics.some((topic) => passage.topics.has(topic)) || granted,
          units: said,
          own: new Set(said.flatMap((unit) => [...unit.closure])),
          around,
        });
      });
      before = units;
    }
  }
  return { denials, assertions, counts, sentences };
}

/** "After removal of a pacemaker", "a former smoker", "an explanted ICD": what is gone is not there. */
const gone =
  /\b(?:(?:removal|explantation|extraction|loss|absence|healing|resolution|disappearance|cure|(?:the )?end) of|recovery from|(?:recovered|cured|freed|healed) (?:from|of)|formerly|former|ex|past|removed|explanted|extracted|healed|resolved|cured|earlier|previously (?:had|removed)) (?:(?:an?|the|any|all|his|her|their|your|its) )?(?:[\p{L}-]+(?:ed|ive|al) ){0,2}$/u;

function isGone(before: string): boolean {
  return gone.test(before.slice(-70));
}

/** Words that say without doubt that somebody or something is included. */
const plainlyGranted =
  /\b(?:not left out|not excluded|no contraindications?|(?:are|is) (?:also |equally |likewise )?(?:eligible|included|suitable|accepted|allowed|permitted|possible)|may (?:also |likewise |equally )?(?:be|use|receive|take part)|can (?:also |equally )?be (?:used|treated|implanted|applied|placed)|including|regular(?:ly)? us\w+|belongs? to (?:the [\p{L}]+ for whom|(?:the )?(?:group|people|patients|intended|regular|target)|those)|for whom (?:it|the [\p{L}]+) (?:is|was|has been) (?:also )?(?:meant|made|intended|designed)|(?:is|are) (?:also |equally )?(?:intended|indicated|suitable|suited|meant) (?:for|in)|within the (?:indications?|intended|target))\b/u;
/** A sentence that says of what the one before named that it is included. */
const ofBefore = /^\W*(?:such|these|those|they|both)\b|\b(?:such|these|those|of this (?:age|kind|group|sort)|this group)\b/u;

const boundOf =
  /(?:\b(?:under|below|younger than|less than|up to|above|over|older than|more than|exceeding)|[<>≤≥])(?: an? [a-z ]{3,20} of| the age of)? ?(?:\d|[ctls]\d\b)/u;

/** "Size 1 has no channel" says nothing of the other sizes. */
const ofOne = /^\W*(?:the )?(?:sizes?|models?|variants?|types?|versions?|ref\.?) [\w.-]*\d[\w.-]*\b/u;

/** An item of a list of contraindications. */
function contraindicationIn(passage: Passage, document: DossierDocument, context: DossierContext): Denial | undefined {
  if (!passage.topics.has('contraindications') || (passage.kind !== 'item' && passage.kind !== 'cell') || passage.text.length > 160)
    return undefined;
  if (passage.cell && (passage.cell.row < 0 || passage.text.length < 6)) return undefined;
  if (doubleNegation.test(passage.folded) || /\b(?:not|no|unless|except|relative|caution)\b/u.test(passage.folded)) return undefined;
  // Bounds of age, weight and size are compared by their numbers.
  if (boundOf.test(passage.folded)) return undefined;
  const units = unitsIn(passage.text, 0, context);
  const clause: Clause = { start: 0, end: passage.text.length, folded: passage.folded, reason: false };
  const head = / (?:of|to|in|with|at|by|on|for) /u.exec(passage.folded);
  const shared = head ? units.filter((unit) => unit.end <= head.index) : [];
  const variants = partsOf(units, clause)
    .map((part) => [...new Set([...shared, ...part.units])])
    .filter((part) => part.length > 1 || part.some((unit) => unit.ids.some((id) => domainOf(id) === 'people')));
  if (variants.length === 0) return undefined;
  return {
    document: document.id,
    passage: passage.index,
    start: 0,
    end: passage.text.length,
    kind: 'contra',
    from: 0,
    variants,
    comparing: false,
    outside: false,
  };
}

/** Who a clause is about. */
function peopleAt(units: readonly Unit[], clause: Clause): Unit[] {
  return units.filter(
    (unit) =>
      unit.start >= clause.start &&
      unit.start < Math.min(clause.end, clause.start + 70) &&
      unit.ids.some((id) => domainOf(id) === 'people'),
  );
}

/** Whether a later clause of the sentence rules out a use. */
function deniesLater(clauses: readonly Clause[], index: number): boolean {
  return clauses
    .slice(index + 1)
    .some(({ folded }) => useFrame.test(folded) || banFrame.test(folded) || /\bnot (?:to )?be used\b/u.test(folded));
}

interface Clause {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** Says why, which is no statement of its own. */
  readonly reason: boolean;
  /** Where a condition before it begins and ends. */
  readonly condition?: readonly [number, number];
}

/** The label of a row with its value beside it. */
function namesRow({ cell, text }: Passage): boolean {
  return (
    cell !== undefined && cell.row >= 0 && cell.column <= cell.labelColumn && text.length < 30 && labelTitle.test(fold(cell.columnTitle))
  );
}

const labelTitle = /^(?:(?:item|field|topic|element|feature|parameter|property|characteristic|attribute|aspect|no|nr|ref|id)\b.{0,12})?$/u;

/** A value or item under words that exclude it. */
function denying(passage: Passage, document: DossierDocument): boolean {
  if (passage.kind === 'item') {
    const before = passageBeforeList(passage, document.passages);
    if (before && /(?:contra-?indicat|not (?:to )?be used|must not|may not|not intended|exclu|never)[^.]*\W*$/u.test(before.folded))
      return true;
  }
  const titles = fold(
    [passage.label, passage.cell?.columnTitle ?? '', passage.cell?.rowLabel ?? '', passage.headings.at(-1)?.title ?? ''].join(' | '),
  );
  return (
    titles.trim() !== '' &&
    (titles.search(negation) >= 0 ||
      /\b(?:misuse|hazard\w*|errors?|fault\w*|failures?|harms?|limits of use|exclusions?|off-label|complaints?|incidents?|topics?|questions?|endpoints?|rationale|tests?|verification|validation|recorded)\b/u.test(
        titles,
      ))
  );
}

const joint =
  /\n|;|(?<=\b(?:is|are|must|may|shall|do|does|be|cannot) [^:;]{3,80}): |,? \bbut\b|, (?=(?:and|so) (?:it|they|the [a-z]+) (?:is|are|has|does|can|must|may)\b)|,? (?=(?:and|but|or|so) (?:if|when|where|once|should|in case|as soon as) (?:it|they|this|that|these|the|an?|no|not|any)\b)| (?=and not (?:for|in|on|by|with|to)\b)|, (?=not (?:for|in|on|by|with|to|at)\b)|,? (?=unless (?:you|the user|the patient|they|it|he|she)\b)|,? (?=(?:because|so that|whereas|although|though|even if)\b)|, (?=which\b(?![^;]*, (?:is|are|may|must|can|has|have|was|were|shall|should|do|does)\b))|, (?=(?:since|while|as (?:it|they|the|this|these|a|an))\b)/gu;

/** Parts of a sentence that stand for themselves. */
function clausesOf(sentence: Sentence): Clause[] {
  const found: Clause[] = [];
  let from = 0;
  const add = (to: number): void => {
    const folded = sentence.folded.slice(from, to);
    if (folded.trim().length <= 5) return;
    const reason = /^\W*(?:because|since|as|while|although|though|even if)\b/u.test(folded) && !plainlyGranted.test(folded);
    const condition = /^\W*(?:\d+(?:\.\d+)*\.? )?(?:if|when|where|while|once|should|in case|as soon as|as) [^,]{4,160}, /u.exec(folded);
    // "As such patients belong to those it is meant for, …" says something by itself.
    if (condition && plainlyGranted.test(condition[0]))
      found.push({ start: sentence.start + from, end: sentence.start + from + condition[0].length, folded: condition[0], reason: false });
    if (condition && condition[0].length < folded.length - 5)
      found.push({
        start: sentence.start + from + condition[0].length,
        end: sentence.start + to,
        folded: folded.slice(condition[0].length),
        reason: false,
        condition: [sentence.start + from, sentence.start + from + condition[0].length],
      });
    else found.push({ start: sentence.start + from, end: sentence.start + to, folded, reason });
  };
  for (const match of sentence.folded.matchAll(joint)) {
    if (match.index <= from) continue;
    add(match.index);
    from = match.index;
  }
  add(sentence.folded.length);
  return found;
}

/** Risk tables describe what must not happen, except where they name the controls. */
function isSaid(passage: Passage, document: DossierDocument): boolean {
  if (document.type !== 'rmf' || !passage.cell) return true;
  return /\b(?:controls?|measures?|mitigations?|safeguards?)\b/u.test(fold(passage.cell.columnTitle));
}

const outsideOf = /^\W*(?:[\p{L}-]+ ){0,5}(?:outside|beyond)\b/u;

/** What stands between a subordinating word and the "not" denies something of a part only. */
const subordinate =
  /\b(?:when(?:ever)?|if|while|which|who|whose|whom|that|because|since|as|where|although|though|so|after|before|once|of which)\b/u;
/** The reason of a denial is not denied. */
const reason =
  /\b(?:because|since|as (?:it|they|the|this|these)|so that|in order|, (?:which|who|where|as)|for (?:this|that|which) reason|; |: | \(|\bbut\b|for which)/u;

function denialOf(
  clause: Clause,
  cue: RegExpExecArray,
  passage: Passage,
  document: DossierDocument,
  inside: readonly Unit[],
): Denial | undefined {
  const { folded } = clause;
  if (ofOne.test(folded) || limited.test(folded) || inside.length === 0 || /[?:]\s*$/.test(folded) || clause.reason || clause.condition)
    return undefined;
  if (/^(?:without|except|unless|instead|rather|until|hardly|rarely|other|only)/u.test(cue[0])) return undefined;
  // "Prohibits flushing of a catheter that cannot be aspirated" says nothing of other catheters.
  if (
    /\b(?:that|which|who) (?:cannot|(?:is|are|does|do|has|have|can) not|was not|were not)\b/u.test(folded.slice(cue.index + cue[0].length))
  )
    return undefined;
  const kind: DenialKind = evidence.test(folded) ? 'evidence' : useFrame.test(folded) ? 'use' : banFrame.test(folded) ? 'ban' : 'fact';
  if (/\b(?:was|were|had|did)\b/u.test(folded) && kind !== 'evidence') return undefined;
  if (kind === 'fact' && !isSaid(passage, document)) return undefined;
  // "Contraindicated with an eGFR below 30" denies by its number.
  if (/^contra/u.test(cue[0]) && boundOf.test(folded.slice(cue.index))) return undefined;
  const lead = folded.slice(0, cue.index);
  if (kind !== 'evidence' && subordinate.test(lead)) return undefined;
  const from = clause.start + cue.index;
  const to = from + cue[0].length;
  const subject = inside.filter((unit) => unit.end <= from);
  const rest = folded.slice(cue.index + cue[0].length);
  const end = to + (reason.exec(rest)?.index ?? rest.length);
  // "Sterilisation: none (supplied non-sterile)": what follows says it again.
  const object = cue[0] === 'none' ? [] : inside.filter((unit) => unit.start >= to && unit.end <= end);
  // What must not be done stands in the predicate, unless that only says "not acceptable".
  if (
    object.length === 0 &&
    (kind === 'ban' || kind === 'fact') &&
    !/(?:acceptable|allowed|permitted|admissible|prohibited|forbidden|possible|none)\W*$/u.test(folded)
  )
    return undefined;
  const variants =
    object.length === 0
      ? partsOf(subject, clause).map(({ units }) => units)
      : partsOf(object, clause).flatMap(({ units, prepositional }, index, parts) => {
          const first = parts[0]!.units;
          const whole = [...subject, ...units];
          if (index === 0) return [whole];
          return prepositional
            ? [whole, [...subject, first[0]!, ...units]]
            : [[...subject, first[0]!, ...units], ...(first.length === 1 ? [whole] : [])];
        });
  const of = cue[0] === 'no' ? /^\s+(?:[\p{L}-]+ ){0,2}?[\p{L}-]+(?= of )/u.exec(rest) : null;
  const head = of ? object.find((unit) => unit.end === to + of[0].length) : undefined;
  return {
    document: document.id,
    passage: passage.index,
    start: clause.start,
    end: clause.end,
    kind,
    from: object.length === 0 ? clause.start : to,
    variants,
    comparing: compares(folded),
    outside: outsideOf.test(rest) && !object.some((unit) => outsideOf.test(fold(unit.text))),
    ...(head ? { head } : {}),
  };
}

/** "At home, in ambulances or aircraft" is three things. */
function partsOf(units: readonly Unit[], clause: Clause): { units: Unit[]; prepositional: boolean }[] {
  const joints = [
    ...clause.folded.matchAll(
      /,| \b(?:or|nor|and|such as|for example|for instance|including)\b( (?:in|on|at|for|with|by|to|during|as)\b)?/gu,
    ),
  ];
  const parts: { units: Unit[]; prepositional: boolean }[] = [];
  let at = -1;
  for (const unit of units) {
    const joint = joints.findLastIndex((one) => clause.start + one.index <= unit.start);
    if (parts.length === 0 || joint !== at) {
      const before = clause.folded.slice(joint < 0 ? 0 : joints[joint]!.index, Math.max(0, unit.start - clause.start));
      parts.push({ units: [], prepositional: /\b(?:in|on|at|for|with|by|to|during|as)\b/u.test(before) });
    }
    at = joint;
    parts.at(-1)!.units.push(unit);
  }
  return parts;
}
