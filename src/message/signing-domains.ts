import { fieldValues, type Message } from './message.ts';

/** The `d=` tag of a DKIM signature (RFC 6376 §3.5). */
const SIGNING_DOMAIN = /(?:^|;)\s{0,20}d\s{0,20}=\s{0,20}([a-z0-9.-]{1,253})/i;

/** Signatures beyond these are there to cost time. */
const SIGNATURES_READ = 20;

/** The domains that signed the message by their own account, lower case; whether a signature holds is not looked at. */
export function signingDomains(message: Pick<Message, 'header'>): string[] {
  return fieldValues(message, 'dkim-signature')
    .slice(0, SIGNATURES_READ)
    .flatMap((signature) => SIGNING_DOMAIN.exec(signature)?.[1]?.toLowerCase() ?? []);
}
