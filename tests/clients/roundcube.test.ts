import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANNER_LANGUAGES } from '../../src/rewrite/banner-texts.ts';
import { lookAtBanner } from '../browser/banner-sight.ts';
import { startChromium } from '../browser/chromium.ts';
import { HIDING_ATTACKS } from '../browser/hiding-attacks.ts';
import { describeWith } from '../servers/require-servers.ts';
import { ATTACK_NAMES, attackLetters } from './attack-letters.ts';
import { type ClientMail, openClientMail } from './client-mailbox.ts';
import { bannerWords, plainly } from './expected-words.ts';
import { storyInLatin1, storyWithHtml } from './letters.ts';
import { rewritten } from './rewritten.ts';
import { type Roundcube, startRoundcube } from './roundcube.ts';
import { logInToRoundcube, type RoundcubeReader } from './roundcube-reader.ts';
import { screenshotFile } from './screenshots.ts';

const PATRICK = 'patrick@example.test';
const VICTIM = 'victim@fr.example.test';

let mail: ClientMail;
let roundcube: Roundcube;
let browser: Browser;

/** The UID of a message, by its subject. */
async function uidOf(user: string, subject: string): Promise<number> {
  const message = (await mail.stored(user)).get(subject);
  if (!message) throw new Error(`${user} has no message ${subject}\n${roundcube.log()}`);
  return message.uid;
}

async function expectBanner({ page, messageTop }: RoundcubeReader): Promise<void> {
  const [sight, top] = [await lookAtBanner(page), await messageTop()];
  expect(sight).toMatchObject({ count: 1, scrolled: 0, covered: 0 });
  expect(sight.probed).toBeGreaterThan(20);
  expect(sight.top - top).toBeGreaterThanOrEqual(0);
  expect(sight.top - top).toBeLessThan(30);
  expect(sight.height).toBeGreaterThan(120);
  expect(sight.contrast).toBeGreaterThanOrEqual(7);
  expect(sight.fontSize).toBeGreaterThanOrEqual(13);
}

describeWith(['postfix', 'dovecot', 'chromium', 'roundcube'], 'the banner in Roundcube', () => {
  let patrick: RoundcubeReader;
  let story: number;

  beforeAll(async () => {
    mail = await openClientMail();
    roundcube = await startRoundcube(mail.imapPort);
    browser = await startChromium();
    await mail.deliver(PATRICK, [storyWithHtml({ subject: 'html' }), storyInLatin1({ subject: 'latin1' })]);
    story = await uidOf(PATRICK, 'html');
    patrick = await logInToRoundcube(browser, roundcube.url, PATRICK);
  });

  afterAll(() => browser.close());

  it.each(BANNER_LANGUAGES)('stands on top and speaks the language of the reader: %s', async (language) => {
    const user = `reader@${language}.example.test`;
    await mail.deliver(user, [storyWithHtml({ subject: 'html' })]);
    const reader = await logInToRoundcube(browser, roundcube.url, user);
    await reader.open(await uidOf(user, 'html'));
    await expectBanner(reader);
    const text = plainly((await lookAtBanner(reader.page)).text);
    for (const words of bannerWords(language, 'Proximus')) expect(text).toContain(words);
    await reader.page.screenshot({ path: screenshotFile(`Roundcube ${language}`) });
    await reader.page.context().close();
  });

  it('speaks the language of the message to everybody else', async () => {
    await patrick.open(story);
    const text = plainly((await lookAtBanner(patrick.page)).text);
    for (const words of bannerWords('fr', 'Proximus')) expect(text).toContain(words);
  });

  it('leaves nothing to click on', async () => {
    await patrick.open(story);
    const active = '#messagebody :is(a[href], area[href], form, iframe, [onclick])';
    expect(await patrick.page.locator(active).count()).toBe(0);
    expect(await patrick.messageText()).toContain(
      'Confirmer le rendez-vous[lien désactivé, menait à visites-conseil.example]',
    );
  });

  it('is readable in the dark mode of Roundcube', async () => {
    await patrick.open(story);
    await patrick.page.evaluate("document.documentElement.classList.add('dark-mode')");
    await expectBanner(patrick);
    await patrick.page.screenshot({ path: screenshotFile('Roundcube dark') });
  });

  it('fits a telephone', async () => {
    await patrick.page.setViewportSize({ width: 360, height: 1000 });
    await patrick.open(story);
    const sight = await lookAtBanner(patrick.page);
    await patrick.page.screenshot({ path: screenshotFile('Roundcube 360') });
    await patrick.page.setViewportSize({ width: 1200, height: 1000 });
    expect(sight).toMatchObject({ count: 1, covered: 0 });
    expect(sight.left).toBeGreaterThanOrEqual(0);
    expect(sight.left + sight.width).toBeLessThanOrEqual(360);
  });

  it.each([
    ['the text of a message with HTML', 'html'],
    ['a message in ISO-8859-1', 'latin1'],
  ])('is readable in %s', async (_, subject) => {
    await patrick.open(await uidOf(PATRICK, subject), 'text');
    const text = plainly(await patrick.messageText());
    expect(text).toMatch(/^\[!!\] /);
    for (const words of bannerWords('fr', 'Proximus')) expect(text).toContain(words);
    expect(text).toContain('Merci de préparer vos factures');
    expect(await patrick.page.locator('#messagebody a[href*="visites-conseil"]').count()).toBe(0);
    await patrick.page.screenshot({ path: screenshotFile(`Roundcube text ${subject}`) });
  });

  it.each(['html', 'text'] as const)(
    'goes into a reply to the %s as words, and no target of the sender does',
    async (form) => {
      await patrick.open(story, form);
      const quote = await patrick.quoteOf(story);
      await patrick.page.screenshot({ path: screenshotFile(`Roundcube reply ${form}`) });
      const text = plainly(quote.replace(/^> ?/gm, ''));
      for (const words of bannerWords('fr', 'Proximus')) expect(text).toContain(words);
      expect(text).toContain('Merci de préparer vos factures');
      expect(quote).not.toMatch(/[<{]|style|login\.|tel:|mailto:/);
    },
  );

  describe('against a sender who hides it', () => {
    let victim: RoundcubeReader;
    let uids: ReadonlyMap<string, { readonly uid: number }>;

    beforeAll(async () => {
      await mail.deliver(VICTIM, attackLetters());
      uids = await mail.stored(VICTIM);
      victim = await logInToRoundcube(browser, roundcube.url, VICTIM);
    });

    it.each(ATTACK_NAMES)('withstands: %s', async (name) => {
      await victim.open(uids.get(name)?.uid ?? 0);
      await expectBanner(victim);
    });

    it('can tell a banner that is hidden', async () => {
      const user = 'hidden@example.test';
      const choices = { treatment: { impersonation: 'annotate' } } as const;
      const html = HIDING_ATTACKS['absolute cover'] ?? '';
      const covered = rewritten(storyWithHtml({ subject: 'hidden' }, html), { changes: { choices } });
      await mail.store(user, covered);
      const reader = await logInToRoundcube(browser, roundcube.url, user);
      await reader.open(await uidOf(user, 'hidden'));
      expect((await lookAtBanner(reader.page)).covered).toBeGreaterThan(20);
    });
  });
});
