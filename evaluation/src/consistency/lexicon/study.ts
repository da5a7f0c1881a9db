/** Nouns for the people or things a study counts, folded. */
export const countedPeople =
  '(?:patients?|subjects?|participants?|clients?|persons?|people|adults?|children|infants?|neonates?|newborns?|(?:newborn |premature |preterm )?babies|toddlers|adolescents|teenagers|individuals|women|men|volunteers|users|cases|recipients|probanden|patientinnen|patienten|teilnehmer|teilnehmerinnen|personen|frauen|manner|neugeborene|kinder|erwachsenen?|sujets|personnes|femmes|enfants|adultes|nouveau-nes|pacientes|participantes|personas|mujeres|ninos|adultos|pazienti|soggetti|partecipanti|persone|donne|bambini|adulti)';

/** How many words may stand between a count and what is counted: "120 treated adult patients". */
export const qualifiers =
  '(?:(?:treated|enrolled|randomi[sz]ed|included|evaluable|adult|paediatric|pediatric|consecutive|eligible|screened|implanted|male|female|elderly|planned|such|lay) ){0,3}';

/** Places where a study runs. */
export const sitesNoun =
  '(?:sites|cent(?:re|er)s|hospitals|clinics|departments|practices|institutions|zentren|kliniken|krankenhausern|centres|hopitaux|centros|hospitales|centri|ospedali)';

/** Things a study counts besides people; each is compared with its own kind only. */
export const countedThings =
  '(images?|readings|measurements|recordings|scans|samples|specimens|procedures|operations|eyes|wounds|ulcers|lesions|hips|knees|teeth|nights|sessions|cycles)';
