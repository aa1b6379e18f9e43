import { analyse, type Circumstances } from '../../src/analysis/pipeline.ts';
import { loadInstallation } from '../../src/commands/installation.ts';
import { messagesOf } from '../../src/commands/message-source.ts';

// What a second set of rules costs per message: `node tests/bench/shadow.ts PATH…`, CPU milliseconds, rounds in turns.

const ROUNDS = 5;

const CIRCUMSTANCES: Circumstances = {
  ...{ id: 'bench', today: '2026-01-01', trusted: { kind: 'none' }, replaceBody: true },
  ...{ bannerFrom: 'never', defaultLanguage: 'en' },
};

const { expertise } = loadInstallation({});
const { rules, policy, exceptions } = expertise;
const shadowed = { ...expertise, shadow: { rules, policy, exceptions } };
const contents: Uint8Array[] = [];
for await (const { content } of messagesOf(process.argv.slice(2))) contents.push(content);

async function cpuMs(expert: typeof expertise): Promise<number> {
  const before = process.cpuUsage();
  for (const content of contents) {
    await analyse({ client: {}, envelope: { forwardPaths: [] }, content }, expert, CIRCUMSTANCES);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / contents.length;
}

await cpuMs(expertise);
const alone: number[] = [];
const both: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  alone.push(await cpuMs(expertise));
  both.push(await cpuMs(shadowed));
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;
process.stdout.write(
  `${contents.length} messages: ${median(alone).toFixed(3)} ms, with a second set ${median(both).toFixed(3)} ms\n`,
);
