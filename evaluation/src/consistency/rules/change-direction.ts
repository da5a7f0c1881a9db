import type { Dossier } from '../dossier.ts';
import { type Figure, figuresIn, sameFigure } from '../figures.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import { contentStems } from '../text/fold.ts';

/** A change has one direction: what is 23 seconds longer in one document is not 23 seconds shorter in another. */
export default {
  id: 'change-direction',
  title: 'A change goes the same way in every document',
  references: ['Regulation (EU) 2017/745, Article 7', 'MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'major',
  why: 'A change told the wrong way round turns a drawback into a benefit, or a benefit into a risk.',
  remedy: 'Compare with the report of the study from which the number comes, and correct the document that deviates.',
  basis: ['MDR 7', 'MDR Annex XIV Part A'],
  asksFor: [],
  *check(dossier) {
    const changes = dossier.documents.flatMap((document) => changesIn(dossier, document.id));
    const told = new Set<string>();
    for (const one of changes) {
      const against = changes.filter(
        (other) => other.figure.document !== one.figure.document && other.up !== one.up && sameChange(one, other),
      );
      if (against.length === 0) continue;
      const agreeing = changes.filter((other) => other.up === one.up && sameChange(one, other));
      const documents = (list: readonly Change[]): number => new Set(list.map(({ figure }) => figure.document.id)).size;
      const [other] = against;
      // Where a document itself says both, the change is of two things.
      if (!other || agreeing.some(({ figure }) => against.some((there) => there.figure.document === figure.document))) continue;
      if (documents(agreeing) > documents(against)) continue;
      const pair = [one, other]
        .map(({ figure }) => `${figure.document.id} ${figure.passage.index}`)
        .sort()
        .join(' | ');
      if (told.has(pair)) continue;
      told.add(pair);
      const way = ({ figure, up }: Change): string => `${figure.says} ${up ? 'more' : 'less'}`;
      yield {
        attribute: 'claim',
        message: `${one.figure.document.name} says ${way(one)}, but ${other.figure.document.name} says ${way(other)}, of what seems to be the same.`,
        locations: [one, other].map(({ figure }) => locationIn(figure.document, figure.passage, figure.start, figure.end)),
        compared: [way(one), way(other)],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          report: '# Report\n\n## Results\n\nMean reading time per examination was 248 s unaided and 271 s aided, an increase of 23 s.',
          brochure: '# Brochure\n\n- Saves reading time: on average, readers were done 23 seconds sooner per examination.',
        },
        says: '23',
      },
      {
        dossier: {
          cer: '# CER\n\n## Results\n\nThe volume of sputum in the morning fell by 18 %.',
          sscp: '# SSCP\n\n## Results\n\nIn the morning the volume of sputum rose by 18 %.',
        },
        says: '18 %',
      },
    ],
    leaves: [
      {
        dossier: {
          report:
            '# Report\n\n## Results\n\nMean reading time per examination was 248 s unaided and 271 s aided, an increase of 23 s. The number of complaints fell by 12 %.',
          brochure: '# Brochure\n\n- A second look takes time: 23 seconds more per examination.\n- The share of women rose by 12 %.',
          ifu: '# IFU\n\nThe battery lasts 23 seconds less. The examination is 23 seconds long.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nOn a ramp the heart rate was 14 % lower with the motor on than without.',
          brochure: '# Brochure\n\nOn a ramp the heart beat 14 % more slowly with the motor on than without.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Change {
  readonly figure: Figure;
  readonly up: boolean;
  /** Words around it that say what changes. */
  readonly telling: readonly string[];
}

const upBefore =
  /\b(?:increase[sd]?|increasing|ris(?:es?|en|ing)|rose|gain(?:s|ed)?|gr[eo]w|prolonged|lengthened|longer|higher|slower|extended)(?: \p{L}+){0,2}? (?:of|by) (?:a mean of |on average )?$|(?<![\p{L}\d])\+ ?$/u;
const downBefore =
  /\b(?:decrease[sd]?|decreasing|reduc(?:es?|ed|tion|ing)|fell|falls?|drop(?:s|ped)?|declined?|shorten(?:s|ed)|shorter|lower(?:s|ed)?|saves?|saving|faster|quicker|sooner)(?: \p{L}+){0,2}? (?:of|by) (?:a mean of |on average )?$|\bsav(?:es?|ing) (?:about |up to )?$/u;
/** "More slowly", "more rarely" is less of what is counted, and "less often" too. */
const upAfter =
  /^[ ,]*(?:of [\p{L} ]{3,20} )?(?:more(?! (?:slowly|weakly|seldom|rarely|gently|quickly|rapidly|shallow\w*|loosely))|longer|higher|later|slower|additional|extra|greater)\b/u;
const downAfter =
  /^[ ,]*(?:of [\p{L} ]{3,20} )?(?:less|fewer|shorter|lower|sooner|earlier|faster|quicker|saved|more (?:weakly|seldom|rarely|gently|shallow\w*|loosely))\b/u;
/** A bound or a wish is no change: "no more than", "older than". */
const noChange = /\b(?:not?|never|or|if|whether|expected|planned|assum\w+|at least|at most|up to|less|more) $/u;

/** The changes that a document tells with a number. Small whole numbers stand everywhere. */
function changesIn(dossier: Dossier, id: string): Change[] {
  const document = dossier.document(id);
  if (document.language !== 'en') return [];
  return figuresIn(document, dossier.context).flatMap((figure) => {
    if (figure.kind === 'date' || figure.marks.owner !== '' || figure.marks.modality !== '' || figure.marks.bound !== '') return [];
    if (Number.isInteger(figure.value) && Math.abs(figure.value) < 5 && figure.kind === 'count') return [];
    const head = figure.passage.folded.slice(Math.max(0, figure.start - 60), figure.start);
    const tail = figure.passage.folded.slice(figure.end, figure.end + 40);
    if (noChange.test(head)) return [];
    const [up, down] = [upBefore.test(head) || upAfter.test(tail), downBefore.test(head) || downAfter.test(tail)];
    if (up === down) return [];
    const telling = [...figure.words].flatMap(([word, weight]) =>
      weight >= 0.35 && !word.startsWith('#') && !direction.has(word) ? [word] : [],
    );
    return [{ figure, up, telling }];
  });
}

/** Words of changes, which say nothing of what changes. */
const direction = new Set(
  contentStems(
    'increase decrease reduce reduction rise rose fall fell gain longer shorter higher lower faster slower sooner later quicker more fewer less save second minute hour day percent average mean point',
  ),
);

/** Whether two changes have the same number and at least two telling words in common, and a third of the shorter sentence. */
function sameChange({ figure: one, telling: a }: Change, { figure: other, telling: b }: Change): boolean {
  if (one.kind !== other.kind || !sameFigure(one, other)) return false;
  if (one.marks.study !== '' && other.marks.study !== '' && one.marks.study !== other.marks.study) return false;
  const shared = a.filter((word) => b.includes(word)).length;
  return shared >= 2 && shared >= Math.min(a.length, b.length) / 3;
}
