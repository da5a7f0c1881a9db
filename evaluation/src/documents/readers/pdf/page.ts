import type { Finding } from '../../../base/index.ts';
import type { ReadImage, ReviewComment } from '../../read-document.ts';

/**
 * A stretch of characters set in one go, upright. Lengths are in points (1/72 inch); x counts from the left edge of the page, y downwards from its top
 * to the baseline.
 */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the font. */
  readonly size: number;
  readonly bold: boolean;
  /** The library puts a space before it. */
  readonly spaced: boolean;
  /** Name of the marked content it stands in, where the page is tagged. */
  readonly mark?: string;
  /** The file says that it is no content: a running head, leader dots. */
  readonly artifact?: boolean;
}

/** An element of the structure tree of a tagged page (ISO 32000-1:2008, 14.7): a role with elements inside, or the name of marked content. */
export interface PdfTag {
  readonly role?: string;
  readonly mark?: string;
  readonly alternative?: string;
  readonly children: readonly PdfTag[];
}

/** An image with its place on the page, before its caption is known. */
export interface PdfImage extends Pick<ReadImage, 'digest' | 'mediaType' | 'pixels'> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfPage {
  /** Counted from 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PdfRun[];
  readonly tags?: PdfTag;
  readonly images: readonly PdfImage[];
}

export interface PdfOutlineEntry {
  readonly level: number;
  readonly text: string;
}

/** What the library gives for one file. */
export interface PdfFile {
  readonly pages: readonly PdfPage[];
  readonly title?: string;
  readonly language?: string;
  readonly pageLabels?: readonly string[];
  readonly outline: readonly PdfOutlineEntry[];
  readonly comments: readonly ReviewComment[];
  readonly findings: readonly Finding[];
}
