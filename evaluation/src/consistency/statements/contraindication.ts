import { barringCondition, besideDevice, mayBarPatients } from '../barred-patients.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import { meanings, membersOf } from '../phrase.ts';
import { isContraindicated, purposeZone, sectionTopics } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';

const label =
  /^(?:absolute |relative |the |known )*(?:contra-?indications?|contra-?indicated(?: (?:in|for|use))?|gegenanzeigen|kontraindikationen|contre-indications|contraindicaciones|controindicazioni)\b/u;
const leadIn =
  /\b(?:contra-?indicated|(?:do|may|must|should) not (?:treat|implant|apply|give it to)|never (?:use|treat|implant)|must not have (?:it|the [\p{L}]+)|cannot be (?:used|treated)|must not be (?:used|implanted|applied|operated)|(?:do|may) not (?:be )?use[d]?|not be used|contra-?indications?(?: (?:to be (?:[\p{L}]+)|that [\p{L} ]{3,30}?|(?:listed|named|given|stated|considered|assumed)(?: [\p{L} ]{2,20}?)?))? (?:are|is|include|comprise|consist of|cover|remain)|(?:darf|durfen) nicht .*?(?:verwendet|angewendet|benutzt) werden|(?:darf|durfen) nicht (?:verwendet|angewendet) werden|kontraindiziert|ne doit pas etre utilise|no debe utilizarse|non deve essere (?:utilizzat|usat)\w|contre-indique\w*|contraindicad\w|controindicat\w)\b/u;
/** "(draining under antibiotics is permitted)" tells what is not contraindicated. */
const permittedAside =
  /\((?:[^()]*\b(?:(?:is|are|remains?) (?:permitted|allowed|possible|acceptable|not (?:a |an )?contra-?indicat\w+|no contra-?indications?)|may (?:still )?be (?:used|treated|implanted)|except\w*|unless)\b[^()]*)\)/giu;
const finite = /\b(?:is|are|was|were|be|must|may|can|should|has|have|see|apply|applies|none|no)\b|:\s/u;
const prose =
  /;|,(?= (?:and |or |nor )?(?:who|whose|which|when|where|in|if|to|for|on|during|by|with|after|at|under|those|people|patients|an?|known)\b)|\b(?:and|or) (?=(?:in|if|when|where|who) )/gu;

