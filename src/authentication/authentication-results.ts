/** One `resinfo` of RFC 8601 §2.2: a method, its result, and the identities that it looked at. */
export interface MethodResult {
  /** Lower case: `spf`, `dkim`, `dmarc` … */
  readonly method: string;
  /** Lower case: `pass`, `fail` … */
  readonly result: string;
  /** `ptype.property` in lower case to the value as written, quotes resolved: `header.d` → `proximus.be`. */
  readonly properties: ReadonlyMap<string, string>;
}

/** One Authentication-Results field. */
export interface AuthenticationResults {
  /** Lower case, without the job that some servers append (`mx.test/4Fk2`); empty where none is written. */
  readonly authservId: string;
  readonly results: readonly MethodResult[];
}

/**
 * Parses the body of an Authentication-Results field (RFC 8601 §2.2), unfolded but with encoded-words still
 * encoded: a reverse-path may be made of them. Linear, never throws; what does not fit the grammar is left
 * out, so that a damaged field can only lose results, not gain any.
 *
 * Exchange Online writes no authserv-id and begins with the first result.
 */
export function parseAuthenticationResults(body: string): AuthenticationResults {
  const [head = '', ...statements] = statementsOf(body);
  if (head.includes('=')) return { authservId: '', results: [head, ...statements].flatMap(parseStatement) };
  const [id = '', version = '1'] = head.trim().split(/\s+/, 2);
  const authservId = (withoutQuotes(id).split('/', 1)[0] ?? '').toLowerCase();
  const known = !/^\d+$/.test(version) || version === VERSION;
  return { authservId, results: known ? statements.flatMap(parseStatement) : [] };
}

/** RFC 8601 §2.2: fields and methods of any other version mean something that nobody here knows. */
const VERSION = '1';

/** An escaped character, one of the three that matter, or a run of others. */
const TOKEN = /\\.|["()]|[^\\"()]+/gsu;

interface Scan {
  text: string;
  /** The quoted string under way. */
  quoted: string | undefined;
  commentDepth: number;
}

/**
 * Splits at every `;` outside comments and quoted strings. Comments (RFC 5322 §3.2.2) become a space. A quoted
 * string stays as one word without any special character: a sender chooses the local part of a reverse-path,
 * and `"x; dmarc=pass"@evil.example` must not be read as a result.
 */
function statementsOf(body: string): string[] {
  const scan: Scan = { text: '', quoted: undefined, commentDepth: 0 };
  for (const [token] of body.toWellFormed().matchAll(TOKEN)) {
    if (scan.quoted !== undefined) readQuoted(scan, scan.quoted, token);
    else if (scan.commentDepth > 0) readComment(scan, token);
    else readPlain(scan, token);
  }
  return scan.text.split(';');
}

function readQuoted(scan: Scan, quoted: string, token: string): void {
  if (token === '"') {
    scan.text += `"${encodeURIComponent(quoted)}"`;
    scan.quoted = undefined;
  } else {
    scan.quoted = quoted + (token.startsWith('\\') ? token.slice(1) : token);
  }
}

function readComment(scan: Scan, token: string): void {
  if (token === '(') scan.commentDepth++;
  if (token === ')') scan.commentDepth--;
  if (scan.commentDepth === 0) scan.text += ' ';
}

function readPlain(scan: Scan, token: string): void {
  if (token === '"') scan.quoted = '';
  else if (token === '(') scan.commentDepth++;
  else if (token !== ')') scan.text += token;
}

const METHOD = /^(?<method>[a-z0-9-]+)\s*(?:\/\s*(?<version>\d+)\s*)?=\s*(?<result>[a-z]+)/i;
const PROPERTY = /(?<![^\s])(?<property>[a-z]+\.[a-z0-9-]+)\s*=\s*(?<value>\S+)/gi;

/** The first value of a property counts: what a sender chose stands behind what the server found. */
function parseStatement(statement: string): MethodResult[] {
  const { method, version = VERSION, result } = METHOD.exec(statement.trim())?.groups ?? {};
  if (!method || !result || version !== VERSION) return [];
  const properties = new Map<string, string>();
  for (const { groups } of statement.matchAll(PROPERTY)) {
    const property = groups?.['property']?.toLowerCase() ?? '';
    if (!properties.has(property)) properties.set(property, withoutQuotes(groups?.['value'] ?? ''));
  }
  return [{ method: method.toLowerCase(), result: result.toLowerCase(), properties }];
}

/** `"a b"@x.test` → `a b@x.test`: a value may be an addr-spec whose local part is quoted. */
function withoutQuotes(value: string): string {
  return value.replace(/"([^"]*)"/g, (_, encoded: string) => decodeURIComponent(encoded));
}
