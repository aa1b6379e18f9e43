import type { Line } from './line.ts';

/** Longer lines are prose, whatever they begin and end with. */
const LONGEST_MARKER = 300;

/** `-----Original Message-----` in our languages: everything after it is somebody's older message. */
const SEPARATOR =
  /^[-_=* ]{2,60}(?:original message|original appointment|forwarded (?:message|by .{1,80})|oorspronkelijke? bericht|doorgestuurd bericht|message d['’ ]origine|message original|message (?:transféré|transmis|réexpédié)|ursprüngliche nachricht|weitergeleitete nachricht|originalnachricht|algne (?:kiri|sõnum|teade)|(?:edastatud|edasi saadetud) (?:kiri|sõnum|teade))[-_=*: ]{0,60}$/i;

/** What Apple Mail writes above a forwarded message. */
const FORWARD =
  /^(?:begin forwarded message|begin doorgestuurd bericht|début du message (?:réexpédié|transféré)|anfang der weitergeleiteten (?:nachricht|e-?mail)|edastatud kirja algus)\s?:$/i;

/** `On 3 Feb 2025 at 10:12, Jan <jan@example.org> wrote:`; the verb may stand before the name. */
const ATTRIBUTION_START = /^(?:on|op|le|am|el|il|kontakt|kuupäeval)\s/i;
const ATTRIBUTION_END =
  /(?:\swrote|\sa écrit|\s(?:schreef|schrieb|kirjutas|het volgende geschreven)(?:\s.{1,160})?)\s?:$/i;

/** `Jan wrote:` without a date counts only in front of lines with `>`. */
const SHORT_ATTRIBUTION = /(?:\swrote|\swrites|\sschreef|\sa écrit|\sschrieb|\skirjutas)\s?:$/i;

/** The header that mail clients repeat above an older message. A timetable also has `From:`, but no subject. */
const HEADER_FIELDS = [
  /^\*?(?:from|van|de|von|da|saatja|kellelt)\s?:/i,
  /^\*?(?:sent|date|verzonden|datum|envoyé|gesendet|saadetud|kuupäev|enviad[ao](?: el)?|fecha|data|inviato)\s?:/i,
  /^\*?(?:subject|onderwerp|objet|sujet|betreff|teema|assunto|asunto|oggetto)\s?:/i,
];

/** The fields above stand within this many lines. */
const HEADER_LINES = 6;

/**
 * Tells the author's own lines from quoted threads and forwarded messages. Markup and `>` have been read before;
 * here the words that mail clients write above what they quote are found.
 *
 * A message whose every word is marked as quoted, with nothing to say whom it quotes, is its author's own:
 * otherwise a single class name in the HTML would hide a message from every signal.
 */
export function markQuotations(lines: readonly Line[]): Line[] {
  const marked: Line[] = [];
  let introduced = false;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (!line) break;
    const length = introductionLength(lines, index);
    introduced ||= length > 0;
    if (length > 0 && !lines[index + length]?.quoted) return [...marked, ...quoted(lines.slice(index))];
    marked.push(...(length > 0 ? quoted(lines.slice(index, index + length)) : [line]));
    index += Math.max(1, length);
  }
  if (introduced || marked.some((line) => !line.quoted && /\p{L}/u.test(line.text))) return marked;
  return marked.map((line) => ({ text: line.text, quoted: false }));
}

function quoted(lines: readonly Line[]): Line[] {
  return lines.map((line) => (line.quoted ? line : { text: line.text, quoted: true }));
}

/** How many lines, from this one on, introduce an older message; 0 for lines of prose. */
function introductionLength(lines: readonly Line[], index: number): number {
  const text = lines[index]?.text ?? '';
  if (text.length > LONGEST_MARKER) return 0;
  if (SEPARATOR.test(text) || FORWARD.test(text) || isHeader(lines, index)) return 1;
  return attributionLength(lines, index);
}

/** Clients wrap an attribution over up to three lines. */
function attributionLength(lines: readonly Line[], index: number): number {
  const first = lines[index]?.text ?? '';
  const beforeMarks = lines[index + 1]?.quoted === true;
  if (beforeMarks && SHORT_ATTRIBUTION.test(first)) return 1;
  if (!ATTRIBUTION_START.test(first)) return 0;
  let text = '';
  for (let length = 1; length <= 3; length += 1) {
    text = `${text} ${lines[index + length - 1]?.text ?? ''}`.trim();
    if (text.length > LONGEST_MARKER) return 0;
    if (/\d/.test(text) && ATTRIBUTION_END.test(text)) return length;
  }
  return 0;
}

function isHeader(lines: readonly Line[], index: number): boolean {
  const first = lines[index]?.text ?? '';
  if (!HEADER_FIELDS.some((field) => field.test(first))) return false;
  const block = lines.slice(index, index + HEADER_LINES);
  return HEADER_FIELDS.every((field) => block.some((line) => field.test(line.text)));
}
