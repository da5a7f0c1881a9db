import type { DossierDocument } from '../dossier.ts';
import { comparableName } from '../names.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import { clausesOf } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';

const proper = "((?:[\\p{Lu}][\\p{L}\\d'’+-]*)(?:[ \\u00a0](?:[\\p{Lu}\\d][\\p{L}\\d.+/-]*)){0,3})";
const claimed = new RegExp(
  `(?:\\b[Ee]quivalen(?:ce|t)(?: device)?\\b[^.;]{0,60}?\\b(?:to|with|is|:)|\\b[Ee]quivalen(?:ce|t)[^.;]{0,30}\\bfor which\\b)\\s+(?:(?:one|a single|only one) (?:device|product|system),? )?(?:the |that of the )?(?:(?:marketed |predecessor |reference )?(?:device|product|system|predecessor)\\s+)?${proper}`,
  'gu',
);
const claimedFor = new RegExp(
  `${proper}(?: (?:by|of|from) (?:the company )?\\p{Lu}[^.;,]{0,60}?)?(?:,[^.;]{0,60},)? (?:is|was) (?:claimed|considered|presumed|demonstrated|regarded|used) (?:to be |as )?(?:an |the )?equivalent|${proper}: equivalence (?:is )?claimed`,
  'gu',
);
/** "Equivalence: for imaging the Alpha shall be used. For dosing the Beta shall be used in the same manner." */
const chosen = new RegExp(`${proper} (?:shall|will|is to) (?:also |likewise )?be used\\b`, 'gu');
/** An equivalent device that is not named but described. */
const described = /\b(?:predecessor|(?:preceding|previous|earlier|former|first|older) (?:generation|model|version|device))\b/;
/** Guidance on equivalence is no device. */
const guidance = /^(?:MDCG|MEDDEV|MDR|ISO|EN|IEC|Regulation)\b/u;
const noRoute =
  /(?<!\b(?:is|are|was|were) )\bno equivalen(?:ce|t)(?: (?:device|route|claim))?(?: (?:is|was|will be|has been))?(?: (?:claimed|used|foreseen|sought))?|\bequivalence (?:is|was|has|will)(?: been)? not (?:be )?(?:claimed|used|foreseen|sought|pursued|relied)|\bwithout (?:any |an? )?(?:recourse to )?equivalence|\bdoes not (?:claim|rely on|foresee|use) (?:any |an? )?equivalen|\bequivalence route is not|\bno claim of equivalence|\bequivalence: ?(?:none|nil|no\b|n\/a)|\bexcludes? (?:every|any|all) equivalen\w+|\b(?:equivalence|equivalent device) (?:to|with) (?:another|any other|any|an? other|some other) (?:[\p{L}-]+ )?(?:device|product|system|model)s? (?:is|was|has been|will be) not (?:be )?(?:claimed|used|foreseen|sought|pursued|relied|shown|intended)|\bequivalence (?:is|was) (?:excluded|waived|ruled out|rejected)|\bequivalence:? (?:to|with)? ?(?:none|no device|nobody)\b/u;
const negated = /\b(?:not|no longer|never|cannot|neither|without)\b/;

