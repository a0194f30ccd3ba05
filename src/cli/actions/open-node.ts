import { Node, type NodeOptions } from '../../net/node.ts';
import { type SocketAddress, showAddress } from '../../wire/socket-address.ts';
import type { Congestion } from '../arguments.ts';
import { asCommandError } from '../exit-codes.ts';

/** What the flags say of a node; undefined: nothing. */
interface Asked {
  readonly agents: readonly SocketAddress[];
  readonly locators: NodeOptions['locators'] | undefined;
  readonly native: NodeOptions['native'] | undefined;
  readonly pure: NodeOptions['pure'] | undefined;
  readonly identity: NodeOptions['identity'] | undefined;
  readonly congestion: Congestion | undefined;
}

/** Opens the node of a verb; `failure` says what cannot be done without. */
export async function openNode(asked: Asked, failure: string): Promise<Node> {
  const { agents, locators, native, pure, identity, congestion } = asked;
  return await Node.open({
    agents: agents.map(showAddress),
    ...(locators === undefined ? {} : { locators }),
    ...(native === undefined ? {} : { native }),
    ...(pure === undefined ? {} : { pure }),
    ...(identity === undefined ? {} : { identity }),
    ...(congestion === undefined ? {} : { transport: { congestion } }),
  }).catch((error: unknown) => {
    throw asCommandError(error, failure);
  });
}
