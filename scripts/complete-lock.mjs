/**
 * Completes package-lock.json with the platform packages that npm left out of it. `npm ci` refuses a lock that does
 * not list every optional dependency, and npm lists only those that the registry in use has: a mirror for one
 * platform makes a lock that installs nowhere. A platform package names its platform and is pinned to an exact
 * version by the package that wants it, so its entry needs nothing else. Run it through `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = [];

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`))) continue;
    missing.push([name, version, entry]);
  }
}
for (const [name, version, parent] of missing)
  lock.packages[`node_modules/${name}`] = platformEntry(name, version, parent);

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`package-lock.json: ${missing.length} platform packages added\n`);

function platformEntry(name, version, parent) {
  const platform = /(aix|android|darwin|freebsd|linux|openharmony|sunos|win32|wasm32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(
    name,
  );
  if (!platform || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${name}@${version} is no platform package`);
  const [, os, cpu, abi] = platform;
  const place = os === 'wasm32' ? { cpu: ['wasm32'] } : { cpu: [cpu], os: [os] };
  const libc = abi === 'musl' ? { libc: ['musl'] } : os === 'linux' && abi === 'gnu' ? { libc: ['glibc'] } : {};
  return { version, ...(parent.dev ? { dev: true } : {}), optional: true, ...place, ...libc };
}
