import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { type BannerStripper, outboundOf, startBannerStripper } from '../../src/engine/banner-stripper.ts';
import { applyEdits } from '../../src/engine/engine.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';
import { makeRules } from '../system/rule-folder.ts';

const rules = makeRules('banner-stripper');

function source() {
  const reading = readExpertiseSource(readRuleFolder(rules.folder));
  return reading.ok ? reading.source : expect.fail(JSON.stringify(reading.problems));
}

function configuration(text: string) {
  const reading = loadConfiguration({ file: 'test.yaml', text }, {});
  return reading.ok ? reading.configuration : expect.fail(JSON.stringify(reading.problems));
}

const SETTINGS = configuration(
  'engine: { deadlineMs: 60000 }\nauthentication: { authservId: mx.home.example }\n',
);
const ENDING = 'Ajouté par votre serveur de messagerie, pas par l’expéditeur.';
const OTHER_ENDING = 'Inséré par la passerelle de la maison, pas par l’expéditeur.';

/** An answer with the opening, the advice and the ending of a banner. */
function answer(ending: string): Buffer {
  const advice = /impersonation:[\s\S]*?action: '([^']*)'/.exec(
    readFileSync('rules/banners/fr.yaml', 'utf8'),
  )?.[1];
  const lines = ['Avertissement – Stop : ce n’est très probablement pas Lumovia.', advice, ending];
  return Buffer.from(
    'Authentication-Results: mx.home.example; dmarc=pass\r\nFrom: jan@home.example\r\n' +
      `Content-Type: text/plain; charset=utf-8\r\n\r\nMerci.\r\n${lines.map((line) => `> ${line}\r\n`).join('')}`,
  );
}
const STRIPPED = 'From: jan@home.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMerci.\r\n';

describe('the thread that takes banners out', () => {
  const open: BannerStripper[] = [];
  const start = (settings = SETTINGS) => {
    const logger = fakeLogger();
    const stripper = startBannerStripper(settings, source(), logger);
    open.push(stripper);
    return { ...stripper, logger };
  };
  const stripped = async ({ strip }: BannerStripper, content: Buffer) =>
    Buffer.from(applyEdits(content, await strip(content))).toString();
  afterEach(async () => {
    for (const stripper of open.splice(0)) await stripper.close();
  });

  it('knows other texts once the rules are replaced, and loses no message over it', async () => {
    const stripper = start();
    expect(await stripped(stripper, answer(ENDING))).toBe(STRIPPED);
    expect(await stripped(stripper, answer(OTHER_ENDING))).toContain(OTHER_ENDING);
    rules.writeLocal('banners/fr.yaml', `closing: { addedBy: '${OTHER_ENDING}' }\n`);
    const underWay = stripped(stripper, answer(ENDING));
    stripper.replaceBanners(source());
    stripper.replaceBanners(source());
    expect(await stripped(stripper, answer(OTHER_ENDING))).toBe(STRIPPED);
    expect(await underWay).toBe(STRIPPED);
    expect(stripper.logger.lines).toEqual([]);
  });

  it('finishes what is under way before it ends, also where its thread is just starting', async () => {
    const stripper = start();
    const underWay = stripped(stripper, answer(OTHER_ENDING));
    await stripper.close();
    expect(await underWay).toBe(STRIPPED);
    expect(stripper.logger.lines).toEqual([]);
  });

  it('lets a message go on as it is that takes too long', async () => {
    const stripper = start(configuration('engine: { deadlineMs: 1 }\n'));
    expect(await stripper.strip(answer(ENDING))).toEqual([]);
    expect(stripper.logger.lines).toMatchObject([{ level: 'warn' }]);
  });

  it('is for logins only where the administrator wants that', () => {
    const stripper = start();
    const offered = (stripOutbound: boolean) =>
      outboundOf(stripper, configuration(`banner: { stripOutbound: ${stripOutbound} }\n`));
    expect(offered(false)).toEqual({ stripOutbound: stripper.strip });
    expect(offered(true)).toEqual({ stripOutbound: stripper.strip, stripBanners: stripper.strip });
  });
});
