import { describe, expect, it } from 'vitest';
import type { Authentication } from '../../src/authentication/authentication.ts';
import { readAuthentication, trustIn } from '../../src/authentication/read-authentication.ts';
import { identifySender } from '../../src/brands/identify-sender.ts';
import { parseMessage } from '../../src/message/parse-message.ts';
import { DIRECTORY } from '../brands/directory-fixture.ts';

/** What one mail server writes on top of a genuine message of proximus.be, in its own dialect. */
interface Writer {
  readonly id: string;
  readonly header: readonly string[];
  readonly expected: Partial<Authentication>;
}

const GENUINE = { spf: 'pass', dkim: 'pass', dmarc: 'pass', dmarcDomain: 'mail.proximus.be' } as const;

const WRITERS: Readonly<Record<string, Writer>> = {
  Gmail: {
    id: 'mx.google.com',
    header: [
      'Authentication-Results: mx.google.com;',
      '       dkim=pass header.i=@mail.proximus.be header.s=s1 header.b=AbCd1234;',
      '       arc=pass (i=1 spf=pass spfdomain=proximus.be dkim=pass dkdomain=proximus.be dmarc=pass fromdomain=proximus.be);',
      '       spf=pass (google.com: domain of bounce@b.proximus.be designates 203.0.113.7 as permitted sender) smtp.mailfrom=bounce@b.proximus.be;',
      '       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=mail.proximus.be',
    ],
    expected: { ...GENUINE, spfDomain: 'b.proximus.be', dkimDomains: ['mail.proximus.be'] },
  },
  'Gmail of ten years ago': {
    id: 'mx.google.com',
    header: [
      'Authentication-Results: mx.google.com;',
      '       spf=neutral (google.com: 203.0.113.7 is neither permitted nor denied by domain of a@proximus.be) smtp.mail=a@proximus.be;',
      '       dkim=pass header.i=@proximus.be;',
      '       dmarc=pass (p=REJECT dis=NONE) header.from=mail.proximus.be',
    ],
    expected: { ...GENUINE, spf: 'neutral', dkimDomains: ['proximus.be'] },
  },
  'OpenDKIM, OpenDMARC and policyd-spf behind Postfix': {
    id: 'mail.example.org',
    header: [
      'DMARC-Filter: OpenDMARC Filter v1.4.2 mail.example.org 4Fk2Qx0000z9',
      'Authentication-Results: mail.example.org/4Fk2Qx0000z9; dmarc=pass (p=reject dis=none) header.from=mail.proximus.be',
      'DKIM-Filter: OpenDKIM Filter v2.11.0 mail.example.org 4Fk2Qx0000z9',
      'Authentication-Results: mail.example.org/4Fk2Qx0000z9;',
      '\tdkim=pass (2048-bit key; secure) header.d=proximus.be header.i=@proximus.be header.a=rsa-sha256 header.s=s1 header.b="AbC/d12=";',
      '\tdkim-atps=neutral',
      'Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=203.0.113.7; helo=out.proximus.be',
      'Authentication-Results: mail.example.org; spf=pass (mailfrom) smtp.mailfrom=proximus.be (client-ip=203.0.113.7; helo=out.proximus.be; envelope-from=a@proximus.be; receiver=example.org)',
    ],
    expected: { ...GENUINE, spfDomain: 'proximus.be', dkimDomains: ['proximus.be'] },
  },
  rspamd: {
    id: 'mx.example.org',
    header: [
      'Authentication-Results: mx.example.org;',
      '\tdkim=pass header.d=proximus.be header.s=s1 header.b=AbCd1234;',
      '\tdkim=none ("invalid DKIM record") header.d=mailer.example header.s=s2 header.b=EfGh;',
      '\tspf=pass (mx.example.org: domain of "news+x=y@b.proximus.be" designates 203.0.113.7 as permitted sender) smtp.mailfrom="news+x=y@b.proximus.be";',
      '\tdmarc=pass (policy=reject) header.from=mail.proximus.be;',
      '\tarc=pass ("mailer.example:s=arc-1:i=1")',
    ],
    expected: { ...GENUINE, spfDomain: 'b.proximus.be', dkimDomains: ['proximus.be'] },
  },
  Exim: {
    id: 'mx.example.org',
    header: [
      'Authentication-Results: mx.example.org;',
      '\tiprev=pass (out.proximus.be) smtp.remote-ip=203.0.113.7;',
      '\tspf=pass smtp.mailfrom=b.proximus.be;',
      '\tdkim=pass header.d=proximus.be header.s=s1 header.a=rsa-sha256;',
      '\tdmarc=pass header.from=mail.proximus.be;',
      '\tarc=none',
    ],
    expected: { ...GENUINE, spfDomain: 'b.proximus.be', dkimDomains: ['proximus.be'] },
  },
  Yahoo: {
    id: 'atlas-production.v2-mail-prod1-ne1.omega.yahoo.com',
    header: [
      'Authentication-Results: atlas-production.v2-mail-prod1-ne1.omega.yahoo.com;',
      ' dkim=pass header.i=@proximus.be header.s=s1;',
      ' dkim=pass header.i=@mailer.example header.s=s2;',
      ' spf=pass smtp.mailfrom=mailer.example;',
      ' dmarc=pass(p=REJECT) header.from=mail.proximus.be;',
    ],
    expected: { ...GENUINE, spfDomain: 'mailer.example', dkimDomains: ['proximus.be', 'mailer.example'] },
  },
  Fastmail: {
    id: 'mx1.messagingengine.com',
    header: [
      'Authentication-Results: mx1.messagingengine.com;',
      '    x-csa=none;',
      '    x-me-sender=none;',
      '    x-ptr=pass smtp.helo=out.proximus.be policy.ptr=out.proximus.be',
      'Authentication-Results: mx1.messagingengine.com;',
      '    bimi=pass header.d=proximus.be header.selector=default policy.authority=pass',
      '      policy.authority-uri=https://proximus.be/vmc.pem',
      'Authentication-Results: mx1.messagingengine.com;',
      '    arc=none (no signatures found)',
      'Authentication-Results: mx1.messagingengine.com;',
      '    dkim=pass (2048-bit rsa key sha256) header.d=proximus.be',
      '      header.i=@proximus.be header.b=AbCd1234 header.a=rsa-sha256',
      '      header.s=s1 x-bits=2048;',
      '    dmarc=pass policy.published-domain-policy=reject',
      '      policy.applied-disposition=none policy.evaluated-disposition=none',
      '      (p=reject,d=none,d.eval=none) policy.policy-from=p',
      '      header.from=mail.proximus.be;',
      '    iprev=pass smtp.remote-ip=203.0.113.7 (out.proximus.be);',
      '    spf=pass smtp.mailfrom=a@b.proximus.be smtp.helo=out.proximus.be',
    ],
    expected: { ...GENUINE, spfDomain: 'b.proximus.be', dkimDomains: ['proximus.be'], bimi: 'pass' },
  },
  Zoho: {
    id: 'mx.zohomail.com',
    header: [
      'Authentication-Results: mx.zohomail.com;',
      '\tdkim=pass;',
      '\tspf=pass (zohomail.com: domain of b.proximus.be designates 203.0.113.7 as permitted sender)  smtp.mailfrom=a@b.proximus.be;',
      '\tarc=pass (i=1 dmarc=pass);',
      '\tdmarc=pass(p=reject dis=none)  header.from=mail.proximus.be',
    ],
    expected: { ...GENUINE, spfDomain: 'b.proximus.be', dkimDomains: [] },
  },
  Proton: {
    id: 'mail.protonmail.ch',
    header: [
      'Authentication-Results: mail.protonmail.ch; dmarc=pass (p=reject dis=none) header.from=mail.proximus.be',
      'Authentication-Results: mail.protonmail.ch; spf=pass smtp.mailfrom=b.proximus.be',
      'Authentication-Results: mail.protonmail.ch; arc=none smtp.remote-ip=203.0.113.7',
      'Authentication-Results: mail.protonmail.ch; dkim=pass (Good 2048',
      '    bit rsa-sha256 signature) header.d=proximus.be header.a=rsa-sha256',
    ],
    expected: { ...GENUINE, spfDomain: 'b.proximus.be', dkimDomains: ['proximus.be'] },
  },
  amavis: {
    id: 'mail.example.org',
    header: [
      'Authentication-Results: mail.example.org (amavisd-new); dkim=pass (2048-bit key)',
      '\theader.d=proximus.be; dmarc=pass header.from=mail.proximus.be; spf=pass smtp.mailfrom=proximus.be',
    ],
    expected: { ...GENUINE, dkimDomains: ['proximus.be'] },
  },
  'a Cisco gateway': {
    id: 'esa1.example.org',
    header: [
      'Authentication-Results: esa1.example.org; dkim=pass (signature verified) header.i=@proximus.be;',
      ' spf=Pass smtp.mailfrom=a@proximus.be; spf=None smtp.helo=postmaster@out.proximus.be;',
      ' dmarc=pass (p=reject dis=none) d=proximus.be',
    ],
    expected: {
      spf: 'pass',
      spfDomain: 'proximus.be',
      dkim: 'pass',
      dmarc: 'pass',
      dkimDomains: ['proximus.be'],
    },
  },
  'RFC 8601 with version, quotes and unknown methods': {
    id: 'mx.example.org',
    header: [
      'Authentication-Results: "mx.example.org" 1 (a comment; dmarc=fail); x-new/1=fail reason="; dkim=fail";',
      ' dkim / 1 = pass reason="good signature" header.d="proximus.be"; dkim/2=fail header.d=proximus.be;',
      ' spf=pass smtp.mailfrom="odd; name"@b.proximus.be; dmarc=pass header.from=mail.proximus.be; auth=none',
    ],
    expected: { ...GENUINE, spfDomain: 'b.proximus.be', dkimDomains: ['proximus.be'] },
  },
};

