/** State machines for the models in `spec/model`: a table of the source becomes names and one step in Promela. */
import { PATH_TRANSITIONS } from '../src/multihome/path-states.ts';
import { FAILOVER_TRANSITIONS } from '../src/transport/failover-states.ts';

/** State, event, the state after it. */
type Transitions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The text of `spec/model/tables.pml`. */
export function renderTables(): string {
  return [
    '/* Made by `npm run diagrams` from src/transport/failover-states.ts and src/multihome/path-states.ts. */',
    renderMachine('failover', FAILOVER_TRANSITIONS, 'failover', ''),
    renderMachine('path', PATH_TRANSITIONS, 'path[p]', 'p, '),
  ].join('\n\n');
}

/**
 * Names of states (`STANDBY`) and events (`path_overdue`), and `NAME_event(…)`, which steps `variable`; where the table
 * has no entry nothing changes.
 */
export function renderMachine(name: string, table: Transitions, variable: string, parameters: string): string {
  const events = [...new Set(Object.values(table).flatMap((row) => Object.keys(row)))];
  const steps = Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(
      ([event, next]) =>
        `  :: ${variable} == ${constant(state)} && e == ${prefixed(name, event)} -> ${variable} = ${constant(next)}`,
    ),
  );
  return [
    `mtype:${name}_state = { ${Object.keys(table).map(constant).join(', ')} };`,
    `mtype:${name}_event = { ${events.map((event) => prefixed(name, event)).join(', ')} };`,
    '',
    `inline ${name}_event(${parameters}e) {`,
    '  if',
    ...steps,
    '  :: else',
    '  fi',
    '}',
    '',
  ].join('\n');
}

function constant(state: string): string {
  return state.toUpperCase().replaceAll('-', '_');
}

function prefixed(name: string, event: string): string {
  return `${name}_${event.replaceAll('-', '_')}`;
}
