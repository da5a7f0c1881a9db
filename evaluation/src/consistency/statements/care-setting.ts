import type { DossierContext, DossierDocument } from '../dossier.ts';
import { careSettings } from '../lexicon/care-settings.ts';
import { termsIn } from '../lexicon/terms.ts';
import type { Passage } from '../passage.ts';
import type { PurposeStretch } from '../purpose.ts';
import { termStatements } from '../purpose-terms.ts';
import type { Found, StatementKind } from '../statement.ts';

const place =
  /\b(?:(?:used?|users?|uses|treatment|applied|apply|applies|insert\w*|keeps?|angewendet|anwendung|getragen|benutzt|utilise\w*|utilizan?|usan?|begins?|changed?|use|operated|operation|performed|perform|implanted|administered|carried out|takes? place|installed|worn|treated|environments?|settings?|places?|suitable|suited|given|done|delivered|provided|intended|designed|only|verwendet|eingesetzt|utilise\w*|utilizad\w*|utilizzat\w*)\b[^.]{0,160}?\b(?:in|at|within|on|outside|during|including|is|are|for|to|im|in|auf|zu|dans|en|a|nel\w*)\b|for (?=[a-z]+ use)|\b(?:device|system|unit|product|equipment|software) for\b|(?=(?:home|hospital|domestic) use)|^\s*(?:(?:also|only|not|for use) )*(?:for|in|at) |^\s*(?:also|as well as) |^\s*(?:hospital|home)s?\b)/u;

