import { z } from 'zod';
import type { Transaction } from '../../engine/engine.ts';

const Field = z.tuple([z.string(), z.string()]);

const Address = z.object({ address: z.string() });

/** Stalwart's MTA Hooks, version 1. Keys that are not needed here may come and go. */
export const HookRequest = z.object({
  context: z.object({
    stage: z.string(),
    client: z.object({ ip: z.string(), ptr: z.string().nullish(), helo: z.string().nullish() }),
    sasl: z.object({ login: z.string() }).nullish(),
    protocol: z.object({ version: z.literal(1) }),
  }),
  envelope: z.object({ from: Address, to: z.array(Address) }).nullish(),
  message: z
    .object({
      /** Name, and value with the white space before it and the line end behind it. */
      headers: z.array(Field),
      serverHeaders: z.array(Field).nullish(),
      contents: z.string(),
    })
    .nullish(),
});
export type HookRequest = z.infer<typeof HookRequest>;

/** The message of a request. */
export type HookMessage = NonNullable<HookRequest['message']>;

/**
 * What Stalwart puts for each byte that is not UTF-8. A body that has it was damaged on the way, and written back it
 * would stay so.
 */
const REPLACEMENT_CHARACTER = '\u{fffd}';

/** Whether the body came through as it was. */
export function isIntact({ contents }: HookMessage): boolean {
  return !contents.includes(REPLACEMENT_CHARACTER);
}

/** The transaction of a request, with what the server itself has found out on top. */
export function hookTransaction(request: HookRequest, message: HookMessage): Transaction {
  const { client } = request.context;
  const reversePath = request.envelope?.from.address;
  const header = [...(message.serverHeaders ?? []), ...message.headers].map(fieldText).join('');
  return {
    client: {
      address: client.ip,
      ...(client.ptr && { name: client.ptr }),
      ...(client.helo && { ehloDomain: client.helo }),
    },
    envelope: {
      ...(reversePath !== undefined && { reversePath }),
      forwardPaths: request.envelope?.to.map(({ address }) => address) ?? [],
    },
    content: Buffer.from(`${header}\r\n${message.contents}`),
  };
}

function fieldText([name, value]: z.infer<typeof Field>): string {
  return `${name}:${value}${value.endsWith('\n') ? '' : '\r\n'}`;
}
