import { accessRoutes, manners, patientInterfaces } from '../lexicon/modes-of-use.ts';
import type { ConsistencyRule } from '../rule.ts';
import { termDifferences } from '../term-differences.ts';

/** The device is connected and used in the same way in every document. */
export default {
  id: 'mode-of-use',
  title: 'Patient interfaces, access and manner of use are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex II 1.1 and Annex I 23.4'],
  severity: 'major',
  why: 'A way of using the device that one document allows and another leaves out lacks either evidence or instructions.',
  remedy: 'List all interfaces and ways of use that the evidence covers, and name the same in every document.',
  basis: ['MDR Annex II 1.1', 'MDR Annex I 23.4', 'MEDDEV 2.7/1 rev. 4 A3'],
  *check(dossier) {
    const common = { kind: 'mode-of-use', attribute: 'mode-of-use', complete: true } as const;
    yield* termDifferences(dossier, {
      ...common,
      key: 'interface',
      terms: patientInterfaces,
      role: ['a patient interface', 'patient interfaces'],
    });
    yield* termDifferences(dossier, { ...common, key: 'access', terms: accessRoutes, role: ['a way into the body', 'ways into the body'] });
    yield* termDifferences(dossier, { ...common, key: 'manner', terms: manners, role: ['a manner of use', 'manners of use'] });
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nPatients are ventilated through an endotracheal tube, a mask or a tracheostomy tube.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nPatient interface: mask or tracheostomy tube.',
        },
        says: 'ndotracheal tube',
      },
      {
        dossier: {
          sscp: '# Summary\n\n## Intended use\n\nNo use in temporary catheters, in femoral catheters or in children.',
          rmf: '# Risk management report\n\n## Intended use\n\nFilling of catheters, jugular or femoral, between sessions.',
        },
        says: 'emoral access',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe valve is introduced via the femoral or, where this is unsuitable, the subclavian artery.\n\n## Literature\n\nTransapical access was used in 12 patients [3].',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nAccess is gained through the femoral artery or, if the femoral route is not suitable, through the subclavian artery.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
