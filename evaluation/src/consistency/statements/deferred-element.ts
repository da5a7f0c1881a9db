import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';

const deferred =
  /\b(?:to be (?:defined|determined|decided|specified|confirmed|agreed|fixed|developed|completed|announced)(?: (?:later|at a later (?:stage|date|time)|in due course|during|once|when|separately|by|with|in a later version))?|(?:will|shall) be (?:defined|determined|decided|specified|fixed|developed) (?:later|at a later (?:stage|date|time)|in due course|once|when|separately|in a later version|if necessary|if needed|as needed|after)|not yet (?:been )?(?:defined|determined|decided|specified|fixed|known(?! (?:whether|how|if|why)))|t\.?b\.?[dc]\.?|noch (?:festzulegen|zu bestimmen|offen|nicht festgelegt)|wird (?:noch|spater) festgelegt|a definir|reste a determiner|por definir|a determinar|da definire|da stabilire)(?![\p{L}\d])/u;
const elements =
  /\b(?:duration|sample size|number of (?:patients|subjects|sites|cent(?:re|er)s|participants)|patients|sites|cent(?:re|er)s|population|endpoints?|acceptance criteri\w+|criteri\w+|methods?|design|time(?:line|table|frame|schedule|s)?|schedule|start|end|follow-up|statistic\w*|activit\w+|study|studies|registry|survey|objectives?|justification|frequency|responsib\w+|fallzahl|dauer|zeitplan|endpunkt\w*|duree|taille|duracion|tamano|durata)\b/u;

/** An element of a plan that the plan puts off: "sample size to be defined later", "TBD". */
export default {
  id: 'deferred-element',
  title: 'Element of a follow-up plan that is put off',
  references: ['MDR Annex XIV Part B 6.2', 'MDCG 2020-7, section C'],
  attribute: 'pmcf-scope',
  read(passage: Passage, document) {
    const inPlan = document.type === 'pmcf-plan' || (passage.topics.has('pmcf') && document.type !== 'pmcf-report');
    if (!inPlan || passage.kind === 'heading' || passage.topics.has('abbreviations')) return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      const match = deferred.exec(sentence.folded);
      if (!match) continue;
      const around = `${passage.label.toLowerCase()} ${passage.cell?.columnTitle.toLowerCase() ?? ''} ${sentence.folded}`;
      const element = elements.exec(around)?.[0];
      if (!element) continue;
      found.push({
        key: element,
        value: { type: 'phrase', phrase: match[0], stems: [] },
        says: `${element}: ${match[0].trim()}`,
        start: sentence.start + match.index,
        end: sentence.start + match.index + match[0].length,
        subject: 'study',
        weight: 'defining',
        modality: 'planned',
      });
    }
    return found;
  },
  examples: [
    {
      text: '# PMCF plan\n\nDuration and sample size are to be defined later.',
      document: 'pmcf-plan',
      finds: ['duration: to be defined later'],
    },
    { text: '# PMCF plan\n\n| Element | Entry |\n|---|---|\n| Sample size | TBD |', document: 'pmcf-plan', finds: ['sample size: tbd'] },
    {
      text: '# PMCF plan\n\nThe sample size is 250 patients; new signals will be evaluated when they appear.',
      document: 'pmcf-plan',
      finds: [],
    },
    { text: '# CER\n\nThe cause is to be determined later.', document: 'cer', finds: [] },
  ],
} satisfies StatementKind;
