import type { Term } from './terms.ts';

/** Who uses devices, the special before the general. */
export const professions: readonly Term[] = [
  {
    id: 'orthopaedic surgeons',
    within: ['surgeons'],
    words: /\b(?:orthopa?edic|trauma|spine|spinal) surgeons?\b/gu,
  },
  { id: 'cardiac surgeons', within: ['surgeons'], words: /\b(?:cardiac|heart|cardiothoracic|cardiovascular|thoracic) surgeons?\b/gu },
  { id: 'vascular surgeons', within: ['surgeons'], words: /\bvascular surgeons?\b/gu },
  { id: 'neurosurgeons', within: ['surgeons'], words: /\bneuro-?surgeons?\b/gu },
  { id: 'plastic surgeons', within: ['surgeons'], words: /\b(?:plastic|aesthetic|cosmetic) surgeons?\b/gu },
  {
    id: 'ENT surgeons',
    within: ['surgeons'],
    words: /\b(?:otologic(?:al)? surgeons?|ent (?:surgeons?|specialists?|physicians?)|otolaryngologists?|oto-?rhino-?laryngologists?)\b/gu,
  },
  { id: 'oral surgeons', within: ['surgeons', 'dentists'], words: /\b(?:oral(?: and maxillofacial)?|maxillofacial) surgeons?\b/gu },
  { id: 'electrophysiologists', within: ['cardiologists'], words: /\belectrophysiologists?\b/gu },
  { id: 'interventional cardiologists', within: ['cardiologists'], words: /\binterventional cardiologists?\b/gu },
  {
    id: 'cardiologists',
    within: ['physicians'],
    words: /\b(?:cardiologists?|kardiolog(?:e|en|innen)|cardiologues?|cardiologos?|cardiologi)\b/gu,
  },
  { id: 'interventional radiologists', within: ['radiologists'], words: /\binterventional radiologists?\b/gu },
  { id: 'radiologists', within: ['physicians'], words: /\b(?:radiologists?|radiologen|radiologues?)\b/gu },
  { id: 'dermatologists', within: ['physicians'], words: /\b(?:dermatologists?|dermatologen|dermatologues?)\b/gu },
  {
    id: 'anaesthesiologists',
    within: ['physicians'],
    words: /\b(?:ana?esth(?:esi(?:ologists?|sts?)|etists?)|anasthesist(?:en)?|anesthesistes?)\b/gu,
  },
  { id: 'ophthalmologists', within: ['physicians'], words: /\b(?:ophthalmologists?|ophthalmic surgeons?|augenarzt\w*)\b/gu },
  { id: 'gastroenterologists', within: ['physicians'], words: /\b(?:gastroenterologists?|endoscopists?)\b/gu },
  { id: 'nephrologists', within: ['physicians'], words: /\bnephrolog(?:ists?|en|ues?)\b|\bnefrolog(?:os?|i)\b/gu },
  {
    id: 'beauticians',
    words:
      /\b(?:beauticians?|cosmetologists?|a?estheticians?|beauty (?:therapists?|professionals?)|kosmetiker\w*|estheticien\w*|esteticistas?|estetist[ei])\b/gu,
  },
  {
    id: 'chiropractors',
    within: ['health professionals'],
    words: /\b(?:chiropractors?|osteopaths?|chiropraktik\w*|osteopathen|chiropracteurs?)\b/gu,
  },
  { id: 'podiatrists', within: ['health professionals'], words: /\b(?:podiatrists?|chiropodists?|podolog\w+|pedicuristes?)\b/gu },
  {
    id: 'speech therapists',
    within: ['health professionals'],
    words: /\b(?:speech (?:and language )?(?:therapists?|pathologists?)|logopad\w+|orthophonistes?|logopedas?|logopedist[ei])\b/gu,
  },
  { id: 'dietitians', within: ['health professionals'], words: /\b(?:dieti[ct]ians?|nutritionists?)\b/gu },
  { id: 'psychologists', within: ['health professionals'], words: /\b(?:psychologists?|psychotherapists?)\b/gu },
  { id: 'sports trainers', words: /\b(?:(?:fitness|sports|personal) (?:trainers?|coaches|coach|instructors?))\b/gu },
  { id: 'teachers', words: /\b(?:teachers?|school staff|kindergarten staff|lehrer\w*|enseignants?)\b/gu },
  { id: 'urologists', within: ['physicians'], words: /\burolog(?:ists?|en|ues?|os?|i)\b/gu },
  { id: 'gynaecologists', within: ['physicians'], words: /\b(?:gyna?ecologists?|obstetricians?)\b/gu },
  { id: 'neurologists', within: ['physicians'], words: /\bneurolog(?:ists?|en|ues?|os?|i)\b/gu },
  {
    id: 'pain specialists',
    within: ['physicians'],
    words: /\bpain (?:physicians?|specialists?|doctors?|therapists?)\b/gu,
  },
  {
    id: 'pulmonologists',
    within: ['physicians'],
    words: /\b(?:pulmonologists?|pneumologists?|pneumolog(?:en|ues?|os?|i)|respiratory physicians?|sleep physicians?)\b/gu,
  },
  {
    id: 'paediatricians',
    within: ['physicians'],
    words:
      /\b(?:pa?ediatricians?|neonatologists?|kinderarzt\w*|neonatologen|pediatres?|neonatologues?|pediatras?|neonatolog(?:os?|i)|pediatri)\b/gu,
  },
  { id: 'pathologists', within: ['physicians'], words: /\bpathologists?\b/gu },
  {
    id: 'general practitioners',
    within: ['physicians'],
    words: /\b(?:general practitioners?|gps|family (?:physicians?|doctors?)|primary care physicians?|hausarzt\w*)\b/gu,
  },
  {
    id: 'general surgeons',
    within: ['surgeons'],
    words: /\b(?:general|bariatric|abdominal|colorectal|visceral) surgeons?\b/gu,
  },
  {
    id: 'surgeons',
    within: ['physicians'],
    words: /\b(?:surgeons?|chirurg(?:en|innen|iens?|hi|o)?|cirujanos?)\b/gu,
  },
  {
    id: 'dentists',
    within: ['health professionals'],
    words:
      /\b(?:dentists?|dental (?:practitioners?|professionals?|surgeons?)|zahnarzt\w*|dentistes?|odontologos?|dentist[ei]|odontoiatri)\b/gu,
  },
  { id: 'dental hygienists', within: ['health professionals'], words: /\b(?:dental hygienists?|dental assistants?)\b/gu },
  {
    id: 'midwives',
    within: ['health professionals'],
    words: /\b(?:(?:nurse[- ])?midwi(?:fe|ves)|hebammen?|sages?-femmes?|matronas?|ostetrich?[ei])\b/gu,
  },
  {
    id: 'nurses',
    within: ['health professionals'],
    words:
      /\b(?:(?:[a-z-]+[- ])?nurses?|nursing staff|pflegekraft\w*|pflegepersonal|krankenschwester\w*|infirmi(?:er|ere)s?|enfermer[oa]s?|infermier[ei]|pflegefachperson\w*|pflegefachkraft\w*|pflegende)\b/gu,
  },
  {
    id: 'paramedics',
    within: ['health professionals'],
    words:
      /\b(?:paramedics?|emergency medical technicians?|emts?|(?:trained )?rescuers?|first responders?|rettungssanitater\w*|notfallsanitater\w*|ambulanciers?|paramedicos?|soccorritor[ei])\b/gu,
  },
  { id: 'respiratory therapists', within: ['health professionals'], words: /\brespiratory therapists?\b/gu },
  {
    id: 'physiotherapists',
    within: ['health professionals'],
    words:
      /\b(?:physiotherapists?|physical therapists?|occupational therapists?|physiotherapeut\w*|krankengymnast\w*|kinesitherapeutes?|fisioterapeutas?|fisioterapist[ei])\b/gu,
  },
  { id: 'sonographers', within: ['health professionals'], words: /\b(?:sonographers?|echocardiographers?|ultrasound technologists?)\b/gu },
  {
    id: 'orthotists',
    within: ['health professionals'],
    words: /\b(?:orthotists?|prosthetists?|orthopa?edic (?:technicians?|shoemakers?))\b/gu,
  },
  {
    id: 'trainees',
    words:
      /\b(?:(?:surgical|medical|orthopa?edic|junior|[a-z]+ology|surgery|first-year|an?esthesia|anaesthesia) (?:residents?|trainees?|registrars?|interns?)|(?:medical|nursing|dental) students?|student nurses?|novices?)\b/gu,
  },
  {
    id: 'care staff',
    within: ['health professionals'],
    words: /\b(?:(?:home[- ]?)?care (?:staff|providers?|workers?|teams?|assistants?|aides?)|auxiliar(?:y|ies) staff)\b/gu,
  },
  { id: 'audiologists', within: ['health professionals'], words: /\baudiologists?\b/gu },
  { id: 'perfusionists', within: ['health professionals'], words: /\bperfusionists?\b/gu },
  { id: 'optometrists', within: ['health professionals'], words: /\b(?:optometrists?|opticians?)\b/gu },
  {
    id: 'pharmacists',
    within: ['health professionals'],
    words: /\b(?:pharmacists?|apotheker\w*|pharmaciens?|farmaceutic[oai]s?|farmacist[ei])\b/gu,
  },
  {
    id: 'radiographers',
    within: ['health professionals'],
    words: /\b(?:radiographers?|radiologic(?:al)? technologists?|radiation therapists?)\b/gu,
  },
  { id: 'medical physicists', within: ['health professionals'], words: /\b(?:medical|radiation) physicists?\b/gu },
  {
    id: 'laboratory staff',
    within: ['health professionals'],
    words: /\b(?:laboratory (?:technicians?|staff|personnel|professionals?)|biomedical scientists?)\b/gu,
  },
  {
    id: 'sterile services staff',
    words: /\b(?:steril\w+ (?:services? |processing )?(?:staff|departments?|personnel|technicians?)|reprocessing staff)\b/gu,
  },
  {
    id: 'physician assistants',
    within: ['health professionals'],
    words: /\b(?:physician|surgical|medical|practice|doctor's) assistants?\b/gu,
  },
  { id: 'technicians', words: /\b(?:(?:[a-z]+ )?technicians?|service (?:staff|personnel|engineers?)|techniker\w*)\b/gu },
  {
    // Whoever is called after a part of medicine: "urogynaecologists", "interventional neuroradiologists". Many of them operate.
    id: 'medical specialists',
    within: ['physicians', 'surgeons'],
    words:
      /\b(?:interventional )?(?!(?:techn|psych|audi|cosmet|kinesi|physi|bi|microbi|epidemi|method|toxic|pharmac|gerontechn|soci|ec|reflex)olog)[a-z-]{2,}(?:ologists?|iatrists?|iatricians?)\b/gu,
  },
  {
    id: 'physicians',
    within: ['health professionals'],
    words:
      /\b(?:physicians?|doctors?|clinicians?|medical (?:doctors?|practitioners?|specialists?)|arzt(?:e|en|innen|in)?|medecins?|medic[oa]s?|medic[oi])\b/gu,
  },
  {
    id: 'health professionals',
    words:
      /\b(?:health-?care (?:professionals?|providers?|personnel|workers?)|health (?:care )?professionals?|medical (?:professionals?|personnel|staff)|(?:qualified|clinical|hospital) (?:personnel|staff)|hcps?|medizinisch\w* (?:fachpersonal|fachkraft\w*|personal)|professionnels? de (?:la )?sante|profesional(?:es)? sanitari[oa]s?|operatori sanitari|professionisti sanitari)\b/gu,
  },
  {
    id: 'carers',
    within: ['lay persons'],
    words:
      /\b(?:carers?|care-?givers?|care-?takers?|family members?|(?:his|her|their|your|the patient's|his or her) famil(?:y|ies)|relatives|(?<=\b(?:a|the|or) )relative\b(?! (?:risk|humidity|contra|reduction|area|change|difference|light|movement|position|frequency|value))|parents?|mothers?|fathers?|guardians?|(?:the |a )?(?:person|people|somebody|someone) who (?:cares? for|looks? after) you|angehorige[nr]?|pflegende angehorige|eltern|aidants?|parents|cuidador(?:es)?|cuidadoras?|padres|caregiver|genitori|familiari|assistenti familiari)\b/gu,
  },
  {
    id: 'lay persons',
    words:
      /\b(?:lay[- ]?(?:rescuers?|persons?|people|users?|adults?|operators?|man|men)|laypersons?|laypeople|laymen|(?:first[- ]aid|untrained|volunteer) helpers?|first[- ]aiders?|bystanders?|members of the (?:general )?public|lay(?= \()|non-professionals?|untrained persons?|general public|consumers|laien|profanes?|usuarios legos|profani)\b/gu,
  },
  {
    id: 'patients',
    within: ['lay persons'],
    words:
      /\b(?:you yourself|you(?=,? (?:or|and) (?:an?|the|your) (?!(?:person|people) who (?:cares?|looks? after)))|patients?(?! (?:on(?! (?:their|his|her)\b)|with|in|who|after|under|aged|weighing|treated)\b(?![^.;]{0,60}\b(?:themselves|(?:use|operate|handle|wear|run)s? it)\b))|you (?:[a-z]+ ){1,5}yourself|(?:the|this) user (?:himself|herself|themsel\w+)|(?:[a-z]+ )?users themselves|(?:people|persons|individuals) with (?:[a-z\d-]+ ){1,4}?themselves|(?:people|persons?|individuals|women|men|those) (?:with|living with|suffering from) (?!(?:an? |the )?(?:training|experience|course|certificate|qualification|degree|licen[cs]e|knowledge))(?=[a-z])|trained (?:persons|people|individuals)(?! (?:only|of the))|(?:pregnant|expectant) (?:women|woman|mothers?)|wearers?|recipients?|diabetics|patienten|pacientes?|pazienti)\b/gu,
  },
  {
    // Whoever they are, they have learned nothing: told only where no profession is named beside it.
    id: 'untrained users',
    within: ['lay persons'],
    words:
      /\bwithout (?:any |special |specific |further |prior |previous |medical |formal |particular |additional )*(?:training|instruction|qualification|education)\b/gu,
  },
];
