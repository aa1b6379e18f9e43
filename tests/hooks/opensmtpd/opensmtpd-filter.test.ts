import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/engine/engine.ts';
import { serveOpensmtpd } from '../../../src/hooks/opensmtpd/opensmtpd-filter.ts';
import { renderBanner } from '../../../src/rewrite/banner.ts';
import { stripOutbound } from '../../../src/rewrite/strip-outbound.ts';
import { judged, verdict } from '../../rewrite/judged.ts';
import { bannerBook } from '../../rewrite/rules-banners.ts';
import { contentOf, fakeEngine, fakeLogger } from '../milter/fake-engine.ts';
import { LEVEL_FIELD, ratedOutcome } from '../rated-outcome.ts';

const LEVEL_LINE = 'X-Counterfoil-Level: 3';

const OPTIONS = { maxMessageBytes: 200, skipAuthenticatedSubmissions: true };

describe("OpenSMTPD's filter protocol", () => {
  let outcome: Outcome | Error;
  const engine = fakeEngine(() => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });

  beforeEach(() => {
    outcome = ratedOutcome('none', 0, [LEVEL_FIELD]);
    engine.analysed.length = 0;
    engine.submissions.length = 0;
  });

  /** What the filter writes for these lines of smtpd. */
  async function play(lines: readonly string[], pieces = 1_000): Promise<string[]> {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const served = serveOpensmtpd(input, output, OPTIONS, engine, fakeLogger());
    const bytes = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
    for (let start = 0; start < bytes.length; start += pieces) {
      input.write(bytes.subarray(start, start + pieces));
      await turn();
    }
    input.end();
    await served;
    await turn();
    return (output.read()?.toString('latin1') ?? '').trimEnd().split('\n');
  }

  const report = (event: string, session: string, values: string) =>
    `report|0.6|1576146008.006099|smtp-in|${event}|${session}|${values}`;
  const data = (session: string, lines: readonly string[]) =>
    lines.map((line) => `filter|0.6|1576146008.006099|smtp-in|data-line|${session}|t-${session}|${line}`);
  const commit = (session: string) =>
    `filter|0.6|1576146008.006099|smtp-in|commit|${session}|c-${session}|mx`;

  const begin = (session: string, sender: string) => [
    report('link-connect', session, 'mail.b.example|pass|192.0.2.7:4711|192.0.2.25:25'),
    report('link-identify', session, 'EHLO|helo.b.example'),
    report('tx-begin', session, '7641df97'),
    report('tx-mail', session, `7641df97|ok|${sender}`),
    report('tx-rcpt', session, '7641df97|ok|c@d.example'),
    report('tx-rcpt', session, '7641df97|permfail|nobody@d.example'),
  ];

  it('registers once it has been told the configuration', async () => {
    const lines = await play(['config|smtp-session-timeout|300', 'config|ready']);
    expect(lines).toContain('register|filter|smtp-in|data-line');
    expect(lines).toContain('register|filter|smtp-in|commit');
    expect(lines).toContain('register|report|smtp-in|tx-mail');
    expect(lines.at(-1)).toBe('register|ready');
  });

  it('hands over what smtpd tells and gives the message back with its fields', async () => {
    const content = ['From: a@b.example', 'Subject: a|b||c', '', 'Caf\xe9 | bar', '..two dots', '', '.'];
    const lines = await play([...begin('s1', 'a@b.example'), ...data('s1', content), commit('s1')]);
    expect(lines.filter((line) => line.startsWith('filter-dataline'))).toEqual(
      ['X-Counterfoil-Level: 3', ...content].map((line) => `filter-dataline|s1|t-s1|${line}`),
    );
    expect(lines).toContain('filter-result|s1|c-s1|proceed');
    expect(engine.analysed[0]?.transaction).toMatchObject({
      client: { address: '192.0.2.7', name: 'mail.b.example', ehloDomain: 'helo.b.example' },
      envelope: { reversePath: 'a@b.example', forwardPaths: ['c@d.example'] },
    });
    expect(contentOf(engine.analysed[0])).toBe(
      'From: a@b.example\r\nSubject: a|b||c\r\n\r\nCaf\xe9 | bar\r\n.two dots\r\n\r\n',
    );
  });

  it('keeps sessions apart, wherever the reads split the lines', async () => {
    const [one, other] = [
      ['From: a@b.example', '', 'one', '.'],
      ['From: e@f.example', '', 'other', '.'],
    ];
    const mixed = one.flatMap((line, index) => [...data('s1', [line]), ...data('s2', [other[index] ?? ''])]);
    const lines = await play([...begin('s1', 'a@b.example'), ...begin('s2', 'e@f.example'), ...mixed], 7);
    expect(lines.filter((line) => line.includes('|s1|')).map((line) => line.split('|').at(-1))).toEqual([
      'X-Counterfoil-Level: 3',
      ...one,
    ]);
    expect(engine.analysed.map(({ transaction }) => transaction.envelope.reversePath)).toEqual([
      'a@b.example',
      'e@f.example',
    ]);
  });

  it('forgets the envelope between two messages of a session', async () => {
    const message = data('s1', ['From: a@b.example', '', '.']);
    const again = [report('tx-begin', 's1', '0815'), report('tx-mail', 's1', '0815|ok|')];
    await play([...begin('s1', 'a@b.example'), ...message, ...again, ...message]);
    expect(engine.analysed[1]?.transaction.envelope).toEqual({ reversePath: '', forwardPaths: [] });
  });

  it('reads the order of older versions', async () => {
    const lines = [report('tx-begin', 's1', '1'), report('tx-mail', 's1', '1|a@b.example|ok')];
    await play([...lines, ...data('s1', ['From: a@b.example', '.'])]);
    expect(engine.analysed[0]?.transaction.envelope.reversePath).toBe('a@b.example');
  });

  it.each([
    ['the engine says so', { kind: 'try-later', reason: 'too late' } as const],
    ['the engine breaks', new Error('broken')],
  ])('has the message come again when %s', async (_, result) => {
    outcome = result;
    const content = data('s1', ['From: a@b.example', '', 'text', '.']);
    // smtpd asks for the commit once it has the last line back.
    const [input, output] = [new PassThrough(), new PassThrough()];
    const served = serveOpensmtpd(input, output, OPTIONS, engine, fakeLogger());
    input.write(`${[...begin('s1', 'a@b.example'), ...content].join('\n')}\n`);
    await turn();
    await turn();
    input.end(`${commit('s1')}\n`);
    await served;
    const lines = output.read().toString().trimEnd().split('\n');
    expect(lines).toEqual([
      ...['From: a@b.example', '', 'text', '.'].map((line) => `filter-dataline|s1|t-s1|${line}`),
      'filter-result|s1|c-s1|reject|451 4.3.0 Try again later',
    ]);
  });

  it('leaves what somebody submitted with a password', async () => {
    const login = report('link-auth', 's1', 'jan|pass');
    const lines = await play([login, ...begin('s1', 'a@b.example'), ...data('s1', ['Subject: x', '', '.'])]);
    expect(lines.map((line) => line.split('|').at(-1))).toEqual(['Subject: x', '', '.']);
    expect(engine.analysed).toEqual([]);
    expect(engine.submissions).toHaveLength(1);
  });

  describe('where the banner goes from what own users send', () => {
    const banner = renderBanner(verdict(), judged('')) ?? expect.fail('no banner');
    const quoted = banner.text.trimEnd().split('\n');
    const answer = (session: string) => [
      ...['X-Counterfoil-Verdict: genuine', 'From: jan@home.example'],
      ...['Content-Type: text/plain; charset=utf-8', '', 'Merci | à vous.', '..', ''],
      ...quoted.map((line) => `> ${line}`.trimEnd()),
      ...['> Bonjour', `-- ${session}`, '.'],
    ];
    const kept = (session: string) => [
      ...['From: jan@home.example', 'Content-Type: text/plain; charset=utf-8', ''],
      ...['Merci | à vous.', '..', '', '> Bonjour', `-- ${session}`, '.'],
    ];
    // The protocol is bytes, one character each.
    const bytesOf = (lines: readonly string[]) => lines.map((line) => Buffer.from(line).toString('latin1'));
    const book = bannerBook();
    beforeEach(() => {
      engine.stripBanners = async (content) => stripOutbound(content, book);
    });
    afterEach(() => {
      Reflect.deleteProperty(engine, 'stripBanners');
    });
    const linesOf = (lines: readonly string[], session: string) =>
      lines
        .filter((line) => line.startsWith(`filter-dataline|${session}|t-${session}|`))
        .map((line) => line.split('|').slice(3).join('|'));

    it('takes it out of what came with a login, and judges the mail of others', async () => {
      const login = report('link-auth', 's1', 'jan|pass');
      const [own, others] = [bytesOf(answer('s1')), bytesOf(answer('s2'))];
      const mixed = own.flatMap((line, index) => [
        ...data('s1', [line]),
        ...data('s2', [others[index] ?? '']),
      ]);
      const begun = [...begin('s1', 'jan@home.example'), login, ...begin('s2', 'e@f.example')];
      const lines = await play([...begun, ...mixed, commit('s1'), commit('s2')], 50);
      expect(linesOf(lines, 's1')).toEqual(bytesOf(kept('s1')));
      expect(lines).toContain('filter-result|s1|c-s1|proceed');
      expect(engine.submissions).toHaveLength(1);
      expect(linesOf(lines, 's2')).toEqual([LEVEL_LINE, ...others]);
      expect(engine.analysed.map(({ transaction }) => transaction.envelope.reversePath)).toEqual([
        'e@f.example',
      ]);
    });

    it('judges after a login that failed', async () => {
      const login = report('link-auth', 's1', 'jan|fail');
      const lines = await play([login, ...begin('s1', 'a@b.example'), ...data('s1', bytesOf(answer('s1')))]);
      expect(linesOf(lines, 's1')[0]).toBe(LEVEL_LINE);
      expect(engine.submissions).toEqual([]);
    });
  });

  it('gives back all of a message of which only the beginning is analysed', async () => {
    const content = ['From: a@b.example', '', ...Array.from({ length: 40 }, (_, n) => `line ${n}`), '.'];
    const lines = await play([...begin('s1', 'a@b.example'), ...data('s1', content)]);
    expect(lines.map((line) => line.split('|').at(-1))).toEqual(['X-Counterfoil-Level: 3', ...content]);
    expect(engine.analysed[0]?.transaction).toMatchObject({ truncated: true });
    expect(engine.analysed[0]?.capabilities.replaceBody).toBe(false);
  });

  it.each([
    ['0.5', ['ok|a@b.example', 'ok|c@d.example']],
    // The path before the result, as some versions have it.
    ['0.4', ['a@b.example|ok', 'c@d.example|ok']],
    ['0.7', ['ok|a@b.example', 'ok|c@d.example']],
  ])('reads version %s of the protocol', async (version, [mail, recipient]) => {
    const lines = await play(
      [
        report('link-connect', 's1', 'mail.b.example|pass|192.0.2.7:4711|192.0.2.25:25'),
        report('tx-begin', 's1', '7641df97'),
        report('tx-mail', 's1', `7641df97|${mail}`),
        report('tx-rcpt', 's1', `7641df97|${recipient}`),
        ...data('s1', ['Subject: x', '', 'y', '.']),
      ].map((line) => line.replace('|0.6|', `|${version}|`)),
    );
    expect(lines.at(-1)).toBe('filter-dataline|s1|t-s1|.');
    expect(engine.analysed[0]?.transaction.envelope).toEqual({
      reversePath: 'a@b.example',
      forwardPaths: ['c@d.example'],
    });
  });

  it('is not put off by lines that it does not know', async () => {
    const lines = await play([
      '',
      'config',
      'report|',
      'filter|0.6',
      'filter||||||',
      'whatever|x',
      'config|ready',
    ]);
    expect(lines.at(-1)).toBe('register|ready');
  });
});
