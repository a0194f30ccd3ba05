/** kamo/agent: the Location Agent, its client, and stores for its records. */

export { AgentClient, type AgentClientOptions, type AgentSocket, type LookupOptions } from './agent/client.ts';
export type { KnownRecord } from './agent/client-types.ts';
export { AGENT_PORT } from './agent/constants.ts';
export { type RecordJson, recordToJson } from './agent/json.ts';
export type { RecordContent } from './agent/record.ts';
export { AgentServer, type AgentServerOptions } from './agent/server.ts';
export { LevelStore } from './store/level.ts';
export { MemoryStore } from './store/memory.ts';
export { RedisStore } from './store/redis.ts';
export type { ChangeListener, PutOutcome, RecordStore, StoredRecord } from './store/store.ts';
export type { AgentRecord } from './wire/agent-record.ts';
