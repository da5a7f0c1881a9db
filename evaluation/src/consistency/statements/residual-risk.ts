import { plainText } from '../../documents/reading.ts';
import type { DossierDocument } from '../dossier.ts';
import { keptByHeadings } from '../kept-by-headings.ts';
import { riskMeaning } from '../lexicon/harms.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';

const riskColumn =
  /^(?:(?:residual |clinical |identified |foreseeable )?(?:hazards?|harms?|risks?)(?: ?(?:and|\/|or|,|->|→) ?(?:potential )?(?:hazardous situations?|harms?|hazards?|effects?|hazardous outcomes?))*|hazard outcome|hazardous situations?(?: ?(?:and|\/|or|,|;|->|→) ?(?:potential |resulting |possible )?harms?)?|(?:possible |potential )?(?:undesirable|side|adverse)[ -]?(?:effects?|events?|reactions?)|effects?|complications?|harm or effect|risks? \(\w+\)|harm to (?:the )?patient|potential (?:harm|complications?))$/u;
const riskTitle =
  /residual risk|undesirable|side[ -]?effect|adverse (?:effect|reaction)|complication|remaining risk|risks? (?:table|followed|list|that remain|and undesirable)|hazards?|what can (?:go wrong|happen)|(?:unwanted|possible) effects?|possible problems|(?:^|\| )(?:\w+\.? )?risks?(?: and warnings?)?(?:$| \|)/u;
const riskLead =
  /(?:residual|remaining) risks?|(?:undesirable|side|adverse)[ -]?effects?|complications?|adverse reactions?|(?:following|possible) risks?|risks? (?:are|include|of)|can occur|may occur/u;
/** A cell that judges a risk and does not name one. */
const judgement =
  /^(?:(?:un|not )?acceptable\b.*|yes|no|none|low|medium|high|green|yellow|red|alarp|afap|[sp]\d.*|\d[\d.,/ %()]*|[a-z]{0,4}[-. ]?\d+(?:[,; ]+[a-z]{0,4}[-. ]?\d+)*|n\/?a|-|–|see .*|reduced.*|any|total|all)$/u;
/** An item that tells what to do is a warning. */
const instruction =
  /^(?:do not|don't|never|always|use|keep|avoid|wait|check|stop|switch|make sure|ensure|store|monitor|contact|tell|report|read|please|if you|warning|caution|wash|clean|remove|see|ifu\b|sscp\b|cer\b|section \d|in (?:the|a) |how often|the |rates?)\b|\b(?:un)?acceptable\b|\bhazards\b|\brisks? (?:is|are|was|were)\b/u;
const inline =
  /\b(?:residual|remaining) risks? \((?=[^)]{10,300}\)[^.]{0,60}\b(?:disclosed|named|listed|described|stated)\b[^.]{0,30}\b(?:ifu|instructions))|\b(?:residual|remaining) risks?(?: and undesirable effects?| and side effects?)?(?:\s+(?:of the device|named in the risk (?:file|management report)|identified|that matter clinically|(?:listed|given|named|disclosed) in [^:.]{1,40}))?(?:,[^.:]{1,90},)?(?:, (?:which|that))?\s*(?::|\b(?:are|include|comprise|remain)\b:?|, namely)\s+(?=\S)|\b(?:undesirable|side|adverse)[ -]effects?\s*(?::|\b(?:are|include|comprise)\b:?)\s+/u;
const instructionsWord = '(?:ifu|instructions(?: for use)?|user manual|labelling)(?: \\([^()]{2,30}\\)| ?,? section [\\d.]+)?';
/** "Eight residual risks are passed on to the IFU (section 9): …". */
const passedOn = new RegExp(
  `\\brisks? (?:are|is|were) (?:passed on|disclosed|communicated|listed|named|given|told|described|stated) (?:to|in|by) (?:(?:section|chapter) [\\d.]+ of )?(?:the )?${instructionsWord}:\\s+`,
  'u',
);
/** "The IFU (section 9) discloses …". */
const instructionsName = new RegExp(
  `\\b(?:the )?${instructionsWord} (?:discloses?|names?|lists?) (?:the (?:residual )?risks? of )?(?!the\\b|all\\b|that\\b)`,
  'u',
);
/** After "residual risks are" these tell something about them and name none. */
const noRisk =
  /^(?:disclosed|listed|described|acceptable|low|lower|reduced|communicated|stated|given|summari[sz]ed|judged|considered|outweighed|followed|named|in|not|as|those|shown|reported|controlled|the same|therefore|all|monitored|addressed|known|well|weighed|comparable|within|compared|set out|explained|mentioned|presented)\b/u;
