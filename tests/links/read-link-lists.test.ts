import { describe, expect, it } from 'vitest';
import { indexServices } from '../../src/links/link-services.ts';
import { readLinkLists } from '../../src/links/read-link-lists.ts';

function read(file: string, text: string) {
  return readLinkLists([{ file: `rules/lists/${file}`, text }]);
}

describe('readLinkLists', () => {
  it('reads all four and passes over other lists', () => {
    const reading = readLinkLists([
      { file: 'rules/lists/shorteners.yaml', text: 'shorteners: [short.example]' },
      {
        file: 'rules/lists/free-hosting.yaml',
        text: 'freeHosting: [{ name: Pages, domains: [pages.example] }]',
      },
      {
        file: 'rules/lists/form-services.yaml',
        text: 'formServices: [{ name: Forms, domains: [forms.example] }]',
      },
      {
        file: 'rules/lists/redirectors.yaml',
        text: 'redirectors: [{ name: R, purpose: forwarding, domains: [r.example], target: parameter, parameters: [u] }]',
      },
      { file: 'rules/lists/relays.yaml', text: 'relays: nonsense' },
    ]);
    expect(reading.ok && reading.services.map(({ service }) => service.kind)).toEqual([
      'redirector',
      'shortener',
      'form',
      'hosting',
    ]);
  });

  it.each([
    ['an unknown key', 'shorteners.yaml', 'shortener: [short.example]'],
    ['a domain with capitals', 'shorteners.yaml', 'shorteners: [Short.example]'],
    [
      'a path without a slash',
      'free-hosting.yaml',
      'freeHosting: [{ name: P, domains: [p.example], paths: [x] }]',
    ],
    [
      'an unknown target',
      'redirectors.yaml',
      'redirectors: [{ name: R, purpose: tracking, domains: [r.example], target: x }]',
    ],
    [
      'a parameter target without parameters',
      'redirectors.yaml',
      'redirectors: [{ name: R, purpose: tracking, domains: [r.example], target: parameter }]',
    ],
  ])('refuses %s, with its place', (_, file, text) => {
    const reading = read(file, text);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.problems[0]).toMatchObject({ file: `rules/lists/${file}`, line: 1 });
  });
});

describe('serviceAt', () => {
  const reading = read(
    'free-hosting.yaml',
    'freeHosting: [{ name: Pages, domains: [pages.example] }, { name: Docs, domains: [docs.example], paths: [/drawings] }]',
  );
  const { serviceAt } = indexServices(reading.ok ? reading.services : []);

  it.each([
    ['https://jan.pages.example/', 'Pages'],
    ['https://pages.example/jan', 'Pages'],
    ['https://a.b.c.pages.example/', 'Pages'],
    ['https://www.pages.example/', undefined],
    ['https://otherpages.example/', undefined],
    ['https://docs.example/drawings/x', 'Docs'],
    ['https://docs.example/document/x', undefined],
  ])('%s', (target, name) => {
    expect(serviceAt(new URL(target).hostname, target)?.name).toBe(name);
  });
});
