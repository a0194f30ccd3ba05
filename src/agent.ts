/** kamo/agent: the Location Agent, its client, and stores for its records. */

export type { ChannelLimits } from './agent/channels.ts';
export { type RecordJson, recordToJson } from './agent/json.ts';
export { AgentServer, type AgentServerOptions } from './agent/server.ts';
export type { AgentLimits } from './agent/server-types.ts';
export type { KnownRecord } from './directory/client-types.ts';
export { AGENT_PORT } from './directory/constants.ts';
export type { RecordContent } from './directory/record.ts';
export { AgentClient, type AgentClientOptions, type AgentSocket, type LookupOptions } from './net/agent-client.ts';
export { LevelStore } from './store/level.ts';
export { MemoryStore } from './store/memory.ts';
export { RedisStore } from './store/redis.ts';
export type { ChangeListener, PutOutcome, RecordStore, StoredRecord } from './store/store.ts';
export type { AgentRecord } from './wire/agent-record.ts';
export type { Locator } from './wire/locator.ts';
