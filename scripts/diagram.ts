/**
 * State machines as pictures: a table of the source becomes a Mermaid diagram, and a diagram takes its place in a
 * chapter between its markers.
 */

/**
 * A state machine as the sources declare it: state, event, where the event leads. A target is the name of a state, a
 * list of names where the outcome depends on the input, or an object that says more and carries the name in `to`.
 * The first state is where it begins; a state without events is where it ends.
 */
export type StateTable = Readonly<Record<string, Readonly<Record<string, Target>>>>;
type Target = string | { readonly to: string } | readonly (string | { readonly to: string })[];

/** The diagram's text, without the fence around it: the same table gives the same text. */
export function renderDiagram(table: StateTable): string {
  const states = [...new Set([...Object.keys(table), ...arrows(table).map(({ to }) => to)])];
  const lines = ['stateDiagram-v2'];
  for (const state of states) if (identifier(state) !== state) lines.push(`state "${state}" as ${identifier(state)}`);
  if (states[0] !== undefined) lines.push(`[*] --> ${identifier(states[0])}`);
  for (const [key, events] of labels(table)) lines.push(`${key}: ${events.join(', ')}`);
  for (const state of states)
    if (Object.keys(table[state] ?? {}).length === 0) lines.push(`${identifier(state)} --> [*]`);
  return lines.map((line, index) => (index === 0 ? line : `    ${line}`)).join('\n');
}

/**
 * The chapter with the diagrams of `tables` between their markers `<!-- diagram:NAME -->` and
 * `<!-- /diagram -->`; a missing closing marker is added. Unknown names stay as they are.
 */
export function withDiagrams(chapter: string, tables: Readonly<Record<string, StateTable>>): string {
  return chapter.replace(MARKED, (block, name: string) => {
    const table = tables[name];
    if (table === undefined) return block;
    return `<!-- diagram:${name} -->\n\`\`\`mermaid\n${renderDiagram(table)}\n\`\`\`\n<!-- /diagram -->`;
  });
}

/** The names of the diagrams that a chapter asks for, in its order. */
export function diagramNames(chapter: string): string[] {
  return [...chapter.matchAll(MARKED)].map((match) => match[1] ?? '');
}

const MARKED = /<!-- diagram:([\w-]+) -->(?:(?:(?!<!-- diagram:)[\s\S])*?<!-- \/diagram -->)?/g;

interface Arrow {
  readonly from: string;
  readonly event: string;
  readonly to: string;
}

/** One line for all events between the same two states. */
function labels(table: StateTable): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const { from, event, to } of arrows(table)) {
    const key = `${identifier(from)} --> ${identifier(to)}`;
    lines.set(key, [...(lines.get(key) ?? []), event]);
  }
  return lines;
}

function arrows(table: StateTable): Arrow[] {
  return Object.entries(table).flatMap(([from, events]) =>
    Object.entries(events).flatMap(([event, target]) => targetsOf(target).map((to) => ({ from, event, to }))),
  );
}

function targetsOf(target: Target): string[] {
  if (typeof target === 'string') return [target];
  if (isList(target)) return [...new Set(target.map((one) => (typeof one === 'string' ? one : one.to)))];
  return [target.to];
}

function isList(target: Target): target is readonly (string | { readonly to: string })[] {
  return Array.isArray(target);
}

/** Mermaid reads a hyphen as the beginning of an arrow. */
function identifier(state: string): string {
  return state.replaceAll(/\W/g, '_');
}
