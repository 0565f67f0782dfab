// Our built page beside other editors and charts in one run, into docs/benchmarks.md: node tools/bench.mjs [VISITS]
//
// Every visit is a fresh browser. A gesture is real mouse events, one awaited after the other; what counts is the time of
// the main thread, so that a busy neighbour on the machine does not. Ratios hold inside one run only.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { graph, middle as centre } from '../benches/peers/graph.js';
import { open, pause } from './chromium.mjs';
import { follows } from './follows.mjs';
import { native, rounded } from './native.mjs';
import { dist, serve } from './serve.mjs';

const VISITS = Number(process.argv[2] ?? 5);
const COUNTS = [14, 1000];
const MOVES = 120;
const HELD = { button: 'left', buttons: 1, clickCount: 1 };
const root = path.resolve(dist, '..');
const source = path.join(root, 'benches/peers'), work = path.join(root, 'target/peers');
const { dependencies } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));

const ours = { name: 'Stagecraft', folder: dist, address: (n) => `#bench=${n}`, adapter: readFileSync(path.join(source, 'ours.js'), 'utf8') };
const page = (name, entry, query = '') => ({ name, folder: path.join(work, 'dist', entry), address: (n) => `?n=${n}${query}`, entry });
const editors = [ours, page('React Flow', 'xyflow'), page('React Flow, visible only', 'xyflow', '&visible'), page('bpmn-js', 'bpmn')];
// Ours has deals to draw only in its demonstration.
const demonstration = `window.bench.ready = () => document.querySelectorAll('[data-stage]').length > 3 || void [...document.querySelectorAll('dialog button')].find((it) => it.textContent.startsWith('Demonstration'))?.click()`;
// The same page as one file, opened from the disk.
const alone = { ...ours, name: 'Stagecraft, one file', base: pathToFileURL(path.join(dist, 'stagecraft.html')).href };
const charts = [{ ...ours, address: () => '', adapter: `${ours.adapter};${demonstration}` }, page('ECharts funnel', 'echarts')];

await build();
const all = [];
let version;
for (let visit = 0; visit < VISITS; visit++) {
  for (const n of COUNTS) {
    for (const peer of editors) await note(peer, n, visit, (browser) => gestures(browser, n));
    await note(alone, n, visit, () => ({}));
  }
  for (const peer of charts) await note(peer, 0, visit, chart);
}
const log = await follows();
const text = report();
writeFileSync(path.join(root, 'docs/benchmarks.md'), text);
console.log(`\n${text}`);
process.exit(0);

