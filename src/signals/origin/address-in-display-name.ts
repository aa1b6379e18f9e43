import { organizationalDomain } from '../../brands/domain.ts';
import type { Signal } from '../signal.ts';

const ADDRESS = /[^\s@"'<>()]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})/i;

const ON_BEHALF = /\b(?:via|on behalf of|namens|im auftrag|au nom de|pour le compte de|nimel)\b/i;

/**
 * The display-name contains an e-mail address whose organizational domain is not the one that really sends: many
 * programs show only the display-name.
 *
 * ## Fires on
 *
 * ```
 * From: "service@proximus.be" <x81@mailing.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: "jan@lab.example" <jan@lab.example>
 * --
 * From: "jan@mail.lab.example" <jan@lab.example>
 * --
 * From: Jan Peeters <jan@lab.example>
 * --
 * From: "jan@lab.example via Research Panel" <member@outbound.panel.example>
 * ```
 *
 * ## Known limits
 *
 * Address books and ticket systems write such names for honest reasons; "via" and "on behalf of" are left alone
 * here, and the claim signals still read the name.
 */
export const addressInDisplayName: Signal = {
  id: 'address-in-display-name',
  question: 'origin',
  description: 'The display-name shows an address of another domain than the real one',

  detect({ message, sender }) {
    const name = message.originator.author.displayName;
    const [, domain] = ADDRESS.exec(name) ?? [];
    if (domain === undefined || ON_BEHALF.test(name)) return [];
    if (organizationalDomain(domain.toLowerCase()) === sender.organizationalDomain) return [];
    return [{ where: 'from.display-name', evidence: name }];
  },
};
