import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Edit, Engine } from '../../../src/engine/engine.ts';
import {
  type MilterServer,
  type MilterServerOptions,
  startMilterServer,
} from '../../../src/hooks/milter/milter-server.ts';
import { fakeLogger } from './fake-engine.ts';
import { FakeMailServer, FULL_OFFER } from './mail-server/fake-mail-server.ts';

export const INSERT: Edit = { kind: 'insert-field', name: 'X-Counterfoil-Verdict', value: 'none; v=1' };

/** INSERT as a mail server is told it. */
export const INSERTED = {
  kind: 'insert-header',
  index: 0,
  name: 'X-Counterfoil-Verdict',
  value: ' none; v=1',
};

/** Hooks for the tests of one file: a folder and a log for each test, everything closed after it. */
export function hooks() {
  const state = { folder: '', logger: fakeLogger() };
  const opened: MilterServer[] = [];

  beforeEach(async () => {
    state.folder = await mkdtemp(join(tmpdir(), 'milter-'));
    state.logger = fakeLogger();
  });

  afterEach(async () => {
    for (const server of opened.splice(0)) await server.close();
    await rm(state.folder, { recursive: true });
  });

  async function start(engine: Engine, options: Partial<MilterServerOptions> = {}): Promise<MilterServer> {
    const defaults = {
      listen: '127.0.0.1:0',
      maxMessageBytes: 30_000_000,
      skipAuthenticatedSubmissions: true,
      progressMs: 60_000,
      graceMs: 100,
    };
    const server = await startMilterServer({ ...defaults, ...options }, engine, state.logger);
    opened.push(server);
    return server;
  }

  return { state, start };
}

/** A mail server that has agreed with the hook. */
export async function connectTo(server: MilterServer, offer = FULL_OFFER): Promise<FakeMailServer> {
  const mta = await FakeMailServer.connect(server.address);
  await mta.negotiate(offer);
  return mta;
}

/** A promise that the test keeps when it wants. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}
