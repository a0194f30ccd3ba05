/* Made by `npm run diagrams` from src/transport/failover-states.ts and src/multihome/path-states.ts. */

mtype:failover_state = { STEADY, HEDGING, ALONE, PATHLESS };
mtype:failover_event = { failover_overdue, failover_overdue_alone, failover_active_removed, failover_paths_gone, failover_standby_confirmed, failover_suspect_confirmed, failover_standby_lost, failover_standby_found, failover_path_answered };

inline failover_event(e) {
  if
  :: failover == STEADY && e == failover_overdue -> failover = HEDGING
  :: failover == STEADY && e == failover_overdue_alone -> failover = ALONE
  :: failover == STEADY && e == failover_active_removed -> failover = STEADY
  :: failover == STEADY && e == failover_paths_gone -> failover = PATHLESS
  :: failover == HEDGING && e == failover_standby_confirmed -> failover = STEADY
  :: failover == HEDGING && e == failover_suspect_confirmed -> failover = STEADY
  :: failover == HEDGING && e == failover_standby_lost -> failover = ALONE
  :: failover == HEDGING && e == failover_active_removed -> failover = STEADY
  :: failover == HEDGING && e == failover_paths_gone -> failover = PATHLESS
  :: failover == ALONE && e == failover_suspect_confirmed -> failover = STEADY
  :: failover == ALONE && e == failover_standby_found -> failover = HEDGING
  :: failover == ALONE && e == failover_path_answered -> failover = ALONE
  :: failover == ALONE && e == failover_active_removed -> failover = STEADY
  :: failover == ALONE && e == failover_paths_gone -> failover = PATHLESS
  :: failover == PATHLESS && e == failover_path_answered -> failover = STEADY
  :: else
  fi
}


mtype:path_state = { UNVERIFIED, STANDBY, ACTIVE, SUSPECT, DOWN, DEPRECATED };
mtype:path_event = { path_verified, path_withdrawn, path_selected, path_overdue, path_silent, path_deselected, path_relieved, path_exhausted, path_restored };

inline path_event(p, e) {
  if
  :: path[p] == UNVERIFIED && e == path_verified -> path[p] = STANDBY
  :: path[p] == UNVERIFIED && e == path_withdrawn -> path[p] = DEPRECATED
  :: path[p] == STANDBY && e == path_selected -> path[p] = ACTIVE
  :: path[p] == STANDBY && e == path_overdue -> path[p] = SUSPECT
  :: path[p] == STANDBY && e == path_silent -> path[p] = SUSPECT
  :: path[p] == STANDBY && e == path_withdrawn -> path[p] = DEPRECATED
  :: path[p] == ACTIVE && e == path_deselected -> path[p] = STANDBY
  :: path[p] == ACTIVE && e == path_overdue -> path[p] = SUSPECT
  :: path[p] == ACTIVE && e == path_silent -> path[p] = SUSPECT
  :: path[p] == ACTIVE && e == path_withdrawn -> path[p] = DEPRECATED
  :: path[p] == SUSPECT && e == path_relieved -> path[p] = STANDBY
  :: path[p] == SUSPECT && e == path_exhausted -> path[p] = DOWN
  :: path[p] == SUSPECT && e == path_withdrawn -> path[p] = DEPRECATED
  :: path[p] == DOWN && e == path_verified -> path[p] = STANDBY
  :: path[p] == DOWN && e == path_withdrawn -> path[p] = DEPRECATED
  :: path[p] == DEPRECATED && e == path_restored -> path[p] = UNVERIFIED
  :: else
  fi
}
