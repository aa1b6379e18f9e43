import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExpertiseSource, readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { Configuration } from '../../src/config/configuration.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../src/engine/embedded.ts';
import { keyedHash } from '../../src/memory/keyed-hash.ts';
import type { MemorySettings } from '../../src/memory/memory-settings.ts';
import { openSqliteReader } from '../../src/memory/sqlite-memory.ts';
import { STORY } from '../commands/messages.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const READER = 'ann@example.test';
const RECIPIENT = { reversePath: 'bounce@lab.example', forwardPaths: [READER] };

/** Asks to pay, so that somebody new matters. */
function invoiceFrom(author: string, authentication = 'pass'): string {
  return [
    `Authentication-Results: mx.test; spf=${authentication}; dmarc=${authentication} header.from=lab.example`,
    `From: ${author}`,
    'Subject: Invoice',
    '',
    'Please pay the outstanding invoice today.',
    '',
  ].join('\r\n');
}

describe('an engine that remembers', () => {
  let source: ExpertiseSource;
  const engines: EmbeddedEngine[] = [];

  beforeAll(() => {
    const reading = readExpertiseSource(readRuleFolder('rules'));
    if (!reading.ok) throw new Error('the rules are broken');
    source = reading.source;
  });

  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  function settingsOf(file = join(makeRunFolder('engine'), 'memory.sqlite')): MemorySettings {
    const place = { kind: 'sqlite', file } as const;
    return { place, key: 'a key', retentionDays: 100, learningDays: 0, maxEntries: 1_000, lookupMs: 1_000 };
  }

  async function start(memory: MemorySettings | undefined, logger = fakeLogger()): Promise<EmbeddedEngine> {
    const configuration = Configuration.parse({
      engine: { threads: 1 },
      authentication: { trustedAuthservIds: ['mx.test'] },
    });
    const engine = await startEmbeddedEngine(configuration, source, logger, memory);
    engines.push(engine);
    return engine;
  }

  async function reportOn(engine: EmbeddedEngine, text: string, envelope = RECIPIENT) {
    const content = new TextEncoder().encode(text);
    const capabilities = { replaceBody: true, quarantine: true };
    const outcome = await engine.analyse({ client: {}, envelope, content }, capabilities);
    if (outcome.kind !== 'edits') throw new Error(outcome.reason);
    return outcome.report as {
      readonly verdict: string;
      readonly origin: { readonly firstContact?: boolean };
      readonly findings: readonly { readonly rule: string }[];
    };
  }

  const firstContact = async (...of: Parameters<typeof reportOn>) =>
    (await reportOn(...of)).origin.firstContact;
  const rules = async (...of: Parameters<typeof reportOn>) =>
    (await reportOn(...of)).findings.map(({ rule }) => rule);

  it('tells that a sender is new until its first message was judged', async () => {
    const engine = await start(settingsOf());
    const invoice = invoiceFrom('Jan <jan@lab.example>');
    await expect
      .poll(() => firstContact(engine, invoiceFrom('x@other.example'), RECIPIENT), { timeout: 10_000 })
      .toBeDefined();
    const first = await reportOn(engine, invoice);
    expect(first.origin.firstContact).toBe(true);
    expect(first.findings.map(({ rule }) => rule)).toContain('first-contact');
    await expect.poll(() => firstContact(engine, invoice), { timeout: 10_000 }).toBe(false);
    expect(await rules(engine, invoice)).not.toContain('first-contact');
    expect(await firstContact(engine, invoiceFrom('Piet <piet@sales.lab.example>'))).toBe(false);
    expect(await firstContact(engine, invoiceFrom('Jan <jan@elsewhere.example>'))).toBe(true);
  });

  it('knows whom the recipient has written to, and believes it only of an authenticated sender', async () => {
    const engine = await start(settingsOf());
    const invoice = invoiceFrom('Jan <jan@lab.example>');
    engine.noteSubmission?.({ reversePath: READER, forwardPaths: ['info@lab.example'] });
    await expect.poll(() => rules(engine, invoice), { timeout: 10_000 }).toContain('known-correspondent');
    const forged = await rules(engine, invoiceFrom('Jan <jan@lab.example>', 'fail'));
    expect(forged).toContain('forged-correspondent');
    expect(forged).not.toContain('known-correspondent');
    const others = { ...RECIPIENT, forwardPaths: [READER, 'bob@example.test'] };
    expect(await rules(engine, invoice, others)).not.toContain('known-correspondent');
  });

  it('never knows a mailbox provider, only people there', async () => {
    const engine = await start(settingsOf());
    engine.noteSubmission?.({ reversePath: READER, forwardPaths: ['jan.peeters@gmail.com'] });
    const invoice = (name: string) => invoiceFrom(`${name} <${name}@gmail.com>`);
    await expect.poll(() => firstContact(engine, invoice('jan.peeters')), { timeout: 10_000 }).toBe(false);
    expect(await firstContact(engine, invoice('somebody.else'))).toBe(true);
  });

  it('learns nothing from what it accuses, however often it comes', async () => {
    const settings = settingsOf();
    const engine = await start(settings);
    await expect.poll(() => firstContact(engine, STORY), { timeout: 10_000 }).toBe(true);
    for (let times = 0; times < 5; times += 1) await reportOn(engine, STORY);
    await reportOn(engine, invoiceFrom('Jan <jan@lab.example>'));
    await expect
      .poll(() => firstContact(engine, invoiceFrom('Jan <jan@lab.example>')), { timeout: 10_000 })
      .toBe(false);
    expect(await reportOn(engine, STORY)).toMatchObject({
      verdict: 'impersonation',
      origin: { firstContact: true },
    });
  });

  it('keeps what it has learned beyond its end', async () => {
    const settings = settingsOf();
    const engine = await start(settings);
    engine.noteSubmission?.({ reversePath: READER, forwardPaths: ['jan@lab.example'] });
    await engine.close();
    if (settings.place.kind !== 'sqlite') throw new Error('no file');
    const hash = keyedHash(settings.key);
    const store = openSqliteReader(settings.place.file, 50);
    expect(await store.tally(hash.party('domain:lab.example'), [hash.user(READER)], 0)).toMatchObject({
      askedWrote: 1,
    });
  });

  it('says nothing about first contacts in its first days', async () => {
    const engine = await start({ ...settingsOf(), learningDays: 14 });
    engine.noteSubmission?.({ reversePath: READER, forwardPaths: ['jan@lab.example'] });
    const invoice = invoiceFrom('Jan <jan@lab.example>');
    await expect.poll(() => rules(engine, invoice), { timeout: 10_000 }).toContain('known-correspondent');
    expect((await reportOn(engine, invoiceFrom('x@other.example'))).origin).not.toHaveProperty(
      'firstContact',
    );
  });

  it('judges without a memory when it has none, or it is damaged beyond use', async () => {
    const file = join(makeRunFolder('engine'), 'memory.sqlite');
    writeFileSync(file, 'not a database '.repeat(1_000));
    const logger = fakeLogger();
    const engine = await start(settingsOf(file), logger);
    expect(await reportOn(engine, STORY)).toMatchObject({ verdict: 'impersonation' });
    await expect
      .poll(() => logger.lines.filter(({ level }) => level === 'error'))
      .toEqual([expect.objectContaining({ data: { aside: `${file}.damaged` } })]);
    const forgetful = await start(undefined);
    expect(forgetful.noteSubmission).toBeUndefined();
    expect((await reportOn(forgetful, STORY)).origin).not.toHaveProperty('firstContact');
  });
});
