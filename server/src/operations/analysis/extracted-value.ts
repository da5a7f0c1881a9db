import { extractedValueKind, extractionFieldKind, valueTrouble } from '@cerulean/evaluation/analysis';
import { done, trouble } from '@cerulean/evaluation/base';
import { dataSetKind, referenceKind } from '@cerulean/evaluation/evidence';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(extractedValueKind, {
  word: 'analysis',
  path: 'analysis/extracted-values',
  permission: 'analysis.edit',
  check: async (data, { reader }, existing) => {
    const field = await reader.find(extractionFieldKind, data.fieldId);
    if (!field) return trouble('not-found', 'This field is no longer in the extraction form.', { remedy: 'Open the form again.' });
    if (!(await reader.find(referenceKind, data.itemId)) && !(await reader.find(dataSetKind, data.itemId)))
      return trouble('not-found', 'This item of evidence does not exist.', { remedy: 'Choose an included publication or a data set.' });
    const wrong = valueTrouble(field.data, data);
    if (wrong)
      return trouble('input-invalid', `“${field.data.title}” ${wrong}.`, {
        remedy: 'Correct the value.',
        fields: [{ pointer: '/data/value', message: wrong }],
      });
    const [other] = (await reader.where(extractedValueKind, 'itemId', data.itemId)).filter(
      ({ id, data: { fieldId } }) => fieldId === data.fieldId && id !== existing?.id,
    );
    if (!other) return done([]);
    return trouble('changed-meanwhile', `Somebody else has already extracted “${field.data.title}” from this item.`, {
      remedy: 'Look at their value and change it if it should be another.',
      details: { theirs: other },
    });
  },
});
