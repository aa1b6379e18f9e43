import { describe, expect, it } from 'vitest';
import { followLink } from '../../src/links/destination.ts';
import { makeLink } from '../../src/message/link.ts';
import { shippedServices } from './service-fixture.ts';

const services = shippedServices();

function follow(target: string) {
  return followLink(makeLink('anchor', '', target), services);
}

const TARGET = 'https://login.example/x?a=1';
const ENCODED = encodeURIComponent(TARGET);
const BASE64 = Buffer.from(TARGET).toString('base64url');

describe('followLink passes redirectors', () => {
  it.each([
    ['Safe Links', `https://eur01.safelinks.protection.outlook.com/?url=${ENCODED}&data=05%7C01`],
    [
      'Safe Links in Teams',
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${ENCODED}`,
    ],
    ['Proofpoint 1', `https://urldefense.proofpoint.com/v1/url?u=${ENCODED}&k=x`],
    ['Proofpoint 2', 'https://urldefense.proofpoint.com/v2/url?u=https-3A__login.example_x-3Fa-3D1&d=DwMFaQ'],
    ['Proofpoint 3', `https://urldefense.com/v3/__${TARGET}__;!!abc!def$`],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${ENCODED}&c=E,1,x`],
    ['Cisco', `https://secure-web.cisco.com/1abc-def/${ENCODED}`],
    ['Symantec', `https://clicktime.symantec.com/3abc?u=${ENCODED}`],
    ['Trend Micro', `https://imsva91-ctp.trendmicro.com/wis/clicktime/v1/query?url=${ENCODED}&umid=x`],
    ['Sophos', `https://eu-central-1.protection.sophos.com/?d=login.example&u=${BASE64}&i=x`],
    ['Avanan', `https://url.avanan.click/v2/___${TARGET}___.YXA0`],
    ['Google', `https://www.google.com/url?sa=t&q=${ENCODED}&usg=x`],
    ['Google with url', `https://www.google.be/url?url=${ENCODED}`],
    ['Google AMP', 'https://www.google.com/amp/s/login.example/x?a=1'],
    ['AMP cache', 'https://login-example.cdn.ampproject.org/c/s/login.example/x?a=1'],
    ['Google Ads', `https://adclick.g.doubleclick.net/pcs/click?xai=AK&adurl=${ENCODED}`],
    ['Bing', `https://www.bing.com/ck/a?!&&p=abc&u=a1${BASE64}&ntb=1`],
    ['Yahoo', `https://r.search.yahoo.com/_ylt=A/RV=2/RU=${ENCODED.replaceAll('%', '%')}/RK=2/RS=x`],
    ['old Yahoo', `http://rd.yahoo.com/x/*${TARGET}`],
    ['LinkedIn', `https://www.linkedin.com/redir/redirect?url=${ENCODED}&urlhash=x`],
    ['Facebook', `https://l.facebook.com/l.php?u=${ENCODED}&h=x`],
    ['YouTube', `https://www.youtube.com/redirect?event=x&q=${ENCODED}`],
    ['Amazon SES', `https://abc.r.eu-west-1.awstrack.me/L0/${ENCODED.replace('%3A', ':')}/1/0102/x`],
    ['upper case', `HTTPS://WWW.GOOGLE.COM/url?Q=${ENCODED}`],
    [
      'one in another',
      `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(
        `https://www.google.com/url?q=${ENCODED}`,
      )}`,
    ],
  ])('%s', (_, target) => {
    expect(follow(target)).toMatchObject({ host: 'login.example', hidden: false });
  });

  it.each([
    [
      'Google Translate',
      'https://www-login--page-example.translate.goog/x?_x_tr_sl=a',
      'www.login-page.example',
    ],
    ['a target without a scheme is none', 'https://www.google.com/url?q=login.example', 'www.google.com'],
    ['a search is no redirection', `https://www.google.com/search?q=${ENCODED}`, 'www.google.com'],
    ['a mail address', 'https://www.google.com/url?q=mailto:jan@lab.example', 'www.google.com'],
    ['broken base64', 'https://www.bing.com/ck/a?u=a1%%%', 'www.bing.com'],
  ])('%s', (_, target, host) => {
    expect(follow(target)?.host).toBe(host);
  });

  it('names them in their order', () => {
    const inner = encodeURIComponent(`https://www.bing.com/ck/a?u=a1${BASE64}`);
    expect(follow(`https://l.facebook.com/l.php?u=${inner}`)?.through.map(({ name }) => name)).toEqual([
      'Facebook',
      'Bing',
    ]);
  });

  it('gives up in a maze', () => {
    let target = TARGET;
    for (let round = 0; round < 20; round++) target = `https://l.wl.co/l?u=${encodeURIComponent(target)}`;
    expect(follow(target.slice(0, 4096))?.through.length).toBeLessThanOrEqual(6);
  });
});

