/** What a client may ask. `TELL`, which teaches a spam filter, is not among it: nothing here learns words. */
export const COMMANDS = [
  'PING',
  'SKIP',
  'CHECK',
  'SYMBOLS',
  'REPORT',
  'REPORT_IFSPAM',
  'PROCESS',
  'HEADERS',
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** The head of a request: everything before the message. */
export interface RequestHead {
  readonly command: CommandName;
  /** `rspamc` is the line protocol of old rspamd versions, which Exim speaks with `variant=rspamd`. */
  readonly dialect: 'spamc' | 'rspamc';
  /** Of the client: 1.2 is 102. */
  readonly version: number;
  /** Field names in lower case. A name may come again, once per recipient. */
  readonly fields: readonly RequestField[];
}

export interface RequestField {
  readonly name: string;
  readonly value: string;
}

/** A whole request. */
export interface Request extends RequestHead {
  /** As it came: with what Exim writes above it, and compressed where the field `compress` says so. */
  readonly body: Uint8Array;
  /** True when bytes were left out because there were too many. */
  readonly truncated: boolean;
}

/** The first value of a field; undefined without one. */
export function requestField({ fields }: RequestHead, name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}
