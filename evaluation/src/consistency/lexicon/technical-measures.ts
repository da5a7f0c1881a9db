/** Something a device is measured by: words that name it, and in which dimensions it is told. */
export interface TechnicalMeasure {
  readonly id: string;
  readonly words: RegExp;
  /** Dimensions of its values; `number` for values without a unit. */
  readonly dimensions: readonly string[];
}

const measure = (id: string, dimensions: string, words: string): TechnicalMeasure => ({
  id,
  dimensions: dimensions.split(' '),
  words: new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'u'),
});

/** Measures of performance and technical data as data sheets, instructions and reports name them (folded). Special ones stand before general ones. */
export const technicalMeasures: readonly TechnicalMeasure[] = [
  measure('sensitivity', 'percent', 'sensitivity|sensitivitat|sensibilite|sensibilidad|sensibilita'),
  measure('specificity', 'percent', 'specificity|spezifitat|specificite|especificidad|specificita'),
  measure('area under the curve', 'number', 'auc|auroc|area under the (?:roc |receiver operating characteristic )?curve'),
  measure('mean absolute relative difference', 'percent', 'mard|mean absolute relative difference'),
  measure('predictive value', 'percent', '(?:positive|negative) predictive value|ppv|npv'),
  measure(
    'battery life',
    'time',
    'battery (?:life|longevity|runtime|run time|operation|duration|operating time)|(?:full |charged )?battery (?:runs|lasts|operates|powers)|(?:one|a|a single|each|every|per) (?:full )?charge (?:is enough|lasts|runs|suffices)|akkulaufzeit|batterielaufzeit|autonomie|autonomia',
  ),
  measure('charging time', 'time', 'charg(?:e|ing) time|time to charge|ladezeit|temps de charge'),
  measure('warm-up time', 'time', 'warm-?\\s?up (?:time|period)|start-?\\s?up time|aufwarmzeit'),
  measure('processing time', 'time', 'processing(?: time)?|computing time|calculation time|analysis time'),
  measure('response time', 'time', 'response time|reaction time|delay|latency|trigger delay|alarm delay'),
  measure('treatment time', 'time', '(?:treatment|session|exposure|irradiation|cycle) time|behandlungsdauer'),
  measure(
    'highest output',
    'sound-level',
    '(?:highest|maximum|peak|saturation) (?:acoustic |sound )?output|output limit|ospl ?90|(?:device|aid|system|output|instrument|it) can reach|limit of',
  ),
  measure('noise', 'number sound-level', 'noise(?: level)?|sound (?:pressure )?level|gerauschpegel'),
  measure('burst pressure', 'pressure', 'burst(?:ing)? (?:pressure|strength)|berstdruck'),
  measure('pressure', 'pressure', 'pressure|druck|pression|presion|pressione'),
  measure('flow', 'flow', 'flow(?: rates?)?|durchfluss|flussrate|debit|caudal|flusso'),
  measure('irradiance', 'irradiance', 'irradiance|bestrahlungsstarke|eclairement'),
  measure('current', 'electric-current', 'current|amplitude|strom|courant'),
  measure('voltage', 'voltage', 'voltage|spannung|tension'),
  measure('frequency', 'frequency', 'frequency|frequenz|frequence|frecuencia|frequenza'),
  measure('energy', 'energy', 'energy|energie|energia'),
  measure('field strength', 'field-strength', 'field strength|magnetic field|static field'),
  measure('volume', 'volume', 'volume|capacity'),
  measure('accuracy', 'percent length temperature pressure', 'accuracy|precision|genauigkeit|deviation|tolerance|measurement error'),
  measure('resolution', 'length', 'resolution|auflosung'),
  measure('wall thickness', 'length', 'thickness|wandstarke|epaisseur|espesor|spessore'),
  measure('diameter', 'length', 'diameter|durchmesser|diametre|diametro'),
  measure('length', 'length', 'length|lange|longueur|longitud|lunghezza'),
  measure('wavelength', 'length', 'wavelength|wellenlange'),
  measure('dose', 'mass dose', '(?:drug )?(?:dose|content|load(?:ing)?|density)|silver content|wirkstoffmenge'),
  measure('area', 'area', 'area|oberflache'),
  measure('memory', 'number', 'memory|storage capacity'),
  measure('absorption', 'mass volume', '(?:fluid )?(?:absorption|absorbency|fluid handling)'),
];
