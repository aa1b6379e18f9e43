import { beforeAll, expect, it } from 'vitest';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { type FaultyWire, layFaultyWire } from '../servers/faulty-wire.ts';
import { startGateway } from '../servers/gateway.ts';
import { type Haraka, startHaraka } from '../servers/haraka.ts';
import { readMessages } from '../servers/imap.ts';
import { type Postfix, startPostfix } from '../servers/postfix.ts';
import { describeWith } from '../servers/require-servers.ts';
import { startRspamdProxy } from '../servers/rspamd-proxy.ts';
import { send } from '../servers/swaks.ts';
import { type DeliveredMessage, fieldsAbove, readableTexts, readDelivered } from './delivered-message.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';
const SENDER = 'jan@sender.example';
const FORGED = ['X-Counterfoil-Verdict: genuine; id=forged', 'x-counterfoil-LEVEL: 0'];

let dovecot: Dovecot;
let wire: FaultyWire;
let recipients = 0;

beforeAll(async () => {
  dovecot = await startDovecot();
  wire = await layFaultyWire((await startGateway()).httpPort);
});

interface Way {
  readonly smtpPort: number;
  log(): string;
}

function offer({ smtpPort }: Way, from: string, content: Buffer) {
  recipients += 1;
  const to = `reader-${recipients}@example.test`;
  return send({ port: smtpPort, from, to, content }).then((sent) => ({ ...sent, to }));
}

async function deliver(way: Way, from: string, content: Buffer): Promise<DeliveredMessage> {
  const { accepted, transcript, to } = await offer(way, from, content);
  expect(accepted, `${transcript}\n${way.log()}`).toBe(true);
  const [bytes = Buffer.alloc(0)] = await readMessages({ port: dovecot.imapPort, user: to });
  return readDelivered(bytes);
}

describeWith(
  ['postfix', 'rspamd', 'dovecot', 'swaks'],
  'rspamd_proxy between Postfix and the gateway',
  () => {
    let postfix: Postfix;

    async function start(compression: boolean): Promise<Postfix> {
      const { milterPort } = await startRspamdProxy(wire.port, compression);
      return startPostfix({ milterPort, lmtpPort: dovecot.lmtpPort });
    }

    beforeAll(async () => {
      postfix = await start(false);
    });

    it('marks the story, with its banner, and removes what was forged', async () => {
      const delivered = await deliver(postfix, IMPOSTOR, letter(storyLetter(IMPOSTOR, FORGED)));
      expect(delivered.verdict).toBe('impersonation');
      expect(delivered.bytes.includes('forged')).toBe(false);
      const { plain } = await readableTexts(delivered);
      expect(plain.indexOf('visites-conseil.example')).toBeLessThan(plain.indexOf('Cher client,'));
    });

    it('only marks small talk', async () => {
      const sent = letter(SMALL_TALK);
      const above = fieldsAbove(await deliver(postfix, SENDER, sent), sent);
      expect(above).toEqual(expect.arrayContaining(['x-counterfoil-verdict', 'x-counterfoil-level']));
    });

    it('compresses what it sends, where it is told to', async () => {
      const delivered = await deliver(await start(true), IMPOSTOR, letter(storyLetter(IMPOSTOR, FORGED)));
      expect(delivered.verdict).toBe('impersonation');
    });

    it('delivers nothing unmarked while the gateway is down', async () => {
      await wire.become('down');
      const { accepted, transcript } = await offer(postfix, SENDER, letter(SMALL_TALK));
      await wire.become('whole');
      expect(accepted).toBe(false);
      expect(transcript).toMatch(/^<\*\* +4\d\d /m);
      expect((await deliver(postfix, SENDER, letter(SMALL_TALK))).verdict).toBe('none');
    });
  },
);

describeWith(['haraka', 'postfix', 'dovecot', 'swaks'], 'Haraka with the gateway as its rspamd', () => {
  let haraka: Haraka;

  beforeAll(async () => {
    const next = await startPostfix({ lmtpPort: dovecot.lmtpPort });
    haraka = await startHaraka(wire.port, next.smtpPort);
  });

  it('marks the story and removes what was forged', async () => {
    const delivered = await deliver(haraka, IMPOSTOR, letter(storyLetter(IMPOSTOR, FORGED)));
    expect(delivered.verdict).toBe('impersonation');
    expect(delivered.fields('X-Counterfoil-Level')).toEqual(['3']);
    expect(delivered.bytes.includes('forged')).toBe(false);
  });

  it('takes several messages, one of them a bounce', async () => {
    expect((await deliver(haraka, '<>', letter(SMALL_TALK))).verdict).toBe('none');
    expect((await deliver(haraka, SENDER, letter(SMALL_TALK))).verdict).toBe('none');
  });

  it('delivers nothing unmarked while the gateway is down', async () => {
    await wire.become('down');
    const { accepted, transcript } = await offer(haraka, SENDER, letter(SMALL_TALK));
    await wire.become('whole');
    expect(accepted).toBe(false);
    expect(transcript).toMatch(/^<\*\* +450 /m);
    expect((await deliver(haraka, SENDER, letter(SMALL_TALK))).verdict).toBe('none');
  });
});
