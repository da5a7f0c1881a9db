/** Names of one class: where a value names one of them, it names no other. */
export interface ValueClass {
  readonly id: string;
  /** Words a label must have (folded); without them, any label that names a thing will do. */
  readonly label?: RegExp;
  /** Each member with its names (folded); the first is its own. */
  readonly members: readonly (readonly [string, RegExp])[];
}

const valueClass = (id: string, members: readonly string[], label?: RegExp): ValueClass => ({
  id,
  ...(label ? { label } : {}),
  members: members.map((names) => [
    names.split('|')[0]!.replace(/\\.|[?]/g, ''),
    new RegExp(`(?<![\\p{L}\\d])(?:${names})(?![\\p{L}\\d])`, 'u'),
  ]),
});

/** Classes of technical values as data sheets give them. General knowledge, unverified. */
export const valueClasses: readonly ValueClass[] = [
  valueClass('material', [
    'PEEK|peek|polyether ?ether ?ketone',
    'polyethylene|polyethylene|uhmwpe|hdpe|ldpe|pe',
    'polypropylene|polypropylene|pp',
    'polycarbonate|polycarbonate|pc',
    'PVC|pvc|polyvinyl ?chloride',
    'silicone|silicones?|silicone rubber',
    'polyurethane|polyurethanes?|pu|pur|tpu',
    'PTFE|e?ptfe|polytetrafluoroethylene',
    'polyester|polyester|pet|polyethylene ?terephthalate|dacron',
    'ABS|abs|acrylonitrile[- ]butadiene[- ]styrene',
    'polyamide|polyamides?|nylon|pebax',
    'PMMA|pmma|polymethyl ?methacrylate',
    'acetal|acetal|pom|polyoxymethylene',
    'polysulfone|polysul(?:f|ph)one|psu',
    'latex|latex|natural rubber',
    'nitrile|nitrile(?: rubber)?',
    'titanium|titanium|titanium alloy|ti-?6al-?4v|ti6al4v',
    'stainless steel|(?:stainless|surgical) steel|316l',
    'cobalt-chromium|cobalt(?:[- ]| and )chrom\\w*(?:[- ]molybdenum)?|cocr(?:mo)?',
    'nitinol|nitinol|nickel[- ]titanium',
    'aluminium|alumin(?:i)?um',
    'tantalum|tantalum',
    'platinum-iridium|platinum[- ]iridium|pt-?ir',
    'brass|brass',
    'zirconia|zirconia|zirconium oxide',
    'alumina|alumina|aluminium oxide',
    'glass|(?:borosilicate )?glass',
  ]),
  valueClass(
    'battery',
    [
      'lithium-ion|li(?:thium)?[- ]ion|li-?po|lithium[- ]polymer',
      'nickel metal hydride|nickel[- ]metal[- ]hydride|ni-?mh',
      'alkaline|alkaline',
      'lead-acid|lead[- ]acid',
      'zinc-air|zinc[- ]air',
      'silver oxide|silver[- ]oxide',
      'lithium primary cell|lithium primary(?: cell)?|lithium[- ](?:manganese|thionyl)\\w*(?: \\w+)?',
    ],
    /\bbatter\w*|\baccumulators?|\bcells?\b|\bpower (?:supply|source)/gu,
  ),
  valueClass(
    'connector',
    [
      'Luer lock|luer[- ]?lock',
      'Luer slip|luer[- ]?slip',
      'ENFit|enfit',
      'NRFit|nrfit',
      'USB-C|usb[- ]c|usb type c',
      'micro-USB|micro[- ]usb',
      'bayonet|bayonet',
      'Lightning|lightning',
      'RJ45|rj-?45',
    ],
    /\b\w*connect\w*|\bports?\b|\binterface|\bplugs?\b|\bfittings?\b|\bhubs?\b|\bsockets?\b/gu,
  ),
  valueClass(
    'gas',
    [
      'oxygen|oxygen|o2',
      'carbon dioxide|carbon dioxide|co2',
      'nitrogen|nitrogen|n2',
      'argon|argon',
      'helium|helium',
      'nitrous oxide|nitrous oxide|n2o',
    ],
    /\bgas(?:es)?\b|\bgas supply|\bpropellants?\b|\bfilling gas|\binsufflation\b/gu,
  ),
  valueClass(
    'colour',
    [
      'red|red',
      'blue|(?:light |dark )?blue',
      'green|green',
      'yellow|yellow',
      'orange|orange',
      'violet|violet|purple',
      'white|white',
      'black|black',
      'grey|gr[ae]y',
      'brown|brown',
      'pink|pink',
      'transparent|transparent|colou?rless',
    ],
    /\bcolou?r(?:ed)?(?: code| coding)?\b/gu,
  ),
  valueClass(
    'radio link',
    ['Bluetooth|bluetooth(?: low energy)?|ble', 'Wi-Fi|wi-?fi|wlan', 'NFC|nfc', 'cellular|cellular|lte|4g|5g', 'infrared|infrared'],
    /\bwireless\b|\bradio\b|\bconnectivity\b|\bconnection\b|\b(?:data )?transmission\b|\bcommunication\b|\blink\b/gu,
  ),
  valueClass(
    'applied part',
    ['type BF|type bf|bf', 'type CF|type cf|cf', 'type B|type b'],
    /\bapplied parts?\b|\bprotection against (?:electric )?shock|\btype of protection/gu,
  ),
  valueClass(
    'light source',
    [
      'LED|leds?|light[- ]emitting diodes?',
      'xenon|xenon',
      'halogen|halogen',
      'laser|laser',
      'fluorescent tube|fluorescent(?: tubes?| lamps?)?',
    ],
    /\b(?:light )?source\b|\blamps?\b|\billumination\b|\blight\b/gu,
  ),
  valueClass(
    'pack',
    [
      'blister|blisters?',
      'pouch|(?:\\w+ )?pouch(?:es)?|peel[- ]pack',
      'tray|trays?',
      'bag|bags?',
      'tube|tubes?',
      'vial|vials?',
      'bottle|bottles?',
      'ampoule|ampoules?',
    ],
    /\bpack(?:ag\w+|s)?\b|\bcontainers?\b|\bsterile barrier(?: system)?\b/gu,
  ),
  valueClass(
    'coating',
    [
      'heparin|heparin',
      'hydroxyapatite|hydroxyapatite|hap?',
      'silver|silver',
      'titanium|titanium(?: plasma)?(?: spray)?',
      'PVP|pvp|polyvinyl ?pyrrolidone',
      'phosphorylcholine|phosphorylcholine',
      'parylene|parylene',
      'diamond-like carbon|diamond[- ]like carbon|dlc',
    ],
    /\bcoat(?:ing|ed)?\b/gu,
  ),
];
