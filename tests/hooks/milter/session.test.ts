import { describe, expect, it } from 'vitest';
import type { Command, Offer } from '../../../src/hooks/milter/codec/command.ts';
import { MilterSession } from '../../../src/hooks/milter/session.ts';
import { bytes } from './mail-server/encode-command.ts';
import { FULL_OFFER } from './mail-server/fake-mail-server.ts';
import {
  CONNECT,
  END,
  MESSAGE,
  MESSAGE_CONTENT,
  macros,
  messageCommands,
  type SentMessage,
} from './mail-server/sent-message.ts';
import { analysisOf, play, startSession } from './play.ts';

describe('client and envelope', () => {
  it('are told', () => {
    const { transaction } = analysisOf(startSession(), ...CONNECT, ...messageCommands());
    expect(transaction.client).toEqual({
      address: '192.0.2.7',
      name: 'mail.example.org',
      ehloDomain: 'mail.example.org',
    });
    expect(transaction.envelope).toEqual({
      reversePath: 'anna@example.org',
      forwardPaths: ['bob@example.net'],
    });
  });

  it.each(['unknown', '[192.0.2.7]'])(
    'have no name for a client that the mail server calls %s',
    (hostname) => {
      const connect: Command = {
        kind: 'connect',
        hostname,
        peer: { family: 'inet', address: '192.0.2.7', port: 25 },
      };
      const { transaction } = analysisOf(startSession(), connect, ...messageCommands());
      expect(transaction.client).toEqual({ address: '192.0.2.7' });
    },
  );

  it('come from the macros when there was no SMTP client to tell of', () => {
    const end = macros('E', { '{client_addr}': '2001:db8::1', '{client_name}': 'host.example' });
    const { transaction } = analysisOf(startSession(), ...messageCommands(), end);
    expect(transaction.client).toEqual({ address: '2001:db8::1', name: 'host.example' });
  });

  it('tell the null reverse-path from one that nobody told', () => {
    const bounce = analysisOf(startSession(), ...messageCommands({ ...MESSAGE, from: '<>' }));
    expect(bounce.transaction.envelope.reversePath).toBe('');
    expect(analysisOf(startSession()).transaction.envelope).toEqual({ forwardPaths: [] });
  });

  it('read paths as UTF-8 where they are, else as latin1', () => {
    const message = { ...MESSAGE, from: '<j\xc3\xb6rg@example.org>', to: ['<j\xf6rg@example.net>'] };
    const { envelope } = analysisOf(startSession(), ...messageCommands(message)).transaction;
    expect(envelope).toEqual({ reversePath: 'jörg@example.org', forwardPaths: ['jörg@example.net'] });
  });
});

describe('several messages on one connection', () => {
  const first: SentMessage = {
    from: '<x@example.org>',
    to: ['<y@example.net>', '<z@example.net>'],
    fields: [['X-First', ' 1']],
    body: bytes('first'),
  };

  it.each<readonly [string, readonly Command[]]>([
    ['its end', [...messageCommands(first), END]],
    ['its end and two ABORTs', [...messageCommands(first), END, { kind: 'abort' }, { kind: 'abort' }]],
    ['ABORT', [...messageCommands(first), { kind: 'abort' }]],
    ['ABORT after MAIL', [...messageCommands(first).slice(0, 1), { kind: 'abort' }]],
    ['the next MAIL and nothing else', messageCommands(first)],
  ])('nothing of the first is left after %s', (_, before) => {
    const session = startSession();
    play(session, ...CONNECT, ...before);
    const { transaction } = analysisOf(session, ...messageCommands());
    expect(Buffer.from(transaction.content).toString('latin1')).toBe(MESSAGE_CONTENT);
    expect(transaction.envelope).toEqual({
      reversePath: 'anna@example.org',
      forwardPaths: ['bob@example.net'],
    });
    expect(transaction.client.address).toBe('192.0.2.7');
  });

  it('another client follows after QUIT_NC, under the same agreement', () => {
    const session = startSession();
    play(session, macros('C', { '{client_addr}': '192.0.2.7' }), ...CONNECT, ...messageCommands(first));
    const { transaction, agreement } = analysisOf(
      session,
      { kind: 'quit-new-connection' },
      ...messageCommands(),
    );
    expect(transaction.client).toEqual({});
    expect(Buffer.from(transaction.content).toString('latin1')).toBe(MESSAGE_CONTENT);
    expect(agreement.version).toBe(6);
  });

  it('is in a message from MAIL to its end or ABORT', () => {
    const session = startSession();
    const states = [
      ...CONNECT,
      ...messageCommands(),
      END,
      ...messageCommands(),
      { kind: 'abort' } as const,
    ].map((command) => {
      session.handle(command);
      return session.inMessage;
    });
    const during = messageCommands().map(() => true);
    expect(states).toEqual([false, false, ...during, false, ...during, false]);
  });
});