const readIn: ReadonlySet<string> = new Set(['rmf', 'ifu', 'sscp', 'cer', 'label', 'pmcf-plan', 'psur', 'other']);
const occurring =
  /^([^.:]*,[^.:]*?) (?:(?:may|can|could) (?:occur|happen|arise|result|develop)|are (?:possible|(?:further |other )?(?:residual )?risks|known))\b/u;
const toldThere = /\b(?:told|disclosed|stated|named|listed|given|mentioned|communicated|described)\b[^.;]{0,60}\b(?:ifu|instructions)\b/u;
const occurringLead =
  /^[^.:]{0,60}\b(?:(?:may|can|could) (?:occur|happen|arise|result|develop|appear)|(?:are|is) (?:possible|known)|have been (?:seen|reported|observed))[^.:,]{0,40}: (?=\S)/u;
/** A sentence with one of these says something and is no list. */
const verb =
  /\b(?:is|are|was|were|has|have|can|may|could|must|should|do|does|if|when|because|see|include\w*|occurred|reported|which|that|had|needed|died|received|out of)\b|[:?%\d]/u;
const small = /^(?:green|broadly acceptable|negligible|low|none|acceptable without.*)$|^s\d\W{0,3}[po]\d\W{1,3}(?:l|low|green)\W?$/u;
const undisclosed = /\b(?:none|no|not (?:communicated|disclosed)|not|internal|technical (?:documentation|file)(?: only)?|nowhere|-|–)\b/u;

const headingsOf = keptByHeadings((headings) => {
  const folded = headings.map(({ title }) => fold(title)).join(' | ');
  return { headings: folded, ofRisks: riskTitle.test(folded) };
});

/**
 * Risks that remain, and undesirable effects. Key: `listed` where a document names it as such, `told` where a risk file says that the instructions tell it, `analysed` where a risk table has it without saying that
 * it remains, `disclosed` where it says that the instructions list it, `minor` where it is broadly acceptable, `followed` where a PMCF plan follows it.
 */
