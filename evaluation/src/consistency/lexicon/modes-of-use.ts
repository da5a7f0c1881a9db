import type { Term } from './terms.ts';

/** What connects a device with the patient: interfaces of respiratory devices, of infusion, of feeding. */
export const patientInterfaces: readonly Term[] = [
  {
    id: 'endotracheal tube',
    words:
      /\b(?:endo-?tracheal (?:tubes?|intubation)|et tubes?|ett|oro-?tracheal tubes?|naso-?tracheal tubes?|(?<!not |non-)intubated patients|endotrachealtub\w*|sondes? d'intubation|tubo endotracheal|tubo endotracheale)\b/gu,
  },
  {
    id: 'tracheostomy tube',
    words:
      /\b(?:tracheostomy (?:tubes?|cannulas?|cannulae)|tracheal cannulas?|tracheostomy|tracheostomised patients|tracheotomy|trachealkanulen?|canules? de tracheotomie)\b/gu,
  },
  { id: 'laryngeal mask', words: /\b(?:laryngeal masks?(?: airways?)?|supraglottic airways?|lma)\b/gu },
  { id: 'helmet', words: /\bhelmets?\b/gu },
  { id: 'mouthpiece', words: /\bmouth-?pieces?\b/gu },
  {
    id: 'nasal cannula',
    words:
      /\b(?:nasal (?:cannulas?|cannulae|prongs?)|nasenkanulen?|nasenbrille|canules? nasales?|canulas? nasales?|cannul[ae] nasal[ei])\b/gu,
  },
  {
    id: 'closed or reservoir mask',
    words:
      /\b(?:closed masks?|(?:masks? with (?:a )?(?:reservoir|bag))|reservoir masks?|non-rebreath\w+ masks?|geschlossene\w* masken?)\b/gu,
  },
  {
    id: 'mask',
    words:
      /\b(?:(?:full[- ]?face |face |nasal |oronasal |oral |open |oxygen |vented |non-vented )*masks?|masken?|masques?|mascarillas?|mascherin[ae])\b/gu,
  },
  { id: 'central venous catheter', words: /\b(?:central venous (?:catheters?|lines?|access)|picc)\b/gu },
  { id: 'peripheral venous catheter', words: /\bperipheral (?:venous|intravenous) (?:catheters?|lines?|access)\b/gu },
  { id: 'nasogastric tube', words: /\bnaso-?gastric tubes?\b/gu },
  { id: 'gastrostomy tube', words: /\b(?:gastrostomy tubes?|peg tubes?)\b/gu },
];

/** Ways into the body. */
export const accessRoutes: readonly Term[] = [
  { id: 'femoral access', words: /\b(?:trans-?femoral|femoral)\b/gu },
  { id: 'subclavian access', words: /\b(?:trans-?subclavian|subclavian)\b/gu },
  { id: 'axillary access', words: /\b(?:trans-?axillary|axillary)\b/gu },
  { id: 'radial access', words: /\b(?:trans-?radial|radial arter(?:y|ies)|radial access)\b/gu },
  { id: 'carotid access', words: /\b(?:trans-?carotid|carotid)\b/gu },
  { id: 'transapical access', words: /\b(?:trans-?apical|apical access)\b/gu },
  { id: 'transaortic access', words: /\b(?:trans-?aortic (?:access|route|approach))\b/gu },
  { id: 'jugular access', words: /\b(?:trans-?jugular|jugular)\b/gu },
  { id: 'brachial access', words: /\b(?:trans-?brachial|brachial)\b/gu },
  { id: 'intravenous route', words: /\b(?:intra-?venous(?:ly)?|i\.v\.)/gu },
  { id: 'intra-arterial route', words: /\bintra-?arterial(?:ly)?\b/gu },
  { id: 'subcutaneous route', words: /\bsub-?cutaneous(?:ly)?\b/gu },
  { id: 'intramuscular route', words: /\bintra-?muscular(?:ly)?\b/gu },
  { id: 'epidural route', words: /\b(?:epidural|peridural)(?:ly)?\b/gu },
  { id: 'intrathecal route', words: /\bintra-?thecal(?:ly)?\b/gu },
  { id: 'enteral route', words: /\benteral(?:ly)?\b/gu },
];

/** How a procedure or therapy is done. */
export const manners: readonly Term[] = [
  {
    id: 'non-invasive',
    words:
      /\bnon-?invasive(?:ly)? (?:mechanical )?(?:ventilation|ventilated)\b|\bnon-?invasive(?:ly)?(?= (?:and|or|as well as) invasive(?:ly)? (?:mechanical )?ventilat)/gu,
  },
  {
    id: 'invasive',
    words:
      /(?<!non-|non|minimally )\binvasive(?:ly)?(?: (?:mechanical )?(?:ventilation|ventilated)\b|(?= (?:and|or|as well as) non-?invasive(?:ly)? (?:mechanical )?ventilat))/gu,
  },
  { id: 'open surgery', words: /\bopen(?:,| (?:and|or|surgery|surgical|operations?|procedures?|techniques?|approach)\b)/gu },
  { id: 'robot-assisted surgery', words: /\brobot(?:ic|-assisted|ic-assisted|ically assisted)\b/gu },
  { id: 'minimally invasive surgery', words: /\b(?:minimally[- ]invasive|laparoscop\w+|thoracoscop\w+|keyhole)\b/gu },
];

/** Where on the body a device is worn or placed. */
export const bodySites: readonly Term[] = [
  { id: 'upper arm', words: /\b(?:(?:back of the |outer )?upper arms?|oberarm\w*|bras\b|brazo|braccio)/gu },
  { id: 'forearm', words: /\b(?:forearms?|unterarm\w*|avant-bras|antebrazos?|avambracci[oa]?)\b/gu },
  { id: 'wrist', words: /\b(?:wrists?|handgelenk\w*|poignets?|munecas?|polso|polsi)\b/gu },
  { id: 'finger', words: /\b(?:fingers?|fingertips?|fingerkuppen?|fingern|doigts?|dedos?|dito|dita|polpastrell[oi])\b/gu },
  { id: 'ear', words: /\bear-?lobes?|behind the ear\b/gu },
  { id: 'forehead', words: /\b(?:foreheads?|stirn|front(?= du patient)|frente(?= del)|fronte(?= del))\b/gu },
  { id: 'neck', words: /\b(?:neck|hals|nacken|cou|cuello|collo)\b/gu },
  { id: 'chest', words: /\b(?:chest|sternum|thorax|brust(?:korb)?|poitrine|torax|torace|petto|pecho)\b/gu },
  { id: 'abdomen', words: /\b(?:abdomen|abdominal skin|belly|bauch\w*|ventre|vientre|addome|pancia)\b/gu },
  { id: 'back', words: /\b(?:upper back|back(?= or | and |,|\.)(?<!\blower back))\b/gu },
  { id: 'buttock', words: /\b(?:buttocks?|gesass|fesses?|nalgas?|gluteo)\b/gu },
  { id: 'thigh', words: /\b(?:thighs?|upper legs?|oberschenkel\w*|cuisses?|muslos?|cosci?[ae])\b/gu },
  { id: 'lower leg', words: /\b(?:lower legs?|calf|calves|unterschenkel\w*|wade[n]?|mollets?|pantorrillas?|polpacci[oi]?)\b/gu },
  { id: 'lower back', words: /\b(?:lower back|lumbar (?:region|spine|area))\b/gu },
  { id: 'knee', words: /\b(?:knees?|knie|genou(?:x)?|rodillas?|ginocchi[oa]?)\b/gu },
  { id: 'hip', words: /\b(?:hips?(?! implant)|hufte[n]?|hanches?|caderas?|anc[ah]e?)\b/gu },
  { id: 'shoulder', words: /\b(?:shoulders?|schulter[n]?|epaules?|hombros?|spall[ae])\b/gu },
  { id: 'elbow', words: /\b(?:elbows?|ellenbogen|coudes?|codos?|gomit[oi])\b/gu },
  { id: 'ankle', words: /\b(?:ankles?|knochel|chevilles?|tobillos?|caviglie?)\b/gu },
  { id: 'hand', words: /\b(?:hands|back of the hand|palms?|handrucken)\b/gu },
  { id: 'scalp', words: /\b(?:scalp|kopfhaut|cuir chevelu|cuero cabelludo|cuoio capelluto)\b/gu },
  { id: 'face', words: /\b(?:faces?|cheeks?|gesicht|visage|cara|viso)\b/gu },
  { id: 'mucous membranes', words: /\b(?:mucous membranes?|mucosa|schleimhaut\w*|muqueuses?|mucosas?|mucose)\b/gu },
  { id: 'body cavities', words: /\b(?:body cavit(?:y|ies)|(?:deep )?sinuses|fistula[es]?|wund(?:hohlen|taschen))\b/gu },
  { id: 'foot', words: /\b(?:foot|feet|heels?|fuss\w*|ferse|pieds?|talons?|pies|piede|piedi)\b/gu },
];
