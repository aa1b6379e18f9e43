import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExpertiseSource, readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { Configuration } from '../../src/config/configuration.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../src/engine/embedded.ts';
import type { Capabilities, Outcome, Transaction } from '../../src/engine/engine.ts';
import { HARMLESS, STORY } from '../commands/messages.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';

const CAPABLE: Capabilities = { replaceBody: true, quarantine: true };

function transactionOf(text: string): Transaction {
  return {
    client: {},
    envelope: { reversePath: 'a@b.example', forwardPaths: [] },
    content: new TextEncoder().encode(text),
  };
}

/** Text that takes the parser far longer than a millisecond. */
const LONG = `${STORY}${'Un conseiller Proximus se présentera chez vous. '.repeat(20_000)}`;

function fieldOf(outcome: Outcome, name: string): string | undefined {
  if (outcome.kind !== 'edits') return undefined;
  const edit = outcome.edits.find((each) => each.kind === 'insert-field' && each.name === name);
  return edit?.kind === 'insert-field' ? edit.value : undefined;
}

describe('the embedded engine', () => {
  let source: ExpertiseSource;
  const engines: EmbeddedEngine[] = [];

  async function start(engine: object): Promise<EmbeddedEngine> {
    const configuration = Configuration.parse({ engine: { threads: 1, ...engine } });
    const started = await startEmbeddedEngine(configuration, source, fakeLogger());
    engines.push(started);
    return started;
  }

  beforeAll(() => {
    const reading = readExpertiseSource(readRuleFolder('rules'));
    if (!reading.ok) throw new Error('the rules are broken');
    source = reading.source;
  });

  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  it('judges, and hands back edits and the public JSON', async () => {
    const engine = await start({});
    const outcome = await engine.analyse(transactionOf(STORY), CAPABLE);
    expect(outcome).toMatchObject({ kind: 'edits', report: { verdict: 'impersonation', brand: 'proximus' } });
    expect(fieldOf(outcome, 'X-Counterfoil-Level')).toBe('3');
    const harmless = await engine.analyse(transactionOf(HARMLESS), CAPABLE);
    expect(fieldOf(harmless, 'X-Counterfoil-Level')).toBe('0');
  });

  it('leaves the body alone where the mail server cannot have it changed', async () => {
    const engine = await start({});
    const outcome = await engine.analyse(transactionOf(STORY), { replaceBody: false, quarantine: false });
    expect(outcome).toMatchObject({ kind: 'edits' });
    if (outcome.kind === 'edits') expect(outcome.edits.map(({ kind }) => kind)).not.toContain('replace-body');
  });

  it('delivers marked as unavailable when the deadline passes, and still removes forged fields', async () => {
    const engine = await start({ deadlineMs: 1 });
    const outcome = await engine.analyse(transactionOf(`X-Counterfoil-Verdict: genuine\r\n${LONG}`), CAPABLE);
    expect(fieldOf(outcome, 'X-Counterfoil-Verdict')).toMatch(/^unavailable; /);
    if (outcome.kind === 'edits') {
      expect(outcome.edits).toContainEqual({
        kind: 'delete-field',
        name: 'X-Counterfoil-Verdict',
        occurrence: 1,
      });
    }
  });

  it('asks to try later when the deadline passes and the option says so', async () => {
    const engine = await start({ deadlineMs: 1, onDeadline: 'tempfail' });
    expect(await engine.analyse(transactionOf(LONG), CAPABLE)).toEqual({
      kind: 'try-later',
      reason: 'the analysis took too long',
      fault: 'deadline-passed',
    });
  });

  it('works again after a thread was ended at its deadline', async () => {
    const engine = await start({ deadlineMs: 1 });
    await engine.analyse(transactionOf(LONG), CAPABLE);
    const patient = await start({});
    expect(await patient.analyse(transactionOf(STORY), CAPABLE)).toMatchObject({
      report: { verdict: 'impersonation' },
    });
  });

  it('handles what is too much at once as onFault says', async () => {
    const engine = await start({ maxWaiting: 1, onFault: 'tempfail' });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => engine.analyse(transactionOf(LONG), CAPABLE)),
    );
    expect(outcomes).toContainEqual({
      kind: 'try-later',
      reason: 'too many messages at once',
      fault: 'overloaded',
    });
    expect(outcomes.some(({ kind }) => kind === 'edits')).toBe(true);
  });
});
