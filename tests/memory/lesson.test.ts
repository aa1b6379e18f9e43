import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/memory/correspondents.ts';
import { incomingLesson, outgoingLesson } from '../../src/memory/lesson.ts';
import { factsOf, type Scene } from '../verdict/facts.ts';

const TODAY = '2026-03-01';
const ENVELOPE = { reversePath: 'bounce@lab.example', forwardPaths: ['ann@example.test'] };

function learned(scene: Scene, verdict = 'none', envelope: Parameters<typeof incomingLesson>[1] = ENVELOPE) {
  return incomingLesson(factsOf({ domain: 'lab.example', ...scene }), envelope, verdict, TODAY);
}

describe('an incoming message', () => {
  it('teaches that its authenticated sender is known to its recipients', () => {
    expect(learned({ authenticated: true })).toEqual({
      relation: 'verified',
      parties: ['domain:lab.example'],
      users: ['ann@example.test'],
      day: dayOf(TODAY),
    });
  });

  it('teaches without authentication only that the name was seen', () => {
    expect(learned({})).toMatchObject({ relation: 'unverified' });
  });

  it.each(['none', 'genuine', 'intermediary'])('teaches with the verdict %s', (verdict) => {
    expect(learned({}, verdict)).toBeDefined();
  });

  it.each(['suspicious', 'impersonation', 'unavailable'])(
    'teaches nothing with the verdict %s',
    (verdict) => {
      expect(learned({ authenticated: true }, verdict)).toBeUndefined();
    },
  );

  it.each<[string, Scene]>([
    ['imitates a brand', { kind: 'lookalike', authenticated: true }],
    ['has two From fields', { defects: ['duplicate-field'], authenticated: true }],
    ['has authors of several domains', { defects: ['several-domains'], authenticated: true }],
  ])('teaches nothing when it %s', (_, scene) => {
    expect(learned(scene)).toBeUndefined();
  });

  it('teaches nothing when nobody told the recipients', () => {
    expect(learned({}, 'none', { forwardPaths: [] })).toBeUndefined();
  });
});

describe('an outgoing message', () => {
  it('teaches that its author wrote to these addresses and domains', () => {
    const forwardPaths = ['Jan@Sales.Lab.example', 'piet@box.example'];
    expect(outgoingLesson({ reversePath: 'Ann+x@example.test', forwardPaths }, TODAY)).toEqual({
      relation: 'wrote',
      parties: [
        'address:jan@sales.lab.example',
        'domain:lab.example',
        'address:piet@box.example',
        'domain:box.example',
      ],
      users: ['ann@example.test'],
      day: dayOf(TODAY),
    });
  });

  it.each([
    ['a null reverse-path', { reversePath: '', forwardPaths: ['jan@lab.example'] }],
    ['no reverse-path', { forwardPaths: ['jan@lab.example'] }],
    ['no recipient', { reversePath: 'ann@example.test', forwardPaths: [] }],
  ])('teaches nothing with %s', (_, envelope) => {
    expect(outgoingLesson(envelope, TODAY)).toBeUndefined();
  });
});
