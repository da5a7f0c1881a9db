import type { DossierContext } from '../dossier.ts';
import { componentsOf } from '../lexicon/component.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentionsAny } from '../subject.ts';
import { fold, stem } from '../text/fold.ts';
import { isDenied } from '../text/negation.ts';

const classWords =
  /\b(?:(?:risk\s+)?(?:class|klasse|classe|clase)|risk group|class(?:ifi)?ed(?: as| in| into)?)[\s-]+(?:(?:class|is|of|ist|est|es|e)\s+)?(iii|ii ?b|ii ?a|2b|2a|is|im|ir|i)\b(?!\s*(?:error|evidence|recommendation|(?:implantable |active )?(?:devices|products)|(?:and|or|und|oder|y|et) (?:(?:class )?i{1,3}[ab]?\b|(?:\p{L}+ )?(?:implant\w*|devices|products|higher|above|lower|below|hoher)))\b)/gu;
/** "The class of the device is IIb", "it is a IIb device". */
const classAfter =
  /\bclass of (?:the|this|our) [\p{L}-]+ (?:is|was set to) (?:class )?(iii|ii ?b|ii ?a|is|im|ir|i)\b|\b(?:is|as) an? (iii|iib|iia) (?:medical )?(?:device|product|implant|system)\b/gu;
const quick = /\biii\b|\bii[ab]\b|class|klasse|clase|rule|risk group|annex viii/;
const bare = /^(?:class\s+)?(iii|ii ?b|ii ?a|is|im|ir|i)\b/u;
/** "Second highest of the risk classes (IIb)". */
const inBrackets = /\((III|IIb|IIa|I)\)/u;
const label =
  /^(?:which )?class\b|\b(?:(?:risk|device|product|mdr|eu|ce|regulatory|conformity|assigned) class|classification|class of the (?:device|product)|klasse|risikoklasse|classe|clase)\b/u;
