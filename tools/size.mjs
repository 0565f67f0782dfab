// What the page weighs, part by part, held against a budget: node tools/size.mjs
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { dist } from './serve.mjs';

// Bytes of gzip -9 that each part may have. A figure is raised only together with a feature and by what that costs;
// ARCHITECTURE.md, "Where the bytes are", keeps the account.
const BUDGET = { wasm: 1_143_000, js: 10_500, css: 25_000, html: 1_500, page: 1_180_000, app: 20_000, file: 1_185_000 };
// What everybody loads at the start; the rest is for whoever installs it, and the whole page again as one file.
const PAGE = ['wasm', 'js', 'css', 'html'];

const partOf = (name) => {
  if (name === 'stagecraft.html') return 'file';
  const kind = path.extname(name).slice(1);
  return PAGE.includes(kind) && name !== 'worker.js' ? kind : 'app';
};
const parts = Object.fromEntries(Object.keys(BUDGET).map((part) => [part, { raw: 0, gzip: 0, brotli: 0 }]));
for (const name of readdirSync(dist)) {
  const bytes = readFileSync(path.join(dist, name)), part = partOf(name);
  const size = {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
  };
  for (const key in size) for (const whole of PAGE.includes(part) ? [part, 'page'] : [part]) parts[whole][key] += size[key];
}
if (!parts.wasm.raw || !parts.html.raw) throw new Error('dist/ holds no built page');

const line = (cells) => console.log(cells[0].padEnd(6) + cells.slice(1).map((cell) => cell.padStart(11)).join(''));
const kB = (bytes) => (bytes / 1000).toFixed(1);
line(['kB', 'raw', 'gzip -9', 'brotli 11', 'budget']);
for (const [part, size] of Object.entries(parts)) line([part, ...[size.raw, size.gzip, size.brotli, BUDGET[part]].map(kB)]);
const over = Object.keys(BUDGET).filter((part) => parts[part].gzip > BUDGET[part]);
for (const part of over) console.error(`${part} is ${parts[part].gzip} bytes gzipped, ${parts[part].gzip - BUDGET[part]} over its budget.`);
process.exitCode = over.length ? 1 : 0;
