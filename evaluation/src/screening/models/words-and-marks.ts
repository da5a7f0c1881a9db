import { chancesOf } from '../learning/chances.ts';
import { balancedCosts } from '../learning/class-weights.ts';
import { LinearMachine } from '../learning/linear-machine.ts';
import { meanOfRanks } from '../learning/mean-of-ranks.ts';
import { type Contribution, type ScreeningModel, strongest } from '../learning/screening-model.ts';
import { stemOf } from '../learning/stem.ts';
import { contributionsOf, type TermMatrix, termMatrix } from '../learning/term-matrix.ts';
import { type ScreeningText, wordsAndMarksOf, wordsOf } from '../learning/words.ts';

const settings = { pairs: true, shareMax: 0.95 };
const cost = 0.11;
const textOf = ({ title, abstract }: ScreeningText) => `${title} ${abstract}`;
const marksTogether = 'numbers and punctuation';
const isWord = (term: string) => /\p{L}{2}/u.test(term);

/**
 * Three machines read the same texts differently and the mean of their ranks decides: what one gets wrong alone is often put right by the others.
 */
export default {
  id: 'words-and-marks',
  title: 'Three linear machines on words and punctuation marks',
  references: [
    'docs/decisions/0015-screening-by-three-machines.md (settings, sets and results)',
    'Hsieh et al. 2008, A dual coordinate descent method for large-scale linear SVM, algorithm 1',
  ],
  description:
    'Words, numbers, punctuation marks and pairs of them in title and abstract weighted by TF-IDF; one linear support vector machine sees words without their endings, one the marks too, and one the marks and words as they are written, with class balance; records are ordered by the geometric mean of the three ranks.',
  read(records: readonly ScreeningText[], seed: number) {
    const stems = new Map<string, string>();
    const stemKept = (word: string) => {
      const known = stems.get(word);
      if (known !== undefined) return known;
      const stem = stemOf(word);
      stems.set(word, stem);
      return stem;
    };
    const read = (wordsIn: (text: string) => string[]) =>
      termMatrix(
        records.map((record) => [wordsIn(textOf(record))]),
        settings,
      );
    const stemmed = (words: readonly string[]) => words.map(stemKept);
    const readings = [
      { matrix: read((text) => stemmed(wordsOf(text))), ratio: 9.8 },
      { matrix: read((text) => stemmed(wordsAndMarksOf(text))), ratio: 9.8 },
      { matrix: read(wordsAndMarksOf), ratio: 30 },
    ];
    const machines = readings.map(({ matrix }, place) => new LinearMachine(matrix, seed + place));
    let spreads: number[] = machines.map(() => 1);
    return {
      learn(labels) {
        const scores = machines.map((machine, place) => {
          machine.train(labels, balancedCosts(labels, { cost, ratio: readings[place]!.ratio }));
          return Float64Array.from(labels, (_, row) => machine.score(row));
        });
        spreads = scores.map(spreadOf);
        return meanOfRanks(scores, labels);
      },
      chances: (labels) => chancesOf(machines[0]!, labels),
      explain(record, most) {
        const written = new Map<string, string>();
        for (const word of wordsAndMarksOf(textOf(records[record]!))) if (!written.has(stemKept(word))) written.set(stemKept(word), word);
        const asRead = (term: string) =>
          term
            .split(' ')
            .map((part) => written.get(part) ?? part)
            .join(' ');
        const all = machines.flatMap((machine, place) =>
          contributions(readings[place]!.matrix, record, machine, machines.length * spreads[place]!),
        );
        return strongest(together(all.map(({ term, contribution }) => ({ term: asRead(term), contribution }))), most);
      },
    };
  },
} satisfies ScreeningModel;

/** What the terms of a record add to the score of one machine, on a scale that compares the machines. */
function contributions(matrix: TermMatrix, record: number, machine: LinearMachine, scale: number): Contribution[] {
  return contributionsOf(matrix, record, machine.weights).map(({ term, contribution }) => ({
    term,
    contribution: contribution / scale,
  }));
}

/** One entry for each term; marks and numbers say little one by one, so they are summed. */
function together(all: readonly Contribution[]): Contribution[] {
  const sums = new Map<string, number>();
  for (const { term, contribution } of all) {
    const name = isWord(term) ? term : marksTogether;
    sums.set(name, (sums.get(name) ?? 0) + contribution);
  }
  return [...sums].map(([term, contribution]) => ({ term, contribution }));
}

/** Standard deviation. */
function spreadOf(scores: Float64Array): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length) || 1;
}
