// What the page weighs: node tools/size.mjs LIMIT   (bytes of gzip -9 for the whole page; more fails)
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { dist } from './serve.mjs';

const limit = Number(process.argv[2]);
if (!(limit > 0)) throw new Error('usage: node tools/size.mjs LIMIT');

const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => path.join(f.parentPath ?? f.path, f.name));
const parts = new Map(['wasm', 'js', 'css', 'html'].map((kind) => [kind, { raw: 0, gzip: 0, brotli: 0 }]));
const alone = files.find((file) => path.basename(file) === 'stagecraft.html');
for (const file of files) {
  // The whole page again, as one file.
  if (file === alone) continue;
  const kind = path.extname(file).slice(1);
  if (!parts.has(kind)) parts.set(kind, { raw: 0, gzip: 0, brotli: 0 });
  const bytes = readFileSync(file), part = parts.get(kind);
  part.raw += bytes.length;
  part.gzip += gzipSync(bytes, { level: 9 }).length;
  part.brotli += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}
if (!parts.get('wasm').raw || !parts.get('html').raw) throw new Error('dist/ holds no built page');

const page = { raw: 0, gzip: 0, brotli: 0 };
for (const part of parts.values()) for (const key in page) page[key] += part[key];
const row = (name, p) => console.log(name.padEnd(6) + [p.raw, p.gzip, p.brotli].map((n) => (n / 1000).toFixed(1).padStart(10)).join(''));
console.log('kB    ' + ['raw', 'gzip -9', 'brotli 11'].map((h) => h.padStart(10)).join(''));
for (const [kind, part] of parts) row(kind, part);
row('page', page);
if (alone) {
  const bytes = readFileSync(alone);
  row('file', { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length });
}
if (page.gzip > limit) {
  console.error(`The page is ${page.gzip} bytes gzipped, ${page.gzip - limit} over its limit of ${limit}.`);
  process.exit(1);
}
console.log(`${page.gzip} of ${limit} bytes gzipped.`);
