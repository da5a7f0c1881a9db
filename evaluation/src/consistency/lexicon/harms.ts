import { partsOf, stem, words } from '../text/fold.ts';
import { meaningOf } from './clinical-synonyms.ts';
import { happeningAt } from './harm-happenings.ts';

/**
 * Harms as risk files, instructions and summaries for patients name them, learned and plain: before the colon the meanings a phrase stands for, after it
 * the phrases. "retention of carbon dioxide" and "hypercapnia" are both `co2` and `retention`. Phrases are compared by their stems.
 */
const harmLines = `
bleeding: bleeding | bleed | bleeds | haemorrhage | haemorrhagic | blood loss | haematoma | hematoma | ecchymosis | bruising | bruise | bruised | black and blue | blood under skin
nose bleeding: nosebleed | nosebleeds | epistaxis | nose bleed | nose bleeds
thrombosis: thrombosis | thrombus | thrombi | thrombotic | thromboembolism | thromboembolic | blood clot | blood clots | clot | clots | clotting | clogged with blood
embolism: embolism | emboli | embolus | embolisation | embolization | embolise
lung embolism: pulmonary embolism | blood clot in lung | blood clot in lungs | clot in lung | clot in lungs | blood clots in lung | blood clots in lungs
stroke: stroke | strokes | cerebrovascular accident | cerebrovascular event | transient ischaemic attack | tia | brain attack | cerebral infarction
infarction: myocardial infarction | infarction | heart attack
infection: infection | infections | infected | sepsis | septic | bacteraemia | septicaemia | abscess | contamination | contaminated | germs | cross-infection | superinfection | infect | infects | bacteria | catch an infection | transmission of disease | blood poisoning | pathogens | peritonitis | cystitis | endophthalmitis | meningitis | cellulitis | encephalitis | pouchitis | not sterile | non-sterile | unsterile
heart infection: endocarditis | infected valve
bone infection: osteomyelitis
lung infection: pneumonia
peri-implantitis: peri-implantitis | periimplantitis | peri-implant mucositis
inflammation: inflammation | inflammatory | inflamed | itis | phlebitis | mucositis | synovitis | bursitis | pancreatitis | pericarditis
allergy: allergy | allergic | allergies | hypersensitivity | hypersensitive | sensitisation | sensitization | sensitised | anaphylaxis | anaphylactic | allergic reaction | rash all over
irritation: irritation | irritated | irritate | erythema | redness | reddening | rash | itching | itch | pruritus | dermatitis | skin reaction | sore skin | eczema | red skin | itchy | itched | skin rash
pressure-ulcer: pressure ulcer | pressure sore | pressure mark | decubitus | pressure injury | bedsore | skin breakdown | pressure marks | pressure sores | bed sore | bed sores
dryness: dryness | dry | drying | dries | desiccation | xerostomia
pain: pain | painful | pains | discomfort | ache | soreness | tenderness | neuralgia | cramp | cramps | myalgia | dyspareunia | sore throat | throat sore
headache: headache | headaches | migraine
vertigo: vertigo | dizziness | dizzy | giddiness | loss of balance | balance disorder | light-headed | lightheaded | light-headedness
fainting: fainting | fainted | syncope | syncopal | passed out | lost consciousness | loss of consciousness | vasovagal | vasovagal reaction | faints
blister: blister | blisters | blistering
nausea: nausea | nauseous | sickness | felt sick | feel sick | feeling sick
vomiting: vomiting | vomit | emesis | vomited | threw up | throw up
fever: fever | pyrexia | raised temperature | high temperature
fracture: fracture | fractures | fractured | breakage | break | breaks | broken | broke | crack | cracked | cracking | rupture of component
rupture: rupture | ruptured | re-rupture | rerupture | retear | re-tear | tear | tears | tearing | torn | dehiscence | dissection | laceration | split | dissected | wound opens | stitches come apart
perforation: perforation | perforated | puncture | penetration | perforate | hole in bowel | hole in wall
loosening: loosening | loose | loosen | loosened | subsidence | lysis | osteolysis | sinks into bone | sinking of | sinks in
dislocation: dislocation | dislocated | luxation | subluxation | migration | migrated | displacement | displaced | dislodgement | dislodged | malposition | malpositioning | wrong position | slippage | detachment | detached | detaches | falls off | fall off | dissociation | separation | disconnection | disconnected | comes off | extrusion | lead moved | leads moved | lead has moved | electrode moved | electrodes moved | moved out of place | slipped out of place | out of place | came out of joint | out of joint | slipped out | fell out | fell off | moves from position | shifts | moves out of position | accidental removal | expulsion | expelled | expels | pushed out by | comes out by itself | comes out on its own | came out by itself | misplacement | misplaced | placed wrongly | in wrong place | pops out | popped out | dislocate | dislocates
leak: leak | leaks | leakage | leaking | leaky | regurgitation | extravasation | infiltration | fistula | endoleak | blood leak | leaks out | bile leak | bile | escape of fluid | fluid escape | drips | extravasates | paravasation | fluid runs into
obstruction: obstruction | obstructed | occlusion | occluded | blockage | blocked | block | ileus | kinking | kinked | clogging | plugged | impaction | encrustation | encrusted | blocks | cannot flow
fluid collection: fluid collection | fluid collections | collection of fluid | collections of fluid | accumulation of fluid | fluid in belly | fluid in abdomen | effusion | effusions | hydrops | tamponade | blood collects around | fluid collects | fluid gathers | fluid builds up | lymphocele
narrowing: stenosis | restenosis | re-stenosis | stricture | narrowing | narrowed | re-narrowing | grew narrow | became narrow
necrosis: necrosis | necrotic | gangrene | tissue death | osteonecrosis
ischaemia: ischaemia | ischemia | ischaemic | ischemic | malperfusion | reduced blood flow | loss of circulation
burn: burn | burns | burned | burnt | thermal injury | scald | ignition | ignite | ignited | ignites | flame | thermal runaway | fire hazard | catches fire | fire | burned skin | catch fire | ignition of | combustion | electric burn
heat: overheating | overheat | heating | heat | too hot | hot surface | temperature rise | hyperthermia | hot | excessive temperature | body temperature rises | too warm | hyperthermic
stomach inflation: gastric inflation | gastric insufflation | gastric distension | air in the stomach | air in stomach
hyperoxia: oxygen toxicity | hyperoxia | too much oxygen
lipohypertrophy: lipohypertrophy | lipodystrophy | lumps
cold: hypothermia | cooling | chilling | frostbite | frozen skin | too cold | drop in body temperature | cool down | fall in body temperature | fall in temperature
electric-shock: electric shock | electrical shock | electrocution | leakage current | dangerous voltages | dangerous voltage | high voltage
interference: electromagnetic interference | electromagnetic disturbance | electromagnetic disturbances | interference | emc | emi | radio equipment | mobile phones
nerve injury: nerve injury | nerve damage | nerve lesion | paraesthesia | paresthesia | numbness | neuropathy | palsy | paresis | paralysis | feeling of pins | numb | tingling | pins and needles | loss of feeling | paralysed | could not feel | loss of sensation | unable to move | not able to move | cord compression | spinal cord injury
vessel injury: vascular injury | vascular complication | vessel injury | vascular damage | arteriovenous fistula | pseudoaneurysm | aneurysm
tissue-injury: tissue trauma | tissue damage | tissue injury | crushing | crush | crushed | pinch | pinched | pinching | fingers caught | fingers trapped | caught fingers
injury: injury | injuries | damage | damaged | trauma | lesion | harm to tissue | abrasion | cut | cuts | stick injury | needlestick | injure | injures | injured | hurt | wound you | prick | pricks | pricked | needle stick | scratch | scratched | scratches | grazed | sharps
tooth injury: tooth damage | tooth chips | chipped tooth | teeth chip | damage to teeth | damaged teeth | damage to tooth
hypoxaemia: hypoxaemia | hypoxemia | hypoxia | desaturation | low oxygen | too little oxygen | insufficient oxygen | lack of oxygen | oxygen deficiency | asphyxia | suffocation | suffocate | insufficient oxygenation | output stops | not able to breathe | unable to breathe | cannot breathe | apnoea | oxygen saturation falls | oxygen saturation drops | saturation falls
co2 retention: hypercapnia | hypercapnic | co2 retention | retention of carbon dioxide | carbon dioxide retention | retain carbon dioxide | carbon dioxide may be retained | rebreathing | co2 rebreathing | carbon dioxide narcosis | respiratory acidosis | breathe your own air again | breathing exhaled air | exhaled air | rebreathed air | breathe out enough | used air again
foreign-body: foreign body | foreign bodies | stay in ear canal | stuck in ear | remains in body | fragments left | fragments remaining | retained fragment | fragment left | left behind in body | left inside
co2: carbon dioxide | co2
strangulation: strangulation | strangle | strangled | strangles | entanglement | strangling | wind round neck | wraps around neck | around neck | round neck | caught in cord | caught in cable
fall: fall | falls | trip | trips | tripping | stumble | stumbling | tips over | tip over | tipping | topples
arrhythmia: arrhythmia | arrhythmias | dysrhythmia | fibrillation | tachycardia | bradycardia | conduction disturbance | heart block | av block | irregular heartbeat | bundle branch block | permanent pacemaker | new pacemaker | pacemaker | irregular heart beat | irregular pulse | heart rhythm disturbance | heart rhythm disorder | disturbed heart rhythm | palpitation | palpitations | heart beats irregularly | heart beats too slowly | heart rate drops | slow pulse | slow heartbeat | heart beats too fast
heart-failure: heart failure | cardiac failure | cardiac decompensation | cardiac insufficiency | decompensation of heart | weakness of heart
low-pressure: hypotension | low blood pressure | circulatory shock | cardiogenic shock | haemorrhagic shock | hypovolaemic shock | drop in blood pressure | fall in blood pressure | drop of blood pressure | blood pressure drops | blood pressure falls | circulatory reaction | circulation reaction | circulatory collapse | cardiovascular collapse
high-pressure: hypertension | high blood pressure | rise in blood pressure | raised blood pressure | elevated blood pressure | blood pressure rises | blood pressure goes up
kidney injury: acute kidney injury | kidney injury | renal failure | kidney failure | renal impairment | nephrotoxicity | nephropathy | kidneys stopped | kidneys failed
liver injury: hepatotoxicity | liver failure | liver injury
haemolysis: haemolysis | hemolysis | haemolytic | destruction of red blood cells | damage to red cells | red cells burst | destruction of blood cells | red blood cells burst | breakdown of red blood cells | red blood cells damaged | damage to red blood cells | damage to blood cells | blood cells damaged | damaged blood cells
air embolism: air embolism | air in line | air-in-line | air bubbles | air bubble | air in vein | air in blood | air in your blood | air enters | air enters bloodstream
overdose: overdose | over-infusion | overinfusion | overdosage | free flow | too much medicine | excessive delivery | over-delivery | too much drug | too much insulin | too much medication | uncontrolled flow | excessive dose
underdose: under-infusion | underinfusion | underdosage | underdose | underdelivery | under-delivery | too little medicine | interruption of therapy | interrupted therapy | interruption of delivery | too little drug | too little insulin | too little medication
hypoglycaemia: hypoglycaemia | hypoglycemia | severe low | lows | low blood sugar | low blood glucose | low glucose | sugar too low | sugar can fall | sugar may fall | sugar falls | sugar can drop | sugar drops | glucose too low | too little sugar | glucose falls | glucose drops
hyperglycaemia: hyperglycaemia | hyperglycemia | high blood sugar | ketoacidosis | high blood glucose | high glucose | sugar too high | sugar can rise | sugar may rise | sugar rises | glucose too high | dka | glucose rises
false-reading: inaccurate reading | inaccurate readings | wrong reading | wrong readings | inaccurate measurement | incorrect reading | measurement error | wrong result | inaccurate value | reading error | erroneous reading | inaccurate result | misreading | wrong measurement | wrong measurements | measured too large | measured too small | wrong value | wrong values
false-negative: false negative | false-negative | missed diagnosis | missed lesion | missed lesions | missed finding | missed findings | missed nodule | missed nodules | missed polyp | missed polyps | nodule missed | lesion missed | nodule is missed | lesion is missed | overlooked | false negatives | undetected lesion | wrongly negative | miss illness | miss disease
false-positive: false positive | false-positive | false positives | false mark | false marks | false finding | false findings | false alarm | overdiagnosis | unnecessary biopsy | nuisance alarm | spurious alarm | spurious alert | false alert | unnecessary alarm | alarm without cause | alarm without reason | wrongly positive
missed-alarm: missed alarm | alarm failure | alarm not heard | late alarm | no alarm | alarm not noticed | unheard alarm | failure to alarm | occlusion alarm failure | lost alarm | lost alert | missed alert | no alert
missed-arrhythmia: missed arrhythmia | undetected arrhythmia | missed event
device-failure: device failure | device malfunction | malfunction | malfunctions | malfunctioning | failure | failures | fails | failed | breakdown | stops working | defect | software fault | software error | crash | unexpected shutdown | unexpected stop | stops without warning | stops unexpectedly | switches itself off | switch itself off | shuts down | loss of function | stops responding | freezes | hangs up
power-loss: loss of power | power loss | power failure | battery depletion | empty battery | battery failure | flat battery | battery empty | battery runs out | discharged battery | battery flat
data-loss: data loss | loss of stored data | loss of the data | loss of records | deleted data | loss of data | lost data | missing data | records erased | results disappear
cyber: cybersecurity | unauthorised access | unauthorized access | hacking | data breach | data theft | cyberattack | cyber attack | third parties gain access | misuse of data | cyber-security
misfire: misfire | misfires | misfiring | incomplete firing | malformed staples
stuck: jaws cannot be opened | jaws that cannot be opened | jaws that do not open | blocked jaws | jaws do not open | stuck | jammed | jaw blockage | jamming | entrapment | trapped | not come out | cannot be removed | difficult removal | impossible removal | cannot be pulled out
wear: wear | worn | wear out | wears out | worn out | deterioration | degeneration | degraded | degradation | corrosion | debris | metallosis | rub off | metal ions | corrode | corrodes | rusts | rusty | material fatigue
wrong-size: wrong size | mismatch of sizes | incorrect size | size mismatch | inappropriate size | sizing error | undersizing | oversizing | unsuitable size | size not fit | wrongly sized
residue: residue | residues | residual glutaraldehyde | residual ethylene oxide | leachables | toxicity | toxic
cytotoxicity: cytotoxicity | cytotoxic
adhesion: adhesion | adhesions | adherence of tissue | stuck together | stick together | sticks together
oedema: oedema | edema | swelling | swollen | lymphoedema | swollen legs
pneumothorax: pneumothorax | collapsed lung | barotrauma | volutrauma | air leak | lung injury | lung collapses
aspiration: aspiration | inhalation of | choking | choke | ingestion | swallowed by children | food into lungs | swallow small parts | swallowing of small parts
dyspnoea: breathing hard | hard to breathe | difficulty breathing | breathing difficult | trouble breathing | short of breath | dyspnoea | dyspnea | breathlessness | shortness of breath | respiratory distress | bronchospasm | out of breath | breathless | wheezing | wheeze | airways tighten | airways constrict
vision-loss: loss of vision | visual loss | blindness | vision loss | impaired vision | visual disturbance | blurred vision | glare | halos | lost sight | loss of sight | see less well | see worse | dazzle | dazzled | dysphotopsia | photic phenomena
eye retinal-damage: retinal detachment | macular oedema | macular edema
eye opacity: cataract | opacification
hearing-loss: hearing loss | deafness | loss of hearing | loss of residual hearing | tinnitus | ringing in ear | ringing in ears | hear less | hear worse | ears ring | ear noise
nerve stimulation: nerve stimulation | unwanted stimulation | unintended stimulation | facial nerve stimulation | twitching | jolt | jolts | unpleasant stimulation | muscle twitch
seizure: seizure | seizures | convulsion | epileptic fit | have fit | epileptic fits
delirium: delirium | confusion | cognitive impairment | confused | muddled | confusional | disorientation | disoriented
depression: depression | anxiety | psychological distress | anxious | afraid | low mood | depressive | distress | mood deteriorates
implant-loss: implant loss | loss of implant | implant failure | lost implant | graft loss | failure to osseointegrate | osseointegration failure
bone-loss: bone loss | bone resorption | stress shielding | loss of bone
nonunion: non-union | nonunion | malunion | delayed healing | impaired healing | poor healing | delayed union | pseudarthrosis | fails to heal | not grow together | not healed
length-difference: leg length discrepancy | leg length difference
stiffness: stiffness | contracture | fibrosis | capsular contracture | restricted movement | limited motion | fibrous tissue | capsule contraction | hard tissue | reduced mobility | restricted mobility
scar: scar | scars | scarring | keloid | scarred
recurrence: recurrence | recurrent | recur | relapse
erosion: erosion | exposure of the mesh | mesh exposure | extrusion of mesh | erodes | comes through skin | exposure of implant
bladder dysfunction: urinary retention | urinary incontinence | incontinence | pass water | void | loss of urine | leak urine | leakage of urine | bladder not empty
radiation: radiation exposure | radiation | irradiation
noise: noise exposure
explosion: explosion | explode
poisoning: poisoning | intoxication | poisonous
wrong-treatment: wrong treatment | delayed treatment | delayed result | delayed results | late result | late results | results late | results come late | missing result | missing results | treatment delay | delay of treatment | delay in treatment | prolonged procedure | unnecessary treatment | misdiagnosis | wrong diagnosis | incorrect diagnosis | delayed diagnosis | delay of therapy | delay of treatment | therapy delayed | delayed therapy | treatment too late
automation-bias: automation bias | over-reliance | overreliance | rely on software | relies on software | rely on marks | relies on marks | rely too much | relies too much | blind trust | false reassurance | falsely reassured | wrongly reassured | sense of security | sense of safety | feeling of safety | false confidence
poor-image: poor image | poor images | low image quality | image artefact | artefact | artifacts | artefacts
use-error: use error | misuse | incorrect use | wrong use
annulus rupture: annulus rupture | rupture of the annulus | annular rupture
death: death | deaths | mortality | fatal | die | died
disequilibrium: disequilibrium | disequilibrium syndrome
nerve airway: recurrent laryngeal nerve | recurrent nerve
coagulation: coagulopathy | prolonged clotting
raised-pressure eye: raised intraocular pressure | glaucoma | ocular hypertension | intraocular pressure rises | rise in intraocular pressure | increase in intraocular pressure | high intraocular pressure | increased intraocular pressure | elevated intraocular pressure | high eye pressure | pressure in eye | raised eye pressure
raised-pressure: raised pressure | increased pressure | elevated pressure | rise in pressure | pressure rises
tiredness wear: fatigue
tiredness: tiredness | tired | exhaustion | exhausted
tiredness missed-alarm: alarm fatigue
leak fluid collection: seroma
rupture dural-tear: dural tear | dura torn | durotomy | torn dura
leak dural-tear: cerebrospinal fluid leak | csf leak | leak of cerebrospinal fluid | leakage of cerebrospinal fluid
false-reading false-high: falsely high | falsely elevated | overestimation | overestimate | overestimated | reads too high | reading too high | value too high | too high value | too high reading | too high number | higher than true | falsely too high
false-reading false-low: falsely low | falsely reduced | underestimation | underestimate | underestimated | reads too low | reading too low | value too low | too low value | too low reading | too low number | lower than true | falsely too low
wrong-patient: patient mix-up | mix-up of patients | wrong patient | confusion of patients | mistaken for those of someone else | patient confusion
connection-loss: connectivity failure | signal dropout | lose contact | loss of signal | signal loss | loss of connection | lost connection | connection failure
anaemia: anaemia | anaemic | haemoglobin falls | low haemoglobin | drop in haemoglobin | low in red blood cells
spasm: spasm | vasospasm | spasms
pigment: hyperpigmentation | hypopigmentation | discolouration | discoloration | pigmentation | colour of skin changes | skin darker | darkening of skin
sleep: insomnia | sleeplessness
suicide: suicide | suicidal | suicidality | self-harm | harming yourself
double-vision: diplopia | double vision | see double | double images
voice: dysphonia | hoarse | hoarseness
swallowing: dysphagia
cough: cough | coughing | coughs
tooth-position: malocclusion | tooth movement | change of bite | change in bite | bite changes | teeth meet
constipation: constipation | obstipation
diarrhoea: diarrhoea | diarrhea | loose stools | loose stool
reflux: reflux | heartburn | acid regurgitation
bleeding bladder: haematuria | blood in urine | bloody urine | urine bloody
sexual: erectile dysfunction | impotence | sexual dysfunction | sexual function impaired | trouble getting erection
pain sexual: pain during intercourse | painful intercourse | pain during sex | sex hurts
pregnancy: unintended pregnancy | unwanted pregnancy | unplanned pregnancy | contraceptive failure
ectopic: ectopic pregnancy | ectopic pregnancies | pregnancy outside womb | pregnancy outside uterus | extrauterine pregnancy | pregnancy in tube
miscarriage: miscarriage | abortion | pregnancy loss | lose baby | loss of pregnancy
menstrual: spotting | menstrual disorder
overcorrection: overcorrection | over-correction | corrected too far | too much correction
undercorrection: undercorrection | under-correction | not corrected enough
no-effect: lack of effect | lack of efficacy | insufficient efficacy | insufficient effect | ineffective | not work for you | ineffectiveness
hair-loss: alopecia | hair loss | loss of hair | hair falls out | hair lost | lose hair
tumour: malignancy | tumour formation | carcinogenicity | carcinogenic | cancer develops | get cancer | secondary cancer
maceration: maceration | macerated | soften by moisture
electrolyte: hyperkalaemia | hypokalaemia | hyponatraemia | hypernatraemia
fluid-overload: hypervolaemia | fluid overload | volume overload | overhydration | too much fluid in
dehydration: dehydration | dehydrated | hypovolaemia | lose too much fluid | too much fluid withdrawn | volume depletion
irritation injury skin: skin stripping
`;

