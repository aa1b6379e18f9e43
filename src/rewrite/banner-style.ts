/** CSS properties and values of one element. */
export type Declarations = Readonly<Record<string, string>>;

/**
 * A style attribute in which every declaration stands twice, around `all: initial`.
 *
 * The second set wins over every style sheet of the sender, and `all` resets what we do not name. The first is for
 * clients that drop declarations with `!important` (Orange, GMX, WEB.DE, Yahoo, Proton) together with the sender's
 * style sheets. Some want the space in front of `!important`.
 */
export function styleAttribute(declarations: Declarations): string {
  return resetStyle('initial', declarations);
}

/** The same for an element within a line: it takes its font and colour from ours around it. */
export function inlineStyleAttribute(declarations: Declarations): string {
  return resetStyle('unset', declarations);
}

function resetStyle(reset: 'initial' | 'unset', declarations: Declarations): string {
  const pairs = Object.entries(declarations).map(([property, value]) => `${property}:${value}`);
  const plain = pairs.map((pair) => `${pair};`).join('');
  const important = pairs.map((pair) => `${pair} !important`).join(';');
  return `style="${plain}all:${reset} !important;${important}"`;
}
