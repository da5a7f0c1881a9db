import { fold, stem } from '../text/fold.ts';

/** Parts and accessories that have a life of their own. */
const parts =
  /\b(?:batter(?:y|ies)|accumulator|charger|cable|lead|electrode|sensor|probe|handle|hand ?piece|reload|cartridge|staple|blade|tubing|tube set|tube|hose|filter|humidifier|canister|kit|foam|dressing|strap|cuff|garment|base station|docking station|module|connector|foot ?switch|foot ?pedal|tip|fibre|fiber|sleeve|liner|suction port|mouthpiece|nozzle|carrying (?:bag|case)|power (?:supply|pack|unit)|mask|cannula|introducer|delivery (?:system|catheter)|catheter|sheath|guide ?wire|injector|applicator|needle|syringe|reservoir|pod|transmitter|receiver|remote(?: control)?|programmer|console|display|app|application|lamp|led|light source|eye (?:shield|protector|mask|protection)|goggles|pad|blanket|cover|drape|adapter|adhesive|patch|tray|instrument|trial|screw|abutment|drill|sieve|membrane|column|disposable|consumable|accessor(?:y|ies)|packaging|pouch|container|solution|gel|akku|batterie|kabel|filtro|bateria|cable|capteur|electrode)s?\b(?!-(?:driven|powered|operated|free|based|guided|mounted|tipped|like|fed))/;

/**
 * The part of the device that a phrase speaks of: "" for the device as a whole, else the stem of the part's name. The first part that is named counts:
 * "the adapter, which connects the handle to the reload, is reusable" speaks of the adapter. Where the device itself is a catheter, "the catheter" is
 * no part (`deviceNouns`).
 */
export function componentOf(words: string, deviceNouns: readonly string[] = []): string {
  return componentsOf(words, deviceNouns)[0] ?? '';
}

/** All parts that a phrase names, by the stems of their names, in order. In a compound the last one counts: a "foam dressing kit" is a kit. */
export function componentsOf(words: string, deviceNouns: readonly string[] = []): string[] {
  const folded = fold(words);
  const all = [...folded.matchAll(everyPart)];
  const named = all
    .filter((match, index) => {
      const end = match.index + match[0].length;
      if (all[index + 1]?.index === end + 1 && /[ -]/.test(folded[end]!)) return false;
      // A "syringe pump" is a pump.
      const next = deviceNouns.length > 0 ? /^[ -]([\p{L}-]+)/u.exec(folded.slice(end, end + 30))?.[1] : undefined;
      // The "trial spacers" beside a spacer are instruments.
      if (next !== undefined && deviceNouns.includes(stem(next)) && match[0] !== 'trial') return false;
      // "The spacer with face mask" is the spacer.
      return !owned.test(folded.slice(Math.max(0, match.index - 40), match.index));
    })
    .map((match) => match[0].split(' ').map(stem).join(' '));
  return [...new Set(named)].filter((part) => !deviceNouns.includes(part));
}

/** What stands before a part that the thing named before it has. */
const owned = /[\p{L})],? (?:with|including) (?:an? |the |its |one )?(?:[\p{L}-]+ )?$/u;

const everyPart = new RegExp(parts, 'g');

/** The words a folded text begins with as if under a heading: "transmitter (dc1-t). snaps onto …". */
export function leadOf(folded: string): string {
  return /^(?:[a-z\d]{1,3}[.)] )?(\p{L}[\p{L}\d -]{2,40}?)(?: \([^()]{1,30}\))?[.:] /u.exec(folded)?.[1] ?? '';
}