/** Places and parts that tell one harm from another of the same kind: a wound infection is no urinary infection. */
const siteLines = `
nerve: nerve nerves neural neurological
face: face facial cheek cheeks forehead
vessel: vessel vessels vascular artery arteries arterial vein veins venous aorta aortic femoral
coronary: coronary
leaflet: leaflet leaflets
annulus: annulus annular
paravalvular: paravalvular perivalvular
heart: heart cardiac myocardial pericardial endocardial
brain: brain cerebral intracranial
lung: lung pulmonary pleural bronchial
airway: airway tracheal larynx laryngeal
nose: nose nasal nostril nostrils nares
mouth: mouth oral gum gingival tongue
lip: lip lips
tooth: tooth teeth dental
eye: eye ocular retinal retina corneal cornea
ear: ear cochlear
skin: skin dermal cutaneous
wound: wound incision surgical-site
bone: bone femur vertebral bony
periprosthetic: periprosthetic peri-prosthetic
bowel: bowel intestine intestinal colon rectal
stomach: stomach gastric
bladder: bladder urinary ureteral urethral
kidney: kidney renal
liver: liver hepatic
spleen: spleen splenic
circuit: circuit
screw: screw screws
stem: stem
sensor: sensor
lead: lead leads electrode electrodes
battery: battery batteries
child: child children paediatric pediatric infant infants neonate neonates
`;

