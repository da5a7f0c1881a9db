import type { Term } from './terms.ts';

/**
 * Places where devices are used, the special before the general. Wording after IEC 60601-1-2:2014 (professional healthcare facility, home healthcare and
 * special environments) and IEC 60601-1-11/-12 (home and emergency medical services).
 */
export const careSettings: readonly Term[] = [
  {
    id: 'care outside hospitals',
    words:
      /\b(?:pre-?hospital(?: (?:care|fields?|settings?|environments?|use|emergency care|emergencies))?|out-?of-?hospital(?: (?:care|settings?|environments?|use))?|outside (?:of )?(?:the |a |any )?(?:hospitals?|clinics?)|before (?:the )?(?:arrival|admission|reaching) ?(?:at|to|in)? (?:the |a )?hospital|extra-?hospitalier|praklinisch\w*|extra-?hospitalari[oa]s?|pre-?ospedalier\w)\b/gu,
  },
  {
    id: 'intensive care units',
    within: ['hospitals'],
    words:
      /\b(?:(?:neonatal |pa?ediatric |adult )?intensive[- ]care(?: units?| wards?)?|critical care(?: units?| wards?)?|icus?|nicus?|picus?|intensivstation(?:en)?|(?:unites? de )?soins intensifs|reanimation|cuidados intensivos|uci|terapia intensiva|unidad(?:es)? de cuidados intensivos|rianimazione)\b/gu,
  },
  {
    id: 'hybrid operating rooms',
    within: ['operating rooms'],
    words: /\bhybrid[- ](?:operating (?:rooms?|theatres?|theaters?)|ors?)\b/gu,
  },
  {
    id: 'operating rooms',
    within: ['hospitals'],
    words:
      /\b(?:operating[- ](?:rooms?|theatres?|theaters?|suites?)|surgical suites?|operationssa(?:al|le)n?|op-sa(?:al|le)|blocs? operatoires?|salles? d'operation|quirofanos?|sal[ae] operatori[ae])\b/gu,
  },
  {
    id: 'catheterisation laboratories',
    within: ['hospitals'],
    words:
      /\b(?:(?:cardiac )?catheteri[sz]ation (?:laborator(?:y|ies)|suites?|labs?)|cath[- ]?labs?|herzkatheterlabor\w*|salles? de catheterisme)\b/gu,
  },
  { id: 'endoscopy suites', words: /\bendoscopy (?:suites?|units?|rooms?|departments?)\b/gu },
  {
    id: 'emergency departments',
    within: ['hospitals'],
    words:
      /\b(?:emergency (?:departments?|rooms?|wards?)|accident and emergency|notaufnahmen?|(?:services? d')?urgences|urgencias|pronto soccorso)\b/gu,
  },
  {
    id: 'ambulances',
    within: ['care outside hospitals'],
    words:
      /\b(?:(?:road |air )?ambulances?|emergency medical services?|ems vehicles?|rescue (?:vehicles?|helicopters?)|patient transport|inter-?hospital transport|transport(?:ed)? (?:between|to other) (?:hospitals|clinics)(?: of the [a-z]+)?|(?:to|between) other (?:hospitals|clinics)|helicopters?|krankenwagen|rettungswagen|rettungsdienst|ambulancias?|ambulanza|ambulanze|samu|hubschrauber\w*)\b/gu,
  },
  {
    id: 'mobile care units',
    within: ['care outside hospitals'],
    words:
      /\b(?:mobile (?:stroke|screening|imaging|scanning|mammography|dialysis|surgical|dental|endoscopy|ct|mri|health|medical|treatment|care) (?:units?|clinics?|vans?|trucks?|vehicles?)|(?:screening|mammography|dental) (?:vans?|bus(?:es)?|trucks?))\b/gu,
  },
  { id: 'field hospitals', words: /\b(?:field hospitals?|military (?:field|use)|battlefields?|disaster areas?)\b/gu },
  { id: 'sleep clinics', within: ['outpatient facilities'], words: /\bsleep (?:clinics?|laborator(?:y|ies)|labs?|cent(?:re|er)s?)\b/gu },
  {
    id: 'dialysis centres',
    words:
      /\b(?:(?:dialysis|ha?emodialysis|hd|stationary hd)(?: \(hd\))? (?:cent(?:re|er)s?|units?|clinics?|facilit(?:y|ies))|dialysezentr(?:um|en)|centres? de dialyse|centros? de dialisis|centri? dialisi)\b/gu,
  },
  {
    id: 'dental practices',
    within: ['outpatient facilities'],
    words:
      /\b(?:dental (?:practices?|clinics?|surger(?:y|ies)|offices?)|zahnarztprax(?:is|en)|praxen|cabinets? dentaires?|clinicas? dentales?|studi(?:o)? dentistic[oi])\b/gu,
  },
  {
    id: 'primary care',
    within: ['outpatient facilities'],
    words:
      /\b(?:primary care|general practices?|family practices?|hausarztlich\w*|medecine generale|medicina generale|centros? de salud|gp (?:practices?|surger(?:y|ies))|hausarztprax(?:is|en)|praxen|atencion primaria)\b/gu,
  },
  {
    id: 'beauty salons',
    words:
      /\b(?:beauty (?:salons?|parlou?rs?|studios?|clinics?)|(?:medical|day|beauty|health|thermal|wellness) spas?|spas|spa facilit(?:y|ies)|wellness (?:cent(?:re|er)s?|studios?)|kosmetik(?:studios?|instituten?)|instituts? de beaute|centros? de estetica|centri estetici)\b/gu,
  },
  {
    id: 'sports facilities',
    words: /\b(?:gyms?|fitness (?:studios?|cent(?:re|er)s?|clubs?)|sports (?:clubs?|facilit(?:y|ies)|grounds?))\b/gu,
  },
  {
    id: 'schools',
    within: ['home'],
    words:
      /(?<!pre-|medical |nursing |dental )\b(?:schools?(?![ -](?:years?|age[d]?|children|child|hours?|leaving|certificate|boys|girls))|kindergartens?|nurser(?:y|ies)|day[- ]?care(?! (?:surgery|units?|hospitals?|patients?|procedures?))|creches?|schulen?|ecoles?|escuelas?|scuole)\b/gu,
  },
  { id: 'workplaces', within: ['home'], words: /\b(?:work-?places?|at work|work(?=,|;| and | or |\.|$)|arbeitsplatz(?:e|en)?)\b/gu },
  {
    id: 'recovery rooms',
    within: ['hospitals'],
    words: /\b(?:recovery (?:rooms?|areas?|wards?)|post-?ana?esthesia care units?|pacus?|aufwachra(?:um|ume|umen)|salles? de reveil)\b/gu,
  },
  { id: 'laboratories', words: /\b(?:(?:medical|clinical|hospital|central) laborator(?:y|ies)|point of care)\b/gu },
  {
    id: 'pharmacies',
    words: /\b(?:pharmac(?:y|ies)|apotheken?|farmacias?|farmacie)\b/gu,
  },
  {
    id: 'outpatient surgery centres',
    within: ['outpatient facilities'],
    words: /\b(?:(?:ambulatory|outpatient|day) surg(?:ery|ical)(?: cent(?:re|er)s?| units?)?|day[- ]case units?)\b/gu,
  },
  {
    id: 'outpatient facilities',
    words:
      /\b(?:(?<!clinical |good |daily |best |common |general |in )practices?(?= ?(?:,|;|\.|\/|and |or |$))|out-?patients?(?: [a-z-]+){0,2}? (?:clinics?|facilit(?:y|ies)|settings?|cent(?:re|er)s?|departments?|practices?)|out-?patients?|office-based(?: facilit(?:y|ies))?|(?:(?:medical|surgical|physicians?'?|physician's|doctor's|doctors?'?|specialist|private|dermatology|cosmetic) )+(?:offices?|practices?|surger(?:y|ies))|consulting rooms?|(?!rehabilitation|rehab)[a-z]+ clinics|(?:day|day-case|ambulatory|surgical) clinic|clinics|polyclinics?|arztprax(?:is|en)|praxen|ambulante[nr]? (?:einrichtung(?:en)?|praxen)|ambulanz(?:en)?|cabinets? medica(?:l|ux)|consultas? externas?|consultorios?|ambulatori(?:o)?|studi? medic[oi])\b/gu,
  },
  {
    id: 'long-term care facilities',
    words:
      /\b(?:long-term care(?: facilit(?:y|ies))?|nursing homes?|care homes?|residential care|skilled nursing facilit(?:y|ies)|hospices?|pflegeheim(?:e|en)?|ehpad|residencias? de ancianos|case di (?:cura|riposo))\b/gu,
  },
  {
    id: 'rehabilitation centres',
    words: /\b(?:rehabilitation (?:cent(?:re|er)s?|clinics?|facilit(?:y|ies))|reha-?klinik(?:en)?)\b/gu,
  },
  {
    id: 'home',
    within: ['care outside hospitals'],
    words:
      /\b(?:home[- ]?(?:care|healthcare|health care|use|environments?|settings?)?|homes|domestic(?: (?:use|environments?|settings?))?(?! (?:animals?|waste|appliances?|water|market|sales))|everyday (?:life|settings?)|at home|private homes?|(?:private |own )?dwellings?|(?:patient's )?residence|(?:private )?households?(?! (?:items?|appliances?|devices?|chemicals?|cleaners?|products?|waste|equipment|members?|soap|scissors))|zu hause|zuhause|hauslich\w*|heimgebrauch|domicile|domicilio|en casa|casa)\b/gu,
  },
  {
    id: 'aircraft',
    within: ['care outside hospitals', 'travel'],
    words: /\b(?:aircraft(?: cabins?)?|aeroplanes?|airplanes?|cabins? of aircraft|flugzeug\w*)\b/gu,
  },
  { id: 'vehicles', within: ['care outside hospitals', 'travel'], words: /\b(?:vehicles?|cars?|trains?|autos|zugen|coaches)\b/gu },
  {
    id: 'outdoors',
    within: ['care outside hospitals'],
    words:
      /\b(?:outdoors?|(?<=(?:,|\band|\bor) )outside(?= ?(?:[.,;)]|$))|in the open air|im freien|en plein air|all'aperto|al aire libre)\b/gu,
  },
  {
    id: 'MR environment',
    words:
      /\b(?:mri? (?:rooms?|environments?|suites?|scanner rooms?)|magnetic resonance (?:environments?|rooms?|suites?|units?)|rooms? with (?:a )?magnetic resonance scanners?|mrt-raume[n]?)\b/gu,
  },
  { id: 'hyperbaric chambers', words: /\b(?:hyperbaric (?:chambers?|rooms?)|pressure chambers?|druckkammern?)\b/gu },
  {
    id: 'professional healthcare facilities',
    words:
      /\b(?:professional healthcare (?:facilit(?:y|ies)|environments?)|health-?care facilit(?:y|ies)|healthcare (?:institutions?|environments?)|clinical (?:environments?|settings?))\b/gu,
  },
  {
    id: 'hospital departments',
    within: ['hospitals'],
    words:
      /\b(?:radiotherapy|radiation oncology|radiology|nuclear medicine|imaging|cardiology|dialysis|surgical|maternity|obstetrics?|delivery) (?:departments?|units?)\b|\b(?:delivery|labou?r) (?:rooms?|wards?)\b/gu,
  },
  {
    id: 'hospital wards',
    within: ['hospitals'],
    words: /\b(?:(?:general |hospital |normal )?wards?|normalstation(?:en)?|bettenstation(?:en)?)\b/gu,
  },
  {
    id: 'hospitals',
    within: ['professional healthcare facilities'],
    words:
      /\b(?:hospitals?(?![ -](?:acquired|admissions?|discharges?|mortality))|inpatients?|in-patients?|acute care(?: facilit(?:y|ies))?|krankenhaus(?:er|ern|es)?|kliniken|spital(?:er)?|klinik(?:en|um)?|hopita(?:l|ux)|hospital(?:es)?(?![ -](?:acquired|admissions?|discharges?|mortality))|ospedal[ei])\b/gu,
  },
];

/** Being on the way, which takes in whatever carries people; too wide to be a place of use that another document lacks. */
export const travel: Term = { id: 'travel', words: /\b(?:(?:air )?travel(?:l?ing|s)?|journeys?|trips|on the (?:move|way|road))\b/gu };
