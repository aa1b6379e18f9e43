import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type FaultyWire, layFaultyWire } from '../servers/faulty-wire.ts';
import { startGateway } from '../servers/gateway.ts';
import { PATIENCE } from '../servers/patience.ts';
import { type Postfix, startPostfix } from '../servers/postfix.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { openSmtp } from '../servers/smtp-client.ts';
import { readDelivered } from '../system/delivered-message.ts';
import { letter, SMALL_TALK } from '../system/messages.ts';

const FORGED = ['X-Counterfoil-Verdict: genuine; id=forged', 'x-counterfoil-LEVEL : 0'];

/** Of several kilobytes, so that the wire breaks in its middle. */
const BODY = 'On se voit dimanche pour le barbecue ?\r\n'.repeat(2_000);

const ACTIONS = ['accept', 'tempfail', 'reject', 'quarantine'] as const;
const FAULTS = ['down', 'hangs', 'drops'] as const;
const MESSAGES = 3;

/** What the client hears, and how the message arrives. `later` is after it was sent again. */
const EXPECTED = {
  accept: { reply: /^250 /, arrives: 'unmarked' },
  tempfail: { reply: /^451 4\./, arrives: 'later' },
  reject: { reply: /^5\d\d 5\./, arrives: 'later' },
  quarantine: { reply: /^250 /, arrives: 'held' },
} as const;

/** config/postfix.md: clients' copies of our fields never get in. */
function beltSettings(): Record<string, string> {
  const file = join(makeRunFolder('belt'), 'header_checks');
  writeFileSync(file, '/^X-Counterfoil-/ IGNORE\n');
  return { header_checks: `regexp:${file}` };
}

describeWith(['postfix'], 'Postfix, with header_checks, when the gateway fails', () => {
  let wire: FaultyWire;

  beforeAll(async () => {
    wire = await layFaultyWire((await startGateway()).milterPort);
  });

  /** Sends numbered messages at once, each on a connection of its own, and returns the replies. */
  function send({ smtpPort }: Postfix, numbers: readonly number[]): Promise<string[]> {
    return Promise.all(
      numbers.map(async (number) => {
        const above = [`X-Number: ${number}`, ...FORGED];
        const content = letter({ ...SMALL_TALK, above, body: BODY });
        const smtp = await openSmtp(smtpPort);
        const reply = await smtp.transact({
          from: 'jan@sender.example',
          to: ['reader@example.test'],
          content,
        });
        smtp.close();
        return reply;
      }),
    );
  }

  /** Numbers of the messages that have arrived, and of those that bear a verdict. */
  async function arrived(postfix: Postfix, count: number): Promise<{ all: number[]; marked: number[] }> {
    const messages = (await postfix.maildirMessages(count)).map((bytes) =>
      readDelivered(Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')),
    );
    for (const { bytes } of messages) expect(bytes.includes('forged')).toBe(false);
    const numbersOf = (some: typeof messages) =>
      some.map((each) => Number(each.fields('X-Number')[0])).sort();
    return {
      all: numbersOf(messages),
      marked: numbersOf(messages.filter(({ verdict }) => verdict === 'none')),
    };
  }

  const cases = ACTIONS.flatMap((action) => FAULTS.map((fault) => [action, fault] as const));

  it.each(cases)(
    'milter_default_action = %s, and it %s: nothing is lost, doubled or forged',
    async (action, fault) => {
      const settings = beltSettings();
      const options = {
        milterPort: wire.port,
        milterDefaultAction: action,
        milterTimeoutSeconds: 2,
        settings,
      };
      const postfix = await startPostfix(options);
      const { reply, arrives } = EXPECTED[action];
      await wire.become(fault);
      for (const each of await send(postfix, [0, 1, 2])) expect(each).toMatch(reply);
      await wire.become('whole');
      if (arrives === 'held') {
        expect((await postfix.queue()).map(({ queue_name }) => queue_name)).toEqual(
          Array(MESSAGES).fill('hold'),
        );
        await postfix.release();
      }
      if (arrives === 'later')
        for (const each of await send(postfix, [0, 1, 2])) expect(each).toMatch(/^250 /);
      expect(await send(postfix, [3])).toEqual([expect.stringMatching(/^250 /)]);
      const { all, marked } = await arrived(postfix, MESSAGES + 1);
      expect(all).toEqual([0, 1, 2, 3]);
      expect(marked).toEqual(arrives === 'later' ? [0, 1, 2, 3] : [3]);
      await expect.poll(async () => (await postfix.queue()).length, PATIENCE).toBe(0);
      await postfix.stop();
    },
  );
});
