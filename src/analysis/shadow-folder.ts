import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Fault } from '../fault.ts';
import { readRuleFolder } from './rule-folder.ts';
import type { ShadowSource } from './shadow.ts';

/** Where a second set of rules is, and where differences are counted. */
export interface ShadowPlace {
  /** Laid out like `local/`, and taken in its place. */
  readonly local: string;
  /** File of the counts; empty for none. */
  readonly book: string;
}

/**
 * Reads the second set: the shipped rules with another folder in place of `local/`. Throws `input-unreadable`, also where
 * that folder is missing: a mistyped name would compare with the shipped rules in silence.
 */
export function readShadow(shipped: string, { local, book }: ShadowPlace, inForce: string): ShadowSource {
  if (!existsSync(local))
    throw new Fault('input-unreadable', `the folder ${local} of rules.shadow cannot be read: no such folder`);
  const { rules, exceptions, policy, localPolicy, version } = readRuleFolder(shipped, local);
  return {
    ...{ rules, exceptions, policy, book },
    ...(localPolicy && { localPolicy }),
    version: createHash('sha256').update(inForce).update(version).digest('hex').slice(0, 16),
  };
}
