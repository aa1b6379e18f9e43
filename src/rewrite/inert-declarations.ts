/**
 * The properties that a sender keeps: those of text, boxes and tables. What moves, covers, clips or animates is
 * missing, so that nothing leaves its place even in a client that knows no `contain`.
 */
const KEPT =
  /^(?:color|background(?:-color|-image|-repeat|-position|-size)?|font(?:-family|-size|-style|-weight|-variant)?|text-(?:align|decoration|transform|indent|shadow)|line-height|letter-spacing|word-(?:spacing|break|wrap)|overflow-wrap|white-space|vertical-align|(?:min-|max-)?(?:width|height)|margin(?:-(?:top|right|bottom|left))?|padding(?:-(?:top|right|bottom|left))?|border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width|radius))?|border-(?:collapse|spacing)|box-sizing|table-layout|list-style(?:-type|-position)?|display|float|clear|direction|opacity|visibility|overflow)$/;

/** Declarations of one element that are read: a style of a million of them. */
const DECLARATION_LIMIT = 200;

/** Characters of a style attribute that are read; the longest in real mail have two thousand. */
const STYLE_LENGTH = 8192;

/**
 * What is left of a sender's `style` attribute. An escape (`p\6fsition`), a function that computes (`calc`, `var`) and
 * a negative margin are not needed for any honest mail's look and take their declaration with them.
 */
export function inertDeclarations(style: string): string {
  return splitDeclarations(style.slice(0, STYLE_LENGTH))
    .slice(0, DECLARATION_LIMIT)
    .flatMap(keptDeclaration)
    .join(';');
}

function keptDeclaration(declaration: string): string[] {
  const colon = declaration.indexOf(':');
  const property = declaration.slice(0, colon).trim().toLowerCase();
  const value = declaration.slice(colon + 1).trim();
  if (colon === -1 || !KEPT.test(property) || /[\\{}<>]|\/\*/.test(value)) return [];
  if (/\b(?:calc|var|env|attr|min|max|clamp|expression|element)\s{0,9}\(|javascript:/i.test(value)) return [];
  if (property.startsWith('margin') && /-\s{0,9}[\d.]/.test(value)) return [];
  return [`${property}:${value}`];
}

/** At semicolons outside of quotation marks and brackets, in one pass. Comments end nothing and are dropped. */
function splitDeclarations(style: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let closing = '';
  for (const character of withoutComments(style)) {
    if (closing === '' && character === ';') {
      pieces.push(piece);
      piece = '';
      continue;
    }
    if (character === closing) closing = '';
    else if (closing === '') closing = CLOSING[character] ?? '';
    piece += character;
  }
  return [...pieces, piece].filter((each) => each.trim() !== '');
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' };

function withoutComments(style: string): string {
  return style.includes('/*') ? style.replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/|$)/g, ' ') : style;
}
