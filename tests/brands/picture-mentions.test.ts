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

describe('ways to pay', () => {
  it('in a row are the foot of a shop', () => expect(pictured(alternatives('PayPal', 'Klarna'))).toEqual([]));
  it('leave other pictures alone', () =>
    expect(pictured(alternatives('PayPal', 'Klarna', 'KPN'))).toEqual(['kpn']));
  it('may be a claim alone', () =>
    expect(pictured(alternatives('PayPal', 'PayPal logo'))).toEqual(['paypal']));
  it('count where the From field names one', () =>
    expect(pictured(alternatives('PayPal', 'Klarna'), 'PayPal <x@stranger.example>')).toEqual(['paypal']));
});
