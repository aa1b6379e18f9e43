import { fieldValues } from '../../message/message.ts';
import type { Signal } from '../signal.ts';

/** The address as written; elsewhere domains are lower case already. */
const ADDRESS = /(?<localPart>[^\s<>@"]{1,64})@(?<domain>[^\s<>@"]{1,253})/;

function words(text: string): string[] {
  return text.split(/[^A-Za-z]+/);
}

/**
 * A small letter between two capitals or the other way round, twice: no CamelCase word looks so. Initials and names
 * (`McDonald`, `JvdBerg`) do it once.
 */
function isScrambled(word: string): boolean {
  const changes = word.replace(/[A-Z]+/g, 'A').replace(/[a-z]+/g, 'a').length;
  const capitals = word.replace(/[^A-Z]/g, '').length;
  return changes >= 5 && capitals < word.length && !/^(?:[A-Z][a-z]{2,})+$/.test(word);
}

/**
 * The author's address mixes capitals and small letters at random: bulk software of phishers does it to slip through lists
 * of addresses, people and companies do not.
 *
 * ## Fires on
 *
 * ```
 * From: Customer Service <CusTomEr_serViCe@mailing.example>
 * --
 * From: Shop <info@MaiLiNg.eXamPle>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <Jan.Peeters@lab.example>
 * --
 * From: Info <INFO@LAB.EXAMPLE>
 * --
 * From: Proximus <ServiceclienteleProximus@mailing.example>
 * --
 * From: No Reply <noReply@lab.example>
 * --
 * From: List <b1Xk9QzLmW-BounceId@lab.example>
 * ```
 *
 * ## Known limits
 *
 * Random identifiers in bounce addresses mix cases too: local parts with digits are left alone.
 */
export const scrambledCaseAddress: Signal = {
  id: 'scrambled-case-address',
  question: 'origin',
  description: 'The address mixes capitals and small letters at random',

  detect({ message }) {
    const address = ADDRESS.exec(fieldValues(message, 'from')[0] ?? '')?.groups;
    if (!address) return [];
    const { localPart = '', domain = '' } = address;
    const scrambled = [...words(domain), ...(/\d/.test(localPart) ? [] : words(localPart))].filter(
      isScrambled,
    );
    return scrambled.length > 0 ? [{ where: 'from.local-part', evidence: `${localPart}@${domain}` }] : [];
  },
};
