import type { DossierDocument } from './dossier.ts';
import { componentOf } from './lexicon/component.ts';
import { fieldsOf } from './passage.ts';
import { fold, stem } from './text/fold.ts';

/** What sentences such as "the Velora M2 is a volumetric infusion pump" call the device. */
export function nounsOf(documents: readonly DossierDocument[], deviceName: string): string[] {
  if (deviceName === '') return [];
  const escaped = deviceName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`${escaped}[®™]?(?: system| family)?(?: is (?:a|an|the)|, (?:a|an)| \\((?:a |an )?) ?([^.;:,()]{3,70})`, 'iu');
  // A noun in the name is one as well: the "Gluvia Patch" is a patch.
  const nouns = new Set(
    deviceName
      .split(/\s+/)
      .filter((word) => /^\p{L}{3,}$/u.test(word))
      .map((word) => stem(fold(word))),
  );
  for (const { passages } of documents) {
    for (const { text } of passages.slice(0, 150)) {
      const phrase = pattern
        .exec(text)?.[1]
        ?.split(
          /\b(?:for|that|which|with|used|intended|of|to|in|consisting|from|comprising|and|without|made|whose|worn|placed|sewn|built|designed|mounted|measuring|marking|showing|calculating|detecting|by|at|on|as|under|between)\b/,
        )[0]
        ?.trim();
      const found = phrase ? phrase.toLowerCase().split(/\s+/) : [];
      if (found.length === 0 || /\d/.test(found.at(-1)!)) continue;
      const head = found.at(-1)!;
      if (!/^\p{Ll}/u.test(phrase!.split(/\s+/).at(-1)!)) continue;
      nouns.add(stem(fold(/^(?:systems?|devices?|products?|units?)$/.test(head) ? (found.at(-2) ?? head) : head)));
    }
  }
  for (const noun of appositions(documents, escaped)) for (const form of [noun, `${noun}s`, `${noun}es`]) nouns.add(stem(fold(form)));
  for (const noun of soldNouns(documents)) nouns.add(noun);
  for (const noun of definedNouns(documents, escaped)) nouns.add(stem(fold(noun)));
  for (const general of ['system', 'devic', 'product', 'unit', 'class']) nouns.delete(general);
  return [...nouns];
}

