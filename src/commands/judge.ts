import type { Analysis } from '../analysis/analysis.ts';
import { type AnalysisPool, startAnalysisPool } from '../engine/analysis-pool.ts';
import { pictureSettings } from '../engine/picture-settings.ts';
import { Fault } from '../fault.ts';
import { unavailable } from '../verdict/unavailable.ts';
import type { Installation } from './installation.ts';
import { authenticationOf, circumstancesOf, type JudgingOptions } from './judging-options.ts';
import type { SourceMessage } from './message-source.ts';
import { orderedMap } from './ordered-map.ts';

/** A stored message, the id of its analysis, and what came out. */
export interface JudgedMessage {
  readonly source: SourceMessage;
  readonly id: string;
  readonly analysis: Analysis;
  /** Wall-clock milliseconds in a thread and on the way there. */
  readonly elapsedMs: number;
}

/** So many messages are under way per thread that no thread waits for the reading of the next one. */
const MESSAGES_PER_THREAD = 4;

/** Judges stored messages on all processors; results come in the order of the input. */
export async function* judgeAll(
  sources: AsyncIterable<SourceMessage>,
  installation: Installation,
  options: JudgingOptions,
): AsyncGenerator<JudgedMessage> {
  const { threads, deadlineMs } = installation.configuration.engine;
  const { verification } = authenticationOf(installation.configuration, options);
  const pool = startAnalysisPool({
    source: installation.source,
    pictures: pictureSettings(installation.configuration),
    threads,
    maxWaiting: Number.POSITIVE_INFINITY,
    ...(verification && { verification }),
  });
  try {
    const width = pool.threads * MESSAGES_PER_THREAD;
    yield* orderedMap(sources, width, (source) =>
      judge(source, pool, installation, options, deadlineMs * width),
    );
  } finally {
    await pool.close();
  }
}

async function judge(
  source: SourceMessage,
  pool: AnalysisPool,
  { configuration }: Installation,
  options: JudgingOptions,
  deadlineMs: number,
): Promise<JudgedMessage> {
  const started = performance.now();
  const circumstances = circumstancesOf(configuration, options);
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content: source.content };
  const analysis = await pool.run({ ...circumstances, transaction }, deadlineMs).catch(withoutAnalysis);
  return { source, id: circumstances.id, analysis, elapsedMs: performance.now() - started };
}

/** A message that cannot be analysed is a result like any other, never the end of the run. */
function withoutAnalysis(error: unknown): Analysis {
  if (!(error instanceof Fault)) throw error;
  return { messageId: '', senderName: '', verdict: unavailable(error.outside), edits: [] };
}
