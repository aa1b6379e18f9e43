/** RFC 5322 §2.1.1: the length that a line should not exceed, without its line end. */
const LINE_LENGTH = 78;

/**
 * Tokens as the value of a field, folded between tokens. A fold is LF and a space, which mail servers turn into
 * their own line end; CRLF would leave a bare CR in the message (seen in Postfix).
 */
export function foldValue(name: string, tokens: readonly string[]): string {
  let value = '';
  let column = name.length + 1;
  for (const token of tokens) {
    const folds = value !== '' && column + 1 + token.length > LINE_LENGTH;
    if (value !== '') value += folds ? '\n ' : ' ';
    value += token;
    column = folds ? 1 + token.length : column + 1 + token.length;
  }
  return value;
}
