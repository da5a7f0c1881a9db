import { describe, expect, it } from 'vitest';
import { fitsColumns } from './column-mapping.ts';
import { readReferences } from './read-references.ts';
import { previewTable } from './table-preview.ts';

const table = 'Titel;Verfasser;Jahr;Bemerkung\nEine Studie;"Maki, D; Ringer, M";1997;gut\n';

describe('the columns of a table', () => {
  it('are shown with what their names say and their first cells', () => {
    expect(previewTable('Title;Wann;Notiz\nA study;1997;\n', 'x')).toEqual({
      columns: [
        { column: 'Title', field: 'title' },
        { column: 'Wann', field: '' },
        { column: 'Notiz', field: '' },
      ],
      samples: [['A study'], ['1997'], []],
    });
  });

  it.each([
    ['a letter', 'Dear Ann,\nsee attached, please.\nBen'],
    ['RIS', 'TY  - JOUR\nTI  - A\nER  - \n'],
    ['one column', 'title\nA\n'],
    ['a header alone', 'title,year\n'],
  ])('are none of %s', (_, text) => {
    expect(previewTable(text, 'x')).toBeUndefined();
  });

  it('hold what somebody said of them, whatever they are called', () => {
    const columns = [
      { column: 'Titel', field: 'title' },
      { column: 'Verfasser', field: 'authors' },
      { column: 'Jahr', field: 'year' },
      { column: 'Bemerkung', field: '' },
    ] as const;
    expect(readReferences(table, { file: 'x.csv' }).ok).toBe(false);
    const outcome = readReferences(table, { file: 'x.csv', format: 'csv', columns: [...columns] });
    expect(outcome).toMatchObject({
      ok: true,
      value: { records: [{ title: 'Eine Studie', year: 1997, authors: [{ family: 'Maki' }, { family: 'Ringer' }] }] },
    });
    expect(fitsColumns([...columns], ['bemerkung', 'Jahr', 'TITEL', 'Verfasser'])).toBe(true);
    expect(fitsColumns([...columns], ['Titel', 'Verfasser', 'Jahr'])).toBe(false);
  });
});
