import type { Link } from '../message.ts';
import { besideWord } from './beside-words.ts';
import type { NumberReading } from './longest-number.ts';
import type { PlannedNumber } from './numbering-plan.ts';
import { readableDigits } from './readable-digits.ts';
import { fold } from './surroundings.ts';
import type { TelephoneNumber, TelephonePurpose } from './telephone-number.ts';

/** Links beyond these are there to make us work. */
const MOST_LINKS = 50;
const SCHEME = /^(tel|callto|sms|smsto|whatsapp|viber):/i;
const MESSENGER_HOSTS: ReadonlySet<string> = new Set(['wa.me', 'api.whatsapp.com', 'web.whatsapp.com']);
/** `+32 (0)56 12 34 56;ext=1` and whatever people write into a link. */
const DIGITS = /^[\s+0-9().\-‐–/_·]{4,40}/;

/** Whether a link can hold a number; a glance at it, no more. */
export function isTelephoneLink({ target, host }: Link): boolean {
  return host === undefined ? SCHEME.test(target) : MESSENGER_HOSTS.has(host);
}

/**
 * Numbers that links lead to: `tel:` (RFC 3966), `callto:`, `sms:` (RFC 5724), `wa.me/…`, `api.whatsapp.com/send?phone=`,
 * `whatsapp://send?phone=`. Nothing is opened. Links of a quoted thread are not the author's.
 */
export function findInLinks(links: readonly Link[], reading: NumberReading): TelephoneNumber[] {
  return links
    .filter((link) => !link.quoted && isTelephoneLink(link))
    .slice(0, MOST_LINKS)
    .flatMap((link) => telephoneOf(link, reading) ?? []);
}

function telephoneOf(link: Link, reading: NumberReading): TelephoneNumber | undefined {
  const target = decoded(link.target);
  const dialled = dialledPart(target, link.host);
  const planned = dialled && plannedNumber(dialled, reading);
  if (!planned) return undefined;
  const purpose = purposeOf(link);
  return { where: 'link', written: target, ...planned, purpose, quotation: target };
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

interface Dialled {
  readonly digits: string;
  /** With its country code, whether a plus says so or the address is of that kind. */
  readonly international: boolean;
}

function dialledPart(target: string, host: string | undefined): Dialled | undefined {
  const scheme = SCHEME.exec(target);
  const byParameter = /[?&](?:phone|number)=([^&#]{0,60})/i.exec(target)?.[1];
  const byPath = host === 'wa.me' ? /wa\.me\/([^?#]{0,60})/i.exec(target)?.[1] : undefined;
  const written =
    byParameter ?? byPath ?? (scheme ? target.slice(scheme[0].length).replace(/^\/\//, '') : '');
  const number = DIGITS.exec(readableDigits(written).text.trim())?.[0] ?? '';
  const digits = number.replace(/\(0\)/, '').replace(/\D/g, '');
  if (digits.length < 4) return undefined;
  const isPrefixed = /^\s?\+/.test(number);
  if (digits.startsWith('00')) return { digits: digits.slice(2), international: true };
  return { digits, international: isPrefixed || host !== undefined || byParameter !== undefined };
}

/** What a link dials is a number even where no plan knows it: who writes `tel:` means a telephone. */
function plannedNumber(
  { digits, international }: Dialled,
  { plan, countries }: NumberReading,
): PlannedNumber | undefined {
  if (international) return plan.international(digits) ?? unplanned(`+${digits}`);
  for (const country of countries) {
    const planned = plan.national(digits, country);
    if (planned) return planned;
  }
  return plan.international(digits) ?? unplanned(digits);
}

function unplanned(number: string): PlannedNumber | undefined {
  if (/^[1-9]\d{3,5}$/.test(number)) return { number, country: '', kind: 'short' };
  return number.replace('+', '').length <= 15 ? { number, country: '', kind: 'other' } : undefined;
}

function purposeOf({ target, text, host }: Link): TelephonePurpose {
  if (host !== undefined || /^(?:sms|smsto|whatsapp|viber):/i.test(target)) return 'message';
  const says = text.split(/[^\p{L}]+/u, 12).map((word) => besideWord(fold(word)));
  return says.includes('call') && !says.includes('never') ? 'call' : 'label';
}
