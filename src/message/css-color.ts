/** Red, green and blue as one number of 24 bits: `0xffffff` is white. */
export type Color = number;

/** The names of CSS that mail is written in. */
const NAMES: Readonly<Record<string, Color>> = {
  white: 0xffffff,
  black: 0x000000,
  red: 0xff0000,
  green: 0x008000,
  blue: 0x0000ff,
  yellow: 0xffff00,
  gray: 0x808080,
  grey: 0x808080,
  silver: 0xc0c0c0,
  whitesmoke: 0xf5f5f5,
  snow: 0xfffafa,
};

/** Colours that differ less than this in each part cannot be told apart: white and `#fdfdfd`. */
const CLOSE = 10;

/** Reads `#fff`, `#ffffff`, `rgb(255, 255, 255)` or a name; undefined for everything else (CSS Color 4). */
export function readColor(value: string | undefined): Color | undefined {
  if (value === undefined || value.length > 40) return undefined;
  const text = value.trim().toLowerCase();
  if (text.startsWith('#')) return fromDigits(text.slice(1));
  const rgb = text.startsWith('rgb(')
    ? /^rgb\( ?(\d{1,3}) ?, ?(\d{1,3}) ?, ?(\d{1,3}) ?\)$/.exec(text)
    : null;
  if (rgb) return (Number(rgb[1]) << 16) | (Number(rgb[2]) << 8) | Number(rgb[3]);
  return NAMES[text] ?? fromDigits(text);
}

/** Whether text of one colour cannot be read on a background of the other. */
export function areAlike(left: Color, right: Color): boolean {
  return [16, 8, 0].every((shift) => Math.abs(((left >> shift) & 0xff) - ((right >> shift) & 0xff)) < CLOSE);
}

/** Three or six hexadecimal digits; old HTML leaves the `#` out. */
function fromDigits(digits: string): Color | undefined {
  if (!/^(?:[\da-f]{3}){1,2}$/.test(digits)) return undefined;
  return Number.parseInt(digits.length === 6 ? digits : digits.replace(/./g, '$&$&'), 16);
}
