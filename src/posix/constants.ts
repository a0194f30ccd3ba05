/** Constants of the socket calls, by their C names, with their values on Linux (x86-64). */

export const AF_UNSPEC = 0;
export const AF_INET = 2;
export const AF_INET6 = 10;
/** Nodes (the slides' "socket(AF_ALIN6)"): a number of our own, which Linux does not use. */
export const AF_ALIN6 = 76;

export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;

export const IPPROTO_IP = 0;
export const IPPROTO_TCP = 6;
export const IPPROTO_UDP = 17;
export const IPPROTO_IPV6 = 41;
export const SOL_SOCKET = 1;
/** RFC 6316, section 6, gives no number. */
export const SOL_SHIM = 600;

export const SO_REUSEADDR = 2;
export const SO_TYPE = 3;
export const SO_ERROR = 4;
export const SO_SNDBUF = 7;
export const SO_RCVBUF = 8;
export const SO_KEEPALIVE = 9;
export const SO_LINGER = 13;
export const SO_RCVTIMEO = 20;
export const SO_SNDTIMEO = 21;
export const SO_ACCEPTCONN = 30;
export const SO_PROTOCOL = 38;
export const SO_DOMAIN = 39;
export const SO_MEMINFO = 55;

export const TCP_NODELAY = 1;
export const TCP_KEEPIDLE = 4;
export const TCP_KEEPINTVL = 5;
export const TCP_KEEPCNT = 6;
export const TCP_INFO = 11;
export const TCP_CONGESTION = 13;
export const TCP_USER_TIMEOUT = 18;
/** How this end sends by its paths: a number that Linux does not use. */
export const TCP_SCHEDULE = 201;

/** The slides' options, at level `IPPROTO_IPV6`: numbers that Linux does not use. */
export const LOCAL_LOCATOR = 201;
export const FOREIGN_LOCATOR = 202;
export const LOCATOR_SET = 203;

/** RFC 6316, section 6, in the order of its table 1. */
export const SHIM_ASSOCIATED = 1;
export const SHIM_DONTSHIM = 2;
export const SHIM_HOT_STANDBY = 3;
export const SHIM_LOC_LOCAL_PREF = 4;
export const SHIM_LOC_PEER_PREF = 5;
export const SHIM_LOC_LOCAL_SEND = 8;
export const SHIM_LOC_PEER_SEND = 9;
export const SHIM_LOCLIST_LOCAL = 10;
export const SHIM_LOCLIST_PEER = 11;
export const SHIM_APP_TIMEOUT = 12;
export const SHIM_PATHEXPLORE = 13;
export const SHIM_CONTEXT_DEFERRED_SETUP = 14;

export const MSG_PEEK = 2;
export const MSG_TRUNC = 0x20;
export const MSG_DONTWAIT = 0x40;
export const MSG_WAITALL = 0x100;
export const MSG_NOSIGNAL = 0x4000;

export const SHUT_RD = 0;
export const SHUT_WR = 1;
export const SHUT_RDWR = 2;

/** The most connections that may wait to be accepted. */
export const SOMAXCONN = 4096;

export const SIGURG = 23;
/** `sigaction`: the handler is `sa_sigaction`. */
export const SA_SIGINFO = 4;
/** `si_code` of SIGURG. */
export const SI_PATH_SUSPECT = 1;
export const SI_PATH_DOWN = 2;
export const SI_PATH_MOVED = 3;
export const SI_PATHLESS = 4;
export const SI_FAILED = 5;

/** Of `getaddrinfo2`, as netdb.h has those of getaddrinfo. */
export const AI_PASSIVE = 1;
export const AI_CANONNAME = 2;
export const AI_NUMERICHOST = 4;
export const AI_NUMERICSERV = 0x400;
export const EAI_BADFLAGS = -1;
export const EAI_NONAME = -2;
export const EAI_AGAIN = -3;
export const EAI_FAIL = -4;
export const EAI_FAMILY = -6;
export const EAI_SOCKTYPE = -7;
export const EAI_SERVICE = -8;
export const EAI_SYSTEM = -11;
