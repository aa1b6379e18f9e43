import type { AttachmentProblem, ScriptTrait } from './attachment-content.ts';
import type { PictureLogo } from './picture-logo.ts';

/** A picture in shades of grey, one byte per pixel, row by row from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A file whose reading may hang or eat memory. Survives structured cloning. */
export interface ReadingTask {
  readonly kind: 'pdf' | 'picture';
  readonly bytes: Uint8Array;
  /** What the message gives as the password of its attachment; tried where one is needed. */
  readonly passwords: readonly string[];
  /** Ask for nothing but pictures of what a reader sees, in which words can be read. */
  readonly scan?: true;
}

/** What was read; everything is bounded by `ATTACHMENT_LIMITS`. Survives structured cloning. */
export interface Reading {
  readonly text: string;
  /** Targets of links, as written. */
  readonly targets: readonly string[];
  /** What QR codes say. */
  readonly codes: readonly string[];
  readonly logos: readonly PictureLogo[];
  /** The picture, or the largest picture of each of the first pages; only where they were asked for. */
  readonly scans: readonly GreyPicture[];
  /** Names or types of the fields of a form. */
  readonly fields: readonly string[];
  readonly scripts: readonly ScriptTrait[];
  readonly encrypted: boolean;
  readonly pages: number;
  readonly problems: readonly AttachmentProblem[];
}

/**
 * Reads PDFs and pictures where a hostile one harms nobody. Given to the analysis from outside, as time and network
 * are; without one they stay unread.
 */
export interface AttachmentReader {
  /** One reading per task, in their order, in bounded time. Never rejects on account of the bytes. */
  read(tasks: readonly ReadingTask[]): Promise<readonly Reading[]>;
}

/** A reading of nothing. */
export const EMPTY_READING: Reading = {
  text: '',
  targets: [],
  codes: [],
  logos: [],
  scans: [],
  fields: [],
  scripts: [],
  encrypted: false,
  pages: 0,
  problems: [],
};

/** A reading that came to nothing. */
export function unread(problem: AttachmentProblem): Reading {
  return { ...EMPTY_READING, problems: [problem] };
}
