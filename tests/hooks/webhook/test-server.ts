import type { Engine } from '../../../src/engine/engine.ts';
import {
  startWebhookServer,
  type WebhookOptions,
  type WebhookServer,
} from '../../../src/hooks/webhook/webhook-server.ts';
import { fakeLogger } from '../milter/fake-engine.ts';

/** A server on a free loopback port that takes messages of up to 1,000 bytes, unless told otherwise. */
export function startTestServer(
  engine: Engine,
  changes: Partial<WebhookOptions> = {},
): Promise<WebhookServer> {
  const options = {
    listen: '127.0.0.1:0',
    maxMessageBytes: 1000,
    requestsPerSecond: 10_000,
    skipAuthenticatedSubmissions: true,
    ...changes,
  };
  return startWebhookServer(options, engine, fakeLogger());
}
