import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import type { Image } from '../../src/message/message.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

function image(parts: Partial<Image>): Image {
  return { source: '', alternativeText: '', title: '', ...parts };
}

function pictured(images: readonly Image[], from = 'Info <info@stranger.example>', subject = ''): string[] {
  return findMentions(messageFrom(from, { images, subject }), DIRECTORY)
    .filter(({ where }) => where === 'image')
    .map(({ brand }) => brand.id);
}

function alternatives(...texts: readonly string[]): Image[] {
  return texts.map((alternativeText) => image({ alternativeText }));
}

describe('a picture', () => {
  it('from the brand’s server is the brand’s', () =>
    expect(pictured([image({ host: 'www.netflix.com' })])).toEqual(['netflix']));
  it('from a host where everybody puts pictures is not', () =>
    expect(
      pictured([image({ host: 'lh3.googleusercontent.com' }), image({ host: 'www.facebook.com' })]),
    ).toEqual([]));
  it('of a social network or a shop for applications is everybody’s', () =>
    expect(
      pictured([
        ...alternatives('Instagram', 'Follow us on Facebook', 'Get it on Google Play'),
        image({ source: 'https://a.example/instagram-icon.png' }),
      ]),
    ).toEqual([]));
  it('of a social network that the subject names counts', () =>
    expect(pictured(alternatives('Instagram'), undefined, 'Your Instagram account')).toEqual(['instagram']));
  it('of a social network that the From field names counts', () =>
    expect(pictured(alternatives('Instagram'), 'Instagram <x@stranger.example>')).toEqual(['instagram']));
});

describe('a logo', () => {
  function file(source: string): Image[] {
    return [image({ source: `https://a.example/i/${source}` })];
  }

  it.each(['Shell_logo.svg', '1200px-Shell_logo.svg.png', 'logo-shell.png'])('%s', (source) =>
    expect(pictured(file(source))).toEqual(['shell']),
  );
  it('by its alternative text', () => expect(pictured(alternatives('Shell Logo'))).toEqual(['shell']));
  it.each(['shell.png', 'free-logo.png', 'sea-shell-beach.jpg', 'logo-of-the-shell.png'])(
    'not %s',
    (source) => expect(pictured(file(source))).toEqual([]),
  );
});

describe('a picture that comes with the message', () => {
  const part = { path: '2', mediaType: 'image/png', disposition: 'attachment', contentId: '' } as const;
  function attached(contentId: string, fileName: string): string[] {
    const parts = [{ ...part, contentId, fileName }];
    return findMentions(messageFrom('Info <info@stranger.example>', { parts }), DIRECTORY).map(
      ({ brand, where }) => `${brand.id} ${where}`,
    );
  }

  it('is shown where it has a Content-ID', () =>
    expect(attached('1@a', 'netflix.png')).toEqual(['netflix image']));
  it('is a file where it has none', () =>
    expect(attached('', 'netflix.png')).toEqual(['netflix attachment']));
  it('is named by its Content-ID', () =>
    expect(pictured([image({ source: 'cid:netflix-logo@a' })])).toEqual(['netflix']));
});

describe('ways to pay', () => {
  it('in a row are the foot of a shop', () => expect(pictured(alternatives('PayPal', 'Klarna'))).toEqual([]));
  it('leave other pictures alone', () =>
    expect(pictured(alternatives('PayPal', 'Klarna', 'KPN'))).toEqual(['kpn']));
  it('may be a claim alone', () =>
    expect(pictured(alternatives('PayPal', 'PayPal logo'))).toEqual(['paypal']));
  it('count where the From field names one', () =>
    expect(pictured(alternatives('PayPal', 'Klarna'), 'PayPal <x@stranger.example>')).toEqual(['paypal']));
});
