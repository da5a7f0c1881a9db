import { describe, expect, it } from 'vitest';
import { readSource } from './source-line.ts';

describe('the source in one line', () => {
  it.each([
    ['Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014', 'Endoscopic Ultrasound', '3', '3', '152-160', 2014],
    [
      'Journal of Intensive Care (2025) 13:1 Article Number: 31. Date of Publication: 1 Dec 2025',
      'Journal of Intensive Care',
      '13',
      '1',
      '31',
      2025,
    ],
    ['Ecohydrology.   8(6):1048-1064, September 2015.', 'Ecohydrology', '8', '6', '1048-1064', 2015],
    ['Source Very Long Title.   28:103-106, April 2015.', 'Source Very Long Title', '28', '', '103-106', 2015],
    ['Very Long Title. Vol 28(2) April 2015, 103-106.', 'Very Long Title', '28', '2', '103-106', 2015],
    ['Editor(2015). Very Long Title. (pp. 103-106). X pp. Address: Publisher', 'Very Long Title', '', '', '103-106', 2015],
    ['Journal of Orthopaedic Trauma.', 'Journal of Orthopaedic Trauma', '', '', '', undefined],
    ['Gut', 'Gut', '', '', '', undefined],
    ['', '', '', '', '', undefined],
  ])('%s', (line, container, volume, issue, pages, year) => {
    expect(readSource(line)).toEqual({ container, volume, issue, pages, year });
  });

  it('is read in time that grows with the length of the line alone', () => {
    const started = performance.now();
    for (const piece of ['a ', '1 (', '. ', '(2014) ', 'a. 1', ' '.repeat(10)]) readSource(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
