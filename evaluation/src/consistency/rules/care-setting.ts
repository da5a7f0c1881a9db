import { careSettings, travel } from '../lexicon/care-settings.ts';
import { loneElements } from '../lone-elements.ts';
import type { ConsistencyRule } from '../rule.ts';
import { termDifferences } from '../term-differences.ts';
import { fold } from '../text/fold.ts';

/** The device is used in the same places in every document. */
export default {
  id: 'care-setting',
  title: 'The places of use are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b) and Annex II 1.1'],
  severity: 'major',
  why: 'Staff, equipment and electromagnetic environment differ between places. A place that one document allows and the others do not know was not evaluated.',
  remedy: 'Decide where the device may be used and name the same places in every document.',
  basis: ['MDR Annex I 5', 'MDR Annex I 23.4(b)', 'MDR Annex II 1.1'],
  *check(dossier) {
    const told = new Set<string>();
    const known = termDifferences(dossier, {
      kind: 'care-setting',
      terms: [...careSettings, travel],
      attribute: 'care-setting',
      role: ['a place of use', 'places of use'],
    });
    for (const contradiction of known) {
      told.add(contradiction.locations[0]!.document);
      yield contradiction;
    }
    // Where a PMCF plan has its sites belongs to its scope.
    yield* loneElements(
      dossier,
      'environment',
      ({ id, type, name, read }) =>
        type !== 'pmcf-plan' && !told.has(id) && !(type === 'other' && tests.test(fold(`${name} ${read.tree.title}`))),
    );
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Intended users and place of use\n\nFor use by trained camera operators in tattoo studios.',
        },
        says: 'tattoo studios',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nImaging of the bladder. Place of use: cruise ships.',
        },
        says: 'cruise ships',
      },
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\n## Device in brief\n\nIntended environments are intensive care units and emergency departments; care before arrival at the hospital is not part of the intended purpose.',
          ifu: '# Instructions for Use\n\n## Where to use it\n\nUse it in the intensive care unit, emergency department, and outside hospital in ambulances and rescue helicopters.',
          rmf: '# Risk Management Report\n\n| Characteristic | Entry |\n|---|---|\n| Environment | hospital and pre-hospital |',
        },
        says: 'outside hospitals',
      },
      {
        dossier: {
          cer: "# Rapport d'évaluation clinique\n\n## Destination du dispositif\n\nLe dispositif est utilisé par le patient à domicile et par les infirmiers dans les cabinets médicaux.",
          ifu: "# Mode d'emploi\n\n## Lieu d'utilisation\n\nDomicile et cabinet médical.",
          sscp: '# RCSPC\n\n## Utilisation prévue\n\nEnvironnement : domicile, ambulance.',
        },
        says: 'mbulances',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is used by nurses in hospitals.',
          rmf: '# Risk Management Report\n\nIntended use considered: infusion; users nurses; environment home and care homes.',
        },
        says: 'home',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is used at home. It is not intended for use in ambulances.',
          ifu: '# Instructions for Use\n\n## Place of use\n\nThe device is used at home and in ambulances.',
        },
        says: 'mbulances',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is used at home and on journeys.',
          rmf: '# Risk file\n\n## Intended purpose\n\nUsed at home and while travelling.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe device may be used at home and in aircraft.',
        },
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## Intended purpose\n\nUsed by nurses in hospital wards. Contraindications: flammable gases; use in magnetic resonance environments.',
          ifu: '# Guide\n\n## Use\n\nUsed by nurses in hospital wards.\n\n## Do without it here\n\n- flammable gases\n- use in magnetic resonance environments',
          rmf: '# Risk file\n\n## Intended purpose\n\nUsed by nurses in hospital wards.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Environment\n\nDry rooms at 10 to 30 °C.\n\n## Where is it used?\n\nIn the clinic where you are treated, by camera operators with experience in ultrasound.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 2 Intended purpose\n\nThe Alva Probe is intended for imaging of the bladder. The device is used by trained camera operators in fertility clinics.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nImaging of the bladder, in adults; users: trained camera operators; environment: fertility clinics.',
          rmf: '# Risk Management Report\n\nIntended use considered: imaging of the bladder; users trained camera operators; environment fertility clinics.',
          ifu: '# Instructions for Use\n\n## Users\n\nFor use by trained camera operators in clinics for fertility.\n\n## Training\n\nCourses take place in seminar hotels.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Patients, users, places\n\n| Item | Specification |\n|---|---|\n| Places of use | hospital, private home |\n| Not in | MR scanner room, ambulance vehicle |',
          rmf: '# Risk management report\n\nIntended use in short: therapy of wounds in adult patients, in hospital and private home.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nEnvironments are theatre, intensive care, emergency department and the pre-hospital field.',
          ifu: '# Instructions for Use\n\n## Where to use it\n\nUse it in the intensive care unit, emergency department, and outside hospital in ambulances and rescue helicopters.',
          rmf: '# Risk Management Report\n\n| Characteristic | Entry |\n|---|---|\n| Environment | hospital and pre-hospital |',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Place of use\n\nHome and everyday surroundings. Hospital wards are outside the scope.',
          rmf: '# Risk Management Report\n\n## Place of use\n\nHome; hospital use was not analysed.',
          ifu: '# Instructions for Use\n\n## Place of use\n\nAt home, at school and at work.',
        },
      },
      {
        dossier: {
          cer: "# Rapport d'évaluation clinique\n\n## Destination du dispositif\n\nLe dispositif est utilisé par le patient à domicile et par les infirmiers dans les cabinets médicaux.",
          ifu: "# Mode d'emploi\n\n## Lieu d'utilisation\n\nDomicile et cabinet médical.",
          sscp: '# RCSPC\n\n## Utilisation prévue\n\nEnvironnement : domicile, cabinet médical.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is used in hospital wards and intensive care units. It is not intended for home use.\n\n## Clinical investigation\n\nPatients were seen in outpatient clinics.',
          ifu: '# Instructions for Use\n\n## Place of use\n\nFor hospital use only. Not for use at home.',
          rmf: '# Risk Management Report\n\nIntended use considered: infusion; users nurses; environment hospitals.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** A report of tests names the place of the tests. */
const tests = /\b(?:usability|human factors|formative|summative|verification|validation|tests?)\b/u;