async function messageWith(header: readonly string[]) {
  const text = [...header, 'From: Proximus <news@mail.proximus.be>', '', 'Hello'].join('\r\n');
  const content = new TextEncoder().encode(`${text}\r\n`);
  return parseMessage({ client: {}, envelope: { forwardPaths: [] }, content });
}

describe('Authentication-Results as written by', () => {
  it.each(Object.entries(WRITERS))('%s', async (_, { id, header, expected }) => {
    const message = await messageWith(header);
    const authentication = readAuthentication(message, trustIn([id]));
    expect(authentication).toMatchObject(expected);
    expect(authentication.authority).toBe(id);
    expect(identifySender(message, authentication, DIRECTORY).authenticated).toBe(true);
  });

  it('iCloud, each method under an id of its own', async () => {
    const ids = ['dmarc.icloud.com', 'dkim-verifier.icloud.com', 'spf.icloud.com'];
    const message = await messageWith([
      'Authentication-Results: bimi.icloud.com; bimi=skipped reason="insufficient dmarc"',
      'Authentication-Results: dmarc.icloud.com; dmarc=pass header.from=mail.proximus.be',
      'X-DMARC-Info: pass=pass; dmarc-policy=reject; s=r1; d=r1; pdomain=proximus.be',
      'Authentication-Results: dkim-verifier.icloud.com; dkim=pass (2048-bit key) header.d=proximus.be header.i=@proximus.be',
    ]);
    expect(readAuthentication(message, trustIn(ids))).toMatchObject({ dmarc: 'pass', dkim: 'none' });
    const together = await messageWith([
      'Authentication-Results: dmarc.icloud.com; dmarc=pass header.from=mail.proximus.be',
      'Authentication-Results: dkim-verifier.icloud.com; dkim=pass (2048-bit key) header.d=proximus.be header.i=@proximus.be',
      'Authentication-Results: spf.icloud.com; spf=pass (spf.icloud.com: domain of a@proximus.be designates 203.0.113.7 as permitted sender) smtp.mailfrom=a@proximus.be',
    ]);
    expect(readAuthentication(together, trustIn(ids))).toMatchObject({
      ...GENUINE,
      dkimDomains: ['proximus.be'],
    });
  });
});

