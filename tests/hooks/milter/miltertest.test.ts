import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Edit } from '../../../src/engine/engine.ts';
import { describeWith } from '../../servers/require-servers.ts';
import { runProgram } from '../../servers/run-program.ts';
import { contentOf, edits, fakeEngine } from './fake-engine.ts';
import { hooks, INSERT } from './hook.ts';

const SCRIPT = join(import.meta.dirname, 'conversation.lua');

const EDITS: readonly Edit[] = [
  { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 1 },
  INSERT,
  // miltertest breaks over a body of more than a kilobyte.
  { kind: 'replace-body', body: Buffer.from('New\r\n') },
];

/** miltertest breaks over fields of more than a kilobyte, too; longer ones are in one-connection.test.ts. */
const LONG = 800;

const ALL_ACTIONS = 0x1ff;

/** SMFIP_NR_* of protocol 6. */
const NO_REPLIES = 0xff080;

describeWith(['miltertest'], 'miltertest', () => {
  const { state, start } = hooks();
  const engine = fakeEngine(() => edits(...EDITS));
  beforeEach(() => {
    engine.analysed.length = 0;
  });

  it.each([
    ['2', 0x3f, 0x7f],
    ['3', 0x3f, 0x17f],
    ['4', 0x3f, 0x37f],
    ['6, everything', ALL_ACTIONS, 0x1fffff],
    ['6, every reply', ALL_ACTIONS, 0x1fffff & ~NO_REPLIES],
    ['6, no reply to the header', ALL_ACTIONS, 0x80],
    ['6, no reply to body and envelope', ALL_ACTIONS, 0x8c000],
    ['6, no reply to connect, helo, data and end of header', ALL_ACTIONS, 0x53000],
    ['6, no reply but to body', ALL_ACTIONS, NO_REPLIES & ~0x80000],
  ])('tells three messages and an aborted one in version %s', async (title, actions, steps) => {
    const server = await start(engine);
    const offer = {
      PORT: server.address.split(':')[1],
      VERSION: title.slice(0, 1),
      ACTIONS: actions,
      STEPS: steps,
      LONG,
    };
    const definitions = Object.entries(offer).map(([name, value]) => `-D${name}=${value}`);
    const { stdout, stderr, status } = await runProgram('miltertest', [...definitions, '-s', SCRIPT]);
    expect([stdout.toString(), stderr, status]).toEqual(['fine\n', '', 0]);
    expect(engine.analysed.map(({ transaction }) => transaction.envelope)).toEqual(
      ['first', 'second', 'third'].map((name) => ({
        reversePath: `${name}@sender.example`,
        forwardPaths: ['reader@example.test', 'other@example.test'],
      })),
    );
    for (const analysed of engine.analysed) {
      expect(analysed.transaction.client).toEqual({
        address: '192.0.2.7',
        name: 'client.test.invalid',
        ehloDomain: 'helo.test.invalid',
      });
      const content = contentOf(analysed);
      expect(content).toMatch(/\r\nX-Long: ?(?:long ){160}/);
      expect(content).toMatch(/\r\nSubject: ?folded\r\n\tonce\r\n\r\nfirst chunk\r\nsecond chunk\r\n$/);
    }
    expect(state.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
