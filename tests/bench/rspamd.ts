import { findProgram } from '../servers/required-servers.ts';
import { compare } from './compare.ts';
import { cpuMs, cpuMsOf } from './cpu-time.ts';
import { messagesToJudge } from './messages-to-judge.ts';
import { startRspamd } from './rspamd-process.ts';
import { wholeAnalysis } from './whole-analysis.ts';

/**
 * CPU milliseconds per message of the whole analysis, beside those of a stock rspamd without network, in the same
 * minutes. Of rspamd its scanning process counts, with HTTP and its log; of ours everything in this process.
 * Usage: `npm run bench:rspamd [-- FOLDER]`; without a folder both judge one message.
 */

/** rspamd waits for the answers of a name server that is not there; it can do so for many messages at once. */
const AT_ONCE = 30;

const program = process.platform === 'linux' ? findProgram('rspamd') : undefined;
if (program === undefined) {
  process.stdout.write(
    'rspamd is not installed here (Debian: apt-get install rspamd); nothing was compared\n',
  );
  process.exit();
}
const messages = await messagesToJudge(process.argv[2]);
const analyse = wholeAnalysis();
const rspamd = await startRspamd(program);
try {
  await compare(messages.length, {
    'counterfoil, everything': () =>
      cpuMs(async () => {
        for (const content of messages) await analyse(content);
      }),
    'rspamd without network': async () => {
      const before = cpuMsOf(rspamd.scanner);
      for (let at = 0; at < messages.length; at += AT_ONCE) {
        await Promise.all(messages.slice(at, at + AT_ONCE).map(rspamd.scan));
      }
      return cpuMsOf(rspamd.scanner) - before;
    },
  });
} finally {
  await rspamd.stop();
}
