import { beforeAll, expect, it } from 'vitest';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { type FaultyWire, layFaultyWire } from '../servers/faulty-wire.ts';
import { AUTHSERV_ID, startGateway } from '../servers/gateway.ts';
import { readMessages } from '../servers/imap.ts';
import { describeWith } from '../servers/require-servers.ts';
import { type Sendmail, startSendmail } from '../servers/sendmail.ts';
import { openSmtp } from '../servers/smtp-client.ts';
import { type DeliveredMessage, fieldsAbove, readableTexts, readDelivered } from './delivered-message.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';
const PROXIMUS = 'serviceclientele@proximus.be';
const SENDER = 'jan@sender.example';
const OUR_FIELDS = ['x-counterfoil-verdict', 'x-counterfoil-rules', 'x-counterfoil-level'];

const FORGED = [
  'X-Counterfoil-Verdict: genuine; score=0.0; id=forged; v=1',
  'x-COUNTERFOIL-vErDiCt: none; id=forged',
  'X-Counterfoil-Verdict : none; id=forged',
  'X-Counterfoil-Rules\t: forged=1.0',
  'X-Counterfoil-Level:',
  ' 0; forged',
];

const PROVEN = `Authentication-Results: ${AUTHSERV_ID}; spf=pass smtp.mailfrom=proximus.be; dkim=pass header.d=proximus.be; dmarc=pass header.from=proximus.be`;

/** What arrives: on which wire, and with which flag of INPUT_MAIL_FILTER. */
const FAULTS = [
  ['down', '', 'delivered, unmarked'],
  ['down', 'F=T, ', /^451 /],
  ['down', 'F=R, ', /^5\d\d /],
  ['hangs', '', 'delivered, unmarked'],
  ['hangs', 'F=T, ', /^451 /],
  ['hangs', 'F=R, ', /^5\d\d /],
  ['drops', '', 'delivered, unmarked'],
  ['drops', 'F=T, ', /^451 /],
  ['drops', 'F=R, ', /^5\d\d /],
] as const;

