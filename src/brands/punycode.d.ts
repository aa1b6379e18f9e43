/** The published types describe the bare name only, which is Node's own deprecated module. */
declare module 'punycode/punycode.es6.js' {
  /** RFC 3492: every `xn--` label of a domain as people read it. Throws RangeError on invalid input. */
  export function toUnicode(domain: string): string;
}
