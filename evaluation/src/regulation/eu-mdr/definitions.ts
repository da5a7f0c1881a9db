import type { Definition } from '../rule.ts';

/** Terms of Regulation (EU) 2017/745, Article 2, that the documents and checks use, restated. */
export const euMdrDefinitions: readonly Definition[] = [
  { number: 'Article 2(4)', term: 'active device', text: 'a device that depends on a source of energy; software is deemed active' },
  {
    number: 'Article 2(5)',
    term: 'implantable device',
    text: 'a device totally introduced into the body, or replacing an epithelial surface or the surface of the eye, by clinical intervention and meant to stay after the procedure; also one partially introduced and meant to stay at least 30 days',
  },
  {
    number: 'Article 2(7)',
    term: 'generic device group',
    text: 'devices with the same or similar intended purpose or a common technology, classified generically',
  },
  {
    number: 'Article 2(12)',
    term: 'intended purpose',
    text: 'the use for which the device is meant according to label, instructions for use, promotional material and statements, and as the manufacturer specifies it in the clinical evaluation',
  },
  { number: 'Article 2(22)', term: 'performance', text: 'the ability of the device to achieve its stated intended purpose' },
  { number: 'Article 2(23)', term: 'risk', text: 'the combination of the probability of harm and its severity' },
  {
    number: 'Article 2(24)',
    term: 'benefit-risk determination',
    text: 'the analysis of all assessments of benefit and risk that may matter for the use of the device as intended',
  },
  {
    number: 'Article 2(44)',
    term: 'clinical evaluation',
    text: 'a systematic and planned process to continuously generate, collect, analyse and assess clinical data, in order to verify safety and performance, clinical benefits included, of the device when used as intended',
  },
  {
    number: 'Article 2(45)',
    term: 'clinical investigation',
    text: 'a systematic investigation with one or more human subjects to assess the safety or performance of a device',
  },
  {
    number: 'Article 2(48)',
    term: 'clinical data',
    text: 'information on safety or performance generated from the use of a device, from four sources only: clinical investigations of the device; investigations or other studies in the literature of an equivalent device; peer-reviewed reports on other clinical experience of either; clinically relevant information from post-market surveillance, in particular follow-up',
  },
  {
    number: 'Article 2(51)',
    term: 'clinical evidence',
    text: 'clinical data and results of the evaluation of sufficient amount and quality to allow a qualified assessment of whether the device is safe and achieves the intended clinical benefits',
  },
  {
    number: 'Article 2(52)',
    term: 'clinical performance',
    text: 'the ability of the device, from direct or indirect medical effects of its technical or functional characteristics, to achieve its claimed purpose and so lead to a clinical benefit',
  },
  {
    number: 'Article 2(53)',
    term: 'clinical benefit',
    text: 'a positive impact on the health of an individual, expressed as meaningful, measurable, patient-relevant outcomes, diagnosis included, or on patient management or public health',
  },
  {
    number: 'Article 2(60)',
    term: 'post-market surveillance',
    text: 'the systematic procedure by which manufacturers proactively collect and review experience with their devices to see whether corrective or preventive action is needed',
  },
  {
    number: 'Article 2(64)',
    term: 'incident',
    text: 'a malfunction or deterioration of a device on the market, use error because of ergonomics, inadequate information, or an undesirable side-effect',
  },
  {
    number: 'Article 2(65)',
    term: 'serious incident',
    text: 'an incident that led, might have led or might lead to death, to a temporary or permanent serious deterioration of health, or to a serious public health threat',
  },
  {
    number: 'Article 2(71)',
    term: 'common specifications',
    text: 'technical or clinical requirements, other than a standard, by which a legal obligation can be met',
  },
];
