// What `cargo bench` measured of the core, for docs/benchmarks.md: tables in text from the benches that print their own,
// and a table of what criterion has left in target/.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

// Three digits, or as many as stand before the point.
export const rounded = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

// The benches that print a table, and what it says.
const PRINTED = {
  routing: 'Lines of a map, in milliseconds: all of them, those of a window, after one node more, after one has moved, and those of a node at one move of the pointer',
  layout: 'Layout of a map, in milliseconds, with the crossings and the mean length of its lines that it comes to',
  checks: 'Checks of a map, in milliseconds: everything for the first time, after one text, after one deal',
  simulation: 'Forecast of open deals, in milliseconds, with what 90, 50 and 10 of 100 runs bring at least',
};

// What a bench printed; nothing where it did not run. Cargo says before each which one begins.
const printed = (log, name) => {
  const [, after] = log.split(`Running benches/${name}.rs`);
  const lines = (after ?? '').split('\n').slice(1);
  const end = lines.findIndex((line) => line.trim() === '' || /^\s*Running |^Benchmarking /.test(line));
  return lines.slice(0, end < 0 ? lines.length : end).join('\n');
};

// The name of everything that criterion measured, and milliseconds of the middle and around it.
const criterion = (target) => {
  const folder = path.join(target, 'criterion');
  if (!existsSync(folder)) return [];
  const kept = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(path.join('new', 'benchmark.json')));
  return kept.map((name) => {
    const read = (file) => JSON.parse(readFileSync(path.join(folder, path.dirname(name), file), 'utf8'));
    const { point_estimate: middle, confidence_interval: { lower_bound: low, upper_bound: high } } = read('estimates.json').median;
    return { name: read('benchmark.json').full_id.replace('/', ': '), times: [middle, low, high].map((nanoseconds) => nanoseconds / 1e6) };
  }).sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
};

// The section, from the folder that cargo builds in and what it printed there.
export const native = (target) => {
  const file = path.join(target, 'bench.txt');
  const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const texts = Object.entries(PRINTED).map(([name, says]) => [says, printed(log, name)]).filter(([, text]) => text);
  const lasting = (time) => (time < 1 ? `${rounded(time * 1000)} µs` : `${rounded(time)} ms`);
  const rows = criterion(target).map(({ name, times: [middle, low, high] }) => `| ${name} | ${lasting(middle)} (${lasting(low)} to ${lasting(high)}) |`);
  if (!rows.length && !texts.length) return 'Not measured here.';
  return [
    ...texts.map(([says, text]) => `${says}:\n\n\`\`\`text\n${text}\n\`\`\``),
    ...(rows.length ? [`Numbers of deals, the journal, import and plan: the median and its interval of 95 %.\n\n| | |\n|---|--:|\n${rows.join('\n')}`] : []),
  ].join('\n\n');
};
