import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STORY } from '../commands/messages.ts';
import { runCounterfoil } from '../commands/run-counterfoil.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runProgram } from '../servers/run-program.ts';
import { makeRules } from './rule-folder.ts';

it('the filter of OpenSMTPD takes the banner out of what came with a login', async () => {
  const file = join(makeRunFolder('opensmtpd-outbound'), 'counterfoil.yaml');
  const configuration = {
    ...{ banner: { stripOutbound: true }, memory: { enabled: false } },
    engine: { threads: 1, deadlineMs: 60_000 },
    rules: { folder: makeRules('opensmtpd-outbound').folder },
  };
  writeFileSync(file, JSON.stringify(configuration));
  const marked = runCounterfoil(['filter', '--config', file], STORY).stdout;
  expect(marked).toContain('Avertissement');
  const content = marked.trimEnd().split('\r\n');
  const event = (name: string, values: string) => `report|0.7|1.0|smtp-in|${name}|s1|${values}`;
  const lines = [
    ...['config|ready', event('link-connect', 'home|pass|192.0.2.7:4711|192.0.2.25:25')],
    ...[event('link-auth', 'jan|pass'), event('tx-begin', '1'), event('tx-mail', '1|ok|jan@home.example')],
    ...[...content, '.'].map((line) => `filter|0.7|1.0|smtp-in|data-line|s1|t1|${line}`),
  ];
  const input = Buffer.from(`${lines.join('\n')}\n`);
  const { stdout, stderr } = await runProgram(
    process.execPath,
    ['src/main.ts', 'opensmtpd', '--config', file],
    input,
  );
  const written = stdout.toString().split('\n');
  const back = written
    .filter((line) => line.startsWith('filter-dataline|'))
    .map((line) => line.split('|')[3]);
  expect(back, stderr).toEqual([...STORY.trimEnd().split('\r\n'), '.']);
});
