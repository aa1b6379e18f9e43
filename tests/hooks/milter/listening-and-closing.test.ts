import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edits, fakeEngine } from './fake-engine.ts';
import { connectTo, gate, hooks, INSERT, INSERTED } from './hook.ts';
import { CONNECT, END, macros, messageCommands } from './mail-server/sent-message.ts';
import { staleSocket } from './stale-socket.ts';

const { state, start } = hooks();

describe('listening', () => {
  it('fails with a clear line when the port is in use', async () => {
    const { address } = await start(fakeEngine());
    await expect(start(fakeEngine(), { listen: address })).rejects.toMatchObject({
      code: 'port-unavailable',
      message: `cannot listen on ${address}: another process uses it`,
    });
  });

  it('fails when a living process answers at the unix socket', async () => {
    const listen = `unix:${state.folder}/milter`;
    const first = await start(fakeEngine(), { listen });
    await expect(start(fakeEngine(), { listen })).rejects.toMatchObject({ code: 'port-unavailable' });
    await (await connectTo(first)).quit();
  });

  it('replaces the unix socket of a process that was killed', async () => {
    const path = join(state.folder, 'milter');
    await staleSocket(path);
    const server = await start(fakeEngine(), { listen: `unix:${path}`, socketMode: 0o600 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await (await connectTo(server)).quit();
    await server.close();
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  it('leaves a file alone that is no socket', async () => {
    const path = join(state.folder, 'milter');
    await writeFile(path, 'precious');
    await expect(start(fakeEngine(), { listen: `unix:${path}` })).rejects.toMatchObject({
      code: 'port-unavailable',
    });
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  it.each([
    ['unix:/nonexistent/milter', 'its folder does not exist or may not be written to'],
    ['192.0.2.1:0', 'this machine does not have that address'],
  ])('says why it cannot listen on %s', async (listen, why) => {
    await expect(start(fakeEngine(), { listen })).rejects.toThrow(why);
  });
});

describe('closing', () => {
  it('hangs up on idle connections, and takes no more', async () => {
    const server = await start(fakeEngine(), { graceMs: 60_000 });
    const mta = await connectTo(server);
    await server.close();
    expect(await mta.nextReply()).toBeUndefined();
    await expect(connectTo(server)).rejects.toThrow('ECONNREFUSED');
  });

  it('lets messages under way finish', async () => {
    const hanging = gate();
    const engine = fakeEngine(async () => {
      await hanging.opened;
      return edits(INSERT);
    });
    const server = await start(engine, { graceMs: 60_000 });
    const [analysing, sending] = [await connectTo(server), await connectTo(server)];
    await analysing.tell(...CONNECT, ...messageCommands());
    analysing.send(END);
    await sending.tell(...CONNECT, ...messageCommands(), macros('E', {}));
    while (engine.analysed.length === 0) await new Promise(setImmediate);
    const closed = server.close();
    hanging.open();
    expect(await analysing.verdict()).toEqual([INSERTED, { kind: 'continue' }]);
    expect(await sending.endMessage()).toEqual([INSERTED, { kind: 'continue' }]);
    await closed;
    expect(await analysing.nextReply()).toBeUndefined();
  });

  it('survives a mail server that goes away while it is told the last new body', async () => {
    const hanging = gate();
    const engine = fakeEngine(async () => {
      await hanging.opened;
      return edits({ kind: 'replace-body', body: Buffer.alloc(25_000_000) });
    });
    const server = await start(engine, { graceMs: 60_000 });
    const mta = await connectTo(server);
    await mta.tell(...CONNECT, ...messageCommands());
    mta.send(END);
    while (engine.analysed.length === 0) await new Promise(setImmediate);
    const closed = server.close();
    hanging.open();
    expect((await mta.nextReply())?.kind).toBe('replace-body');
    mta.socket.resetAndDestroy();
    await closed;
    expect(state.logger.lines.at(-1)?.message).toBe('milter connection lost');
  });

  it('waits no longer than the grace', async () => {
    const engine = fakeEngine(() => new Promise(() => {}));
    const server = await start(engine, { graceMs: 20 });
    const mta = await connectTo(server);
    await mta.tell(...CONNECT, ...messageCommands());
    mta.send(END);
    await server.close();
    await expect(mta.verdict()).rejects.toThrow();
  });
});
