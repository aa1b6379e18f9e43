import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { type RuleFolder, readRuleFolder } from '../analysis/rule-folder.ts';
import type { Brand } from '../brands/brand.ts';
import { readBrands } from '../brands/load-brands.ts';
import { nearest } from '../documents/nearest.ts';
import { Fault } from '../fault.ts';
import type { LogoRole } from '../logos/logo-catalogue.ts';
import { type EnrolledView, enrol, otherLogos, viewRecord } from './enrolment/enrol.ts';
import { formatRecord, readBank, readEnrolled } from './enrolment/logo-files.ts';
import { type InstallationOptions, readConfiguration, refusal, ruleFolderPath } from './installation.ts';
import { localFolder } from './local-folder.ts';
import { rulesOption } from './options.ts';
import { todayOf } from './today-option.ts';

interface AddOptions extends InstallationOptions {
  readonly role: LogoRole;
  readonly out?: string;
  readonly source?: string;
  readonly licence: string;
}

export function logosAddCommand(): Command {
  return new Command('add')
    .description('enrol the logo of a brand: only its shape is kept, no artwork')
    .argument('<brand>', 'id of a brand of the directory; see brands list')
    .argument('<drawings...>', 'SVG, PNG, JPEG or WebP: the pictogram, the name, both together')
    .addOption(
      new Option(
        '--role <role>',
        'social, payment and badge logos stand in everybody’s mail and claim nothing alone',
      )
        .choices(['brand', 'social', 'payment', 'badge'])
        .default('brand'),
    )
    .option('--out <folder>', 'where the file is written, in place of logos/ in the folder of your own rules')
    .option('--source <words>', 'where the drawings come from (the names of the files)')
    .option('--licence <words>', 'under which terms you have them', 'own use, trademark of its owner')
    .addOption(rulesOption())
    .action(add);
}

async function add(id: string, drawings: readonly string[], options: AddOptions): Promise<void> {
  const configuration = readConfiguration(options);
  const folder = ruleFolderPath(configuration, options);
  const local = localFolder(configuration, options);
  const brand = brandOf(id, readRuleFolder(folder, local));
  const { catalogue } = readEnrolled({ folder, local });
  const others = [...readBank(folder), ...otherLogos(catalogue.views, id)];
  const views = (await Promise.all(drawings.map((file) => enrolFile(file, others)))).flat();
  process.stdout.write(`${views.map(viewLine).join('\n')}\n`);
  const usable = views.filter(({ calibration }) => !calibration.generic);
  if (usable.length === 0) throw tooGeneric(id, views);
  const out = options.out ?? join(local, 'logos');
  const file = join(out, options.role === 'brand' ? `${id}.yaml` : `${id}-${options.role}.yaml`);
  const replaces = existsSync(file);
  mkdirSync(out, { recursive: true });
  writeFileSync(
    file,
    formatRecord({
      brand: id,
      role: options.role,
      source: options.source ?? drawings.map((each) => basename(each)).join(', '),
      licence: options.licence,
      date: todayOf({}),
      views: usable.map(viewRecord),
    }),
  );
  process.stdout.write(
    `${usable.length} of ${views.length} views of ${brand.name} ${replaces ? 'replace those' : 'are'} in ${file}\n`,
  );
}

async function enrolFile(file: string, others: Parameters<typeof enrol>[2]): Promise<EnrolledView[]> {
  const bytes = readDrawing(file);
  try {
    return await enrol(basename(file), bytes, others);
  } catch (cause) {
    throw new Fault('input-unreadable', `${file} is no picture that can be drawn`, { cause });
  }
}

function readDrawing(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Fault('input-unreadable', `${file} cannot be read`, { cause });
  }
}

function viewLine({ drawing, shape, calibration }: EnrolledView): string {
  const { nearest: name, likeness, threshold, generic } = calibration;
  const proportions = `${shape.aspect.toFixed(2)} wide`;
  const verdict = generic ? 'refused: too much like it' : `found from ${threshold.toFixed(2)} on`;
  return `${drawing}: ${proportions}, nearest is ${name} (${likeness.toFixed(2)}), ${verdict}`;
}

/** Reads the brands and nothing else of the rules. */
function brandOf(id: string, folder: RuleFolder): Brand {
  const reading = readBrands(folder);
  if (!reading.ok) throw refusal('rules-invalid', reading.problems);
  const { brands } = reading.parts;
  const brand = brands.find((each) => each.id === id);
  if (brand) return brand;
  const suggestion = nearest(
    id,
    brands.map((each) => each.id),
  );
  const cure = suggestion
    ? `did you mean "${suggestion}"?`
    : 'see "brands list", or enter it in local/brands';
  throw new Fault('input-unreadable', `no brand has the id "${id}": ${cure}`);
}

/** A disc or a square is in every second mail. */
function tooGeneric(id: string, views: readonly EnrolledView[]): Fault {
  const [first] = views;
  const like = first ? `it looks like "${first.calibration.nearest}"` : 'there is no shape in it';
  const cure = 'enrol the logo with the name beside it, or the name alone';
  return new Fault('input-unreadable', `the logo of ${id} is too plain to be recognised: ${like}; ${cure}`);
}
