/**
 * What companies write at the foot of their mail about themselves, in our languages: rights, legal forms, registers,
 * and why the reader gets the mail. Every pattern is tried on lines of a few hundred characters.
 */

/** Lines about somebody else's marks, goods and services. */
const DISCLAIMER =
  /trade ?marks?|service marks?|marques?(?: déposées?| commerciales?| de )|handelsmerk|merknaam|\bmarken?\b|warenzeichen|kaubamär|affiliat|verbonden (?:aan|met)|associat|dealer|reseller|revendeur|concessionnaire|distributeur|agréé|erkend|händler|vertriebspartner|edasimüüja|\bpartner|franchis|op(?:dracht|drag) van|on behalf|im auftrag|au nom de|nimel|powered|\b(?:photos?|foto'?s?|images?|bild(?:er|quelle)?|credits?|sources?|bron|quellen?)\b/iu;

/** Whether a line speaks of another company than the one that writes. */
export function isDisclaimer(line: string): boolean {
  return DISCLAIMER.test(line);
}

const SIGN = /©|\(c\)|copyright/iu;

/** The sign, years, "by", "the"; nothing else stands between the sign and who has the rights. */
const RIGHTS_OF = /(?:©|\(c\)|copyright)(?:[\s.,:|–—-]|©|\(c\)|copyright|by(?=\s)|the(?=\s)|\d{4}){0,20}$/iu;
/** Pictures have a sign and a name only. */
const YEAR_OR_RESERVED =
  /\b(?:19|20)\d{2}\b|rights reserved|droits réservés|rechten voorbehouden|rechte vorbehalten|õigused kaitstud/iu;

/** Whether the text in front of a name gives it the rights of the whole message. */
export function isCopyrightBefore(before: string, line: string): boolean {
  return RIGHTS_OF.test(before) && YEAR_OR_RESERVED.test(line);
}

/** With up to two words in between: "Telia Eesti AS", "PayPal (Europe) S.à r.l.". */
const LEGAL_FORM =
  /^,?\s?(?:\(?[\p{Lu}][\p{L}-]{1,20}\)?\s){0,2}(?:S\.?A\.?\/N\.?V|N\.?V\.?\/S\.?A|S\.?A\.?S?|S\.?A\.?R\.?L|S\.à ?r\.?l|Sàrl|N\.?V|B\.?V|BVBA|SRL|SPRL|CVBA|GmbH|AG|SE|KG|UG|Ltd|Limited|LLC|Inc|PLC|plc|Corp(?:oration)?|OÜ|AS|A\.?S)(?![\p{L}\p{N}])/u;

/** Whether the text behind a name begins with the legal form of a company. */
export function isLegalForm(after: string): boolean {
  return LEGAL_FORM.test(after);
}

/** Registers of companies and of taxes, registered offices and boards. */
const REGISTER =
  /\b(?:RPR|RPM|KBO|BCE|KvK|K\.v\.K|Kamer van Koophandel|ondernemingsnummer|maatschappelijke zetel|statutaire zetel|BTW|TVA|numéro d[’']entreprise|siège social|au capital|RCS|R\.C\.S|SIRET|SIREN|HR[AB]|Amtsgericht|Registergericht|Handelsregister|Sitz der Gesellschaft|Geschäftsführ\p{L}{0,6}|USt-?\s?Id\p{L}{0,4}|UID|VAT|company (?:number|no|reg\p{L}{0,10})|registered (?:office|in)|registrikood|reg\.? ?kood|KMKR|äriregist\p{L}{0,6})(?![\p{L}])/iu;

/** Whether a text has an entry in a register. */
export function hasRegister(text: string): boolean {
  return REGISTER.test(text);
}

/** A company introduces itself first thing in a line: "The", "Verantwoordelijke uitgever:". */
export function isStartOfLine(before: string): boolean {
  return /^[\s©*•·|–—-]{0,10}(?:the\s|de\s|la\s|\p{L}{3,20}\s?\p{L}{0,20}\s?:\s)?$/iu.test(before);
}

const BECAUSE =
  /\b(?:because|as|since|omdat|aangezien|als|parce que|car|puisque|en tant que|weil|da|kuna|sest)\s/iu;
const CUSTOMER =
  /(?:^|[^\p{L}])(?:customer|client|member|subscriber|klant|abonnee|lid|cliente|abonnée?|membre|kunde|kundin|kunden|mitglied|abonnent|klient|klienti?ks|liige)(?![\p{L}])/iu;

/** Letters on each side of a name that belong to its sentence. */
const REACH = 100;

/** Whether a line has one of the forms below at all, whoever is named in it. */
export function mayBeImprint(line: string): boolean {
  return SIGN.test(line) || (CUSTOMER.test(line) && BECAUSE.test(line)) || SENT.test(line);
}

/** Whether a name stands within "because you are a customer of …", "omdat u bij … klant bent", "olete … klient". */
export function isOwnCustomer(before: string, after: string): boolean {
  const start =
    before
      .slice(-REACH)
      .split(/[.!?]\s/)
      .at(-1) ?? '';
  const because = BECAUSE.exec(start);
  if (!because) return false;
  const end = after.slice(0, 40).split(/[.,!?;]/, 1)[0] ?? '';
  return CUSTOMER.test(start.slice(because.index)) || CUSTOMER.test(end);
}

const SENT =
  /\b(?:sent|verzonden|verstuurd|envoyée?|(?:ge|ver)(?:sendet|sandt|schickt)|wurde|saatis|saatja)(?!\p{L})/iu;

const SENT_BY =
  /(?:\bsent (?:to you )?by|(?:verzonden|verstuurd) door|envoyée? (?:à .{1,40} )?par|(?:ge|ver)(?:sendet|sandt|schickt) von|wurde (?:Ihnen |dir )?von|saatis|saatja)\s?:?\s(?:the\s|de\s|het\s)?$/iu;

/** Whether the text in front of a name says that it sent the message. */
export function isSentBy(before: string): boolean {
  return SENT_BY.test(before);
}
