import type { DossierContext } from './dossier.ts';
import { componentOf } from './lexicon/component.ts';
import { mentionsAny } from './subject.ts';
import { contentStems, fold, stem } from './text/fold.ts';

/** A "lens case" is no lens, and a "pump stand" no pump. */
const accessoryAtEnd = /([\p{L}-]+) (case|box|bag|stand|holder|charger|trolley|cover|plunger|cable|battery|adapter|tray)$/u;

/** The part a row is about: none where it names the device by its name or noun, else the part, or the row's own first word. */
export function partOfRow(label: string, context: DossierContext): string {
  const stems = contentStems(label);
  const accessory = accessoryAtEnd.exec(fold(label));
  if (accessory && context.deviceNouns.includes(stem(accessory[1]!)) && !context.deviceNouns.includes(stem(accessory[2]!)))
    return stem(accessory[2]!);
  if (
    stems.length === 0 ||
    stems.some((one) => context.deviceNouns.includes(one)) ||
    mentionsAny(fold(label), context.deviceNames) ||
    /\b(?:device|product)\b|\bsystem\b(?! (?:controller|monitor|console|driver|charger|cable|adapter|bag)\b)/i.test(label)
  )
    return '';
  return stems.join(' ');
}

/** Columns "Value" and "Specification" are about the device; others about what they name. */
export function partOfColumn(title: string, context: DossierContext): string {
  return /^(?:value|data|specification|description|details?|content|information|statement|entry|characteristic|assumption|requirement|answer|limit|property)s?\b|^$/.test(
    title.toLowerCase().trim(),
  )
    ? ''
    : partOfRow(title, context);
}

/** Whose limit it is: "" of the device, a part's stem, or undefined where the words name something else. */
export function ownerOfLimit(thing: string, context: DossierContext): string | undefined {
  // "The pump is reusable and lasts …" speaks of the pump.
  const subject =
    /^\W*(it|(?:the|this|your|each|its) [\p{L}\d -]{2,70}?) (?:is|are|was|has|comes|needs|consists|holds|must|may|can|weighs|measures|contains|works|runs|carries|belongs|keeps|stays|makes|gives|shows|helps)\b.* and $/su.exec(
      thing,
    )?.[1];
  if (subject !== undefined) return ownerOfLimit(subject, context);
  // "A survey, which embraces 400 beds and lasts 30 months", is no bed.
  if (/^ ?(?:which|that|who) \p{L}/u.test(thing)) return undefined;
  const words = thing.trim().split(/ (?:that|which|of|in|from|with|for) /)[0]!;
  const part = componentOf(words.slice(-40), context.deviceNouns);
  const head = words.split(/\s+/).at(-1)!;
  if (part !== '') return part.split(' ').at(-1) === stem(head) || stem(head) === part ? part : undefined;
  // Where the name tells no noun, "the pump" is the device.
  if (things.test(head) && !context.deviceNouns.some((noun) => things.test(noun))) return '';
  return /^(?:it|device|product|system|implant|(?:bio|endo)?prosthes[ie]s|unit|parts|components)$/.test(head) ||
    context.deviceNouns.includes(stem(head)) ||
    mentionsAny(words.slice(-50), context.deviceNames)
    ? ''
    : undefined;
}

const things =
  /^(?:pump|valve|stent|mesh|monitor|prosthesis|lens|frame|stimulator|generator|processor|headset|scanner|scope|main unit|bed|meter|insole|brace|splint|band|ring|plate|nail|cage|spacer|graft|shunt|drain|robot)$/u;

/** The words that say whose life it is: those right before it, or the beginning of a sentence that does not speak of the device. */
export function subjectOfLife(before: string, context: DossierContext): string {
  const near = before.slice(-60);
  if (
    componentOf(near, context.deviceNouns) !== '' ||
    /\b(?:device|system|product|implant|it)\b/.test(before) ||
    mentionsAny(before, context.deviceNames)
  )
    return near;
  return before;
}
