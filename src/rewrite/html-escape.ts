/** Text as ASCII markup: every other character is a numeric reference, so that no charset can change it. */
export function escapeText(text: string): string {
  return escaped(text, /[^\n\t !#-%'-;=?-~]/gu);
}

/** The same for a value between double quotes. */
export function escapeAttribute(value: string): string {
  return escaped(value, /[^ !#-%'-;=?-~]/gu);
}

function escaped(text: string, special: RegExp): string {
  return text.toWellFormed().replace(special, (character) => `&#${character.codePointAt(0)};`);
}
