import { refang } from './domain.ts';
import { LIMITS } from './limits.ts';
import type { Link } from './message.ts';

/**
 * The host that a browser would go to, lower case, A-labels. Targets are read as browsers read them: white space
 * within, backslashes, a missing slash and a user name in front of the host change nothing.
 */
export function hostOf(target: string, base?: string): string | undefined {
  const url = parseAddress(target.slice(0, LIMITS.linkLength), base);
  return url && (url.hostname.replace(/\.$/, '') || undefined);
}

/** The address that a link leads to, as a browser reads it; undefined for a link without a host. */
export function addressOf({ target, host }: Pick<Link, 'target' | 'host'>): URL | undefined {
  return host === undefined ? undefined : parseAddress(target, `https://${host}`);
}

/** An address of the web (URL Standard §4.4); undefined for `mailto:`, `data:` and everything else. */
function parseAddress(written: string, base: string | undefined): URL | undefined {
  const text = refang(withoutControls(written));
  const url = URL.parse(withScheme(text)) ?? (base === undefined ? null : URL.parse(text, base));
  return url && /^(?:https?|ftp|wss?):$/.test(url.protocol) ? url : undefined;
}

/** Browsers drop tabs and line ends anywhere, and control characters at the start: `/<tab>/host` is `//host`. */
function withoutControls(written: string): string {
  let start = 0;
  while (start < written.length && written.charCodeAt(start) <= 0x20) start += 1;
  const text = written.slice(start).trim();
  return /[\t\n\r]/.test(text) ? text.replace(/[\t\n\r]/g, '') : text;
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
