/** Where sealed results are kept. Both reject when the place cannot be reached. */
export interface ImageStore {
  get(id: Uint8Array): Promise<Uint8Array | undefined>;
  /** Keeps within bounds: the oldest go. */
  put(id: Uint8Array, sealed: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** How much is kept, and how long. */
export interface ImageBounds {
  readonly entries: number;
  /** Days after which a picture is looked at anew. */
  readonly days: number;
}
