import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startGateway } from '../servers/gateway.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { closeMailPaths, openMailPath } from './mail-path.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const SENDER = 'jan@sender.example';
const FORGED = ['X-Counterfoil-Verdict: genuine; id=forged; v=1', 'x-counterfoil-level : 0'];

/** No analysis of so much text ends within a millisecond. */
const LONG = letter({ ...SMALL_TALK, above: FORGED, body: 'Veuillez trouver ci-joint.\r\n'.repeat(100_000) });
const SHORT = letter({ ...SMALL_TALK, above: FORGED });

/** What the documents tell administrators who choose `accept`: clients' copies of our fields never get in. */
function headerChecksBelt(): { header_checks: string } {
  const file = join(makeRunFolder('belt'), 'header_checks');
  writeFileSync(file, '/^X-Counterfoil-/ IGNORE\n');
  return { header_checks: `regexp:${file}` };
}

describeWith(['postfix', 'dovecot', 'swaks'], 'A gateway that fails', () => {
  afterEach(closeMailPaths);

  it('delivers as unavailable when the deadline has passed', async () => {
    const path = await openMailPath({ gateway: { engine: { deadlineMs: 1 } } });
    const delivered = await path.deliver(SENDER, LONG);
    expect(delivered.verdict).toBe('unavailable');
    expect(delivered.fields('X-Counterfoil-Level')).toEqual(['0']);
    expect(delivered.bytes.includes('forged')).toBe(false);
    const body = LONG.subarray(LONG.indexOf('\r\n\r\n'));
    expect(delivered.bytes.subarray(-body.length).equals(body)).toBe(true);
  });

  it('asks to try again when the deadline has passed and the administrator wants that', async () => {
    const engine = { deadlineMs: 1, onDeadline: 'tempfail' };
    const path = await openMailPath({ gateway: { engine } });
    const { accepted, transcript } = await path.offer(SENDER, LONG);
    expect(accepted).toBe(false);
    expect(transcript).toMatch(/^<\*\* +4\d\d /m);
  });

  it('hangs: Postfix gives up after its timeout and refuses for now, until the gateway works again', async () => {
    const path = await openMailPath({ postfix: { milterTimeoutSeconds: 2 } });
    path.gateway.freeze();
    const refused = await path.offer(SENDER, SHORT);
    path.gateway.thaw();
    expect(refused.accepted).toBe(false);
    expect(refused.transcript).toMatch(/^<\*\* +4\d\d /m);
    expect((await path.deliver(SENDER, SHORT)).verdict).toBe('none');
  });

  it('hangs: Postfix delivers unmarked when it was told to accept', async () => {
    const settings = headerChecksBelt();
    const path = await openMailPath({
      postfix: { milterTimeoutSeconds: 2, milterDefaultAction: 'accept', settings },
    });
    path.gateway.freeze();
    const delivered = await path.deliver(SENDER, SHORT);
    path.gateway.thaw();
    expect(delivered.fields('X-Counterfoil-Verdict')).toEqual([]);
    expect(delivered.bytes.includes('forged')).toBe(false);
  });

  it('is dead: Postfix refuses for now, and goes on by itself when the gateway is back', async () => {
    const path = await openMailPath({ postfix: { milterDefaultAction: 'tempfail' } });
    await path.gateway.kill();
    const { accepted, transcript } = await path.offer(SENDER, SHORT);
    expect(accepted).toBe(false);
    expect(transcript).toMatch(/^<\*\* +451 4\.7\.1/m);
    await startGateway({ milterPort: path.gateway.milterPort });
    expect((await path.deliver(SENDER, SHORT)).verdict).toBe('none');
  });

  it('is dead: Postfix that accepts lets forged verdicts in, unless header_checks stop them', async () => {
    const path = await openMailPath({ postfix: { milterDefaultAction: 'accept' } });
    await path.gateway.kill();
    expect((await path.deliver(SENDER, SHORT)).verdict).toBe('genuine');
    await path.postfix.configure(headerChecksBelt());
    const delivered = await path.deliver(SENDER, SHORT);
    expect(delivered.bytes.toString('latin1')).not.toMatch(/^x-counterfoil-/im);
  });

  it('works: header_checks that stop forged verdicts leave ours alone', async () => {
    const path = await openMailPath({ postfix: { settings: headerChecksBelt() } });
    const partner = 'ServiceclienteleProximus@contactcenter.be';
    const delivered = await path.deliver(partner, letter(storyLetter(partner, FORGED)));
    expect(delivered.verdict).toMatch(/^(?:impersonation|intermediary)$/);
    expect(delivered.fields('X-Counterfoil-Rules')).toHaveLength(1);
    expect(delivered.bytes.includes('forged')).toBe(false);
  });

  it('ends by itself with status 0 when it is asked to', async () => {
    const path = await openMailPath();
    expect((await path.deliver(SENDER, SHORT)).verdict).toBe('none');
    await path.gateway.stop();
    expect(path.gateway.exitStatus()).toBe(0);
  });
});
