import { describe, expect, it } from 'vitest';
import { runCounterfoil } from './run-counterfoil.ts';

describe('brands', () => {
  it('says whom a sender claims to be and what it may speak for', () => {
    const { status, stdout } = runCounterfoil(['brands', 'check', 'Service Proximus <x@contactcenter.be>']);
    expect(stdout).toBe(
      'contactcenter.be: stranger\nProximus in from.display-name ("Proximus"): not entitled\n',
    );
    expect(status).toBe(1);
  });

  it('has no complaint about the brand itself', () => {
    const { status, stdout } = runCounterfoil(['brands', 'check', 'Proximus <noreply@proximus.be>']);
    expect(stdout).toContain('Proximus in from.display-name ("Proximus"): its own');
    expect(status).toBe(0);
  });

  it('shows one brand, and refuses an unknown one in one line', () => {
    expect(runCounterfoil(['brands', 'show', 'proximus']).stdout).toContain('proximus.be');
    const { status, stderr } = runCounterfoil(['brands', 'show', 'proxximus']);
    expect(stderr).toBe('counterfoil: no brand has the id "proxximus"; see brands list\n');
    expect(status).toBe(2);
  });
});
