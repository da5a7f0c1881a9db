import type { DossierContext, DossierDocument } from '../dossier.ts';
import type { Passage } from '../passage.ts';
import { clausesOf, isContraindicated, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentions, subjectOf } from '../subject.ts';
import { contentStems } from '../text/fold.ts';

const pregnant =
  /\b(?:pregnan\w+|gravid\w*|gestation(?! (?:period|of \d))\w*|schwanger\w*|enceinte|grossesse|embaraz\w+|gravidanz\w*|incinta|unborn (?:child|baby)|expect(?:ing|ant) (?:a (?:baby|child)|mothers?)|mothers?-to-be|(?:weeks|months|days|shortly) before (?:the |her )?(?:delivery|(?:child)?birth|giving birth)|breast-?feeding|lactati\w+|nursing (?:women|mothers)|stillen\w*|allait\w+|lactancia|allattamento)\b/u;
/** A patient before the birth is pregnant: an indication that begins then is one in pregnancy. */
const beforeBirth = /^(?:weeks|months|days|shortly) before/u;
const breast = /^(?:breast|lactat|nursing|still|allait|lactan|allatt)/u;
const allowed =
  /\b(?:no(?:t an?)? contra-?indication|(?:use )?(?:during|in) (?:\w+ )?pregnancy is (?:possible|safe)|no restrictions? (?:for|in|on|during)|(?:does|do) not (?:preclude|exclude|rule out|prevent)|nothing speaks against|(?:does not|doesn't|makes no) (?:matter|difference) (?:if|whether|that) you are pregnant|pregnan\w+ is no (?:obstacle|hindrance|problem|reason against)|safe for (?:you and )?(?:your|the) (?:unborn (?:child|baby)|child|baby)|pregnan\w+ (?:women |patients |persons )?(?:and [\w-]+ (?:women |mothers )?)?(?:can|may) (?:also )?(?:use|wear|receive|be (?:treated|examined|monitored))|(?:can|may) be used safely|(?:can|may) (?:also |safely |still |well )?be (?:used|inserted|implanted|applied|worn|placed|fitted|given|treated|continued) (?:safely )?(?:in|by|on|for|during)|(?:is|are) (?:also )?(?:suitable|indicated|approved|permitted|allowed)|including (?:\w+ ){0,2}pregnan\w+|belongs? to the (?:target|intended|patient) (?:population|patients|group)|(?:is|are) (?:part of|within|included in|covered by) the (?:target|intended|indication|population|scope)|keine gegenanzeige|pas une contre-indication)\b/u;
/** Plain permissions, which a single word turns round: "you may use it if you are not pregnant", "use it again after pregnancy". */
const permitted =
  /^\W*(?:it is |the (?:device|product|system|implant) is )?(?:safe|suitable|intended|indicated|meant) (?:to (?:be )?used? |for (?:use )?|to wear )?(?:in |by |on |during |for )?(?:\w+ )?(?:pregnan|expect|mothers?-to)|\byou (?:can|may) (?:still |also |safely |go on |continue |keep (?:on )?)*(?:to )?(?:us(?:e|ing)|wear(?:ing)?)\b/u;
const turnsRound =
  /\b(?:not?|never|nor|unless|until|after|before|except|without|only|whether|if (?:it|the)|unknown|unclear|established|lacking)\b|\?\s*$/u;
const forbidden =
  /\b(?:only (?:for |in )?(?:those |women |persons |patients )?(?:who|that) are not (?:pregnant|expecting|breast-?feeding)|(?:do|does) not belong to the (?:target|intended|patient)|contra-?indicated|must not(?! (?:exceed|last|be (?:exceeded|left|kept|longer|more|above|below)))|(?:do|may|should|can) not (?:be )?use[d]?|not (?:to be |be )?(?:part of the (?:target|intended)|used|indicated|intended|suitable|approved)|kontraindiziert|contre-indique\w*|contraindicad\w+|controindicat\w+)\b/u;
/** Denials of use in words of their own: "pregnancy rules out treatment", "not for pregnant women", "avoid use in pregnancy". */
const barred =
  /\b(?:(?:is|are) (?:an? )?(?:absolute |further )?contra-?indications?|(?<!not )(?:rules? out|precludes?|forbids?|prohibits?) (?:the |any )?(?:use|treatment|therapy|implantation|wearing)|not (?:meant )?for (?:use (?:in|by|on|during) )?(?:\w+ )?(?:pregnan\w+|expect\w+|mothers?-to-be)|unsuitable for|cannot (?:use|be (?:used|treated)|wear|receive|have|get)|not for you\b|(?:must )?never (?:be used|use|treat)|avoid (?:the )?(?:use|using|treatment|treating)|(?:treatment|use|wearing) (?:[\p{L}-]+ ){0,5}(?:is|are) (?:prohibited|forbidden|ruled out|to be avoided|not (?:allowed|permitted|possible))|women (?:are|is) (?:not (?:to be )?treated|excluded from (?:the )?(?:use|treatment))|patients are excluded from (?:use|treatment)|no (?:treatment|use|therapy|implantation) (?:of|in|during))\b/u;
const withoutSubject = /^\W*(?:not|no|never|avoid|unsuitable|safe|suitable|intended|indicated|meant)\b/u;
/** What is given or done beside the device: "in pregnancy the use of X-rays is not allowed". */
const besideDevice =
  /\b(?:x-?rays?|radiograph\w*|drugs?|medicin\w+|medication|contrast|mri|mr|anti\w+ics?|anticoagul\w+|doses?|vaccin\w+|staff|personnel|employees|operators)\b/u;

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
          /\b(?:test|exclude|stud(?:y|ies)|data|experience|evidence|enrol\w*|exclu\w+(?! from (?:the )?(?:use|treatment)\b)|talk to|consult|ask your|discuss)\b/.test(
            clause.folded,
          )
        )
          continue;
        // "Neither pregnancy nor a short pause belongs to this list."
        if (/\bneither (?:\w+ )?(?:pregnan|breast)/u.test(clause.folded)) continue;
        // A question says nothing.
        if (/\?\s*$/u.test(clause.folded)) continue;
        const unborn = beforeBirth.test(match[0]);
        if (
          unborn &&
          (document.type === 'pmcf-plan' || /\b(?:no|not|never|until|unless|only after|device|shipment)\b/u.test(clause.folded))
        )
          continue;
        // "Use X-ray guidance. Not for pregnant patients." goes back to the step before it.
        const ofStep =
          sentence !== passage.sentences[0] && withoutSubject.test(clause.folded) && purposeZone(passage, document) !== 'stating';
        const bars = forbidden.test(clause.folded) || (!ofStep && barred.test(clause.folded) && !besideDevice.test(clause.folded));
        const allows = allowed.test(clause.folded) || (!ofStep && permitted.test(clause.folded) && !turnsRound.test(clause.folded));
        const may = (allows || (unborn && !listed && purposeZone(passage, document) === 'stating')) && !bars;
        // "Pregnancy is not a contraindication; safety has not been established" allows it.
        const mayNot = !may && !allowed.test(passage.folded) && (listed || inline || bars);
        if (!may && !mayNot) continue;
        if (
          ofFunction(clause.folded, match.index, context, may ? allowed : forbidden) ||
          (!may && ofFunction(clause.folded, match.index, context, barred))
        )
          continue;
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
    {
      text: '## For patients\n\nIt does not matter if you are pregnant.\n\nIt is safe for you and your unborn child.\n\nIf you are pregnant or breast-feeding, you cannot have the treatment.',
      document: 'sscp',
      finds: ['allowed', 'allowed', 'contraindicated'],
    },
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
      text: '## Precautions\n\nPregnancy is a contraindication.\n\nAvoid use in pregnancy.\n\nNot for use in pregnancy.\n\nPregnant patients are excluded from treatment.\n\nMothers-to-be must never use it.',
      finds: ['contraindicated', 'contraindicated', 'contraindicated', 'contraindicated', 'contraindicated'],
    },
    {
      text: '## Precautions\n\nSuitable for pregnant women.\n\nYou can go on using it if you become pregnant.\n\nThere are no restrictions in pregnancy.',
      finds: ['allowed', 'allowed', 'allowed'],
    },
    {
      text: '## Precautions\n\nYou may use it again after pregnancy. Guide it by ultrasound. Not for pregnant patients. Is it safe in pregnancy? In pregnancy the use of X-rays is not allowed. Pregnant staff cannot use the room. It is unknown whether it is safe in pregnancy.',
      finds: [],
    },
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
    !/\b(?:it|they|you|there|this|these|device|product|system|implant|software|treatment|therapy|use|patients?|women|persons?)\b/u.test(
      lead,
    ) &&
    !deviceNames.some((name) => mentions(lead, name)) &&
    !contentStems(lead).some((stem) => deviceNouns.includes(stem))
  );
}
