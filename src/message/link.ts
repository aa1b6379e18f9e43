import { refang } from './domain.ts';
import { LIMITS } from './limits.ts';
import type { Link } from './message.ts';

/**
 * The host that a browser would go to, lower case, A-labels. Targets are read as browsers read them: white space
 * within, backslashes, a missing slash and a user name in front of the host change nothing.
 */
export function hostOf(target: string, base?: string): string | undefined {
  const text = refang(target.slice(0, LIMITS.linkLength).trim());
  const url = URL.parse(withScheme(text)) ?? (base === undefined ? null : URL.parse(text, base));
  if (!url || !/^(?:https?|ftp|wss?):$/.test(url.protocol)) return undefined;
  return url.hostname.replace(/\.$/, '') || undefined;
}

/** Browsers read `//host` and mail clients read `www.host` as addresses of the web. */
function withScheme(text: string): string {
  if (/^[\\/]{2}/.test(text)) return `https:${text}`;
  return /^www\./i.test(text) ? `http://${text}` : text;
}

/** A link with its host. */
export function makeLink(kind: Link['kind'], text: string, target: string, base?: string): Link {
  const host = hostOf(target, base);
  const cut = target.trim().slice(0, LIMITS.linkLength);
  return { text, target: cut, ...(host !== undefined && { host }), kind };
}
