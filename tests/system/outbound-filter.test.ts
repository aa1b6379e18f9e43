import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { HARMLESS, STORY } from '../commands/messages.ts';
import { runCounterfoil } from '../commands/run-counterfoil.ts';
import { freePort } from '../servers/free-port.ts';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { stopAfterwards } from '../servers/stop-afterwards.ts';
import { makeRules } from './rule-folder.ts';

const OWN = 'mx.home.example';
const OTHER_ENDING = 'Inséré par la passerelle de la maison, pas par l’expéditeur.';

/** A reload compiles all rules again, on a machine that does much else. */
const LONG = 240_000;

/** What somebody here answers to a marked message; its own text, then all that was shown, behind quotation signs. */
function answerTo(marked: string): string {
  const shown = marked.slice(marked.indexOf('\r\n\r\n') + 4).trimEnd();
  const quoted = shown
    .split('\r\n')
    .map((line) => `> ${line}`)
    .join('\r\n');
  const header = [
    'X-Counterfoil-Verdict: genuine; v=1',
    `Authentication-Results: ${OWN}; dmarc=pass`,
    'From: Patrick <patrick@home.example>',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return [...header, '', 'Merci, je vous attends.', '', quoted, ''].join('\r\n');
}

function expectStripped(text: string): void {
  expect(text).not.toMatch(/X-Counterfoil|Authentication-Results|expéditeur|Avertissement|={20}/);
  expect(text).toMatch(/^From: Patrick <patrick@home\.example>\r\n/);
  expect(text).toContain('Merci, je vous attends.\r\n');
  expect(text).toContain('> Un conseiller Proximus se présentera chez vous le 8 février à 15h.\r\n');
}

describe('counterfoil filter --outbound', () => {
  const rules = makeRules('outbound-filter');
  const file = join(makeRunFolder('outbound-filter'), 'counterfoil.yaml');
  const authentication = { authservId: OWN };
  writeFileSync(
    file,
    JSON.stringify({ authentication, rules: { folder: rules.folder }, memory: { enabled: false } }),
  );
  const filter = (options: readonly string[], message: string) =>
    runCounterfoil(['filter', '--config', file, ...options], message);
  let gateway: Gateway;
  let answer: string;

  beforeAll(async () => {
    // banner.stripOutbound is about logins: who asks by name needs no option.
    const sections = { authentication, rules: { folder: rules.folder }, message: { maxBytes: 20_000 } };
    gateway = await startGateway({ sections });
    stopAfterwards(() => gateway.stop());
    answer = answerTo(filter([], STORY).stdout);
    expect(answer).toContain('Avertissement');
  }, LONG);

  const url = () => ['--url', `http://127.0.0.1:${gateway.httpPort}`];

  it('takes banner and fields out in this process, and judges nothing', () => {
    const { status, stdout, stderr } = filter(['--outbound'], answer);
    expect([status, stderr]).toEqual([0, '']);
    expectStripped(stdout);
  });

  it('has a gateway do it', () => {
    const { status, stdout, stderr } = filter(['--outbound', ...url()], answer);
    expect([status, stderr]).toEqual([0, '']);
    expectStripped(stdout);
    expect(gateway.log()).not.toContain('message judged');
  });

  it('changes no byte of anything else', () => {
    for (const options of [[], url()])
      expect(filter(['--outbound', ...options], HARMLESS).stdout).toBe(HARMLESS);
  });

  it('lets a message keep its body that is too large for the gateway', () => {
    const large = `${answer}${'x'.repeat(70)}\r\n`.padEnd(30_000, 'y\r\n');
    const { status, stdout } = filter(['--outbound', ...url()], large);
    expect(status).toBe(0);
    expect(stdout).toBe(large.slice(large.indexOf('From: ')));
  });

  it('asks to try again when nobody answers, and does as told otherwise', async () => {
    const nobody = ['--outbound', '--url', `http://127.0.0.1:${await freePort()}`];
    const { status, stdout } = filter(nobody, answer);
    expect([status, stdout]).toEqual([75, '']);
    const delivered = filter([...nobody, '--fallback', 'deliver-unavailable'], answer);
    expect(delivered.stdout).toBe(answer.slice(answer.indexOf('From: ')));
    expectStripped(filter([...nobody, '--fallback', 'analyse-here'], answer).stdout);
  });

  it('asks to try again when the texts are broken', () => {
    const broken = makeRules('outbound-broken');
    broken.writeLocal('banners/fr.yaml', 'closing: { addedBye: x }\n');
    const { status, stdout, stderr } = filter(['--outbound', '--rules', broken.folder], answer);
    expect([status, stdout]).toEqual([75, '']);
    expect(stderr).toContain('fr.yaml:1');
  });

  it(
    'knows the new texts once the gateway has read them',
    async () => {
      rules.writeLocal('banners/fr.yaml', `closing: { addedBy: '${OTHER_ENDING}' }\n`);
      const changed = answerTo(filter([], STORY).stdout);
      expect(changed).toContain(OTHER_ENDING);
      const before = filter(['--outbound', ...url()], changed);
      expect(before.stdout).toContain(OTHER_ENDING);
      const reload = await fetch(`http://127.0.0.1:${gateway.httpPort}/v1/rules/reload`, { method: 'POST' });
      expect(reload.status).toBe(200);
      expectStripped(filter(['--outbound', ...url()], changed).stdout);
    },
    LONG,
  );
});

describe('a message that the gateway does not answer', () => {
  it('loses forged results under our own id, where the configuration has one', async () => {
    const file = join(makeRunFolder('unanswered'), 'counterfoil.yaml');
    writeFileSync(file, JSON.stringify({ authentication: { authservId: OWN } }));
    const forged = `Authentication-Results: ${OWN}; dmarc=pass\r\n${HARMLESS}`;
    const nobody = ['--url', `http://127.0.0.1:${await freePort()}`, '--fallback', 'deliver-unavailable'];
    const run = (...options: readonly string[]) => runCounterfoil(['filter', ...nobody, ...options], forged);
    expect(run('--config', file).stdout).not.toContain('Authentication-Results');
    expect(run().stdout).toContain(forged);
  });
});
