import type { Redirector } from './link-service.ts';

/** The address that a redirector's own address carries, as written there; undefined where it carries none. */
export function wrappedTarget(url: URL, { target, parameters }: Redirector): string | undefined {
  switch (target) {
    case 'parameter':
      return parameter(url, parameters);
    case 'base64':
      return decodedBase64(parameter(url, parameters));
    case 'path':
      return pathTarget(url);
    case 'proofpoint':
      return proofpointTarget(url);
    case 'amp':
      return ampTarget(url);
    case 'host':
      return hostTarget(url);
    case 'secret':
      return undefined;
  }
}

function parameter({ searchParams }: URL, names: readonly string[]): string | undefined {
  for (const [name, value] of searchParams) {
    if (names.includes(name.toLowerCase()) && value !== '') return value;
  }
  return undefined;
}

/** `aHR0` is `htt`; two letters stand in front of it at Bing. */
function decodedBase64(value: string | undefined): string | undefined {
  const start = value?.indexOf('aHR0') ?? -1;
  if (value === undefined || start < 0 || start > 2) return undefined;
  return Buffer.from(value.slice(start), 'base64url').toString();
}

/** `/L0/https:%2F%2Fexample.org%2Fx/1/…`: an encoded address ends at the next slash, a plain one at the end. */
function pathTarget({ pathname, search }: URL): string | undefined {
  const path = `${pathname}${search}`;
  const start = path.search(/https?(?::|%3a)/i);
  if (start < 1) return undefined;
  const rest = path.slice(start);
  if (!/^https?(?::|%3a)%2f/i.test(rest)) return rest;
  return decoded(rest.replace(/\/.*$/s, ''));
}

/** Version 1 encodes as usual, 2 writes `-` for `%` and `_` for `/`, 3 writes the address between `__` and `__;`. */
function proofpointTarget(url: URL): string | undefined {
  const { href, pathname } = url;
  if (pathname.startsWith('/v3/')) {
    const start = href.indexOf('/v3/__');
    const end = href.indexOf('__;', start + 6);
    return start < 0 || end < 0 ? undefined : href.slice(start + 6, end);
  }
  const written = parameter(url, ['u']);
  if (!pathname.startsWith('/v2/')) return written;
  return written && decoded(written.replaceAll('-', '%').replaceAll('_', '/'));
}

/** `/amp/s/example.org/x` */
function ampTarget({ pathname }: URL): string | undefined {
  const match = /^\/(?:amp|[civ])\/(?:s\/)?([^/]{1,253}\..*)$/s.exec(pathname);
  return match ? `https://${match[1]}` : undefined;
}

/** `www-example-org.translate.goog`: a hyphen for each dot, two for each hyphen. */
function hostTarget({ hostname, pathname }: URL): string {
  const [label = ''] = hostname.split('.');
  const host = label.replace(/--?/g, (hyphens) => (hyphens === '-' ? '.' : '-'));
  return `https://${host}${pathname}`;
}

/** Percent-decoded; as it stands where that is impossible. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
