import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import type { Passage } from '../passage.ts';
import { forbidsAfter } from '../patient-bounds.ts';
import { forbids, leftBy, partOfDevice, tellsOfCondition, tellsOfSome } from '../population-parts.ts';
import { clausesOf, isContraindicated, isNotOwn, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { fold } from '../text/fold.ts';
import { describeRange, readQuantities } from '../text/quantities.ts';

const symptoms = '(?:symptoms?|complaints?)';
const injury = '(?:injur(?:y|ies)|trauma|accident)';
/** What stands right behind the time: "within 12 hours of symptom onset", "up to 72 hours after the injury". */
const behind = new RegExp(
  `^(?:(?: old| have passed| has passed| elapsed)?,? (?:of|after|from|since|following)|(?:'s?)? post-?) ?(?:(?:the|their|its|first|initial|acute) )*(?:(?<injury>${injury})|(?:${symptoms} |stroke |disease |pain )?(?:onset|start|beginning|appearance)\\b(?! of (?:treatment|therapy|use|anaesthesia|labour|the (?:operation|procedure|treatment)))|last (?:known|seen|being) (?:well|normal)|${symptoms} (?:began|started|appeared|set in|arose))`,
  'u',
);
/** What stands right before the time: "whose symptoms began", "onset of symptoms:", "time since injury". */
const before = new RegExp(
  `(?:\\b${symptoms}(?: of [\\p{L} ]{3,30}?)?,? (?:that |which |must have |have |had |has )*(?:began|begun|started|appeared|set in|arisen|arose|lasted|lasting|been present|present|existed|existing|persisted|persisting|of|for)(?: for)?|\\b(?:onset|start|beginning) of (?:the )?${symptoms}(?: (?:is|was|lies|lay|must lie|must be|dates back))?|\\b(?:symptom|stroke|disease) onset(?: (?:is|was|lies|lay|must lie|must be))?|\\bsymptom duration(?: of| is)?|\\bduration of (?:the )?${symptoms}(?: of| is)?|\\b(?:time|interval|period) (?:since|from|after) (?:the )?(?:(?<injury>${injury})|(?:symptom |stroke )?onset(?: of (?:the )?${symptoms})?|last known well)(?: of| is)?) ?[:(,=]? ?$`,
  'u',
);
const quick = /\b(?:symptoms?|complaints?|onset|last (?:known|seen)|injur(?:y|ies)|trauma|accident)\b/u;
/** Symptoms that go on after the treatment, or come of it, say nothing of when it may begin. */
const afterwards =
  /\b(?:persist\w*|return|recur\w*|worsen\w*|occur\w*|improv\w*|relief|seek|call|contact|tell|follow-?up|observ\w+|study|trial|mean|median)\b/u;

/** How long ago symptoms or an injury may have begun in those who are treated. The key is what began; forbidden: a contraindication. */
export default {
  id: 'time-since-onset',
  title: 'Time since symptoms or an injury began',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  attribute: 'population-condition',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (document.language !== 'en' || passage.kind === 'heading' || passage.kind === 'caption') return found;
    const label = fold(passage.label);
    if (!quick.test(passage.folded) && !quick.test(label)) return found;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign') return found;
    const limiting = isContraindicated(passage, document);
    if (
      !limiting &&
      zone !== 'stating' &&
      !/\b(?:intended|indicated|suitable|contra-?indicat\w*|population|must not|indications?)\b/u.test(`${label} ${passage.folded}`)
    )
      return found;
    if (passage.cell && (passage.cell.column > 1 || passage.cell.row < 0)) return found;
    for (const sentence of passage.sentences) {
      if (subjectOf(sentence, passage, context) !== 'device') continue;
      const contra = /^\s*contra-?indications?\b/u.test(sentence.folded);
      for (const clause of clausesOf(sentence.folded)) {
        const { folded } = clause;
        if (!quick.test(folded) && !quick.test(label)) continue;
        if (partOfDevice.test(folded) || tellsOfCondition(folded.replace(/\bonset\b/gu, '')) || (isNotOwn(folded) && !limiting && !contra))
          continue;
        const at = sentence.start + clause.start;
        for (const { range, ...quantity } of readQuantities(passage.text.slice(at, at + folded.length), document.language)) {
          if (range.dimension !== 'time' || (range.from !== undefined && range.from === range.to)) continue;
          const head = folded.slice(0, quantity.start);
          const tail = folded.slice(quantity.end).replace(/^'? ?(?:duration|standing)\b/u, '');
          const match = behind.exec(tail) ?? before.exec(head) ?? (/^\W*$/u.test(head) ? before.exec(label) : null);
          if (!match || (!limiting && !contra && (afterwards.test(folded.replace(match[0].trim(), ' ')) || tellsOfSome(folded)))) continue;
          const out =
            limiting ||
            contra ||
            deniedAt(folded, quantity.start) ||
            forbids.test(head) ||
            forbidsAfter(folded, quantity.start, quantity.end);
          if (out && range.from !== undefined && range.to !== undefined) continue;
          const treated = out ? leftBy(range) : range;
          found.push({
            key: match.groups?.injury ? 'injury' : 'symptoms',
            value: { type: 'range', range: treated },
            says: describeRange(treated),
            start: at + quantity.start,
            end: at + quantity.end,
            subject: 'device',
            weight: 'defining',
            modality: out ? 'forbidden' : 'stated',
          });
        }
      }
    }
    return found;
  },
  examples: [
    { text: '## Intended purpose\n\nFor adults with acute ischaemic stroke within 8 hours of symptom onset.', finds: ['up to 8 hours'] },
    { text: '## Indications\n\nDeep vein thrombosis whose symptoms began not more than 14 days ago.', finds: ['up to 2 weeks'] },
    { text: '## Indications\n\nAcute wounds, up to 6 hours after the injury.', finds: ['up to 6 hours'] },
    { text: '## Patients\n\n- Onset of symptoms: no more than 10 days before the procedure.', finds: ['up to 10 days'] },
    { text: '## Target population\n\nAdults with symptoms for at least 6 months.', finds: ['at least 6 months'] },
    { text: '## Contraindications\n\n- symptoms for more than 14 days', finds: ['up to 2 weeks'] },
    { text: '| Item | Entry |\n|---|---|\n| Indication | tendon rupture less than 14 days after injury |', finds: ['less than 2 weeks'] },
    {
      text: '## Warnings\n\nCall your doctor if symptoms persist for more than 3 days.\n\n## Clinical investigation\n\nPatients within 8 hours of symptom onset were enrolled.',
      finds: [],
    },
    { text: '## Intended purpose\n\nPredicts low blood pressure up to 10 minutes before its onset.', finds: [] },
  ],
} satisfies StatementKind;