/** Where the device is used, and where it must not be. */
export default {
  id: 'care-setting',
  title: 'Place of use',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b) and Annex II 1.1', 'IEC 60601-1-2:2014, 3'],
  attribute: 'care-setting',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    if (!/[a-z]{3}/.test(passage.folded)) return [];
    const found = termStatements(passage, document, context, {
      aspect: 'environment',
      terms: careSettings,
      // Where a plan has the sites of its study is asked for by the rule on its scope.
      within: (stretch) => (stretch.asked && document.type === 'pmcf-plan' ? undefined : placeIn(stretch)),
    });
    return [...found, ...takenHomeIn(passage, document)];
  },
  examples: [
    { text: '## Use\n\nYou may take the cap home and carry on there.', document: 'sscp', finds: ['home'] },
    {
      text: '## Use\n\nYou do not need to go to hospital for it.\n\nYou have to come to the hospital for every treatment.',
      document: 'sscp',
      finds: ['home', 'hospitals'],
    },
    { text: '## Use\n\nYou go to the hospital for the check-up. You come to the hospital if you feel ill.', document: 'sscp', finds: [] },
    {
      text: '## Intended users and place of use\n\nFor use by surgeons in hospital operating theatre.',
      finds: ['hospitals, operating rooms'],
    },
    {
      text: '## Intended purpose\n\nThe device is used at home and outdoors. It is not intended for use in MRI rooms or ambulances.',
      finds: ['MR environment, ambulances', 'home, outdoors'],
    },
    { text: '## Intended purpose\n\nThe device is not approved for use during transport by helicopter.', finds: ['ambulances'] },
    {
      text: '## Intended purpose\n\nUse it in the operating theatre, and outside hospital in ambulances. Care before arrival at the hospital is not part of the intended purpose.',
      finds: ['operating rooms, care outside hospitals, ambulances', 'care outside hospitals'],
    },
    {
      text: '## Device in brief\n\nIntended environments are intensive care units and pre-hospital care.',
      document: 'cep',
      finds: ['intensive care units, care outside hospitals'],
    },
    { text: '## Intended purpose\n\nTherapy is given on the general ward.', finds: ['hospital wards'] },
    {
      text: 'Intended use considered: oxygen supply; users carers; environment home and care homes.',
      document: 'rmf',
      finds: ['home, long-term care facilities'],
    },
    {
      text: '## Intended purpose\n\nThe device is for hospital use only.\n\n## Clinical investigation\n\nPatients were treated in five outpatient clinics.',
      finds: ['hospitals'],
    },
    {
      text: '## Intended use\n\nNo use in pregnant women, in ambulances, in children, or in the home.\n\n## Intended use and foreseeable misuse\n\nForeseeable misuse: overfilling; use in an aircraft; use in an MRI room.',
      finds: ['ambulances, home'],
    },
    { text: '## Who and where\n\nWearers from 12 years, at home. Fitting by an optician.', document: 'rmf', finds: ['home'] },
    {
      text: '## Purpose\n\nSurgeons implant it in the operating theatre.\n\n| Item | Text |\n|---|---|\n| User and place | patient, in the own home |',
      finds: ['operating rooms', 'home'],
    },
    { text: 'Foreseen by: nurses. Surroundings: intensive care units only.', document: 'rmf', finds: ['intensive care units'] },
    { text: '## Use model\n\n- Site: home of the subject, without staff', document: 'rmf', finds: ['home'] },
    { text: '## Who / where\n\n- Who reads: cardiologist, in the outpatient clinic\n- Where worn: home', finds: ['home'] },
    { text: '## Never for\n\n- home HD\n- infusion fluid', document: 'ifu', finds: [] },
    { text: '## Context\n\nThe bed stands in private dwellings only.', document: 'rmf', finds: ['home'] },
    { text: '## Going home\n\nIt is not used at home, nor in an ambulance.', document: 'ifu', finds: ['home, ambulances'] },
    { text: '## 1 Basis\n\nThe place of use is the maternity ward.', document: 'rmf', finds: ['hospital wards'] },
    { text: '## Use\n\nCharge it before use in a car or at home. Used so, this takes four hours at home.', document: 'ifu', finds: [] },
    { text: '## Use\n\nThe physician may receive the alert on the phone, also at home.', document: 'ifu', finds: [] },
    { text: '## Numbers\n\nThe user spent one night in the hospital.', document: 'psur', finds: [] },
    {
      text: "## Where\n\nThe scale shall not be operated in domestic surroundings. The chair is for use in private households. Treatment in the physician's office.",
      document: 'ifu',
      finds: ['home', 'home', 'outpatient facilities'],
    },
    {
      text: '## Use\n\nThe training takes place in the hospital. Hospital-acquired infections are possible. May the pump be used at home?',
      document: 'ifu',
      finds: [],
    },
    { text: '## Limits\n\nIt ought not to be worn in an MRI room.', document: 'ifu', finds: ['MR environment'] },
    {
      text: '- Environment: hospital; no vehicles, no home',
      document: 'rmf',
      finds: ['hospitals', 'vehicles, home'],
    },
    {
      text: '## Complaints\n\nTwo pumps failed at home; one patient was taken to hospital.\n\n## Help\n\nGo to hospital at once if you bleed. Keep it at home in a dry place. The patient wears the stent at home.',
      document: 'ifu',
      finds: [],
    },
    { text: '| Item | Entry |\n|---|---|\n| Manufacturer | Termavita SpA |', finds: [] },
    { text: '5. The device shall not be used in these cases:\n\n- use in magnetic resonance environments', document: 'ifu', finds: [] },
    { text: '- Users – nurses\n- Place of use – hospital wards', finds: ['hospital wards'] },
    { text: '## Equivalence\n\nThe Beta is used in the home.\n\n## Warnings\n\nDo not leave the device at home.', finds: [] },
  ],
} satisfies StatementKind;

/** "Care before arrival at the hospital is not part of the intended purpose." */
const belongs =
  /\b(?:is|are) (?:not |no )?(?:part of|covered by|within|included in|outside(?: of)?) (?:the |its )?(?:scope|intended (?:purpose|use)|purpose)\b/u;

