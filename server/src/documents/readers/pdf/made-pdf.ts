import { deflateSync } from 'node:zlib';

/** Objects of a file made for a test, by their numbers; text, or a stream with its dictionary. */
export type MadeObjects = Readonly<Record<number, string | { readonly dictionary: string; readonly content: string | Uint8Array }>>;

/** A PDF of the given objects. Object 1 is its catalogue; `trailer` is written into the trailer. */
export function madePdf(objects: MadeObjects, trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = parts[0]!.length;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  for (const [number, object] of Object.entries(objects)) {
    offsets.set(Number(number), length);
    if (typeof object === 'string') add(Buffer.from(`${number} 0 obj\n${object}\nendobj\n`, 'latin1'));
    else {
      const content = typeof object.content === 'string' ? Buffer.from(object.content, 'latin1') : Buffer.from(object.content);
      add(Buffer.from(`${number} 0 obj\n<<${object.dictionary} /Length ${content.length}>>\nstream\n`, 'latin1'));
      add(content);
      add(Buffer.from('\nendstream\nendobj\n'));
    }
  }
  const size = Math.max(...offsets.keys()) + 1;
  const table = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }).join('');
  const start = length;
  add(Buffer.from(`xref\n0 ${size}\n${table}trailer\n<</Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A PDF with pages of the given drawing orders; `page` is written into the dictionary of every page, `objects` stand beside from number 100. */
export function madePages(
  contents: readonly string[],
  { page = '', objects = {}, catalogue = '' }: { page?: string; objects?: MadeObjects; catalogue?: string } = {},
): Uint8Array {
  const kids = contents.map((_, index) => `${10 + 2 * index} 0 R`).join(' ');
  const made: Record<number, MadeObjects[number]> = {
    1: `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
    2: `<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>`,
    3: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  };
  for (const [index, content] of contents.entries()) {
    made[10 + 2 * index] =
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${11 + 2 * index} 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</Im1 100 0 R>>>> ${page}>>`;
    made[11 + 2 * index] = { dictionary: '/Filter/FlateDecode', content: deflateSync(Buffer.from(content, 'latin1')) };
  }
  return madePdf({ ...made, ...objects });
}