export default {
  id: 'residual-risk',
  title: 'Residual risks and undesirable effects',
  references: ['Regulation (EU) 2017/745, Annex I 23.1(g) and 23.4(g)', 'ISO 14971:2019, 8'],
  attribute: 'risk-coverage',
  keyTitles: {
    listed: 'named as remaining',
    told: 'told in the instructions, says the risk file',
    analysed: 'analysed',
    disclosed: 'disclosed in the instructions, says the risk file',
    minor: 'broadly acceptable',
    followed: 'followed by PMCF',
  },
  read(passage: Passage, document: DossierDocument) {
    const found: Found[] = [];
    if (!readIn.has(document.type)) return found;
    const { headings, ofRisks } = headingsOf(passage);
    const inRisks = passage.topics.has('residual-risks') || ofRisks;
    const add = (key: string, start: number, end: number, disclosed = true, weight: Found['weight'] = 'defining'): void => {
      const text = passage.text
        .slice(start, end)
        .replace(/^\s*(?:\([^()]{1,20}\)\s+)?[\s"“(]*(?:[A-Z]{1,4}[-. ]?\d+[a-z]?[:.)]?\s+|[A-Z]:\s+)?/u, (lead) => {
          start += lead.length;
          return '';
        })
        .replace(/[\s;.,:]+(?:and)?[\s;.,:]*$/u, '');
      const stretch = text.replace(/\s*\([^)]*\)/g, ' ').trim();
      const meaning = riskMeaning(stretch);
      if (stretch.length < 3 || stretch.length > 160 || meaning.harms.size + meaning.sites.size + meaning.rest.size === 0) return;
      found.push({
        key,
        value: { type: 'phrase', phrase: stretch, stems: [...meaning.harms, ...meaning.sites, ...meaning.rest] },
        says: text,
        start,
        end: start + text.length,
        subject: 'device',
        modality: disclosed ? 'required' : 'stated',
        weight,
      });
    };
    const own = key(document, passage);
    if (passage.kind === 'item' && passage.list !== undefined && !inline.test(passage.folded)) {
      const lead = fold(passage.label);
      const innermost = fold(passage.headings.at(-1)?.title ?? '');
      const listed =
        riskTitle.test(innermost) ||
        (lead.length > 0 && lead.length < 260 && riskLead.test(lead) && /residual|undesirable|side|adverse|complication/.test(lead));
      const other = /contra-?indic|warning(?!s? and)|precaution|(?:^|\W)control measure/.test(innermost);
      if (listed && !other && !/\?$/.test(passage.text) && passage.text.length < 200 && !instruction.test(passage.folded)) {
        // "H1 low glucose, H3 stacking": several in one item, each behind its number.
        const numbered = [...passage.text.matchAll(/(?<![^\s,;])[A-Z]{1,3}-?\d{1,3}[:.]? (?=\p{L})/gu)];
        if (numbered.length > 1) {
          for (const [index, match] of numbered.entries()) add(own, match.index, numbered[index + 1]?.index ?? passage.text.length);
        } else add(own, 0, firstClause(passage.text));
      }
      return found;
    }
    if (passage.cell && passage.cell.row >= 0) {
      const { cell } = passage;
      const placed = document.tables[cell.table];
      if (!placed || !riskColumn.test(fold(cell.columnTitle).trim()) || judgement.test(passage.folded.trim())) return found;
      const titles = placed.table.columns.map((column) => fold(column.title).trim());
      const harmAt = titles.findIndex((title) => /^(?:possible |potential )?(?:harms?|effects?)$/.test(title));
      if ((harmAt < 0 ? titles.findIndex((title) => riskColumn.test(title)) : harmAt) !== cell.column) return found;
      const caption = fold(cell.caption);
      const riskFile =
        document.type === 'rmf' &&
        (inRisks ||
          /risk|hazard/.test(caption) ||
          titles.some((title) => /control|measure|mitigation|before|after|residual|communicat|disclos|severity|probab/.test(title)));
      const followed =
        document.type === 'pmcf-plan' && (/risk/.test(headings) || /risk/.test(caption) || /risk|hazard/.test(titles[cell.column]!));
      if (
        !riskFile &&
        !followed &&
        !(inRisks && !passage.topics.has('clinical-investigation')) &&
        !/undesirable|side effect|residual/.test(caption)
      )
        return found;
      const row = placed.table.rows[cell.row]?.map((one) => fold(plainText(one.content)).trim()) ?? [];
      const value = (pattern: RegExp): string => row[titles.findIndex((title) => pattern.test(title))] ?? '';
      const after = value(/^after|residual risk|acceptab|evaluation|region|^rating/);
      const communicated = value(/communicat|disclos|information (?:for safety|to)|where (?:stated|given)|labelling/);
      const broadly =
        small.test(after) ||
        /broadly acceptable|negligible|closed risks/.test(headings) ||
        titles.some((title) => /why broadly|why acceptable/.test(title));
      const remains =
        /residual|undesirable|side effect/.test(`${headings} ${caption} ${titles[cell.column]}`) && !/hazards?, control/.test(caption);
      const judged = /\b(?:yellow|alarp|afap|disclos|medium|tolerable|acceptable with|reduced as far)/.test(after);
      const controlled = value(/control|measure|mitigation/);
      const promised =
        /\b(?:disclosed|stated|named|listed|given|mentioned)\b[^.;]{0,40}\b(?:ifu|instructions|side effect|complication|undesirable|residual)/.test(
          controlled,
        );
      const role = followed
        ? 'followed'
        : broadly
          ? 'minor'
          : remains || judged
            ? 'listed'
            : communicated !== '' || promised
              ? 'told'
              : 'analysed';
      const disclosed =
        communicated === ''
          ? true
          : /ifu|instruction|label|sscp|user|patient|yes|manual/.test(communicated) && !/^(?:no|not|none)\b/.test(communicated);
      // "Nerve pressed; palsy. Remaining risk is told in section 9 of the IFU": the first sentence names it, the other says where it is told.
      const [first, second] = passage.sentences;
      const place = first && second && toldThere.test(second.folded);
      add(
        place && (role === 'analysed' || role === 'minor') ? 'told' : role,
        0,
        place ? first.end : passage.text.length,
        disclosed &&
          !(communicated !== '' && undisclosed.test(communicated) && !/ifu|instruction|label|sscp|yes|manual/.test(communicated)),
      );
      return found;
    }
    if (passage.kind === 'heading' || passage.cell) return found;
    const innermost = fold(passage.headings.at(-1)?.title ?? '');
    const listing =
      document.type !== 'cer' &&
      document.type !== 'rmf' &&
      riskTitle.test(innermost) &&
      !/contra-?indic|warning|precaution/.test(innermost);
    for (const sentence of passage.sentences) {
      // "8.1 Over-infusion through free flow. 8.2 Air embolism."
      const number = listing ? /^\d{1,2}(?:\.\d{1,2})+[.):]? +(?=\p{L})/u.exec(sentence.text) : null;
      if (number) {
        const text = sentence.text.slice(number[0].length);
        if (!instruction.test(fold(text)) && riskMeaning(text).harms.size > 0)
          add(own, sentence.start + number[0].length, sentence.start + number[0].length + firstClause(text), true, 'mention');
        continue;
      }
      // "Seroma, recurrence, chronic pain, infection and bowel erosion."
      if (listing && !verb.test(sentence.folded)) {
        const parts = split(sentence.folded.replace(/,? and (?=[^,;]+$)/u, (words) => ','.padEnd(words.length)));
        if (parts.length >= 3 && parts.every((part) => part.end - part.start < 60)) {
          for (const part of parts) add(own, sentence.start + part.start, sentence.start + part.end, true, 'mention');
          continue;
        }
      }
      // "The instructions disclose sore skin, falls and bruises" tells what stands there.
      const there = document.type === 'ifu' ? null : (passedOn.exec(sentence.folded) ?? instructionsName.exec(sentence.folded));
      if (there) {
        const from = there.index + there[0].length;
        const parts = split(sentence.folded.slice(from));
        const risky = parts.filter((part) => riskMeaning(sentence.text.slice(from + part.start, from + part.end)).harms.size > 0);
        if (parts.length >= 3 && parts.every((part) => part.end - part.start < 60) && risky.length >= 0.6 * parts.length) {
          for (const part of parts) add('disclosed', sentence.start + from + part.start, sentence.start + from + part.end);
          continue;
        }
      }
      // "Even with correct use these can occur: sore throat, bleeding, and injury of a nerve."
      const lead = document.type !== 'cer' && riskTitle.test(innermost) ? occurringLead.exec(sentence.folded) : null;
      if (lead && !/\b(?:no|not|study|because)\b/.test(lead[0])) {
        const parts = split(sentence.folded.slice(lead[0].length));
        if (parts.length >= 3 && parts.every((part) => part.end - part.start < 90)) {
          for (const part of parts) add(own, sentence.start + lead[0].length + part.start, sentence.start + lead[0].length + part.end);
          continue;
        }
      }
      // "Maceration, pain on removal and late recognition of an infection may occur."
      const closing =
        document.type !== 'cer' && riskTitle.test(fold(passage.headings.at(-1)?.title ?? '')) ? occurring.exec(sentence.folded) : null;
      if (closing && !/\b(?:if|when|no|not|study|because)\b/.test(closing[1]!)) {
        const parts = split(closing[1]!);
        if (parts.length >= 3) for (const part of parts) add(own, sentence.start + part.start, sentence.start + part.end);
        continue;
      }
      const match = inline.exec(sentence.folded);
      if (
        !match ||
        /\b(?:no|not|other|similar devices?|predecessor|literature)\b/.test(sentence.folded.slice(0, match.index + match[0].length))
      )
        continue;
      const from = match.index + match[0].length;
      const bracket = match[0].endsWith('(') ? sentence.folded.indexOf(')', from) : -1;
      const parts = split(bracket > 0 ? sentence.folded.slice(from, bracket) : sentence.folded.slice(from));
      if (parts.length < 3 || noRisk.test(sentence.folded.slice(from))) continue;
      // "Residual risks named in the instructions: …" holds the instructions to their list.
      const held =
        bracket > 0 && document.type === 'rmf'
          ? 'disclosed'
          : /\b(?:named|listed|disclosed) in the (?:ifu|instructions)/.test(match[0])
            ? 'disclosed'
            : own;
      for (const part of parts) add(held, sentence.start + from + part.start, sentence.start + from + part.end);
    }
    return found;
  },
  examples: [
    {
      text: '## Residual risks\n\n- aseptic loosening\n- deep infection (1 %)\n- Do not reuse the device',
      finds: ['aseptic loosening', 'deep infection (1 %)'],
    },
    {
      text: '| Hazard outcome | Residual risk | Communicated in |\n|---|---|---|\n| skin reaction | acceptable with disclosure | instructions for use |',
      document: 'rmf',
      finds: ['skin reaction'],
    },
    {
      text: '## Hazards\n\n| ID | Hazard and harm | Before | After |\n|---|---|---|---|\n| R01 | Leak, bleeding | red | yellow |',
      document: 'rmf',
      finds: ['Leak, bleeding'],
    },
    {
      text: '## Risks\n\nResidual risks: vertigo, wound infection, and device failure.',
      document: 'sscp',
      finds: ['vertigo', 'wound infection', 'device failure'],
    },
    {
      text: '## Side effects\n\nEven with correct use these can occur: sore throat, bleeding of the gums, and injury of the lingual nerve. Most are mild.',
      document: 'ifu',
      finds: ['sore throat', 'bleeding of the gums', 'injury of the lingual nerve'],
    },
    {
      text: '## Conclusion\n\nThe benefit outweighs the residual risks, which are sore throat, bleeding and nerve injury.',
      document: 'cer',
      finds: ['sore throat', 'bleeding', 'nerve injury'],
    },
    {
      text: '## Hazards\n\n| ID | Hazard and harm | Before | After |\n|---|---|---|---|\n| R01 | Cuff presses on a nerve; palsy. The risk is told to users in IFU section 9 | red | S3 |',
      document: 'rmf',
      finds: ['Cuff presses on a nerve; palsy'],
    },
    {
      text: '## Hazards\n\n| ID | Hazardous situation and harm | Before | After |\n|---|---|---|---|\n| R01 | Leak; infection | S3/P3 M | S3/P1 L |',
      document: 'rmf',
      finds: ['Leak; infection'],
    },
    {
      text: '## Benefits and remaining risks\n\nEven with correct use, these can happen: sore skin; pressure injury; falls; a drop in blood pressure; bruises.',
      document: 'ifu',
      finds: ['sore skin', 'pressure injury', 'falls', 'a drop in blood pressure', 'bruises'],
    },
    {
      text: '## Information for users\n\nThe IFU (section 9) discloses pressure injury, falls, fractures and bruising. The instructions name the models, the date and the maker.',
      document: 'cer',
      finds: ['pressure injury', 'falls', 'fractures', 'bruising'],
    },
    {
      text: '## Results\n\n| Event | Patients |\n|---|---|\n| Headache | 2 |\n\nThe residual risks are acceptable.',
      document: 'cer',
      finds: [],
    },
  ],
} satisfies StatementKind;

