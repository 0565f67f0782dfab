// Our built page beside other editors in one run: node tools/bench.mjs PEERS [OPTION of the peers' bench ...]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dist, serve } from './serve.mjs';

const [source, ...options] = process.argv.slice(2);
if (!source || !existsSync(path.join(source, 'bench.mjs'))) {
  console.error(`There are no peers at ${source}. Name their folder: make bench PEERS=folder`);
  process.exit(1);
}
const work = path.join(dist, '../target/peers');
const result = path.join(work, '../bench.json');

copy(source, work);
if (!existsSync(path.join(work, 'node_modules'))) run('npm', ['install', '--no-audit', '--no-fund']);
// Pages to build; a name without a source of its own is a variant of another page.
const { VARIANTS } = await import(path.join(work, 'pages.mjs'));
const peers = (options[options.indexOf('--peer') + 1] ?? '').split(',').map((name) => VARIANTS[name]?.[0] ?? name);
run('node', ['build.mjs', '--if-missing', ...peers]);

const server = await serve(dist);
const app = `ours=http://localhost:${server.address().port}/#bench={n}`;
// Not spawnSync: the server above has to answer meanwhile.
const adapter = 'adapters/ours.js';
const parts = [path.join(work, 'adapters/stagecraft.js'), path.join(dist, '../tools/bench-adapter.js')];
writeFileSync(path.join(work, adapter), parts.map((part) => readFileSync(part, 'utf8')).join('\n'));
const bench = spawn('node', ['bench.mjs', ...options, '--app', app, '--adapter', adapter, '--json', result], { cwd: work, stdio: 'inherit' });
const code = await new Promise((resolve) => bench.on('exit', resolve));
server.close();
if (code !== 0) process.exit(1);

const { valid } = await import(path.join(work, 'table.mjs'));
ratios(JSON.parse(readFileSync(result, 'utf8')).visits);
process.exit(0);

// How many times our figure another editor's is: more than 1 and we are faster or smaller.
function ratios(visits) {
  const gesture = (name) => (visit) => (valid(name, visit[name]) ? visit[name].taskMs : undefined);
  const figures = {
    'gzip bytes': (visit) => visit.bytes?.gzip,
    ready: (visit) => visit.readyMs,
    heap: (visit) => visit.heapMiB,
    ...Object.fromEntries(['drag', 'pan', 'zoom', 'hover'].map((name) => [name, gesture(name)])),
    undo: (visit) => visit.undoDrag?.taskMs,
    add: (visit) => (Array.isArray(visit.add) ? median(visit.add.map((one) => one.taskMs)) : undefined),
  };
  const names = [...new Set(visits.map((visit) => visit.peer))].filter((name) => name !== 'ours');
  console.log('\n### Theirs divided by ours (medians of main-thread ms a move, ms, bytes)\n');
  console.log(`| peer | N | ${Object.keys(figures).join(' | ')} |\n|---|--:|${'--:|'.repeat(Object.keys(figures).length)}`);
  for (const name of names)
    for (const n of [...new Set(visits.map((visit) => visit.n))]) {
      const cells = Object.entries(figures).map(([key, figure]) => {
        // Bytes are taken once a peer, whatever N was.
        const of = (peer) => median(visits.filter((visit) => visit.peer === peer && (visit.n === n || key === 'gzip bytes')).map(figure));
        const ratio = of(name) / of('ours');
        return Number.isFinite(ratio) ? ratio.toFixed(2) : 'not measured';
      });
      console.log(`| ${name} | ${n} | ${cells.join(' | ')} |`);
    }
}

function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: work, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

// Contents only: the folder given may be read-only, its copy must not be.
function copy(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'out'].includes(entry.name)) continue;
    const [a, b] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copy(a, b);
    else writeFileSync(b, readFileSync(a));
  }
}
