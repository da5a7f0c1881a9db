import type { DossierContext } from '../dossier.ts';
import { componentOf } from '../lexicon/component.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { namesOtherVersion } from '../subject.ts';
import { contentStems, fold } from '../text/fold.ts';

const named =
  /\b(?:[Mm]odels?|MODEL|REF|[Cc]atalogue (?:no\.?|number)|[Aa]rticle (?:no\.?|number)|[Tt]ype|[Pp]roduct code|[Oo]rder (?:no\.?|number|code))(?: of (?:the )?([^:;|]{3,40}?)(?=:| is\b))?\s*(?::|no\.?|number|is)?\s*([A-Z]{1,6}\d{0,3}-?(?:[A-Z\d]{1,6})(?:-[A-Z\d]{1,6})*)(?![\p{L}\d])/gu;

/** "REF | TW-320", "Device / REF | Velora 3 / TW-320": the label says what the number is. */
const refLabel =
  /^(?:(?:the )?(?:device|product|trade name)(?: name)? ?(?:\/|and|,) ?)?(?:ref|model(?: (?:number|no\.?))?|catalogue (?:number|no\.?)|article (?:number|no\.?)|order (?:number|no\.?)|product code)(?: no\.?| number)?$/u;
const refValue = /^(?:[^,;/()]{2,40} ?[/,] ?)?(\p{Lu}{1,6}(?:-\p{Lu}{1,6}){0,2}-\d{2,5}\p{Lu}?)$/u;

/** "SNL" of the model "SNL-200": numbers that begin alike are of its parts. */
function seriesOf(context: DossierContext): string {
  return context.deviceName.match(/(?<![\p{L}\d])(\p{Lu}{2,5})-?\d{2,4}\p{Lu}?(?![\p{L}\d])/u)?.[1] ?? '';
}

/** "Ward gateway (SNL-230)", or a row "Ward gateway | SNL-230": a part by its name with a number of the device's series. */
function partsIn(passage: Passage, context: DossierContext): Found[] {
  const series = seriesOf(context);
  if (series === '' || !passage.text.includes(`${series}-`)) return [];
  const found: Found[] = [];
  const add = (name: string, code: string, start: number): void => {
    const words = fold(name).trim();
    if (context.deviceName.includes(code) || notPart.test(words) || contentStems(words).length < 2) return;
    found.push({
      key: `part ${words}`,
      value: { type: 'name', name: code, folded: code.toLowerCase() },
      says: code,
      start,
      end: start + code.length,
      weight: 'defining',
    });
  };
  const code = new RegExp(`^${series}-\\d{2,4}\\p{Lu}?$`, 'u');
  const { cell } = passage;
  if (cell && cell.row >= 0 && cell.column > cell.labelColumn && code.test(passage.text.trim()))
    add(cell.rowLabel, passage.text.trim(), passage.text.indexOf(series));
  else
    for (const match of passage.text.matchAll(
      new RegExp(
        `(?:^|[,;:|] |\\b(?:the|The|a|an) )((?:\\p{L}[\\p{Ll}-]+ ){1,2}\\p{Ll}[\\p{Ll}-]+|\\p{Lu}[\\p{Ll}-]+ \\p{Ll}[\\p{Ll}-]+) \\((?:model |REF )?(${series}-\\d{2,4}\\p{Lu}?)\\)`,
        'gu',
      ),
    ))
      add(match[1]!, match[2]!, match.index + match[0].lastIndexOf(match[2]!));
  return found;
}

/** Other devices, and what a number may have several of. */
const notPart =
  /\b(?:predecessor|previous|former|older|earlier|system|device|product|model|version|sizes?|socks?|small|medium|large|left|right)\b|\d/u;

/** Model and catalogue numbers of the device and its parts. */
export default {
  id: 'model-number',
  title: 'Model and catalogue numbers',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(b), Annex I 23.2(a)'],
  attribute: 'model',
  property: true,
  read(passage: Passage, _document, context) {
    const parts = partsIn(passage, context);
    if (parts.length > 0) return parts;
    const own = passage.cell?.column === 1 && refLabel.test(fold(passage.label).trim()) ? refValue.exec(passage.text.trim()) : null;
    if (own && /\d/.test(own[1]!)) {
      const start = passage.text.indexOf(own[1]!);
      return [
        {
          key: '',
          value: { type: 'name', name: own[1]!, folded: own[1]!.toLowerCase() },
          says: own[1]!,
          start,
          end: start + own[1]!.length,
          weight: 'defining',
        },
      ];
    }
    if (!/model|ref|catalogue|article n|type|product code|order (?:n|code)/.test(passage.folded)) return [];
    const found: Found[] = [];
    for (const match of passage.text.matchAll(named)) {
      const code = match[2]!;
      if (!/\d/.test(code) || code.length < 4 || /^(?:ISO|IEC|EN|MDCG|CEP|CER|IFU|SSCP|PSUR|SOTA|RMR)/.test(code)) continue;
      const start = match.index + match[0].lastIndexOf(code);
      // "The adapter (model X), which connects …": the nearest noun before the number.
      const before =
        passage.text
          .slice(Math.max(0, match.index - 45), match.index)
          .split(/[.;,(]/)
          .filter((part) => part.trim())
          .at(-1) ?? '';
      found.push({
        ...(namesOtherVersion(match[1] ?? '', context) ? { subject: 'other-device' as const } : {}),
        key: componentOf(`${before} ${match[1] ?? ''}`, context.deviceNouns) || componentOf(passage.label, context.deviceNouns),
        value: { type: 'name', name: code, folded: code.toLowerCase() },
        says: code,
        start,
        end: start + code.length,
        weight: 'defining',
      });
    }
    return found;
  },
  examples: [
    {
      text: '| Field | Entry |\n|---|---|\n| Device / REF | Velora LVO 3.2 / TW-CSL-310 |\n| REF | TW-CSL-320 |',
      finds: ['TW-CSL-310', 'TW-CSL-320'],
    },
    { text: '| Field | Entry |\n|---|---|\n| Model of care | ISO-9001 |\n| Order | AB-120 to AB-140 |', finds: [] },
    { text: 'The powered handle (model KPX-300) drives the reload.', finds: ['KPX-300'] },
    { text: 'REF of version 3.2: AN-320; order number AN-310.', finds: ['AN-320', 'AN-310'] },
    { text: 'The device complies with ISO 14971. Type 2 diabetes and model predictions were studied.', finds: [] },
  ],
} satisfies StatementKind;
