import type { Dossier } from '../dossier.ts';
import { populationDeviations } from '../population-deviations.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';

/** Where most documents name the patients in the same words, none names others. */
export default {
  id: 'stated-population',
  title: 'The patients are named alike everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'major',
  why: 'For whom a device is decides which clinical evidence counts. A document that names other patients than the rest leads to use without evidence.',
  remedy: 'Decide which patients the clinical evidence supports and name the same in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)', 'MDR Annex XIV 1(a)'],
  check: (dossier: Dossier): Contradiction[] => populationDeviations(dossier).map(({ contradiction }) => contradiction),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe device serves pacing. The patient group is made up of skeletally mature patients. It is operated by surgeons.',
          rmf: '# Risk Management Report\n\nThe risk analysis has taken its starting point in the following use: pacing, and in the following patients: skeletally mature patients.',
          cep: '# Plan\n\nIt is intended for pacing. The patient group concerned is children from 6 years of age and adults, and the users are surgeons.',
        },
        says: 'children from 6 years',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe device is intended for pacing; its use is foreseen in patients aged 18 to 75 years, and it is meant to be handled by surgeons.',
          sscp: '# Summary\n\nIts population is defined as patients aged 18 to 75 years.',
          rmf: '# Risk Management Report\n\nThe device was assessed in respect of its use for pacing in adults aged 40 years and older.',
        },
        says: 'aged 40 years',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe cage is intended for cervical fusion. The target population is skeletally mature patients.',
          rmf: '# Risk Management Report\n\nIntended use considered: cervical fusion; users surgeons; population skeletally mature patients.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for cervical fusion in patients weighing more than 5 kg.',
        },
        says: 'weighing more than 5 kg',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is women of childbearing age.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nIntrauterine contraception, in women of childbearing age; users: gynaecologists.',
          sscp: '# SSCP\n\n## Intended use\n\nIntrauterine contraception. Target population: postmenopausal women.',
        },
        says: 'postmenopausal women',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is pregnant women from 28 weeks of gestation.',
          rmf: '# Risk Management Report\n\nUse considered: monitoring of the fetus; population pregnant women from 28 weeks of gestation.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for monitoring of the fetus in pregnant women up to 27 weeks of gestation.',
        },
        says: '27 weeks',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is women aged 18 years and older.',
          rmf: '# Risk Management Report\n\nUse considered: treatment of incontinence; population women aged 18 years and older.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for treatment of incontinence in adults aged 18 years and older.',
        },
        says: 'adults aged 18',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe sleeve bridges gaps in the ureter. Recipients are patients with closed epiphyses.',
          rmf: '# Risk Management Report\n\nUse considered: bridging of gaps in the ureter; population patients with closed epiphyses.',
          sscp: '# SSCP\n\n## Intended use\n\nBridging of gaps in the ureter. Recipients: kidney donors.',
        },
        says: 'kidney donors',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe device is intended for pacing; its use is foreseen in patients aged 18 to 75 years, and it is meant to be handled by surgeons.\n\n## Safety\n\nMore events were seen in adults aged 65 years and older.',
          sscp: '# Summary\n\nIts population is defined as patients aged 18 to 75 years.',
          rmf: '# Risk Management Report\n\nHarms were weighed for men and for women. The rate of infection is higher in women. Small sizes are available for women aged 18 years.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe sleeve bridges gaps in the ureter. Recipients are patients with closed epiphyses.',
          rmf: '# Risk Management Report\n\nUse considered: bridging of gaps in the ureter; population patients with closed epiphyses.',
          sscp: '# SSCP\n\n## For patients\n\nThe sleeve closes a gap in the tube between kidney and bladder. It is meant for people who have stopped growing.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe cage is intended for cervical fusion in degenerative disc disease. The target population is skeletally mature patients.\n\n## Clinical investigation\n\nThe target population was adults from 21 years.',
          rmf: '# Risk Management Report\n\nIntended use considered: cervical fusion; users surgeons; population skeletally mature patients.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for cervical fusion in patients with a mature skeleton.\n\n## Contraindications\n\n- patients still growing',
          sscp: '# SSCP\n\n## Intended use\n\nTarget population: skeletally mature patients.\n\n## For patients\n\nThe cage is meant for people with degenerative disc disease.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Design\n\nEligible are patients treated for cervical fusion. A subgroup of patients weighing more than 100 kg is looked at apart.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is adults aged 18 years and older.',
          rmf: '# Risk Management Report\n\nUse considered: pacing; population adults aged 18 years and older.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nPacing, in adults (18 years and older); users: cardiologists.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for pacing in adults with bradycardia. It is not meant for patients weighing less than 5 kg.',
          sscp: '# SSCP\n\n## Intended use\n\nPacing in persons of 18 years or over.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
