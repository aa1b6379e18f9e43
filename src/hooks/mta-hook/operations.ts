import { z } from 'zod';
import { HookRequest } from './hook-request.ts';

/**
 * The route of MTA Hooks in OpenAPI, by its path.
 *
 * @param refusals the answers of every guarded route
 * @param problem an answer that is a problem (RFC 9457)
 */
export function mtaHookOperations(
  refusals: object,
  problem: (description: string) => object,
): Readonly<Record<string, object>> {
  const json = (schema: object) => ({ content: { 'application/json': { schema } } });
  return {
    '/v1/mta-hook': {
      post: {
        summary: "Judge a message for Stalwart (MTA Hooks, version 1, stage 'data')",
        requestBody: { required: true, ...json(z.toJSONSchema(HookRequest, { io: 'input' })) },
        responses: {
          200: {
            description: 'What becomes of the message, and what to change in it',
            ...json({ type: 'object' }),
          },
          400: problem('No MTA hook request of version 1'),
          ...refusals,
          413: problem('The message is above message.maxBytes'),
        },
      },
    },
  };
}
