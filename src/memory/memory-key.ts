import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../fault.ts';

/** Hexadecimal digits: 256 bits. */
const KEY = /^[0-9a-f]{64}$/;

/**
 * The key of the hashes, made at the first start and readable for its owner alone. Whoever deletes the file makes
 * everything forgotten. Throws the fault `memory-unavailable`.
 */
export function readOrCreateKey(file: string): string {
  try {
    return readKey(file);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw unavailable(file, cause);
  }
  try {
    createKey(file);
    return readKey(file);
  } catch (cause) {
    throw cause instanceof Fault ? cause : unavailable(file, cause);
  }
}

function readKey(file: string): string {
  const key = readFileSync(file, 'latin1').trim();
  if (KEY.test(key)) return key;
  throw new Fault('memory-unavailable', `${file} does not hold a key of 64 hexadecimal digits`);
}

/** A link appears as a whole or not at all: of two processes that start at once, both read the key of the first. */
function createKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    rmSync(draft);
  }
}

function unavailable(file: string, cause: unknown): Fault {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new Fault('memory-unavailable', `the key ${file} cannot be read or made: ${code}`, { cause });
}
