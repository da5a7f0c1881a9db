import type { PurposeAspect } from '../purpose.ts';
import { stem } from '../text/fold.ts';

/** The aspects of the intended purpose that documents state in a few words each. */
export type ElementAspect = Extract<PurposeAspect, 'users' | 'environment'>;

/** Words that fit whoever works with a device, and wherever care is given: they tell no user and no place from another. */
const lines: Readonly<Record<ElementAspect, string>> = {
  users: `user operator implanter programmer handler person people individual staff personnel professional worker provider specialist practitioner clinician team member expert adult
    anyone everybody everyone somebody someone man woman men women health healthcare care medical clinical hospital clinic ward theatre theatres theater suite
    qualified skilled trained experienced certified licensed authorised registered instructed competent specialised specialist suitable appropriate
    intended senior certificate training experience home own general professional dedicated responsible treating attending local centre centres center unit department
    facility institution familiar special specially appropriately adequately suitably surgical company`,
  environment: `care centre centres center unit department suite room facility setting environment area place site location clinic practice office
    laboratory lab service house general own private professional specialised specialist specialized health healthcare medical clinical hospital inpatient
    outpatient ambulatory institution use university large small certified equipped dedicated suitable controlled everyday normal usual standard local
    day life everyday routine supervised treatment participating several selected acute`,
};

const wideStems: Readonly<Record<ElementAspect, ReadonlySet<string>>> = {
  users: new Set(lines.users.split(/\s+/u).map(stem)),
  environment: new Set(lines.environment.split(/\s+/u).map(stem)),
};

/** Whether a word, by its stem, says nothing special of the users or the place. */
export function isWide(aspect: ElementAspect, stemOfWord: string): boolean {
  return wideStems[aspect].has(stemOfWord);
}

/** Nouns of people: what stands behind "by" or before "may use it" can be a means or a method as well. */
export const namesPeople =
  /(?:\b(?:an? |the )\p{L}[\p{L} -]*(?:er|or|ist|ian|man|person|nurse|midwife|assistant|aide|clerk|physicist|surgeon|patient|parent|relative|partner|spouse|family|team|crew|public|student|resident|attendant)|(?:ers|ors|ists|ians|surgeons|physicists|nurses|midwives|assistants|attendants|consultants|aides|clerks|porters|patients|parents|relatives|partners|students|residents|adolescents|infants|men|women|children|people|persons|adults|individuals|staff|personnel|teams?|crews?|guards|friends|volunteers|soldiers|professionals|experts|specialists|medics|coaches|technologists|public|laity|families|pilots|athletes|firefighters))$/u;

/** Nouns of places. What stands behind "in" may be a patient, a country, a year or a part of the body as well. */
export const namesPlace =
  /\b(?:hospitals?|clinics?|cent(?:re|er)s?|units?|departments?|suites?|rooms?|theatres?|theaters?|wards?|laborator(?:y|ies)|labs?|practices?|offices?|surger(?:y|ies)|facilit(?:y|ies)|institutions?|institutes?|homes?|households?|schools?|kindergartens?|studios?|salons?|parlou?rs?|pools?|gyms?|spas|shops?|stores?|pharmac(?:y|ies)|stations?|services?|ambulances?|vehicles?|helicopters?|aircraft|airports?|ships?|trains?|transport|prisons?|barracks|workplaces?|factor(?:y|ies)|farms?|stadiums?|hotels?|camps?|settings?|environments?|places?|spaces?|premises|outdoors|hospices?|bathrooms?|bedrooms?|living rooms?|everyday life|daily life|nurser(?:y|ies)|libraries|churches|markets|streets?|tents?)\b/u;
