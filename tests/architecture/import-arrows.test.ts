import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Each arrow of the design, planted the wrong way round. */
const VIOLATIONS = [
  ['src/message/planted.ts', '../brands/brand.ts', 'message/ turns bytes into a frozen Message'],
  ['src/message/planted.ts', 'node:fs', 'pure core, thin edges'],
  ['src/message/planted.ts', '../attachments/limits.ts', 'message/ turns bytes into a frozen Message'],
  ['src/attachments/planted.ts', '../brands/brand.ts', 'attachments/ looks into what came with a Message'],
  ['src/attachments/planted.ts', 'node:child_process', 'pure core, thin edges'],
  ['src/attachments/planted.ts', 'sharp', 'are imported in src/attachments/process/ only'],
  ['src/attachments/planted.ts', './process/sharp.ts', 'attachments/ looks into what came with a Message'],
  ['src/attachments/process/planted.ts', '../../brands/brand.ts', 'knows nothing but attachments'],
  ['src/attachments/process/planted.ts', 'node:http', 'It asks no network'],
  ['src/signals/planted.ts', '../attachments/process/reading-process.ts', 'A signal is pure'],
  ['src/analysis/planted.ts', '../attachments/process/reading-process.ts', 'analysis/ puts'],
  ['src/authentication/planted.ts', '../brands/domain.ts', 'knows no brand'],
  ['src/brands/planted.ts', '../signals/signal.ts', 'brands/ is pure'],
  ['src/brands/planted.ts', '../links/destination.ts', 'brands/ is pure'],
  ['src/message/planted.ts', '../links/destination.ts', 'message/ turns bytes into a frozen Message'],
  ['src/links/planted.ts', '../signals/signal.ts', 'links/ reads addresses'],
  ['src/links/planted.ts', 'node:dns', 'links/ reads addresses'],
  ['src/signals/planted.ts', '../rules/rule-set.ts', 'A signal is pure'],
  ['src/signals/claim/planted.ts', '../../verdict/verdict.ts', 'A signal is pure'],
  ['src/signals/planted.ts', 'node:fs', 'A signal is pure'],
  ['src/rules/planted.ts', '../verdict/verdict.ts', 'rules/ compiles documents'],
  ['src/verdict/planted.ts', '../rewrite/edit.ts', 'verdict/ adds up findings'],
  ['src/rewrite/planted.ts', '../analysis/pipeline.ts', 'rewrite/ turns a verdict'],
  ['src/rewrite/planted.ts', 'pino', 'rewrite/ turns a verdict'],
  ['src/signals/planted.ts', '../memory/recall.ts', 'A signal is pure'],
  ['src/memory/planted.ts', '../verdict/verdict.ts', 'memory/ keeps hashes'],
  ['src/hooks/milter/planted.ts', '../../memory/recall.ts', 'knows the engine only'],
  ['src/analysis/planted.ts', '../engine/engine.ts', 'analysis/ puts the seven steps in a row'],
  ['src/engine/planted.ts', '../hooks/milter/server.ts', 'it knows no mail server'],
  ['src/hooks/planted.ts', '../message/message.ts', 'knows the engine only'],
  ['src/hooks/milter/planted.ts', '../../rewrite/edit.ts', 'knows the engine only'],
  ['src/hooks/planted.ts', '../commands/start.ts', 'knows the engine only'],
  ['src/tuning/planted.ts', 'node:fs', 'tuning/ is arithmetic'],
  ['src/shadow/planted.ts', '../message/message.ts', 'it sees nothing of a message'],
  ['src/feedback/planted.ts', '../rules/rule-set.ts', 'it knows the engine and no rules'],
  ['src/signals/planted.ts', 'tldts', 'tldts is imported in src/brands/ only'],
  ['src/brands/planted.ts', 'mailparser', 'mailparser is imported in src/message/ only'],
  ['src/commands/planted.ts', 'punycode/', 'punycode is imported in src/brands/ only'],
  ['src/commands/planted.ts', 'bullmq', 'bullmq is imported in src/engine/queue/ only'],
] as const;

const ALLOWED = [
  ['src/brands/allowed.ts', '../attachments/attachment-content.ts'],
  ['src/attachments/process/allowed.ts', 'node:child_process'],
  ['src/engine/allowed.ts', '../attachments/process/reading-process.ts'],
  ['src/signals/claim/allowed.ts', '../../brands/brand.ts'],
  ['src/links/allowed.ts', '../brands/brand.ts'],
  ['src/hooks/milter/allowed.ts', '../../engine/engine.ts'],
  ['src/memory/allowed.ts', 'ioredis'],
  ['src/commands/allowed.ts', '../analysis/pipeline.ts'],
] as const;

const BIOME = resolve('node_modules/.bin/biome');
const folder = mkdtempSync(join(tmpdir(), 'counterfoil-arrows-'));

/** Plants one file per case, several in one path apart, and lints them with the project's own configuration. */
function plant(index: number, path: string, imported: string): string {
  const file = join(dirname(path), `planted-${index}.ts`);
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), `import { planted } from '${imported}';\n\nplanted();\n`);
  return file;
}

let output = '';

beforeAll(() => {
  copyFileSync('biome.json', join(folder, 'biome.json'));
  for (const [index, [path, imported]] of [...VIOLATIONS, ...ALLOWED].entries()) plant(index, path, imported);
  const args = [
    'lint',
    '--vcs-enabled=false',
    '--only=style/noRestrictedImports',
    '--colors=off',
    '--max-diagnostics=none',
    '.',
  ];
  const { stdout, stderr } = spawnSync(BIOME, args, { cwd: folder, encoding: 'utf8' });
  output = stdout + stderr;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was said about one planted file. */
function complaintsAbout(index: number, path: string): string {
  const file = join(dirname(path), `planted-${index}.ts`);
  const parts = output.split(/^(?=\S+\.ts:\d+:\d+ )/m);
  return parts.filter((part) => part.startsWith(`${file}:`)).join('\n');
}

describe('the linter holds the arrows of the design', () => {
  it.each(VIOLATIONS.map((violation, index) => [...violation, index] as const))(
    '%s may not import %s',
    (path, _imported, reason, index) => {
      expect(complaintsAbout(index, path)).toContain(reason);
    },
  );

  it.each(ALLOWED.map((allowed, index) => [...allowed, VIOLATIONS.length + index] as const))(
    '%s may import %s',
    (path, _imported, index) => {
      expect(complaintsAbout(index, path)).toBe('');
    },
  );
});
