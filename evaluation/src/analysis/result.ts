/** One study (or data set) as it entered an estimate. Values are on the scale people read: a risk ratio, a proportion, a rate. */
export interface StudyResult {
  readonly outcomeId: string;
  /** Reference or data set the outcome was taken from. */
  readonly itemId: string;
  readonly label: string;
  /** What was counted, per arm in the order device, comparator: "1/44". */
  readonly counts: readonly string[];
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** Percent of the pooled estimate; all add up to 100. */
  readonly weight: number;
}

/** A computed estimate: everything that a page, a table, a plot or a sentence needs, so that nobody computes it twice. */
export interface EstimateResult {
  readonly estimateId: string;
  readonly title: string;
  readonly measure: string;
  readonly measureTitle: string;
  readonly method: string;
  readonly methodTitle: string;
  /** Confidence level, for instance 0.95. */
  readonly level: number;
  /** Number of studies. */
  readonly k: number;
  /** Patients (or exposure) in all arms, as a phrase: "4 512 patients", "25 778 catheter-days". */
  readonly total: string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** Limits between which a new study's true effect is expected; where k is at least 3 and effects may vary. */
  readonly predictionLower?: number;
  readonly predictionUpper?: number;
  readonly pValue?: number;
  readonly tau2?: number;
  /** Percent. */
  readonly i2?: number;
  readonly q?: number;
  readonly qDf?: number;
  readonly qPValue?: number;
  /** True where 1 means no difference and the axis is logarithmic. */
  readonly ratio: boolean;
  /** What the numbers are, for axes and sentences: "risk ratio", "events per 1000 catheter-days", "% of patients". */
  readonly axis: string;
  /** The factor the display uses: 100 for percent, 1000 for rates per 1000, otherwise 1. Estimates here are not yet multiplied. */
  readonly displayFactor: number;
  /** What follows a displayed number in a sentence: "%", "per 1000 catheter-days", "mm"; empty for ratios. */
  readonly unit?: string;
  /** What `counts` of the studies hold, for table heads: "events/patients". */
  readonly countsTitle?: string;
  /** The value that means no difference; absent for single groups. */
  readonly nullValue?: number;
  /** The model, for captions: "random effects", "common effect", "single count". */
  readonly model?: string;
  /** How the limits were made: the normal distribution, or Knapp and Hartung's method. */
  readonly test?: 'z' | 'knha';
  /** The estimate in words: "0.45 (95 % CI 0.31 to 0.65)". */
  readonly text: string;
  readonly studies: readonly StudyResult[];
  /** What a reader must know: zero cells, few studies, studies left out with the reason. */
  readonly notes: readonly string[];
}