/** The meanings of a phrase: what harms it names, at what place, and its other words. */
export interface RiskMeaning {
  readonly harms: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly rest: ReadonlySet<string>;
}

interface Branch {
  readonly next: Map<string, Branch>;
  meanings?: readonly string[];
}

const siteOf = new Map<string, string>();
for (const line of siteLines.trim().split('\n')) {
  const [id, list] = line.split(': ') as [string, string];
  for (const word of list.split(' ')) for (const part of word.split('-')) siteOf.set(stem(part), id);
}
const siteIds = new Set(siteOf.values());
const root: Branch = { next: new Map() };
for (const line of harmLines.trim().split('\n')) {
  const [ids, list] = line.split(': ') as [string, string];
  for (const phrase of list.split(' | ')) {
    let branch = root;
    for (const one of wordStems(phrase)) {
      const below = branch.next.get(one) ?? { next: new Map() };
      branch.next.set(one, below);
      branch = below;
    }
    branch.meanings ??= ids.split(' ');
  }
}

/** Words that say nothing of what a risk is. */
const empty = new Set(
  (
    'problem problems risk risks hazard harm harms potential possible rare event events effect effects complication complications case cases patient patients user users device system product with without ' +
    'due through by from of in into on at to after during if when the a an and or any other new need needing requiring as is are be not no may can because caused associated related level increased severe serious ' +
    'minor moderate major acute chronic local temporary transient permanent mild type different insufficient inadequate excessive too much more less few per cent percent stage higher lower that which ' +
    'about observed reported literature small symptoms symptomatic clinical residual intervention medium using used use its it their these this occur occurs unintended unintentional'
  )
    .split(' ')
    .map(stem),
);

