import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf, passageBeforeList } from '../passage.ts';
import { meanings, membersOf } from '../phrase.ts';
import { isContraindicated, isNotOwn, purposeZone, sectionTopics } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { contentStems } from '../text/fold.ts';
import { readQuantities } from '../text/quantities.ts';
import { topicsOf } from '../topic.ts';

const label =
  /^(?:(?:intended|medical|the|\d[\d.]*|[a-z]\d+) )*(?:indications?(?: for use)?(?: (?:and|\d).*)?|(?:intended )?purposes?|intended (?:purpose|use)(?: considered)?|intended medical purpose|(?:the )?cause may be|anwendungsgebiete?|indikation(?:en)?(?: \d+)?|zweckbestimmung|indicaciones|indicazioni)(?: \d+)?$/u;
const indicated =
  /\b(?:intended (?:for|to)|indicated (?:for|in)|indications? (?:are|is|include)|designed (?:for|to)|meant (?:for|to)|used (?:for|to)|used in (?:patients|persons|people|adults|children) with|uses? it to|approved for|bestimmt fur|bestimmt zur|indique pour|indicado para|indicato per|destinado a)\b/u;
/** Sentences in which something is intended or used that is no purpose: rules of law, evidence, claims. */
const notPurpose =
  /\bsingle[- ]use\b|\brule \d|\bannex\b|\bmdcg\b|\bguidance\b|\barticle \d|\bclaims?\b|\bevidence\b|\bdata\b|\bup to \d+ (?:procedures|times|uses)|\b(?:summary|information|documents?|reports?|texts?|booklet|manual|plans?|chapter|section)\b[^.]{0,40}\b(?:is|are) (?:not )?(?:meant|intended|designed)\b/u;
const duration =
  /^(?:lasts? |the |an? |up to |at least |about )*[\p{L}\d]+ (?:years?|months?|weeks?|days?|hours?|minutes?|procedures?|times|cycles|uses)\b/u;
/** "Intended for one treatment", "designed for repeated use", "and is thrown away": how often something is used is no purpose. */
const useCount =
  /^ *(?:to be used )?(?:for |in |on )?(?:only |just )?(?:once|(?:an? )?(?:single|one|two|three|several|repeated|multiple|\d+)(?: [\p{L}-]+)? (?:uses?|treatments?|patients?|persons?|procedures?|sessions?|applications?|measurements?|nights?|doses?)\b(?! (?:of|with|for|who)\b)(?:[^,;]*\b(?:only|thrown|discarded|disposed|replaced|each)\b|\W*$))/u;
/** Where what a device is for ends and for whom, by whom and where it is used begins. */
const circumstance =
  /\b(?:the target population|target population|used by|users?\b|environment|population|it is not|not intended|not indicated|contra-?indic)/u;
const between = /;|,(?!\d)|\bas well as\b|\band (?:also )?(?=(?:for|in|to)\b)|\bor (?=(?:for|in|to (?!be\b))\b)/gu;
/** "For patients in one of these situations:" names none of them. */
const leadsList =
  /\b(?:following|one (?:or more )?of (?:the|these)|these (?:situations|conditions|cases|indications|groups))\b[^:]{0,40}:\s*$/u;
/** "Categories two, three and four": numbers between commas are no members. */
const limitWords = new Set(
  contentStems(
    'aged age old older young younger born birth birthweight weigh weighing weight weighs more less later earlier gram grams kilogram kg pounds gestation gestational completed pregnancy body height limit limits above below over under baby babies adult adults newborn infant neonates toddlers child children adolescents women men girls boys',
  ),
);
const numbersOnly = /^(?:(?:\d+|i{1,3}|iv|vi?|one|two|three|four|five|six|and|or|to)[\s,]*)+$/iu;

/** "Narrower limits than the indication" names none. */
const comparesIndications = /\bthan (?:the |its |our )?(?:indications?|intended (?:purpose|use))\b/u;

