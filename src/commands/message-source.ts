import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Fault } from '../fault.ts';

/** A message to look at, and where it came from. */
export interface SourceMessage {
  /** Path as given or found; `#n` follows for the nth message of an mbox; `-` for standard input. */
  readonly file: string;
  readonly content: Uint8Array;
}

/** Names of message files in folders: `.eml`, mbox files, and Maildir names (`1700.M1P2.host:2,S`). */
const MESSAGE_NAME = /\.(?:eml|mbox|msg)$|:2,[A-Z]*$|^\d+\.[^/]+\.[^/.]+$/i;

/**
 * The messages behind the paths, in the order of the paths and, within folders, of the names:
 * files, folders (recursive), mbox files, `-` for standard input. Throws the fault `input-unreadable`.
 */
export async function* messagesOf(paths: readonly string[]): AsyncGenerator<SourceMessage> {
  for (const path of paths) {
    if (path === '-') yield { file: '-', content: await buffer(process.stdin) };
    else yield* messagesAt(path);
  }
}

function* messagesAt(path: string): Generator<SourceMessage> {
  for (const file of filesAt(path)) {
    const content = readBytes(file);
    if (isMbox(content)) yield* mboxMessages(file, content);
    else yield { file, content };
  }
}

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && MESSAGE_NAME.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (cause) {
    throw new Fault('input-unreadable', `${path} cannot be read`, { cause });
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Fault('input-unreadable', `${file} cannot be read`, { cause });
  }
}

const FROM_LINE = Buffer.from('From ');

function isMbox(content: Uint8Array): boolean {
  return FROM_LINE.equals(content.subarray(0, FROM_LINE.length));
}

/** RFC 4155, with the `>From ` quoting of mboxrd undone. */
function* mboxMessages(file: string, content: Uint8Array): Generator<SourceMessage> {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  const messages = text.split(/^From [^\n]*\r?\n/m).slice(1);
  for (const [index, message] of messages.entries()) {
    const unquoted = message.replace(/^>(>*From )/gm, '$1');
    yield {
      file: messages.length > 1 ? `${file}#${index + 1}` : file,
      content: Buffer.from(unquoted, 'latin1'),
    };
  }
}