describe('followLink knows when nobody knows', () => {
  it.each([
    ['a shortener', 'https://bit.ly/3abc', 'shortener'],
    [
      'Mimecast, whatever domain it names',
      'https://protect-eu.mimecast.com/s/abc?domain=bank.example',
      'redirector',
    ],
    ['a mailing platform', 'https://u123.ct.sendgrid.net/ls/click?upn=abc', 'redirector'],
    [
      'a shortener behind a gateway',
      'https://linkprotect.cudasvc.com/url?a=https%3a%2f%2ft.co%2fabc',
      'shortener',
    ],
  ])('%s', (_, target, kind) => {
    expect(follow(target)).toMatchObject({ hidden: true, service: { kind } });
  });

  it('is not fooled by a name that only ends alike', () => {
    expect(follow('https://habit.ly/3abc')).toMatchObject({ hidden: false });
    expect(follow('https://bit.ly.login.example/3abc')).toMatchObject({ hidden: false });
  });
});

describe('followLink knows what stands there', () => {
  it.each([
    ['https://shop-1.web.app/login', 'hosting', 'Google Cloud'],
    ['https://storage.googleapis.com/bucket/x.html#a', 'hosting', 'Google Cloud'],
    ['https://bucket.s3.eu-west-1.amazonaws.com/x.html', 'hosting', 'Amazon Web Services'],
    ['https://sites.google.com/view/x', 'hosting', 'Google Sites'],
    ['https://ipfs.io/ipfs/QmX', 'hosting', 'IPFS gateways'],
    ['https://docs.google.com/forms/d/e/x/viewform', 'form', 'Google Forms'],
    ['https://form.jotform.com/1', 'form', 'Jotform'],
  ])('%s', (target, kind, name) => {
    expect(follow(target)?.service).toMatchObject({ kind, name });
  });

  it('tells nothing about sites that only their owner fills', () => {
    expect(follow('https://docs.google.com/document/d/x')?.service).toBeUndefined();
    expect(follow('https://www.login.example/')?.service).toBeUndefined();
  });
});

describe('followLink suspects sites that pass visitors on', () => {
  it.each([
    ['url', 'https://shop.example/go.php?url=https://login.test/x', 'login.test'],
    ['encoded', 'https://shop.example/out?redirect=https%3A%2F%2Flogin.test%2Fx', 'login.test'],
    ['no scheme', 'https://shop.example/out?target=//login.test', 'login.test'],
    ['no name', 'https://shop.example/out?https://login.test', 'login.test'],
  ])('%s', (_, target, host) => {
    expect(follow(target)).toMatchObject({ host: 'shop.example', forwardsTo: host });
  });

  it.each([
    ['the same organisation', 'https://login.shop.example/?continue=https://www.shop.example/'],
    ['another parameter', 'https://shop.example/share?about=https://login.test/'],
    ['no address', 'https://shop.example/?url=abc'],
  ])('but not %s', (_, target) => {
    expect(follow(target)?.forwardsTo).toBeUndefined();
  });
});

it('follows no link without a host', () => {
  expect(follow('mailto:jan@lab.example')).toBeUndefined();
});
