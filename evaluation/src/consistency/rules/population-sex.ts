import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';

/** The device treats patients of the same sex in every document. */
export default {
  id: 'population-sex',
  title: 'The sex of the patients is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'major',
  why: 'Anatomy and evidence differ between the sexes. A document that lets in others than the evaluation covers leads to use without evidence.',
  remedy: 'Decide which patients the clinical evidence supports and name the same in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)'],
  check: (dossier) => differences(dossier, { kind: 'population-sex', noun: () => 'sex of the patients' }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe catheter is intended for males and females of six years and over.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe device is intended for men and boys from six years.',
        },
        says: 'male only',
      },
      {
        dossier: {
          cer: '# Klinische Bewertung\n\n## Zweckbestimmung\n\nDas Produkt ist bestimmt für Frauen ab 18 Jahren.',
          ifu: '# Gebrauchsanweisung\n\n## Zweckbestimmung\n\nDas Produkt ist bestimmt für Frauen und Männer ab 18 Jahren.',
        },
        says: 'female only',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for males and females of six years and over.\n\n## Clinical investigation\n\nThe study enrolled men only.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe device is intended for patients of either sex. It must not be used in pregnant women.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
