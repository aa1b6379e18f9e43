import { expect, it } from 'vitest';
import { fakeEngine } from './fake-engine.ts';
import { connectTo, hooks } from './hook.ts';
import { FULL_OFFER } from './mail-server/fake-mail-server.ts';
import { CONNECT, macros, messageCommands } from './mail-server/sent-message.ts';

const { start } = hooks();

/** SMFIF_CHGBODY. */
const CHANGE_BODY = 0x02;

it.each([
  ['fields and body', FULL_OFFER.actions, {}, ['change-header', 'replace-body', 'continue']],
  [
    'fields alone where the mail server takes no new body',
    FULL_OFFER.actions & ~CHANGE_BODY,
    {},
    ['change-header', 'continue'],
  ],
  [
    'fields alone where the message is not all here',
    FULL_OFFER.actions,
    { maxMessageBytes: 20 },
    ['change-header', 'continue'],
  ],
])('what comes with a login loses %s', async (_, actions, options, kinds) => {
  const engine = fakeEngine();
  engine.stripBanners = async () => [
    { kind: 'delete-field', name: 'Subject', occurrence: 1 },
    { kind: 'replace-body', body: Buffer.from('Merci.\r\n') },
  ];
  const mta = await connectTo(await start(engine, options), { ...FULL_OFFER, actions });
  await mta.tell(...CONNECT, macros('M', { '{auth_authen}': 'anna' }), ...messageCommands());
  const replies = await mta.endMessage();
  expect(replies.map(({ kind }) => kind)).toEqual(kinds);
  expect(engine.analysed).toEqual([]);
  expect(engine.submissions).toHaveLength(1);
  expect(await mta.quit()).toEqual([]);
});
