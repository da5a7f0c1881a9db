import type { Term } from './terms.ts';

/** Substances and things that instructions forbid under one name and allow by mistake under another. `harm` is what is feared. */
export const hazardousThings: readonly (Term & { readonly harm: string; readonly chemical?: boolean })[] = [
  {
    id: 'products with oil, fat or petroleum',
    chemical: true,
    words:
      /\b(?:vaseline|petroleum(?:[- ]based)?(?: jelly)?|petrolatum|paraffin(?:um)?(?: oil)?|mineral oils?|baby oils?|oil[- ]based|fat[- ]based|grease|greas(?:y|ing)|fatty|oily|oil(?!ed)|oils|lubricating oil|wd-?40|lip balm|fat|lanolin|butter|chest rub|menthol ointment|hand cream)\b/gu,
    harm: 'fire in oxygen, or damage to plastics and latex',
  },
  {
    id: 'alcohol',
    chemical: true,
    words:
      /\b(?:alcohol(?:s|ic|-based)?|ethanol|isopropanol|isopropyl|propanol|spirit|surgical spirit|methylated spirits?|hand sanitiser|hand sanitizer)\b/gu,
    harm: 'damage to the material, or fire',
  },
  {
    id: 'solvents',
    chemical: true,
    words:
      /\b(?:solvents?|acetone|benzine|benzene|petrol|gasoline|white spirit|turpentine|paint thinner|thinners?|nail polish remover|toluene|xylene|ether)\b/gu,
    harm: 'damage to the material',
  },
  {
    id: 'chlorine and bleach',
    chemical: true,
    words: /\b(?:bleach|chlorine(?:[- ]based)?|hypochlorite|chlorinated|javel)\b/gu,
    harm: 'corrosion',
  },
  { id: 'hydrogen peroxide', chemical: true, words: /\b(?:hydrogen peroxide|peroxides?|h2o2)\b/gu, harm: 'damage to the material' },
  {
    id: 'abrasives',
    words: /\b(?:abrasives?|scouring (?:pads?|powder)|steel wool|wire brush(?:es)?|emery|sandpaper)\b/gu,
    harm: 'damage to the surface',
  },
  { id: 'ultrasonic bath', words: /\b(?:ultrasonic (?:bath|cleaner|cleaning)|ultrasound bath)\b/gu, harm: 'damage to the device' },
  { id: 'autoclave', words: /\b(?:autoclav\w+|steam[- ]sterili[sz]\w*|steam sterili[sz]ation)\b/gu, harm: 'damage by heat' },
  {
    id: 'immersion',
    words: /\b(?:immers\w+|submerg\w+|soak(?:s|ed|ing)?|rinse under (?:running|the tap)|under running water)\b/gu,
    harm: 'entry of liquid',
  },
  { id: 'microwave oven', words: /\bmicrowav\w+\b/gu, harm: 'overheating' },
  { id: 'dishwasher', words: /\b(?:dishwashers?|washing machines?)\b/gu, harm: 'damage by heat' },
  { id: 'hair dryer or hot air', words: /\b(?:hair ?dryers?|hot air|heat gun|oven|radiator)\b/gu, harm: 'damage by heat' },
  {
    id: 'open flame',
    words: /\b(?:open flames?|naked flames?|candles?|lighters?|cigarettes?|smok(?:e|ing)|gas (?:cooker|stove)s?|fireplaces?)\b/gu,
    harm: 'fire',
  },
  { id: 'silicone', chemical: true, words: /\bsilicone(?: oil| spray| lubricant)\b/gu, harm: 'damage to the material' },
  { id: 'tap water', words: /\btap water\b/gu, harm: 'contamination' },
  {
    id: 'sharp instruments',
    words: /\b(?:scissors|scalpels?|knife|knives|razor blades?|sharp (?:instruments?|tools?|objects?))\b/gu,
    harm: 'damage to the device',
  },
  { id: 'tools', words: /\b(?:pliers|clamps?|forceps|haemostats?|hemostats?|screwdrivers?|pincers)\b/gu, harm: 'damage to the device' },
  { id: 'powder', chemical: true, words: /\b(?:talc(?:um)?(?: powder)?|baby powder|powdered gloves)\b/gu, harm: 'foreign bodies' },
  { id: 'iodine', chemical: true, words: /\b(?:povidone|iodine|iodophor\w*|betadine)\b/gu, harm: 'reaction with the material' },
  { id: 'chlorhexidine', chemical: true, words: /\bchlorhexidine\b/gu, harm: 'reaction or allergy' },
  { id: 'defibrillation', words: /\bdefibrillat\w+\b/gu, harm: 'damage or burns' },
  {
    id: 'electrosurgery',
    words: /\b(?:electrosurg\w+|diathermy|electrocauter\w+|cauter\w+|high[- ]frequency surgery)\b/gu,
    harm: 'burns or damage',
  },
  {
    id: 'magnetic resonance',
    words: /\b(?:mri|mr (?:scan\w*|imaging|examination|environment)|magnetic resonance)\b/gu,
    harm: 'heating or movement',
  },
  { id: 'hyperbaric chamber', words: /\b(?:hyperbaric\w*|pressure chambers?)\b/gu, harm: 'fire or failure' },
  { id: 'swimming or bathing', words: /\b(?:swim\w*|bath(?:e|es|ing)?|sauna|hot tub|diving)\b/gu, harm: 'entry of water or infection' },
];
