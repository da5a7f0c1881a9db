import { boundDifferences } from '../bound-differences.ts';
import type { ConsistencyRule } from '../rule.ts';

/** The device treats patients of the same weight in every document. */
export default {
  id: 'population-weight',
  title: 'The weight of the patients is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'critical',
  why: 'Settings, doses and sizes depend on the weight of the patient. Who follows the wrong limit treats patients for whom safety and performance were never shown.',
  remedy: 'Decide which limit the clinical evidence supports and use it in every document, with the same words.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)', 'MDR Annex XIV 1(a)'],
  check: (dossier) =>
    boundDifferences(dossier, { kind: 'population-weight', noun: 'weight of the patients', attribute: 'population-weight' }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Klinische Bewertung\n\n## Zweckbestimmung\n\nDie Pumpe ist bestimmt für Patienten mit einem Körpergewicht von mindestens 10 kg.',
          ifu: '# Gebrauchsanweisung\n\n## Für wen die Pumpe bestimmt ist\n\nPatienten: Erwachsene und Kinder, die mindestens 5 kg wiegen.',
        },
        says: '5 kg',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients weighing more than 1 kg.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nFor patients above 5 kg body weight.',
        },
        says: '5 kg',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients with a body weight of at least 20 kg.',
          sscp: '# SSCP\n\n## Intended use\n\nPatients must weigh at least 20 kg.',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- body weight below 10 kg',
        },
        says: '10 kg',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is adults with a body weight of not more than 140 kg.',
          sscp: '# SSCP\n\n## Intended use\n\nIt must not be used in patients with infection, poor bone stock, allergy to cobalt, or a weight of more than 140 kg.',
        },
      },
      {
        dossier: {
          cer: '# Klinische Bewertung\n\n## Zweckbestimmung\n\nDie Pumpe ist bestimmt für Patienten mit einem Körpergewicht von mindestens 10 kg.',
          ifu: '# Gebrauchsanweisung\n\n## Für wen die Pumpe bestimmt ist\n\nPatienten: Erwachsene und Kinder, die mindestens 10 kg wiegen.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients weighing at least 20 kg. Pulse mode is restricted to patients of 30 kg or more.\n\n## Equivalence\n\nThe Beta is intended for patients above 14 kg.\n\n## Technical data\n\nThe device weighs 2.3 kg.',
          ifu: '# Instructions for Use\n\n## Who can be treated\n\n- children who weigh 20,000 g or more\n- pulse mode: only persons of 30 kg or more\n\n## Contraindications\n\n- children who weigh less than 20 kg',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
