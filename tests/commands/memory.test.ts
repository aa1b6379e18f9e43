import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { dayOf } from '../../src/memory/correspondents.ts';
import { outgoingLesson } from '../../src/memory/lesson.ts';
import { readOrCreateKey } from '../../src/memory/memory-key.ts';
import { memoryWriter } from '../../src/memory/memory-writer.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runCounterfoil } from './run-counterfoil.ts';

const TODAY = new Date().toISOString();

function configurationIn(folder: string, memory: object = {}): string {
  const file = join(folder, 'counterfoil.yaml');
  writeFileSync(file, stringify({ memory: { folder, ...memory } }));
  return file;
}

/** A folder whose memory knows that Ann wrote to Jan and Piet. */
async function knownCorrespondence(): Promise<string> {
  const folder = makeRunFolder('memory-command');
  const settings = {
    place: { kind: 'sqlite', file: join(folder, 'memory.sqlite') },
    key: readOrCreateKey(join(folder, 'memory.key')),
    ...{ retentionDays: 400, learningDays: 14, maxEntries: 1_000, lookupMs: 50 },
  } as const;
  const writer = memoryWriter(
    settings,
    () => dayOf(TODAY) - 4,
    (event) => expect.fail(event.kind),
  );
  const forwardPaths = ['jan@lab.example', 'piet@lab.example'];
  const lesson = outgoingLesson({ reversePath: 'ann@example.test', forwardPaths }, TODAY);
  await writer.learn(lesson ? [lesson] : []);
  await writer.close();
  return folder;
}

describe('memory', () => {
  it('tells where the memory is, how old and how full', async () => {
    const folder = await knownCorrespondence();
    const { stdout, status } = runCounterfoil(['memory', 'status', '--config', configurationIn(folder)]);
    expect(stdout.split('\n')).toEqual([
      `place    ${join(folder, 'memory.sqlite')}`,
      'age      4 days, tells who is new in 10 days',
      'entries  3: 3 written to, 0 heard from, 0 heard from without authentication',
      '',
    ]);
    expect(status).toBe(0);
  });

  it.each([
    ['somebody outside', 'Jan@Lab.example', 1],
    ['an organisation', 'lab.example', 1],
    ['somebody here', 'ann@example.test', 3],
    ['nobody', 'nobody@example.test', 0],
  ])('forgets %s', async (_, address, entries) => {
    const config = configurationIn(await knownCorrespondence());
    const forgotten = runCounterfoil(['memory', 'forget', address, '--config', config]);
    expect(forgotten).toMatchObject({ status: 0, stderr: '' });
    expect(forgotten.stdout).toBe(`forgotten: ${entries} ${entries === 1 ? 'entry' : 'entries'}\n`);
    const { stdout } = runCounterfoil(['memory', 'status', '--config', config]);
    expect(stdout).toContain(`entries  ${3 - entries}:`);
  });

  it('refuses what is no address', () => {
    const config = configurationIn(makeRunFolder('memory-command'));
    const { status, stderr } = runCounterfoil(['memory', 'forget', 'jan', '--config', config]);
    expect(stderr).toBe('counterfoil: an address is jan@example.org or example.org\n');
    expect(status).toBe(2);
  });

  it('says that it is switched off, and makes no file', () => {
    const folder = makeRunFolder('memory-command');
    const config = configurationIn(folder, { enabled: false });
    const { status, stdout } = runCounterfoil(['memory', 'status', '--config', config]);
    expect(stdout).toBe('the memory is switched off (memory.enabled)\n');
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'memory.key'))).toBe(false);
  });

  it('says in one line that Redis is not there', () => {
    const config = configurationIn(makeRunFolder('memory-command'), { redis: 'redis://127.0.0.1:1' });
    const { status, stderr } = runCounterfoil(['memory', 'status', '--config', config]);
    expect(stderr).toMatch(/^counterfoil: the memory cannot be opened: .+\n$/);
    expect(status).toBe(3);
  });
});
