import { partsOf, stem } from '../text/fold.ts';

/**
 * Harms that are told as what happens to something: before the colon the meanings, then the things, after the tilde what happens to them. "Delay in
 * diagnosis", "diagnosis may be delayed" and "late detection" are one harm, whatever stands between the two words. What happens only where it is denied
 * stands with an exclamation mark: an alarm that is not heard.
 */
const happeningLines = `
missed-alarm: alarm alert alerting ~ missed late delayed lost unheard unnoticed silent suppressed muted absent overheard fail !hear !heard !notice !noticed !perceived !sound !sent !send !arrive !reach !transmitted !transmission !forwarded !given !triggered
false-positive: alarm alert ~ false nuisance spurious needless unnecessary unjustified
false-negative: disease illness lesion nodule polyp tumour haemorrhage ~ overlooked undetected unrecognised !detected !recognised !found !seen
false-negative: abnormality finding findings ~ missed overlooked undetected unrecognised !detected !recognised
false-positive: disease illness ~ wrongly
automation-bias: reassurance security ~ false falsely deceptive
automation-bias: safe safer safety ~ feel feeling feels
wrong-treatment: diagnosis detection ~ delayed delay late later
wrong-treatment: treatment therapy ~ delayed delay late later
data-loss: data record records recordings recording ~ lost lose loss deleted erased overwritten vanish disappear
connection-loss: connection link bluetooth wireless wi-fi connectivity network ~ lost lose loss interrupted interruption dropout dropped outage
power-loss: battery accumulator ~ empty flat depletion depleted discharged
cold: temperature ~ drop drops fall falls
arrhythmia: heartbeat pulse heart rhythm ~ irregular irregularly irregularity racing
arrhythmia: pulse heart rate ~ slows
perforation: bowel gut stomach womb uterus bladder oesophagus heart vessel ~ hole
rupture: wound stitches sutures incision ~ reopened reopens reopen apart
nonunion: healing heal heals heal ~ slow slower slowly slows delayed delay late poor impaired
wear: particles debris ~ released release rub
wear: metal ions ~ released release rust
foreign-body: piece pieces fragment fragments parts ~ behind retained
nerve injury: arm leg limb hand ~ weakness
sleep: sleep ~ disturbed disturbance disturbing disturbs bad badly poor loss lack lose disrupted
vision-loss: vision sight acuity ~ deteriorates deterioration reduced reduction lose lost worse worsening impaired decrease decreased
hearing-loss: hearing ~ lost lose reduced worse deteriorates deterioration
voice: voice ~ change changes changed hoarse lose lost
swallowing: swallow swallowing ~ difficult difficulty difficulties hard trouble disturbed disturbance
pigment: skin ~ darker lighter darkens discoloured discolouration
tooth-position: bite teeth ~ shift shifted
kidney injury: kidney kidneys renal ~ deteriorates deterioration worse worsening decline declines
fetal: fetus fetal foetus foetal unborn ~ harm harmed damage damaged injured malformation
menstrual: menstrual menstruation periods ~ disorder irregular irregularity heavier
overdose: drug medicine medication insulin ~ overinfused overdelivered
stiffness: range mobility movement ~ limited restricted reduced
length-difference: leg legs ~ longer shorter unequal
recurrence: symptoms disease complaints hernia ~ return returns
overcorrection: correction corrected ~ excessive
undercorrection: correction corrected ~ insufficient incomplete
no-effect: therapy treatment ~ ineffective
electrolyte: electrolyte electrolytes ~ imbalance disorder disturbance unbalanced
`;

interface Happening {
  readonly meanings: readonly string[];
  readonly happens: ReadonlySet<string>;
  readonly denied: ReadonlySet<string>;
}

const byThing = new Map<string, Happening[]>();
for (const line of happeningLines.trim().split('\n')) {
  const [ids, things, happens] = line.split(/: | ~ /u) as [string, string, string];
  const all = happens.split(' ');
  const stemsOf = (list: readonly string[]): ReadonlySet<string> => new Set(list.flatMap(partsOf).map(stem));
  const happening = {
    meanings: ids.split(' '),
    happens: stemsOf(all.filter((one) => !one.startsWith('!'))),
    denied: stemsOf(all.flatMap((one) => (one.startsWith('!') ? [one.slice(1)] : []))),
  };
  for (const thing of stemsOf(things.split(' '))) {
    const list = byThing.get(thing);
    if (list) list.push(happening);
    else byThing.set(thing, [happening]);
  }
}

const denials = new Set(['not', 'no', 'never', 'cannot', 'nobody', 'without', 'fail', 'fails'].map(stem));
/** How many words may stand between a thing and what happens to it. */
const reach = 4;

/** What happens to the thing at an index of a list of stems: the meanings, and the place of the word that says it. */
export function happeningAt(
  stems: readonly string[],
  index: number,
): { readonly meanings: readonly string[]; readonly at: number } | undefined {
  for (const { meanings, happens, denied } of byThing.get(stems[index]!) ?? []) {
    const last = Math.min(stems.length - 1, index + reach + 1);
    for (let at = Math.max(0, index - reach - 1); at <= last; at++) {
      const one = stems[at]!;
      if (at !== index && (happens.has(one) || (denied.has(one) && isDenied(stems, at, index)))) return { meanings, at };
    }
  }
  return undefined;
}

function isDenied(stems: readonly string[], at: number, thing: number): boolean {
  return stems.slice(Math.max(0, Math.min(at, thing) - 2), Math.max(at, thing)).some((one) => denials.has(one));
}
