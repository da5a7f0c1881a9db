import type { DocumentReader } from '../read-document.ts';

export default {
  id: 'text',
  title: 'Plain text',
  references: ['RFC 2046, 4.1.3 (text/plain)'],
  endings: ['txt', 'text'],
} as const satisfies DocumentReader;
