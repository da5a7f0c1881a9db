import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { contrastOf, type GreyPicture, likenessOf, type PictureFacts } from '@cerulean/evaluation/documents/reading';

const require = createRequire(import.meta.url);

/** Pictures above this many pixels are not decoded. */
const pixelsMax = 12_000_000;

/** How many pixels may still be decoded for one file, so that one with hundreds of photographs is read in seconds: a million take about 60 ms. */
export interface PixelAllowance {
  pixels: number;
}

export function newPixelAllowance(): PixelAllowance {
  return { pixels: 30_000_000 };
}

/** What a picture file tells: its digest, its size by its first bytes, and, where it is a PNG or JPEG of reasonable size, what it looks like. */
export function pictureFacts(bytes: Uint8Array, allowance: PixelAllowance): PictureFacts {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { mediaType, pixels } = headOf(bytes);
  const count = pixels ? pixels.width * pixels.height : 0;
  if (count === 0) return { digest, mediaType };
  const facts = { digest, mediaType, pixels: pixels! };
  if (count > Math.min(pixelsMax, allowance.pixels)) return facts;
  const decoded = decode(bytes, mediaType, count);
  if (!decoded) return facts;
  allowance.pixels -= count;
  return { ...facts, likeness: likenessOf(decoded), contrast: Math.round(contrastOf(decoded) * 1000) / 1000 };
}

type Head = { readonly mediaType: string; readonly pixels?: { readonly width: number; readonly height: number } };

function headOf(bytes: Uint8Array): Head {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (...codes: number[]) => codes.every((code, index) => bytes[index] === code);
  if (begins(0x89, 0x50, 0x4e, 0x47) && bytes.length >= 24)
    return { mediaType: 'image/png', pixels: { width: view.getUint32(16), height: view.getUint32(20) } };
  if (begins(0xff, 0xd8)) return { mediaType: 'image/jpeg', ...jpegSize(view) };
  if (begins(0x47, 0x49, 0x46, 0x38) && bytes.length >= 10)
    return { mediaType: 'image/gif', pixels: { width: view.getUint16(6, true), height: view.getUint16(8, true) } };
  if (begins(0x42, 0x4d) && bytes.length >= 26)
    return { mediaType: 'image/bmp', pixels: { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) } };
  if (begins(0x49, 0x49, 0x2a, 0) || begins(0x4d, 0x4d, 0, 0x2a)) return { mediaType: 'image/tiff' };
  if (begins(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57) return { mediaType: 'image/webp' };
  if (begins(0x01, 0, 0, 0)) return { mediaType: 'image/emf' };
  if (begins(0xd7, 0xcd, 0xc6, 0x9a)) return { mediaType: 'image/wmf' };
  if (/^\s*(?:<\?xml|<svg|<!DOCTYPE svg)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1')))
    return { mediaType: 'image/svg+xml' };
  return { mediaType: 'application/octet-stream' };
}

/** The size stands in the frame header (ITU-T T.81, B.2.2), behind any number of other segments. */
function jpegSize(view: DataView): Pick<Head, 'pixels'> {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { pixels: { width: view.getUint16(at + 7), height: view.getUint16(at + 5) } };
    at += 2 + view.getUint16(at + 2);
  }
  return {};
}

/** The grey values on white; undefined where the picture cannot be decoded. The libraries throw at damaged pictures, which is no mistake of ours. */
function decode(bytes: Uint8Array, mediaType: string, count: number): GreyPicture | undefined {
  try {
    if (mediaType === 'image/png') {
      const { PNG } = require('pngjs') as typeof import('pngjs');
      const { width, height, data } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return greyOf(width, height, data);
    }
    if (mediaType === 'image/jpeg') {
      const jpeg = require('jpeg-js') as typeof import('jpeg-js');
      const limits = { useTArray: true as const, maxResolutionInMP: Math.ceil(count / 1e6) + 1, maxMemoryUsageInMB: 400 };
      const { width, height, data } = jpeg.decode(bytes, limits);
      return greyOf(width, height, data);
    }
  } catch {
    // A picture that cannot be decoded is still a picture with a digest.
  }
  return undefined;
}

function greyOf(width: number, height: number, data: Uint8Array): GreyPicture {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4) {
    const light = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    grey[pixel] = 255 - ((255 - light) * data[at + 3]!) / 255;
  }
  return { width, height, grey };
}
