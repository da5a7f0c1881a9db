/** Nouns for the people or things a study counts, folded. */
export const countedPeople =
  '(?:patients?|subjects?|participants?|persons?|people|adults?|children|infants?|neonates?|newborns?|women|men|volunteers|users|cases|recipients|probanden|patientinnen|patienten|kinder|erwachsene|sujets|pacientes|ninos|adultos|pazienti|soggetti|bambini|adulti)';

/** How many words may stand between a count and what is counted: "120 treated adult patients". */
export const qualifiers =
  '(?:(?:treated|enrolled|randomi[sz]ed|included|evaluable|adult|paediatric|pediatric|consecutive|eligible|screened|implanted|male|female|elderly|planned|such|lay) ){0,3}';

/** Places where a study runs. */
export const sitesNoun =
  '(?:sites|cent(?:re|er)s|hospitals|clinics|departments|practices|institutions|zentren|kliniken|krankenhausern|centres|hopitaux|centros|hospitales|centri|ospedali)';
