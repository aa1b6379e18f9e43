// The file, since the bare name is Node's own deprecated module.
import { toUnicode as punycodeToUnicode } from 'punycode/punycode.es6.js';
import { getDomain, getPublicSuffix, parse } from 'tldts';

/** Longest domain name that DNS can carry, in characters (RFC 1035 §2.3.4). Longer hosts are nonsense. */
const HOST_LENGTH = 253;

/**
 * The registrable domain of a host by the public suffix list, lower case.
 *
 * The private section counts: everybody can have a name below `github.io`, so `a.foo.github.io` belongs to
 * `foo.github.io`. A host without a registrable domain (an address, `localhost`, rubbish) is returned as it
 * is, in lower case and without trailing dots.
 */
export function organizationalDomain(host: string): string {
  const name = cleanHost(host);
  if (name.length > HOST_LENGTH) return name;
  return getDomain(name, { allowPrivateDomains: true }) ?? name;
}

/** The part of a host under which anybody can register: `be`, `co.uk`, `github.io`; empty where there is none. */
export function publicSuffix(host: string): string {
  const name = cleanHost(host);
  if (name.length > HOST_LENGTH) return '';
  return getPublicSuffix(name, { allowPrivateDomains: true }) ?? '';
}

/** Whether a word is a host below a public suffix that exists (RFC 1035 §2.3.1): `amazon.de`, not `file.txt`. */
export function isHostName(word: string): boolean {
  if (word.length > HOST_LENGTH || !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(word)) return false;
  const { domain, isIcann } = parse(word);
  return domain !== null && isIcann === true;
}

/** The labels that the owner of a host chose, that is without the public suffix: `mail`, `proximus`. */
export function hostLabels(host: string): string[] {
  const name = cleanHost(host);
  if (name.length > HOST_LENGTH) return [];
  const suffix = publicSuffix(name);
  const own = suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  return own.split('.').filter((label) => label !== '');
}

/** The label that stands directly left of the public suffix: `proximus` in `mail.proximus.be`; empty for none. */
export function mainLabel(host: string): string {
  return hostLabels(organizationalDomain(host)).at(-1) ?? '';
}

/** A host as people read it, with U-labels (RFC 5890 §2.3.2.1). A label that is no valid A-label stays as it is. */
export function toUnicode(host: string): string {
  if (host.length > HOST_LENGTH || !host.toLowerCase().includes('xn--')) return host;
  return host
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? decodedLabel(label) : label))
    .join('.');
}

function decodedLabel(label: string): string {
  try {
    return punycodeToUnicode(label.toLowerCase());
  } catch {
    return label;
  }
}

/** Whether a host is a domain or lies below it. Both in lower case. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(domain) && host.at(-domain.length - 1) === '.');
}

/** Labels looked at from the right; no listed domain has more. */
const DEEPEST = 8;

/** Whether a host or a domain above it is in a list. In lower case. */
export function isListed(host: string, list: ReadonlySet<string>): boolean {
  const labels = host.split('.').slice(-DEEPEST);
  return labels.some((_, from) => list.has(labels.slice(from).join('.')));
}

/** Lower case, without white space around and dots at the end. */
function cleanHost(host: string): string {
  const name = host.trim().toLowerCase();
  let end = name.length;
  while (end > 0 && name[end - 1] === '.') end--;
  return name.slice(0, end);
}
