/** An age group that documents name by a word, with the range it stands for. */
export interface AgeGroup {
  readonly id: string;
  /** Ages in months, the upper end not included. */
  readonly from: number;
  readonly to?: number;
  readonly words: RegExp;
}

const year = 12;

/**
 * Age words as ranges. Paediatric groups follow ICH E11(R1) (2017), 2.6: newborn 0 to 27 days, infants and toddlers 28 days to 23 months, children 2 to
 * 11 years, adolescents 12 to 17 years; "elderly" follows ICH E7 (1993): 65 years and over. "Paediatric" is everybody below 18 years.
 */
export const ageGroups: readonly AgeGroup[] = [
  {
    id: 'newborns',
    from: 0,
    to: 0.92,
    words:
      /\b(?:neonat(?:es?|al(?! (?:intensive|units?|wards?|care|nurses?|departments?|transport)\b)|en|e|i)|newborns?|(?:preterm|premature) (?:infants?|babies|newborns?)|(?:infants?|babies|child(?:ren)?) (?:who (?:are|were) )?born (?:before|prematurely|preterm|too early|at term)|neugeborene[nr]?|fruhgeborene[nr]?|nouveau-nes?|prematures?|recien nacidos?|neonatos?|neonati)\b/u,
  },
  {
    id: 'infants',
    from: 0.92,
    to: 2 * year,
    words:
      /(?<!preterm |premature )\b(?:(?:infants?|babies)(?! (?:who (?:are|were) )?born (?:before|prematurely|preterm|too early|at term)\b)|toddlers?|sauglinge?n?|kleinkinder[n]?|nourrissons?|lactantes?|lattanti)\b/u,
  },
  {
    id: 'children',
    from: 2 * year,
    to: 12 * year,
    words:
      /(?<!\b(?:wish for|plan|planning|father|want|wanting|bear|desire for|expecting|conceive) (?:a|another) )\b(?:schoolchild(?:ren)?|kids|child(?! (?:health|care|welfare|protection|development|psychiatr\w*)\b|-)|children(?! (?:who (?:are|were) )?born (?:before|prematurely|preterm|too early|at term)\b|'s (?:hospitals?|clinics?|wards?|units?|departments?)\b)|boys|girls|kinder[n]?|kind|enfants?|ninos?|ninas?|bambini|bambino)\b/u,
  },
  {
    id: 'adolescents',
    from: 12 * year,
    to: 18 * year,
    words: /\b(?:adolescents?|teenagers?|juveniles?|jugendliche[nr]?|adolescentes?|adolescenti)\b/u,
  },
  {
    id: 'paediatric patients',
    from: 0,
    to: 18 * year,
    words:
      /\b(?:pa?ediatric(?= (?:patients?|populations?|use|and|or|to|age|individuals|indications?)\b)|minors|padiatrische[nr]? (?:patient\w*|population)|patients pediatriques|pacientes pediatricos|pazienti pediatrici)\b/u,
  },
  {
    id: 'adults',
    from: 18 * year,
    words:
      /\b(?:adults?|adulthood|grown-ups?|(?:persons?|patients?|people|individuals?) of full age|(?:come|are|is) of (?:full |legal )?age|reached (?:majority|legal age)|erwachsene[nr]?|adultes?|adultos?|adulti|adulto)\b/u,
  },
  {
    id: 'elderly',
    from: 65 * year,
    words: /\b(?:elderly|geriatric|older adults|seniors|altere menschen|personnes agees|ancianos|anziani)\b/u,
  },
];

const minorGroups = new Set(['newborns', 'infants', 'children', 'adolescents', 'paediatric patients']);

/** Whether two sets of age words can mean the same people: general words ("paediatric", "children") include the special ones. */
export function sameGroups(one: readonly string[], other: readonly string[]): boolean {
  const grown = (groups: readonly string[]): boolean => groups.includes('adults') || groups.includes('elderly');
  const minors = (groups: readonly string[]): string[] => groups.filter((group) => minorGroups.has(group));
  if (grown(one) !== grown(other)) return false;
  const a = minors(one);
  const b = minors(other);
  if ((a.length === 0) !== (b.length === 0)) return false;
  if (a.includes('paediatric patients') || b.includes('paediatric patients')) return true;
  // A newborn is called an infant as often as not.
  const wide = (groups: readonly string[], group: string): boolean =>
    groups.includes(group) ||
    (group === 'newborns' && groups.includes('infants')) ||
    (group === 'infants' && groups.includes('newborns')) ||
    ((group === 'infants' || group === 'adolescents') && groups.includes('children'));
  return (
    a.every((group) => wide(b, group) || (group === 'children' && b.length > 0 && !b.every((name) => name === 'newborns'))) &&
    b.every((group) => wide(a, group) || (group === 'children' && a.length > 0 && !a.every((name) => name === 'newborns')))
  );
}

/** Whether a range of ages (months) contradicts a set of age words. A word for adults alone begins at 18 years. */
export function groupsAllow(groups: readonly string[], range: { readonly from?: number; readonly to?: number }): boolean {
  const named = ageGroups.filter((group) => groups.includes(group.id));
  const youngest = Math.min(...named.map((group) => group.from));
  const open = named.some((group) => group.to === undefined);
  const oldest = open ? Number.POSITIVE_INFINITY : Math.max(...named.map((group) => group.to!));
  const from = range.from ?? 0;
  const to = range.to ?? Number.POSITIVE_INFINITY;
  if (youngest >= 18 * year) return Math.abs(from - youngest) < 0.5 || groups.includes('elderly');
  // Who is older than a month is no newborn, and who is two years old is no infant.
  if ((groups.includes('newborns') && from > 1.1) || (groups.includes('infants') && from >= 2 * year)) return false;
  // Words for minors are loose at their lower end; that minors are meant at all, and whether adults are, is not.
  return from < 18 * year && (open ? to > 18 * year : to <= 22 * year || oldest >= 18 * year);
}

/** Words for the people a device treats. */
export const people =
  /\b(?:(?:in-?|out-?)?patients?|subjects|wearers?|no ?one|nobody|anybody|every(?:one|body)|seniors|schoolchild(?:ren)?|kids|minors|(?:from|under|below|over|above) the age of|recipients?|persons?|people|individuals?|adults?|child(?:ren)?|pa?ediatric patients?|adolescents?|teenagers?|grown-ups?|infants?|toddlers?|babies|baby|those (?:aged|who|with|weighing|over|under|below|above)|anyone|neonat\w+|newborns?|\d+-year-olds?|(?:minimum|lower|upper|maximum) age|age limit|birthday|men|women|males?|females?|users? (?:aged|from \d|from (?:the age|their)|of \d|over \d)|populations?|you (?:are|weigh|must|have|should)|body weight|(?:years|months) of age|only from \d+ years|patienten|patient(?:innen)?|personen|menschen|erwachsene\w*|kinder\w*|jugendliche\w*|neugeborene\w*|adultes?|enfants?|personnes|pacientes?|personas|adultos?|ninos|pazienti|persone|adulti|bambini)\b/u;
