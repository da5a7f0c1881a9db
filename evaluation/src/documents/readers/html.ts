import type { DocumentReader } from '../read-document.ts';

export default {
  id: 'html',
  title: 'HTML',
  references: ['HTML Living Standard, 13.2 (parsing)'],
  endings: ['html', 'htm', 'xhtml'],
  begins: (head) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html)\b/i.test(letters(head)),
} as const satisfies DocumentReader;

/** The first bytes as letters; those that are none do not matter here, and neither does a byte-order mark. */
function letters(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(0, 512))
    .replaceAll('\0', '')
    .replace(/^\u00ef\u00bb\u00bf/, '');
}
