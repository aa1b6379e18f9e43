import { Command } from 'commander';
import { conditionFacts } from '../analysis/condition-facts.ts';
import { factValues } from '../rules/fact-document.ts';
import { loadInstallation } from './installation.ts';
import { circumstancesOf, type JudgingOptions, outsideOf } from './judging-options.ts';
import { messagesOf } from './message-source.ts';
import { configOption, rulesOption, trustOption, verifyOption } from './options.ts';

export function factsCommand(): Command {
  return new Command('facts')
    .description('the facts that conditions can use, with the values of one message')
    .argument('<path>', 'a message file, or - for standard input')
    .option('--json', 'one JSON object per message')
    .addOption(trustOption())
    .addOption(verifyOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(showFacts);
}

interface FactOptions extends JudgingOptions {
  readonly json?: true;
}

async function showFacts(path: string, options: FactOptions): Promise<void> {
  const { configuration, expertise } = loadInstallation(options);
  const circumstances = circumstancesOf(configuration, options);
  const outside = outsideOf({ configuration, expertise }, options);
  for await (const { content } of messagesOf([path])) {
    const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
    const values = factValues(await conditionFacts(transaction, expertise, circumstances, outside));
    process.stdout.write(`${options.json ? asJson(values) : asTable(values)}\n`);
  }
}

type Values = ReturnType<typeof factValues>;

function asJson({ facts, seen }: Values): string {
  return JSON.stringify({ facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])), seen });
}

/** As a condition would write the values. */
function asTable({ facts, seen }: Values): string {
  const rows = facts.map(({ name, field, value }) => [name, field.type, JSON.stringify(value)]);
  return [...rows, ['seen(…)', 'bool', seen.join(' ') || '(nothing)']]
    .map(([name = '', type = '', value = '']) => `${name.padEnd(28)} ${type.padEnd(13)} ${value}`)
    .join('\n');
}
