/** One `resinfo` of RFC 8601 §2.2: a method, its result, and the identities that it looked at. */
export interface MethodResult {
  /** Lower case: `spf`, `dkim`, `dmarc` … */
  readonly method: string;
  /** Lower case: `pass`, `fail` … */
  readonly result: string;
  /** `ptype.property` in lower case to the value as written: `header.d` → `proximus.be`. */
  readonly properties: ReadonlyMap<string, string>;
}

/** One Authentication-Results field. */
export interface AuthenticationResults {
  /** Lower case. */
  readonly authservId: string;
  readonly results: readonly MethodResult[];
}

/**
 * Parses the body of an Authentication-Results field (RFC 8601 §2.2). Linear, never throws; what does not
 * fit the grammar is left out, so that a damaged field can only lose results, not gain any.
 */
export function parseAuthenticationResults(body: string): AuthenticationResults {
  const [head = '', ...statements] = splitStatements(withoutComments(body));
  return {
    authservId: (head.trim().split(/\s/, 1)[0] ?? '').toLowerCase(),
    results: statements.flatMap(parseStatement),
  };
}

/** An escaped character, one of the three that matter, or a run of others. */
const TOKEN = /\\.|["()]|[^\\"()]+/gsu;

/** RFC 5322 §3.2.2 comments nest and may hold any `;`: a sender's words must not be read as a result. */
function withoutComments(body: string): string {
  const kept: string[] = [];
  let depth = 0;
  let quoted = false;
  for (const [token] of body.matchAll(TOKEN)) {
    if (!quoted && token === '(') depth++;
    else if (!quoted && token === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      if (token === '"') quoted = !quoted;
      kept.push(token);
    }
  }
  return kept.join('');
}

/** Splits at every `;` outside a quoted string. */
function splitStatements(body: string): string[] {
  const statements = [''];
  let quoted = false;
  for (const character of body) {
    if (character === '"') quoted = !quoted;
    if (character === ';' && !quoted) statements.push('');
    else statements[statements.length - 1] += character;
  }
  return statements;
}

const METHOD = /^(?<method>[a-z0-9-]+)(?:\s*\/\s*\d+)?\s*=\s*(?<result>[a-z]+)/i;
const PROPERTY = /(?<property>[a-z]+\.[a-z0-9-]+)\s*=\s*(?:"(?<quoted>[^"]*)"|(?<bare>[^\s;"]+))/gi;

function parseStatement(statement: string): MethodResult[] {
  const { method, result } = METHOD.exec(statement.trim())?.groups ?? {};
  if (!method || !result) return [];
  const properties = new Map<string, string>();
  for (const { groups } of statement.matchAll(PROPERTY)) {
    const property = groups?.['property'];
    if (property) properties.set(property.toLowerCase(), groups?.['quoted'] ?? groups?.['bare'] ?? '');
  }
  return [{ method: method.toLowerCase(), result: result.toLowerCase(), properties }];
}
