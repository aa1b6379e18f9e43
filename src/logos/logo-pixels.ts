/**
 * The longer side in pixels to which a picture is reduced before anybody looks for a logo in it. Larger pictures cost
 * more and are found no better: a logo is drawn to be known at the size of a stamp.
 */
export const LOGO_SIDE = 384;

/** A decoded picture, reduced to `LOGO_SIDE`: rows of pixels of four bytes (RGBA, not premultiplied). */
export interface LogoPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A part of a picture in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
