import type { Asked } from './statistics.ts';

/** Reads the values of options; complains in a sentence about what is no such value. */
export function readAsked(values: Readonly<Record<string, unknown>>): Asked {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const list = (name: string) => text(name)?.split(',');
  return {
    text,
    count: (name, otherwise) => {
      const value = Number(text(name) ?? otherwise);
      if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`);
      return value;
    },
    number: (name, otherwise) => positive(name, text(name) ?? String(otherwise)),
    numbers: (name, otherwise) => list(name)?.map((word) => positive(name, word)) ?? otherwise,
    words: (name, otherwise, choice) => {
      const words = list(name) ?? otherwise;
      for (const word of words) {
        if (!choice.includes(word)) throw new Error(`--${name} takes of ${choice.join(', ')}; not ${word}`);
      }
      return words;
    },
  };
}

function positive(name: string, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new Error(`--${name} takes numbers from 0; not ${text}`);
  return value;
}
