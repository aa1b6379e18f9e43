/** A picture as rows of pixels of one (grey), three (RGB) or four (RGBA) bytes. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}
