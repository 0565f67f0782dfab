// Licences, sources and duplicates of what the page is made of, by deny.toml; advisories where cargo-deny is at hand.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const rules = readFileSync('deny.toml', 'utf8').replace(/^\s*#.*$/gm, '');
const list = (name) => [...(rules.match(new RegExp(`^${name} = \\[([^\\]]*)\\]`, 'm'))?.[1] ?? '').matchAll(/"([^"]*)"/g)].map(([, one]) => one);
const [allowed, skipped] = [list('allow'), list('skip')];
const platform = ['--filter-platform', list('targets')[0]];
const { packages } = JSON.parse(execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', ...platform], { maxBuffer: 1 << 28 }));
const problems = [];

// An expression of SPDX: "A OR B" where one is enough, "A AND B" where both must be; older crates write "A/B".
const fits = (expression) => expression.replaceAll('/', ' OR ').split(' OR ').some((part) => part.split(' AND ').every((one) => allowed.includes(one.trim())));
const bare = (expression) => expression.replace(/\(([^()]*)\)/g, (_, inner) => (fits(inner) ? allowed[0] : 'none'));
for (const { name, version, license, source } of packages) {
  // This project and its macros.
  if (source === null) continue;
  if (!license || !fits(bare(license))) problems.push(`${name} ${version}: the licence ${license ?? 'nobody knows'} is not allowed`);
  if (!source.startsWith('registry+') && !source.startsWith('sparse+')) problems.push(`${name} ${version} comes from elsewhere than a registry`);
}
const versions = new Map(packages.map((one) => [one.name, packages.filter((other) => other.name === one.name)]));
for (const [name, all] of versions) {
  const known = (version) => skipped.some((one) => one.split('@')[0] === name && version.startsWith(one.split('@')[1]));
  const several = all.map((one) => one.version).filter((version) => !known(version));
  if (several.length > 1) problems.push(`${name} is there in several versions: ${several.join(', ')}`);
}
for (const one of skipped) {
  if ((versions.get(one.split('@')[0]) ?? []).length < 2) problems.push(`deny.toml skips ${one}, which is there only once`);
}
console.log(`${packages.length} packages: licences, sources and duplicates checked`);
if (spawnSync('cargo-deny', ['--version']).status === 0) {
  if (spawnSync('cargo', ['deny', 'check'], { stdio: 'inherit' }).status !== 0) problems.push('cargo deny found something');
} else console.log('advisories not checked: cargo-deny is not installed');
problems.forEach((problem) => console.error(problem));
process.exit(problems.length ? 1 : 0);
