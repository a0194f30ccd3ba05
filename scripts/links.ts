/** The links of Markdown pages: which of them lead nowhere. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/**
 * The links of `page`, the text of the file `path` below `root`, that lead to no file below `root`, or to no heading of it.
 * Links with a scheme are not followed. `has` tells which files there are, by their paths below `root`.
 */
export function brokenLinks(
  root: string,
  path: string,
  page: string,
  has: (path: string) => boolean = (target) => existsSync(join(root, target)),
): string[] {
  const links = [...page.replace(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, to = '']) => to,
  );
  return links
    .filter((to) => !/^[a-z]+:/.test(to))
    .filter((to) => {
      const [file = '', heading] = to.split('#');
      const target = file === '' ? path : normalize(join(dirname(path), file));
      if (target.startsWith('..') || (file !== '' && !has(target))) return true;
      if (heading === undefined) return false;
      return !headings(file === '' ? page : readFileSync(join(root, target), 'utf8')).includes(heading);
    })
    .map((to) => `${path}: ${to}`);
}

/** As GitHub names them in links. */
function headings(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
