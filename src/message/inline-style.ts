import { type Color, readColor } from './css-color.ts';
import { readDeclarations, type StyleDeclarations } from './declarations.ts';
import { isHiding } from './hiding-style.ts';

/** What an inline style (CSS) says about whether and how large text is shown. */
export interface InlineStyle {
  /** Nothing within can be seen. */
  readonly removed: boolean;
  /** `visibility`, which elements within may set anew. */
  readonly invisible?: boolean;
  /** In px; elements within may set it anew, and newsletters set it to 0 around cells with text. */
  readonly fontSize?: number;
  /** Of the text; `transparent` is drawn by nobody. */
  readonly color?: Color | 'transparent';
  /** Behind the text; `unknown` where a picture or gradient is. */
  readonly background?: Color | 'unknown';
}

const NOTHING: InlineStyle = { removed: false };

/** Sizes of the keywords of CSS in px, where medium is 16 px. */
const KEYWORDS: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};

const READ =
  /display|opacity|visibility|font|overflow|color|background|indent|margin-left|position|transform/i;

/** Reads a `style` attribute. `parentSize` is the font size in px that relative sizes refer to. */
export function readInlineStyle(style: string, parentSize: number): InlineStyle {
  if (!READ.test(style)) return NOTHING;
  const declarations = readDeclarations(style);
  const fontSize = readFontSize(declarations, parentSize);
  const visibility = declarations.get('visibility');
  const color = readTextColor(declarations.get('color'));
  const background = readBackground(declarations);
  return {
    removed: isHiding(declarations),
    ...(visibility !== undefined && { invisible: visibility === 'hidden' || visibility === 'collapse' }),
    ...(fontSize !== undefined && { fontSize }),
    ...(color !== undefined && { color }),
    ...(background !== undefined && { background }),
  };
}

function readTextColor(value: string | undefined): InlineStyle['color'] {
  return value === 'transparent' ? 'transparent' : readColor(value);
}

function readBackground(declarations: StyleDeclarations): InlineStyle['background'] {
  const image = declarations.get('background-image');
  const shorthand = declarations.get('background');
  if ((image !== undefined && image !== 'none') || shorthand?.includes('(')) {
    return readColor(shorthand) ?? 'unknown';
  }
  const value = declarations.get('background-color') ?? shorthand;
  if (value === undefined || /^(?:transparent|none|inherit|initial|unset)$/.test(value)) return undefined;
  return readColor(value.split(' ', 1)[0]) ?? 'unknown';
}

function readFontSize(declarations: StyleDeclarations, parentSize: number): number | undefined {
  const size = declarations.get('font-size');
  if (size !== undefined) return fontSizeInPixels(size, parentSize);
  const parts = declarations.get('font')?.split(' ', 10) ?? [];
  return parts.map((part) => fontSizeInPixels(part, parentSize, true)).find((each) => each !== undefined);
}

/** `20px`, `15pt`, `1.5em`, `150%`, `x-large`; in the shorthand `font` a bare number is a weight. */
function fontSizeInPixels(value: string, parentSize: number, shorthand = false): number | undefined {
  const match = /^(\d{0,6}(?:\.\d{1,6})?)(px|pt|r?em|%)?(?:\/|$)/.exec(value);
  if (!match?.[1]) return KEYWORDS[value];
  if (shorthand && match[2] === undefined) return undefined;
  return Number(match[1]) * unitInPixels(match[2], parentSize);
}

function unitInPixels(unit: string | undefined, parentSize: number): number {
  switch (unit) {
    case 'pt':
      return 4 / 3;
    case 'em':
      return parentSize;
    case 'rem':
      return 16;
    case '%':
      return parentSize / 100;
    default:
      return 1;
  }
}
