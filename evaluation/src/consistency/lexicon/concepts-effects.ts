/** What devices are said to bring about, in learned and plain words. General knowledge, unverified; written as `concepts-acts.ts` explains. */
export const effectConcepts = `
prevent: prevent | prevents | prevention | preventive | preventative | prophylaxis | prophylactic | prophylactically | protect | protects | protection | ward off | stave off | keep ~ from ~ developing | avert | forestall | before ~ rise | before ~ risen | before ~ develop | before ~ develops | before ~ appear | before ~ appears | before ~ set in | before ~ sets in | before ~ arise | before ~ arises | before ~ occur | before ~ occurs | before ~ begin | before ~ begins | before ~ starts | as a precaution | as ~ precautionary | precautionary | so that ~ never | spared | without lasting harm | without harm | not even ~ arise | in advance | at risk of | who might ~ develop
reduce: reduce | reduces | reduction | lower | lowers | fewer | less | decrease | decreases | cut down | diminish | halve | halves | shorten | shortens | shorter | get by with | get by without | spare | spares | sparing | saves | saving | do without | wean | taper | come off | need ~ no longer | stop ~ taking | ease | eases
increase: increase | increases | raise | raises | longer | prolong | prolongs | improve | improves | improvement | better | enhance | enhances | extend | extends | boost | strengthen | gain | grow | rise | higher | faster | sooner | quicker | speed | speeds | accelerate | accelerates | promote | promotes
cure: cure | cures | curative | heal ~ disease | heals ~ nerve | heal ~ cause | eliminate ~ cause | eliminates ~ disease | remove ~ cause | treat ~ cause | treats ~ cause | act ~ on ~ cause | influence ~ disease | influences ~ disease | influence ~ cause | influences ~ cause | alter ~ course | alters ~ course | change ~ course | course of ~ disease | disease modifying | modify ~ disease | modifies ~ disease | underlying ~ disease | underlying ~ cause | underlying ~ condition | underlying ~ disorder | slow ~ progression | slows ~ progression | stop ~ progression | stops ~ progression | halt | halts | arrest ~ disease | reverse | reverses | reversal | regenerate | regenerates | regeneration | regrow | recovery of ~ fibres | recovery of ~ nerve | recovery of ~ tissue | repair of ~ | repairs ~ | restores ~ tissue | restore ~ tissue | restores ~ nerve | rebuild | rebuilds | rid of ~ disease | disease ~ disappears | causal | causally | eradicate | eradicates | free of the disease | root of | free from ~ disease
symptomatic: symptomatic | symptom relief | symptoms only | relieve ~ symptom | relieves ~ symptom | relief of ~ symptom | alleviate | alleviates | alleviation | palliative | eases | relief
survival: survival | survive | mortality | death | live longer | longer life | life expectancy | prolong ~ life | prolongs life | years of life | save ~ lives | saves lives | dying | grow old | added years | alive
quality of life: quality of life | wellbeing | well being | daily life | everyday life | zest | enjoy ~ life | life ~ easier | normal life
brain outcome: neurological damage | neurological outcome | neurological | neurodevelopmental | neurodevelopment | brain | kernicterus | brain damage | harm to the brain | mental development | development of the child | cognitive | cognition | memory | thinking | intelligence | school performance | develop normally | cerebral palsy | motor development | encephalopathy | dementia | learn | remember | clear headed | forgetful
harm: harm | damage | injury | injuries | sequelae | impairment | disability | handicap | consequences
long term: long term | long lasting | lasting | late | for life | lifelong | permanent | grow up | later life | years later | adulthood | in the long run | lastingly | permanently | for many years | for decades | into old age | forever | for good
short term: short term | brief | transient | temporary | temporarily | briefly
near vision: near vision | near ~ vision | reading vision | newspaper | newspapers | book | books | small print | fine print | read ~ unaided | read ~ without | reading glasses | smartphone ~ without | menu ~ without | sewing | crossword | close up | near distance | near sight | arm's length
intermediate vision: intermediate vision | intermediate ~ vision | intermediate distance | computer screen | monitor ~ screen | dashboard | screen ~ without | laptop
spectacle independence: spectacle independence | without glasses | without spectacles | unaided | no glasses | free of glasses | glasses ~ unnecessary | do without glasses | glasses ~ thing of the past | no longer need ~ glasses | spectacle free | glasses free
distance vision: distance vision | far vision | distant
night vision: night vision | at night ~ see | see ~ dark | dusk | glare | halo | halos
visual acuity: visual acuity | eyesight | sharper | see ~ better | sight | visual function
hearing: hearing | hear | hears | understand speech | speech understanding | speech recognition | follow ~ conversation | conversation
speech in noise: noisy | restaurant | crowd | background noise
music: music | concert | melody
tinnitus: tinnitus | ringing | ear noises
localisation: direction of sound | where ~ sound | localisation | localization | locate ~ sound
pain: pain | painful | ache | sore | soreness | hurts | discomfort | suffering
opioid < medicine use: opioid | opioids | morphine | strong painkillers | narcotics
medicine use: painkiller | painkillers | analgesic | analgesics | these drugs | their medicines | medication ~ reduced | tablets | pills | medication | medicines | drugs | steroids | insulin ~ units
opioid need: drug dose
sleep quality: sleep quality | sleep better | sleeps better | restful | refreshed | wake ~ rested | good night's sleep | daytime sleepiness | tired ~ day | awake ~ during the day
fatigue: fatigue | tired | tiredness | exhausted | energy | vigour
mood: depression | depressed | mood | anxiety | anxious | cheerful | mental health | psychological
mobility: mobility | walk | walking | walking distance | climb | stairs | move ~ freely | range of motion | flexion | kneel | kneeling | gait | mobile | on ~ feet
sport ability: sport | sports | tennis | jogging | skiing | football | dance | dancing | hiking
return to work: return to work | back to work | work again | back at work | sick leave | able to work | job
independence: independence | independent | care for themselves | without help | self care | on their own
wound healing: wound healing | healing | heal | heals | wound closure | closes ~ wound | wounds ~ close | closed wound | granulation | epithelialisation | wound ~ shut
scar: scar | scars | scarring | cosmetic | cosmesis | appearance
infection: infection | infections | infected | sepsis | germs | bacteria | bacterial | pathogens | inflamed ~ wound | surgical site | microbes | contamination | viruses
biofilm: biofilm
bleeding: bleeding | bleed | haemorrhage | blood loss | haemostasis | transfusion need
clot: thrombosis | thrombus | blood clot | clot | embolism | thromboembolic | thromboembolism
stroke: stroke | strokes | cerebrovascular | apoplexy
heart attack: heart attack | myocardial infarction | infarction | coronary event
arrhythmia: arrhythmia | irregular heartbeat | rhythm disorder | atrial fibrillation | palpitations
blood pressure: blood pressure | hypertension | hypertensive
kidney function: kidney function | renal function | kidneys | dialysis ~ avoid | kidney failure | renal failure
lung function: lung function | fev1 | breath | breathlessness | dyspnoea | shortness of breath | breathe ~ easier | puff
exacerbation: exacerbation | exacerbations | flare up | flare ups | worsening ~ lungs
hospital stay: hospital stay | length of stay | hospital days | leave ~ hospital | home ~ sooner | home ~ earlier | discharge ~ earlier | discharged | stay ~ hospital | days in hospital | bed days
hospital admission: admissions | readmission | hospitalisation | hospitalization | hospitalised | taken to hospital | back ~ hospital | return to hospital | emergency visits
intensive care need: days in intensive care | icu days | ventilator days | time on ~ ventilator | weaning | off the ventilator
intubation need: intubation | breathing tube | reintubation | invasive ventilation
reoperation: revision | exchange/replacement ~ loosened/failed/worn | exchanges of ~ knee/hip/implant/prosthesis/device/valve/lead/leads/lens | change of ~ prosthesis | reoperation | reintervention | second operation | further surgery | repeat surgery | another operation | exchange operation | operated again | new operation
operation avoided: avoid ~ surgery | spare ~ operation | without ~ operation | instead of ~ surgery | no operation | surgery ~ unnecessary | operation ~ unnecessary | spared ~ operation
durability: durability | last ~ lifetime | lasts a lifetime | lasts for life | rest of ~ life | never ~ replaced | for the rest
restenosis: restenosis | re narrowing | vessel ~ open | patency | stays open | stay open | re blocked
amputation: amputation | limb loss | leg ~ saved | limb salvage | lose ~ leg | lose ~ foot | keep ~ leg | keep ~ foot
fracture healing: fracture healing | union | bone healing | consolidation
bone formation: bone formation | bone growth | bone ~ grows | osseointegration | osteoconductive | bone regeneration
bone loss: bone loss | marginal bone | osteoporosis ~ fracture
fracture: fracture | fractures | broken bones
falls: fall | falls | falling
glucose control: hba1c | long term sugar | glycaemic control | time in range | blood sugar control | sugar ~ under control | diabetes control | better values | metabolic control
hypoglycaemia: hypoglycaemic | hypoglycemic | low  glucose | glucose ~ low | hypoglycaemia | hypoglycemia | low sugar | hypo | hypos | low blood sugar
weight loss: weight loss | lose weight | slim | slimmer | kilos | body weight ~ falls
appetite: appetite | hunger | satiety
fertility: fertility | pregnancy rate | conceive | become pregnant | conception
contraception: contraception | contraceptive | protects against pregnancy
continence: continence | incontinence | leak urine | urine loss | dry pads | bladder control
digestion: digestion | constipation | bowel habit
allergy: allergy | allergic | sensitisation
skin ageing: wrinkles | rejuvenation | younger | skin ageing | cellulite
hair growth: hair growth | hair loss
tooth preservation: tooth loss | keep ~ teeth | caries | decay
gum health: gum | gums | gingivitis | periodontitis
tumour control: tumour ~ control | tumor ~ control | recurrence | relapse | metastasis | metastases | cancer-free | progression free | cancer ~ back | shrink ~ tumour | tumour ~ shrinks
early detection: early detection | detect ~ early | early stage | found earlier | earlier diagnosis | caught early
missed findings: missed | overlooked | nothing ~ overlooked | no ~ missed | every ~ found | finds every | finds all
radiation dose: radiation dose | dose reduction ~ radiation
seizure: seizure | seizures | epileptic attack | convulsions
tremor: tremor | shaking hands | trembling
spasticity: spasticity | muscle tone | stiffness
swallowing: swallowing | dysphagia | swallow
voice: voice | speaking | speak
growth: growth | thrive | weight gain
bonding: bonding | attachment ~ mother | breastfeeding success
delirium: delirium | confusion | confused
jaundice: jaundice | bilirubin | yellow
exercise capacity: exercise capacity | six minute walk | endurance | stamina | physical performance
muscle strength: muscle strength | stronger | grip
swelling: swelling | oedema | lymphoedema | swollen
ulcer: ulcer | ulcers | pressure sore | pressure ulcer | bedsore | decubitus
cost: cost | costs | cheaper | saves money | economical | savings
time saving: time saving | saves time | workload | nursing time | minutes per
superior: less often than | better ~ than | more often than ~ other/usual/ordinary/conventional | less ~ than ~ other/usual/ordinary/conventional | than ~ ordinary/conventional | better than | superior | superiority | outperforms | more than other | surpasses | unmatched | unlike other | gold standard ~ exceeds
as good as: as good as | equal to | comparable | non inferior | noninferior | equivalent to
safe: harmless | no risk | without risk | risk free | no side effects | without side effects | perfectly safe | free of risk
effective: effective | effectiveness | efficacy
certain: guarantee | guaranteed | every patient | everybody | in all cases | reliably | hundred per cent | definitely | invariably
monotherapy: monotherapy | sole | as the only | on its own | by itself | instead of ~ medication | instead of ~ drugs | replaces ~ treatment | replaces ~ therapy | substitute | in place of | makes ~ unnecessary | makes ~ superfluous | no longer ~ necessary | other treatment ~ unnecessary | stand alone
adjunct: adjunct | adjunctive | in addition | add on | accompanying | supplementary | alongside | supportive | complement | complementary
`;
