import { simpleParser } from 'mailparser';
import { compare } from './compare.ts';
import { cpuMs } from './cpu-time.ts';
import { messagesToJudge } from './messages-to-judge.ts';
import { wholeAnalysis } from './whole-analysis.ts';

/**
 * CPU milliseconds per message of the whole analysis, beside mailparser's `simpleParser` as it comes, in the same run.
 * Usage: `npm run bench [-- FOLDER]`; without a folder it judges one message.
 */
const messages = await messagesToJudge(process.argv[2]);
const analyse = wholeAnalysis();

await compare(messages.length, {
  'counterfoil, everything': () =>
    cpuMs(async () => {
      for (const content of messages) await analyse(content);
    }),
  'mailparser, parsing only': () =>
    cpuMs(async () => {
      for (const content of messages) await simpleParser(Buffer.from(content));
    }),
});
