import type { FastifyInstance } from 'fastify';
import type { Engine } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { sendProblem } from '../webhook/problem.ts';
import { HookRequest, hookTransaction, isIntact } from './hook-request.ts';
import { ACCEPT, type HookResponse, hookResponse, TRY_LATER } from './hook-response.ts';

export interface MtaHookOptions {
  readonly maxMessageBytes: number;
  /** Leave the messages of authenticated submitters as they are. */
  readonly skipAuthenticatedSubmissions: boolean;
}

/** JSON writes some bytes as six; a message that needs more than twice its size is refused with 413. */
const JSON_GROWTH = 2;

/** `POST /v1/mta-hook` for Stalwart's MTA Hooks, stage `data`. Other stages are accepted without a look. */
export function addMtaHook(
  server: FastifyInstance,
  options: MtaHookOptions,
  engine: Engine,
  logger: Logger,
): void {
  const bodyLimit = options.maxMessageBytes * JSON_GROWTH;
  server.post('/v1/mta-hook', { bodyLimit }, async ({ body }, reply) => {
    const request = HookRequest.safeParse(parseJson(body));
    if (!request.success) return sendProblem(reply, 400, 'The body is no MTA hook request of version 1');
    return judge(request.data, options, engine, logger);
  });
}

function parseJson(body: unknown): unknown {
  try {
    return JSON.parse(body instanceof Uint8Array ? Buffer.from(body).toString() : '');
  } catch {
    return undefined;
  }
}

async function judge(
  request: HookRequest,
  { skipAuthenticatedSubmissions }: MtaHookOptions,
  engine: Engine,
  logger: Logger,
): Promise<HookResponse> {
  const { message, context } = request;
  if (!message) return ACCEPT;
  const transaction = hookTransaction(request, message);
  if (context.sasl) engine.noteSubmission?.(transaction.envelope);
  if (context.sasl && skipAuthenticatedSubmissions) {
    const edits = isIntact(message) ? await engine.stripBanners?.(transaction.content) : undefined;
    return edits && edits.length > 0 ? hookResponse(edits, message) : ACCEPT;
  }
  const outcome = await engine.analyse(transaction, { replaceBody: isIntact(message), quarantine: true });
  if (outcome.kind === 'edits') return hookResponse(outcome.edits, message);
  logger.info({ reason: outcome.reason }, 'MTA hook answered try later');
  return TRY_LATER;
}
