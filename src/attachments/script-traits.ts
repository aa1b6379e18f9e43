import type { ScriptTrait } from './attachment-content.ts';

const REDIRECT =
  /\blocation(?:\.href)?\s{0,20}=(?!=)|\blocation\.(?:replace|assign)\s{0,20}\(|\blocation\s{0,20}\[\s{0,20}['"`]/;

/** Turns letters into other letters. */
const DECODER = /\b(?:atob|unescape|decodeURIComponent|fromCharCode|charCodeAt|eval|TextDecoder)\b/;

/** What nobody reads: base64, percent escapes, `\x68`, numbers in a row. Each is one class or one group, repeated. */
const BLOB =
  /[A-Za-z0-9+/=]{300}|(?:%[0-9a-f]{2}){80}|(?:\\x[0-9a-f]{2}){80}|(?:\\u[0-9a-f]{4}){60}|(?:\d{1,3},\s?){120}/i;

/** Where the decoded text goes. */
const SINK =
  /\bdocument\.write(?:ln)?\b|\.innerHTML\b|\bsrcdoc\b|\beval\b|\bFunction\s{0,20}\(|\blocation\b|\bcreateObjectURL\b|\bmsSaveOrOpenBlob\b|\binsertAdjacentHTML\b/;

/** What the scripts of a page do, as far as it is written in them. */
export function scriptTraits(script: string, refreshes: boolean): ScriptTrait[] {
  const traits: ScriptTrait[] = [];
  if (refreshes || REDIRECT.test(script)) traits.push('redirect');
  if (DECODER.test(script) && SINK.test(script) && BLOB.test(script)) traits.push('obfuscated');
  return traits;
}
