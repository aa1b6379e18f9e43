/**
 * Asks the DNS, as `dns.promises.resolve` does: TXT yields lists of character-strings, A, AAAA, CNAME and PTR
 * strings, MX `{ exchange, priority }`. Rejects with an error whose `code` is `ENOTFOUND` (no such name),
 * `ENODATA` (no such record) or another one of `node:dns`; any other means "ask again later".
 */
export type Resolver = (name: string, type: string) => Promise<readonly unknown[]>;
