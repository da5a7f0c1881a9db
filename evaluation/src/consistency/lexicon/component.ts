import { fold, stem } from '../text/fold.ts';

/** Words that stand for the device as a whole. */
const whole =
  /^(?:device|product|system|unit|apparatus|equipment|implant|it|this|component|software|gerat|produkt|system|dispositif|produit|dispositivo|producto|prodotto|apparecchio)s?$/;

/** Parts and accessories that have a life of their own. */
const parts =
  /\b(?:batter(?:y|ies)|accumulator|charger|cable|lead|electrode|sensor|probe|handle|hand ?piece|reload|cartridge|staple|blade|tubing|tube set|tube|hose|filter|humidifier|mask|cannula|introducer|delivery (?:system|catheter)|catheter|sheath|guide ?wire|injector|applicator|needle|syringe|reservoir|pod|transmitter|receiver|remote(?: control)?|programmer|console|display|app|application|lamp|led|light source|eye (?:shield|protector|mask|protection)|goggles|pad|blanket|cover|drape|adapter|adhesive|patch|tray|instrument|trial|screw|abutment|drill|sieve|membrane|column|disposable|consumable|accessor(?:y|ies)|packaging|pouch|container|solution|gel|akku|batterie|kabel|filtro|bateria|cable|capteur|electrode)s?\b/;

/**
 * The part of the device that a phrase speaks of: "" for the device as a whole, else the stem of the part's name. Only the words before the fact count
 * ("the battery has a service life of", "reloads: single use").
 */
export function componentOf(words: string): string {
  const folded = fold(words);
  let last = '';
  for (const match of folded.matchAll(new RegExp(parts, 'g'))) last = match[0];
  if (last === '') return '';
  const name = last.split(' ').map(stem).join(' ');
  return whole.test(last) ? '' : name;
}
