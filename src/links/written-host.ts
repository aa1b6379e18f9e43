import { isHostName } from '../brands/domain.ts';
import { hostOf } from '../message/link.ts';

/** Words of a link's text that are looked at. */
const WORDS = 12;

/** What people and mail programs put around an address. */
const AROUND = /^[<([{"'“«]{1,4}|[>)\]}"'”».,;:!]{1,4}$/g;

/**
 * The host that a link's text shows to the reader: `www.example.org`, `https://example.org/x`, or a bare `example.org`
 * that is the whole text. A bare name with capitals is a name ("Booking.com"), and a mail address leads nowhere.
 */
export function writtenHost(text: string): string | undefined {
  if (!text.includes('.')) return undefined;
  const words = text.trim().split(/\s+/, WORDS);
  for (const word of words) {
    const address = word.replace(AROUND, '');
    if (/^(?:https?:\/\/|www\.)/i.test(address)) {
      const host = hostOf(address);
      if (host !== undefined && isHostName(host)) return host;
    }
  }
  const bare =
    (words.length === 1 ? words[0] : undefined)?.replace(AROUND, '').replace(/[/?#].*$/s, '') ?? '';
  return isHostName(bare) ? bare : undefined;
}
