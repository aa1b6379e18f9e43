import type { Callbacks } from '../../../config/callbacks.ts';
import type { Posting } from '../../postings.ts';

/** Where one callback goes. */
export interface CallbackTarget {
  readonly url: string;
  /** Signs what goes there. */
  readonly secretFile: string;
}

/** Stands for `callbacks.url`. */
const DEFAULT = 'default:';
const NAMED = 'name:';
const WRITTEN = 'url:';

/** Whether there is anywhere to send a verdict to. */
export function hasTargets({ url, targets, allowedOrigins }: Callbacks): boolean {
  return url !== '' || targets.length > 0 || allowedOrigins.length > 0;
}

/**
 * A target as it travels: by its name, so that a worker sends where its own configuration says. Undefined when the
 * request names something that the administrator has not allowed. The attack: a caller has our worker ask addresses
 * inside the network (SSRF).
 */
export function targetOf(callbacks: Callbacks, wanted: Posting['target']): string | undefined {
  if (!wanted) return callbacks.url === '' ? undefined : DEFAULT;
  const target = `${wanted.kind === 'name' ? NAMED : WRITTEN}${wanted.text}`;
  return findTarget(callbacks, target) && target;
}

/** Where a travelled target leads by this configuration; undefined when it leads nowhere. */
export function findTarget(callbacks: Callbacks, target: string): CallbackTarget | undefined {
  const { url, secretFile, targets } = callbacks;
  if (target === DEFAULT) return url === '' ? undefined : { url, secretFile };
  if (target.startsWith(WRITTEN)) return writtenTarget(callbacks, target.slice(WRITTEN.length));
  const name = target.slice(NAMED.length);
  const found = targets.find((each) => each.name === name);
  return found && { url: found.url, secretFile: found.secretFile === '' ? secretFile : found.secretFile };
}

/** Longer addresses would fill the memory of Redis. */
const LONGEST_URL = 2_048;

function writtenTarget({ allowedOrigins, secretFile }: Callbacks, text: string): CallbackTarget | undefined {
  const url = text.length <= LONGEST_URL ? URL.parse(text) : null;
  // A login in an address would end up in logs; nobody needs it there, the callback is signed.
  const allowed =
    url !== null && `${url.username}${url.password}` === '' && allowedOrigins.includes(url.origin);
  return allowed ? { url: url.href, secretFile } : undefined;
}
