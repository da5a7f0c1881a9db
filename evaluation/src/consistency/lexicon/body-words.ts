import { stem } from '../text/fold.ts';

/** Lay and technical words for one part of the body or one event, so that "dry nose" and "nasal dryness" are one. Each line is one meaning. */
const lines: readonly string[] = [
  'nose nasal rhinal',
  'nosebleed epistaxis',
  'skin cutaneous dermal dermatological',
  'heart cardiac',
  'kidney renal',
  'lung pulmonary',
  'liver hepatic',
  'eye ocular ophthalmic',
  'ear otic aural',
  'brain cerebral',
  'bowel intestinal intestine',
  'stomach gastric',
  'bladder vesical',
  'vessel vascular',
  'vein venous',
  'artery arterial',
  'bone osseous',
  'nerve neural',
  'mouth oral',
  'tooth dental',
  'muscle muscular',
  'death mortality died dead deceased',
  'bleeding haemorrhage hemorrhage bled bleed',
  'clot thrombosis thrombus',
  'stroke cerebrovascular',
  'leak leakage',
  'infection infected',
  'pain painful',
  'rash exanthema',
  'swelling oedema edema',
  'bruise haematoma hematoma',
  'fracture broken breakage',
];
const meaning = new Map<string, number>();
lines.forEach((line, index) => {
  for (const word of line.split(' ')) meaning.set(stem(word), index);
});

/** Whether two stems name one part of the body or one event. */
export function sameBodyWord(one: string, other: string): boolean {
  const first = meaning.get(one);
  return first !== undefined && first === meaning.get(other);
}
