/** Longest value that may come from a sender; a domain has at most 253 characters, a name any number. */
const TOKEN_LENGTH = 200;

/**
 * A sender's words in a header field: letters, digits and `. _ + -` stand as they are, every other byte of the
 * UTF-8 form becomes `%XX`. No word can thus end a field, start another or pass for one of our parameters.
 */
export function headerToken(value: string): string {
  const pieces: string[] = [];
  let length = 0;
  for (const byte of new TextEncoder().encode(value.slice(0, TOKEN_LENGTH))) {
    const character = String.fromCharCode(byte);
    const piece = /[A-Za-z0-9._+-]/.test(character) ? character : percentEncoded(byte);
    length += piece.length;
    if (length > TOKEN_LENGTH) break;
    pieces.push(piece);
  }
  return pieces.join('');
}

function percentEncoded(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
