import { addressTokens } from './address-token.ts';

/** One label of a domain: letters of any script, digits and inner hyphens; underscores occur in the wild. */
const LABEL = /^[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_-]{0,61}[\p{L}\p{N}\p{M}_])?$/u;

/**
 * Whether every address between angle brackets is one (RFC 5322 §3.4.1, RFC 6531): some bulk software of phishers
 * writes `<"noreply@example.org">`, `<info@{example.org}>`, `<x@%example.org>` or `<reply@example.org.>`.
 */
export function hasOnlyWellFormedAddresses(list: string): boolean {
  for (const token of addressTokens(list)) {
    if (token.kind === 'angle' && !isWellFormed(token.text)) return false;
  }
  return true;
}

function isWellFormed(written: string): boolean {
  const text = written.trim();
  const at = text.lastIndexOf('@');
  if (at < 1) return text === '';
  return !/["<>(),;\\]/.test(unquoted(text.slice(0, at))) && isDomain(text.slice(at + 1));
}

/** The content of a quoted local part, which may hold anything (RFC 5321 §4.1.2). */
function unquoted(localPart: string): string {
  return /^"[^"]{0,300}"$/.test(localPart) ? '' : localPart;
}

function isDomain(domain: string): boolean {
  return /^\[[\w:.]+\]$/.test(domain) || domain.split('.').every((label) => LABEL.test(label));
}
