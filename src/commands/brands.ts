import { Command } from 'commander';
import { gatherFacts } from '../analysis/pipeline.ts';
import type { Brand } from '../brands/brand.ts';
import { Fault } from '../fault.ts';
import type { Facts } from '../signals/facts.ts';
import { EXIT } from './exit-status.ts';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { rulesOption } from './judging-options.ts';

export function brandsCommand(): Command {
  return new Command('brands')
    .description('look into the brand directory')
    .addCommand(
      new Command('list')
        .description('one line per brand: id, name, domains')
        .addOption(rulesOption())
        .action(list),
    )
    .addCommand(
      new Command('show')
        .description('everything that is known about one brand')
        .argument('<id>')
        .addOption(rulesOption())
        .action(show),
    )
    .addCommand(
      new Command('check')
        .description('whom an author claims to be and may speak for: "Service Proximus <x@contactcenter.be>"')
        .argument('<author>', 'the value of a From field')
        .addOption(rulesOption())
        .action(check),
    );
}

function list(options: InstallationOptions): void {
  const { brands } = loadInstallation(options).expertise.knowledge.brands;
  for (const { id, name, domains } of brands)
    process.stdout.write(`${id.padEnd(28)} ${name.padEnd(32)} ${domains.join(' ')}\n`);
}

function show(id: string, options: InstallationOptions): void {
  const brand = loadInstallation(options).expertise.knowledge.brands.byId(id);
  if (!brand) throw new Fault('input-unreadable', `no brand has the id "${id}"; see brands list`);
  process.stdout.write(`${brandLines(brand).join('\n')}\n`);
}

function brandLines(brand: Brand): string[] {
  const line = (title: string, values: readonly string[]) =>
    values.length > 0 ? [`${title.padEnd(18)} ${values.join(', ')}`] : [];
  return [
    `${brand.name} (${brand.id}), ${brand.sector}, ${brand.countries.join(' ')}`,
    ...line('names', brand.names),
    ...line('ambiguous names', brand.ambiguousNames),
    ...line('domains', [...brand.domains, ...brand.domainSuffixes.map((suffix) => `*.${suffix}`)]),
    ...line('mailboxes at', brand.mailboxDomains),
    ...line(
      'partners',
      brand.partners.map(({ domain, role, expires }) => `${domain} (${role}, until ${expires})`),
    ),
    ...line('contact', brand.contactUrl ? [brand.contactUrl] : []),
    ...line('facts', brand.facts),
  ];
}

async function check(author: string, options: InstallationOptions): Promise<void> {
  const { knowledge } = loadInstallation(options).expertise;
  const content = new TextEncoder().encode(`From: ${author.replace(/[\r\n]/g, ' ')}\r\n\r\n`);
  const today = new Date().toISOString().slice(0, 10);
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  const facts = await gatherFacts(transaction, knowledge, { today, trusted: { kind: 'none' } });
  process.stdout.write(`${checkLines(facts).join('\n')}\n`);
  if (facts.mentions.some(({ brand }) => facts.entitlements.get(brand.id) === 'none'))
    process.exitCode = EXIT.found;
}

function checkLines({ sender, mentions, entitlements }: Facts): string[] {
  const owner = sender.brand ? ` of ${sender.brand.name}` : '';
  return [
    `${sender.domain || 'no address'}: ${sender.kind}${owner}`,
    ...mentions.map(({ brand, where, evidence, ambiguous }) => {
      const may = { own: 'its own', partner: 'a partner', none: 'not entitled' }[
        entitlements.get(brand.id) ?? 'none'
      ];
      return `${brand.name} in ${where} ("${evidence}"${ambiguous ? ', an everyday word' : ''}): ${may}`;
    }),
  ];
}
