import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAuthenticationResults } from '../../src/authentication/authentication-results.ts';

describe('parseAuthenticationResults', () => {
  it('reads the examples of RFC 8601 appendix B', () => {
    const { authservId, results } = parseAuthenticationResults(
      'example.com 1; auth=pass (cram-md5) smtp.auth=sender@example.net; spf=pass smtp.mailfrom=example.net',
    );
    expect(authservId).toBe('example.com');
    expect(results.map(({ method, result }) => `${method}=${result}`)).toEqual(['auth=pass', 'spf=pass']);
    expect(results[1]?.properties.get('smtp.mailfrom')).toBe('example.net');
  });

  it('does not read a result inside a comment', () => {
    const { results } = parseAuthenticationResults(
      'mx.test; spf=fail (said (nested; dkim=pass) x) smtp.helo=a.test',
    );
    expect(results.map(({ method, result }) => `${method}=${result}`)).toEqual(['spf=fail']);
    expect(results[0]?.properties.get('smtp.helo')).toBe('a.test');
  });

  it('does not read a result inside a quoted string', () => {
    const { results } = parseAuthenticationResults(
      'mx.test; dkim=fail reason="; dmarc=pass" header.d=a.test',
    );
    expect(results.map(({ method }) => method)).toEqual(['dkim']);
  });

  it('reads versions, upper case and spaces around the equals sign', () => {
    const { authservId, results } = parseAuthenticationResults(
      'MX.Test; DKIM/1 = PASS header.D = "Proximus.be"',
    );
    expect(authservId).toBe('mx.test');
    expect(results).toMatchObject([{ method: 'dkim', result: 'pass' }]);
    expect(results[0]?.properties.get('header.d')).toBe('Proximus.be');
  });

  it('has no results for "none" and for rubbish', () => {
    expect(parseAuthenticationResults('mx.test; none').results).toEqual([]);
    expect(parseAuthenticationResults(';;=;(((').results).toEqual([]);
  });

  it('never throws and stays linear on 100 kB', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (body) => parseAuthenticationResults(body).results.length >= 0,
      ),
    );
    for (const unit of ['(', ';', 'a.b=', '"', '\\', 'spf=pass ', ' ', 'a.', 'a.b ', '\\"', '()', 'a/1']) {
      expect(parseAuthenticationResults(`mx; ${unit.repeat(100_000 / unit.length)}`).authservId).toBe('mx');
    }
  });
});
