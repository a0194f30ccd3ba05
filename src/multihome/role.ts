/** Who opened the connection, and who answered. */
export type Role = 'initiator' | 'responder';
