import { describe, expect, it } from 'vitest';
import { contentOf, edits, fakeEngine } from './fake-engine.ts';
import { connectTo, hooks, INSERT, INSERTED } from './hook.ts';
import { CONNECT, MESSAGE, macros, messageCommands } from './mail-server/sent-message.ts';

const { start } = hooks();

/** SMFIP_NR_* of connect, helo, mail, recipient, data, unknown, header, end of header and body. */
const NO_REPLY_BITS = [0x1000, 0x2000, 0x4000, 0x8000, 0x10000, 0x20000, 0x80, 0x40000, 0x80000];
const EVERY_MASK = Array.from({ length: 2 ** NO_REPLY_BITS.length }, (_, mask) =>
  NO_REPLY_BITS.filter((_bit, index) => mask & (1 << index)).reduce((sum, bit) => sum | bit, 0),
);

describe('one connection', () => {
  it('has no reply too many for any mask of suppressed replies', { timeout: 120_000 }, async () => {
    const engine = fakeEngine(() => edits(INSERT));
    const server = await start(engine);
    for (const protocol of EVERY_MASK) {
      const mta = await connectTo(server, { version: 6, actions: 0x1ff, protocol });
      await mta.tell(...CONNECT, ...messageCommands(), { kind: 'abort' }, ...messageCommands());
      const verdict = await mta.endMessage();
      await mta.tell({ kind: 'unknown', command: 'XYZZY' }, ...messageCommands());
      expect([verdict, await mta.endMessage()]).toEqual(
        Array(2).fill([{ ...INSERTED, value: 'none; v=1' }, { kind: 'continue' }]),
      );
      expect(await mta.quit(), `mask ${protocol.toString(16)}`).toEqual([]);
    }
    expect(engine.analysed).toHaveLength(2 * EVERY_MASK.length);
  });

  it('serves one client after the other, and nothing of the first is left', async () => {
    const engine = fakeEngine(() => edits(INSERT));
    const mta = await connectTo(await start(engine));
    const login = macros('M', { '{auth_authen}': 'anna', '{daemon_name}': 'submission' });
    await mta.tell(...CONNECT, login, ...messageCommands());
    expect(await mta.endMessage()).toEqual([{ kind: 'continue' }]);
    await mta.tell({ kind: 'quit-new-connection' });
    const peer = { family: 'inet6', address: '2001:db8::1', port: 4711 } as const;
    const client = [
      { kind: 'connect', hostname: 'other.example', peer },
      { kind: 'helo', name: 'other.example' },
    ] as const;
    await mta.tell(...client, ...messageCommands());
    expect(await mta.endMessage()).toEqual([INSERTED, { kind: 'continue' }]);
    expect(await mta.quit()).toEqual([]);
    expect(engine.submissions).toHaveLength(1);
    expect(engine.analysed.map(({ transaction }) => transaction.client)).toEqual([
      { address: '2001:db8::1', name: 'other.example', ehloDomain: 'other.example' },
    ]);
  });

  it.each([
    [2, 0x7f, 'x'],
    [6, 0x1fffff, ' x'],
  ])('of version %i carries the longest fields and macros there are', async (version, protocol, value) => {
    const long = value.padEnd(65_000, 'y');
    const engine = fakeEngine(() => edits(INSERT));
    const mta = await connectTo(await start(engine), { version, actions: 0x1ff, protocol });
    const message = {
      ...MESSAGE,
      from: `<${'a'.repeat(60_000)}@example.org>`,
      fields: [['X-Long', long]] as const,
    };
    await mta.tell(
      ...CONNECT,
      macros('M', { '{mail_addr}': 'z'.repeat(65_000) }),
      ...messageCommands(message),
    );
    expect((await mta.endMessage()).at(-1)).toEqual({ kind: 'continue' });
    expect(await mta.quit()).toEqual([]);
    expect(contentOf(engine.analysed[0])).toBe(`X-Long: ${long.trim()}\r\n\r\nShall we?\r\n`);
    expect(engine.analysed[0]?.transaction.envelope.reversePath).toHaveLength(60_012);
  });
});
