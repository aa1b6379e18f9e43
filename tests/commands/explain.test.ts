import { expect, it } from 'vitest';
import { STORY } from './messages.ts';
import { runCounterfoil } from './run-counterfoil.ts';

it('explain answers the three questions, names the rules with their words, and says what would change', () => {
  const { status, stdout } = runCounterfoil(['explain', '-'], STORY);
  expect(status).toBe(0);
  const place = (text: string) => {
    expect(stdout).toContain(text);
    return stdout.indexOf(text);
  };
  const order = [
    place('-: impersonation, score '),
    place('Whom does it claim to be?\n  Proximus\n'),
    place('proximus in from.local-part: "ServiceclienteleProximus"'),
    place('Who really sent it?\n  contactcenter.be (stranger;'),
    place('What does it ask for?\n  appointment: "se présentera chez vous le 8 février à 15h"'),
    place('+2.5 claim-in-local-part (claim, from.local-part): "ServiceclienteleProximus"'),
    place('thresholds: suspicious 3, impersonation 5'),
    place('This would be genuine if it came from '),
  ];
  expect(order).toEqual(order.toSorted((left, right) => left - right));
  expect(stdout).not.toMatch(/\{\w+\}/);
});
