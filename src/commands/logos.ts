import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { Fault } from '../fault.ts';
import type { LogoCatalogue } from '../logos/logo-catalogue.ts';
import { type LogoMatch, matchLogos } from '../logos/match-logos.ts';
import { readPixels } from './enrolment/logo-drawings.ts';
import { readEnrolled } from './enrolment/logo-files.ts';
import { type InstallationOptions, readConfiguration, ruleFolderPath } from './installation.ts';
import { localFolder } from './local-folder.ts';
import { logosAddCommand } from './logos-add.ts';
import { logosBuildCommand } from './logos-build.ts';
import { rulesOption } from './options.ts';

export function logosCommand(): Command {
  return new Command('logos')
    .description('the logos that are recognised in pictures')
    .addCommand(logosAddCommand())
    .addCommand(
      new Command('list')
        .description('one line per brand: role, number of views, where they come from')
        .addOption(rulesOption())
        .action(list),
    )
    .addCommand(
      new Command('test')
        .description('say which logos the pictures of a folder show')
        .argument('<folder>', 'PNG, JPEG, GIF and WebP, folders within included')
        .addOption(rulesOption())
        .action(test),
    )
    .addCommand(logosBuildCommand());
}

function enrolled(options: InstallationOptions): ReturnType<typeof readEnrolled> {
  const configuration = readConfiguration(options);
  const local = localFolder(configuration, options);
  return readEnrolled({ folder: ruleFolderPath(configuration, options), local });
}

function list(options: InstallationOptions): void {
  const { records } = enrolled(options);
  for (const { brand, role, views, source } of records) {
    process.stdout.write(
      `${brand.padEnd(28)} ${role.padEnd(8)} ${String(views.length).padStart(2)} ${source}\n`,
    );
  }
}

/** What is decoded; SVG is no picture that mail may show us. */
const PICTURES = /\.(?:png|jpe?g|gif|webp)$/i;

async function test(folder: string, options: InstallationOptions): Promise<void> {
  const { catalogue } = enrolled(options);
  let found = 0;
  const names = picturesIn(folder);
  for (const name of names) {
    const line = await lineFor(join(folder, name), catalogue);
    if (line.found) found++;
    process.stdout.write(`${name}: ${line.words}\n`);
  }
  process.stdout.write(`${found} of ${names.length} pictures show an enrolled logo\n`);
}

function picturesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => PICTURES.test(name)).sort();
  } catch (cause) {
    throw new Fault('input-unreadable', `the folder ${folder} cannot be read`, { cause });
  }
}

async function lineFor(file: string, catalogue: LogoCatalogue): Promise<{ found: boolean; words: string }> {
  const pixels = await readPixels(readFileSync(file)).catch(() => undefined);
  if (!pixels) return { found: false, words: 'cannot be read' };
  const matches = matchLogos(pixels, catalogue);
  return { found: matches.length > 0, words: matches.map(matchWords).join(', ') || 'none' };
}

function matchWords({ brand, role, score, threshold, box }: LogoMatch): string {
  const place = `${box.width}×${box.height} at ${box.left},${box.top}`;
  return `${brand}${role === 'brand' ? '' : ` (${role})`} ${score.toFixed(2)} ≥ ${threshold.toFixed(2)}, ${place}`;
}
