/**
 * The value of a header field as a mail server can write it: printable ASCII, folds as LF and a space.
 *
 * Postfix delivers a CR in a value as it is, Stalwart writes every byte verbatim, and an empty line would end
 * the header: so each line is trimmed, empty ones go, and what is not ASCII becomes `?`.
 */
export function fieldText(value: string): string {
  return value
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line).trim())
    .filter((line) => line !== '')
    .join('\n ');
}

/** One line of printable ASCII, for the reason of a quarantine. */
export function lineText(text: string): string {
  return printable(text).trim();
}

function printable(text: string): string {
  return text.replace(/[^\t\x20-\x7e]/g, (character) => (character < ' ' ? ' ' : '?'));
}

/** RFC 5322 §2.2: a name is printable ASCII without a colon. */
export function isFieldName(name: string): boolean {
  return /^[!-9;-~]+$/.test(name);
}