/** Conditions in which the device must not be used. Key "list": one item of a list or field; "prose": a part of a sentence. */
export default {
  id: 'contraindication',
  title: 'Contraindications',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b)', 'MEDDEV 2.7/1 revision 4, A3'],
  attribute: 'contraindication',
  keyTitles: { list: '', prose: 'in the text' },
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    const zone = purposeZone(passage, document);
    if (passage.kind === 'heading' || passage.kind === 'caption' || zone === 'foreign') return found;
    const section =
      sectionTopics(passage, document).has('contraindications') || /must not/.test((passage.headings.at(-1)?.title ?? '').toLowerCase());
    const column = passage.cell !== undefined && /contra-?indication/i.test(passage.cell.columnTitle);
    const labelled = column || isContraindicated(passage, document);
    if (
      !labelled &&
      !mayBarPatients(passage.folded) &&
      !/contra|contre-?ind|kontraind|gegenanz|controind|not be used|not use|not treat|never use|not have|not receive|not wear|ne doit|no debe|non deve/.test(
        passage.folded,
      )
    )
      return found;
    const add = (key: string, text: string, start: number): void => {
      const lead = /^(?:[A-Z]{0,3}\d+[.):]\s*|\(?[a-z]\)\s+|[-–•]\s*)/u.exec(text)?.[0].length ?? 0;
      const phrase = text.slice(lead).replace(/[\s.;,]+$/u, '');
      const stems = meanings(phrase.replace(permittedAside, ' '), document, context);
      // "… and, in elective procedures only, …" says when the next one holds.
      if (/^(?:in|for|during|with|on|at) [^,;]{3,50} only$/iu.test(phrase)) return;
      if (stems.length === 0 || phrase.length > 260 || /^\(?(?:section|chapter|table|see)\b/i.test(phrase)) return;
      found.push({
        key,
        value: { type: 'phrase', phrase, stems },
        says: phrase,
        start: start + lead,
        end: start + lead + phrase.length,
        subject: 'device',
        weight: 'defining',
      });
    };
    /** What is forbidden for one way of use: the members between semicolons or commas. */
    const addGroup = (text: string, start: number): void => {
      const members = membersOf(text, text.includes(';') ? /;/gu : /,(?!\d)/gu);
      // "Face injury or recent surgery" may be one item or two.
      for (const member of members) add(/\b(?:or|and)\b/.test(member.text) ? 'prose' : 'list', member.text, start + member.start);
    };
    for (const field of fieldsOf(passage)) {
      if (!label.test(field.foldedLabel) || passage.list !== undefined) continue;
      if (passage.cell && passage.cell.column <= passage.cell.labelColumn) continue;
      // A reference to another document is no list.
      if (/^(?:see|siehe|voir|ver|vedi|none|not applicable|n\/a)\b/i.test(field.value)) return found;
      // Where the text goes on with "For every use: …" the field is a part of the list only.
      if (passage.sentences.some((one) => one.start >= field.end && /^(?:for|in|with|always|every|all|any)\b[^.]{0,40}:/.test(one.folded)))
        return found;
      const text = passage.text.slice(field.start, field.end);
      if (passage.cell && section && /^\d/.test(field.label)) continue;
      const groups = groupsOf(text);
      if (groups.length > 1) {
        for (const group of groups) addGroup(group.text, field.start + group.start);
        return found;
      }
      const members = membersOf(text, text.includes(';') ? /;/gu : /,(?!\d)/gu);
      if (members.length > 1) for (const member of members) add('list', member.text, field.start + member.start);
      return found;
    }
    if (!labelled && (zone !== 'stating' || passage.list !== undefined || passage.cell)) return found;
    if (passage.list !== undefined) {
      add('list', passage.text, 0);
      return found;
    }
    if (passage.cell) {
      if (
        passage.cell.row >= 0 &&
        (section || column) &&
        (/contra|item|condition|description/i.test(passage.cell.columnTitle) ||
          (passage.cell.column === 1 && /^[A-Z]?\d+$/.test(passage.cell.rowLabel || 'x'))) &&
        !/^[A-Z]?\d+[.)]?$/.test(passage.text.trim())
      )
        add('list', passage.text, 0);
      return found;
    }
    if (labelled) {
      const groups = groupsOf(passage.text);
      if (groups.length > 1) {
        for (const group of groups) addGroup(group.text, group.start);
        return found;
      }
      // A list that is written as lines of a paragraph: "a) …; b) …".
      const first = /(?:^|:\s+)(?=\(?[a1]\) )/u.exec(passage.text);
      if (first && /[;\n]\s*(?:and |or )?\(?[b-d2-4]\) /u.test(passage.text)) {
        const start = first.index + first[0].length;
        for (const member of membersOf(passage.text.slice(start), /[;\n]\s*(?:(?:and|or)\s+)?(?=\(?[a-z\d]{1,2}\) )/gu))
          add('list', member.text, start + member.start);
        return found;
      }
    }
    // "Uncontrolled glaucoma; detachment of the retina; torn iris." right under the heading.
    const [only, second] = passage.sentences;
    const leads = /:\s*$/.test(passage.text) && document.passages[passage.index + 1]?.list !== undefined;
    if (section && only && !second && !leads && passage.kind === 'paragraph' && !finite.test(only.folded)) {
      const members = membersOf(passage.text, passage.text.includes(';') ? /;/gu : /,(?!\d)\s*(?:and |or )?/gu);
      if (members.length > 1)
        for (const member of members) add(/ (?:and|or) /.test(member.text) ? 'prose' : 'list', member.text, member.start);
      if (members.length > 1) return found;
    }
    for (const sentence of passage.sentences) {
      // "Persons with suicidal thoughts, bipolar disorder or psychosis must not use it."
      const barring = zone === 'stating' || zone === 'near' ? barringCondition(sentence.folded) : undefined;
      if (barring && subjectOf(sentence, passage, context) === 'device') {
        const from = sentence.start + barring.start;
        for (const member of membersOf(passage.text.slice(from, sentence.start + barring.end), /,|\b(?:or|and)\b/gu))
          add('prose', member.text, from + member.start);
        continue;
      }
      const match = leadIn.exec(sentence.folded);
      if (!match || /[:：?]\s*$/.test(sentence.text)) continue;
      if (
        !labelled &&
        (!/contra|not be used/.test(match[0]) ||
          besideDevice.test(sentence.folded) ||
          /^\W*(?:together with|by|after|if the (?:pack|seal|pouch|display))/u.test(sentence.folded.slice(match.index + match[0].length)) ||
          /\b(?:no|not|see)\b.{0,12}contra/.test(sentence.folded) ||
          subjectOf(sentence, passage, context) !== 'device')
      )
        continue;
      // Words before a list are no item of it.
      if (
        sentence.end === passage.sentences.at(-1)!.end &&
        document.passages[passage.index + 1]?.list !== undefined &&
        !/[.]\s*$/.test(sentence.text)
      )
        continue;
      const start = sentence.start + match.index + match[0].length;
      // "The contraindications comprise a, b, and c" is a list within a sentence, unless a member may be two.
      if (/contra-?indications?[\p{L} ]* (?:comprise|consist of)$/u.test(match[0]) && !/;/.test(sentence.text)) {
        const members = membersOf(passage.text.slice(start, sentence.end), /,(?!\d)\s*(?:and |or )?/gu);
        if (
          members.length > 2 &&
          !members.some(({ text }) => /\b(?:or|and)\b/.test(text.replace(/known or suspected|suspected or known/i, '')))
        ) {
          for (const member of members) add('list', member.text, start + member.start);
          continue;
        }
      }
      for (const member of membersOf(
        passage.text.slice(start, sentence.end),
        /contra-?indications?[\p{L} ]* (?:are|is|include|comprise|consist of|cover|remain)$/u.test(match[0]) ? /;|,(?!\d)/gu : prose,
      ))
        add('prose', member.text, start + member.start);
    }
    return found;
  },
  examples: [
    { text: 'Epilepsy is not a contraindication. A pacemaker makes no difference.', document: 'ifu', finds: [] },
    {
      text: '## Contraindications\n\nZero tolerance, do not operate in:\n\n- hyperbaric chamber',
      finds: ['hyperbaric chamber'],
    },
    {
      text: '## Contraindications\n\nDo not use in case of:\n\n- contaminated surgical field\n- pregnancy',
      finds: ['contaminated surgical field', 'pregnancy'],
    },
    {
      text: '## Intended use\n\nContraindications: implanted pacemaker; skin lesions; planned imaging.',
      finds: ['implanted pacemaker', 'skin lesions', 'planned imaging'],
    },
    {
      text: '## Intended use\n\n**Contraindications.** Defects of the abdominal wall; extensive adhesions.',
      finds: ['Defects of the abdominal wall', 'extensive adhesions'],
    },
    {
      text: '## Contraindications\n\nThe device must not be used when the airway is blocked, or in people who smoke.',
      finds: ['when the airway is blocked', 'in people who smoke'],
    },
    {
      text: '## Contraindications\n\nThe contraindications comprise active infection, status after pneumonectomy, and known miliary disease. Status after lobectomy is not a contraindication.',
      finds: ['active infection', 'status after pneumonectomy', 'known miliary disease'],
    },
    {
      text: '## Intended use to be evaluated\n\nThe contraindications to be confirmed are metal in the head, pregnancy, and epilepsy.',
      finds: ['metal in the head', 'pregnancy', 'and epilepsy'],
    },
    {
      text: '## Intended use\n\nThe laser is unsuitable for patients with glaucoma. Osteoporosis rules out the use of the implant. It is no treatment for people with epilepsy. Keep it away from people with pacemakers. In patients with coagulopathy the device must not be used.',
      finds: ['glaucoma', 'Osteoporosis', 'epilepsy', 'pacemakers', 'coagulopathy'],
    },
    {
      text: '## Intended use\n\nDiabetes does not preclude use of the device. Epilepsy is not a contraindication. Is the device contraindicated in epilepsy? The drug is contraindicated in patients with asthma. It must not be used by untrained staff. Patients with gout may use it.',
      finds: [],
    },
    { text: '| No. | Field | Entry |\n|---|---|---|\n| 10 | Contraindications | See IFU, section 5 |', finds: [] },
    { text: '## Warnings\n\n- Do not use a damaged cable.', finds: [] },
    {
      text: '## Contraindications\n\nMask: no own breathing, injury of the face. Always: helium.',
      finds: ['no own breathing', 'injury of the face', 'helium'],
    },
    {
      text: '## Restrictions\n\nThe catheter shall not be used in any of the following cases:\n\na) stricture of the urethra;\nb) acute prostatitis.',
      finds: ['stricture of the urethra', 'acute prostatitis'],
    },
    { text: '## Wann Sie die Pumpe nicht verwenden dürfen\n\n- Bluttransfusion', finds: ['Bluttransfusion'] },
    { text: "## Quand ne pas utiliser l'appareil\n\n- grossesse", finds: ['grossesse'] },
    { text: '## Cuándo no debe utilizarse\n\n- deshidratación grave', finds: ['deshidratación grave'] },
    { text: '## Quando non usare il dispositivo\n\n- epilessia', finds: ['epilessia'] },
  ],
} satisfies StatementKind;

/** Parts that begin with the way of use they hold for: "Mask: no own breathing, face injury. Always: helium". Nothing where the text has no such parts. */
function groupsOf(text: string): { readonly start: number; readonly text: string }[] {
  const heads = [...text.matchAll(/(?<=^|[.;]\s+)\p{L}[^.:;,()]{1,40}:\s+(?=\S)/gu)];
  if (heads.length < 2 || heads[0]!.index !== 0) return [];
  return heads.map((head, index) => {
    const start = head.index + head[0].length;
    return { start, text: text.slice(start, heads[index + 1]?.index ?? text.length) };
  });
}
