import { chancesOf } from '../learning/chances.ts';
import { balancedCosts } from '../learning/class-weights.ts';
import { LinearMachine } from '../learning/linear-machine.ts';
import { type ScreeningModel, strongest } from '../learning/screening-model.ts';
import { contributionsOf, termMatrix } from '../learning/term-matrix.ts';
import { type ScreeningText, wordsOf } from '../learning/words.ts';

const balance = { cost: 0.11, ratio: 9.8 };

/**
 * The settings published as ELAS u4. Every relevant record weighs 1 and every irrelevant one (relevant / irrelevant) / ratio, and all
 * weights together make the number of labelled records, as ASReview's `Balanced` has it.
 */
export default {
  id: 'elas-u4',
  title: 'Linear support vector machine, settings ELAS u4',
  references: [
    'ASReview LAB 2, asreview/models/models.py, configuration elas_u4',
    'Hsieh et al. 2008, A dual coordinate descent method for large-scale linear SVM, algorithm 1',
  ],
  description:
    'Words and pairs of words of title and abstract weighted by TF-IDF, and a linear support vector machine with class balance: the published settings ELAS u4 of ASReview LAB 2.',
  read(records: readonly ScreeningText[], seed: number) {
    const matrix = termMatrix(
      records.map(({ title, abstract }) => [wordsOf(`${title} ${abstract}`)]),
      { pairs: true, shareMax: 0.95 },
    );
    const machine = new LinearMachine(matrix, seed);
    return {
      learn(labels) {
        machine.train(labels, balancedCosts(labels, balance));
        return Float64Array.from(labels, (_, row) => machine.score(row));
      },
      chances: (labels) => chancesOf(machine, labels),
      explain: (record, most) => strongest(contributionsOf(matrix, record, machine.weights), most),
    };
  },
} satisfies ScreeningModel;
