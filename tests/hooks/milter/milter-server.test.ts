import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { contentOf, edits, fakeEngine } from './fake-engine.ts';
import { connectTo, gate, hooks, INSERT, INSERTED } from './hook.ts';
import { applyReplies } from './mail-server/apply-replies.ts';
import { bytes, encodeCommand } from './mail-server/encode-command.ts';
import { FakeMailServer, FULL_OFFER } from './mail-server/fake-mail-server.ts';
import {
  CONNECT,
  END,
  MESSAGE,
  MESSAGE_CONTENT,
  macros,
  messageCommands,
} from './mail-server/sent-message.ts';

const { state, start } = hooks();

describe('a conversation', () => {
  it.each(['127.0.0.1:0', 'inet:0@127.0.0.1', 'unix:'])('over %s', async (listen) => {
    const engine = fakeEngine(() => edits(INSERT));
    const server = await start(engine, {
      listen: listen === 'unix:' ? `unix:${state.folder}/milter` : listen,
    });
    const mta = await connectTo(server);
    expect(await mta.tell(...CONNECT, ...messageCommands())).toEqual([]);
    expect(await mta.endMessage()).toEqual([INSERTED, { kind: 'continue' }]);
    expect(await mta.quit()).toEqual([]);
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE_CONTENT);
  });

  it('with a mail server that speaks version 2 and waits for every reply', async () => {
    const engine = fakeEngine(() => edits(INSERT));
    const mta = await connectTo(await start(engine), { version: 2, actions: 0x3f, protocol: 0x7f });
    const fields = [['Subject', 'Lunch']] as const;
    const replies = await mta.tell(...CONNECT, ...messageCommands({ ...MESSAGE, fields }));
    expect(replies).toEqual(Array.from({ length: 8 }, () => ({ kind: 'continue' })));
    expect(await mta.endMessage()).toEqual([{ ...INSERTED, value: 'none; v=1' }, { kind: 'continue' }]);
    expect(await mta.quit()).toEqual([]);
    expect(contentOf(engine.analysed[0])).toBe('Subject: Lunch\r\n\r\nShall we?\r\n');
  });

  it('with two messages, the first reset, and a null sender', async () => {
    const engine = fakeEngine();
    const mta = await connectTo(await start(engine));
    await mta.tell(...CONNECT, ...messageCommands({ ...MESSAGE, to: ['<reset@example.net>'] }), {
      kind: 'abort',
    });
    for (const from of ['<anna@example.org>', '<>']) {
      await mta.tell(...messageCommands({ ...MESSAGE, from }));
      expect(await mta.endMessage()).toEqual([{ kind: 'continue' }]);
      await mta.tell({ kind: 'abort' });
    }
    expect(await mta.quit()).toEqual([]);
    expect(engine.analysed.map(contentOf)).toEqual([MESSAGE_CONTENT, MESSAGE_CONTENT]);
    expect(engine.analysed.map(({ transaction }) => transaction.envelope)).toEqual([
      { reversePath: 'anna@example.org', forwardPaths: ['bob@example.net'] },
      { reversePath: '', forwardPaths: ['bob@example.net'] },
    ]);
  });

  it('with all commands in one write, answered in order', async () => {
    let count = 0;
    const first = gate();
    const engine = fakeEngine(async () => {
      count += 1;
      const value = String(count);
      if (count === 1) await first.opened;
      return edits({ kind: 'insert-field', name: 'X-Count', value });
    });
    const mta = await connectTo(await start(engine));
    mta.send(...CONNECT, ...messageCommands(), END, { kind: 'abort' }, ...messageCommands(), END);
    first.open();
    for (const value of [' 1', ' 2']) {
      const inserted = { kind: 'insert-header', index: 0, name: 'X-Count', value };
      expect(await mta.verdict()).toEqual([inserted, { kind: 'continue' }]);
    }
    expect(await mta.quit()).toEqual([]);
    expect(engine.analysed.map(contentOf)).toEqual([MESSAGE_CONTENT, MESSAGE_CONTENT]);
  });

  it('written byte by byte, with 8-bit header fields and an empty body', async () => {
    const engine = fakeEngine();
    const mta = await connectTo(await start(engine));
    const message = { ...MESSAGE, fields: [['Subject', ' caf\xe8\n \xff']] as const, body: bytes('') };
    for (const byte of Buffer.concat([...CONNECT, ...messageCommands(message), END].map(encodeCommand))) {
      mta.socket.write(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    expect(await mta.verdict()).toEqual([{ kind: 'continue' }]);
    expect(contentOf(engine.analysed[0])).toBe('Subject: caf\xe8\r\n \xff\r\n\r\n');
    expect(await mta.quit()).toEqual([]);
  });

  it('about an authenticated submission, of which the engine learns the envelope', async () => {
    const engine = fakeEngine();
    const mta = await connectTo(await start(engine));
    await mta.tell(...CONNECT, macros('M', { '{auth_authen}': 'anna' }), ...messageCommands());
    expect(await mta.endMessage()).toEqual([{ kind: 'continue' }]);
    expect(engine.analysed).toEqual([]);
    expect(engine.submissions).toEqual([
      { reversePath: 'anna@example.org', forwardPaths: ['bob@example.net'] },
    ]);
    await mta.quit();
  });

  it('about an authenticated submission that is judged, too', async () => {
    const engine = fakeEngine();
    const mta = await connectTo(await start(engine, { skipAuthenticatedSubmissions: false }));
    await mta.tell(...CONNECT, macros('M', { '{auth_authen}': 'anna' }), ...messageCommands());
    await mta.endMessage();
    await mta.tell(...messageCommands());
    await mta.endMessage();
    expect([engine.analysed.length, engine.submissions.length]).toEqual([2, 1]);
    await mta.quit();
  });
});

describe('large messages', () => {
  const MB_25 = 25_000_000;

  it('of 25 MB pass and get a new body, in sane time and memory', { timeout: 30_000 }, async () => {
    const body = Buffer.alloc(MB_25, 'All work and no play makes Jack a dull boy.\r\n');
    const replaced = Buffer.concat([bytes('Beware.\r\n'), body]);
    const engine = fakeEngine(() => edits(INSERT, { kind: 'replace-body', body: replaced }));
    const mta = await connectTo(await start(engine));
    const message = { ...MESSAGE, body };
    const before = { cpu: process.cpuUsage(), memory: process.memoryUsage.rss() };
    await mta.tell(...CONNECT, ...messageCommands(message));
    const replies = await mta.endMessage();
    const cpu = process.cpuUsage(before.cpu);
    expect((cpu.user + cpu.system) / 1e6).toBeLessThan(5);
    expect(process.memoryUsage.rss() - before.memory).toBeLessThan(20 * MB_25);
    expect(engine.analysed[0]?.transaction.content.length).toBe(
      MESSAGE_CONTENT.length - MESSAGE.body.length + MB_25,
    );
    const delivered = applyReplies(message, replies, { leadingSpace: true, counting: 'postfix-counts-anew' });
    expect(delivered.body.equals(replaced)).toBe(true);
    expect(await mta.quit()).toEqual([]);
  });

  it('above the limit are marked, and keep their body whatever the engine says', async () => {
    const engine = fakeEngine(() => edits(INSERT, { kind: 'replace-body', body: bytes('new') }));
    const offer = { ...FULL_OFFER, protocol: 0x1fffff & ~0x80000 };
    const mta = await connectTo(await start(engine, { maxMessageBytes: 100_000 }), offer);
    const replies = await mta.tell(
      ...CONNECT,
      ...messageCommands({ ...MESSAGE, body: Buffer.alloc(120_000) }),
    );
    expect(replies).toEqual([{ kind: 'continue' }, { kind: 'skip' }]);
    expect(await mta.endMessage()).toEqual([INSERTED, { kind: 'continue' }]);
    expect(engine.analysed[0]).toMatchObject({
      transaction: { truncated: true },
      capabilities: { replaceBody: false },
    });
    await mta.quit();
  });
});

describe('while the engine works', () => {
  it('signs of life go out to a mail server of version 6', async () => {
    const hanging = gate();
    const engine = fakeEngine(async () => {
      await hanging.opened;
      return edits(INSERT);
    });
    const mta = await connectTo(await start(engine, { progressMs: 5 }));
    await mta.tell(...CONNECT, ...messageCommands());
    mta.send(END);
    expect(await mta.nextReply()).toEqual({ kind: 'progress' });
    expect(await mta.nextReply()).toEqual({ kind: 'progress' });
    hanging.open();
    const replies = (await mta.verdict()).filter(({ kind }) => kind !== 'progress');
    expect(replies).toEqual([INSERTED, { kind: 'continue' }]);
    // One more after the verdict would be taken for an answer to the next command.
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await mta.quit()).toEqual([]);
  });

  it('an older one hears nothing', async () => {
    const hanging = gate();
    const engine = fakeEngine(async () => {
      setTimeout(hanging.open, 50);
      await hanging.opened;
      return edits();
    });
    const mta = await connectTo(await start(engine, { progressMs: 5 }), { ...FULL_OFFER, version: 4 });
    await mta.tell(...CONNECT, ...messageCommands());
    expect(await mta.endMessage()).toEqual([{ kind: 'continue' }]);
    await mta.quit();
  });

  it('the mail server may go away: nothing is written and nothing fails', async () => {
    const hanging = gate();
    const reached = gate();
    const engine = fakeEngine(async () => {
      reached.open();
      await hanging.opened;
      return edits(INSERT);
    });
    const server = await start(engine, { progressMs: 1 });
    const mta = await connectTo(server);
    await mta.tell(...CONNECT, ...messageCommands());
    mta.send(END);
    await reached.opened;
    mta.socket.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    hanging.open();
    const other = await connectTo(server);
    await other.tell(...CONNECT, ...messageCommands());
    expect((await other.endMessage()).at(-1)).toEqual({ kind: 'continue' });
    await other.quit();
    expect(state.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a message is never lost', () => {
  it.each<readonly [string, Engine['analyse']]>([
    ['rejects', () => Promise.reject(new Error('broken'))],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    [
      'hands out an edit that cannot be written',
      async () => edits({ kind: 'delete-field', name: 'X', occurrence: -1 }),
    ],
  ])('when the engine %s: the mail server shall try later', async (_, analyse) => {
    const mta = await connectTo(await start({ analyse, close: async () => {} }));
    await mta.tell(...CONNECT, macros('M', { i: '4ABC' }), ...messageCommands());
    expect(await mta.endMessage()).toEqual([{ kind: 'temporary-failure' }]);
    await mta.tell(...messageCommands());
    expect(await mta.endMessage()).toEqual([{ kind: 'temporary-failure' }]);
    expect(await mta.quit()).toEqual([]);
    const [line] = state.logger.lines.filter(({ level }) => level === 'error');
    expect(line).toMatchObject({ data: { queueId: '4ABC' }, message: 'analysis failed, message deferred' });
  });

  it('when the engine says so', async () => {
    const mta = await connectTo(await start(fakeEngine(() => ({ kind: 'try-later', reason: 'overloaded' }))));
    await mta.tell(...CONNECT, ...messageCommands());
    expect(await mta.endMessage()).toEqual([{ kind: 'temporary-failure' }]);
    expect(await mta.quit()).toEqual([]);
  });

  it('when the connection drops before the end: it is not analysed', async () => {
    const engine = fakeEngine();
    const server = await start(engine);
    const mta = await connectTo(server);
    await mta.tell(...CONNECT, ...messageCommands());
    mta.socket.destroy();
    await server.close();
    expect(engine.analysed).toEqual([]);
  });
});

describe('a mail server that', () => {
  it('sends what is not in the protocol is hung up on', async () => {
    const mta = await connectTo(await start(fakeEngine()));
    mta.socket.write(bytes('GET / HTTP/1.1\r\n\r\n'));
    expect(await mta.nextReply()).toBeUndefined();
    expect(state.logger.lines.at(-1)).toMatchObject({
      level: 'warn',
      data: { reason: 'a frame above the size limit' },
    });
  });

  it('speaks version 1 is hung up on', async () => {
    const mta = await FakeMailServer.connect((await start(fakeEngine())).address);
    mta.send({ kind: 'negotiate', version: 1, actions: 0xf, protocol: 0x7f });
    expect(await mta.nextReply()).toBeUndefined();
    expect(state.logger.lines.at(-1)?.message).toBe('milter negotiation refused');
  });

  it('lets nobody write header fields is served without them, and named once in the log', async () => {
    const engine = fakeEngine(() => edits(INSERT, { kind: 'quarantine', reason: 'x' }));
    const server = await start(engine);
    for (let count = 0; count < 2; count++) {
      const mta = await connectTo(server, { ...FULL_OFFER, actions: 0x22 });
      await mta.tell(...CONNECT, ...messageCommands());
      expect(await mta.endMessage()).toEqual([{ kind: 'quarantine', reason: 'x' }, { kind: 'continue' }]);
      await mta.quit();
    }
    expect(state.logger.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });
});

describe('the log', () => {
  it('holds nothing of the mail', async () => {
    const engine = fakeEngine(() => ({ kind: 'try-later', reason: 'overloaded' }));
    const mta = await connectTo(await start(engine));
    await mta.tell(...CONNECT, ...messageCommands());
    await mta.endMessage();
    await mta.quit();
    expect(JSON.stringify(state.logger.lines)).not.toMatch(/example|anna|Lunch|192\.0\.2/);
  });
});
