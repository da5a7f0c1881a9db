/** One question to ask before the report is released. */
export interface ReleaseCheck {
  /** `A10-6c`: the number of the question and the letter of its part. */
  readonly id: string;
  readonly question: string;
  /** Where the question arises only for some evaluations. */
  readonly onlyWhen?: string;
}

/** Where the questions come from; MDCG 2020-6, Appendix I, names this annex as still relevant under Regulation (EU) 2017/745. */
export const meddevReleaseChecklistSource = 'MEDDEV 2.7/1 revision 4 (June 2016), Annex A10';

const severalVariants = 'the report covers several models, sizes, settings or clinical situations';
const enough = (what: string) => `Is the evidence sufficient, and are the conclusions correct, for ${what}?`;

/** The checklist for the release of a clinical evaluation report, in our own words. */
export const meddevReleaseChecklist: readonly ReleaseCheck[] = [
  { id: 'A10-1', question: 'Can a third party read and follow the report, with enough detail on data, assumptions and conclusions?' },
  { id: 'A10-2', question: 'Are all clinical data the manufacturer holds mentioned and adequately summarised?' },
  { id: 'A10-3a', question: 'Is the demonstration of equivalence included?', onlyWhen: 'equivalence is claimed' },
  { id: 'A10-3b', question: 'Are all differences to the equivalent device disclosed?', onlyWhen: 'equivalence is claimed' },
  {
    id: 'A10-3c',
    question: 'Is it explained why the differences do not affect performance and safety?',
    onlyWhen: 'equivalence is claimed',
  },
  {
    id: 'A10-4',
    question: 'Are the latest results of post-market surveillance and follow-up considered, summarised and referenced?',
    onlyWhen: 'the device is on a market, in Europe or elsewhere',
  },
  { id: 'A10-5a', question: 'Is the state of the art in the report up to date?' },
  { id: 'A10-5b', question: 'Is it summarised and substantiated by literature?' },
  { id: 'A10-5c', question: 'Does the report correspond fully to the current state of the art?' },
  { id: 'A10-5d', question: 'Is it explained why the benefit-risk profile and the side-effects are acceptable against it?' },
  { id: 'A10-6a', question: enough('all devices covered'), onlyWhen: severalVariants },
  { id: 'A10-6b', question: enough('all sizes, models and settings, the extremes included'), onlyWhen: severalVariants },
  { id: 'A10-6c', question: enough('every medical indication'), onlyWhen: severalVariants },
  { id: 'A10-6d', question: enough('the entire target population'), onlyWhen: severalVariants },
  { id: 'A10-6e', question: enough('every form, stage and severity of the condition'), onlyWhen: severalVariants },
  { id: 'A10-6f', question: enough('all intended users, lay users included'), onlyWhen: severalVariants },
  { id: 'A10-6g', question: enough('the whole duration of use, the largest number of repeated uses included'), onlyWhen: severalVariants },
  { id: 'A10-6h', question: 'Are discrepancies on any of these named in the conclusions?', onlyWhen: severalVariants },
  { id: 'A10-7', question: 'Is conformity stated for each relevant requirement, and are discrepancies named in the conclusions?' },
  { id: 'A10-8', question: 'Do the information materials match the report, and are discrepancies named in the conclusions?' },
  { id: 'A10-9', question: 'Are residual risks, uncertainties and unanswered questions identified for surveillance and follow-up?' },
  { id: 'A10-10', question: 'Is the report dated?' },
  { id: 'A10-11', question: 'Are the qualifications of the evaluators included and correct?' },
  { id: 'A10-12', question: 'Does the manufacturer hold an up-to-date curriculum vitae and declaration of interests of each evaluator?' },
];
