/** Limits on hostile input to the verification, each with the attack beside it. */
export const VERIFICATION_LIMITS = {
  /** 500 DKIM signatures, each with a key of its own to look up and to compute with. Genuine mail has one to four. */
  signatures: 8,
  /** Characters of one signature: an `h=` tag of a megabyte names every header field a thousand times. */
  signatureLength: 8192,
  /** Different ways to hash the body, through `c=` and `l=`: each costs a pass over 30 MB. */
  bodyHashes: 3,
  /** RFC 8301 §3.2: shorter RSA keys can be broken. */
  keyBits: 1024,
  /** Lines of the header: 300,000 folds of two bytes cost the parser quadratic time. */
  headerLines: 5000,
  /** Bytes of one line: 30 MB without a line end cost the verifier quadratic time. RFC 5322 allows 998. */
  lineLength: 1_000_000,
  /**
   * Questions to the DNS for one message, all methods together: ten `mx` of an SPF record with ten hosts each, sent
   * to a victim's name servers. Genuine mail asks 5 to 40.
   */
  questions: 100,
} as const;
