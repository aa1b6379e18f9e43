import type { ChildProcess } from 'node:child_process';
import { type FromChild, type ToChild, understand } from './protocol.ts';

/** What came of an exchange: the child's words, or nothing in time, or the end of the child. */
export type Answer = FromChild | { readonly kind: 'out-of-time' | 'ended' };

/**
 * Sends something, if there is something, and waits for one answer. The process keeps our event loop alive only as long
 * as we wait.
 */
export function exchange(
  child: ChildProcess,
  message: ToChild | undefined,
  milliseconds: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      child.unref();
      child.channel?.unref();
      resolve(answer);
    };
    const onEnd = (): void => finish({ kind: 'ended' });
    const onMessage = (sent: unknown): void => finish(understand(sent) ?? { kind: 'ended' });
    const timer = setTimeout(() => finish({ kind: 'out-of-time' }), milliseconds);
    child.ref();
    child.channel?.ref();
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
    if (message) child.send(message, (error) => error && onEnd());
  });
}
