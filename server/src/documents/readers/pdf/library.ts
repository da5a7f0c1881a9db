import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert } from '@cerulean/evaluation/base';
import { init } from '@embedpdf/pdfium';
import type { Functions } from './functions.ts';

/** Numbers that a function writes are read from these many bytes at the start of the scratch memory, texts from all of it. */
const scratchLength = 8192;
/** Longer texts, in bytes, are left out: no title or comment is as long. */
const textMax = 4 * 2 ** 20;

/**
 * PDFium as WebAssembly, with its memory. Its functions are called as they are, because the wrappers of the package take longer than most of them. What
 * they return stands in the memory, which may grow and move with any call.
 */
export class Library {
  readonly call: Functions;
  /** The address of memory that any call may write into; the next one overwrites it. */
  readonly scratch: number;
  private readonly literals = new Map<string, number>();
  private readonly utf16 = new TextDecoder('utf-16le');
  private floatView = new Float32Array();
  private doubleView = new Float64Array();

  constructor(call: Functions) {
    this.call = call;
    call.PDFiumExt_Init();
    this.scratch = this.allocated(scratchLength);
  }

  /** The single-precision numbers at the start of the scratch memory. */
  get floats(): Float32Array {
    if (this.floatView.length === 0) this.floatView = new Float32Array(this.call.memory.buffer, this.scratch, 32);
    return this.floatView;
  }

  /** The double-precision numbers at the start of the scratch memory. */
  get doubles(): Float64Array {
    if (this.doubleView.length === 0) this.doubleView = new Float64Array(this.call.memory.buffer, this.scratch, 16);
    return this.doubleView;
  }

  /** The 32-bit numbers without sign at the start of the scratch memory. */
  get integers(): Uint32Array {
    return new Uint32Array(this.call.memory.buffer, this.scratch, 32);
  }

  /** The four numbers at the start of the scratch memory: left, top, right and bottom of a rectangle. */
  rectangle(): [number, number, number, number] {
    const { floats } = this;
    return [floats[0]!, floats[1]!, floats[2]!, floats[3]!];
  }

  get mebibytes(): number {
    return this.call.memory.buffer.byteLength / 2 ** 20;
  }

  /** Memory that is kept until it is freed. */
  allocated(length: number): number {
    const address = this.call.malloc(Math.max(8, length));
    assert(address !== 0, 'the memory of PDFium holds what is put into it');
    return address;
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.call.memory.buffer, address, length);
  }

  /** The address of a short text of ours, which stays where it is. */
  literal(text: string): number {
    const known = this.literals.get(text);
    if (known !== undefined) return known;
    const written = Buffer.from(`${text}\0`, 'latin1');
    const address = this.allocated(written.length);
    this.bytes(address, written.length).set(written);
    this.literals.set(text, address);
    return address;
  }

  /** The bytes that a function writes which takes the address and length of memory and returns how many it needs; none where there are more than `max`. */
  data<Read>(write: (address: number, length: number) => number, read: (bytes: Uint8Array) => Read, max: number): Read {
    const length = write(0, 0);
    if (length === 0 || length > max) return read(new Uint8Array());
    const address = this.allocated(length);
    write(address, length);
    const result = read(this.bytes(address, length));
    this.call.free(address);
    return result;
  }

  /** A text that a function writes as UTF-16. */
  text(write: (address: number, length: number) => number): string {
    return this.written(write, (bytes) => this.utf16.decode(bytes));
  }

  /** A text that a function writes with a byte a character. */
  name(write: (address: number, length: number) => number): string {
    return this.written(write, (bytes) => Buffer.from(bytes).toString('latin1'));
  }

  private written(write: (address: number, length: number) => number, read: (bytes: Uint8Array) => string): string {
    const length = write(this.scratch, scratchLength);
    const text = length > scratchLength ? this.data(write, read, textMax) : read(this.bytes(this.scratch, length));
    return text.replace(/\0+$/, '');
  }
}

/** A module whose memory grew beyond this, in MiB, is not kept for the next file, since memory of WebAssembly never shrinks. */
const mebibytesKept = 128;

let opened: Promise<Library> | undefined;

/** Loads PDFium when the first file is read. */
export function openLibrary(): Promise<Library> {
  opened ??= load();
  return opened;
}

/** Has the next file read by a new module. One that stopped in the middle of a call is in no state to be used again, not even to free what it holds. */
export function dropLibrary(): void {
  opened = undefined;
}

/** To be called after a file was read and closed. */
export function keepLibrary(library: Library): void {
  if (library.mebibytes > mebibytesKept) dropLibrary();
}

async function load(): Promise<Library> {
  const silent = (): void => undefined;
  const { pdfium } = await init({
    wasmBinary: new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))).buffer,
    print: silent,
    printErr: silent,
  });
  return new Library(pdfium.wasmExports as unknown as Functions);
}
