import { professions } from '../lexicon/professions.ts';
import { isWithin, related } from '../lexicon/terms.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** What one document reserves to some people, another does not let others do. */
export default {
  id: 'permitted-act',
  title: 'The same people may do the same with the device',
  references: ['Regulation (EU) 2017/745, Annex I 5 and 23.4(j)', 'IEC 62366-1:2015, 5.1'],
  severity: 'major',
  givesWayTo: ['intended-user', 'user-training', 'mode-of-use', 'opposed-step', 'forbidden-step'],
  why: 'Risks of a step were judged for the people who do it. Where another document lets others do it, nobody has judged whether they can.',
  remedy: 'Decide who may do the step, and say the same in the instructions, the summary and the risk file.',
  basis: ['MDR Annex I 5', 'MDR Annex I 23.4(j)', 'IEC 62366-1:2015, 5.1'],
  asksFor: ['permitted-act'],
  *check(dossier) {
    const statements = dossier.of('permitted-act').filter((one) => one.subject === 'device');
    const limits = statements.filter((one) => one.modality === 'required' || one.modality === 'forbidden');
    if (limits.length === 0) return;
    const told = new Set<string>();
    for (const grant of statements) {
      if (grant.modality === 'forbidden') continue;
      for (const limit of limits) {
        if (limit.document === grant.document || !ofOneAct(limit, grant)) continue;
        const against = peopleOf(grant).filter((who) => excludes(limit, who, grant));
        const pair = [limit.document, grant.document].sort().join('\n') + actOf(limit);
        if (against.length === 0 || told.has(pair)) continue;
        // Who grants it and limits it as well, or the other way round, tells of an exception in both.
        if (knows(statements, grant.document, limit) || permits(statements, limit, grant, against)) continue;
        told.add(pair);
        yield {
          attribute: 'intended-user',
          message: `${dossier.document(grant.document).name} lets ${against.join(', ')} do what ${dossier.document(limit.document).name} ${limit.modality === 'required' ? `reserves to ${peopleOf(limit).join(', ')}` : `forbids ${peopleOf(limit).join(', ')}`}: ${grant.key}.`,
          locations: [locate(dossier, grant), locate(dossier, limit)],
          compared: [grant.says, limit.says],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nThe cassette may be changed by the nurse or by the trained carer at home.',
          rmf: '# Risk management report\n\n## Controls\n\nThe cassette is changed only by hospital pharmacy staff.',
        },
        says: 'nurses, carers',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nOnly the physician changes the settings.',
          sscp: '# Summary\n\n## Use\n\nYou can change the settings yourself with the remote control.',
        },
        says: 'patients',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\nThe drain is removed exclusively by the surgeon.',
          ifu: '# Instructions for Use\n\n## Use\n\nThe drain can be removed by the nurse on the ward.',
        },
        says: 'nurses',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nBattery replacement is reserved to authorised service technicians.',
          sscp: '# Summary\n\n## Use\n\nYou may replace the battery yourself.',
        },
        says: 'patients',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nDressings are applied and changed by trained healthcare professionals only.',
          sscp: '# Summary\n\n## Use\n\nA nurse applies the first dressing. Later changes can also be made by you or a relative, once we have shown you how.',
        },
        says: 'patients, carers',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nPatients, relatives and family doctors do not adjust the valve.',
          sscp: '# Summary\n\n## Use\n\nThe valve is adjusted through the skin. Your family doctor can do this.',
        },
        says: 'general practitioners',
      },
      {
        dossier: {
          sscp: '# Summary\n\n## Use\n\nOnly your doctor can switch the stimulator off.',
          ifu: '# Instructions for Use\n\n## Use\n\nThe patient can switch off the stimulator.',
        },
        says: 'patients',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nNobody but the surgeon tightens the screw.',
          cer: '# Clinical Evaluation Report\n\n## Use\n\nThe screw can be tightened by the nurse.',
        },
        says: 'nurses',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\nThe canister is changed by the nurse; patients must not change it.',
          ifu: '# Instructions for Use\n\n## Use\n\nThe patient can change the canister.',
        },
        says: 'patients',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nOpening the housing is reserved to the manufacturer.',
          rmf: '# Risk management report\n\n## Controls\n\nThe housing may be opened by the hospital technician.',
        },
        says: 'hospital technicians',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nThe cassette may be changed by the nurse. Only the physician changes the pressure limits. The drain is removed only by a physician.',
          rmf: '# Risk management report\n\n## Controls\n\nThe cassette is changed only by nurses or physicians. The patient changes the pressure within the limits. The drain may be removed by the surgeon.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nThe first patch is applied only by a doctor. Patients must not adjust the pressure. Only the physician may remove the catheter.',
          sscp: '# Summary\n\n## Use\n\nYou can apply the following patches yourself. After training you can adjust the pressure yourself. In an emergency the nurse may remove the catheter.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nThe battery of the controller may be replaced by the patient. Do not open the housing yourself. The tube may be changed by nurses or carers.',
          rmf: '# Risk management report\n\n## Controls\n\nThe battery of the implant is replaced only by a surgeon. The lid may be opened by the patient. The tube is changed by trained persons only.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function peopleOf({ value }: Statement): readonly string[] {
  return value.type === 'categories' ? value.categories : [];
}

