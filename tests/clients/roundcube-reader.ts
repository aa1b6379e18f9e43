import type { Browser, Page } from 'playwright-core';

/** Somebody who reads mail in Roundcube. */
export interface RoundcubeReader {
  readonly page: Page;
  /** Opens a message by its UID. */
  open(uid: number, form?: 'html' | 'text'): Promise<void>;
  /** Begins a reply and returns what Roundcube quotes in it. */
  quoteOf(uid: number): Promise<string>;
  /** The words of the open message as they are shown. */
  messageText(): Promise<string>;
  /** Where the message begins on the page, in px. */
  messageTop(): Promise<number>;
}

/** What people see of a message, below its header. */
const MESSAGE = '#messagebody';

/** Logs in; every password is right. */
export async function logInToRoundcube(
  browser: Browser,
  url: string,
  user: string,
): Promise<RoundcubeReader> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1000 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.fill('#rcmloginuser', user);
  await page.fill('#rcmloginpwd', 'any');
  await page.click('#rcmloginsubmit');
  await page.waitForSelector('#messagelist');

  async function open(uid: number, form: 'html' | 'text' = 'html'): Promise<void> {
    await page.goto(`${url}?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show&_format=${form}`);
    await page.waitForSelector(MESSAGE);
  }

  async function quoteOf(uid: number): Promise<string> {
    await page.goto(`${url}?_task=mail&_mbox=INBOX&_reply_uid=${uid}&_action=compose`);
    return page.locator('#composebody').inputValue();
  }

  const messageText = () => page.evaluate<string>(`document.querySelector('${MESSAGE}').innerText`);

  async function messageTop(): Promise<number> {
    const box = await page.locator(MESSAGE).boundingBox();
    return box?.y ?? Number.NaN;
  }

  return { page, open, quoteOf, messageText, messageTop };
}
