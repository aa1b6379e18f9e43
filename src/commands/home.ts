import { fileURLToPath } from 'node:url';

/** Counterfoil's own folder: relative paths in the configuration start here. */
export const HOME = fileURLToPath(new URL('../../', import.meta.url));
