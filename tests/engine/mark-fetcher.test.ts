import { describe, expect, it } from 'vitest';
import { isFetchable, isInternetAddress, markFetcher } from '../../src/engine/mark-fetcher.ts';

describe('an address that a sender names', () => {
  it.each([
    ['https://marks.example/vmc.pem', true],
    ['https://marks.example/vmc.pem?x=1', true],
    ['http://marks.example/vmc.pem', false],
    ['https://marks.example:8443/vmc.pem', false],
    ['https://user@marks.example/vmc.pem', false],
    ['https://127.0.0.1/vmc.pem', false],
    ['https://0x7f000001/vmc.pem', false],
    ['https://2130706433/vmc.pem', false],
    ['https://[::1]/vmc.pem', false],
    ['https://localhost/vmc.pem', false],
    ['https://metadata/vmc.pem', false],
    ['file:///etc/passwd', false],
  ])('%s: %s', (address, expected) => expect(isFetchable(new URL(address))).toBe(expected));

  it.each([
    ['93.184.216.34', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['172.31.0.1', false],
    ['172.32.0.1', true],
    ['192.168.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['2001::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['rubbish', false],
  ])('lies in the Internet: %s: %s', (address, expected) =>
    expect(isInternetAddress(address)).toBe(expected),
  );

  it('on this machine is not fetched', async () => {
    const fetchMark = markFetcher(1_000);
    expect(await fetchMark('https://localhost.localdomain/vmc.pem')).toBeUndefined();
    expect(await fetchMark('https://127.0.0.1/vmc.pem')).toBeUndefined();
    expect(await fetchMark('not an address')).toBeUndefined();
  });
});
