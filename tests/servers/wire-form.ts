/**
 * RFC 5321 §4.5.2: content as it goes over the wire: a dot before every line that begins with one, and
 * after the last line, which gets its CRLF if it has none, the dot that ends the content.
 */
export function wireForm(content: Uint8Array): Buffer {
  const text = Buffer.from(content).toString('latin1');
  const lines = text.endsWith('\r\n') ? text : `${text}\r\n`;
  return Buffer.from(`${lines.replace(/(^|\n)\./g, '$1..')}.\r\n`, 'latin1');
}