/** Whether equivalence to another device is claimed, and to which. */
export default {
  id: 'equivalence',
  title: 'Equivalence claimed',
  references: ['Regulation (EU) 2017/745, Annex XIV part A 3', 'MDCG 2020-5'],
  attribute: 'equivalence',
  read(passage: Passage, document: DossierDocument) {
    if (!/equivalen/.test(`${passage.folded} ${passage.label.toLowerCase()} ${passage.headings.at(-1)?.title.toLowerCase() ?? ''}`))
      return [];
    if (passage.kind === 'heading' || passage.topics.has('abbreviations') || passage.topics.has('references')) return [];
    const found: Found[] = [];
    const add = (written: string, start: number): void => {
      const name = written.replace(/[.,]$/, '');
      found.push({
        value: { type: 'name', name, folded: comparableName(name) },
        says: `claimed to ${name}`,
        start,
        end: start + name.length,
        subject: 'device',
        weight: 'defining',
      });
    };
    for (const sentence of passage.sentences) {
      if (
        !/equivalen/.test(sentence.folded) ||
        /\b(?:article|annex(?! (?:[a-h]|[a-z]{1,4}-?\d{1,3}|\d{1,2})\b)|mdcg|guidance|regulation|requires|would|if)\b/.test(
          sentence.folded.replace(/in annex \w+/, ''),
        )
      )
        continue;
      const none = noRoute.exec(sentence.folded);
      // "Not claimed for the second indication" limits a claim that stands elsewhere.
      const about = none ? /(?:^|[;.] )([^:;]{2,40}):\s*$/.exec(sentence.folded.slice(0, none.index))?.[1] : undefined;
      if (about && !/equivalen|device|route|strategy/.test(about)) continue;
      if (none && /\bsimilar devices?\b/.test(sentence.folded)) continue;
      // "For the Beta no equivalence is claimed" speaks of that device alone.
      if (
        none &&
        new RegExp(`\\b(?:[Ff]or|[Ww]ith|[Tt]o) (?:the )?(?:device |product )?${proper}[^.;]{0,12}$`, 'u').test(
          sentence.text.slice(0, none.index),
        )
      )
        continue;
      // A row about one function or property says it of that alone.
      if (
        none &&
        passage.cell &&
        !/equivalen|device|route|strategy|^[a-z]{1,4}[-. ]?\d{1,2} /.test(fold(`${passage.cell.rowLabel} ${passage.label}`))
      )
        continue;
      if (none && /^for (?!the (?:device|product|system)|this)/.test(sentence.folded)) continue;
      // "Hence for these infants equivalence is not used" leaves the claim for the others.
      if (none && /\bfor (?:these|those|such|children|infants|adults|minors)\b[^.;]{0,30}$/.test(sentence.folded.slice(0, none.index)))
        continue;
      if (none && /^[^.;]{0,20}\bfor (?:the|this|any single)\b/.test(sentence.folded.slice(none.index + none[0].length))) continue;
      if (none) {
        found.push({
          value: { type: 'name', name: 'none', folded: 'none' },
          says: 'not claimed',
          start: sentence.start + none.index,
          end: sentence.start + none.index + none[0].length,
          subject: 'device',
          weight: 'defining',
        });
        continue;
      }
      for (const pattern of [claimed, claimedFor]) {
        for (const match of sentence.text.matchAll(pattern)) {
          // What stands in brackets ("contract not needed") or in another clause denies no claim.
          const { index } = match;
          const clause = clausesOf(sentence.folded.replace(/\([^)]*\)|[;.] /g, (one) => one.replace(/[^;.]/g, ' ').replace('.', ';')));
          if (clause.some(({ start, end, folded }) => start <= index && index < end && negated.test(folded))) continue;
          const name = (match[1] ?? match[2])!.replace(/[.,]$/, '');
          if (/^(?:Table|Figure)\b/.test(sentence.text) || passage.kind === 'caption') continue;
          if (/^(?:MDR|EU|Annex|Table|Section|The|MDCG|MEDDEV|CER|CEP|A|An|In|Class)$/.test(name.split(' ')[0]!)) continue;
          const start = sentence.start + match.index + match[0].indexOf(name);
          found.push({
            value: { type: 'name', name, folded: comparableName(name) },
            says: `claimed to ${name}`,
            start,
            end: start + name.length,
            subject: 'device',
            weight: 'defining',
          });
        }
      }
    }
    if (/(?:^|[.;] |\d )equivalence: /.test(passage.folded))
      for (const sentence of passage.sentences) {
        if (negated.test(sentence.folded)) continue;
        for (const match of sentence.text.matchAll(chosen))
          if (!found.some(({ start, end }) => start < sentence.start + match.index + match[0].length && sentence.start + match.index < end))
            add(match[1]!, sentence.start + match.index);
      }
    // A row or a remark in brackets says what a device is to the evaluated one.
    const row = passage.cell?.rowLabel ?? '';
    if (/^(?:the )?equivalent(?: device)?$/.test(passage.folded.trim()) && !guidance.test(row) && new RegExp(`^${proper}$`, 'u').test(row))
      found.push({
        value: { type: 'name', name: row, folded: comparableName(row) },
        says: `claimed to ${row}`,
        start: 0,
        end: passage.text.length,
        subject: 'device',
        weight: 'defining',
      });
    const bracketed = new RegExp(`${proper} \\((?:the )?equivalent(?: device)?\\)`, 'u').exec(passage.text);
    if (bracketed && found.length === 0) add(bracketed[1]!, bracketed.index);
    for (const field of fieldsOf(passage)) {
      if (!/^equivalen(?:ce|t)(?: device| route| claimed| to| with)?$/.test(field.foldedLabel.trim())) continue;
      const first = new RegExp(`^(?:the )?${proper}`, 'u').exec(field.value);
      if (
        first &&
        found.length === 0 &&
        !guidance.test(first[1]!) &&
        !/^(?:None|No|Not|N|See|Claimed|Yes|Table|Section|The|Demonstrated)$/.test(first[1]!.split(' ')[0]!)
      )
        add(first[1]!, field.start + field.value.indexOf(first[1]!));
      if (
        found.length === 0 &&
        described.test(fold(field.value)) &&
        !negated.test(fold(field.value)) &&
        !/\bno(?:ne)?\b/i.test(field.value)
      )
        found.push({
          value: { type: 'name', name: 'predecessor', folded: 'predecessor' },
          says: 'claimed to the predecessor',
          start: field.start,
          end: field.end,
          subject: 'device',
          weight: 'defining',
        });
      if (/^(?:none|no\b|not claimed|n\/a|not applicable)/i.test(field.value) && found.length === 0) {
        found.push({
          value: { type: 'name', name: 'none', folded: 'none' },
          says: 'not claimed',
          start: field.start,
          end: Math.min(field.end, field.start + 12),
          subject: 'device',
          weight: 'defining',
        });
      }
    }
    // A section of its own begins with the device: "Equivalent device. The Beta 2 by …".
    const heading = passage.headings.at(-1)?.title.toLowerCase() ?? '';
    const opening =
      passage.index > 0 &&
      /^equivalent device\b/.test(heading) &&
      passage.kind === 'paragraph' &&
      document.passages[passage.index - 1]?.kind === 'heading'
        ? new RegExp(`^(?:The )?${proper}`, 'u').exec(passage.text)
        : null;
    if (
      opening &&
      found.length === 0 &&
      !/^(?:The|No|None|This|It|In|For|Equivalence|Table|MDCG|Annex|A|An|All|One|Data|Device)$/.test(opening[1]!.split(' ')[0]!)
    )
      add(opening[1]!, passage.text.indexOf(opening[1]!));
    return found;
  },
  examples: [
    { text: 'Equivalence to the Velora M1 is claimed and shown in annex C.', finds: ['claimed to Velora M1'] },
    {
      text: 'Equivalence: for imaging the Alvora P shall be used. For dosing the Belmo X shall be used in the same manner.',
      finds: ['claimed to Alvora P', 'claimed to Belmo X'],
    },
    { text: '| Device | Role |\n|---|---|\n| Tamarisk 3 | equivalent |\n| Osprea 2 | similar |', finds: ['claimed to Tamarisk 3'] },
    {
      text: '| Item | Value |\n|---|---|\n| Equivalent device | the mask of the preceding generation, whose results are taken over |',
      finds: ['claimed to the predecessor'],
    },
    { text: 'Velora Ti by Brisk Implants SA is claimed to be equivalent.', finds: ['claimed to Velora Ti'] },
    { text: 'The plan foresees no equivalence route.', finds: ['not claimed'] },
    { text: 'Equivalence is not claimed with any device.', finds: ['not claimed'] },
    { text: 'Equivalence to another device is not claimed.', finds: ['not claimed'] },
    { text: '| Item | Description |\n|---|---|\n| STR-1 | no equivalence to another device is claimed |', finds: ['not claimed'] },
    {
      text: 'Claim of equivalence with Perfuport S; the table is in annex B. The differences are without significance.',
      finds: ['claimed to Perfuport S'],
    },
    {
      text: 'Equivalence with the Planimetra 2, an earlier product of the house, is claimed (annex E).',
      finds: ['claimed to Planimetra 2'],
    },
    {
      text: 'Data are lacking; hence for these infants equivalence is not used as a source. With the Ovalis 8 no equivalence is claimed.',
      finds: [],
    },
    { text: 'MDCG 2020-5 explains how equivalence is shown. The curves were equivalent.', finds: [] },
  ],
} satisfies StatementKind;
