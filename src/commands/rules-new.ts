import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import type { Expertise } from '../analysis/expertise.ts';
import { gatherFacts } from '../analysis/gather-facts.ts';
import { organizationalDomain } from '../brands/domain.ts';
import { Fault } from '../fault.ts';
import type { RuleTest } from '../rules/rule.ts';
import { detect } from '../signals/detect.ts';
import type { Facts } from '../signals/facts.ts';
import type { Question } from '../signals/signal.ts';
import { anonymousMessage, type Point } from '../tuning/anonymous-message.ts';
import { distinguishingCondition, draftText, type Seen } from '../tuning/rule-draft.ts';
import { loadInstallation } from './installation.ts';
import { circumstancesOf, type JudgingOptions } from './judging-options.ts';
import { localFolder } from './local-folder.ts';
import { messagesOf } from './message-source.ts';
import { configOption, rulesOption, trustOption } from './options.ts';

interface NewOptions extends JudgingOptions {
  readonly from: string;
  readonly nearMiss?: string;
  readonly question?: Question;
}

export function rulesNewCommand(): Command {
  return new Command('new')
    .description('make the file of an experimental rule, with a hit and a near miss from messages you name')
    .argument('<id>', 'kebab-case: invoice-by-messenger')
    .requiredOption(
      '--from <message>',
      'a message that the rule is about; taken over without what names somebody',
    )
    .option('--near-miss <message>', 'a message that looks like it and is fine')
    .addOption(new Option('--question <question>', 'what the rule helps to answer').choices(QUESTIONS))
    .addOption(trustOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(newRule);
}

const QUESTIONS: readonly Question[] = ['claim', 'origin', 'ask', 'context'];

/** Where no near miss is named: a message that is fine, so that the file loads. */
const HARMLESS: RuleTest = {
  name: 'a letter between acquaintances (put a message here that looks like the hit and is fine)',
  message: 'From: Jan Peeters <jan@example.org>\nSubject: Sunday\n\nSee you on Sunday!\n',
  authentication: 'pass',
};

async function newRule(id: string, options: NewOptions): Promise<void> {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new Fault('input-unreadable', `an id is kebab-case, not "${id}"`);
  const { configuration, expertise } = loadInstallation(options);
  const known = expertise.rules.find(id);
  if (known)
    throw new Fault(
      'input-unreadable',
      `the id "${id}" is taken by a ${known.status} rule of ${known.question}/`,
    );
  const circumstances = circumstancesOf(configuration, options);
  const testFrom = async (path: string): Promise<RuleTest> => {
    for await (const { content } of messagesOf([path])) {
      const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
      const facts = await gatherFacts(transaction, expertise.knowledge, circumstances);
      return anonymousTest(facts, expertise.knowledge.brands);
    }
    throw new Fault('input-unreadable', `${path} holds no message`);
  };
  const hit = await testFrom(options.from);
  const miss = options.nearMiss === undefined ? HARMLESS : await testFrom(options.nearMiss);
  const when = distinguishingCondition(await seenIn(hit, expertise), await seenIn(miss, expertise));
  const question = options.question ?? (when?.startsWith('asked') ? 'ask' : 'context');
  const file = join(localFolder(configuration, options), question, `${id}.yaml`);
  if (existsSync(file)) throw new Fault('input-unreadable', `${file} is there already`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, draftText({ id, question, when: when ?? 'message.textLength > 0', hit, miss }));
  process.stdout.write(nextSteps(file, when));
}

function nextSteps(file: string, when: string | undefined): string {
  return [
    `${file}`,
    when === undefined
      ? 'No signal tells the two messages apart, so "rules test" fails until you write a condition (rules/README.md).'
      : `It fires when: ${when}`,
    'Next: read the two messages in the file, then edit when, reason and falsePositives.',
    `Then: counterfoil rules lint; counterfoil rules test; counterfoil rules try ${file} FOLDER`,
    '',
  ].join('\n');
}

function anonymousTest(facts: Facts, directory: Expertise['knowledge']['brands']): RuleTest {
  const { message, sender, authentication } = facts;
  return {
    name: 'from a real message, made anonymous',
    message: anonymousMessage(message, pointOf(facts, directory)),
    authentication: sender.authenticated ? 'pass' : authentication.dmarc === 'fail' ? 'fail' : 'none',
  };
}

/** Domains of companies name nobody, and a domain or local part that names a brand is what a rule looks at. */
function pointOf({ message, sender, mentions }: Facts, directory: Expertise['knowledge']['brands']): Point {
  const named = (where: string, text: string): boolean =>
    mentions.some((mention) => mention.where === where && text.includes(mention.evidence.toLowerCase()));
  const { localPart = '' } = message.originator.author.addrSpec ?? {};
  const isPoint = (host: string): boolean => directory.ownerOf(host) !== undefined || named('link', host);
  const hosts = message.links.flatMap(({ host }) => (host !== undefined && isPoint(host) ? [host] : []));
  const isStranger = sender.kind === 'stranger' && !named('from.domain', sender.domain);
  return {
    domains: new Set([...hosts, ...(isStranger ? [] : [sender.domain])].map(organizationalDomain)),
    localParts: new Set(named('from.local-part', localPart.toLowerCase()) ? [localPart] : []),
  };
}

/** What is still to be seen once a message is anonymous; its authentication is the one thing that a test states. */
async function seenIn({ message }: RuleTest, { knowledge }: Expertise): Promise<Seen> {
  const content = new TextEncoder().encode(message);
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  const facts = await gatherFacts(transaction, knowledge, { today: '2026-01-01', trusted: { kind: 'none' } });
  const findings = detect(facts, knowledge);
  return {
    signals: [...new Set(findings.map(({ signal }) => signal))],
    asks: [...new Set(findings.flatMap(({ ask }) => ask ?? []))],
  };
}
