import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { readStructure } from '../../src/rewrite/mime-structure.ts';
import { type RewriteInput, rewrite } from '../../src/rewrite/rewrite.ts';
import { transferEncodingOf } from '../../src/rewrite/transfer-encoding.ts';
import { judged } from '../rewrite/judged.ts';

/** The HTML that a reader's client is given when a message of this HTML is judged. */
export function shownHtml(html: string, changes: Partial<RewriteInput> = {}): string {
  const fields =
    'From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
  const input = judged(Buffer.from(fields + html), { choices: {}, ...changes });
  const content = Buffer.from(applyEdits(input.content, rewrite(input)));
  const root = readStructure(content);
  if (!root) throw new Error('no structure');
  const raw = content.subarray(root.header.bodyStart, root.bodyEnd);
  return transferEncodingOf(root.transferEncoding)?.decode(raw).toString('utf8') ?? '';
}
