/** A node of the MIME tree as mailsplit, mailparser's splitter, reads it; as far as it is read here. */
export interface MimeNode {
  readonly type: 'node';
  readonly parentNode: MimeNode | false;
  /** Without parameters, lower case; `text/plain` where no field says otherwise. */
  readonly contentType: string | false;
  /** Of the Content-Transfer-Encoding field, lower case. */
  readonly encoding: string | false;
  readonly charset: string | false;
  readonly disposition: string | false;
  readonly filename: string | false;
  readonly flowed: boolean;
  readonly delSp: boolean;
  /** True for a `message/rfc822` whose message was taken apart; false or absent for every other node. */
  readonly messageNode?: boolean;
  /** Whole fields by name, in their order. */
  readonly headers: { get(name: string): readonly string[] } | false;
}

/** What the splitter finds, in the order of the message: a node, bytes of its body, or lines between the nodes. */
export type MimeChunk = MimeNode | { readonly type: 'body' | 'data'; readonly value: Buffer };

/** A node with what belongs to it. */
export interface MimeBranch {
  readonly node: MimeNode;
  readonly children: MimeBranch[];
  /** The body in its transfer encoding, of leaves only. */
  readonly body: Buffer[];
}

/** Whether a node has a body of its own. */
export function isLeaf({ contentType, messageNode }: MimeNode): boolean {
  return messageNode !== true && !(contentType || '').startsWith('multipart/');
}

/** Puts a MIME tree together from what the splitter finds. */
export class TreeBuilder {
  root: MimeBranch | undefined;
  readonly #branches = new Map<MimeNode, MimeBranch>();
  /** The leaf whose body is being read. */
  #leaf: MimeBranch | undefined;

  add(chunk: MimeChunk): void {
    if (chunk.type === 'node') this.#leaf = this.#open(chunk);
    else if (chunk.type === 'body') this.#leaf?.body.push(chunk.value);
    // A delimiter ended the leaf: what comes after the last one belongs to nobody.
    else this.#leaf = undefined;
  }

  #open(node: MimeNode): MimeBranch | undefined {
    const branch: MimeBranch = { node, children: [], body: [] };
    this.#branches.set(node, branch);
    if (node.parentNode) this.#branches.get(node.parentNode)?.children.push(branch);
    this.root ??= branch;
    return isLeaf(node) ? branch : undefined;
  }
}
