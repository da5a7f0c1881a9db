import type { ClinicalEvidenceDefault, RegulatedDevice, SafetyRequirement } from '../rule.ts';

const chapters = ['Chapter I, general requirements', 'Chapter II, design and manufacture', 'Chapter III, information supplied'] as const;
type Concern = NonNullable<SafetyRequirement['concerns']>;
interface More {
  readonly asks?: string;
  readonly concerns?: Concern;
  readonly fromKnowledge?: true;
}

const onlyFor = (device: (device: RegulatedDevice) => boolean, otherwise: string): Concern => ({ device, otherwise });
const noMedicalPurpose = onlyFor(() => false, 'Concerns only the products of Annex XVI, which have no medical purpose.');
const medicinalSubstance = onlyFor(
  (device) => device.containsMedicinalSubstance === true,
  'The device record names no medicinal or absorbed substance.',
);
const activeOnly = onlyFor((device) => device.active === true, 'The device is not active.');
const activeImplantable = onlyFor(
  (device) => device.active === true && device.implantable === true,
  'The device is not an active implantable one.',
);

function row(number: string, clinicalEvidence: ClinicalEvidenceDefault, title: string, more: More = {}): SafetyRequirement {
  const main = Number(number.split('.')[0]);
  const parent = number.includes('.') ? number.slice(0, number.lastIndexOf('.')) : undefined;
  return {
    number,
    chapter: main < 10 ? chapters[0] : main < 23 ? chapters[1] : chapters[2],
    title,
    clinicalEvidence,
    verified: !more.fromKnowledge,
    ...(parent ? { parent } : {}),
    ...(more.asks ? { clinicalQuestions: more.asks } : {}),
    ...(more.concerns ? { concerns: more.concerns } : {}),
  };
}

/**
 * The general safety and performance requirements of Regulation (EU) 2017/745, Annex I: numbers as the law has them, short titles in our words.
 * Whether each normally needs clinical data is our default from knowledge and can be changed with a reason; Article 61(1) names only sections 1 and 8.
 */