/** What the device is for: conditions and procedures. Key "list": an item of a list of indications; "member": a part of a sentence or field. */
export default {
  id: 'indication',
  title: 'Indications and purpose',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)', 'MEDDEV 2.7/1 revision 4, A3'],
  attribute: 'indication',
  keyTitles: { list: 'as a list', member: '' },
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    const zone = purposeZone(passage, document);
    if (passage.kind === 'heading' || passage.kind === 'caption' || zone === 'foreign' || isContraindicated(passage, document))
      return found;
    const topics = sectionTopics(passage, document);
    const add = (key: string, whole: string, start: number): void => {
      const text = whole.replace(/[\s.,;]+(?:(?:and|or|und|oder|et|ou)\s*)?$/u, '');
      const stems = meanings(text, document, context);
      if (
        stems.length === 0 ||
        numbersOnly.test(text) ||
        text.length > 300 ||
        duration.test(text.toLowerCase()) ||
        limitsOnly(text) ||
        found.some((one) => start < one.end && one.start < start + text.length)
      )
        return;
      found.push({
        key,
        value: { type: 'phrase', phrase: text, stems },
        says: text,
        start,
        end: start + text.length,
        subject: 'device',
        weight: 'defining',
      });
    };
    const members = (start: number, end: number, verbs = false, plural = false): void => {
      const text = passage.text.slice(start, end);
      const folded = passage.folded.slice(start, end);
      const stop = circumstance.exec(folded)?.index ?? text.length;
      const parts = membersOf(text.slice(0, stop), between);
      // Three parts or more between semicolons are a list.
      const key = plural && membersOf(text.slice(0, stop), /;/gu).length > 2 ? 'list' : 'member';
      for (const member of parts) {
        // "To divide, resect and join": a verb alone is no indication.
        if (deniedAt(folded, member.start) || (verbs && !/\s/.test(member.text) && !folded.slice(0, member.start).includes(':'))) continue;
        add(key, member.text, start + member.start);
      }
    };
    const listed =
      passage.list !== undefined && (topics.has('indications') || (zone === 'stating' && indicatingLead.test(leadOf(passage, document))));
    if (listed && !partLabel.test(passage.folded) && !isNotOwn(passage.folded)) {
      const bare = passage.folded.trim();
      if (/\b(?:not|no)\b/.test(bare) || !/\p{L}{4}/u.test(bare)) return found;
      const headedOnly = passage.headings.at(-1)!.title.toLowerCase();
      if (!/population|patient|user/.test(headedOnly) || !/\d+ ?(?:years|kg)/.test(bare)) add('list', passage.text, 0);
      return found;
    }
    for (const field of fieldsOf(passage)) {
      if (zone === 'elsewhere' || !label.test(field.foldedLabel.trim()) || (passage.cell && passage.cell.column === 0)) continue;
      if (/^(?:see|siehe|voir|ver|vedi|none)\b/i.test(field.value) || isNotOwn(passage.folded.slice(field.start, field.end))) continue;
      members(field.start, field.end, false, /indications|anwendungsgebiete|indikationen|indicaciones|indicazioni/.test(field.foldedLabel));
    }
    // A section on the intended purpose may name it without a verb: "Reinforcement of soft tissue in hernia repair."
    const first = passage.sentences[0];
    if (
      found.length === 0 &&
      first &&
      passage.kind === 'paragraph' &&
      passage.list === undefined &&
      headedByPurpose(passage) &&
      !comparesIndications.test(first.folded) &&
      !finite.test(first.folded) &&
      !byWhom.test(first.folded)
    )
      members(first.start, first.end);
    for (const sentence of passage.sentences) {
      const match = indicated.exec(sentence.folded);
      if (
        !match ||
        notPurpose.test(sentence.folded) ||
        comparesIndications.test(sentence.folded) ||
        leadsList.test(sentence.folded) ||
        isNotOwn(sentence.folded) ||
        subjectOf(sentence, passage, context) === 'other-device'
      )
        continue;
      if (zone === 'elsewhere' && !/\bintended|indicated/.test(match[0])) continue;
      const from = match.index + match[0].length;
      if (deniedAt(sentence.folded, from) || useCount.test(sentence.folded.slice(from))) continue;
      members(sentence.start + from, sentence.end, match[0].endsWith('to'));
    }
    return found;
  },
  examples: [
    { text: '## Intended users and place of use\n\nFor use by hotel porters in fertility clinics.', document: 'ifu', finds: [] },
    { text: '## Indications\n\n- asthma\n- chronic bronchitis', finds: ['asthma', 'chronic bronchitis'] },
    {
      text: '## Intended purpose\n\nThe device is intended for repair of hernia and for preventive use in persons without symptoms.',
      finds: ['repair of hernia', 'for preventive use in persons without symptoms'],
    },
    { text: '| Item | Entry |\n|---|---|\n| Indications | stomach; small bowel; colon |', finds: ['stomach', 'small bowel', 'colon'] },
    {
      text: '## Description\n\nThe kit is intended for one procedure and is thrown away afterwards. The cap is designed for a single use.',
      finds: [],
    },
    {
      text: '## Intended purpose\n\nThe device is not indicated for the oesophagus.\n\n## Literature\n\nThe Beta is indicated for asthma [3].',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** Items about a part of the device or of the patients: "Pulse mode: only persons of 30 kg". */
const partLabel = /^\s*(?:\w+ )?(?:modes?|users?|patients?|population|setting|environment|contra-?indications?|\w*modus)\s*:/u;
/** "For use by nurses in hospitals." */
const byWhom = /^\s*(?:only )?(?:for (?:use )?)?by\b/u;
const finite = /\b(?:is|are|was|were|be|must|may|can|should|has|have|ist|sind|est|sont|es|son|sono)\b|:\s/u;

function headedByPurpose(passage: Passage): boolean {
  const topics = topicsOf(passage.headings.at(-1)?.title ?? '');
  return topics.includes('intended-purpose') || topics.includes('indications');
}

const indicatingLead = /\bindicat(?:ed|ions?)\b|\bcause[ds]?\b|\bdue to\b|\btreatment of\b/u;

/** The words right before the list an item belongs to. */
function leadOf(passage: Passage, document: DossierDocument): string {
  const before = passageBeforeList(passage, document.passages);
  return before && before.kind !== 'heading' && before.headings === passage.headings ? before.folded.slice(-160) : '';
}

/** "From 1,000 g", "born at 28 weeks or later": limits of the population are no indications. */
function limitsOnly(text: string): boolean {
  let rest = text;
  for (const { start, end } of [...readQuantities(text)].reverse()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest !== text && contentStems(rest).every((stem) => limitWords.has(stem) || /^\d/.test(stem));
}
