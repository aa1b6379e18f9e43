/** What an inline style (CSS) says about whether and how large text is shown. */
export interface InlineStyle {
  /** `display: none`, `opacity: 0` and boxes of no size: nothing within can be seen. */
  readonly removed: boolean;
  /** `visibility`, which elements within may set anew. */
  readonly invisible?: boolean;
  /** In px; elements within may set it anew, and newsletters set it to 0 around cells with text. */
  readonly fontSize?: number;
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

/** Reads a `style` attribute. `parentSize` is the font size in px that relative sizes refer to. */
export function readInlineStyle(style: string, parentSize: number): InlineStyle {
  if (!/display|opacity|visibility|font|overflow/i.test(style)) return NOTHING;
  const declarations = readDeclarations(style);
  const fontSize = readFontSize(declarations, parentSize);
  const visibility = declarations.get('visibility');
  return {
    removed: isRemoved(declarations),
    ...(visibility !== undefined && { invisible: visibility === 'hidden' || visibility === 'collapse' }),
    ...(fontSize !== undefined && { fontSize }),
  };
}

function readDeclarations(style: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const value = declaration.slice(colon + 1).replace('!important', '');
    declarations.set(declaration.slice(0, colon).trim(), value.trim());
  }
  return declarations;
}

/** `mso-hide: all` hides from Outlook only: real buttons carry it. */
function isRemoved(declarations: ReadonlyMap<string, string>): boolean {
  if (declarations.get('display') === 'none') return true;
  if (isZero(declarations.get('opacity'))) return true;
  if (declarations.get('overflow') !== 'hidden') return false;
  return ['height', 'max-height', 'width', 'max-width'].some((name) => isZero(declarations.get(name)));
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && /^\+?[0.]{1,20}(?:px|pt|em|rem|%)?$/.test(value) && value.includes('0');
}

function readFontSize(declarations: ReadonlyMap<string, string>, parentSize: number): number | undefined {
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
