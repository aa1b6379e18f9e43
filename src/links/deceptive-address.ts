import { isNumericHost } from './numeric-host.ts';

/** Everything between the scheme and the path; what is longer is no host. */
const AUTHORITY = /^[a-z]{2,10}:[\\/]{1,10}([^/?#\\]{1,500})/i;

/** Programs instead of addresses. Pictures may be `data:`; a page may not. */
const PROGRAM = /^\s*(?:javascript|vbscript)\s*:|^\s*data\s*:\s*(?:text\/html|application|image\/svg)/i;

/** Characters that turn the direction of what follows (Unicode Bidirectional Algorithm §2). */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u;

/** Whether an address is written so that a reader takes it for another one, or filters read another one. */
export function isDeceptiveAddress(target: string, host: string | undefined): boolean {
  if (host === undefined) return PROGRAM.test(target);
  if (DIRECTION.test(target)) return true;
  const authority = AUTHORITY.exec(target.trim())?.[1] ?? '';
  const at = authority.lastIndexOf('@');
  return isUserAHost(authority.slice(0, Math.max(0, at))) || isWrittenOddly(authority.slice(at + 1), host);
}

/** `https://www.bank.example@evil.example`: what looks like the host is a user name. */
function isUserAHost(user: string): boolean {
  return /^[\w%-]{1,100}\.[\w%.-]{2,400}/.test(user.replace(/:.*$/s, ''));
}

/** `0x7f000001`, `%65vil.example`, full-width letters and the full stops of East Asia (URL Standard §3.3). */
function isWrittenOddly(written: string, host: string): boolean {
  if (/%[0-9a-f]{2}/i.test(written)) return true;
  if (isNumericHost(host) && !host.startsWith('[')) return !written.includes(host);
  return /[^!-~]/.test(written) && (written.includes('。') || written.normalize('NFKC') !== written);
}
