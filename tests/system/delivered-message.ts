import { Parser } from 'htmlparser2';
import { simpleParser } from 'mailparser';

/** A message as it lies in the inbox. */
export interface DeliveredMessage {
  readonly bytes: Buffer;
  /** Unfolded values of the fields with this name in any case, from the top, bytes as latin1. */
  fields(name: string): string[];
  /** `impersonation` … `unavailable` of the only verdict field; undefined when there is not exactly one. */
  readonly verdict: string | undefined;
}

interface Field {
  readonly name: string;
  readonly value: string;
}

function readFields(bytes: Buffer): Field[] {
  const header = bytes.subarray(0, bytes.indexOf('\r\n\r\n')).toString('latin1');
  return header
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => ({
      name: line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      value: line.slice(line.indexOf(':') + 1).trim(),
    }));
}

export function readDelivered(bytes: Buffer): DeliveredMessage {
  const all = readFields(bytes);
  const fields = (name: string) =>
    all.filter((field) => field.name === name.toLowerCase()).map(({ value }) => value);
  const verdicts = fields('X-Counterfoil-Verdict');
  return { bytes, fields, verdict: verdicts.length === 1 ? verdicts[0]?.split(';')[0] : undefined };
}

/**
 * What stands above the message as it was sent.
 *
 * @returns the names of the fields on top, lower case, or undefined when the bytes sent are not all there
 */
export function fieldsAbove({ bytes }: DeliveredMessage, sent: Buffer): string[] | undefined {
  const start = bytes.length - sent.length;
  if (start < 0 || !bytes.subarray(start).equals(sent)) return undefined;
  return readFields(Buffer.concat([bytes.subarray(0, start), Buffer.from('\r\n')])).map(({ name }) => name);
}

/** What a reader of the plain text, and one of the HTML, gets to read; white space collapsed. */
export async function readableTexts({ bytes }: DeliveredMessage): Promise<{ plain: string; html: string }> {
  const { text = '', html } = await simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true });
  return { plain: collapse(text), html: collapse(textOf(html || '')) };
}

/** Elements that stand in the middle of a line of text. */
const INLINE = new Set(['a', 'b', 'em', 'font', 'i', 'span', 'strong', 'u', 'wbr']);

function textOf(html: string): string {
  let text = '';
  const separate = (element: string) => {
    if (!INLINE.has(element)) text += ' ';
  };
  const parser = new Parser({
    ontext: (each) => {
      text += each;
    },
    onopentagname: separate,
    onclosetag: separate,
  });
  parser.end(html);
  return text;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
