import { analyse } from '../analysis/pipeline.ts';
import type { Edit } from '../rewrite/edit.ts';
import type { FilterOptions } from './filter-options.ts';
import { loadInstallation } from './installation.ts';
import { circumstancesOf, outsideOf } from './judging-options.ts';

/** Judges one message in this process, which reads all rules for it: seconds of a processor. */
export async function filterHere(content: Uint8Array, options: FilterOptions): Promise<readonly Edit[]> {
  const { configuration, expertise } = loadInstallation(options);
  const envelope = {
    ...(options.sender !== undefined && { reversePath: options.sender }),
    forwardPaths: options.recipient ?? [],
  };
  const { edits } = await analyse(
    { client: {}, envelope, content },
    expertise,
    circumstancesOf(configuration, options),
    outsideOf({ configuration, expertise }, options),
  );
  return edits;
}
