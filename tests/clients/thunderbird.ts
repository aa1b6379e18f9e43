import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BannerSight, LOOK_AT_BANNER } from '../browser/banner-sight.ts';
import type { Region } from '../browser/picture-contrast.ts';
import { freePort } from '../servers/free-port.ts';
import { eventually } from '../servers/patience.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { startProcess } from '../servers/server-process.ts';
import { type Marionette, openMarionette } from './marionette.ts';

/** What a message looks like in Thunderbird. */
export interface ThunderbirdView {
  readonly sight: BannerSight;
  /** All text of the message, as somebody could select it. */
  readonly text: string;
  /** Targets of everything that can be followed. */
  readonly targets: readonly string[];
  /** Ground of the symbol, as CSS; empty without a banner. */
  readonly bar: string;
  /** Where the blocks of the banner's text are, in px of the window. */
  readonly blocks: readonly Region[];
}

/** A Thunderbird with a profile and a screen of its own. */
export interface Thunderbird {
  /** Opens a message from a file, as a double click would, and waits until it is shown. */
  show(name: string, content: Uint8Array, form?: 'html' | 'text'): Promise<ThunderbirdView>;
  /** Light, or what Thunderbird makes of messages in the dark. */
  theme(theme: 'light' | 'dark'): Promise<void>;
  /** The whole window as PNG. */
  screenshot(): Promise<Buffer>;
  stop(): Promise<void>;
}

/** Nothing but our message: no greeting, no account wizard, no network. */
function preferences(marionettePort: number): string {
  return Object.entries({
    'marionette.port': marionettePort,
    'app.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'mail.provider.suppress_dialog_on_startup': true,
    'mail.spotlight.firstRunDone': true,
    'mail.accounthub.enabled': false,
    'mail.rights.version': 1,
    'mail.shell.checkDefaultClient': false,
    'mailnews.start_page.enabled': false,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': 9,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': 9,
  })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** Opens a file and waits for its text; the message is in a document of its own within the tab. */
const SHOW = `
  const [path, form] = values;
  Services.prefs.setBoolPref('mailnews.display.prefer_plaintext', form === 'text');
  Services.prefs.setIntPref('mailnews.display.html_as', form === 'text' ? 1 : 0);
  const { MailUtils } = ChromeUtils.importESModule('resource:///modules/MailUtils.sys.mjs');
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  const three = Services.wm.getMostRecentWindow('mail:3pane');
  const tabmail = three.document.getElementById('tabmail');
  tabmail.closeOtherTabs(tabmail.tabInfo[0]);
  MailUtils.openEMLFile(three, file, Services.io.newFileURI(file));
  const shown = () => {
    const tab = tabmail.currentTabInfo;
    const pane = tab?.chromeBrowser?.contentDocument?.getElementById('messagepane');
    const ready = pane?.currentURI.spec.includes(encodeURI(file.leafName)) && pane.contentDocument?.readyState === 'complete';
    return ready && pane.contentDocument.body?.textContent.trim() ? pane.contentWindow : undefined;
  };
  for (let tries = 0; tries < 400 && !shown(); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  const message = shown();
  if (!message) throw new Error('the message does not appear');
  await new Promise((resolve) => setTimeout(resolve, 100));
`;

const LOOK = `
  const system = Services.scriptSecurityManager.getSystemPrincipal();
  const sandbox = new Cu.Sandbox(system, { sandboxPrototype: message, wantXrays: true });
  const sight = Cu.evalInSandbox(${JSON.stringify(LOOK_AT_BANNER)}, sandbox);
  const blocks = [...message.document.querySelectorAll('.cf-banner div')].map((each) => each.getBoundingClientRect());
  const symbol = message.document.querySelector('.cf-banner td');
  const followed = [...message.document.querySelectorAll('a[href], area[href], form')];
  return {
    sight: JSON.parse(JSON.stringify(sight)),
    text: message.document.body.innerText,
    bar: symbol ? message.getComputedStyle(symbol).backgroundColor : '',
    targets: followed.map((each) => each.getAttribute('href') ?? each.localName),
    blocks: blocks.map(({ left, top, width, height }) => ({
      left: Math.round(message.mozInnerScreenX - three.mozInnerScreenX + left),
      top: Math.round(message.mozInnerScreenY - three.mozInnerScreenY + top),
      width: Math.floor(width),
      height: Math.floor(height),
    })),
  };
`;

async function startScreen(): Promise<string> {
  // It takes the first number that is free, and tells it.
  const screen = startProcess('sh', [
    '-c',
    'exec Xvfb -displayfd 1 -screen 0 1280x1000x24 -nolisten tcp -noreset',
  ]);
  const number = await eventually(
    () => /^\d+\n/.exec(screen.stdout())?.[0].trim(),
    () => `no screen\n${screen.stderr()}`,
  );
  return `:${number}`;
}

function connected(port: number): Promise<Marionette | undefined> {
  return openMarionette(port).catch(() => undefined);
}

/** Starts it and waits for its window. */
export async function startThunderbird(): Promise<Thunderbird> {
  const folder = makeRunFolder('thunderbird');
  const [profile, messages] = [join(folder, 'profile'), join(folder, 'messages')];
  const port = await freePort();
  for (const each of [profile, messages]) mkdirSync(each);
  writeFileSync(join(profile, 'user.js'), preferences(port));
  const env = { ...process.env, HOME: folder, DISPLAY: await startScreen() };
  const thunderbird = startProcess(
    'thunderbird',
    ['--no-remote', '--profile', profile, '--marionette', '--remote-allow-system-access'],
    { env },
  );
  await thunderbird.listening(port);
  const marionette = await eventually(
    () => connected(port),
    () => `Thunderbird does not answer\n${thunderbird.stderr()}`,
  );
  let files = 0;

  function show(name: string, content: Uint8Array, form: 'html' | 'text' = 'html'): Promise<ThunderbirdView> {
    files += 1;
    const file = join(messages, `${files}-${name.replace(/[^a-z0-9]+/gi, '-')}.eml`);
    writeFileSync(file, content);
    return marionette.run<ThunderbirdView>(SHOW + LOOK, [file, form]);
  }

  async function theme(name: 'light' | 'dark'): Promise<void> {
    await marionette.run<void>(
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      await (await AddonManager.getAddonByID('thunderbird-compact-' + values[0] + '@mozilla.org')).enable();`,
      [name],
    );
  }

  async function stop(): Promise<void> {
    marionette.close();
    await thunderbird.stop();
  }

  return { show, theme, screenshot: marionette.screenshot, stop };
}
