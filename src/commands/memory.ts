import { Command } from 'commander';
import { Fault } from '../fault.ts';
import { dayOf } from '../memory/correspondents.ts';
import { forgottenHashes } from '../memory/forgotten-hashes.ts';
import { keyedHash } from '../memory/keyed-hash.ts';
import type { MemorySettings } from '../memory/memory-settings.ts';
import type { MemoryStatus, MemoryStore } from '../memory/memory-store.ts';
import { openWriter } from '../memory/open-store.ts';
import { EXIT } from './exit-status.ts';
import { type InstallationOptions, readConfiguration } from './installation.ts';
import { memorySettings } from './memory-place.ts';
import { configOption } from './options.ts';

export function memoryCommand(): Command {
  return new Command('memory')
    .description('look after what is remembered about who writes to whom')
    .addCommand(
      new Command('status')
        .description('where the memory is, since when, and how much is in it')
        .addOption(configOption())
        .action(showStatus),
    )
    .addCommand(
      new Command('forget')
        .description('forget an address, of somebody here or outside, or the domain of an organisation')
        .argument('<address>', 'jan@example.org or example.org')
        .addOption(configOption())
        .action(forget),
    );
}

async function showStatus(options: InstallationOptions): Promise<void> {
  await withMemory(options, async (store, settings) => {
    process.stdout.write(statusLines(await store.status(), settings).join('\n'));
  });
}

async function forget(address: string, options: InstallationOptions): Promise<void> {
  await withMemory(options, async (store, { key }) => {
    const hashes = forgottenHashes(address, keyedHash(key));
    if (hashes.length === 0) {
      process.stderr.write('counterfoil: an address is jan@example.org or example.org\n');
      process.exitCode = EXIT.usage;
      return;
    }
    const removed = await store.forget(hashes);
    process.stdout.write(`forgotten: ${removed} ${removed === 1 ? 'entry' : 'entries'}\n`);
  });
}

/** Opens the memory as the gateway does; both may have it open at once. */
async function withMemory(
  options: InstallationOptions,
  work: (store: MemoryStore, settings: MemorySettings) => Promise<void>,
): Promise<void> {
  const settings = memorySettings(readConfiguration(options).memory);
  if (!settings) {
    process.stdout.write('the memory is switched off (memory.enabled)\n');
    return;
  }
  const store = await open(settings);
  try {
    await work(store, settings);
  } finally {
    await store.close();
  }
}

async function open(settings: MemorySettings): Promise<MemoryStore> {
  const onDamage = (aside: string): void => {
    process.stderr.write(`counterfoil: the memory was damaged and is now ${aside}\n`);
  };
  try {
    return await openWriter(settings, { today: today(), onDamage });
  } catch (cause) {
    throw new Fault('memory-unavailable', `the memory cannot be opened: ${String(cause)}`, { cause });
  }
}

function statusLines({ began, entries }: MemoryStatus, { place, learningDays }: MemorySettings): string[] {
  const { wrote, verified, unverified } = entries;
  const age = today() - began;
  const learning = age < learningDays ? `, tells who is new in ${learningDays - age} days` : '';
  return [
    `place    ${place.kind === 'sqlite' ? place.file : 'Redis'}`,
    `age      ${age} days${learning}`,
    `entries  ${wrote + verified + unverified}: ${wrote} written to, ${verified} heard from, ${unverified} heard from without authentication`,
    '',
  ];
}

function today(): number {
  return dayOf(new Date().toISOString());
}