/** "IIa following Rule 11", "I, Rule 1": a class beside its rule needs no other word. */
const besideRule =
  /(?<![\p{L}\d.])(III|IIb|IIa|Is|Im|Ir|I)(?: device)?,? ?(?:\(|\/|(?:following|under|by|per|as per|acc\. to|via|according to|pursuant to|in accordance with) )? ?(?=[Rr]ule \d)/gu;
const rulePattern = /\brule (\d{1,2})\b(?!\.\d)/gu;
/** Classes that were weighed and not chosen, or that law names for devices in general. */
const notChosen =
  /\b(?:would|could|might|leads? to|considered|if|unless|instead of|rather than|rejected|ruled out|implantable and|devices of)\b/u;
/** A thing that is introduced with a model or an article number of its own. */
const withModel =
  /^\W*(?:the|its|each|an?) (?:[\p{L}-]+ ){0,2}?([\p{L}-]+), (?:model|type|article|part|sold|supplied|delivered|bought)\b[^,;]{1,40}, (?:is|are) /u;
/** Classes of something else: evidence, recommendations, heart failure, lasers, other law. */
const otherClass =
  /\b(?:nyha|recommendation|evidence|lasers? (?:safety |product |of )?class\w*|class \w{1,3} lasers?|ccs|asa|angle|killip|hazard|software safety|safety class|iec 62304|directive|93\/42|fda|510|us class|heart failure|insulation|protection)\b|\?\s*$|\bclass \w{1,3} (?:[\p{L}-]+ )?(?:drugs?|antiarrhythmics?|agents|skeletal|malocclusions?|obesity|occlusions?|restorations?|cavit\w+|ha?emorrhage|shock|furcations?|mobility|lesions?)\b|\b(?:of|in|per) the [\p{L} ]{3,30} guideline\b/u;

/** "Alvora lens (IIb, Rule 5), AlvoraBox (I, Rule 1)": a class in brackets is that of the product before them. */
const productInBrackets = /(?:^|[;,.] |\band )(\p{Lu}[\p{L}\d-]+(?: (?:\p{Lu}|\d)[\p{L}\d-]*| and)*) \([^()]*$/u;

function isOfOther(before: string, { deviceNames, deviceNouns }: DossierContext): boolean {
  const product = productInBrackets.exec(before)?.[1];
  if (product === undefined || !mentionsAny(fold(before), deviceNames)) return false;
  const [first] = fold(product).split(' ');
  return !deviceNames.some((name) => name.split(' ').includes(first!)) && !deviceNouns.includes(stem(first!));
}

/** The risk class of the device under Annex VIII of Regulation (EU) 2017/745. */
export default {
  id: 'risk-class',
  title: 'Risk class',
  references: ['Regulation (EU) 2017/745, Article 51 and Annex VIII'],
  attribute: 'classification',
  keyTitles: { rule: 'rule of classification' },
  property: true,
  read(passage: Passage, _document, context) {
    if (!quick.test(passage.folded) && !quick.test(fold(passage.label))) return [];
    const found: Found[] = [];
    const add = (written: string, start: number, length: number, around: string): void => {
      const name = written.replace(' ', '').replace(/^2/, 'ii');
      const says = `class ${name.replace(/^i+/, (roman) => roman.toUpperCase())}`;
      if (found.some((other) => other.start <= start && start < other.end)) return;
      if (isOfOther(passage.text.slice(0, start), context)) return;
      // "The handle and the battery are class IIa" speaks of each; what names no part speaks of the device.
      // "Stimulator + pad + app. Class IIa" speaks of the whole.
      const parts = around.includes(' + ') ? [] : componentsOf(around, context.deviceNouns);
      for (const key of parts.length > 0 ? parts : [''])
        found.push({ key, value: { type: 'categories', categories: [name] }, says, start, end: start + length, weight: 'defining' });
    };
    for (const sentence of passage.sentences) {
      if (otherClass.test(sentence.folded) || notChosen.test(sentence.folded)) continue;
      const bracketed = /\b(?:risk )?class(?:es|ification)?\b/.test(sentence.folded) ? inBrackets.exec(sentence.text) : null;
      if (bracketed) add(bracketed[1]!.toLowerCase(), sentence.start + bracketed.index + 1, bracketed[1]!.length, '');
      // "The trolley, model T-4, is a class I product" speaks of the trolley.
      const piece = withModel.exec(sentence.folded)?.[1];
      if (piece && !/^(?:device|product|system|software|implant|family)s?$/.test(piece) && !context.deviceNouns.includes(stem(piece)))
        continue;
      for (const match of [...sentence.folded.matchAll(classWords), ...sentence.folded.matchAll(classAfter)]) {
        const written = (match[1] ?? match[2])!;
        // "The class is III": classes Is, Im and Ir are written with a capital I.
        if (/^i[smr]$/.test(written) && sentence.text[match.index + match[0].length - 2] !== 'I') continue;
        if (isDenied(sentence.folded, match.index)) continue;
        const rest = sentence.folded.slice(match.index + match[0].length);
        // "A separate inserter (class I)": the class in brackets is that of the noun before it.
        const noun = /([\p{L}-]+)\s*\(\s*$/u.exec(sentence.folded.slice(0, match.index))?.[1];
        const accessory =
          noun &&
          !/^(?:device|product|system|software|implant|family)s?$/.test(noun) &&
          !context.deviceNouns.includes(stem(noun)) &&
          !context.deviceNames.some((name) => name.endsWith(noun));
        if (accessory) continue;
        // "Alpha One (receiver-in-canal hearing aid), class IIa" is no receiver.
        const clause = sentence.folded
          .slice(0, match.index)
          .replace(/\([^()]*\)/gu, '')
          .split(
            /;|, while | whereas |\b(?:is|are|follows?|has|have)\b[^,;]{3,60}, (?=(?:the|its|each) [\p{L}-]+(?: as an? [\p{L}-]+)? (?:is|are) )/u,
          )
          .at(-1)!;
        add(
          written,
          sentence.start + match.index,
          match[0].length,
          `${passage.label} ${/^\s*\([^)]*\)/.exec(rest)?.[0] ?? ''} ${/\b(?:they|these) are $/.test(clause) ? /^[^.;,(]{0,40}/.exec(rest)![0] : ''} ${clause}`,
        );
      }
    }
    for (const sentence of passage.sentences) {
      if (!sentence.folded.includes('rule ') || otherClass.test(sentence.folded) || notChosen.test(sentence.folded)) continue;
      if (passage.cell && passage.cell.labelColumn + 1 < passage.cell.column) continue;
      for (const match of sentence.text.matchAll(besideRule))
        add(
          match[1]!.toLowerCase(),
          sentence.start + match.index,
          match[1]!.length,
          `${passage.label} ${sentence.folded.slice(0, match.index)}`,
        );
      const inside = found.filter((one) => one.start >= sentence.start && one.start < sentence.end);
      const rules = [...new Set([...sentence.folded.matchAll(rulePattern)].map((match) => match[1]!))];
      // One class with one rule: the rule is a fact of its own.
      if (rules.length !== 1 || inside.length !== 1 || inside[0]!.key !== '' || isDenied(sentence.folded, sentence.folded.indexOf('rule ')))
        continue;
      const at = sentence.start + sentence.folded.search(/\brule \d/u);
      found.push({
        key: 'rule',
        value: { type: 'categories', categories: [rules[0]!] },
        says: `Rule ${rules[0]}`,
        start: at,
        end: at + 5 + rules[0]!.length,
        weight: 'defining',
      });
    }
    for (const field of fieldsOf(passage)) {
      if (!label.test(field.foldedLabel) || otherClass.test(field.foldedLabel)) continue;
      const match = bare.exec(field.value.toLowerCase()) ?? inBrackets.exec(field.value);
      if (match)
        add(match[1]!.toLowerCase(), field.start + match.index, match[0].length, `${field.label} ${/^[^;.,]*/.exec(field.value)![0]}`);
    }
    return found;
  },
  examples: [
    { text: '| Item | Value |\n|---|---|\n| Risk class | IIb, rule 12 |', finds: ['class IIb', 'Rule 12'] },
    { text: 'The device is a class IIa device according to rule 11.', finds: ['class IIa', 'Rule 11'] },
    { text: 'The class of the implant is III. It is a III device.', finds: ['class III', 'class III'] },
    { text: 'Class III skeletal malocclusion. Class Ic antiarrhythmics and class IIa drugs. Is it a class IIb device?', finds: [] },
    { text: 'The reloads are class IIb; the handle and the charger are class IIa.', finds: ['class IIa', 'class IIa', 'class IIb'] },
    { text: 'It is classified as IIb by rule 12.', finds: ['class IIb', 'Rule 12'] },
    { text: 'I following Rule 13', finds: ['class I', 'Rule 13'] },
    {
      text: '# Plan\n\nDevice: Alvora lens.\n\nAlvora lens (IIb, Rule 5), AlvoraCare (IIb, Rule 16); AlvoraBox AB-2 (class I, Rule 1) is reported with them.',
      finds: ['class IIb'],
    },
    { text: 'Alvora is a class IIa scanner. The trolley, article 44-2, is a class I device.', finds: ['class IIa'] },
    { text: 'Class: II b', finds: ['class IIb'] },
    { text: 'Alpha One (laser for the removal of tattoos), class IIb. It is a laser of class 4, laser class III b.', finds: ['class IIb'] },
    { text: 'The law asks for it for implantable and class III devices. A rule that leads to class IIb has been considered.', finds: [] },
    { text: 'The device is neither class III nor implantable.', finds: [] },
    { text: 'The device is neither sterile nor in class IIb. It is not sterile, and is class I.', finds: ['class I'] },
    { text: 'Patients in NYHA class III were included. The recommendation is class I, level of evidence A.', finds: [] },
  ],
} satisfies StatementKind;
