import type { DossierContext, DossierDocument } from '../dossier.ts';
import type { Passage } from '../passage.ts';
import { clausesOf, isContraindicated, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';

const pregnant =
  /\b(?:pregnan\w+|gravid\w*|gestation(?! (?:period|of \d))\w*|schwanger\w*|enceinte|grossesse|embaraz\w+|gravidanz\w*|incinta|breast-?feeding|lactati\w+|nursing (?:women|mothers)|stillen\w*|allait\w+|lactancia|allattamento)\b/u;
const breast = /^(?:breast|lactat|nursing|still|allait|lactan|allatt)/u;
const allowed =
  /\b(?:no(?:t an?)? contra-?indication|(?:can|may) (?:also )?be used (?:in|by|on|for|during)|(?:is|are) (?:also )?(?:suitable|indicated|approved|permitted|allowed)|including (?:\w+ ){0,2}pregnan\w+|keine gegenanzeige|pas une contre-indication)\b/u;
const forbidden =
  /\b(?:contra-?indicated|must not|(?:do|may|should|can) not (?:be )?use[d]?|not (?:to be |be )?(?:used|indicated|intended|suitable|approved)|kontraindiziert|contre-indique\w*|contraindicad\w+|controindicat\w+)\b/u;

/** Whether the device may be used in pregnancy (key "pregnancy") and breast-feeding (key "breast-feeding"). */
export default {
  id: 'pregnancy',
  title: 'Pregnancy and breast-feeding',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b), (g) and (s)'],
  attribute: 'population-condition',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (passage.kind === 'heading' || !pregnant.test(passage.folded) || purposeZone(passage, document) === 'foreign') return found;
    const listed = isContraindicated(passage, document);
    for (const sentence of passage.sentences) {
      if (subjectOf(sentence, passage, context) === 'other-device') continue;
      const inline = /^\s*contra-?indications?\s*:/.test(sentence.folded);
      for (const clause of clausesOf(sentence.folded)) {
        const match = pregnant.exec(clause.folded);
        // "Newborns of 28 weeks' gestation" are not pregnant.
        if (match && /^gestat/.test(match[0]) && /\bweeks?\b/.test(clause.folded)) continue;
        if (
          !match ||
          /\b(?:test|exclude|stud(?:y|ies)|data|experience|evidence|enrol\w*|exclu\w+|talk to|consult|ask your|discuss)\b/.test(
            clause.folded,
          )
        )
          continue;
        const may = allowed.test(clause.folded) && !forbidden.test(clause.folded);
        // "Pregnancy is not a contraindication; safety has not been established" allows it.
        const mayNot = !may && !allowed.test(passage.folded) && (listed || inline || forbidden.test(clause.folded));
        if (!may && !mayNot) continue;
        found.push({
          key: breast.test(match[0]) ? 'breast-feeding' : 'pregnancy',
          value: { type: 'categories', categories: [may ? 'allowed' : 'contraindicated'] },
          says: may ? 'allowed' : 'contraindicated',
          start: sentence.start + clause.start + match.index,
          end: sentence.start + clause.start + match.index + match[0].length,
          subject: 'device',
          weight: 'defining',
        });
      }
    }
    return found;
  },
  examples: [
    { text: '## Contraindications\n\n- pregnancy', finds: ['contraindicated'] },
    { text: '## Precautions\n\nPregnancy is no contraindication, but weigh the benefit with care.', finds: ['allowed'] },
    { text: '## Warnings\n\nThe device must not be used in pregnant women.', finds: ['contraindicated'] },
    {
      text: '## Precautions\n\nExperience in pregnant patients is limited.\n\n## Clinical investigation\n\nPregnant women were excluded.',
      finds: [],
    },
  ],
} satisfies StatementKind;
