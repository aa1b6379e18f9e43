import type { FastifyInstance } from 'fastify';
import type { Reloader } from '../../engine/reload.ts';

/** Where the rules are reloaded; a matter for the administrator's token. */
export const RELOAD_ROUTE = '/v1/rules/reload';

/**
 * `POST /v1/rules/reload` reads the rules again, as SIGHUP does: 200 with the new version, or 422 with everything that
 * is wrong and the version that still holds (RFC 9457).
 */
export function addRulesReload(server: FastifyInstance, reloader: Reloader): void {
  server.post(RELOAD_ROUTE, async (_request, reply) => {
    const outcome = await reloader.reload();
    if (outcome.ok) {
      const { ok: _, ...told } = outcome;
      return told;
    }
    const { rulesVersion, problems } = outcome;
    const title = 'The new rules are refused; the old ones stay';
    return reply
      .code(422)
      .type('application/problem+json')
      .send(JSON.stringify({ title, status: 422, rulesVersion, problems }));
  });
}