describeWith(['sendmail', 'dovecot'], 'Sendmail with the gateway as its milter', () => {
  let dovecot: Dovecot;
  let wire: FaultyWire;
  let sendmail: Sendmail;
  let recipients = 0;

  beforeAll(async () => {
    dovecot = await startDovecot();
    const sections = { message: { maxBytes: 50_000 } };
    wire = await layFaultyWire((await startGateway({ sections })).milterPort);
    sendmail = await start('F=T, ');
  });

  const start = (flags: '' | 'F=T, ' | 'F=R, ', milterTimeoutSeconds = 30) =>
    startSendmail({ milterPort: wire.port, lmtpPort: dovecot.lmtpPort, flags, milterTimeoutSeconds });

  function newRecipient(): string {
    recipients += 1;
    return `reader-${recipients}@example.test`;
  }

  async function inbox(user: string, count = 1): Promise<DeliveredMessage[]> {
    return (await readMessages({ port: dovecot.imapPort, user, count })).map(readDelivered);
  }

  async function offer({ smtpPort }: Sendmail, from: string, to: string, content: Buffer): Promise<string> {
    const smtp = await openSmtp(smtpPort);
    const reply = await smtp.transact({ from, to: [to], content });
    smtp.close();
    return reply;
  }

  async function deliver(from: string, content: Buffer): Promise<DeliveredMessage> {
    const to = newRecipient();
    expect(await offer(sendmail, from, to, content)).toMatch(/^250 /);
    const [message] = await inbox(to);
    return message ?? expect.fail('nothing arrived');
  }

  it('marks the story and puts the banner above it', async () => {
    const delivered = await deliver(IMPOSTOR, letter(storyLetter(IMPOSTOR)));
    expect(delivered.verdict).toBe('impersonation');
    expect(delivered.fields('X-Counterfoil-Level')).toEqual(['3']);
    const { plain } = await readableTexts(delivered);
    expect(plain).toContain('visites-conseil.example');
    expect(plain.indexOf('visites-conseil.example')).toBeLessThan(plain.indexOf('Cher client,'));
    expect(plain).toContain('se présentera chez vous le 8 février à 15h.');
  });

  it('only marks what Proximus itself has sent, and leaves every byte as it was', async () => {
    const sent = letter(storyLetter(PROXIMUS, [PROVEN]));
    const delivered = await deliver(PROXIMUS, sent);
    expect(delivered.verdict).toBe('genuine');
    expect(fieldsAbove(delivered, sent)).toEqual(expect.arrayContaining(OUR_FIELDS));
  });

  it('leaves odd bytes as they are', async () => {
    const odd = letter({
      ...SMALL_TALK,
      subject: 'Caf\xe9',
      body: '.\r\n..\r\n.dot\r\n\tCaf\xe9 \r\n\r\n\r\n',
    });
    const sent = Buffer.from(odd.toString(), 'latin1');
    expect(fieldsAbove(await deliver(SENDER, sent), sent)).toEqual(expect.arrayContaining(OUR_FIELDS));
  });

  it('removes every spelling of a forged verdict', async () => {
    const delivered = await deliver(SENDER, letter({ ...SMALL_TALK, above: FORGED }));
    expect(delivered.verdict).toBe('none');
    expect(delivered.bytes.includes('forged')).toBe(false);
    expect(delivered.bytes.toString('latin1').match(/^x-counterfoil-/gim)).toHaveLength(3);
  });

  it('marks what is above the size limit, and leaves every byte as it was', async () => {
    const sent = letter({ ...SMALL_TALK, body: `${'On se voit dimanche ?'.repeat(3)}\r\n`.repeat(30_000) });
    const delivered = await deliver(SENDER, sent);
    expect(delivered.verdict).toMatch(/^(?:none|unavailable)$/);
    expect(fieldsAbove(delivered, sent)).toEqual(expect.arrayContaining(OUR_FIELDS));
  });

  it('keeps several messages on one connection apart', async () => {
    const [first, second] = [newRecipient(), newRecipient()];
    const smtp = await openSmtp(sendmail.smtpPort);
    const story = { from: IMPOSTOR, to: [first], content: letter(storyLetter(IMPOSTOR)) };
    expect(await smtp.transact(story)).toMatch(/^250 /);
    await smtp.command(`MAIL FROM:<${IMPOSTOR}>`);
    expect(await smtp.command('RSET')).toMatch(/^250 /);
    expect(await smtp.transact({ from: '', to: [second], content: letter(SMALL_TALK) })).toMatch(/^250 /);
    expect(await smtp.transact(story)).toMatch(/^250 /);
    smtp.close();
    expect((await inbox(first, 2)).map(({ verdict }) => verdict)).toEqual(['impersonation', 'impersonation']);
    expect((await inbox(second)).map(({ verdict }) => verdict)).toEqual(['none']);
  });

  it.each(FAULTS)('the gateway %s and INPUT_MAIL_FILTER has "%s": %s', async (state, flags, expected) => {
    const server = await start(flags, 2);
    const to = newRecipient();
    const content = letter({ ...SMALL_TALK, body: 'On se voit dimanche ?\r\n'.repeat(2_000) });
    await wire.become(state);
    const reply = await offer(server, SENDER, to, content);
    await wire.become('whole');
    if (expected !== 'delivered, unmarked') expect(reply).toMatch(expected);
    else expect((await inbox(to)).map((each) => each.fields('X-Counterfoil-Verdict'))).toEqual([[]]);
    expect(await offer(server, SENDER, to, content)).toMatch(/^250 /);
    const count = expected === 'delivered, unmarked' ? 2 : 1;
    const arrived = await inbox(to, count);
    expect(arrived).toHaveLength(count);
    expect(arrived.at(-1)?.verdict).toBe('none');
  });
});
