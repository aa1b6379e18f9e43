import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadExpertise } from '../../src/analysis/expertise.ts';
import { gatherFacts } from '../../src/analysis/gather-facts.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { createReadingProcess } from '../../src/attachments/process/reading-process.ts';
import { RememberedSender } from '../../src/rules/rule.ts';
import { runSignal, type Signal } from '../../src/signals/signal.ts';
import { SIGNALS } from '../../src/signals/signals.ts';
import { deepFreeze } from './deep-freeze.ts';

const QUESTIONS = ['claim', 'origin', 'ask', 'context'] as const;

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const { knowledge, rules, logos } = reading.expertise;

/** Files that declare a signal, by id. */
const sources = new Map(
  QUESTIONS.flatMap((question) =>
    readdirSync(join('src/signals', question)).flatMap((file) => {
      if (!file.endsWith('.ts')) return [];
      const source = readFileSync(join('src/signals', question, file), 'utf8');
      return source.includes(': Signal = ') ? [[file.replace('.ts', ''), { question, source }] as const] : [];
    }),
  ),
);

it('has a registry of exactly the signals that exist, in alphabetical order', () => {
  expect(SIGNALS.map(({ id }) => id)).toEqual([...sources.keys()].sort());
});

it('has a rule for every signal, so that none looks in vain', () => {
  const conditions = rules.rules.map(({ when }) => when).join('\n');
  const mentioned = (signal: Signal) =>
    conditions.includes(`seen("${signal.id}")`) || signal.question === 'ask';
  expect(SIGNALS.filter((signal) => !mentioned(signal)).map(({ id }) => id)).toEqual([]);
});

/** The messages of a docstring's section: code blocks hold header and body, `--` stands between messages. */
function examplesOf(source: string, heading: string): string[] {
  const comment = source.slice(source.indexOf('/**'), source.indexOf('*/')).replace(/^ \* ?/gm, '');
  const section = comment.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const blocks = [...section.matchAll(/```\n(.*?)```/gs)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.split(/^--\n/m));
}

const attachmentReader = createReadingProcess({ logos });

afterAll(() => attachmentReader.close());

/** What a memory would tell: `Correspondence: { knownTo: few }` on top of an example. */
const REMEMBERED = /^Correspondence: (.+)\n/;

async function observe(signal: Signal, example: string) {
  const remembered = REMEMBERED.exec(example)?.[1];
  const correspondence = remembered === undefined ? undefined : RememberedSender.parse(parse(remembered));
  const message = example.replace(REMEMBERED, '');
  const text = message.includes('\n\n') ? message : `${message}\nHello\n`;
  const content = new TextEncoder().encode(text);
  const facts = await gatherFacts(
    { client: {}, envelope: { forwardPaths: ['reader@example.test'] }, content },
    knowledge,
    { trusted: { kind: 'topmost' }, today: '2026-01-01' },
    { recall: async () => correspondence, attachmentReader },
  );
  return runSignal(signal, deepFreeze(facts), knowledge);
}

describe.each(SIGNALS.map((signal) => [signal.id, signal] as const))('signal %s', (id, signal) => {
  const { question, source } = sources.get(id) ?? { question: undefined, source: '' };

  it('stands in the folder of its question', () => {
    expect(signal.question).toBe(question);
  });

  it('documents what it fires on, what it leaves alone and its limits', () => {
    const comment = source.slice(
      source.lastIndexOf('/**', source.indexOf(': Signal = ')),
      source.indexOf(': Signal = '),
    );
    expect([...comment.matchAll(/^ \* ## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Fires on',
      'Stays silent on',
      'Known limits',
    ]);
  });

  it.each(examplesOf(docstring(source), 'Fires on'))('fires on %j', async (message) => {
    const findings = await observe(signal, message);
    expect(findings).not.toEqual([]);
    for (const { evidence } of findings) expect(evidence).not.toBe('');
  });

  it.each(examplesOf(docstring(source), 'Stays silent on'))('stays silent on %j', async (message) => {
    expect(await observe(signal, message)).toEqual([]);
  });
});

/** The docstring of the signal itself: the last one before its declaration. */
function docstring(source: string): string {
  const declaration = source.indexOf(': Signal = ');
  return source.slice(source.lastIndexOf('/**', declaration), declaration);
}
