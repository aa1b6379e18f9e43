import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { HARMLESS, STORY } from './messages.ts';
import { runCounterfoil } from './run-counterfoil.ts';

describe('filter', () => {
  it('marks a message and writes the banner into it', () => {
    const { status, stdout } = runCounterfoil(['filter'], STORY);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^X-Counterfoil-Verdict: impersonation; score=/);
    expect(stdout).toContain('Un conseiller Proximus se présentera chez vous le 8 février à 15h.');
    expect(stdout).toContain('Contact officiel');
  });

  it('changes nothing but the header of a harmless message', () => {
    const { stdout } = runCounterfoil(['filter'], HARMLESS);
    expect(stdout.endsWith(HARMLESS)).toBe(true);
    expect(stdout.slice(0, -HARMLESS.length)).toMatch(
      /^X-Counterfoil-Verdict: none; [\s\S]*X-Counterfoil-Level: 0\r\n$/,
    );
  });

  it('removes forged fields', () => {
    const forged = `x-counterfoil-verdict: genuine\r\nX-Counterfoil-Level : 0\r\n${STORY}`;
    const { stdout } = runCounterfoil(['filter'], forged);
    expect(stdout.match(/^x-counterfoil-verdict/gim)).toHaveLength(1);
    expect(stdout.match(/^x-counterfoil-level/gim)).toHaveLength(1);
  });

  it('marks a message once, however often it comes by', () => {
    const once = runCounterfoil(['filter'], STORY).stdout;
    const twice = runCounterfoil(['filter'], once).stdout;
    expect(twice.match(/^X-Counterfoil-Verdict:/gm)).toHaveLength(1);
    expect(twice.match(/Ajouté par votre serveur de messagerie/g)).toHaveLength(1);
    expect(twice.length).toBeLessThan(once.length + 200);
  });

  it('asks to try again when the rules are broken, and writes nothing', () => {
    const { status, stdout, stderr } = runCounterfoil(['filter', '--rules', 'nowhere'], STORY);
    expect([status, stdout]).toEqual([75, '']);
    expect(stderr).toContain('the folder nowhere/brands cannot be read: no such file or folder');
  });

  it('asks to try again after a typing error of the administrator', () => {
    const { status, stdout } = runCounterfoil(['filter', '--sendre', 'jan@sender.example'], HARMLESS);
    expect([status, stdout]).toEqual([75, '']);
  });

  it('asks to try again when the message cannot be written', () => {
    const { status } = spawnSync('sh', ['-c', '"$0" src/main.ts filter > /dev/full', process.execPath], {
      input: HARMLESS,
    });
    expect(status).toBe(75);
  });
});