const inOneLine = keptByHeadings((headings) => headings.map(({ title }) => fold(title)).join(' '));

function key(document: DossierDocument, passage: Passage): string {
  if (document.type === 'pmcf-plan') return 'followed';
  const headings = inOneLine(passage);
  if (/broadly acceptable|negligible/.test(headings)) return 'minor';
  return document.type === 'rmf' &&
    /(?:residual|remaining) risks? (?:to be |that are |which are )?(?:disclosed|told|communicated)|disclosed (?:in|by) the (?:ifu|instructions)/.test(
      headings,
    )
    ? 'disclosed'
    : 'listed';
}

/** An item's first sentence names the risk; what follows explains it. */
function firstClause(text: string): number {
  const colon = text.search(/:\s|\.\s|\s[–—-]\s/u);
  return colon > 3 ? colon : text.length;
}

/** The members of "a, b (x, y), and c". */
function split(folded: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  let depth = 0;
  const push = (end: number): void => {
    const lead = /^\s*(?:and |or )?(?:also )?(?:the )?(?:risk of )?/.exec(folded.slice(start, end))![0].length;
    const text = folded.slice(start + lead, end).trimEnd();
    if (text.length > 2) parts.push({ start: start + lead, end: start + lead + text.replace(/[.;]$/, '').length });
  };
  for (let index = 0; index < folded.length; index++) {
    const character = folded[index]!;
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0 && (character === ',' || character === ';')) {
      push(index);
      start = index + 1;
    } else if (
      depth === 0 &&
      index > start &&
      folded.startsWith(' and ', index) &&
      folded.indexOf(',', index) < 0 &&
      folded.indexOf(';', index) < 0
    ) {
      push(index);
      start = index + 4;
      index += 3;
    }
  }
  push(folded.length);
  return parts;
}
