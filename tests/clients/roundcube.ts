import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freePort } from '../servers/free-port.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { startProcess } from '../servers/server-process.ts';

/** Where Debian has it. */
const ROUNDCUBE = {
  site: '/var/lib/roundcube/public_html',
  tables: '/usr/share/roundcube/SQL/sqlite.initial.sql',
  settings: '/etc/roundcube',
};

/** A Roundcube of its own in PHP's web server. */
export interface Roundcube {
  readonly url: string;
  /** What it complained about. */
  log(): string;
}

function settings(folder: string, imapPort: number): string {
  return `<?php
$config = [
  'db_dsnw' => 'sqlite:///${folder}/roundcube.sqlite?mode=0600',
  'imap_host' => '127.0.0.1:${imapPort}',
  'des_key' => 'twenty-four-characters-!',
  'log_driver' => 'file',
  'log_dir' => '${folder}',
  'temp_dir' => '${folder}',
  'skin' => 'elastic',
  'language' => 'en_US',
  'plugins' => [],
  'prefer_html' => true,
  'show_images' => 0,
  'session_lifetime' => 60,
];
`;
}

/** Starts it with a configuration and a database that nobody else uses. */
export async function startRoundcube(imapPort: number): Promise<Roundcube> {
  const folder = makeRunFolder('roundcube');
  const port = await freePort();
  for (const each of ['defaults.inc.php', 'mimetypes.php'])
    symlinkSync(join(ROUNDCUBE.settings, each), join(folder, each));
  writeFileSync(join(folder, 'config.inc.php'), settings(folder, imapPort));
  const database = new DatabaseSync(join(folder, 'roundcube.sqlite'));
  database.exec(readFileSync(ROUNDCUBE.tables, 'utf8'));
  database.close();
  const address = `127.0.0.1:${port}`;
  const php = startProcess('php', ['-S', address, '-t', ROUNDCUBE.site], {
    env: { ...process.env, ROUNDCUBE_CONFIG_DIR: folder, PHP_CLI_SERVER_WORKERS: '4' },
  });
  await php.listening(port);
  const errors = join(folder, 'errors.log');
  const log = () => (existsSync(errors) ? readFileSync(errors, 'utf8') : '') + php.stderr();
  return { url: `http://${address}/`, log };
}
