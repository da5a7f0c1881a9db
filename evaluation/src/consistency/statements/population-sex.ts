import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import type { Passage } from '../passage.ts';
import { tellsOfCondition, tellsOfSome } from '../population-parts.ts';
import { isContraindicated, purposeStretches } from '../purpose.ts';
import type { StatementKind } from '../statement.ts';
import { anyOf } from '../text/any-of.ts';

const both =
  /\b(?:both (?:sexes|genders)|(?:any|either) (?:sex|gender)|(?:all|regardless of|irrespective of|independent(?:ly)? of|whatever) (?:the |their |the patient's )?(?:sex(?:es)?|genders?)|beide\w* geschlechter\w*|les deux sexes|ambos sexos|entrambi i sessi)\b/u;
const male = /\b(?:males?|men|man|boys?|manner\w*|mannliche\w*|jungen|hommes?|masculins?|garcons?|hombres?|varones|uomini|maschi)\b/u;
const female =
  /\b(?:females?|women|woman|girls?|frauen|weibliche\w*|madchen|femmes?|feminins?|filles?|mujeres?|mujer|donne|femmine|ragazze)\b/u;
const anyNamed = anyOf([both, male, female]);
/** All that stands under "Sex" or "Gender". */
const anySex = /^\W*(?:any|all|both|either|no restriction\w*|not restricted|unrestricted|m ?(?:\/|and) ?f|f ?(?:\/|and) ?m)\b/u;
/** Women who are named for another reason than their sex. */
const otherReason =
  /\b(?:pregnan\w*|childbearing|child-bearing|lactating|breast-?feeding|nursing|schwanger\w*|stillend\w*|enceintes?|allaitant\w*|embarazad\w*|incinta|lay ?m[ae]n|con(?:nector|nection)|connectors?|luer|thread|plug)\b/u;

/** Of which sex the patients are, where the intended purpose says it: male, female or both. */
export default {
  id: 'population-sex',
  title: 'Sex of the patients',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  attribute: 'population-condition',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const { folded } = passage;
    const labelled = /\b(?:sex|gender)\b/u.test(`${passage.label} ${passage.cell?.columnTitle ?? ''} ${folded}`.toLowerCase());
    if ((!labelled && !anyNamed.test(folded)) || isContraindicated(passage, document)) return [];
    return purposeStretches(passage, document, context, 'population').flatMap((stretch) => {
      if (otherReason.test(stretch.folded) || (!stretch.labelled && (tellsOfSome(stretch.folded) || tellsOfCondition(stretch.folded))))
        return [];
      const matches = [/\b(?:sex|gender)\b/u.test(stretch.label) && anySex.test(stretch.folded) ? anySex : both, male, female].map(
        (words) => {
          const match = words.exec(stretch.folded);
          return match && !deniedAt(stretch.folded, match.index) && !leftOutAfter.test(stretch.folded.slice(match.index + match[0].length))
            ? match
            : undefined;
        },
      );
      const first = matches.find((match) => match !== undefined);
      if (!first) return [];
      const [all, men, women] = matches;
      const categories = all ? ['female', 'male'] : [...(women ? ['female'] : []), ...(men ? ['male'] : [])];
      const said = matches.filter((match) => match !== undefined);
      return [
        {
          value: { type: 'categories' as const, categories },
          says: categories.length === 2 ? 'both sexes' : `${categories[0]} only`,
          start: stretch.start + Math.min(...said.map((match) => match.index)),
          end: stretch.start + Math.max(...said.map((match) => match.index + match[0].length)),
          subject: 'device' as const,
          weight: 'defining' as const,
        },
      ];
    });
  },
  examples: [
    { text: '## Intended purpose\n\nThe device is intended for males and females of six years and over.', finds: ['both sexes'] },
    { text: '| Item | Entry |\n|---|---|\n| Gender | All |', finds: ['both sexes'] },
    { text: '## Target population\n\nIn women the smaller size is preferred.', finds: [] },
    {
      text: '## Intended use\n\nAdult men with cancer of the prostate. Women and minors are not in the indicated population.',
      finds: ['male only'],
    },
    { text: '## Target population\n\nWomen after the menopause.', finds: ['female only'] },
    { text: '## Zweckbestimmung\n\nDas Produkt ist bestimmt für Männer ab 18 Jahren.', finds: ['male only'] },
    {
      text: '## Intended purpose\n\nThe device is intended for adults. It must not be used in pregnant women.\n\n## Clinical investigation\n\nOf the patients 40 were men.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** "Women and minors are not in the indicated population." */
const leftOutAfter =
  /^[^.;]{0,40}? (?:is|are) (?:not (?:part|in|within|among|included|covered|treated|intended|indicated)|excluded|outside|left out)\b/u;
