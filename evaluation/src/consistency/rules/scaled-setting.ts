import type { Dossier } from '../dossier.ts';
import { scaledSettings } from '../lexicon/physiology.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

/** The least setting is possible for the lightest patient. */
export default {
  id: 'scaled-setting',
  title: 'Settings fit the lightest patient',
  references: ['Regulation (EU) 2017/745, Annex I 1 and 23.4'],
  severity: 'critical',
  why: 'A volume or an energy that is right for an adult injures a small child. Limits of the population and limits of the settings must be possible together.',
  remedy:
    'Give the setting by body weight, or restrict it or the population. The usual figures are pointers and unverified; the clinical evaluation must give its own source.',
  basis: ['MDR Annex I 1', 'MDR Annex I 23.4'],
  *check(dossier: Dossier) {
    const weights = dossier
      .of('population-weight')
      .filter((one) => one.subject === 'device' && one.affirmed && one.value.type === 'range' && (one.value.range.from ?? 0) > 0);
    const told = new Set<string>();
    for (const statement of dossier.of('scaled-setting')) {
      const setting = scaledSettings.find((one) => one.id === statement.key);
      if (!setting || statement.subject !== 'device' || statement.value.type !== 'range') continue;
      const own = weights.filter((one) => one.document === statement.document);
      const lightest = (own.length > 0 ? own : weights).toSorted((a, b) => least(a.value) - least(b.value))[0];
      if (!lightest) continue;
      const { range } = statement.value;
      const perKilogram = (range.from ?? 0) / (least(lightest.value) / 1000);
      // A range from 10 ml on can be set low enough; only its least value counts.
      if (perKilogram <= setting.harmful || told.has(`${statement.key} ${range.from}`)) continue;
      told.add(`${statement.key} ${range.from}`);
      const name = (id: string): string => dossier.document(id).name;
      const { document } = statement;
      yield {
        attribute: 'unsafe-instruction',
        message: `${name(document)} gives ${statement.says}; for a patient of ${least(lightest.value) / 1000} kg (${name(lightest.document)}) that is at least ${Number(perKilogram.toPrecision(3))} ${setting.unit}, where ${setting.usual[0]} to ${setting.usual[1]} ${setting.unit} are usual and ${setting.harm} is feared above ${setting.harmful} (unverified; ${setting.source}).`,
        locations: [locate(dossier, statement), locate(dossier, lightest)],
        compared: [statement.says, lightest.says],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients weighing more than 2 kg.\n\n## Settings\n\nTidal volumes of at least 60 ml must be set.',
        },
        says: '30 ml/kg',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients weighing more than 2 kg.\n\n## Settings\n\nTidal volumes from 10 ml to 2000 ml can be set. Tidal volumes of at least 300 ml are usual in adults.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function least(value: { readonly type: string; readonly range?: { readonly from?: number } }): number {
  return value.range?.from ?? Number.POSITIVE_INFINITY;
}