function wordStems(text: string): string[] {
  return words(text)
    .flatMap((word) => partsOf(word.text))
    .filter((part) => part !== '' && !/^(?:of|the|a|an|to|in)$/.test(part))
    .map(stem);
}

/** Words between those of a harm that do not change it: "the lung may collapse", "your blood pressure could then fall". */
const between = new Set(
  'may can could might will would be is are was were been also sometimes then get gets become becomes became your has have had being that which'
    .split(' ')
    .map(stem),
);

const kept = new Map<string, RiskMeaning>();

/** What a phrase or sentence means as a risk. */
export function riskMeaning(text: string): RiskMeaning {
  const before = kept.get(text);
  if (before) return before;
  const harms = new Set<string>();
  const sites = new Set<string>();
  const rest = new Set<string>();
  const list = wordStems(text);
  const told = new Set<number>();
  for (let index = 0; index < list.length; ) {
    let branch: Branch | undefined = root;
    let best: { meanings: readonly string[]; end: number } | undefined;
    for (let end = index; branch && end < list.length; ) {
      const below: Branch | undefined = branch.next.get(list[end]!);
      end++;
      // A word that was stepped over ends no phrase.
      if (!below && branch !== root && between.has(list[end - 1]!)) continue;
      branch = below;
      if (branch?.meanings) best = { meanings: branch.meanings, end };
    }
    if (best) {
      for (const id of best.meanings) (siteIds.has(id) ? sites : harms).add(id);
      index = best.end;
      continue;
    }
    const one = list[index]!;
    const happening = happeningAt(list, index);
    if (happening) {
      for (const id of happening.meanings) (siteIds.has(id) ? sites : harms).add(id);
      told.add(happening.at);
      rest.delete(meaningOf(list[happening.at]!));
      index++;
      continue;
    }
    const site = siteOf.get(one);
    if (told.has(index)) {
      // Said with the thing that it happens to.
    } else if (site) sites.add(site);
    else if (!empty.has(one) && !/^\d/.test(one) && one.length > 2) rest.add(meaningOf(one));
    index++;
  }
  const meaning = { harms, sites, rest };
  if (kept.size < 50_000) kept.set(text, meaning);
  return meaning;
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const id of one) if (other.has(id)) count++;
  return count;
}

