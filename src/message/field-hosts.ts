import { normaliseDomain } from './domain.ts';
import type { Message } from './message.ts';

/** A host in a field that mail programs and list software write and readers do not see. */
export interface FieldHost {
  /** `Message-ID`, `Sender`, `List-Unsubscribe` … */
  readonly field: string;
  /** Lower case, A-labels; with a dot. */
  readonly host: string;
}

/** The fields of list software (RFC 2369, RFC 2919) with hosts in them. */
const LIST_FIELDS: ReadonlyMap<string, string> = new Map(
  ['List-Unsubscribe', 'List-Help', 'List-Owner', 'List-Subscribe'].map((name) => [name.toLowerCase(), name]),
);

/** Behind an `@` of an address or the `//` of a URL. */
const HOST = /(?:@|:\/\/)([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})/gi;

/** Characters of a field and hosts of it that are read: a List-Unsubscribe of a megabyte. */
const FIELD_LENGTH = 4_096;
const MOST = 10;

/** The hosts of Sender, Message-ID and the List fields, in this order; each once for a field. */
export function fieldHosts({ originator, messageId, header }: Message): FieldHost[] {
  const sender = originator.sender?.addrSpec?.domain;
  return [
    ...(sender?.includes('.') ? [{ field: 'Sender', host: sender }] : []),
    ...hostsIn('Message-ID', `@${messageId.slice(messageId.lastIndexOf('@') + 1)}`),
    ...header.flatMap(({ key, value }) => {
      const field = LIST_FIELDS.get(key);
      return field === undefined ? [] : hostsIn(field, value);
    }),
  ];
}

function hostsIn(field: string, value: string): FieldHost[] {
  const hosts = Array.from(value.slice(0, FIELD_LENGTH).matchAll(HOST), ([, host = '']) =>
    normaliseDomain(host),
  );
  return [...new Set(hosts)].slice(0, MOST).map((host) => ({ field, host }));
}
