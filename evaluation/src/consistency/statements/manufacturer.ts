import { companyIn, comparableCompany } from '../companies.ts';
import type { DossierContext } from '../dossier.ts';
import { componentsOf } from '../lexicon/component.ts';
import { comparableName } from '../names.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold, stem } from '../text/fold.ts';

const label =
  /^(?:(?:the )?(?:legal )?manufacturer(?:'s name| name| \(.*\))?(?: ?(?:and|&|\/|,) ?(?:its )?(?:address|seat|site|place|contact|srn|sponsor|study sponsor))?|name (?:and address )?of (?:the )?manufacturer.*|manufactured by|maker|made by|producer|hersteller|name des herstellers|fabricant|fabricante|fabbricante)$/;
/** Labels that name a maker where a company stands behind them; a person may stand there as well. */
const companyLabel =
  /^(?:holder|owner|company|firm|responsible(?: (?:organi[sz]ation|company|party|firm))?|legal entity|mfr\.?|mnf\.?|manuf\.?|(?:maker|manufacturer|company|firm) and (?:device|product|identity).*|(?:who (?:makes|made|manufactures|produces|stands behind)|made|manufactured) .*|(?:marketing )?authori[sz]ation holder|brand owner|applicant|issued by|issuer|publisher|from)\??$/u;
const asks = /\bwho (?:makes|made|manufactures|produces|builds|is behind|stands behind|is the (?:maker|manufacturer))\b.*\?$/u;
/** The maker's line at the head of a document says nothing but the company, and facts of the device beside it. */
const otherCompany =
  /\b(?:imported|importer|represent\w*|monitor\w*|statistic\w*|author|written|prepared|search\w*|cro|paid|funded|laborator\w*|consult\w*|review\w*|translat\w*|printed|packed|audited|certificate)\b/u;
/** "The manufacturer, Novara Medical GmbH, …", "(manufacturer: Novara Medical GmbH)". */
const named = /\b(?:the )?(?:legal )?manufacturer(?:,| \(|:| is| \p{L}+ is)? *$/u;
/** "Novara Medical GmbH is the manufacturer", "Novara Medical GmbH (manufacturer)". */
const isMaker =
  /^[^.;]{0,40}?(?:\bis the (?:legal )?manufacturer\b|^ ?\((?:the )?(?:legal )?manufacturer\)|, (?:the )?(?:legal )?manufacturer\b)/u;
const makes = /^ (?:makes|manufactures|produces|markets|is responsible for) (?:the )?/u;
const productOf = /\b(?:a|the) (?:product|device) (?:of|by|from) $/u;
const by =
  /\b(?:(?:manufactured|produced|made|built|developed)(?: and (?:distributed|sold|marketed|supplied|placed on the market))? by|our company,|(?:maker|producer|holder) is|legal manufacturer -|legal manufacturer(?: of [^.,;]{3,60})?(?: is|,|:)|placed on the market by|hergestellt von|fabrique par|fabricado por|prodotto da)\s+$/;

/** A word at the beginning of a line is no part of the name: "From Novara Medical GmbH". */
const functionWord = /^(?:From|By|Of|The|For|At|And|With|To|In|Maker|Manufacturer|Made by|Our|We|Company) /u;

/** Who makes the device. */
export default {
  id: 'manufacturer',
  title: 'Manufacturer',
  references: ['Regulation (EU) 2017/745, Article 2(30), Annex I 23.2(c)'],
  attribute: 'manufacturer',
  property: true,
  read(passage: Passage, _document, context) {
    if (passage.kind === 'heading') return [];
    const found: Found[] = [];
    const add = (name: string, start: number, weight: 'defining' | 'mention'): void => {
      const clean = name.replace(/[\s,;]+$/, '').replace(functionWord, '');
      start += name.indexOf(clean);
      if (clean.length < 3 || found.some((one) => one.start === start)) return;
      found.push({
        value: { type: 'name', name: clean, folded: comparableCompany(clean) },
        says: clean,
        start,
        end: start + clean.length,
        subject: 'device',
        weight,
      });
    };
    const foreign = passage.topics.has('equivalence') || passage.topics.has('similar-devices') || passage.topics.has('state-of-the-art');
    // "Manufacturer | Novara GmbH | SRN | DE-MF-0001": the third cell of a row is a label again.
    const beside = passage.cell !== undefined && passage.cell.column > passage.cell.labelColumn + 1;
    for (const field of foreign || beside ? [] : fieldsOf(passage)) {
      if (
        !(label.test(field.foldedLabel.trim()) || companyLabel.test(field.foldedLabel.trim())) ||
        /authori[sz]ed|contract|supplier/.test(field.foldedLabel)
      )
        continue;
      const match = companyIn(field.value);
      if (companyLabel.test(field.foldedLabel.trim())) {
        if (match && match.start < 5) add(match.name, passage.text.indexOf(match.name, field.start), 'mention');
        continue;
      }
      const name = match && match.start < 5 ? match.name : field.value.split(/[,;(\n]|\. /)[0]!;
      if (/^\p{Lu}/u.test(name) && name.length < 60) add(name, passage.text.indexOf(name, field.start), 'defining');
    }
    if (!companyIn(passage.text)) return found;
    for (const [index, sentence] of passage.sentences.entries()) {
      if (
        /authori[sz]ed rep|supplier|distribut|competitor|predecessor|comparator|formerly|notified body|sponsor|equivalen|steriliser|contract/.test(
          sentence.folded,
        )
      )
        continue;
      const match = companyIn(sentence.text);
      if (!match) continue;
      const before = sentence.folded.slice(0, match.start);
      const after = sentence.folded.slice(match.start + match.name.length);
      const ofDevice = (text: string): boolean => context.deviceNames.some((name) => name !== '' && text.includes(name));
      // "The chips are made by …" tells of a part and its maker.
      if (componentsOf(before, context.deviceNouns).length > 0 && !ofDevice(before)) continue;
      if (
        by.test(before) ||
        (!foreign &&
          (named.test(before) ||
            isMaker.test(after) ||
            (makes.test(after) && ofDevice(after)) ||
            (productOf.test(before) && ofDevice(before))))
      )
        add(match.name, sentence.start + match.start, 'defining');
      else if (asks.test(passage.sentences[index - 1]?.folded ?? fold(passage.headings.at(-1)?.title ?? '')) && !foreign)
        add(match.name, sentence.start + match.start, 'defining');
      else if (!foreign && ofNoun(before, context)) add(match.name, sentence.start + match.start, 'defining');
      // "Covered period: 2024. Infutec AB. Class IIa." and "Infutec AB; class III; Basic UDI-DI …" at the head of a document.
      else if (
        passage.index < 8 &&
        !passage.cell &&
        /(?:^|[|/;,·(] ?|: ?| - )$/u.test(before) &&
        /^(?:[.)]*\*?$|[;|·)]| \/| - |\. |, (?:edition|issue|version|class|basic|clinical|medical|quality|regulatory|\d|\p{L}+ \d))/u.test(
          match.name.endsWith('.') && after.startsWith(' ') ? '. ' : after,
        ) &&
        !otherCompany.test(sentence.folded) &&
        !/\p{L}: /u.test(sentence.text.slice(Math.max(0, match.start - 30), match.start))
      )
        add(match.name, sentence.start + match.start, 'mention');
      // "Infutec AB, Lund, Sweden." on the first page is the maker's line.
      else if (
        passage.index < 12 &&
        !passage.cell &&
        /(?:^|[|;·]) ?$/u.test(before) &&
        sentence.text.length < 90 &&
        /^,\s*\p{Lu}/u.test(sentence.text.slice(match.start + match.name.length))
      )
        add(match.name, sentence.start + match.start, 'mention');
      // "Alpha One - Infutec AB" under a title: a short line of device and company.
      else if (
        (passage.text.length < 90 || (passage.index < 10 && passage.text.length < 200)) &&
        context.deviceNames[0] &&
        fold(passage.text).includes(context.deviceNames[0]) &&
        /[-,|(]\s*$/.test(before)
      )
        add(match.name, sentence.start + match.start, 'mention');
    }
    return found;
  },
  examples: [
    { text: '| Item | Value |\n|---|---|\n| Manufacturer | Novara Medical GmbH, Ulm |', finds: ['Novara Medical GmbH'] },
    { text: 'The device is manufactured by Novara Medical GmbH in Ulm.', finds: ['Novara Medical GmbH'] },
    { text: 'The manufacturer, Novara Medical GmbH, has its seat in Ulm.', finds: ['Novara Medical GmbH'] },
    { text: 'Manufacturer and address: Novara Medical GmbH, Hafenstr. 3, Ulm', finds: ['Novara Medical GmbH'] },
    { text: '| Topic | Entry | Source |\n|---|---|---|\n| Maker | Novara Medical GmbH | Certificate |', finds: ['Novara Medical GmbH'] },
    { text: 'From Novara Medical GmbH, Ulm.', finds: ['Novara Medical GmbH'] },
    { text: 'Document X-1, Rev 4 | Novara Medical Pvt. Ltd., Pune', finds: ['Novara Medical Pvt. Ltd.'] },
    { text: 'Holder: Novara Medical GmbH.', finds: ['Novara Medical GmbH'] },
    { text: 'Novara Medical GmbH; class III; implant of polyester', finds: ['Novara Medical GmbH'] },
    { text: 'Who makes it? Novara Medical GmbH.', finds: ['Novara Medical GmbH'] },
    { text: 'Device: Alpha One.\n\nAlpha One is a pump. The pump comes from Novara Medical GmbH.', finds: ['Novara Medical GmbH'] },
    {
      text: 'Imported by Sanoro AG. Monitoring: Datenhaus GmbH. Literature search by Regwrite Ltd. A lens of Other Optics Ltd was the comparator.',
      finds: [],
    },
    { text: 'The batteries are made by Other Power Ltd. The cable is manufactured by Kabel AG.', finds: [] },
    { text: 'Authorised representative: Euro Rep BV. The comparator is made by Other Medical Inc.', finds: [] },
  ],
} satisfies StatementKind;

/** "A pump by", "the lens comes from", "Velora M2 of": nothing but the device stands before its maker. */
function ofNoun(before: string, { deviceNames, deviceNouns }: DossierContext): boolean {
  const words =
    /(?:^|[.,;:(|] ?)([^.,;:(|]{2,60}?),?(?: \([^()]*\))?,?(?: (?:comes|is|was|are))?(?: an? (?:device|product))? (?:of|by|from) (?:the company |the firm )?$/u.exec(
      before,
    )?.[1];
  if (words === undefined || /\b(?:another|other|competing|comparator|similar|equivalent)\b/u.test(words)) return false;
  const plain = comparableName(words);
  return (
    deviceNames.some((name) => name !== '' && (plain === name || plain.endsWith(` ${name}`))) ||
    (/^(?:(?:the|this|our|your|an?|class \w+) )?(?:[\p{L}-]+ ){0,2}[\p{L}-]+$/u.test(words) &&
      deviceNouns.includes(stem(words.split(' ').at(-1)!)))
  );
}
