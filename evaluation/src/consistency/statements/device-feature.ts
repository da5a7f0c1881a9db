import type { DossierContext } from '../dossier.ts';
import { componentOf } from '../lexicon/component.ts';
import { type DeviceFeature, deviceFeatures } from '../lexicon/device-features.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { fold } from '../text/fold.ts';

/** One look tells whether a text speaks of any of them. */
const quick = new RegExp(deviceFeatures.map(({ quick }) => quick.source).join('|'), 'u');
/** What was asked, feared, done in a study or is true of somebody else; who has an allergy; who changes something at the maker's. */
const talk =
  /\b(?:if|whether|unless|would|could|hazards?|risks?|allerg\w+|sensitiv\w+|hypersensitiv\w+|tested|studies?|animal (?:studies|tests?|models?|experiments?)|predecessor|competitor|comparator|earlier|previous|former(?:ly)?|older|service|technicians?|manufacturer|workshop|gloves?|packaging|pack|carton|pouch)\b/u;

const clauseEnd = /[,;:(]/u;

/** Where a sentence tells that the device lacks or has a feature; what it lacks comes first, since its words may stand in those of having. */
function toldOf(
  { absent, present }: DeviceFeature,
  folded: string,
): { readonly has: boolean; readonly at: number; readonly end: number }[] {
  return [absent, present].flatMap((words) =>
    [...folded.matchAll(words)].map(({ 0: match, index }) => ({ has: words === present, at: index, end: index + match.length })),
  );
}

/** Which of several things of a system a text speaks of; "" where it names none. */
function thingOf(text: string, context: DossierContext): string {
  const folded = fold(text);
  return componentOf(folded.replace(whatElse, ''), context.deviceNouns) || things.exec(folded)?.[0] || '';
}
/** The battery is what is told of, and the app or telephone that data are sent to is no part. */
const whatElse = /\bbatter(?:y|ies)\b|\bto (?:the|your|an?) (?:[\p{L}-]+ )?(?:app|application|phone|smartphone|display|receiver)\b/gu;
const things = /\b(?:implants?|generators?|controllers?|readers?|handsets?|base|meters?|scales?|consoles?)\b/u;

/** What a device has or has not: a substance that must be named, a radio, a battery that can be changed. The key is the feature. */
export default {
  id: 'device-feature',
  title: 'What the device has or has not',
  references: ['Regulation (EU) 2017/745, Annex I 10.4, 23.2 and Annex II 1.1'],
  attribute: 'other',
  property: true,
  read(passage: Passage, document, context) {
    if (document.language !== 'en' || passage.kind === 'heading' || !quick.test(passage.folded)) return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (!quick.test(folded) || /\?\s*$/u.test(folded)) continue;
      if (subjectOf(sentence, passage, context) !== 'device') continue;
      const around = `${passage.headings.at(-1)?.title ?? ''} ${passage.label} ${sentence.text}`;
      for (const feature of deviceFeatures) {
        if (!feature.quick.test(folded)) continue;
        // The battery of the remote control is not that of the implant.
        const key = [feature.id, feature.ofParts ? '' : thingOf(around, context)].filter(Boolean).join(' of ');
        for (const { has, at, end } of toldOf(feature, folded)) {
          const lead = folded.slice(0, at).split(clauseEnd).at(-1)!;
          if (talk.test(`${lead}${folded.slice(at, end)}${folded.slice(end).split(clauseEnd)[0]!}`)) continue;
          const place = { start: sentence.start + at, end: sentence.start + end };
          if (found.some((one) => one.key === key && one.start < place.end && place.start < one.end)) continue;
          // A latex-free connector does not make the device free of latex.
          if (!has && feature.ofParts && componentOf(lead, context.deviceNouns) !== '') continue;
          const says = has ? feature.has : feature.hasNot;
          found.push({ key, value: { type: 'categories', categories: [says] }, says, ...place, weight: 'defining' });
        }
      }
    }
    return found;
  },
  examples: [
    {
      text: 'Its materials are free of latex and of di(2-ethylhexyl) phthalate (DEHP). The tubing is softened with a phthalate (DEHP).',
      finds: ['contains phthalates', 'is free of latex', 'is free of phthalates'],
    },
    {
      text: 'It contains no substance of animal or human origin. Two calcium salts that are obtained from the bones of cattle. The device is not made with natural rubber latex.',
      finds: ['contains animal material', 'is free of animal material', 'is free of human material', 'is free of latex'],
    },
    {
      text: 'The monitor sends each reading by Bluetooth to the app on your phone. The device has no radio.',
      finds: ['sends data by radio', 'sends no data by radio'],
    },
    {
      text: 'The battery cannot be changed. When it is empty, then you just pop in a fresh battery. Do not replace the battery.',
      finds: ['has a battery that can be changed', 'has a battery that cannot be changed'],
    },
    {
      text: 'The splint has no alarm. An alarm sounds when the bag is empty. It has no alarm for air.',
      finds: ['has an alarm', 'has no alarm'],
    },
    {
      text: 'Patients with an allergy to latex. The connector is latex-free. Gloves that contain latex must not be used. The battery is replaced by the service. In animal studies no reaction was seen. The predecessor contained PVC.',
      finds: [],
    },
  ],
} satisfies StatementKind;
