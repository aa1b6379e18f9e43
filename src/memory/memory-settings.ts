/** Where and how things are remembered; plain data, so that every thread can get it. */
export interface MemorySettings {
  readonly place:
    | { readonly kind: 'sqlite'; readonly file: string }
    | { readonly kind: 'redis'; readonly url: string };
  /** Of the hashes. */
  readonly key: string;
  readonly retentionDays: number;
  /** How long the memory only learns, before it tells that somebody is new. */
  readonly learningDays: number;
  readonly maxEntries: number;
  /** How long a lookup may take. */
  readonly lookupMs: number;
}
