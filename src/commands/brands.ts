import { Command } from 'commander';
import type { Brand, Partner } from '../brands/brand.ts';
import { Fault } from '../fault.ts';
import { brandsCheckCommand } from './brands-check.ts';
import { brandsSyncCommand } from './brands-sync.ts';
import { type InstallationOptions, loadInstallation } from './installation.ts';
import { rulesOption } from './options.ts';

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
    .addCommand(brandsCheckCommand())
    .addCommand(brandsSyncCommand());
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
    `${brand.name} (${brand.id}, ${brand.layer}), ${brand.sector}, ${brand.countries.join(' ')}`,
    ...line('names', brand.names),
    ...line('ambiguous names', brand.ambiguousNames),
    ...line('domains', [...brand.domains, ...brand.domainSuffixes.map((suffix) => `*.${suffix}`)]),
    ...line('mailboxes at', brand.mailboxDomains),
    ...line('namesakes', brand.namesakes),
    ...line('partners', brand.partners.map(partnerWords)),
    ...line('contact', brand.contactUrl ? [brand.contactUrl] : []),
    ...line(
      'telephones',
      brand.telephones.map(({ number, source }) => `${number} (${source})`),
    ),
    ...line(
      'facts',
      brand.facts.map(({ fact, source }) => `${fact} (${source})`),
    ),
  ];
}

function partnerWords({ domain, role, expires, complaints, owner }: Partner): string {
  return [
    `${domain} (${role}, until ${expires}`,
    ...(owner ? [`answered for by ${owner}`] : []),
    ...(complaints ? [`complaints to ${complaints}`] : []),
  ]
    .join(', ')
    .concat(')');
}
