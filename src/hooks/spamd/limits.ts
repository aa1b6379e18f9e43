/** Hostile input. A client that goes beyond one of these gets an error and the connection ends. */

/** Bytes of a request before its message: a line without end would fill the memory. */
export const MAX_HEAD_BYTES = 64_000;

/** Fields of a request; Exim writes one for each recipient. */
export const MAX_FIELDS = 2_000;

/** Connections at once: each may hold a whole message. */
export const MAX_CONNECTIONS = 200;

/** Silence in the middle of a request, in milliseconds. */
export const IDLE_MS = 60_000;

/** A request that comes byte by byte holds its connection no longer, in milliseconds. */
export const REQUEST_MS = 300_000;

/** How long a client that still sends may go on after the reply, so that the reply is not lost, in milliseconds. */
export const LINGER_MS = 2_000;

/**
 * Bytes of a message that PROCESS hands back. Beyond the size limit of the analysis all of it is kept, since the client
 * delivers what it gets; a client without an end, or a few compressed kilobytes that grow for ever, would fill the
 * memory. No mail server takes so large a message.
 */
export const MAX_RETURNED_BYTES = 150_000_000;
