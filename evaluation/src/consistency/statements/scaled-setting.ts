import type { DossierDocument } from '../dossier.ts';
import { scaledSettings } from '../lexicon/physiology.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { anyOf } from '../text/any-of.ts';
import { describeRange, readQuantities } from '../text/quantities.ts';

const anySetting = anyOf(scaledSettings.map(({ words }) => words));

const forSome =
  /\b(?:adults? only|in adults|for adults|adult patients|(?:patients|children|persons)[^.;]{0,30}\b(?:above|over|from|heavier|at least|more than)\b[^.;]{0,12}\bkg)\b/u;

/** Settings that must fit the patient's size: the least that is given or recommended. The key is the setting. */
export default {
  id: 'scaled-setting',
  title: 'Settings that grow with body weight',
  references: ['Regulation (EU) 2017/745, Annex I 1 and 23.4'],
  attribute: 'unsafe-instruction',
  read(passage: Passage, document: DossierDocument) {
    const found: Found[] = [];
    if (passage.kind === 'heading') return found;
    const rowLabel = passage.cell?.rowLabel.toLowerCase() ?? '';
    const inRow = anySetting.test(rowLabel);
    for (const sentence of passage.sentences) {
      if (!inRow && !anySetting.test(sentence.folded)) continue;
      for (const setting of scaledSettings) {
        const place = setting.words.exec(sentence.folded);
        if (!place && !setting.words.test(rowLabel)) continue;
        for (const quantity of readQuantities(sentence.text, document.language)) {
          const { range } = quantity;
          if (range.dimension !== setting.dimension || range.from === undefined || range.from === 0) continue;
          // "10 ml per kg" already follows the weight.
          if (/^\s*(?:\/|per)\s*(?:kg|kilo)/.test(sentence.folded.slice(quantity.end))) continue;
          const whole = quantity.exact && !/\b(?:minimum|lowest|smallest|at least|least)\b/.test(sentence.folded);
          if (whole || forSome.test(sentence.folded)) continue;
          found.push({
            key: setting.id,
            value: { type: 'range', range },
            says: `${setting.id} ${describeRange(range)}`,
            start: sentence.start + Math.min(place?.index ?? quantity.start, quantity.start),
            end: sentence.start + quantity.end,
            modality: /\b(?:recommend\w*|must|shall|should|required|set)\b/.test(sentence.folded) ? 'required' : 'allowed',
            weight: 'defining',
          });
        }
      }
    }
    return found;
  },
  examples: [
    { text: 'Tidal volumes above 50 ml are recommended for all patients.', finds: ['tidal volume more than 50 ml'] },
    { text: 'A tidal volume of 6 ml per kg is usual. Tidal volumes of at least 300 ml are set in adults.', finds: [] },
  ],
} satisfies StatementKind;
