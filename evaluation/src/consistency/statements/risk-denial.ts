import type { DossierDocument } from '../dossier.ts';
import { riskMeaning } from '../lexicon/harms.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';

const danger =
  '(?:dangers?|risks?(?! factors?)|hazards?|side[- ]effects?|undesirable effects?|adverse effects?|unwanted effects?|complications?)';
const denials: readonly RegExp[] = [
  new RegExp(
    `\\b(?:no|not any|without|free (?:of|from)) (?:known |special |particular |specific |remaining |residual |clinical |relevant )*${danger}\\b`,
    'u',
  ),
  /\b(?:completely|entirely|absolutely|perfectly|totally) (?:safe|harmless|risk[- ]free)\b/u,
  /\b(?:cannot|can not|can never|does not|do not|will not|never) (?:cause|lead to|result in|produce|give rise to) /u,
  /\b(?:is|are) (?:excluded|impossible|ruled out|not possible|out of the question)\b/u,
];
/** "No new risk", "no increased risk", "no case of": what was looked for and not found is no denial. */
const weaker =
  /\b(?:no|not any|without) (?:\w+ )?(?:new|increased|increase|additional|further|other|unacceptable|unreasonable|undue|significant|higher|elevated|evidence|data|serious|unknown|unexpected|device-related|case|cases|formal|change|major)\b|\b(?:new|unacceptable|increased) (?:risk|hazard|danger)|\b(?:analysis|assessment|file|table|control|minimi[sz]\w+|class)\b|\b(?:if|when|unless|provided|as long as|only if|whether|how|mri|magnetic|without (?:risks?|complications?))\b/u;
const needsHarm = /^\b(?:cannot|can not|can never|does not|do not|will not|never|is|are)\b/u;

/** What is "excluded" in the sense of left out: a use, people, papers. */
const leftOut =
  /\b(?:use|using|application|treatment|patients?|people|persons?|participants?|subjects|users|studies|papers|articles|records|publications|reports|cases|pregnan\w+|smoking)\b/u;

const groups: readonly (readonly [string, RegExp])[] = [
  ['children', /\b(?:child(?:ren)?|paediatric|pediatric|infants?|neonat\w+|newborns?|adolescents?|toddlers?)\b/u],
  ['pregnancy', /\b(?:pregnan\w+|foetus|fetus|foetal|fetal|unborn)\b/u],
  ['older people', /\b(?:elderly|older (?:people|persons|patients|adults)|geriatric|frail)\b/u],
];

/** The group of patients a text speaks of, where it names one. */
export function groupOf(folded: string): string {
  return groups.find(([, pattern]) => pattern.test(folded))?.[0] ?? '';
}

/** Sentences that say a risk does not exist. The key is the group of patients for whom it is denied. */
export default {
  id: 'risk-denial',
  title: 'Risks that are denied',
  references: ['Regulation (EU) 2017/745, Article 7(c)'],
  attribute: 'risk-coverage',
  read(passage: Passage, document: DossierDocument) {
    const found: Found[] = [];
    if (!['ifu', 'sscp', 'label', 'cer', 'other'].includes(document.type) || passage.kind === 'heading') return found;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      const match = denials.map((pattern) => pattern.exec(folded)).find((one) => one !== null);
      if (!match || weaker.test(folded)) continue;
      // Where the harm is named it stands after "no risk of" and before "is excluded".
      const isLast = /^(?:is|are)\b/.test(match[0]);
      const clause = isLast ? folded.slice(0, match.index) : folded.slice(match.index + match[0].length);
      // "Use near an open fire is excluded": what must not be done, and who or what is left out, is no harm.
      if (isLast && leftOut.test(clause)) continue;
      const named = /^ (?:of|from|for) /.test(clause) || needsHarm.test(match[0]) ? [...riskMeaning(clause).harms] : [];
      if (needsHarm.test(match[0]) && named.length === 0) continue;
      found.push({
        key: groupOf(folded),
        value: { type: 'phrase', phrase: clause.trim(), stems: named },
        says: `denies ${named.length > 0 ? named.join(', ') : 'risks'}${groupOf(folded) ? ` for ${groupOf(folded)}` : ''}`,
        start: sentence.start,
        end: sentence.end,
        affirmed: false,
        modality: 'stated',
        weight: 'defining',
      });
    }
    return found;
  },
  examples: [
    { text: 'For children no special risks are known.', document: 'sscp', finds: ['denies risks for children'] },
    { text: 'There is no risk of infection. A burn is excluded.', document: 'ifu', finds: ['denies infection', 'denies burn'] },
    {
      text: 'Use near an open fire is excluded. Patients with infection are excluded. Papers on burns are excluded.',
      document: 'cer',
      finds: [],
    },
    {
      text: 'No new risk has been found. No increased risk of bleeding was seen. If used without risk factors, no complication is expected.',
      document: 'sscp',
      finds: [],
    },
  ],
} satisfies StatementKind;
