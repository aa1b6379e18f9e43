const MESSAGE = { content: { 'message/rfc822': { schema: { type: 'string', format: 'binary' } } } } as const;

const ENVELOPE = [
  ['From', 'The reverse-path'],
  ['Rcpt', 'A forward-path; may come again'],
  ['IP', 'Address of the host that handed the message over'],
  ['Hostname', 'Its verified name'],
  ['Helo', 'What it said in HELO or EHLO'],
  ['Flags', 'body_block: write a changed message behind the JSON; milter: its body alone'],
  ['Compression', 'zstd'],
] as const;

/** rspamd's routes in OpenAPI, by their paths. `refusals` are the answers of every guarded route. */
export function rspamdOperations(refusals: object): Readonly<Record<string, object>> {
  const check = {
    summary: "Judge a message for a client of rspamd (rspamd's protocol; GET with a body is taken, too)",
    parameters: ENVELOPE.map(([name, description]) => ({
      ...{ name, in: 'header', required: false, description },
      schema: { type: 'string' },
    })),
    requestBody: { required: true, ...MESSAGE },
    responses: {
      200: {
        description:
          'The verdict in the words of rspamd; behind Message-Offset bytes the changed message, if any',
        headers: { 'Message-Offset': { schema: { type: 'integer' } } },
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      ...refusals,
      '4XX': {
        description:
          'No message (400), one above message.maxBytes (413), or a compression that is not known (415)',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
    },
  };
  const ping = {
    summary: 'Whether somebody is there',
    security: [],
    responses: { 200: { description: 'pong' } },
  };
  return {
    '/checkv2': { post: check },
    '/check': { post: check },
    '/symbols': { post: check },
    '/ping': { get: ping },
  };
}
