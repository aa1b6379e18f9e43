import { join } from 'node:path';
import sharp from 'sharp';
import { unseenIcons } from '../../src/commands/enrolment/distractor-building.ts';
import { type Assignment, assignIcons } from '../../src/commands/enrolment/logo-assignments.ts';
import { readPixels } from '../../src/commands/enrolment/logo-drawings.ts';
import { readEnrolled } from '../../src/commands/enrolment/logo-files.ts';
import { type Icon, readIcons } from '../../src/commands/enrolment/logo-icons.ts';
import { loadInstallation } from '../../src/commands/installation.ts';
import type { LogoCatalogue } from '../../src/logos/logo-catalogue.ts';
import { type LogoMatch, matchLogos } from '../../src/logos/match-logos.ts';
import { Chance, DEGRADATIONS, type Draw } from './logo-degradations.ts';
import { NEGATIVES } from './logo-negatives.ts';

// How many logos are found after what mail does to them, and how often one is seen that is not there.
//
//     npm run bench:logos -- [number of logos, 200]
//
// The negatives are the icons that no threshold was set by, treated in the same way, and pictures without any logo.

const SEED = 20_260;
const MODULES = 'node_modules/@iconify-json';
const LOGOS = Number(process.argv[2] ?? 200);

interface Tally {
  readonly what: string;
  pictures: number;
  hits: number;
  wrong: number;
  milliseconds: number;
}

const chance = new Chance(SEED);
const started = performance.now();
const { catalogue, records } = readEnrolled({ folder: 'rules', local: 'rules/local' });
const loading = performance.now() - started;
const icons = ['simple-icons', 'logos'].flatMap((set) => readIcons(join(MODULES, set)));
const { brands } = loadInstallation({}).expertise.knowledge.brands;
const assignments = assignIcons(icons, brands);

process.stdout.write(
  `${records.length} files, ${catalogue.views.length} views, read in ${loading.toFixed(0)} ms\n\n${line(['', 'pictures', 'found', 'other', 'CPU-ms'])}`,
);
const enrolled = shuffled(enrolledIcons(assignments, catalogue)).slice(0, LOGOS);
const positives: Tally[] = [];
for (const [what, degrade] of Object.entries(DEGRADATIONS)) {
  const tally = emptyTally(what);
  for (const { icon, brand } of enrolled) {
    const matches = await seen(await degrade(drawer(icon), chance), tally);
    if (matches.some((match) => match.brand === brand)) tally.hits++;
    if (matches.some((match) => match.brand !== brand)) tally.wrong++;
  }
  positives.push(tally);
  process.stdout.write(
    line([what, `${tally.pictures}`, share(tally.hits, tally), share(tally.wrong, tally), cost(tally)]),
  );
}
process.stdout.write(
  line([
    'all',
    `${total(positives, 'pictures')}`,
    percent(total(positives, 'hits') / total(positives, 'pictures')),
    '',
    '',
  ]),
);

process.stdout.write(`\n${line(['without an enrolled logo', 'pictures', 'false', '', 'CPU-ms'])}`);
const others = shuffled(unseenIcons(icons, assignments)).slice(0, LOGOS * 4);
const degradations = Object.values(DEGRADATIONS);
const foreign = emptyTally('other logos');
for (const [index, icon] of others.entries()) {
  const degrade = degradations[index % degradations.length];
  if (!degrade) continue;
  const matches = await seen(await degrade(drawer(icon), chance), foreign);
  if (matches.length > 0) foreign.wrong++;
  for (const { brand, score } of matches.slice(0, 1)) {
    if (process.argv.includes('--names'))
      process.stdout.write(`  ${icon.name} as ${brand} ${score.toFixed(2)}\n`);
  }
}
report(foreign);
for (const [what, draw] of Object.entries(NEGATIVES)) {
  const tally = emptyTally(what);
  for (let count = 0; count < LOGOS; count++)
    if ((await seen(await draw(chance), tally)).length > 0) tally.wrong++;
  report(tally);
}

function enrolledIcons(
  all: readonly Assignment[],
  { views }: LogoCatalogue,
): { icon: Icon; brand: string }[] {
  const known = new Set(views.map(({ brand, role }) => `${brand} ${role}`));
  const drawn = new Set(records.flatMap((record) => record.views.map(({ drawing }) => drawing)));
  return all
    .filter(({ brand, role }) => known.has(`${brand.id} ${role}`))
    .flatMap((assignment) => assignment.icons.map((icon) => ({ icon, brand: assignment.brand.id })))
    .filter(({ icon }) => drawn.has(icon.name));
}

function drawer({ svg }: Icon): Draw {
  return async (side) => {
    const { width, height } = await sharp(Buffer.from(svg)).metadata();
    const density = Math.min(20_000, (72 * side) / Math.max(width, height));
    return sharp(Buffer.from(svg), { density })
      .resize({ width: side, height: side, fit: 'inside' })
      .ensureAlpha()
      .png()
      .toBuffer();
  };
}

async function seen(picture: Buffer, tally: Tally): Promise<LogoMatch[]> {
  const pixels = await readPixels(picture);
  const before = process.cpuUsage();
  const matches = matchLogos(pixels, catalogue);
  const { user, system } = process.cpuUsage(before);
  tally.pictures++;
  tally.milliseconds += (user + system) / 1000;
  return matches;
}

function emptyTally(what: string): Tally {
  return { what, pictures: 0, hits: 0, wrong: 0, milliseconds: 0 };
}

function report(tally: Tally): void {
  process.stdout.write(line([tally.what, `${tally.pictures}`, share(tally.wrong, tally), '', cost(tally)]));
}

function total(tallies: readonly Tally[], key: 'pictures' | 'hits'): number {
  return tallies.reduce((sum, tally) => sum + tally[key], 0);
}

function share(count: number, { pictures }: Tally): string {
  return percent(count / pictures);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

function cost({ milliseconds, pictures }: Tally): string {
  return (milliseconds / pictures).toFixed(1);
}

function line([what = '', ...numbers]: readonly string[]): string {
  return `${what.padEnd(26)}${numbers.map((each) => each.padStart(10)).join('')}\n`;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: chance.next() }))
    .toSorted((left, right) => left.order - right.order)
    .map(({ item }) => item);
}
