/** "The pump holder" is no pump. */
const notOfIt =
  '(?![ -](?:holders?|cases?|covers?|labels?|alarms?|tests?|cables?|bags?|clips?|stands?|checks?|warnings?|limits?|calibration|clamps?|poles?|brackets?|life|readings?|tables?|risks?)\\b)';

/**
 * What a device is made of and works with, in the words of comparisons with an earlier device. Two words of one group may name the same thing ("the coating"
 * and "the excipient"); `material` marks groups that words such as "all materials" speak of as well.
 */
export const madeParts: readonly { readonly id: string; readonly words: RegExp; readonly material?: true }[] = (
  [
    ['material', 'materials?', true],
    ['composition', 'compositions?|formulas?|formulae|formulations?|constituents?|ingredients?|recipes?|excipients?|admixtures?', true],
    ['coating', 'coatings?|coated|uncoated|excipients?|lacquer|glaze|lining', true],
    ['finish', 'finish(?:es|ing)?|surface (?:treatment|finish|texture)|impregnation|texture', true],
    ['adhesive', 'adhesives?|glues?|hydrogels?', true],
    ['fabric', 'fabrics?|textiles?|knits?|knitted|weaves?|woven|yarns?|fibres?|fibers?|fleece|mesh', true],
    [
      'polymer',
      'polymers?|copolymers?|resins?|compounds?|plastics?|elastomers?|rubber|silicones?|polyurethanes?|pvc|polyethylenes?|acrylics?|peek|plga|polycarbonate|polyamides?|latex|foam',
      true,
    ],
    ['metal', 'alloys?|metals?|steel|titanium|nitinol|alumin(?:i)?um|cobalt|magnesium|wires?', true],
    ['ceramic', 'ceramics?|zirconia|alumina|glass', true],
    ['tissue', 'pericardium|collagen|gelatin|graft material', true],
    ['drug', 'drugs?|medicinal substances?|active substances?|excipients?', true],
    [
      'control',
      'algorithms?|regulators?|(?:[a-z]+ )?controllers?|control loops?|(?<!(?:risk|quality|infection|birth|production|process|design|document|change|remote|bleeding|pain|glucose|sugar|fluoroscopic|visual|external|under|no|of|in|positive|negative) )control(?! (?:groups?|arms?|patients?|limits?|measures?|values?|devices?|solutions?|animals?|charts?|subjects?|cohorts?|of risk))|classifiers?|neural networks?|(?:detection|prediction|dosing) (?:models?|methods?|logic|rules?|code)',
    ],
    ['software', 'software|firmware|program code|source code|operating system'],
    [
      'drive',
      'drives?|drive units?|motors?|actuators?|gears?|gearbox|gearing|transmission gear|turbines?|compressors?|blowers?|impellers?',
    ],
    ['sensor', 'sensors?|detectors?|photodiodes?|transducers?|thermistors?|cameras?|image sensors?|accelerometers?'],
    ['electrode', 'electrodes?'],
    ['energy', 'batter(?:y|ies)|accumulators?|cells?(?= chemistry)|power cells?'],
    ['optics', 'light sources?|leds?|lasers?|lamps?|filters?'],
    ['electronics', 'electronics|circuit boards?|circuitry|boards?|chips?|antennas?|microprocessors?'],
    ['pump', 'pumps?|pump heads?|pump mechanisms?'],
    ['valve', 'valves?'],
    ['needle', 'needles?|cannulas?|cannulae'],
    ['membrane', 'membranes?'],
    ['packaging', 'packaging|pouch(?:es)?|blisters?|trays?|sterile barrier'],
    ['sterilisation', 'sterili[sz]ation(?: methods?| processes| process)?|sterili[sz]ed'],
    ['process', 'processing|manufacturing(?: process(?:es)?)?|production(?: line| process(?:es)?)?|moulding|molding|weld(?:s|ing)?'],
    ['supplier', 'suppliers?'],
  ] as const
).map(([id, words, material]) => ({ id, words: new RegExp(`\\b(?:${words})\\b${notOfIt}`, 'u'), ...(material ? { material } : {}) }));

/** Parts of a device in which such a thing is: the coating of the balloon is not that of the shaft. */
export const placesOfParts =
  /\b(?:housing|casing|enclosure|handle|grip|shaft|balloon|tip|cuff|tube|tubing|plate|baseplate|insert|liner|stem|head|lead|header|hub|cap|cable|strap|band|belt|stopper|plunger|container|bottle|bag|syringe|barrel|needle|cannula|mask|cushion|seal|screen|display|charger|connector|valve|leaflets?|skirt|frame|stent|graft|pad|patch|backing|window|lens|haptics?|screw|anchor|thread|sleeve|sheath|catheter|wire|core|mesh|film|cartridge|cassette|reservoir|chamber|canister|filter|membrane|carton|box|pouch|blister|tray|sensor|electrode|battery|motor|drive|base station|gait|speed|pressure|flow|temperature|heater|alarm|stapler|staples?|reload|blade|jaws?|wheels?|joint|hinge|socket|abutment|cage|nail|rod|pedicle|bearing)s?\b/gu;

/** Outer parts, which patients' tissue hardly meets. */
export const outerParts =
  /^(?:housing|casing|enclosure|handle|grip|cap|cable|container|bottle|screen|display|charger|carton|box|pouch|blister|tray|battery|motor|drive|base station|wheel|alarm)$/u;
