import { Command } from 'commander';
import { analyse } from '../analysis/pipeline.ts';
import { explanation } from './explanation.ts';
import { loadInstallation } from './installation.ts';
import { circumstancesOf, type JudgingOptions, outsideOf } from './judging-options.ts';
import { messagesOf } from './message-source.ts';
import { configOption, rulesOption, trustOption, verifyOption } from './options.ts';

export function explainCommand(): Command {
  return new Command('explain')
    .description(
      'the three answers for one message, every rule that fired, and what would change the verdict',
    )
    .argument('<path>', 'a message file, or - for standard input')
    .addOption(trustOption())
    .addOption(verifyOption())
    .addOption(configOption())
    .addOption(rulesOption())
    .action(explain);
}

async function explain(path: string, options: JudgingOptions): Promise<void> {
  const { configuration, expertise } = loadInstallation(options);
  const outside = outsideOf({ configuration, expertise }, options);
  for await (const { file, content } of messagesOf([path])) {
    const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
    const { verdict } = await analyse(
      transaction,
      expertise,
      circumstancesOf(configuration, options),
      outside,
    );
    process.stdout.write(`${explanation(file, verdict, expertise)}\n`);
  }
}
