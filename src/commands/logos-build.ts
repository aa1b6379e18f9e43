import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { Brand } from '../brands/brand.ts';
import { readDocument } from '../documents/read-documents.ts';
import type { NamedShape } from '../logos/calibrate.ts';
import { calibrate } from '../logos/calibrate.ts';
import type { LogoViewRecord } from '../logos/logo-record.ts';
import { buildBank, distractorFile } from './enrolment/distractor-building.ts';
import { type EnrolledView, enrol, viewRecord } from './enrolment/enrol.ts';
import { type Assignment, assignIcons } from './enrolment/logo-assignments.ts';
import { DISTRACTORS, formatRecord } from './enrolment/logo-files.ts';
import { readIcons } from './enrolment/logo-icons.ts';
import { type InstallationOptions, loadInstallation, ruleFolderPath } from './installation.ts';
import { rulesOption } from './options.ts';
import { todayOf } from './today-option.ts';

/** Development dependencies: what is taken from them is in the files, which are shipped. */
const SETS = ['@iconify-json/simple-icons', '@iconify-json/logos'] as const;
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const LICENCE = 'CC0-1.0; the logos are trademarks of their owners';

export function logosBuildCommand(): Command {
  return new Command('build')
    .description('for maintainers: write rules/logos anew from the packages of icons (takes minutes)')
    .addOption(rulesOption())
    .action(build);
}

async function build(options: InstallationOptions): Promise<void> {
  const { configuration, expertise } = loadInstallation(options);
  const target = join(ruleFolderPath(configuration, options), 'logos');
  const icons = SETS.flatMap((set) => readIcons(join(MODULES, set)));
  const assignments = assignIcons(icons, expertise.knowledge.brands.brands);
  const bank = await buildBank(icons, assignments);
  const drawn: Drawn[] = [];
  for (const assignment of assignments) drawn.push(await enrolIcons(assignment));
  const records = drawn.map((each) => recordOf(each, [...bank, ...rivals(drawn, each)]));
  const files = new Map(records.flatMap((record) => (record ? [record] : [])));
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target).filter((each) => each.endsWith('.yaml'))) rmSync(join(target, name));
  for (const [name, text] of files) writeFileSync(join(target, name), text);
  writeFileSync(join(target, DISTRACTORS), distractorFile(bank, source(), LICENCE));
  process.stdout.write(`${files.size} of ${assignments.length} files written in ${target}\n`);
}

interface Drawn extends Assignment {
  readonly views: readonly EnrolledView[];
}

async function enrolIcons(assignment: Assignment): Promise<Drawn> {
  const views: EnrolledView[] = [];
  for (const { name, svg } of assignment.icons) views.push(...(await enrol(name, Buffer.from(svg), [])));
  return { ...assignment, views };
}

/** The looks of every other brand, but not of its own house: they may share a mark. */
function rivals(all: readonly Drawn[], { brand }: Drawn): NamedShape[] {
  return all
    .filter((other) => other.brand.id !== brand.id && !isSameHouse(other.brand, brand))
    .flatMap((other) => other.views.map(({ shape }) => ({ ...shape, name: other.brand.id })));
}

function isSameHouse(left: Brand, right: Brand): boolean {
  return left.group !== undefined && left.group === right.group;
}

/** Views of one brand that are as alike as this are one. */
const MOST_VIEWS = 16;

function recordOf(
  { brand, role, views }: Drawn,
  others: readonly NamedShape[],
): [string, string] | undefined {
  const usable: LogoViewRecord[] = views
    .map((view) => ({ ...view, calibration: calibrate(view.shape, others) }))
    .filter(({ calibration }) => !calibration.generic)
    .slice(0, MOST_VIEWS)
    .map(viewRecord);
  if (usable.length === 0) return undefined;
  const name = role === 'brand' ? `${brand.id}.yaml` : `${brand.id}-${role}.yaml`;
  const head = { brand: brand.id, role, source: source(), licence: LICENCE, date: todayOf({}) };
  return [name, formatRecord({ ...head, views: usable })];
}

function source(): string {
  return SETS.map((set) => `${set} ${versionOf(set)}`).join(', ');
}

function versionOf(set: string): string {
  const file = join(MODULES, set, 'package.json');
  if (!existsSync(file)) return '';
  const { version } = JSON.parse(readDocument(file).text) as { readonly version: string };
  return version;
}