export const euMdrRequirements: readonly SafetyRequirement[] = [
  row(
    '1',
    'Y',
    'Performance as intended, suitable for its purpose, safe and effective, risks acceptable against benefits, state of the art',
    {
      asks: 'all claims of performance and benefit; the overall benefit-risk ratio',
    },
  ),
  row('2', 'P', 'Reducing risks as far as possible without harming the benefit-risk ratio', {
    asks: 'what risk controls do to the benefit-risk ratio',
  }),
  row('3', 'P', 'Risk management system, with information from production and post-market surveillance', {
    asks: 'clinical frequency and severity of harm',
  }),
  row('4', 'P', 'Risk control in order: safe design, protection, information and training; residual risks acceptable and told to users', {
    asks: 'whether information and training work as controls',
  }),
  row('5', 'P', 'Risk of use error: ergonomics, environment, knowledge and condition of users', {
    asks: 'usability and clinical use, lay users',
  }),
  row('6', 'Y', 'Characteristics and performance not adversely affected during the lifetime under normal use', {
    asks: 'long-term data, survival of implants, expected lifetime',
  }),
  row('7', 'N', 'Transport and storage'),
  row('8', 'Y', 'Known and foreseeable risks and undesirable side-effects minimised and acceptable against benefits', {
    asks: 'rates of side-effects and their thresholds',
  }),
  row('9', 'Y', 'Products without medical purpose (Annex XVI): no risk, or no more than the maximum acceptable one', {
    asks: 'performance in place of benefit (Article 61(9)); safety',
    concerns: noMedicalPurpose,
  }),
  row('10', 'P', 'Chemical, physical and biological properties'),
  row(
    '10.1',
    'P',
    'Materials and substances: toxicity, compatibility with tissues and between parts, processes, strength, surfaces, specifications',
    { asks: 'claims that rest on the material' },
  ),
  row('10.2', 'N', 'Contaminants and residues'),
  row('10.3', 'P', 'Safe with the materials and substances it meets; compatible with medicinal products it administers', {
    asks: 'performance of device and medicinal product together',
  }),
  row('10.4', 'P', 'Hazardous substances', { asks: 'benefit-risk of a justified presence' }),
  row('10.4.1', 'P', 'Carcinogenic, mutagenic, reprotoxic or endocrine-disrupting substances above 0.1 % by weight'),
  row('10.4.2', 'P', 'Justification of their presence, with exposure and benefit-risk'),
  row('10.4.3', 'P', 'Guidelines on phthalates'),
  row('10.4.4', 'P', 'Guidelines on other such substances'),
  row('10.4.5', 'P', 'Labelling of such substances'),
  row('10.5', 'N', 'Unintentional ingress of substances into the device'),
  row('10.6', 'P', 'Particles, nanomaterials included'),
  row('11', 'N/P', 'Infection and microbial contamination', { asks: 'a claim to reduce infections needs clinical data' }),
  row('11.1', 'N/P', 'Design against infection'),
  row('11.2', 'N/P', 'Cleaning, disinfection and re-sterilisation'),
  row('11.3', 'N/P', 'Devices labelled with a specific microbial state'),
  row('11.4', 'N/P', 'Devices delivered sterile'),
  row('11.5', 'N/P', 'Validated sterilisation'),
  row('11.6', 'N/P', 'Controlled conditions of manufacture'),
  row('11.7', 'N/P', 'Packaging of non-sterile devices'),
  row('11.8', 'N/P', 'Labelling of sterile and non-sterile versions'),
  row('12', 'Y/P', 'Devices with a medicinal substance, or made of absorbed or dispersed substances', { concerns: medicinalSubstance }),
  row('12.1', 'Y/P', 'Quality, safety and usefulness of the medicinal substance', {
    asks: 'usefulness of the substance, its clinical effect',
    concerns: medicinalSubstance,
  }),
  row('12.2', 'Y/P', 'Absorption, distribution, metabolism, excretion, tolerance, toxicity and interactions', {
    asks: 'tolerance and effect in patients',
    concerns: onlyFor((device) => device.containsMedicinalSubstance === true, 'The device record names no absorbed substance.'),
  }),
  row('13', 'P', 'Materials of biological origin'),
  row('13.1', 'P', 'Tissues and cells of human origin'),
  row('13.2', 'P', 'Tissues and cells of animal origin'),
  row('13.3', 'P', 'Other non-viable biological substances'),
  row('14', 'P', 'Construction and interaction with the environment'),
  row('14.1', 'P', 'Use in combination with other devices', { asks: 'clinical use in combination' }),
  row('14.2', 'P', 'Risks removed or reduced: physical, environmental, software and IT environment, interference', {
    asks: 'interaction with IT, magnetic resonance',
  }),
  row('14.3', 'P', 'Fire and explosion'),
  row('14.4', 'P', 'Adjustment, calibration and maintenance'),
  row('14.5', 'P', 'Interoperability', { asks: 'safe use together' }),
  row('14.6', 'P', 'Ergonomics of scales and displays'),
  row('14.7', 'P', 'Safe disposal'),
  row('15', 'Y/P', 'Diagnostic or measuring function'),
  row('15.1', 'Y/P', 'Accuracy, precision and stability fit for the purpose, limits stated', {
    asks: 'diagnostic accuracy, clinical performance',
  }),
  row('15.2', 'Y/P', 'Legal units of measurement'),
  row('16', 'P', 'Radiation'),
  row('16.1', 'P', 'Radiation in general'),
  row('16.2', 'P', 'Intended radiation'),
  row('16.3', 'P', 'Unintended exposure'),
  row('16.4', 'P', 'Ionising radiation: dose, quality, imaging performance'),
  row('17', 'P', 'Electronic programmable systems and software'),
  row('17.1', 'P', 'Repeatability, reliability, performance; single fault', {
    asks: 'for software: clinical association and clinical performance (MDCG 2020-1)',
  }),
  row('17.2', 'P', 'Life cycle, risk management, verification, validation, IT security'),
  row('17.3', 'P', 'Software for mobile platforms'),
  row('17.4', 'P', 'Minimum requirements on hardware, networks and security'),
  row('18', 'P', 'Active devices', { concerns: activeOnly }),
  row('18.1', 'P', 'Single fault condition', { concerns: activeOnly }),
  row('18.2', 'P', 'Internal power supply', { concerns: activeOnly }),
  row('18.3', 'P', 'Alarms on external power', { concerns: activeOnly }),
  row('18.4', 'P', 'Alarms of monitoring devices', { asks: 'usability of alarms in clinical use', concerns: activeOnly }),
  row('18.5', 'P', 'Electromagnetic interference caused', { concerns: activeOnly, fromKnowledge: true }),
  row('18.6', 'P', 'Immunity to electromagnetic interference', { concerns: activeOnly, fromKnowledge: true }),
  row('18.7', 'P', 'Electrical shock', { concerns: activeOnly }),
  row('18.8', 'P', 'Protection against unauthorised access', { concerns: activeOnly }),
  row('19', 'P', 'Active implantable devices', { concerns: activeImplantable }),
  row('19.1', 'P', 'Risks of energy sources, of medical treatment and others', { asks: 'long-term safety', concerns: activeImplantable }),
  row('19.2', 'P', 'Reliability and compatibility', { concerns: activeImplantable }),
  row('19.3', 'P', 'Identification of device and parts', { concerns: activeImplantable }),
  row('19.4', 'P', 'A code that can be read without surgery', { concerns: activeImplantable }),
  row('20', 'N/P', 'Mechanical and thermal risks'),
  row('20.1', 'N/P', 'Mechanical resistance, stability and moving parts', { fromKnowledge: true }),
  row('20.2', 'N/P', 'Vibration', { fromKnowledge: true }),
  row('20.3', 'N/P', 'Noise', { fromKnowledge: true }),
  row('20.4', 'N/P', 'Terminals and connectors', { fromKnowledge: true }),
  row('20.5', 'N/P', 'Errors in fitting or refitting parts', { fromKnowledge: true }),
  row('20.6', 'N/P', 'Temperature of accessible parts', { fromKnowledge: true }),
  row('21', 'P', 'Devices supplying energy or substances'),
  row('21.1', 'P', 'Delivered amount set and maintained accurately', { asks: 'whether the dosing is clinically adequate' }),
  row('21.2', 'P', 'Detection of inadequate delivery, prevention of accidental release'),
  row('21.3', 'P', 'Clear controls and indicators'),
  row('22', 'P', 'Devices for use by lay persons', { asks: 'clinical and usability data from lay use' }),
  row('22.1', 'P', 'Performance appropriate to the skills of lay persons'),
  row('22.2', 'P', 'Safe and accurate use, low risk of misinterpretation'),
  row('22.3', 'P', 'A way for the user to verify proper performance'),
  row('23', 'P', 'Label and instructions for use'),
  row('23.1', 'P', 'General: format, language, electronic instructions, residual risks told, symbols', {
    asks: 'residual risks from the clinical evaluation',
  }),
  row('23.2', 'N', 'Label'),
  row('23.3', 'N', 'Packaging that keeps the device sterile'),
  row(
    '23.4',
    'P',
    'Instructions for use: purpose, patients and users, clinical benefits, performance, residual risks and side-effects, warnings',
    {
      asks: 'must say what the clinical evaluation says under (b), (c), (e), (g) and (s)',
    },
  ),
];
