import { openStore } from '../agent/open-store.ts';
import { AgentServer } from '../agent/server.ts';
import { showAddress, socketAddress } from '../wire/socket-address.ts';
import { runAsChild } from './child.ts';
import type { AgentCommand, AgentReport } from './messages.ts';

const report = runAsChild<AgentCommand, AgentReport>('kamo-agent', open);

/** The Location Agent of the figure, which remembers for as long as it runs. */
async function open({ address }: AgentCommand): Promise<void> {
  const store = await openStore({ kind: 'memory' });
  const server = await AgentServer.open({ store, listen: [socketAddress(4, address, 0)] });
  const [bound] = server.addresses();
  if (bound !== undefined) report({ type: 'agent', address: showAddress(bound) });
}
