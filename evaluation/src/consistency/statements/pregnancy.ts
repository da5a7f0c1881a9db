import type { DossierContext, DossierDocument } from '../dossier.ts';
import type { Passage } from '../passage.ts';
import { clausesOf, isContraindicated, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentions, subjectOf } from '../subject.ts';
import { contentStems } from '../text/fold.ts';

const pregnant =
  /\b(?:pregnan\w+|gravid\w*|gestation(?! (?:period|of \d))\w*|schwanger\w*|enceinte|grossesse|embaraz\w+|gravidanz\w*|incinta|expect(?:ing|ant) (?:a (?:baby|child)|mothers?)|(?:weeks|months|days|shortly) before (?:the |her )?(?:delivery|(?:child)?birth|giving birth)|breast-?feeding|lactati\w+|nursing (?:women|mothers)|stillen\w*|allait\w+|lactancia|allattamento)\b/u;
/** A patient before the birth is pregnant: an indication that begins then is one in pregnancy. */
const beforeBirth = /^(?:weeks|months|days|shortly) before/u;
const breast = /^(?:breast|lactat|nursing|still|allait|lactan|allatt)/u;
const allowed =
  /\b(?:no(?:t an?)? contra-?indication|(?:use )?(?:during|in) (?:\w+ )?pregnancy is (?:possible|safe)|no restrictions? (?:for|in|on|during)|(?:does|do) not (?:preclude|exclude|rule out|prevent)|nothing speaks against|pregnan\w+ (?:women |patients |persons )?(?:and [\w-]+ (?:women |mothers )?)?(?:can|may) (?:also )?(?:use|wear|receive|be (?:treated|examined|monitored))|(?:can|may) be used safely|(?:can|may) (?:also |safely |still |well )?be (?:used|inserted|implanted|applied|worn|placed|fitted|given|treated|continued) (?:safely )?(?:in|by|on|for|during)|(?:is|are) (?:also )?(?:suitable|indicated|approved|permitted|allowed)|including (?:\w+ ){0,2}pregnan\w+|belongs? to the (?:target|intended|patient) (?:population|patients|group)|(?:is|are) (?:part of|within|included in|covered by) the (?:target|intended|indication|population|scope)|keine gegenanzeige|pas une contre-indication)\b/u;
const forbidden =
  /\b(?:only (?:for |in )?(?:those |women |persons |patients )?(?:who|that) are not (?:pregnant|expecting|breast-?feeding)|(?:do|does) not belong to the (?:target|intended|patient)|contra-?indicated|must not(?! (?:exceed|last|be (?:exceeded|left|kept|longer|more|above|below)))|(?:do|may|should|can) not (?:be )?use[d]?|not (?:to be |be )?(?:part of the (?:target|intended)|used|indicated|intended|suitable|approved)|kontraindiziert|contre-indique\w*|contraindicad\w+|controindicat\w+)\b/u;

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
        // "For automatic measurement: ascites, pregnancy" limits one way of use only.
        if (match && /^\s*(?:for|in|with|when using) [^:,]{2,40}:/u.test(clause.folded.slice(0, match.index))) continue;
        // "Newborns of 28 weeks' gestation" are not pregnant.
        if (match && /^gestat/.test(match[0]) && /\bweeks?\b/.test(clause.folded)) continue;
        if (
          !match ||
          /\b(?:test|exclude|stud(?:y|ies)|data|experience|evidence|enrol\w*|exclu\w+|talk to|consult|ask your|discuss)\b/.test(
            clause.folded,
          )
        )
          continue;
        const unborn = beforeBirth.test(match[0]);
        if (
          unborn &&
          (document.type === 'pmcf-plan' || /\b(?:no|not|never|until|unless|only after|device|shipment)\b/u.test(clause.folded))
        )
          continue;
        const may =
          (allowed.test(clause.folded) || (unborn && !listed && purposeZone(passage, document) === 'stating')) &&
          !forbidden.test(clause.folded);
        // "Pregnancy is not a contraindication; safety has not been established" allows it.
        const mayNot = !may && !allowed.test(passage.folded) && (listed || inline || forbidden.test(clause.folded));
        if (!may && !mayNot) continue;
        if (ofFunction(clause.folded, match.index, context, may ? allowed : forbidden)) continue;
        // "Additional contraindications for the training mode: heart disease; pregnancy".
        if (mayNot && forOneMode.test(sentence.folded.slice(0, clause.start))) continue;
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
    { text: '## Insertion\n\nThe device may be inserted during pregnancy.', document: 'ifu', finds: ['allowed'] },
    {
      text: '## Insertion\n\nPregnancy is excluded before insertion. The device may be inserted during menstruation.',
      document: 'ifu',
      finds: [],
    },
    {
      text: '## Population\n\nPregnant patients belong to the target population.\n\nOf the women only those who are not expecting a child are covered.\n\nIn pregnancy the dose must not exceed 2 mg.',
      finds: ['allowed', 'contraindicated'],
    },
    {
      text: '## Population\n\nWhether pregnant women will belong to a later population is open. Only those are asked about pregnancy who are ill.',
      finds: [],
    },
    { text: '## Contraindications\n\n- pregnancy', finds: ['contraindicated'] },
    {
      text: '## Indications\n\nAdults with cardiomyopathy, as a rule in the last weeks before delivery.\n\n## Warnings\n\nIf you are expecting a baby, you must not use it.',
      finds: ['allowed', 'contraindicated'],
    },
    {
      text: '## Indications\n\nWomen with cardiomyopathy, from six weeks after delivery, not in the weeks before birth. The device is checked in the weeks before delivery.',
      finds: [],
    },
    { text: '## Warnings\n\nPregnant women may use the device. Pregnancy does not preclude its use.', finds: ['allowed', 'allowed'] },
    { text: '## Warnings\n\nAutoCount must not be used in pregnancy. Gentle mode may be used in pregnancy.', finds: [] },
    { text: '## Limits\n\nFurther contraindications for AutoCount: unstable heart disease; pregnancy.', finds: [] },
    { text: '## Contraindications\n\n- for automatic measurement: ascites, pregnancy', finds: [] },
    { text: '## Precautions\n\nPregnancy is no contraindication, but weigh the benefit with care.', finds: ['allowed'] },
    { text: '## Warnings\n\nThe device must not be used in pregnant women.', finds: ['contraindicated'] },
    {
      text: '## Precautions\n\nExperience in pregnant patients is limited.\n\n## Clinical investigation\n\nPregnant women were excluded.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** A list of what bars a single mode, function or part. */
const forOneMode =
  /\bcontra-?indications? (?:for|of|in|to|with) (?!(?:the |this |our )?(?:device|use|system|product|implant|therapy|treatment)\b)[^:;.]{2,40}:/u;

/** "The automatic measurement must not be used in pregnancy" forbids a function and not the device. */
function ofFunction(folded: string, at: number, { deviceNames, deviceNouns }: DossierContext, says: RegExp): boolean {
  const words = says.exec(folded);
  if (!words || words.index > at) return false;
  const lead = folded.slice(0, words.index).split(/[,:]/).at(-1)!.trim();
  return (
    lead !== '' &&
    !/\b(?:it|they|you|this|these|device|product|system|implant|software|treatment|therapy|use|patients?|women|persons?)\b/u.test(lead) &&
    !deviceNames.some((name) => mentions(lead, name)) &&
    !contentStems(lead).some((stem) => deviceNouns.includes(stem))
  );
}
