import { fold } from './text/fold.ts';

/** What a section is about, read from its heading. A section has the topics of all headings above it as well. */
export type Topic =
  | 'intended-purpose'
  | 'indications'
  | 'contraindications'
  | 'population'
  | 'users'
  | 'environment'
  | 'warnings'
  | 'residual-risks'
  | 'risk-management'
  | 'claims'
  | 'benefits'
  | 'acceptance'
  | 'identification'
  | 'description'
  | 'handling'
  | 'instructions'
  | 'equivalence'
  | 'predecessor'
  | 'similar-devices'
  | 'state-of-the-art'
  | 'literature'
  | 'clinical-investigation'
  | 'eligibility'
  | 'exclusion'
  | 'pmcf'
  | 'post-market'
  | 'conclusion'
  | 'standards'
  | 'references'
  | 'abbreviations'
  | 'history'
  | 'qualification';

/** What these sections say is said of others than the device under evaluation. */
export const topicsOfOthers: readonly Topic[] = ['literature', 'state-of-the-art', 'similar-devices', 'predecessor'];

const patterns: readonly (readonly [Topic, RegExp])[] = [
  [
    'contraindications',
    /contr[ae]-?\s?indic|gegenanzeig|kontraindik|controindic|\bwhen not to |\bwho (?:should|must|may|can) ?not |\bwhen (?:you |the [\p{L} ]{2,30} |it )?(?:should|must|may|can) ?not |\bnot (?:suitable|suited|meant|intended|made) for\b|^\W*(?:\d+(?:\.\d+)*\W+)?(?:who (?:(?:it|this|the [\p{L} ]{2,30}) )?is (?:it )?not for|not for (?:everyone|whom|everybody)|never for|(?:do not|don't|never) use (?:it |the [\p{L} ]{2,30} |this [\p{L} ]{2,20} )?(?:if|in|for|when|with|on)\b)|\bchoose (?:something else|another|a different)|\breasons (?:not to|against)|\bmust not be (?:used|treated|implanted|worn)\b/u,
  ],
  ['indications', /(?<!contr[ae]-?\s?)(?<!kontra)(?<!contro)\bindication|\bindicaciones|\bindicazioni|anwendungsgebiet|\bindikation/],
  [
    'intended-purpose',
    /intended (?:purpose|use|clinical use)|intended medical|zweckbestimmung|bestimmungsgemass|utilisation prevue|destination (?:du|prevue)|\bdestination\b|usage prevu|uso previsto|finalidad prevista|destinazione d'uso|what (?:the|this) .*(?:is|does).* for\b/,
  ],
  [
    'exclusion',
    /exclusion|^(?:[\d.]+ )?(?:patients? |people |persons |who (?:is|are) )?(?:not (?:included|eligible|admitted)|excluded)$|ausschlusskriter|criteres de non-inclusion|esclusione/,
  ],
  ['eligibility', /inclusion|eligib|einschlusskriter|inclusione|selection of (?:patients|subjects|participants)|study population/],
  [
    'population',
    /\bpopulation|target (?:patients?|group)|patient (?:group|selection)|patientengruppe|patientenzielgruppe|\bpoblacion|\bpopolazione/,
  ],
  ['users', /intended users?|\busers?\b|user profile|operators?\b|anwender|utilisateurs?|usuarios?|utilizzatori|utente/],
  [
    'environment',
    /environment|place of use|care setting|use setting|where .* used|setting\b|anwendungsumgebung|environnement|entorno|ambiente/,
  ],
  [
    'residual-risks',
    /residual risk|undesirable|side[ -]?effect|adverse (?:effect|event|reaction)|complication|restrisik|nebenwirkung|unerwunschte|effets indesirables|risques residuels|efectos|riesgos residuales|effetti (?:indesiderati|collaterali)|rischi residui/,
  ],
  [
    'warnings',
    /warning|precaution|caution|safety (?:information|instruction|notice)|warnhinweis|sicherheitshinweis|vorsicht|avertissement|mises en garde|precauzion|advertencia|avvertenz/,
  ],
  [
    'risk-management',
    /risk (?:management|analysis|assessment|file|control|table|evaluation)|hazard|risikomanagement|gestion des risques|gestion de riesgos|gestione del rischio/,
  ],
  ['claims', /\bclaims?\b|marketing statement/],
  ['benefits', /\bbenefits?\b|nutzen|benefice|beneficio/],
  ['acceptance', /acceptance|success criteri|endpoints?|objectives? and|performance goal/],
  ['equivalence', /equivalen|aquivalenz/],
  [
    'predecessor',
    /predecessor|forerunner|ancestor|^(?:\W|\d)*what (?:was|came) before|previous (?:generation|version|model)|earlier (?:generation|version|model)|device history|vorganger/,
  ],
  [
    'similar-devices',
    /similar device|competitor|comparable (?:device|product)|benchmark|alternative (?:device|treatment|therap)|other devices|available (?:device|treatment|option)|^(?:treatment |therapeutic )?alternatives?\b/,
  ],
  [
    'state-of-the-art',
    /state[ -]of[ -]the[ -]art|stand der technik|etat de l'art|estado (?:del arte|de la tecnica)|stato dell'arte|clinical background|current knowledge|medical background|background\b|treatment (?:options|alternatives)|epidemiolog|natural (?:history|course)/,
  ],
  [
    'literature',
    /literature|apprais(?:al|ed)|published|publications|systematic (?:search|review)|search (?:strateg|result|method)|literatur|bibliograf|litterature|databases?/,
  ],
  ['pmcf', /pmcf|post-?\s?market clinical follow|suivi clinique|klinische nachbeobachtung|seguimiento clinico|follow-up clinico/],
  [
    'post-market',
    /post-?\s?market|\bpms\b|vigilance|complaint|sales|incident|psur|marktuberwachung|experience on the market|market experience|trend/,
  ],
  [
    'clinical-investigation',
    /clinical (?:investigation|study|studies|trial|data)|pivotal|feasibility study|\bstudy\b|\btrial\b|klinische prufung|investigation clinique|investigacion clinica|indagine clinica|clinical evidence/,
  ],
  [
    'identification',
    /identif|general information|device information|device details|administrative|document control|trade name|cover|title page|produktidentifik/,
  ],
  [
    'description',
    /description|components?|variants?|models?\b|configuration|principle|technical (?:data|specification|characteristic)|specification|beschreibung|technische daten|caracteristiques|caracteristicas/,
  ],
  [
    'handling',
    /handling|steril|storage|shelf|lifetime|service life|cleaning|reprocess|disposal|single[ -]use|maintenance|transport|lagerung|reinigung|entretien|limpieza/,
  ],
  [
    'instructions',
    /instruction|operati(?:on|ng)|procedure|preparation|step|use of the device|how to|directions for use|set-?up|bedienung|gebrauch|mode d'emploi|modo de empleo|istruzioni/,
  ],
  ['conclusion', /conclusion|overall|benefit-?\s?risk|summary of (?:the )?(?:evaluation|findings)|fazit|schlussfolgerung|conclusioni/],
  [
    'standards',
    /standards?\b|norms?\b|normen\b|regulatory (?:references|framework)|applicable (?:documents|requirements)|guidance|common specification/,
  ],
  [
    'references',
    /^(?:list of )?(?:references|bibliography|literature references|cited literature|quellen|literaturverzeichnis|bibliographie|referencias|riferimenti)\b|reference list/,
  ],
  [
    'abbreviations',
    /abbreviation|glossary|acronym|definitions?\b|^(?:words|terms)(?: used| and .*)?$|abkurzung|abreviation|abreviatura|abbreviazioni/,
  ],
  [
    'history',
    /(?:revision|document|version|release|edition) history|(?<!\band )\brelease notes?\b|change (?:log|history)|changes? since|(?:record|list|table) of (?:changes|revisions|versions|editions)|^(?:[a-z\d]{1,3}[.)] )?(?:document )?(?:revisions|versions|changes|editions)$|(?:changes|revisions) (?:to|of|in) this (?:document|plan|report|version|edition)|anderungshistorie|historique/,
  ],
  ['qualification', /qualification|evaluators?|curriculum|author|training and|competence|declaration of interest/],
];

const kept = new Map<string, readonly Topic[]>();

/** The topics a heading names. */
export function topicsOf(heading: string): readonly Topic[] {
  let topics = kept.get(heading);
  if (topics) return topics;
  const folded = fold(heading);
  topics = patterns.filter(([, pattern]) => pattern.test(folded)).map(([topic]) => topic);
  if (topics.includes('contraindications')) topics = topics.filter((topic) => topic !== 'indications' && topic !== 'exclusion');
  // Only a lasting text makes sense to keep; headings are few.
  if (kept.size < 20_000) kept.set(heading, topics);
  return topics;
}
