import type { DossierContext, DossierDocument } from '../dossier.ts';
import { professions } from '../lexicon/professions.ts';
import { termsIn } from '../lexicon/terms.ts';
import { ownerOfLimit } from '../limit-owner.ts';
import type { Passage } from '../passage.ts';
import type { PurposeStretch } from '../purpose.ts';
import { termStatements } from '../purpose-terms.ts';
import type { Found, StatementKind } from '../statement.ts';

const by =
  /\b(?:(?:used?|use|utili[sz]ed|utili[sz]ation|manipulated|operated|employed|implanted|applied|handled|performed|carried out|done|made|changed|fired|administered|inserted|worn|placed|intended|designed|meant)\b[^.;]{0,60}?\bby\s|\b(?:do not|don't|never|must not) (?:let|allow|permit) (?=[^.;]{3,90} (?:(?:to )?(?:work|use|operate|handle|interpret|run|perform|apply|insert|fire)\b))|(?:reserved|restricted|limited|confined) (?:to|for) (?!(?:an? |one |the |same |single |individual |\d+ )*(?:patients?|adults?|child(?:ren)?|persons?|people|use)\b)|(?:the )?(?:intended )?(?:users?|operators?|user groups?)(?: of (?:the|this) [\p{L}-]+)? (?:is|are|were taken to be|will be|comprises?|includes?|consists? of)\s|in the hands of\s|(?:persons?|people|those|staff) (?:(?:entitled|allowed|permitted|authori[sz]ed) to|who(?: may| can)?) (?:use|operate|handle|work with) (?:it|the [\p{L}-]+) (?:is|are)\s|(?:expect|suppose|assumed?|presumed?|foresee|intend)(?: that)?\s(?=[^.;]{3,80} (?:to )?(?:use|operate|handle|apply|wear)s? (?:the|it|this)\b)|only (?=[^.;]{0,120}\b(?:may|can|should|must|are (?:allowed|permitted|authori[sz]ed|entitled))\b)|only (?=(?:an? |the )?(?:[\p{L}-]+ ){1,5}(?:operates?|uses?|handles?|performs?|implants?|inserts?|appl(?:y|ies)|places?|lays?|fires?|removes?|programs?|adjusts?) (?:the|it|this|them)\b)|(?:anwender|nutzer) sind|verwendung durch|(?:wird|werden|darf|durfen|ist|sind)\b[^.;]{0,40}?\b(?:von|durch)\s|est (?:utilise\w*|reserve\w*|manipule\w*) (?:par|aux?)\s|(?:lo|la|los|las) (?:utilizan?|usan?)\s|(?:es|ser) (?:utilizad[oa]|usad[oa]) por\s|(?:utilizzat[oa]|usat[oa]|impiegat[oa]) (?:da|dai|dagli|dalle|dal)\s|puede[n]? (?:utilizar|usar)lo\s|utilisation par|uso (?:por|da parte di))/u;
const acting =
  /^\s*(?:for \w+,? )?(?:an? |the |only |trained )*[^.;,]{3,80}? (?:(?:may |can |also )*(?:operate|use|run|perform|fire|implant|apply|applie|insert|handle|wear|place|put|treat|examine|measure)s? (?:the |it\b|this |(?:their |the )?patients? with (?:it|the)\b|[\p{L}\d-]+ (?:on (?:their|his|her|his or her) own|themselves|alone)\b)|(?:can|may) (?:insert|change|place|give|do) |(?:must|should|shall|need to|have to) (?:have )?(?:completed?|attended?|undergone?))/u;
/** After these words stand those who teach, supervise or prescribe, not the users. */
const others =
  /\b(?:under (?:the )?(?:supervision|guidance|direction)|supervised by|instructed by|instruction (?:of|by|from)|trained by|taught by|after instruction (?:by|from|of)|shown by|prescri\w+|decides?|proctor\w*|in the presence of|attended by|on the advice|neither|nor\b|reprocess\w*|maintenance|set-?up (?:with|by)|with (?:the )?(?:help|support|assistance) (?:of|from|by)|(?:in|for|of|on|to) (?:the |an? |all )?(?:(?!trained|by\b)[\p{L}-]+ ){0,2}?(?:patients?|adults|children|newborns|infants)|(?:in|for|of|on) (?:pregnant )?(?:persons|people|women|men|wearers|recipients)|exchange|not required|except for)/u;

const untrained = 'untrained users';
/** Words that name no profession. */
const anybody: ReadonlySet<string> = new Set(['health professionals', 'lay persons', 'patients', 'carers', 'care staff']);
/** "Parents without training are the user group", "surgeons with experience as users". */
const named =
  /^(?:\W*\d[\d.]* )?[^.;:]{3,120}? (?:(?:is|are|form|make up|remain) (?:the|its|our) (?:intended |only |sole |assumed )*(?:user groups?|users?|operators?)|as (?:the |its |intended |sole )*(?:users?|operators?))\b/u;
/** Whoever stands at the head of a sentence and does something with the device, other than to help, to judge or to be asked. */
const doing =
  /^[^.;:]{0,60}?\b(?!(?:prescrib|recommend|supervis|teach|explain|refer|know|call|see|find|like|prefer|consider|report|return|receiv|get|tolerat|need|buy|bought|order|clean|maintain|servic|evaluat|test|rate|complain|refus|decid|inform|tell|ask|monitor|check|approv|suppl|support|assist|help|reprocess|sterili|prepar|load|stor|send|sell|sold|want|is|are|was|were|has|have|had|not|must|should|may|can|by|with|of|for|to|in|on|at|from|about|and|or|near|after|before|during|into|without)[a-z]*\b)[a-z]{3,} (?:with |on )?(?:it|them)\b(?! (?:is|was|has|may|can|will|must)\b)/u;

/** Who uses the device. Those who load, reprocess, prescribe or teach only are left out where the text says so. */
export default {
  id: 'intended-user',
  title: 'Intended users',
  references: ['Regulation (EU) 2017/745, Annex I 5, 22 and 23.1(a), Annex II 1.1'],
  attribute: 'intended-user',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    if (!/[a-z]/.test(passage.folded)) return [];
    // "For patients' relatives. A clot is drawn out …" says to whom the words are spoken.
    const within = (stretch: PurposeStretch): ReturnType<typeof usersIn> =>
      document.type === 'sscp' && !stretch.labelled && passage.sentences.length > 1 && addressed.test(stretch.folded)
        ? undefined
        : usersIn(stretch);
    const named = termStatements(passage, document, context, { aspect: 'users', terms: professions, within }).map((found) => {
      // "Nurses can do it without special training" names the nurses.
      if (found.value.type !== 'categories' || !found.value.categories.includes(untrained)) return found;
      const others = found.value.categories.filter((one) => one !== untrained);
      if (others.length === 0 || others.every((one) => anybody.has(one))) return found;
      return { ...found, value: { ...found.value, categories: others }, says: others.join(', ') };
    });
    return document.type === 'sscp' && document.language === 'en' ? [...named, ...readersAlone(passage, context)] : named;
  },
  examples: [
    { text: '## Intended purpose\n\nThe device is used by dialysis nurses in dialysis centres.', finds: ['nurses'] },
    {
      text: 'Intended use considered: hernia repair; users lay persons without training; environment home.',
      document: 'rmf',
      finds: ['lay persons, untrained users'],
    },
    { text: '## Who may use it\n\nDo not let radiographers or patients work with the results.', finds: ['radiographers, patients'] },
    { text: '## Use\n\nParents without training are the user group.', finds: ['carers, untrained users'] },
    {
      text: '## 2 Context of use\n\n2.2 Parents without training are the user group.',
      document: 'rmf',
      finds: ['carers, untrained users'],
    },
    { text: 'Question 4.1: Class: IIb\n\nQuestion 4.2: Users: midwives\n\nQuestion 4.3: Setting: home', finds: ['midwives'] },
    { text: 'Actors: patients and their relatives. Setting: home.', document: 'rmf', finds: ['patients, carers'] },
    { text: '## Use\n\nNurses can use it without special training. Physicians prescribe it.', finds: ['nurses'] },
    { text: '## Use\n\nIt is operated by pregnant women after instruction by a midwife.', finds: ['patients'] },
    { text: '## Purpose\n\nPatients aged 12 years and older use it themselves.', finds: ['patients'] },
    { text: '## Operators\n\nTrained paramedics and emergency physicians.', finds: ['paramedics, physicians'] },
    { text: '| Topic | Statement |\n|---|---|\n| Who operates the device | Trained carers |', finds: ['carers'] },
    { text: '**Q: Who are the users?**\nA: They are dental nurses.', finds: ['nurses'] },
    { text: '2.3 User group(s): physiotherapists', finds: ['physiotherapists'] },
    { text: 'The people who work with it are midwives, and the place where they do so is the ward.', finds: ['midwives'] },
    {
      text: '## Operators\n\nThe device is operated by physiotherapists. For patients above 90 kg, plan two of them.',
      finds: ['physiotherapists'],
    },
    { text: '## Who operates it\n\nA briefing is all that nurses and carers need to operate the device.', finds: ['nurses, carers'] },
    {
      text: '## Description\n\nThe liners are restricted to a single patient. Users: nurses. Experience is limited to 41 patients.',
      finds: ['nurses'],
    },
    { text: '## Intended users\n\nParents must be told about the risks. Patients are informed by their physician.', finds: [] },
    {
      text: '## Users\n\nPatients and carers operate the unit themselves. A physician decides on the prescription.',
      finds: ['patients, carers'],
    },
    { text: '## Intended purpose\n\nImplantation is reserved to interventional cardiologists.', finds: ['interventional cardiologists'] },
    { text: '## Use assumed\n\nInsertion by general practitioners was assumed.', document: 'rmf', finds: ['general practitioners'] },
    {
      text: '## Who can set it up?\n\nYou yourself, a family carer or an occupational therapist.',
      finds: ['patients, carers, physiotherapists'],
    },
    { text: '| Item | Text |\n|---|---|\n| Employed by | visiting relatives |', finds: ['carers'] },
    { text: '## Who uses it\n\nUsers of the device are dentists. A nurse applies the patch.', finds: ['dentists', 'nurses'] },
    {
      text: '## Use\n\nCleaning of the probe is done by nurses. The prescription is made by a physician. May patients operate it?',
      finds: [],
    },
    { text: '## Scenario\n\nThe report was written by physicians; nurses were informed.', document: 'rmf', finds: [] },
    { text: '## Users\n\nOnly the surgeon places the film. Do not delegate this step.', finds: ['surgeons'] },
    { text: '## What it is for\n\nBy gynaecologists with a certificate; in women from 21 years.', finds: ['gynaecologists'] },
    { text: 'Patients: children. Hands: parents and carers. Surroundings: home.', document: 'rmf', finds: ['carers'] },
    {
      text: '## Use\n\nPuncture by the patient himself or his family. Dentists only.',
      document: 'ifu',
      finds: ['patients, carers', 'dentists'],
    },
    {
      text: '## Complaints\n\nNurses reported 12 leaks.\n\n## Start\n\nA nurse shows you how. Ask your pharmacist.',
      document: 'ifu',
      finds: [],
    },
    { text: "# SSCP\n\nFor patients' relatives. A clot is drawn out of a vessel.", document: 'sscp', finds: [] },
    { text: '## Intended users\n\nPharmacists may fill the cassette, but they must not start the pump.', finds: [] },
    { text: '## Intended users\n\nNurses prepare the set and start the pump.', finds: ['nurses'] },
    { text: '## Clinical investigation\n\nThe device was used by nurses.\n\n## Warnings\n\nAsk your doctor.', finds: [] },
    {
      text: '## For patients\n\nYou put it on by yourself; nobody has to help you.\n\nUse it on your own.\n\nYou can inject it without help.',
      document: 'sscp',
      finds: ['patients', 'patients', 'patients'],
    },
    {
      text: '## For patients\n\nDo not put it on by yourself. You change the bandage on your own. If you use it on your own, call us. You cannot use it without help. Your nurse will show you how to use it.',
      document: 'sscp',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** A summary tells its readers that they use the device without others: "you put it on by yourself", "use it on your own". */
const byReader =
  /(?:^\W*|\byou (?:can |may |will |then )?(?:always |also |easily )?)(?:put(?: on)?|apply|use|insert|inject|attach|operate|stick|place|run) (it|(?:the|your|this) [\p{L}-]+)(?: (?:on|in|up|off))? (?:by yourself|all by yourself|on your own|without (?:any |the )?help)\b/u;

function readersAlone(passage: Passage, context: DossierContext): Found[] {
  if (passage.kind === 'heading' || !/yourself|your own|without/u.test(passage.folded)) return [];
  return passage.sentences.flatMap(({ folded, start }): Found[] => {
    const match = /\b(?:if|when|not|never|until|before|cannot)\b|\?\s*$/u.test(folded) ? null : byReader.exec(folded);
    if (!match || ownerOfLimit(match[1]!, context) !== '') return [];
    const value = { type: 'categories', categories: ['patients'] } as const;
    return [{ value, says: 'patients', start: start + match.index, end: start + match.index + match[0].length, weight: 'defining' }];
  });
}

/** Those to whom a part of a summary is written. */
const addressed =
  /^\W*(?:part [a-z\d]\W+)?for (?:the |our )?(?:patients?|relatives|famil(?:y|ies)|carers|parents|lay (?:readers|people)|public)(?:['’]s?)?(?: (?:and|or) (?:their )?\p{L}+| relatives| families| members)*[.:]?\W*$/u;

/** "Trained paramedics", "experienced and certified surgeons". */
const skilled =
  /^\s*(?:(?:specially|appropriately|suitably|adequately|properly|specifically|and|or|trained|qualified|experienced|licensed|certified|authori[sz]ed|skilled|instructed|professional|registered),? )*/u;
/** "A short briefing is all that nurses need to operate the device", "nurses need no more than a briefing to use it". */
const enoughFor =
  /\b(?:all|everything|the only thing) (?:that )?(?:[\p{L}-]+,? ){1,12}?(?:needs?|requires?|has to know|have to know) (?:in order )?(?:to|before they) (?:operate|use|run|handle|apply)\b|(?:[\p{L}-]+,? ){1,8}?(?:needs?|requires?) (?:only|no more than|just|merely|nothing but|no) [^.;]{3,60}? (?:to|before they) (?:operate|use|run|handle|apply)\b/u;
/** Those who are told something do not operate the device by that. */
const spokenTo =
  /^[^.;,]{0,30} (?:is|are|be) (?:informed|told|asked|advised|examined|treated|referred|discharged|warned|interviewed|adults|children|adolescents|persons|people|women|men|aged)\b/u;

/** "Nurses may prepare the set but do not start it": those who help and are kept from the use itself are no users. */
const helping =
  /^(?: and [\p{L}-]+| members?)? (?:(?:may|can|might|also|only) )*(?:prepare|load|assist|help|hand|clean|fill|set up|lay out|unpack|assemble|document)s?\b[^.]{0,80}?(?:\b(?:but|and|yet)|[,;]) (?:(?:they|he|she) )?(?:(?:do|does|may|must|should|shall|can|will|are|is) not|cannot|never)\b/u;

/** "Puncture by the patient", "the insertion is by nurses", "by gynaecologists with a certificate": the act has its doer behind "by". */
const byThem =
  /^\s*by (?=[a-z])|\b(?:use|self-use|puncture|insertion|injection|implantation|application|handling|operation|placement|removal|treatment|reading|measurement|home|hospital|practice|theatre|set up|fitted|adjusted|put (?:in|on)|laid|managed|employed|fitting|is|are) (?:only |exclusively |solely )?by (?=(?:the |an? |trained |qualified |experienced )*[a-z]+)/u;
/** "Nurses only", "for nurses only", "reserved for dentists". */
const alone = /^\s*(?:(?:only |reserved |exclusively )*for (?!the |an? |use|single|one)[a-z][a-z -]{3,40}|[a-z][a-z -]{3,40} only)\W*$/u;

/** Who cleans, repairs or prescribes does not use the device by that. */
const besideUse =
  /^\W*(?:the |an? |any |all )?(?:[\p{L}-]+ )?(?:cleaning|disinfection|servicing|maintenance|repairs?|calibration|prescription|reprocessing|disposal|documentation|diagnosis|choice|selection|decision)\b(?! (?:and|or)\b)(?:(?! and\b)[^.;,]){0,40}? (?:is|are|was|were|may|must|can|should|shall|has|have|will)\b/u;

function usersIn(stretch: PurposeStretch): { start: number; end: number } | undefined {
  const { folded } = stretch;
  const cut = (start: number): { start: number; end: number } => {
    const stop = others.exec(folded.slice(start));
    return { start, end: stop ? start + stop.index : folded.length };
  };
  if (stretch.labelled) return cut(0);
  if (besideUse.test(folded) || /\b(?:shows?|teach(?:es)?|will teach|explains? it to) you\b/u.test(folded)) return undefined;
  const match = by.exec(folded);
  if (match) return cut(match.index);
  const post = named.exec(folded);
  if (post) return { start: 0, end: post[0].length };
  // "The cleansing of wounds in adults, by nurses and doctors, in emergency departments".
  const aside = /, by (?:the |an? |trained |qualified |experienced |certified )*/u.exec(folded);
  if (aside && termsIn(folded.slice(aside.index + aside[0].length, aside.index + aside[0].length + 60), professions)[0]?.start === 0)
    return cut(aside.index);
  const doer = byThem.exec(folded);
  if (doer) return cut(doer.index);
  if (alone.test(folded)) return cut(0);
  const enough = enoughFor.exec(folded);
  if (enough) return { start: enough.index, end: enough.index + enough[0].length };
  // "For paramedics in ambulances and nurses in hospitals."
  const lead = /^\s*(?:only )?for (?:use by )?/.exec(folded)?.[0].length;
  // "For patients above 90 kg, plan a second person" says who is treated.
  const treated =
    /^\s*(?:only )?for (?:patients?|children|adults) (?:above|below|over|under|with|who|aged|weighing|of|from|in|on|up to|\d)/u;
  if (lead && !treated.test(folded) && termsIn(folded.slice(lead, lead + 60), professions)[0]?.start === 0) return cut(lead);
  // "Neonatal nurses and neonatologists in the intensive care unit." under "People".
  // "Scrub nurses: loading and handing over" is a share of the work.
  if (/^\s*[^:]{3,40}:\s/.test(folded)) return undefined;
  // "- Surgeons who have completed both training modules" under "Users".
  const adjectives = skilled.exec(folded)![0].length;
  const first = termsIn(folded.slice(0, 60 + adjectives), professions)[0];
  if (first && first.start <= adjectives && helping.test(folded.slice(first.end))) return undefined;
  if (stretch.headed && first && first.start <= adjectives && !spokenTo.test(folded.slice(first.end))) return cut(0);
  if (first && first.start <= adjectives + 24 && !others.test(folded.slice(0, first.end)) && doing.test(folded.slice(first.end)))
    return cut(0);
  const subject = acting.exec(folded);
  return subject && !others.test(folded.slice(0, subject[0].length)) ? { start: 0, end: subject[0].length } : undefined;
}
