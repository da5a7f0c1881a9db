import { criterionTitle, withCaption } from '../grid.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyAt } from '../studies.ts';
import { fold } from '../text/fold.ts';
import { readOneIn, readPercentages } from '../text/proportions.ts';

const anchor =
  /\b(?:acceptance (?:criteri\w+|limits?|thresholds?)|accept(?:ed|able) (?:limit|if)|success criteri\w+|performance goal|objective performance criterion|(?:must|may|shall|should|is|are) not (?:to )?(?:exceed|surpass|go (?:beyond|above)|rise above|climb above)|(?:limit|ceiling|threshold|bound|maximum) (?:that (?:was|had been) |which (?:was|had been) |had been |was )?(?:agreed|set|fixed|laid down|chosen|defined|stated|allowed|foreseen)(?: upon)?(?: beforehand| in advance| before(?: the)?(?: study| trial| investigation| start)?| a priori| at the outset| by the plan| in the plan)? (?:was|is|had been|of|at)|must be (?:below|above|less|more|at (?:least|most))|shall not exceed|shall be (?:below|above|at (?:least|most))|(?:primary )?threshold|the criterion|criterion (?:of|is|was)|limit (?:of|is|was|set)|akzeptanzkriteri\w+|(?:performance |success )?target (?:of|is|was)|hypothes[ie]s (?:was|is|that)|ha[sd] to be (?:at|below|above|under|over|reached|less|more|no)|should (?:not (?:be (?:higher|more|greater|above)|exceed)|be (?:at|below|above|less|lower|higher|more))|grenzwert|critere d'acceptation|criterio de aceptacion|criterio di accettazione)\b/u;
/** "Up to 8 % had been deemed acceptable": what is said of the number tells that it is a limit. */
const foundAcceptable =
  /^[\d.,]+ ?(?:%|per ?cent)(?: of [\p{L} ]{3,30})? (?:(?:had been|has been|was|were|is|are|would be|being) )(?:(?:deemed|considered|regarded as|held to be|held|judged|taken as|found|still|declared) )?(?:acceptable|tolerable|allowed|permitted|tolerated|admissible)\b/u;
const upperWords =
  /(?:≤|<|\bmust not exceed|\bshall not exceed|\bnot (?:to )?(?:exceed|surpass|go (?:beyond|above)|rise above|climb above)|\bat most|\bnot more than|\bno more than|\bbelow|\b(?:less|fewer) than|\bup to|\bmaximum(?: of)?|\blower than|\bnot (?:be )?(?:higher|greater|more|above)(?: than)?) ?$/u;
const lowerWords = /(?:≥|>|\bat least|\bnot less than|\bno less than|\babove|\bmore than|\bminimum(?: of)?|\bexceeds?|\bhigher than) ?$/u;
const otherLimit =
  /\b(?:confidence|non-inferiority|margin|power\b|attrition|alpha|one-sided|humidity|concentration|oxygen|saturation|spo2|literature|pooled|published|benchmark|registry of|predecessor|pre-market limit)\b/u;
/** What was set before is the limit itself, also where it is held against the end of an interval. */
export const predefined =
  /\b(?:pre-?(?:defined|specified|set|determined)|planned|acceptance|agreed) (?:upper |lower )?(?:limit|threshold|criterion|goal|margin|bound)(?: of)?(?: (?:at most|at least|not more than))? ?[≤≥<>]? ?$/u;

/** "The limits set in the plan were 88.0 % and 90.0 %" tells several. */
const severalLimits =
  /\b(?:limits|thresholds|criteria|targets|goals|bounds)(?: (?:that|which))?(?: (?:were|had been|have been))? (?:agreed|set|fixed|laid down|chosen|defined|stated|foreseen|of|in) (?:in |by |before |of )?(?:the )?(?:plan|protocol|study|investigation|beforehand|in advance)?,? ?(?:were|are|had been|was)? ?(?=\d)/u;

/** Limits that a clinical result must keep, in per cent: acceptance criteria, performance goals, thresholds. The key is the study. */
export default {
  id: 'acceptance-limit',
  title: 'Acceptance limit',
  references: ['MDR Annex XIV Part A 1(a)', 'MDCG 2020-13, section C (clinical evaluation plan)'],
  attribute: 'claim',
  read(plain: Passage, document, context) {
    const passage = /%/.test(plain.folded) ? withCaption(plain, document) : plain;
    if (!/%|per ?cent|\b(?:one|1) (?:\p{L}+ )?(?:in|out of) /u.test(passage.folded) || passage.kind === 'heading') return [];
    if (passage.topics.has('references') || passage.topics.has('risk-management')) return [];
    const found: Found[] = [];
    passage.sentences.forEach((sentence) => {
      // In a column or row of criteria, and below such a heading, a bound needs no further words.
      const inCriteria =
        passage.topics.has('acceptance') ||
        (passage.cell !== undefined &&
          (criterionTitle.test(fold(passage.cell.columnTitle).trim()) || criterionTitle.test(fold(passage.cell.rowLabel).trim()))) ||
        /^(?:acceptance |success )?criteri/.test(fold(passage.headings.at(-1)?.title ?? ''));
      if (
        !inCriteria &&
        !anchor.test(sentence.folded) &&
        !severalLimits.test(sentence.folded) &&
        !/\b(?:acceptable|tolerable|allowed|permitted|tolerated|admissible)\b/.test(sentence.folded)
      )
        return;
      // A limit of "one in fifty" is 2 %; what is no whole or half per cent has been rounded.
      const percentages = [
        ...readPercentages(sentence.text, document.language),
        ...readOneIn(sentence.text, document.language).filter(({ value }) => Number.isInteger(2 * value)),
      ];
      for (const percent of percentages) {
        const head = sentence.folded.slice(0, percent.start);
        const acceptable = foundAcceptable.test(sentence.folded.slice(percent.start, percent.end + 80));
        const bounded = (inCriteria || acceptable) && (upperWords.test(head) || lowerWords.test(head));
        const several = severalLimits.exec(sentence.folded);
        const listed = several !== null && /^[\d., %;and]*$/u.test(head.slice(several.index + several[0].length));
        const at = bounded || (several && listed && percent.start >= several.index) ? head.length : lastAnchor(head);
        if (at < 0) continue;
        // Between the words and the number nothing else may be measured.
        const between = head.slice(at);
        if (/\d/.test(between.replace(/\d+(?:\.\d+)? ?%/g, '')) || between.length > 90) continue;
        if (otherLimit.test(head) && !predefined.test(head)) continue;
        // "Below the predefined limit of 8 %": the words before the limit tell its side.
        const bound = head.replace(predefined, '').replace(/\b(?:the|its|this) $/u, '');
        const side = upperWords.test(bound) ? 'at most' : lowerWords.test(bound) ? 'at least' : '';
        const study = studyAt(passage, sentence, sentence.start + percent.start, context);
        if (!study) continue;
        found.push({
          key: study,
          value: { type: 'number', number: percent.value },
          says: `${side ? `${side} ` : ''}${percent.value} %`,
          start: sentence.start + percent.start,
          end: sentence.start + percent.end,
          subject: 'study',
          weight: 'defining',
          modality: 'required',
        });
      }
    });
    return found;
  },
  examples: [
    {
      text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients. The limits set in the plan were 88.0 % and 90.0 %.',
      finds: ['88 %', '90 %'],
    },
    {
      text: '# Overview\n\nThe investigation SOLSTICE is planned.\n\n# Acceptance criteria\n\n| Study | Endpoint | Criterion |\n|---|---|---|\n| SOLSTICE | Success | ≥ 90 % |',
      finds: ['at least 90 %'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is planned.\n\n# INFU-06\n\nThe leak rate should not be higher than 5 %. Success was seen in 92 %. The study had a power of 90 %.',
      finds: ['at most 5 %'],
    },
    {
      text: '# Results\n\nIn the registry SOLSTICE the upper confidence limit stayed below the predefined limit of 8 %.',
      finds: ['at most 8 %'],
    },
    {
      text: '# Acceptance criteria\n\nIn trial INFU-06 a leak may occur in no more than one in fifty participants.',
      finds: ['at most 2 %'],
    },
    {
      text: '# Criteria\n\nThe rate of adverse events in investigation INFU-06 must not exceed 6.5 % at 12 months.',
      finds: ['at most 6.5 %'],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients. An event occurred in 11 patients (2.8 %). The acceptance limit set in the plan was 4.0 %.',
      finds: ['4 %'],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients. Up to 8 % had been deemed acceptable. The share is not to surpass 5 %. The ceiling agreed beforehand was 6 %.',
      finds: ['at most 8 %', 'at most 5 %', '6 %'],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients. An event occurred in 11 patients (2.8 %). Relative humidity must not exceed 90 %.',
      finds: [],
    },
  ],
} satisfies StatementKind;

function lastAnchor(head: string): number {
  let last = -1;
  for (const match of head.matchAll(new RegExp(anchor.source, 'gu'))) last = match.index + match[0].length;
  return last;
}
