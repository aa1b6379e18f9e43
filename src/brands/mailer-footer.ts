/**
 * Lines that mail programs, free mailers and virus scanners put under everybody's mail: "Sent from my iPhone",
 * "Get Outlook for iOS", "Virenfrei. www.avast.com". In our languages and those of many brands.
 */
const FOOTER =
  /^\W{0,8}(?:sent (?:from|via|with|using|on)|send from|get \S+ (?:for|on)|download|powered by|provided by|verzonden|verstuurd|gestuurd|envoyé|envoye|télécharge|gesendet|diese nachricht wurde|von meinem|holen sie sich|saadetud|saatsin|enviado|obtener|obter|inviato|scarica|scanned by|virus[- ]?free|virenfrei|virusvrij|garanti sans virus|sans virus|libre de virus|privo di virus|this (?:e-?mail|message) (?:has been|was) (?:checked|scanned|sent)|checked by|l'absence de virus|do you|join|try|find|chat|express yourself)(?!\p{L})/iu;

/** Longer lines are sentences of the author. */
const LONGEST_FOOTER = 160;

/** Whether the line of a text in which a place lies is such a footer. */
export function isMailerFooter(text: string, place: number): boolean {
  const line = lineAt(text, place);
  return line.length <= LONGEST_FOOTER && FOOTER.test(line);
}

/** The line of a text in which a place lies. */
export function lineAt(text: string, place: number): string {
  const start = text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place);
  return text.slice(start, end === -1 ? text.length : end).trim();
}
