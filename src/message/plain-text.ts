import { LIMITS } from './limits.ts';
import { type Line, LineWriter } from './line.ts';
import type { LeafPlace } from './mime-tree.ts';

/** Lines of `text/plain`: soft line breaks undone (RFC 3676), marks of quotation taken off and remembered. */
export function readPlainText(text: string, flowed: LeafPlace['flowed']): { lines: Line[]; full: boolean } {
  const writer = new LineWriter(LIMITS.textLength);
  let open = false;
  for (const source of text.split(/\r\n|\n|\r/)) {
    const { depth, rest } = withoutMarks(source);
    if (!open) writer.breakLine();
    const soft = flowed !== 'no' && rest.endsWith(' ') && rest !== '-- ';
    writer.write(soft && flowed === 'delSp' ? rest.slice(0, -1) : rest, depth > 0);
    open = soft;
  }
  writer.breakLine();
  return { lines: writer.lines, full: writer.full };
}

/** `> > text`. mbox files put a `>` in front of `From ` at the start of a line; that is no quotation. */
function withoutMarks(line: string): { depth: number; rest: string } {
  if (!line.includes('>') || line.startsWith('>From ')) return { depth: 0, rest: line };
  let end = 0;
  let depth = 0;
  for (let index = 0; index < line.length; index += 1) {
    if (line[index] === '>') {
      depth += 1;
      end = index + 1;
    } else if (line[index] !== ' ' || index - end > 2) break;
  }
  return { depth, rest: line.slice(end) };
}
