/** What the specifications ask for, and what the tests name: both read from their sources. */

/** How much a requirement binds (RFC 2119); `own`: it is one of this project's, and all of those bind. */
export type Level = 'must' | 'should' | 'may' | 'own';

/** Where a requirement of an RFC is met. `not met` and `n/a` need a reason. */
export type Status = 'both' | 'native' | 'udp' | 'not met' | 'n/a';
export const STATUSES: readonly Status[] = ['both', 'native', 'udp', 'not met', 'n/a'];

/** A place in the sources. */
export interface Place {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly line: number;
}

/** A row of a table of an RFC, or a numbered sentence of a chapter. */
export interface Requirement extends Place {
  readonly id: string;
  /** `RFC 9293`, or the name of the chapter. */
  readonly source: string;
  readonly level: Level;
  readonly section: string;
  readonly text: string;
  /** Own requirements: `both`. As written, even when it is none of `STATUSES`. */
  readonly status: string;
  /** Why it is not met or not tested; empty when nothing is said. */
  readonly reason: string;
}

/** A test whose name begins with the number of a requirement. */
export interface Citation extends Place {
  readonly id: string;
  /** The name as written, with its tags. */
  readonly name: string;
}

/** A file and what is in it. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const ROW = /^\| *((?:MUST|SHLD|MAY|REC)-\d+|RFC\d+-[\d.]+-[a-z]+) *\|(.*)\|\s*$/;
const OWN = /^- (?:\*\*)?\[(R-[A-Z]+-\d+[a-z]?)\](?:\*\*)? *(.*)$/;
const EXCUSE = /^\| *(R-[A-Z]+-\d+[a-z]?) *\| *(.*?) *\|\s*$/;
const REFERENCE = /\bR-[A-Z]+-\d+[a-z]?\b/g;
const LITERAL = /(['"`])((?:\[[A-Z][A-Za-z0-9.-]*-[A-Za-z0-9.]+\] ?)+)((?:\\.|(?!\1)[^\\])*)/g;
/** Where tests are made from a table, their number stands in a field of its own. */
const FIELD = /\brequirement: (['"`])(R-[A-Z]+-\d+[a-z]?)\1/g;
const TAG = /\[([^\]]+)\]/g;

/** The rows `| ID | section | level | what it asks | status | note |` of a table of an RFC. */
export function readRfcRows({ path, text }: SourceText): Requirement[] {
  const rows: Requirement[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const match = ROW.exec(line);
    if (match === null) continue;
    const id = match[1] as string;
    const [section = '', level = '', asks = '', status = '', reason = ''] = cells(match[2] as string);
    const rfc = /^RFC(\d+)-/.exec(id)?.[1] ?? '9293';
    const place = { file: path, line: index + 1 };
    rows.push({ id, source: `RFC ${rfc}`, level: levelOf(level), section, text: asks, status, reason, ...place });
  }
  return rows;
}

/** The numbered sentences `- [R-X-1] …` of a chapter. */
export function readOwnRequirements({ path, text }: SourceText): Requirement[] {
  const found: Requirement[] = [];
  const source = path.slice(path.lastIndexOf('/') + 1);
  for (const [index, line] of text.split('\n').entries()) {
    const match = OWN.exec(line);
    if (match === null) continue;
    const place = { file: path, line: index + 1 };
    const id = match[1] as string;
    found.push({
      id,
      source,
      level: 'own',
      section: '',
      text: match[2] as string,
      status: 'both',
      reason: '',
      ...place,
    });
  }
  return found;
}

/** The rows `| R-X-1 | why no test shows it |` of the table of what is not tested. */
export function readExcuses({ path, text }: SourceText): Citation[] {
  const found: Citation[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const match = EXCUSE.exec(line);
    if (match !== null) found.push({ id: match[1] as string, name: match[2] as string, file: path, line: index + 1 });
  }
  return found;
}

/**
 * The tests of a source: every string that begins with numbers in brackets names what shows them, in calls of the test
 * runner as in tables of scenarios and in shell scripts, or a field `requirement` does. One citation per number.
 */
export function readCitations({ path, text }: SourceText): Citation[] {
  const found: Citation[] = [];
  for (const match of text.matchAll(LITERAL)) {
    const line = text.slice(0, match.index).split('\n').length;
    const tags = match[2] as string;
    for (const [, id] of tags.matchAll(TAG)) {
      found.push({ id: id as string, name: `${tags}${match[3] as string}`, file: path, line });
    }
  }
  for (const match of text.matchAll(FIELD)) {
    const line = text.slice(0, match.index).split('\n').length;
    found.push({ id: match[2] as string, name: match[0], file: path, line });
  }
  return found;
}

/** Every mention of one of this project's own numbers, in prose or in a comment. */
export function readReferences({ path, text }: SourceText): Citation[] {
  const found: Citation[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    for (const [id] of line.matchAll(REFERENCE)) found.push({ id, name: line.trim(), file: path, line: index + 1 });
  }
  return found;
}

/** Cells of the rest of a row; `\|` is a bar within a cell. */
function cells(rest: string): string[] {
  return rest.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

function levelOf(word: string): Level {
  if (word.startsWith('MUST')) return 'must';
  return word.startsWith('MAY') ? 'may' : 'should';
}
