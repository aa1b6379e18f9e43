import { domainToASCII } from 'node:url';

/**
 * A domain in its one form: lower case, A-labels (RFC 5890), without trailing dots. A domain that is none stays in
 * lower case, for a finding to show. `[192.0.2.1]` (RFC 5321 §4.1.3) keeps its brackets, `[example.org]` loses them.
 */
export function normaliseDomain(written: string): string {
  const domain = withoutBrackets(refang(written.trim()).toLowerCase()).replace(/[.]{1,10}$/, '');
  if (domain.length > 255 || !/[^!-~]/.test(domain)) return domain.slice(0, 255);
  return domainToASCII(domain.replace(/\s/g, '')) || domain;
}

function withoutBrackets(domain: string): string {
  return /^\[[^\]:]*[a-z][^\]:]*\]$/.test(domain) ? domain.slice(1, -1) : domain;
}

/** `example[.]org` and `hxxp://`: how reporters write addresses that nobody should follow by accident. */
export function refang(text: string): string {
  const dotted = text.includes('[') ? text.replaceAll('[.]', '.') : text;
  return /^hxxps?:/i.test(dotted) ? `http${dotted.slice(4)}` : dotted;
}
