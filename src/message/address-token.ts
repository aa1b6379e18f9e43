/** A token of an address list (RFC 5322 §3.2.3 to §3.4). `glued`: no white space in front of it. */
export interface AddressToken {
  readonly kind: 'word' | 'quoted' | 'encoded' | 'comment' | 'angle' | 'separator';
  readonly text: string;
  readonly glued: boolean;
}

/**
 * White space, quoted-string, comment, angle-addr, unclosed angle-addr, separator, encoded-word, word. Each
 * alternative stops at the character that could begin it again, so a failed try costs no more than it skips.
 */
const TOKEN =
  /\s+|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|\(([^()]*)\)|<([^<>]*)>|<([^<>,;\s]*)|([,;])|(=\?[^?\s]{1,80}\?[BbQq]\?[^?]*\?=)|[^\s"(<,;=\\]+|\\[\s\S]|[\s\S]/g;

/** What the groups of `TOKEN` capture; a match without a group is a word. */
const KINDS = ['quoted', 'comment', 'angle', 'angle', 'separator', 'encoded'] as const;

/** Splits an address list into tokens. A display-name may hold anything: what fits no rule is a word. */
export function addressTokens(list: string): AddressToken[] {
  const tokens: AddressToken[] = [];
  let glued = false;
  for (const [whole, ...groups] of withClosedQuotes(list).matchAll(TOKEN)) {
    const space = whole.trim() === '';
    if (!space) tokens.push(readToken(whole, groups, glued));
    glued = !space;
  }
  return tokens;
}

function readToken(whole: string, groups: readonly (string | undefined)[], glued: boolean): AddressToken {
  const captured = groups.findIndex((group) => group !== undefined);
  const kind = KINDS[captured] ?? 'word';
  const text = groups[captured] ?? whole;
  if (kind === 'encoded') return { kind, text: whole, glued };
  return { kind, text: kind === 'quoted' ? text.replace(/\\([\s\S])/g, '$1') : text, glued };
}

/** With an unclosed quote (`"Bank <a@example.com>`) no quote means anything: else it would swallow the address. */
function withClosedQuotes(list: string): string {
  const quotes = list.replace(/\\[\s\S]/g, '').split('"').length - 1;
  return quotes % 2 === 0 ? list : list.replaceAll('"', ' ');
}