/** Words that begin alike count as one: "patella", "patellar". */
function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const id of one) {
    if (other.has(id)) count++;
    else if (id.length > 5) {
      for (const there of other) {
        if (there.length > 5 && there[0] === id[0] && (there.startsWith(id) || id.startsWith(there))) {
          count++;
          break;
        }
      }
    }
  }
  return count;
}

function disjoint(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && shared(one, other) === 0;
}

function weight(meaning: RiskMeaning): number {
  return 2 * meaning.harms.size + meaning.sites.size + meaning.rest.size;
}

function overlap(one: RiskMeaning, other: RiskMeaning): number {
  return 2 * shared(one.harms, other.harms) + shared(one.sites, other.sites) + sharedWords(one.rest, other.rest);
}

/** Whether two short phrases can name the same risk. */
export function sameRisk(one: RiskMeaning, other: RiskMeaning): boolean {
  if (shared(one.harms, other.harms) > 0) return !disjoint(one.sites, other.sites) || sharedWords(one.rest, other.rest) > 0;
  const smaller = Math.min(weight(one), weight(other));
  return smaller > 0 && overlap(one, other) >= 0.6 * smaller;
}

/** Whether a longer text speaks of a risk. */
export function speaksOfRisk(risk: RiskMeaning, text: RiskMeaning): boolean {
  const part = overlap(risk, text) / weight(risk);
  if (shared(risk.harms, text.harms) > 0) {
    if (risk.sites.size > 0) return shared(risk.sites, text.sites) > 0 || sharedWords(risk.rest, text.rest) > 1;
    return part >= 0.5 || sharedWords(risk.rest, text.rest) > 0;
  }
  return part >= 0.6;
}
