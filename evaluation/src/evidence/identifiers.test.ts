import { describe, expect, it } from 'vitest';
import { fullPages } from './identifiers.ts';

describe('a range of pages', () => {
  it.each([
    ['1132-5', '1132-1135'],
    ['228–42', '228-242'],
    ['405-405', '405'],
    ['106s-106s', '106s'],
    ['55-61', '55-61'],
    ['e12', 'e12'],
    ['199-98', '199-98'],
    ['S3-S9', 'S3-S9'],
    ['94-98,93', '94-98,93'],
  ])('%s', (pages, full) => {
    expect(fullPages(pages)).toBe(full);
  });
});