/** "At their own home", "in the patient's home", "for the home". */
const prepositionBefore =
  /\b(?:in|at|on|within|inside|for) (?:(?:the|an?|any|all|their|his|her|his or her|your|his or her own|own|patient's|patients'|user's|acute|general|private|normal) )*$/u;
/** Who goes to a place, or what is kept, sold or happens there, is not told to be treated there. */
const comings =
  /\b(?:admit\w*|admission|stay\w*|spent|spends?|nights?|taken? (?:you |him |her |them )?to|sent|transfer\w*|die[sd]?|deaths?|visit\w*|go(?:es|ing)? to|call\w*|return\w*|discharg\w*|stor(?:e|es|ed|age)|kept|keep|recover\w*|emergency|shipp\w*|recruit\w*|available|reported|occurr\w*|happen\w*|live[sd]?|living|wears?|worn)\b/u;

/** "The team may receive the alert anywhere, also at home": where a message arrives, the device is not used. */
const messaged =
  /\b(?:receiv(?:e|es|ed|ing)|gets?|sees?|reads?|views?) (?:(?:the|an?|its|their|such) )?(?:\p{L}+ )?(?:alerts?|messages?|notifications?|reminders?|reports?|letters?)\b/u;

/** Where a battery is charged. */
const charged = /\b(?:charg(?:e[ds]?|ing)|recharg\w+)\b|\b(?:takes?|lasts?|needs?) [^.;]{0,40}\b(?:hours?|minutes|h)\b/u;

/** Where people are taught, seen again or asked tells nothing of where the device is used. */
const taught =
  /^\W*(?:the |an? |all |any )?(?:\p{L}+ )?(?:training|courses?|instruction|follow-?up|visits?|audits?|interviews?|questionnaires?)\b[^.;,]{0,30} (?:is|are|was|were|takes?|took|will|can|may|must)\b/u;

/** "You may take the cap home and carry on there", "you come to the hospital for every treatment": where they are treated, wherever it stands in what patients and users read. */
function takenHomeIn(passage: Passage, document: DossierDocument): Found[] {
  if (!['ifu', 'sscp', 'label'].includes(document.type) || !/\b(?:home|hospital|clinic)\b/.test(passage.folded)) return [];
  return passage.sentences.flatMap((sentence) => {
    const there = treatedThere.exec(sentence.folded);
    const match = there ?? takenHome.exec(sentence.folded);
    if (!match || /\?|\b(?:if|when|until|unless)\b/u.test(sentence.folded)) return [];
    const place = there ? (there.groups!.place === 'clinic' ? 'outpatient facilities' : 'hospitals') : 'home';
    const start = sentence.start + match.index;
    return [
      {
        key: '',
        value: { type: 'categories', categories: [place] },
        says: place,
        start,
        end: start + match[0].length,
        weight: 'defining',
      },
    ];
  });
}

const takenHome =
  /\byou (?:may|can) (?:also |then )?(?:take|bring) (?:it|them|(?:the|your) [\p{L}-]+) home\b(?! (?:after|when|if|once|as soon as)\b)|\byou (?:(?:do not|don't) (?:need|have) to|need not) (?:go|come) to (?:a |the )?hospital for (?:it|(?:the|this|your) treatments?)(?=\W*$)/u;
/** "You come to the hospital for every treatment". */
const treatedThere =
  /\byou (?:must|have to|need to|will|always)? ?(?:come|go) to (?:a|the|your) (?<place>hospital|clinic) for (?:every|each|all|the|your) (?:single )?treatments?(?=\W*$)/u;

function placeIn(stretch: PurposeStretch): { start: number; end: number } | undefined {
  if (!stretch.labelled && [messaged, taught, charged].some((elsewhere) => elsewhere.test(stretch.folded))) return undefined;
  if (stretch.labelled) return { start: 0, end: stretch.folded.length };
  // "Hospital wards and the recovery room." under "Place of use".
  if (stretch.headed && stretch.folded.length < 140 && /\S/.exec(stretch.folded)?.index === termsIn(stretch.folded, careSettings)[0]?.start)
    return { start: 0, end: stretch.folded.length };
  if (!comings.test(stretch.folded)) {
    const first = termsIn(stretch.folded, careSettings).find(
      ({ start }) => stretch.folded.startsWith('at ', start) || prepositionBefore.test(stretch.folded.slice(0, start)),
    );
    if (first)
      return { start: prepositionBefore.exec(stretch.folded.slice(0, first.start))?.index ?? first.start, end: stretch.folded.length };
  }
  if (belongs.test(stretch.folded)) return { start: 0, end: stretch.folded.length };
  const match = place.exec(stretch.folded);
  return match ? { start: match.index, end: stretch.folded.length } : undefined;
}