describe('authenticated submissions', () => {
  const login = macros('M', { '{auth_authen}': 'anna' });

  it('are left as they are, and only their envelope is told', () => {
    expect(play(startSession(), login, ...messageCommands(), END)).toEqual({
      kind: 'pass-submission',
      envelope: { reversePath: 'anna@example.org', forwardPaths: ['bob@example.net'] },
      submitted: true,
    });
  });

  it('are handed over, unjudged, where banners are taken out', () => {
    const session = startSession({ stripOutbound: true });
    const action = { kind: 'analyse', submitted: true, outbound: true };
    expect(play(session, login, ...messageCommands(), END)).toMatchObject(action);
  });

  it('may also come from a network without a login, and then teach nothing', () => {
    const own = { isOwnUser: () => true };
    const commands = [...messageCommands(), END];
    const passed = { kind: 'pass-submission', submitted: false };
    expect(play(startSession(own), ...commands)).toMatchObject(passed);
    const stripped = startSession({ ...own, stripOutbound: true });
    expect(play(stripped, ...commands)).toMatchObject({ submitted: false, outbound: true });
    const judging = startSession({ ...own, skipAuthenticatedSubmissions: false });
    expect(play(judging, ...commands)).toMatchObject({ kind: 'analyse', outbound: false });
  });

  it('are analysed when the option says so', () => {
    const session = startSession({ skipAuthenticatedSubmissions: false });
    const analyse = { kind: 'analyse', submitted: true };
    expect(play(session, login, ...messageCommands(), END)).toMatchObject(analyse);
  });

  it.each<readonly [string, readonly Command[]]>([
    ['an empty login name', [macros('M', { '{auth_authen}': '' }), ...messageCommands()]],
    ['the login of the message before', [login, ...messageCommands(), END, ...messageCommands()]],
    ['the login before an ABORT', [login, ...messageCommands(), { kind: 'abort' }, ...messageCommands()]],
    ['the login before another MAIL', [login, ...messageCommands(), ...messageCommands()]],
    ['a login before ABORT, without MAIL', [login, { kind: 'abort' }, ...messageCommands()]],
    ['the login of the client before', [login, { kind: 'quit-new-connection' }, ...messageCommands()]],
  ])('are not: %s', (_, commands) => {
    expect(play(startSession(), ...commands, END)).toMatchObject({ kind: 'analyse', submitted: false });
  });
});

describe('the negotiation', () => {
  it('asks for macros at the end of the message, if it may', () => {
    const offers = [FULL_OFFER, { ...FULL_OFFER, actions: 0xff }];
    const lists = offers.map((offer) => {
      const action = new MilterSession({ maxMessageBytes: 1, skipAuthenticatedSubmissions: true }).handle({
        kind: 'negotiate',
        ...offer,
      });
      return action.kind === 'reply' && action.reply.kind === 'negotiate' && action.reply.macros;
    });
    const names = [
      'i',
      '{auth_authen}',
      '{auth_type}',
      '{client_addr}',
      '{client_name}',
      '{daemon_name}',
      '{mail_addr}',
    ];
    expect(lists).toEqual([[{ stage: 5, names }], []]);
  });

  it('closes on a version before 2', () => {
    expect(startSession().handle({ kind: 'negotiate', ...FULL_OFFER, version: 1 }).kind).toBe('close');
  });

  it('comes first', () => {
    const session = new MilterSession({ maxMessageBytes: 1, skipAuthenticatedSubmissions: true });
    expect(() => play(session, ...CONNECT)).toThrow('a command before the negotiation');
  });

  it.each([
    ['everything', 0x1ff, { replaceBody: true, quarantine: true }],
    ['no new body', 0x1ff & ~0x2, { replaceBody: false, quarantine: true }],
    ['no quarantine', 0x1f, { replaceBody: true, quarantine: false }],
  ])('tells the engine what the mail server can do: %s', (_, actions, capabilities) => {
    const session = startSession({}, { ...FULL_OFFER, actions });
    expect(analysisOf(session, ...messageCommands()).capabilities).toEqual(capabilities);
  });

  it('hands on the queue id', () => {
    const end = macros('E', { i: '4F1xyz' });
    expect(analysisOf(startSession(), ...messageCommands(), end).queueId).toBe('4F1xyz');
  });
});

describe('a message above the limit', () => {
  const header = 'From: Anna <anna@example.org>\r\nSubject: Lunch\r\n';
  const large = messageCommands({ ...MESSAGE, body: Buffer.alloc(200_000, 'x') });
  const answering: Offer = { ...FULL_OFFER, protocol: 0x1fffff & ~0x80000 };

  it('is cut off at the limit, marked, and its body left alone', () => {
    const { transaction, capabilities } = analysisOf(startSession({ maxMessageBytes: 1000 }), ...large);
    expect(transaction.truncated).toBe(true);
    expect(transaction.content).toHaveLength(1000 + 2);
    expect(capabilities).toEqual({ replaceBody: false, quarantine: true });
  });

  it('is whole at exactly the limit', () => {
    const maxMessageBytes = header.length + MESSAGE.body.length;
    const { transaction } = analysisOf(startSession({ maxMessageBytes }), ...messageCommands());
    expect(transaction.truncated).toBeUndefined();
    const { transaction: cut } = analysisOf(
      startSession({ maxMessageBytes: maxMessageBytes - 1 }),
      ...messageCommands(),
    );
    expect(cut.truncated).toBe(true);
  });

  it('makes the mail server skip the rest of the body, where replies to the body are agreed', () => {
    const session = startSession({ maxMessageBytes: 100_000 }, answering);
    const replies = large.map((command) => session.handle(command)).filter(({ kind }) => kind === 'reply');
    expect(replies.map((action) => action.kind === 'reply' && action.reply.kind)).toEqual([
      'continue',
      'skip',
      'skip',
      'skip',
    ]);
  });

  it('is answered with continue where skipping is not agreed', () => {
    const session = startSession(
      { maxMessageBytes: 100_000 },
      { ...answering, protocol: answering.protocol & ~0x400 },
    );
    const replies = large.map((command) => session.handle(command)).filter(({ kind }) => kind === 'reply');
    expect(replies).toEqual(replies.map(() => ({ kind: 'reply', reply: { kind: 'continue' } })));
    expect(replies).toHaveLength(4);
  });

  it('does not mark the next message', () => {
    const session = startSession({ maxMessageBytes: 1000 });
    play(session, ...large, END);
    expect(analysisOf(session, ...messageCommands()).transaction.truncated).toBeUndefined();
  });
});
