import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

/** A part that one document restricts to one mode is not used in another mode elsewhere. */
export default {
  id: 'part-mode',
  title: 'The modes of a part are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(k)'],
  severity: 'major',
  why: 'A part that works in one mode only does not treat the patient in another.',
  remedy: 'Decide in which modes the part may be used and say the same in every document.',
  basis: ['MDR Annex I 23.4(k)'],
  general: true,
  *check(dossier) {
    const statements = dossier.of('part-mode');
    const told = new Set<string>();
    for (const one of statements) {
      if (one.modality !== 'allowed') continue;
      const limits = statements.filter(
        (other) => other.modality === 'required' && other.key === one.key && other.document !== one.document,
      );
      const limit = limits[0];
      const own = statements.some((other) => other.modality === 'required' && other.key === one.key && other.document === one.document);
      if (!limit || own || told.has(`${one.document} ${one.key}`)) continue;
      told.add(`${one.document} ${one.key}`);
      yield {
        attribute: 'mode-of-use',
        message: `${dossier.document(one.document).name} lets a part (${one.key}) be used in more than one mode, but ${dossier.document(limit.document).name} allows ${limit.says}.`,
        locations: [one, ...limits.slice(0, 3)].map((statement) => locate(dossier, statement)),
        compared: [one.says, ...limits.slice(0, 3).map((statement) => statement.says)],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nThe mask is for continuous mode only.',
          'pmcf-plan': '# PMCF Plan\n\n## Registry\n\nPatients with an open mask are treated in either mode.',
        },
        says: 'more than one mode',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Use\n\nThe mask is for continuous mode only. With the cannula use either mode.',
          'pmcf-plan':
            '# PMCF Plan\n\n## Registry\n\nPatients with a cannula are treated in either mode, those with a mask in continuous mode.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
