import type { DossierContext } from '../dossier.ts';
import { componentOf } from '../lexicon/component.ts';
import { deviceFeatures } from '../lexicon/device-features.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { fold } from '../text/fold.ts';

/** One look tells whether a text speaks of any of them. */
const quick = new RegExp(deviceFeatures.map(({ quick }) => quick.source).join('|'), 'u');
/** What was asked, feared, done in a study or is true of somebody else; who has an allergy; who changes something at the maker's. */
const talk =
  /\b(?:if|whether|unless|would|could|hazards?|risks?|allerg\w+|sensitiv\w+|hypersensitiv\w+|tested|studies?|animal (?:studies|tests?|models?|experiments?)|predecessor|competitor|comparator|earlier|previous|former(?:ly)?|older|service|technicians?|manufacturer|workshop|gloves?|packaging|pack|carton|pouch)\b/u;

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
  keyTitles: Object.fromEntries(deviceFeatures.map(({ id, title }) => [id, title])),
  read(passage: Passage, document, context) {
    if (document.language !== 'en' || passage.kind === 'heading' || !quick.test(passage.folded)) return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (!quick.test(folded) || /\?\s*$/u.test(folded)) continue;
      if (subjectOf(sentence, passage, context) !== 'device') continue;
      for (const feature of deviceFeatures) {
        if (!feature.quick.test(folded)) continue;
        const told = (match: RegExpMatchArray, has: boolean): void => {
          const start = sentence.start + match.index!;
          const end = start + match[0].length;
          const [before, after] = [folded.slice(0, match.index), folded.slice(match.index! + match[0].length)];
          const lead = before.split(/[,;:(]/u).at(-1)!;
          if (talk.test(`${lead}${match[0]}${after.split(/[,;:(]/u)[0]!}`)) return;
          if (found.some((one) => one.key?.startsWith(feature.id) && one.start < end && start < one.end)) return;
          // A latex-free connector does not make the device free of latex.
          if (!has && feature.ofParts && componentOf(lead, context.deviceNouns) !== '') return;
          // The battery of the remote control is not that of the implant.
          const thing = feature.ofParts
            ? ''
            : thingOf(`${passage.headings.at(-1)?.title ?? ''} ${passage.label} ${sentence.text}`, context);
          const key = [feature.id, thing].filter(Boolean).join(' of ');
          const says = has ? feature.has : feature.hasNot;
          found.push({ key, value: { type: 'categories', categories: [says] }, says, start, end, weight: 'defining' });
        };
        for (const match of folded.matchAll(feature.absent)) told(match, false);
        for (const match of folded.matchAll(feature.present)) told(match, true);
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
