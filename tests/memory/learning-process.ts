import { openSqliteWriter } from '../../src/memory/sqlite-memory.ts';
import { DAY, entry } from './learned-entry.ts';

const [file = '', name = ''] = process.argv.slice(2);

const store = openSqliteWriter({
  file,
  keyId: 'key',
  today: DAY,
  onDamage: (aside) => process.exit(aside.length),
});
await store.learn([entry('shop', name, 'wrote')]);
for (let index = 1; index < 200; index += 1) await store.learn([entry(`${name} ${index}`, name, 'wrote')]);
await store.close();