const actOf = ({ key }: Statement): string => {
  const words = key.split(' ');
  return `${words[0]} ${words.at(-1)}`;
};

/** Moments that a limit on the whole act holds for as well. */
const times: ReadonlySet<string> = new Set(['later', 'next', 'further', 'subsequ', 'follow']);

/** A limit holds for the thing it names; what the permission names more closely may be another one, unless it is but a later one. */
function ofOneAct(limit: Statement, grant: Statement): boolean {
  if (limit.key === grant.key) return true;
  if (actOf(limit) !== actOf(grant)) return false;
  const marks = (key: string): string[] => key.split(' ').slice(1, -1);
  const [general, special] = [marks(limit.key), marks(grant.key)];
  return general.every((one) => special.includes(one)) && special.every((one) => general.includes(one) || times.has(one));
}

const lay: ReadonlySet<string> = new Set(['patients', 'carers', 'lay persons', 'untrained users', 'sports trainers', 'teachers']);
/** Who cannot be told from others by their names alone. */
const vague: ReadonlySet<string> = new Set([
  'trainees',
  'physician assistants',
  'users',
  'readers',
  'untrained users',
  'sterile services staff',
]);
const technical: ReadonlySet<string> = new Set(['technicians', 'manufacturer', 'hospital technicians']);

function excludes(limit: Statement, who: string, grant: Statement): boolean {
  const named = peopleOf(limit);
  if (limit.modality === 'forbidden') {
    // Who has been taught may do what others must not.
    if (grant.weight === 'mention') return false;
    return named.some((one) => one === who || isWithin(who, one, professions) || ((one === 'readers' || one === 'users') && lay.has(who)));
  }
  if (vague.has(who) || named.some((one) => vague.has(one))) return false;
  return named.length > 0 && named.every((one) => apart(one, who));
}

/** Whether those who are reserved to do something are other people than these. */
function apart(reserved: string, who: string): boolean {
  if (reserved === who) return false;
  if (technical.has(reserved) && technical.has(who)) return reserved === 'manufacturer' && who === 'hospital technicians';
  if (reserved === 'health professionals') return lay.has(who);
  if (who === 'health professionals') return lay.has(reserved) || technical.has(reserved);
  if (related(reserved, who, professions)) return false;
  const doctor = (one: string): boolean => isWithin(one, 'physicians', professions) || one === 'dentists';
  if (doctor(reserved) && doctor(who)) return who === 'general practitioners';
  const nursing = (one: string): boolean => one === 'nurses' || one === 'midwives' || one === 'care staff';
  return !(nursing(reserved) && nursing(who));
}

/** Whether a document states the limit itself. */
function knows(statements: readonly Statement[], document: string, limit: Statement): boolean {
  return statements.some(
    (one) => one.document === document && one.modality === limit.modality && ofOneAct(one, limit) && one.says === limit.says,
  );
}

/** Whether the document that limits an act grants it to the same people elsewhere. */
function permits(statements: readonly Statement[], limit: Statement, grant: Statement, people: readonly string[]): boolean {
  return statements.some(
    (one) =>
      one !== limit &&
      one.document === limit.document &&
      one.modality !== 'forbidden' &&
      ofOneAct(one, grant) &&
      people.every((who) => peopleOf(one).includes(who)),
  );
}
