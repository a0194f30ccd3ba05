/** Requirements against tests: what is shown, and what is a fault. */
import { type Citation, type Place, type Requirement, STATUSES } from './requirements.ts';

/** A requirement and the tests that name it. */
export interface Shown extends Requirement {
  readonly tests: readonly Citation[];
  /** The row lacks a test or a reason. */
  readonly hole: boolean;
}

/** Something that has to be put right. */
export interface Fault extends Place {
  readonly message: string;
}

/** All that was read. */
export interface Facts {
  readonly requirements: readonly Requirement[];
  readonly citations: readonly Citation[];
  readonly excuses: readonly Citation[];
  /** Mentions of own numbers in chapters and sources. */
  readonly references: readonly Citation[];
}

export interface Judgement {
  readonly rows: readonly Shown[];
  readonly faults: readonly Fault[];
}

/** Numbers that RFC 9293 gives out, from 1 on (text and appendix B; MUST-22 is in the appendix alone). */
export const RFC9293_NUMBERS = { MUST: 69, SHLD: 31, MAY: 18, REC: 1 } as const;

export function judge(facts: Facts): Judgement {
  const faults: Fault[] = [];
  const known = new Map<string, Requirement>();
  for (const requirement of facts.requirements) {
    if (known.has(requirement.id)) faults.push(at(requirement, `${requirement.id} is defined twice`));
    known.set(requirement.id, requirement);
  }
  const tests = groupById(facts.citations);
  const excuses = groupById(facts.excuses);
  const rows = facts.requirements.map((requirement) => {
    const shownBy = tests.get(requirement.id) ?? [];
    const excuse = excuses.get(requirement.id)?.[0];
    const fault = faultOf(requirement, shownBy.length > 0, excuse);
    if (fault !== null) faults.push(at(requirement, `${requirement.id} ${fault}`));
    return { ...requirement, reason: requirement.reason || (excuse?.name ?? ''), tests: shownBy, hole: fault !== null };
  });
  for (const citation of [...facts.citations, ...facts.excuses, ...facts.references]) {
    if (!known.has(citation.id)) faults.push(at(citation, `${citation.id} names no requirement`));
  }
  return { rows, faults };
}

/** The numbers of RFC 9293 that have no row. */
export function missingNumbers(requirements: readonly Requirement[]): Fault[] {
  const known = new Set(requirements.map(({ id }) => id));
  const faults: Fault[] = [];
  for (const [prefix, last] of Object.entries(RFC9293_NUMBERS)) {
    for (let number = 1; number <= last; number++) {
      const id = `${prefix}-${number}`;
      if (!known.has(id)) faults.push({ file: 'spec/rfc9293.md', line: 1, message: `${id} has no row` });
    }
  }
  return faults;
}

/** What is wrong with a row, or null. */
function faultOf(requirement: Requirement, tested: boolean, excuse: Citation | undefined): string | null {
  const { level, status, reason } = requirement;
  if (level === 'own') {
    if (tested && excuse !== undefined) return 'is excused, and tested';
    return tested || excuse?.name ? null : 'is cited by no test';
  }
  if (!(STATUSES as readonly string[]).includes(status)) return `has the status "${status}"`;
  if (status === 'not met' || status === 'n/a') return reason ? null : `is ${status} without a reason`;
  if (status !== 'both' && !reason) return `is met in ${status} mode only, without a reason`;
  if (tested) return null;
  if (level === 'must') return 'is met, but no test shows it';
  return reason ? null : 'has neither test nor reason';
}

function groupById(citations: readonly Citation[]): Map<string, Citation[]> {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const group = groups.get(citation.id);
    if (group) group.push(citation);
    else groups.set(citation.id, [citation]);
  }
  return groups;
}

function at({ file, line }: Place, message: string): Fault {
  return { file, line, message };
}