/** What a document says it will call the device: '"Lens" means the Lumenta AC-1', 'Velora M2 (hereinafter "the Pump")', "Insole: PedoForm Flex". */
function definedNouns(documents: readonly DossierDocument[], escapedName: string): string[] {
  const before = new RegExp(
    `["“”„«*]((?:\\p{L}[\\p{L}-]* ?){1,3})["“”»*],? ?(?:(?:shall|will|is|are|must|in this \\p{L}+) )*(?:be )?(?:means?|stands? for|understood as|refers? to|denotes?|designates?|describes?|signifies|=|:|[–—-]) [^.;"“”]{0,70}?(?<![\\p{L}\\d])${escapedName}(?![\\p{L}\\d])`,
    'giu',
  );
  const behind = new RegExp(
    `(?<![\\p{L}\\d])${escapedName}(?![\\p{L}\\d])[^.;"“”]{0,110}?(?:\\(|\\b(?:herein(?:after)?|hereafter|below|henceforth|called|known as|referred to as|named))[^.;"“”]{0,30}["“„«](?:the |this )?((?:\\p{L}[\\p{L}-]* ?){1,3})["“”»]`,
    'giu',
  );
  const unquoted = new RegExp(
    `(?<![\\p{L}\\d])${escapedName}(?![\\p{L}\\d])[^.;"“”]{0,110}?\\b(?:hereinafter|hereafter|henceforth)(?: (?:also )?(?:called|named|referred to as|known as|termed))?:? (?:the |this )(\\p{L}[\\p{L}-]*)(?![\\p{L}-])`,
    'giu',
  );
  const named = new RegExp(`^(?:the )?${escapedName}(?![\\p{L}\\d-])`, 'iu');
  const nouns = new Set<string>();
  const labels = new Set<string>();
  for (const { passages } of documents)
    for (const passage of passages.slice(0, 150)) {
      const { text } = passage;
      if (/["“„«*]|\bhere|\bhence/.test(text))
        for (const pattern of [before, behind, unquoted])
          for (const match of text.matchAll(pattern)) {
            const noun = match[1]!.trim().split(' ').at(-1)!;
            if (noun.length > 2 && !noNoun.test(noun) && !noName.test(noun)) nouns.add(fold(noun));
          }
      if (passage.topics.has('predecessor') || passage.topics.has('similar-devices')) continue;
      for (const { label, value } of fieldsOf(passage)) {
        const noun = /^[*_]*(?:the )?(\p{L}[\p{L}-]{2,20})[*_]*$/iu.exec(label)?.[1];
        if (noun && named.test(value) && !noNoun.test(noun) && !noName.test(noun)) labels.add(fold(noun));
      }
    }
  for (const noun of commonTo(documents, labels)) nouns.add(noun);
  return [...nouns];
}

/** Words before a name that say what sort of thing it is to the document, not what it is; and things that are none. */
const noName =
  /^(?:predecessors?|comparators?|competitors?|equivalents?|successors?|references?|compan(?:y|ies)|sponsors?|objects?|items?|subjects?|names?|brands?|models?|types?|articles?|apparatus|identit(?:y|ies)|identifiers?|scope|titles?|topics?|trademarks?|trade|generic|variants?|intervention|exposure|index|test|code|about|we|who|content|coverage|evaluated|concerned|applies|field|parameter|value|entry|entity|what|which|label|box|key|software|technology)$/iu;

/** Nouns by which at least two documents speak of a thing: "the pump", "each pump". */
function commonTo(documents: readonly DossierDocument[], nouns: ReadonlySet<string>): string[] {
  if (nouns.size === 0) return [];
  const texts = documents.map(({ passages }) => passages.slice(0, 150).map((passage) => passage.folded));
  return [...nouns].filter((noun) => {
    const named = new RegExp(`\\b(?:the|this|your|each|every|an?|per|\\d) ${noun}(?:s|es)?\\b`, 'u');
    return texts.filter((all) => all.some((text) => text.includes(noun) && named.test(text))).length >= 2;
  });
}

const soldGoods =
  /(?<![\p{L}-])([\p{L}-]{3,}s) (?:(?:was|were|are|have been|had been) )?(?:sold|delivered|shipped|supplied|purchased|bought|dispensed|distributed)\b(?! (?:\d|some|about|a total))|\b(?:sold|delivered|shipped|supplied|purchased|bought|dispensed|distributed|sales were|sales of)(?: (?:some|about|a total of))? \d[\d., ]* (?:[\p{L}-]+ )?([\p{L}-]{3,}s)(?![\p{L}-])|\b(?:per|for (?:each|every)|in) (?:1[., ]?000|10[., ]?000|100|thousand|(?:one|a|ten) (?:thousand|hundred)) ([\p{L}-]{3,}s)(?: sold| delivered| shipped| supplied)?(?![\p{L}-])/gu;
const soldQuick = /sold|sales|delivered|shipped|supplied|purchased|bought|dispensed|distributed|complain/;
const packs =
  /^(?:units|devices|systems|products|boxes|packs|packages|cartons|pieces|pairs|sets|kits|licen[cs]es|installations|parts|accessories|components|batteries|filters|consumables|goods|years|months|days|countries|patients|persons|users|clients|children|wearers|women|men|adults|subjects|uses|tests|treatments|procedures|sessions|operations|scans|images|examinations|exams|cases|procedures|applications|implantations|hospitals|customers|complaints|incidents|events|versions|models|numbers|figures|this|was|is|has|its|items|distributors|vials|bottles|ampoules|sachets|blisters|pouches|reports|all|these|those|others|hours|weeks)$/;

/**
 * What was sold, where it is but one thing and two documents say so, or two speak of it as of the device: "5,200 probes were sold" is said of the device by
 * its noun.
 */
function soldNouns(documents: readonly DossierDocument[]): string[] {
  const counts = new Map<string, number>();
  for (const { passages } of documents) {
    const here = new Set<string>();
    for (const { folded, topics } of passages)
      if (soldQuick.test(folded) && !topics.has('similar-devices') && !topics.has('predecessor'))
        for (const match of folded.matchAll(soldGoods)) {
          const noun = (match[1] ?? match[2] ?? match[3])!;
          if (!packs.test(noun)) here.add(noun);
        }
    for (const noun of here) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  // What may be a part of another device, as reloads are, says nothing of itself.
  if (!first || (second?.[1] ?? 0) >= first[1] || componentOf(first[0]) !== '') return [];
  const one = first[0].replace(/(?<=ch|sh|x|ss)es$|s$/u, '');
  return first[1] >= 2 || commonTo(documents, new Set([one])).length > 0 ? [stem(first[0])] : [];
}

/** Nouns beside the name ("Quillon S2 syringe pump", "the app Somnara") by which at least two documents speak of it: "the pump". */
function appositions(documents: readonly DossierDocument[], escapedName: string): string[] {
  const beside = new RegExp(
    `(?:(?<![\\p{L}-])([\\p{L}-]{3,}) )?(?<![\\p{L}\\d-])${escapedName}[®™]?(?:(?:, | - |: | \\(| )((?:\\p{L}[\\p{L}-]*(?: |(?![\\p{L}-]))){1,5}))?`,
    'giu',
  );
  const nouns = new Set<string>();
  for (const { passages } of documents)
    for (const { text } of passages.slice(0, 150))
      for (const [, before, after = ''] of text.matchAll(beside)) {
        const words = after.trim().split(' ');
        const end = words.findIndex((word) => noNoun.test(word));
        // "The Kestrelis PX handle" is a part of the device.
        for (const word of [before, (end < 0 ? words : words.slice(0, end)).at(-1)])
          if (word && /^\p{Ll}{3,}$/u.test(word) && !noNoun.test(word) && componentOf(word) === '') nouns.add(fold(word));
      }
  return commonTo(documents, nouns);
}

/** Words beside a name that are no noun for it: of documents, of people, of grammar. */
const noNoun =
  /^(?:the|this|your|our|its?|an?|and|or|of|for|to|in|on|at|by|with|without|from|as|is|are|was|were|has|have|had|be|been|may|can|must|shall|will|should|does|do|did|not|no|than|that|which|who|how|what|when|where|if|while|after|before|during|until|since|under|over|into|between|against|about|per|use|used|users?|reports?|plans?|summar(?:y|ies)|evaluations?|documents?|files?|leaflets?|stud(?:y|ies)|regist(?:ry|ries)|surveys?|trials?|investigations?|instructions?|updates?|data|devices?|products?|systems?|patients?|wom[ae]n|persons?|people|children|adults?|editions?|versions?|releases?|issues?|risks?|rules?|class|management|labels?|manuals?|guides?|information|family|makers?|manufacturers?|group|arm|place|sessions?|configurations?|[\p{L}-]+(?:ed|ing|ly))$/iu;