// The peers as their users ship them: one minified bundle each.
async function build() {
  mkdirSync(work, { recursive: true });
  cpSync(source, work, { recursive: true });
  const installed = Object.entries(dependencies).every(([name, version]) => {
    const manifest = path.join(work, 'node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
  });
  if (!installed) {
    console.log('Installing what we are measured beside into target/peers');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: work, stdio: 'inherit' });
  }
  const esbuild = await import(path.join(work, 'node_modules/esbuild/lib/main.js'));
  const data = Object.fromEntries(['svg', 'woff', 'woff2', 'ttf', 'eot'].map((kind) => [`.${kind}`, 'dataurl']));
  for (const { entry } of [...editors, ...charts].filter(({ entry }) => entry)) {
    const folder = path.join(work, 'dist', entry);
    const file = [`${entry}.js`, `${entry}.jsx`].map((name) => path.join(work, name)).find(existsSync);
    await esbuild.build({ entryPoints: { app: file }, outdir: folder, bundle: true, minify: true, format: 'esm', target: 'es2022', jsx: 'automatic', loader: data, legalComments: 'none', logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' } });
    const style = existsSync(path.join(folder, 'app.css')) ? '<link rel="stylesheet" href="app.css">' : '';
    writeFileSync(path.join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>${entry}</title>${style}<style>body{margin:0}</style><div id="root"></div><script type="module" src="app.js"></script>`);
  }
}

async function note(peer, n, visit, act) {
  const server = await serve(peer.folder), browser = await open();
  version = browser.version;
  try {
    await browser.size(1440, 900);
    await browser.cdp('Performance.enable', { timeDomain: 'threadTicks' });
    const watch = `${peer.adapter ?? ''};(() => { const look = () => { let ready; try { ready = window.bench?.ready(); } catch {} requestAnimationFrame(ready ? () => { window.readyAt = performance.now(); } : look); }; requestAnimationFrame(look); })()`;
    await browser.cdp('Page.addScriptToEvaluateOnNewDocument', { source: watch });
    const base = peer.base ?? `http://127.0.0.1:${server.address().port}/`;
    await browser.goto(base + peer.address(n || 14));
    await browser.until('window.readyAt');
    const found = { peer: peer.name, n, ready: await browser.script('return window.readyAt') };
    await pause(600);
    Object.assign(found, await act(browser));
    all.push(found);
    console.log(`${visit + 1}/${VISITS} ${peer.name} ${n || 'chart'}: ${Object.entries(found).slice(2).map(([name, value]) => `${name} ${value.toFixed(1)}`).join(', ')}`);
  } finally {
    await browser.close();
    server.close();
  }
}

async function task(browser) {
  const { metrics } = await browser.cdp('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

function mouse(browser, type, x, y, more = {}) {
  return browser.cdp('Input.dispatchMouseEvent', { type, x, y, button: 'none', ...more });
}

// Milliseconds of the main thread for one of the moves of a gesture.
async function each(browser, count, move) {
  const before = await task(browser);
  for (let index = 0; index < count; index++) await move(index);
  return (await task(browser) - before) / count;
}

// A way around the place that was pressed, which ends away from it.
function around({ x, y }, index, width, height) {
  const turn = ((index + 1) / MOVES) * 2 * Math.PI;
  return [x + 24 + width * Math.sin(turn), y + 18 + height * Math.sin(2 * turn) + (20 * index) / MOVES];
}

async function pressed(browser, at, width, height) {
  await mouse(browser, 'mouseMoved', at.x, at.y);
  await mouse(browser, 'mousePressed', at.x, at.y, HELD);
  // How a gesture begins is not part of what a move costs.
  for (let step = 1; step <= 6; step++) await mouse(browser, 'mouseMoved', at.x + 4 * step, at.y + 3 * step, HELD);
  const cost = await each(browser, MOVES, (index) => mouse(browser, 'mouseMoved', ...around(at, index, width, height), HELD));
  await mouse(browser, 'mouseReleased', at.x + 24, at.y + 38, { ...HELD, buttons: 0 });
  await pause(200);
  return cost;
}

async function gestures(browser, n) {
  const bench = (call) => browser.script(`return window.bench.${call}`);
  const node = centre(graph(n));
  const found = {};
  found.hover = await each(browser, 40, (index) => mouse(browser, 'mouseMoved', 220 + index * 25, 450 + 90 * Math.sin(index / 3)));
  const before = await bench(`place(${node})`);
  found.drag = await pressed(browser, await bench(`point(${node})`), 160, 110);
  const after = await bench(`place(${node})`);
  // What swallows the moves looks wonderfully fast.
  if (Math.hypot(after.x - before.x, after.y - before.y) < 10) throw new Error('nothing was dragged');
  const ground = await browser.script('for (let y = 250; y < 700; y += 12) for (let x = 400; x < 1000; x += 12) if ([[0, 0], [5, 5], [-5, -5]].every(([a, b]) => window.bench.isGround(x + a, y + b))) return { x, y }');
  const key = await bench('panKey ?? null');
  const seen = await bench('view()');
  if (key) await browser.cdp('Input.dispatchKeyEvent', { type: 'keyDown', key, code: 'Space', windowsVirtualKeyCode: 32 });
  found.pan = await pressed(browser, ground, 220, 140);
  if (key) await browser.cdp('Input.dispatchKeyEvent', { type: 'keyUp', key, code: 'Space', windowsVirtualKeyCode: 32 });
  const panned = await bench('view()');
  if (Math.hypot(panned.x - seen.x, panned.y - seen.y) < 10) throw new Error('nothing was panned');
  const modifiers = (await bench('zoomKey ?? null')) ? 2 : 0;
  const wheel = (deltaY) => mouse(browser, 'mouseWheel', 720, 450, { deltaX: 0, deltaY, modifiers });
  const zoom = async () => (await bench('view()')).zoom;
  // How far the wheel has to turn for a tenth, and then between the whole size and a quarter of it.
  const first = await zoom();
  await wheel(40);
  await pause(500);
  const step = Math.min(400, Math.max(4, (40 * Math.log(0.9)) / Math.log((await zoom()) / first)));
  if (!Number.isFinite(step)) throw new Error('nothing was zoomed');
  let [cost, way] = [0, 1];
  for (let turn = 0; turn < 24; turn++) {
    const now = await zoom();
    way = now < 0.3 ? -1 : now > 0.95 ? 1 : way;
    cost += await each(browser, 2, () => wheel(way * step));
  }
  return { ...found, zoom: cost / 24 };
}

// A funnel drawn in a page that is there: until nothing is left to do.
async function chart(browser) {
  const before = await task(browser);
  await browser.script('window.bench.chart()');
  await pause(700);
  return { chart: (await task(browser)) - before };
}

function weight({ folder }) {
  const files = readdirSync(folder).filter((name) => /\.(js|css|wasm)$/.test(name) && name !== 'worker.js').map((name) => readFileSync(path.join(folder, name)));
  const sum = (pack) => files.reduce((total, file) => total + pack(file).length, 0) / 1000;
  return { gzip: sum((file) => gzipSync(file, { level: 9 })), brotli: sum((file) => brotliCompressSync(file)) };
}

function middle(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function report() {
  const of = (peer, n, what) => all.filter((one) => one.peer === peer && one.n === n).map((one) => one[what]);
  const spread = (values) => `${rounded(middle(values))} (${rounded(Math.min(...values))}–${rounded(Math.max(...values))})`;
  const head = (names) => `| | ${names.join(' | ')} |\n|---|${'--:|'.repeat(names.length)}\n`;
  const rows = (peers, n, whats) =>
    Object.entries(whats).map(([what, words]) => `| ${words} | ${peers.map(({ name }) => {
      const values = of(name, n, what);
      const ratio = middle(values) / middle(of(ours.name, n, what));
      return name === ours.name ? spread(values) : `${spread(values)} **×${rounded(ratio)}**`;
    }).join(' | ')} |`).join('\n');
  const moves = { ready: 'ready, ms from the start', hover: 'hover, ms a move', drag: 'drag, ms a move', pan: 'pan, ms a move', zoom: 'zoom, ms a turn of the wheel' };
  const unique = [...new Map([...editors, ...charts].map((peer) => [peer.folder, peer])).values()];
  const own = weight(ours);
  const [cpu] = os.cpus();
  const machine = `${os.cpus().length} cores (${cpu.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, no graphics card, Chromium ${version} headless, Node ${process.version}`;
  return `# Benchmarks

Written by \`make bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}. Medians of ${VISITS} visits, each in a fresh
browser, with the smallest and the largest in brackets; after it **how many times ours** it is, so more than 1 is slower or
larger than Stagecraft. Milliseconds are those of the main thread, but for *ready*, which is what somebody waits. Read the
ratios, not the milliseconds: another machine has others.

The others: ${Object.entries(dependencies).filter(([name]) => !['esbuild', 'react-dom'].includes(name)).map(([name, version]) => `${name} ${version}`).join(', ')}, pm4py ${log.version};
each as one minified bundle with what the page needs of it and nothing else.

${COUNTS.map((n) => `## A map of ${n} nodes\n\n${head(editors.map(({ name }) => name))}${rows(editors, n, moves)}`).join('\n\n')}

Stagecraft and "visible only" have in the page what is near the window, bpmn-js and React Flow everything.

## From one file

${head([ours.name, alone.name])}${COUNTS.map((n) => rows([ours, alone], n, { ready: `${n} nodes: ready, ms from the start` })).join('\n')}

The file is opened from the disk, the page comes from a server on the same machine.

## A funnel of 14 stages

${head(charts.map(({ name }) => name))}${rows(charts, 0, { chart: 'drawn, ms' })}

Ours is the whole view: numbers, deals behind every bar, five more charts.

## The directly-follows graph of a log

| | million events a second |
|---|--:|
| Stagecraft, in WebAssembly | ${log.own.toFixed(1)} |
| pm4py, in Python | ${log.theirs ? `${log.theirs.toFixed(1)} **×${rounded(log.theirs / log.own)}**` : 'not measured here'} |

Here more is faster. The rest of what pm4py does is not compared.

## The core alone, natively

What \`cargo bench\` measures, optimized for size as in the page. Nothing beside it does the same.

${native(path.join(root, 'target'))}

## What is loaded

| kB | gzip -9 | brotli 11 |
|---|--:|--:|
${unique.map((peer) => { const size = weight(peer); return `| ${peer.name.replace(', visible only', '')} | ${rounded(size.gzip)} | ${rounded(size.brotli)}${peer === ours ? '' : ` **×${rounded(size.brotli / own.brotli)}**`} |`; }).join('\n')}

Ours is the whole product; the others are a canvas or a chart that an application is still to be built around.
`;
}
