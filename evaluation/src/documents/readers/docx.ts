import type { DocumentReader } from '../read-document.ts';

export default {
  id: 'docx',
  title: 'Word',
  references: ['ECMA-376 5th edition, part 1 (WordprocessingML)', '[MS-DOCX] 2.5.1 (comments that were resolved)'],
  endings: ['docx', 'docm', 'dotx', 'dotm'],
  begins: (head) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04,
} as const satisfies DocumentReader;