describe('Exchange Online, which writes no authserv-id', () => {
  const FIELD = [
    'Authentication-Results: spf=pass (sender IP is 203.0.113.7)',
    ' smtp.mailfrom=b.proximus.be; dkim=pass (signature was verified)',
    ' header.d=proximus.be;dmarc=pass action=none',
    ' header.from=mail.proximus.be;compauth=pass reason=100',
  ];

  it('is believed where the administrator says so', async () => {
    const message = await messageWith(FIELD);
    expect(readAuthentication(message, trustIn([], { unnamed: true }))).toEqual({
      authority: '(unnamed)',
      ...GENUINE,
      spfDomain: 'b.proximus.be',
      dkimDomains: ['proximus.be'],
    });
  });

  it('is not believed otherwise, nor below any other field', async () => {
    const message = await messageWith(FIELD);
    expect(readAuthentication(message, trustIn(['mx.test']))).toMatchObject({ dmarc: 'none' });
    const below = await messageWith(['Authentication-Results: other.test; none', ...FIELD]);
    expect(readAuthentication(below, trustIn([], { unnamed: true }))).toMatchObject({ dmarc: 'none' });
    const ours = await messageWith(['Authentication-Results: mx.test; dmarc=fail', ...FIELD]);
    expect(readAuthentication(ours, trustIn(['mx.test'], { unnamed: true }))).toMatchObject({
      dmarc: 'fail',
    });
  });

  it.each([
    [
      'a guess for a domain without a policy',
      'dmarc=bestguesspass action=none header.from=mail.proximus.be',
      'none',
    ],
    ['its own composite result', 'compauth=pass reason=100', 'none'],
    ['a policy that is overridden', 'dmarc=fail action=oreject header.from=mail.proximus.be', 'fail'],
  ])('proves nothing by %s', async (_, result, expected) => {
    const field = `Authentication-Results: spf=none (sender IP is 203.0.113.7) smtp.mailfrom=other.test; dkim=none (message not signed) header.d=none;${result}`;
    const authentication = readAuthentication(await messageWith([field]), trustIn([], { unnamed: true }));
    expect(authentication).toMatchObject({ spf: 'none', dkim: 'none', dkimDomains: [], dmarc: expected });
  });

  it('of another tenant may bear our own name, and proves nothing', async () => {
    const header = [
      'Authentication-Results: example.org; dkim=none (message not signed) header.d=none;example.org; dmarc=none action=none header.from=mail.proximus.be;',
    ];
    expect(readAuthentication(await messageWith(header), trustIn(['example.org']))).toMatchObject({
      dkim: 'none',
      dmarc: 'none',
    });
  });
});

