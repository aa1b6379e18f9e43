/** The most lines that a signature has. */
const LONGEST = 12;
/** How far from the end a sign-off is looked for. */
const REACH = 20;
/** The lines taken where nothing signs off. */
const DEFAULT = 4;

/** What people write above their name, at the start of a short line, in our languages. */
const SIGN_OFF =
  /^(?:--$|(?:bien |très )?cordialement|bien à vous|(?:meilleures |sincères )?salutations|sincèrement|veuillez (?:agréer|recevoir)|(?:met |hoog)?(?:vriendelijke|achtende|hartelijke|beste) groet|met vriendelijke groet|vriendelijke groet|hoogachtend|groet(?:en|jes)|mvg\b|mit (?:freundlichen|besten|herzlichen|lieben) gr(?:ü|ue)(?:ß|ss)en|(?:freundliche|viele|beste|liebe|herzliche) gr(?:ü|ue)(?:ß|ss)e|hochachtungsvoll|ihr(?:e)? .{1,40}team|lugupidamisega|parimate soovidega|tervitades|heade soovidega|(?:kind|best|warm|warmest)? ?regards|best wishes|(?:yours )?(?:sincerely|faithfully|truly)|sincerely yours)/i;

/** Signs off only where the line says hardly more: `Thank you for your order` does not. */
const THANKS = /^(?:many thanks|thank you|thanks|merci|bedankt|danke|aitäh|cheers)/i;

/**
 * The end of a text where its author signs: from the last sign-off among the last lines on, at most twelve lines;
 * without a sign-off the last four lines, but never more than half of the text. Lines as in `text`.
 */
export function readSignature(lines: readonly string[]): string {
  const from = Math.max(0, lines.length - REACH);
  const reach = lines.slice(from);
  const signOff = reach.findLastIndex(isSignOff);
  const length = Math.min(DEFAULT, Math.floor(lines.length / 2));
  const start = signOff === -1 ? reach.length - length : signOff;
  return reach.slice(start, start + LONGEST).join('\n');
}

function isSignOff(line: string): boolean {
  return (line.length <= 120 && SIGN_OFF.test(line)) || (line.length <= 24 && THANKS.test(line));
}
