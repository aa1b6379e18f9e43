import { ATTACHMENT_LIMITS } from './limits.ts';

/** A password as the text of a message gives it. */
export interface GivenPassword {
  readonly password: string;
  /** The words that give it. */
  readonly evidence: string;
}

/**
 * "Wachtwoord: 1234", "Le mot de passe est 1234", "Senha do PDF: 123". Between the word and the password stand at most
 * four short words and one mark: linear.
 */
const GIVEN =
  /(?<![\p{L}])(?:password|passwort|kennwort|passcode|wachtwoord|paswoord|mot de passe|parool|salas[õo]na|senha|contrase[ñn]a)(?:[ \t]{1,3}[\p{L}./]{1,12}){0,4}(?:[ \t]{0,3}[:=][ \t]{0,3}|[ \t]{1,3}(?:is|est|ist|lautet|on)[ \t]{1,3})["'“„«]?([^\s"'”“»,;]{3,40})/giu;

/** A password has a digit or stands after a colon: "your password is safe" gives none. */
function isPassword(password: string, evidence: string): boolean {
  return /\d/.test(password) || /[:=]\s*\S+$/.test(evidence);
}

/** Passwords that a text gives, in its order. Addresses after "password:" are links to a page that changes one. */
export function givenPasswords(text: string): GivenPassword[] {
  if (!/pass|kennw|wacht|paswo|parool|salas|senha|contrase/i.test(text)) return [];
  const found: GivenPassword[] = [];
  for (const [evidence, written = ''] of text.matchAll(GIVEN)) {
    const password = written.replace(/[.!?)]+$/, '');
    const isAddress = /^(?:https?:|www\.|<)/i.test(password);
    if (!isAddress && password !== '' && isPassword(password, evidence)) found.push({ password, evidence });
    if (found.length >= ATTACHMENT_LIMITS.passwords) break;
  }
  return found;
}
