import { professions } from '../lexicon/professions.ts';
import { loneElements } from '../lone-elements.ts';
import type { ConsistencyRule } from '../rule.ts';
import { termDifferences } from '../term-differences.ts';

/** The device is used by the same people in every document. */
export default {
  id: 'intended-user',
  title: 'The intended users are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 5, 22 and 23.4'],
  severity: 'major',
  why: 'Risks of use, instructions and usability tests hold for the users they were made for. Lay persons in one document and specialists in another mean that one of the files covers the wrong people.',
  remedy: 'Decide who may use the device, with which training, and name the same users in every document.',
  basis: ['MDR Annex I 5', 'MDR Annex I 23.4', 'IEC 62366-1:2015, 5.1'],
  *check(dossier) {
    const told = new Set<string>();
    const known = termDifferences(dossier, {
      kind: 'intended-user',
      terms: professions,
      attribute: 'intended-user',
      role: ['users', 'users'],
      ignored: new Set(['technicians', 'sterile services staff']),
    });
    for (const contradiction of known) {
      told.add(contradiction.locations[0]!.document);
      yield contradiction;
    }
    yield* loneElements(dossier, 'users', ({ id }) => !told.has(id));
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Intended users and place of use\n\nFor use by hotel porters in fertility clinics.',
        },
        says: 'hotel porters',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nImaging of the bladder. Only night guards may operate the probe.',
        },
        says: 'night guards',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe lens is used by lay persons after fitting by an optician.',
          rmf: '# Risk Management Report\n\nIntended use considered: correction of ametropia; users lay persons after fitting by an optician.',
          ifu: '# Instructions for Use\n\n## Users\n\nFor use by lay persons without fitting.',
        },
        says: 'without fitting',
      },
      {
        dossier: {
          cer: '# Klinische Bewertung\n\n## Zweckbestimmung\n\nDie Pumpe wird von Ärzten und Pflegekräften angewendet.',
          ifu: '# Gebrauchsanweisung\n\n## Anwender\n\nÄrzte und Pflegekräfte.',
          rmf: '# Risikomanagementbericht\n\n| Merkmal | Angabe |\n|---|---|\n| Anwender | Apotheker |\n| Umgebung | Krankenhaus |',
        },
        says: 'harmacists',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is used by dialysis nurses in dialysis centres.',
          rmf: '# Risk Management Report\n\nIntended use considered: haemodialysis; users lay persons without training; environment dialysis centres.',
        },
        says: 'ay persons',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is used by patients and their caregivers after training.',
          ifu: '# Instructions for Use\n\n## Users\n\nFor use by patients and their caregivers.',
          rmf: '# Risk Management Report\n\nIntended use considered: infusion; users hospital physicians only; environment home.',
        },
        says: 'hysicians',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nIntended users are surgeons, or scrub nurses acting under their direction, who place the film.',
          ifu: '# Instructions for Use\n\n## Users\n\nOnly the surgeon places the film. Do not delegate this step.',
          sscp: '# SSCP\n\n## Users\n\nSurgeons.',
        },
        says: 'nurses',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Users\n\nThe staff trained on the camera; night guards may not use it.\n\n## Training\n\nCourses are given by product specialists.\n\n## Maintenance\n\nService is done by technicians of the manufacturer.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Comparator\n\nThe predecessor was used by hotel porters.\n\n## Users\n\nUsers must have completed the course. Set-up is done by technicians.\n\n## Clinical investigation\n\nThe device was used by three sonographers.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nSurgeons and scrub nurses acting under their direction place the film.',
          ifu: '# Instructions for Use\n\n## Users\n\nThe film is for surgeons.',
          sscp: '# SSCP\n\n## Users\n\nSurgeons.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nOrthopaedic surgeons. Residents and nurses assist; they do not implant. Physicians prescribe the exercises.',
          ifu: '# Instructions for Use\n\n## Users\n\nOnly orthopaedic surgeons may implant the device.',
          sscp: '# SSCP\n\n## Users\n\nOrthopaedic surgeons.',
        },
      },
      {
        dossier: {
          cer: '# Klinische Bewertung\n\n## Zweckbestimmung\n\nDie Pumpe wird von Ärzten und Pflegekräften angewendet.',
          ifu: '# Gebrauchsanweisung\n\n## Anwender\n\nÄrzte und Pflegekräfte.',
          rmf: '# Risikomanagementbericht\n\n| Merkmal | Angabe |\n|---|---|\n| Anwender | Ärzte; Pflegekräfte |\n| Umgebung | Krankenhaus |',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nThe device is used by interventional cardiologists and cardiac surgeons. Nurses load the instrument but do not fire it.',
          ifu: '# Instructions for Use\n\n## Users\n\n- Only trained physicians may implant this device\n- Ask your technician for maintenance',
          sscp: '# SSCP\n\n## Users\n\nThe intended users are heart surgeons and interventional cardiologists.\n\n## For patients\n\nYour doctor uses the device.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
