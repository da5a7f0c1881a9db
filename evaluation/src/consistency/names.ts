import { companyIn } from './companies.ts';
import type { Passage } from './passage.ts';
import { fieldsOf } from './passage.ts';
import { fold } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';
import type { Span } from './text/sentences.ts';
import { type Topic, topicsOfOthers } from './topic.ts';

/** A name that a document gives the device, or another device. */
export interface FoundName extends Span {
  readonly name: string;
  readonly passage: number;
  readonly role: 'device' | 'other';
  /** True where a label or the sentence itself says that this is the name: "Trade name: X", "this report covers the X". */
  readonly defining: boolean;
}

/** A proper name: words with a capital or a digit, at most five. */
const proper =
  "((?:[\\p{Lu}][\\p{L}\\d'’+-]*|\\d[\\p{L}\\d.-]*|[a-z]{1,3}[A-Z][\\p{L}\\d-]*)[®™]?(?:[ \\u00a0](?:[\\p{Lu}\\d][\\p{L}\\d'’.+/-]*)[®™]?){0,4})";

const deviceLabel =
  /^(?:(?:the )?(?:device|product|trade|brand|commercial|proprietary)(?: (?:trade )?names?)?(?: and models?)?(?:\s*[/(,].*)?|name of (?:the )?(?:device|product).*|device under evaluation|subject device|medical device|name|device name.*|produktname|handelsname|produkt|medizinprodukt|nom (?:commercial|du (?:produit|dispositif)).*|dispositif|produit|nombre (?:comercial|del producto).*|producto|nome (?:commerciale|del (?:prodotto|dispositivo)).*|prodotto|dispositivo)$/u;

const kindOfModel =
  'home|clinic|hospital|sister|sibling|smaller|larger|mobile|stationary|portable|pa?ediatric|older|newer|former|earlier|previous|discontinued';

/** Sentences that name a device, each with a cheap test that most passages fail. */
const sentences: readonly { readonly role: FoundName['role']; readonly quick: RegExp; readonly pattern: RegExp }[] = [
  {
    role: 'device',
    quick: /(?:this|present) (?:report|document|plan|summary|manual|evaluation|clinical|update)/,
    pattern: new RegExp(
      `(?:this|the present) (?:report|document|plan|summary|manual|evaluation|clinical evaluation(?: report| plan)?|update)[^.]{0,60}? (?:covers|concerns|describes|applies to|evaluates|relates to|is for|addresses) (?:the )?(?:device )?${proper}`,
      'giu',
    ),
  },
  {
    role: 'other',
    quick:
      /equivalen|predecessor|forerunner|precursor|comparator|competitor|generation|version|model|variant|product|replaces|successor|based on|derived from|device/,
    pattern: new RegExp(
      `(?:equivalen(?:ce|t)[^.;]{0,40}? (?:to|with)|(?:predecessor|forerunner|precursor)(?: device| product| model)?,?|comparator(?: device)?,?|competitor(?:s|'s)?(?: device| product)?,?|previous (?:generation|version|model),?|earlier (?:generation|version|model),?|(?:former|earlier) product,?|replaces|successor (?:of|to)|based on|derived from|reference device,?|benchmark device,?|similar device,?|equivalent device(?: is)?,?|equivalent device \\(|presumed equivalent device,?|(?:other|separate|second|next|${kindOfModel}) (?:model|version|variant)s?,?) (?:is )?(?:the |called |named )?(?:(?:own |marketed |direct )?predecessor (?:device |product |model )?)?${proper}`,
      'giu',
    ),
  },
  {
    // "The Ozorin H2 (OZ-220) is the home model", "Ozorin 1 was the model before this one".
    role: 'other',
    quick: /\b(?:is|was) (?:the|an?|its|our) (?:[a-z]+ )?(?:predecessor|model|version|variant|generation|device)\b/,
    pattern: new RegExp(
      `${proper}(?: \\([^()]{2,20}\\))?,? (?:is|was) (?:the|a|an|its|our) (?:(?:${kindOfModel}) (?:model|version|variant|generation)|predecessor|(?:model|version|device|generation) (?:before|that came before|of the generation before))\\b`,
      'giu',
    ),
  },
];
const otherLabel =
  /\b(?:equivalent|predecessor|comparator|competitor|benchmark)|\b(?:similar|previous)[^:]{0,30}\b(?:device|product|model|generation|version)|reference (?:device|product|model)/;

/** The model number right behind a name. */
const modelBehind = /^[®™]?,? \(?(?:model|type|REF):? (\p{Lu}{1,5}-?\d{1,4}\p{Lu}?)(?![\p{L}\d-])/u;

const foreignTopics: readonly Topic[] = [...topicsOfOthers, 'equivalence'];

/** Words that begin with a capital and are no name. */
const noName =
  /^(?:class|the|this|a|an|see|not|none|no|n\/?a|tbd|annex|section|table|figure|chapter|version|revision|basic|udi|device|product|all|yes|in|for|single|reusable|adult|adults|patients|it|its|medical|article|regulation|mdr|md|ivd|ref|lot|sn|eu|ce|iso|iec|en|mdcg|meddev|of|and|with|is|are|has|was|as|by|on|at|to)$/i;

/** A date or a size: "1 January", "9 F". */
const notNamed =
  /^\d+\.? (?:\p{Lu}\p{L}?|January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?$/u;

/** Names of devices in a passage. */
export function namesIn(passage: Passage): readonly FoundName[] {
  let found = kept.get(passage);
  if (!found) {
    found = findNames(passage);
    kept.set(passage, found);
  }
  return found;
}

/** The names are looked for as a document is opened, and again as a statement of their own. */
const kept = new WeakMap<Passage, readonly FoundName[]>();

const properHead = new RegExp(`^(?:the )?${proper}`, 'u');

function findNames(passage: Passage): FoundName[] {
  const found: FoundName[] = [];
  const add = (role: FoundName['role'], defining: boolean, name: string, start: number): void => {
    const cleaned = name
      .replace(/[®™]/g, '')
      .replace(/[\s,.;:'’-]+$/u, '')
      .replace(/['’]s$/u, '');
    if (
      cleaned.length < 2 ||
      (role === 'other' && !/^\p{L}/u.test(cleaned)) ||
      notNamed.test(cleaned) ||
      noName.test(cleaned.split(/\s/)[0]!) ||
      !/\p{L}/u.test(cleaned)
    )
      return;
    if (found.some((other) => other.start < start + cleaned.length && start < other.end)) return;
    found.push({ role, defining, name: cleaned, passage: passage.index, start, end: start + cleaned.length });
  };
  if (passage.kind === 'heading' || passage.kind === 'caption') return found;
  for (const field of fieldsOf(passage)) {
    if (field.value.length > 160) continue;
    const head = properHead.exec(field.value);
    if (!head) continue;
    // "| Device | Alpha One | Beta Medical AG |": the third cell names the maker.
    if (companyIn(field.value)?.start === 0) continue;
    const start = passage.text.indexOf(head[1]!, field.start);
    if (passage.cell?.column === 0 || (passage.cell && passage.label === passage.cell.columnTitle)) {
      // A column of devices lists others; what it is called does not rename the one under evaluation.
      if (deviceLabel.test(field.foldedLabel.trim()) && foreignTopics.some((topic) => passage.topics.has(topic)))
        add('other', true, head[1]!, start);
    } else if (deviceLabel.test(fold(field.value))) continue;
    else if (deviceLabel.test(field.foldedLabel.trim())) {
      const role = foreignTopics.some((topic) => passage.topics.has(topic)) ? 'other' : 'device';
      add(role, true, head[1]!, start);
      // "Velora System, model VP-300" gives two names of one device.
      const model = modelBehind.exec(passage.text.slice(start + head[1]!.length));
      if (model) add(role, true, model[1]!, start + head[1]!.length + model[0].lastIndexOf(model[1]!));
      // "Name: Velora VP3 Infusion System (VP3)" says what it is called for short.
      const short = /^[®™]?(?: \p{Lu}[\p{L}-]+){0,3} \((?:["“”'‘’])?(\p{Lu}{1,5}-?\d{1,4}\p{L}?)(?:["“”'‘’])?\)/u.exec(
        passage.text.slice(start + head[1]!.length),
      )?.[1];
      if (short && ` ${comparableName(head[1]!)} `.includes(` ${comparableName(short)} `))
        add(role, true, short, passage.text.indexOf(short, start + head[1]!.length));
    } else if (otherLabel.test(field.foldedLabel) && head[1]!.length >= 4) add('other', true, head[1]!, start);
  }
  for (const { role, quick, pattern } of sentences) {
    if (!quick.test(passage.folded)) continue;
    for (const match of passage.text.matchAll(pattern)) {
      // The pattern ignores case for its words; the name itself must look like one.
      if (!/^[\p{Lu}\d]|^[a-z]{1,3}\p{Lu}/u.test(match[1]!)) continue;
      // A number and a full stop end a sentence; what follows is no part of the name.
      const name = cut(match[1]!.split(/(?<=\d)\. /u)[0]!);
      if (!name) continue;
      const start = match.index + match[0].indexOf(match[1]!);
      add(role, true, name, start);
      // Its model number behind it names it as well.
      const code = /^ \((?:model |REF )?(\p{Lu}{1,4}-?\d{2,4}\p{Lu}?)\)/u.exec(passage.text.slice(start + name.length));
      if (code && role === 'other') add(role, true, code[1]!, start + name.length + code[0].indexOf(code[1]!));
    }
  }
  return found;
}

/** The pattern ignored case and full stops, so a name may have run on into small words or the next sentence: it ends before the first of them. */
function cut(name: string): string {
  const words = name.split(/[ \u00a0]/);
  const end = words.findIndex((word, index) => index > 0 && (!/^[\p{Lu}\d]/u.test(word) || /\p{Ll}{2}\.$/u.test(words[index - 1]!)));
  return (end < 0 ? words : words.slice(0, end)).join(' ');
}

/** A name for comparing: lower case, without trade marks and needless words. */
export function comparableName(name: string): string {
  return comparable(name);
}

const comparable = keptByText((name) =>
  fold(name)
    .replace(/[®™]/g, '')
    .replace(/\b(?:the|system|device|family)\b/g, ' ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim(),
);
