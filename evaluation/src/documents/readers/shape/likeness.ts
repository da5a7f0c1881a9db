/** A picture as its grey values, 0 (black) to 255 (white), row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/**
 * Difference hash (N. Krawetz, "Kind of Like That", 2013): the picture is averaged to 9 × 8 cells, and each bit says whether a cell is darker than
 * the one to its right. Sixteen hexadecimal digits.
 */
export function likenessOf({ width, height, grey }: GreyPicture): string {
  const cells = new Float64Array(72);
  for (let row = 0; row < 8; row++) {
    const [top, bottom] = span(row, 8, height);
    for (let column = 0; column < 9; column++) {
      const [left, right] = span(column, 9, width);
      let sum = 0;
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += grey[y * width + x]!;
      cells[row * 9 + column] = sum / ((bottom - top) * (right - left));
    }
  }
  let digits = '';
  for (let row = 0; row < 8; row++) {
    let bits = 0;
    for (let column = 0; column < 8; column++) bits = bits * 2 + (cells[row * 9 + column]! < cells[row * 9 + column + 1]! ? 1 : 0);
    digits += bits.toString(16).padStart(2, '0');
  }
  return digits;
}

function span(index: number, count: number, length: number): [number, number] {
  const start = Math.min(Math.floor((index * length) / count), length - 1);
  return [start, Math.max(start + 1, Math.floor(((index + 1) * length) / count))];
}

/** Share of the scale from the darkest to the lightest grey, 0 to 1; single stray pixels (one in two thousand) do not count. */
export function contrastOf({ grey }: GreyPicture): number {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value]!++;
  const stray = grey.length / 2000;
  const reach = (from: number, step: 1 | -1): number => {
    let seen = 0;
    let value = from;
    while (value >= 0 && value <= 255 && (seen += counts[value]!) <= stray) value += step;
    return value;
  };
  return grey.length === 0 ? 0 : Math.max(0, reach(255, -1) - reach(0, 1)) / 255;
}
