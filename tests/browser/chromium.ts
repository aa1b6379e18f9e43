import { type Browser, chromium } from 'playwright-core';
import { findProgram, SERVERS } from '../servers/required-servers.ts';

/** Starts the installed Chromium, without a window. It reaches no network: a page that asks for one gets nothing. */
export async function startChromium(): Promise<Browser> {
  const [names = ''] = Object.keys(SERVERS.chromium.programs);
  const executablePath = findProgram(names);
  if (executablePath === undefined) throw new Error('Chromium is not installed');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--proxy-server=127.0.0.1:9', '--hide-scrollbars'],
  });
}
