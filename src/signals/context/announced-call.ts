import { asWritten, fold, stringOf } from '../../brands/fold.ts';

/**
 * How messages announce that somebody will telephone, or ask to be telephoned back, in the five languages. Patterns are written
 * for folded text: lower case, no accents, one space between words. Every repetition is bounded.
 */
const ANNOUNCEMENTS = [
  // nl
  /\b(?:medewerker|adviseur|specialist|expert|agent|collega|team)(?: \w+){0,4} (?:belt|bellen|opbellen|telefoneert|telefoneren)\b/g,
  /\b(?:wij|we)(?: \w+){0,4} (?:bellen|opbellen|telefoneren) (?:u|je|jou)\b/g,
  /\b(?:wij|we) (?:zullen|gaan) (?:u|je|jou)(?: \w+){0,4} (?:bellen|opbellen|telefoneren)\b/g,
  /\b(?:u|je) wordt(?: \w+){0,4} (?:gebeld|opgebeld)\b/g,
  /\b(?:bel (?:ons|mij)(?: \w+){0,2} terug|gelieve(?: \w+){0,3} terug te bellen)\b/g,
  // fr
  /\b(?:conseiller|agent|technicien|expert|collegue|equipe|service)(?: \w+){0,4} (?:vous )?(?:appellera|rappellera|telephonera|va vous appeler)\b/g,
  /\b(?:nous|on) (?:vous )?(?:appellerons|rappellerons|telephonerons|allons vous appeler)\b/g,
  /\bvous (?:serez|allez etre)(?: \w+){0,3} (?:appele|rappele|contacte par telephone)\b/g,
  /\brappelez (?:nous|moi)\b/g,
  // de
  /\b(?:mitarbeiter|mitarbeiterin|berater|beraterin|kollege|techniker|experte|team) (?:wird|werden)(?: \w+){0,4} (?:anrufen|telefonisch kontaktieren)\b/g,
  /\b(?:mitarbeiter|mitarbeiterin|berater|beraterin|kollege|techniker|experte|team) ruft (?:sie|dich)(?: \w+){0,4} an\b/g,
  /\b(?:wir rufen sie|rufen wir sie)(?: \w+){0,4} an\b/g,
  /\b(?:wir werden|werden wir) sie(?: \w+){0,4} anrufen\b/g,
  /\bsie werden(?: \w+){0,4} angerufen\b/g,
  /\brufen sie (?:uns|mich)(?: \w+){0,3} zuruck\b/g,
  // et
  /\b(?:helistame|helistatakse|helistab)(?: \w+){0,3} (?:teile|sulle)\b/g,
  /\b(?:teile|sulle)(?: \w+){0,3} (?:helistame|helistatakse|helistab)\b/g,
  /\bhelista(?:ge)? (?:meile|mulle)(?: \w+){0,2} tagasi\b/g,
  // en
  /\b(?:we|agent|representative|advisor|adviser|specialist|team|technician|expert) (?:will|shall|ll|(?:is|are) going to)(?: \w+){0,3} (?:call|phone|telephone|ring) you\b/g,
  /\byou will(?: \w+){0,3} (?:be called|receive a (?:phone )?call|get a (?:phone )?call)\b/g,
  /\bexpect a (?:phone )?call\b/g,
  /\b(?:call|ring|phone) (?:us|me) back\b/g,
  /\breturn (?:our|my) call\b/g,
] as const;

/** "We will **never** call you": a warning, and the warnings of genuine mail. */
const WARNING =
  /\b(?:nooit|niet|jamais|pas|nie|niemals|nicht|kunagi|ei|never|not|won|oplichters|fraudeurs|escrocs|fraudeurs|betruger|petturid|scammers|fraudsters)\b/;
/** Folded characters around an announcement in which a warning takes it back. */
const REACH = 30;

/** The text in which announcements are looked for: a letter says it early. */
const TEXT_LENGTH = 20_000;

/** The words that announce a call, as they stand in the text; undefined where none is announced. */
export function announcedCall(text: string): string | undefined {
  const folded = fold(text.slice(0, TEXT_LENGTH));
  const plain = stringOf(folded);
  for (const announcement of ANNOUNCEMENTS) {
    for (const { 0: words, index } of plain.matchAll(announcement)) {
      const around = plain.slice(Math.max(0, index - REACH), index + words.length + REACH);
      if (!WARNING.test(around)) return asWritten(folded, index, index + words.length).replace(/\s+/g, ' ');
    }
  }
  return undefined;
}
