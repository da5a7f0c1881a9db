import { describe, expect, it } from 'vitest';
import { fileNameIn } from './use-download.ts';

describe('the name of a download', () => {
  it.each([
    ['attachment; filename="report.docx"', 'report.docx'],
    [`attachment; filename="K-hler.pdf"; filename*=UTF-8''K%C3%B6hler.pdf`, 'Köhler.pdf'],
    [`attachment; filename*=UTF-8''%E0%A4%A`, undefined],
    [null, undefined],
  ])('is read from %s', (disposition, name) => {
    expect(fileNameIn(disposition)).toBe(name);
  });
});
