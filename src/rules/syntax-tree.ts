import type { ASTNode } from '@marcbachmann/cel-js';

/** The operands of a node, from left to right. */
export function operands(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

/** The node and everything below it, in the order of the text. */
export function* descendants(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const operand of operands(node)) yield* descendants(operand);
}

/** The text of a string literal, or undefined for every other node. */
export function stringLiteral(node: ASTNode | undefined): string | undefined {
  return node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}

/** The literal argument of `name("argument")`, or undefined for every other node. */
export function literalArgument(node: ASTNode, name: string): string | undefined {
  if (node.op !== 'call' || node.args[0] !== name) return undefined;
  return node.args[1].length === 1 ? stringLiteral(node.args[1][0]) : undefined;
}

/** The parts of a top-level conjunction: all of them have to hold. */
export function conjuncts(node: ASTNode): readonly ASTNode[] {
  return node.op === '&&' ? node.args.flatMap((operand) => conjuncts(operand)) : [node];
}
