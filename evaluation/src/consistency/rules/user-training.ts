import { differences } from '../differences.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { conflictsBetween } from '../support.ts';

/** The training that users need is the same in every document. */
export default {
  id: 'user-training',
  title: 'The required training is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 5 and 23.4(j)'],
  severity: 'major',
  why: 'Risks of use were judged for users with a certain training. A document that asks for less lets others use the device.',
  remedy: 'Decide which training users need and ask for the same in every document.',
  basis: ['MDR Annex I 5', 'MDR Annex I 23.4(j)'],
  *check(dossier) {
    yield* differences(dossier, { kind: 'user-training', accept: ({ key }) => key === '', noun: () => 'required training' });
    const asked = dossier.of('user-training').filter((one) => one.key.startsWith('training'));
    const obligations = conflictsBetween(dossier, {
      statements: asked,
      equal: (one, other) => one.says === other.says,
      comparable: ofSameUsers,
      knows: (document, one) => asked.some((other) => other.document === document && other.says === one.says),
    });
    for (const { deviating, reference } of obligations)
      yield {
        attribute: 'intended-user',
        message: `The required training is told otherwise: ${deviating.says} in ${dossier.document(deviating.document).name}, ${reference.says} in ${dossier.document(reference.document).name}.`,
        locations: [locate(dossier, deviating), locate(dossier, reference)],
        compared: [deviating.says, reference.says],
      };
    const statements = dossier.of('user-training').filter((one) => one.key === 'length' && one.subject === 'device');
    // Groups of users may be trained for different times: a length counts only where the other document nowhere has it.
    const conflicts = conflictsBetween(dossier, {
      statements,
      equal: (one, other) => hoursOf(one) === hoursOf(other),
      comparable: (one, other) =>
        one.document !== other.document && !(hoursOf(one) < 1.3 * hoursOf(other) && hoursOf(other) < 1.3 * hoursOf(one)),
      knows: (document, one) => statements.some((other) => other.document === document && hoursOf(other) === hoursOf(one)),
    });
    for (const { deviating, reference } of conflicts)
      yield {
        attribute: 'intended-user',
        message: `${dossier.document(deviating.document).name} trains users by "${deviating.says}", ${dossier.document(reference.document).name} by "${reference.says}".`,
        locations: [locate(dossier, deviating), locate(dossier, reference)],
        compared: [deviating.says, reference.says],
      };
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nCardiac surgeons with at least ten supervised implantations.',
          ifu: '# Instructions for Use\n\n## Users\n\nCardiac surgeons who have completed five proctored implantations.',
        },
        says: '5 supervised procedures',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Device\n\nAny surgeon, product training optional.',
          ifu: '# Instructions for Use\n\n## Users\n\nSurgeons who have taken part in the product training.',
          cer: '# Clinical Evaluation Report\n\n## Users\n\nSurgeons, after product training.',
        },
        says: 'training optional',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Users\n\nEvery user first completes the two-day course (16 hours).',
          rmf: '# Risk management report\n\n## Device\n\nOperators after the two-day course.',
          sscp: '# Summary\n\n## For the clinic\n\nA two-hour introduction by video is enough for your operators.',
        },
        says: 'two-hour introduction',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nThe monitor must not be used without prior training.',
          rmf: '# Risk management report\n\n## Users\n\nUser training: mandatory',
          ifu: '# Instructions for Use\n\n## Users\n\nThe monitor can be used without special training.',
        },
        says: 'training optional',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nPatients use the bracelet. Training by a nurse takes one hour.',
          sscp: '# Summary\n\n## For patients\n\nYou do not need to be shown how to use it.',
        },
        says: 'training optional',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nSurgeons must attend a training course by the manufacturer.',
          ifu: '# Instructions for Use\n\n## Users\n\nNurses need no training. Pelvic floor training is optional.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nCardiac surgeons with at least ten supervised implantations.\n\n## Predecessor\n\nFive supervised implantations were enough.',
          ifu: '# Instructions for Use\n\n## Users\n\nCardiac surgeons who have carried out 10 implantations under supervision.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nParamedics must have completed the training of 16 hours. Physicians receive an instruction of 2 hours. The first training took 20 hours.',
          rmf: '# Risk management report\n\n## Device\n\nUsers: physicians; paramedics with training of 16 hours.',
          ifu: '# Instructions for Use\n\n## Users\n\nParamedics after a two-day course. The usability study trained for one hour.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Statements about a profession that both name, or about users of which one names none. A reader who is told "you" may be a patient. */
function ofSameUsers({ key: one }: Statement, { key: other }: Statement): boolean {
  const whom = (key: string): readonly string[] => key.replace(/^training(?: of )?/u, '').split(', ');
  const [first, second] = [whom(one), whom(other)];
  return first.includes('') || second.includes('') || first.some((profession) => second.includes(profession));
}

function hoursOf({ value }: Statement): number {
  return value.type === 'number' ? value.number : Number.NaN;
}
