import { KAMO_ERRORS, KamoError, type KamoErrorCode } from '../src/net/errors.ts';

/** The page with the table of all errors between its markers `<!-- errors -->` and `<!-- /errors -->`. */
export function withErrorTable(page: string): string {
  return page.replace(/<!-- errors -->[\s\S]*<!-- \/errors -->/, () => `<!-- errors -->\n${table()}\n<!-- /errors -->`);
}

function table(): string {
  const rows = (Object.keys(KAMO_ERRORS) as KamoErrorCode[]).map((kamoCode) => {
    const { code, fault, advice } = new KamoError(kamoCode, '');
    return `| \`${kamoCode}\` | ${code === kamoCode ? 'the same' : `\`${code}\``} | ${fault} | ${advice} |`;
  });
  return ['| `kamoCode` | `code` | `fault` | what to do |', '|---|---|---|---|', ...rows].join('\n');
}
