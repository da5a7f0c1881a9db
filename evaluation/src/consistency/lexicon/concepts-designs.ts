/** Ways to build a device, as people say them; those that exclude each other stand in `exclusive-properties.ts`. */
export const designConcepts = `
second reader: second reader | second read | second reading | second reader mode | after ~ unaided reading | after ~ unaided read | after ~ own reading | after ~ own read | after ~ first reading
concurrent reader: concurrent reader | concurrent reading | concurrent mode | concurrent read | simultaneous reading | marks ~ shown from ~ beginning | marks ~ visible from ~ start | during ~ first reading | alongside ~ first reading
first reader: first reader | pre read | prereading | before ~ physician reads | before ~ radiologist reads
dry electrode: dry electrode | dry electrodes | gel free | no gel ~ needed | works without gel
wet electrode: wet electrode | wet electrodes | gel electrodes | pregelled | pre gelled | hydrogel electrode | hydrogel electrodes | electrode gel | contact gel
soft lens: soft lens | soft contact lens | soft contact lenses | hydrogel lens
rigid lens: rigid lens | rigid gas permeable | gas permeable lens | hard contact lens | hard lens
daily wear: daily wear | take ~ out every evening | taken out every evening | removed every evening | removed before sleep
extended wear: extended wear | continuous wear | worn overnight | day and night without removal
passive fixation: passive fixation | tined lead | tines
active fixation: active fixation | screw in lead | fixation helix
axial flow: axial flow | axial pump
centrifugal flow: centrifugal flow | centrifugal pump
magnetic bearing: magnetic bearing | magnetically levitated | maglev
over the wire: over the wire
rapid exchange: rapid exchange | monorail
covered stent: covered stent | stent graft | fully covered | covered with ~ membrane
bare stent: bare stent | uncovered stent | without ~ covering
laser cut: laser cut
braided: braided | braid
stented valve: stented valve | stented bioprosthesis
stentless valve: stentless
tunnelled: tunnelled | tunneled
non tunnelled: non tunnelled | nontunnelled | non tunneled | not tunnelled | not tunneled | untunnelled
posterior stabilised: posterior stabilised | posterior stabilized | cam and post | cruciate substituting | cruciate sacrificing
cruciate retaining: cruciate retaining | cruciate is kept | keeps ~ cruciate
screw retained: screw retained
cement retained: cement retained
one piece pouch: one piece pouch | one piece bag | one piece system
two piece pouch: two piece pouch | two piece bag | two piece system
drainable: drainable pouch | drainable bag | open ended pouch
closed pouch: closed pouch | closed bag | closed end pouch
optical sensing: optical sensor | photoplethysmography | optical measurement | measures optically | ppg
electrical sensing: electrochemical sensor | electrochemical measurement | measures electrochemically
oscillometric: oscillometric | oscillometry | oscillometrically
auscultatory: auscultatory | korotkoff | auscultation
capillary blood: capillary blood | fingerstick | finger prick | fingertip blood
venous blood: venous blood | venepuncture | venipuncture
interstitial fluid: interstitial fluid | tissue fluid
radiopaque: radiopaque | radio opaque | visible under x ray | visible on x ray | seen on x ray
radiolucent: radiolucent | not visible on x ray | invisible on x ray | does not show on x ray | translucent to x rays
phthalate containing: contains dehp | contains phthalates | plasticised with dehp | plasticized with dehp
phthalate free: phthalate free | dehp free | free of phthalates | free of dehp | without phthalates | without dehp | no phthalates | no dehp
alcohol based: alcohol based | alcoholic solution | in alcohol
water based: water based | aqueous solution | aqueous
offline: offline | without internet | no internet | needs no internet | no network connection | without network
online: cloud based | in the cloud | internet connection ~ needed | needs internet | requires ~ internet | online connection | server of ~ manufacturer
rule based: rule based | fixed rules | decision tree
machine learning: machine learning | neural network | deep learning | trained network | artificial intelligence
automatic dosing: doses by itself | doses automatically | automatic dosing | adjusts ~ dose itself | adjusts ~ dose automatically | changes ~ dose by itself | changes ~ dose automatically
advises dosing: proposes ~ dose | suggests ~ dose | dose proposal | dose recommendation | confirm ~ dose | confirms ~ dose
positive pressure: positive pressure | overpressure
negative pressure: negative pressure | suction | underpressure | vacuum
intramedullary: intramedullary
extramedullary: extramedullary | plate on the bone
ultrasound energy: ultrasonic energy | ultrasound energy | focused ultrasound | shock waves
radiofrequency energy: radiofrequency | radio frequency
cold energy: cryoablation | cryotherapy | freezing energy | cryogenic
microwave energy: microwave energy | microwave ablation
left sided target: left prefrontal | left hemisphere | left dorsolateral
right sided target: right prefrontal | right hemisphere | right dorsolateral
gravity driven: driven by gravity | by gravity | gravity flow
pump driven: driven by ~ pump | pump driven | by ~ roller pump | by ~ peristaltic pump
unilateral: unilateral | one side only | on one side
bilateral: bilateral | on both sides | both sides
worn outside: worn outside the body | worn on the skin | not implanted | external device
implanted: implanted under the skin | fully implanted | totally implanted | fully implantable | totally implantable
single chamber: single chamber
dual chamber: dual chamber | two chamber
`;