describe('what a sender can put into a field of the mail server', () => {
  it.each([
    ['a quoted local part with a domain', 'smtp.mailfrom="a@proximus.be"@evil.test'],
    ['a quoted local part with results', 'smtp.mailfrom="x; dmarc=pass header.from=proximus.be"@evil.test'],
    ['an escaped quote', 'smtp.mailfrom="x\\"; dmarc=pass header.from=proximus.be; x=\\""@evil.test'],
    ['an encoded-word', 'smtp.mailfrom==?utf-8?Q?x=3B_dmarc=3Dpass_header.d=3Dproximus.be?=@evil.test'],
    ['an encoded-word apart', 'smtp.mailfrom=x@evil.test =?utf-8?Q?=3B_dmarc=3Dpass?= x'],
    ['a comment', 'smtp.mailfrom=x@evil.test (; dmarc=pass header.from=proximus.be)'],
    ['another property', 'smtp.mailfrom=x@evil.test smtp.helo=a smtp.mailfrom=proximus.be'],
  ])('%s is no result', async (_, property) => {
    const field = `Authentication-Results: mx.test; spf=pass ${property}; dkim=none; dmarc=fail`;
    const message = await messageWith([field]);
    const authentication = readAuthentication(message, trustIn(['mx.test']));
    expect(authentication).toMatchObject({
      spf: 'pass',
      spfDomain: 'evil.test',
      dkim: 'none',
      dmarc: 'fail',
    });
    expect(identifySender(message, authentication, DIRECTORY).authenticated).toBe(false);
  });

  it('two results of DMARC that differ cannot both be the mail server’s', async () => {
    const message = await messageWith(['Authentication-Results: mx.test; dmarc=pass; dmarc=fail']);
    expect(readAuthentication(message, trustIn(['mx.test']))).toMatchObject({ dmarc: 'none' });
  });

  it('a HELO name is no proof for a reverse-path that failed', async () => {
    const field =
      'Authentication-Results: mx.test; spf=fail smtp.mailfrom=a@proximus.be; spf=pass smtp.helo=proximus.be';
    const authentication = readAuthentication(await messageWith([field]), trustIn(['mx.test']));
    expect(authentication.spf).toBe('fail');
    expect(authentication.spfDomain).toBeUndefined();
  });

  it.each(['temperror', 'permerror', 'none', 'neutral', 'policy', 'somethingnew'])(
    '%s is no pass',
    async (result) => {
      const field = `Authentication-Results: mx.test; spf=${result} smtp.mailfrom=proximus.be; dkim=${result} header.d=proximus.be; dmarc=${result}`;
      const message = await messageWith([field]);
      const authentication = readAuthentication(message, trustIn(['mx.test']));
      expect(identifySender(message, authentication, DIRECTORY).authenticated).toBe(false);
    },
  );

  it('a later version of the field or of a method means nothing here', async () => {
    const later = await messageWith(['Authentication-Results: mx.test 2; dmarc=pass']);
    expect(readAuthentication(later, trustIn(['mx.test'])).dmarc).toBe('none');
    const method = await messageWith(['Authentication-Results: mx.test; dmarc/2=pass']);
    expect(readAuthentication(method, trustIn(['mx.test'])).dmarc).toBe('none');
  });
});
