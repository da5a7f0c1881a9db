import { describe, expect, it } from 'vitest';
import { droppedFiles, sortByEnding } from './dropped-files.ts';

const file = (name: string) => new File(['x'], name);

function fileEntry(name: string) {
  return { isFile: true, isDirectory: false, name, file: (found: (one: File) => void) => found(file(name)) };
}
function folderEntry(name: string, ...parts: object[][]) {
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => {
      const left = [...parts];
      return { readEntries: (found: (part: object[]) => void) => found(left.shift() ?? []) };
    },
  };
}
function transfer(files: File[], entries: object[]): DataTransfer {
  return { files, items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })) } as never;
}

describe('files that are dropped', () => {
  it('are taken as they are where no folder is among them', async () => {
    const dropped = await droppedFiles(transfer([file('b.pdf'), file('a.pdf')], [fileEntry('b.pdf'), fileEntry('a.pdf')]));
    expect(dropped.map(({ name }) => name)).toEqual(['b.pdf', 'a.pdf']);
  });

  it('are found in folders within folders, however many parts the browser gives a folder in', async () => {
    const inner = folderEntry('plans', [fileEntry('pmcf.md')]);
    const dropped = await droppedFiles(
      transfer([file('dossier')], [folderEntry('dossier', [fileEntry('ifu 10.docx'), inner], [fileEntry('ifu 9.docx')])]),
    );
    expect(dropped.map(({ name }) => name)).toEqual(['ifu 9.docx', 'ifu 10.docx', 'pmcf.md']);
  });

  it('are told apart by their endings, and strays of a system are neither', () => {
    const { taken, others } = sortByEnding(
      [file('IFU.PDF'), file('~$IFU.docx'), file('.DS_Store'), file('figures.zip')],
      ['.pdf', '.docx'],
    );
    expect(taken.map(({ name }) => name)).toEqual(['IFU.PDF']);
    expect(others.map(({ name }) => name)).toEqual(['figures.zip']);
  });
});
