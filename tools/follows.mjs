// How many events a second the directly-follows graph counts as WebAssembly, and pm4py beside it where Python is at hand.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const [DEALS, RUNS, PM4PY] = [150_000, 9, '2.7.23'];

// Million events a second, ours and theirs; theirs is missing where Python is not at hand.
export async function follows() {
  const target = 'target/wasm';
  execFileSync('cargo', [
    'build', '--quiet', '--release', '--package', 'stagecraft-bench-wasm', '--target', 'wasm32-unknown-unknown',
  ], { stdio: 'inherit', env: { ...process.env, CARGO_TARGET_DIR: target } });

  const bytes = readFileSync(`${target}/wasm32-unknown-unknown/release/stagecraft_bench_wasm.wasm`);
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const events = instance.exports.prepare(DEALS);
  const times = [];
  let moves = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    moves = instance.exports.count();
    times.push(performance.now() - begun);
  }
  const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
  const million = (count, milliseconds) => count / milliseconds / 1000;
  const own = median(times);
  console.log(`directly-follows graph, WebAssembly: ${events} events, ${moves} moves, ${own.toFixed(1)} ms`);
  const found = { version: PM4PY, own: million(events, own) };

  // Installed once, into a folder of its own.
  const python = 'target/pm4py/bin/python';
  try {
    if (!existsSync(python)) {
      console.log(`Installing pm4py ${PM4PY} into target/pm4py`);
      execFileSync('python3', ['-m', 'venv', 'target/pm4py'], { stdio: 'ignore' });
      execFileSync(python, ['-m', 'pip', 'install', '--quiet', `pm4py==${PM4PY}`], { stdio: 'ignore', timeout: 600_000 });
    }
    const measured = execFileSync(python, ['tools/follows.py', String(DEALS), String(RUNS)], { encoding: 'utf8' });
    const { events: count, milliseconds } = JSON.parse(measured.trim().split('\n').at(-1));
    console.log(`directly-follows graph, pm4py: ${count} events, ${milliseconds.toFixed(1)} ms`);
    found.theirs = million(count, milliseconds);
  } catch (error) {
    console.log(`pm4py was not measured: ${String(error.message).split('\n')[0]}`);
  }
  return found;
}
