import type { Message } from '../../message/message.ts';
import type { Observation, Signal } from '../signal.ts';

/** Such words stand in a bar on top, or in the last lines. */
const HEAD = 1500;
const TAIL = 600;

function searched({ subject, text }: Message): readonly (readonly [Observation['where'], string])[] {
  const ends = text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
  return [
    ['subject', subject.toLowerCase()],
    ['body', ends.toLowerCase()],
  ];
}

/**
 * The message vouches for itself: "verified sender", "this message is from a trusted sender"
 * (`rules/lists/reassurances.yaml`). That is for the reader's mail program to say, never for the sender.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 *
 * This message is from a trusted sender.
 * --
 * From: Info <info@mailing.example>
 *
 * ✔ Geverifieerde afzender. Wij hebben uw betaling nog niet ontvangen en vragen u om dit vandaag te doen.
 * --
 * From: Info <info@mailing.example>
 *
 * Expéditeur vérifié. Nous n’avons pas encore reçu votre paiement et vous prions de le faire aujourd’hui.
 * --
 * From: Info <info@mailing.example>
 *
 * Diese Nachricht stammt von einem vertrauenswürdigen Absender. Bitte bestätigen Sie heute Ihre Angaben.
 * --
 * From: Info <info@mailing.example>
 *
 * See kiri tuli usaldusväärselt saatjalt. Palun kinnitage täna oma andmed, muidu konto suletakse.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Shop <news@shop.example>
 *
 * Please add us to your safe senders list, so that you miss no offer.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * Hi An, see you tomorrow. This e-mail has been checked for viruses by Example Antivirus.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * CAUTION: This e-mail originated from outside your organisation. Do not click links unless you know the sender.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * FYI
 *
 * -----Original Message-----
 * From: Info
 * This message is from a trusted sender.
 * ```
 *
 * ## Known limits
 *
 * A gateway of the recipient that writes such words itself would make it fire on everything: switch the rule off there.
 * Bars that are pictures are not read here.
 */
export const forgedReassurance: Signal = {
  id: 'forged-reassurance',
  question: 'context',
  description: 'The message itself says that its sender is verified or can be trusted',

  detect({ message }, { reassurances }) {
    const phrases = reassurances[message.language];
    for (const [where, words] of searched(message)) {
      const evidence = phrases.find((phrase) => words.includes(phrase));
      if (evidence !== undefined) return [{ where, evidence }];
    }
    return [];
  },
};
