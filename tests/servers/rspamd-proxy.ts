import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

/** rspamd's proxy: a milter that asks another rspamd over HTTP. */
export interface RspamdProxy {
  readonly milterPort: number;
  log(): string;
}

/**
 * None of rspamd's own checks. A short list of top-level domains in place of its own, which takes it half a minute to
 * compile.
 */
function settings(folder: string, milterPort: number, upstreamPort: number, compression: boolean): string {
  return `
options {
  filters = "";
  url_tld = "${folder}/domains";
  tempdir = "${folder}";
  rundir = "${folder}";
  pidfile = "${folder}/pid";
  dns { nameserver = ["127.0.0.1:1"]; timeout = 1s; }
}
logging { type = "console"; level = "notice"; }
worker "rspamd_proxy" {
  bind_socket = "127.0.0.1:${milterPort}";
  milter = yes;
  timeout = 60s;
  count = 1;
  upstream "counterfoil" {
    default = yes;
    hosts = "127.0.0.1:${upstreamPort}";
    compression = ${compression ? 'yes' : 'no'};
  }
}
`;
}

/** Starts it on a free port of 127.0.0.1, in front of an HTTP port there. */
export async function startRspamdProxy(upstreamPort: number, compression = false): Promise<RspamdProxy> {
  const folder = makeRunFolder('rspamd-proxy');
  const milterPort = await freePort();
  const file = join(folder, 'rspamd.conf');
  writeFileSync(join(folder, 'domains'), 'com\n');
  writeFileSync(file, settings(folder, milterPort, upstreamPort, compression));
  const server = startProcess('rspamd', ['--no-fork', '--insecure', '--config', file]);
  await server.listening(milterPort);
  return { milterPort, log: () => server.stdout() + server.stderr() };
}
