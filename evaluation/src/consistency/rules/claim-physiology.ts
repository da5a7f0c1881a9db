import type { Dossier } from '../dossier.ts';
import { locationIn } from '../location.ts';
import { implausible } from '../plausibility.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';

const doubted =
  /\b(?:not|no|never|neither|nor|without|cannot|contrary|misconception|whether|unlike|does not|do not|withdrawn|rejected|instead of)\b/u;

/** A claim does not go against what is generally taught of the body. */
export default {
  id: 'claim-physiology',
  title: 'Claims agree with physiology',
  references: ['Regulation (EU) 2017/745, Article 7', 'Regulation (EU) 2017/745, Annex XIV Part A 1(a)'],
  severity: 'major',
  why: 'A claim that turns a known effect round is either an error of wording or needs strong evidence of its own; expert panels notice it at once.',
  remedy:
    'Check the direction of the effect, then give the evidence or withdraw the claim. What is usually taught is given here as an unverified pointer.',
  basis: ['MDR 7', 'MDR Annex XIV Part A 1'],
  asksFor: [],
  *check(dossier: Dossier) {
    const found = new Map<string, Contradiction>();
    for (const document of dossier.documents) {
      if (document.language !== 'en' || document.type === 'sota') continue;
      for (const passage of document.passages) {
        if (passage.topics.has('literature') || passage.topics.has('state-of-the-art') || passage.topics.has('similar-devices')) continue;
        for (const sentence of passage.sentences) {
          const entry = implausible(sentence.folded, dossier);
          if (!entry || doubted.test(sentence.folded)) continue;
          const place = locationIn(document, passage, sentence.start, sentence.end);
          const before = found.get(entry.id);
          const words = entry.claim.exec(sentence.folded)![0];
          if (before) found.set(entry.id, { ...before, locations: [...before.locations, place], compared: [...before.compared, words] });
          else
            found.set(entry.id, {
              attribute: 'claim',
              message: `${document.name} says "${passage.text.slice(sentence.start, sentence.end).slice(sentence.folded.indexOf(words)).slice(0, words.length)}"; ${entry.usually} (unverified; ${entry.source}).`,
              locations: [place],
              compared: [words],
            });
        }
      }
    }
    yield* found.values();
  },
  examples: {
    finds: [
      {
        dossier: {
          cear: '# Assessment\n\nDevice: Alpha, a ventilator. The assessor accepts that the device lowers the intracranial pressure.',
        },
        says: 'unverified',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nDevice: Alpha, a ventilator. High pressures raise intracranial pressure. The device does not reduce intracranial pressure.',
          sota: '# State of the art\n\nHyperventilation lowers intracranial pressure for a short time.',
        },
      },
      { dossier: { cer: '# Clinical Evaluation Report\n\nDevice: Beta, a ventricular drain. It lowers intracranial pressure.' } },
    ],
  },
} satisfies ConsistencyRule;
