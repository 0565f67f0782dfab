// Draws the icons of the app from app/icon.svg with the browser of the tests: node tools/icons.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const svg = readFileSync('app/icon.svg', 'utf8');
// A system may cut a maskable icon to a circle of 80 %: colour to the edge, and the mark well inside.
const maskable = svg.replace('0 0 32 32', '-4 -4 40 40').replace(/<rect [^>]*\/>/, '<rect x="-4" y="-4" width="40" height="40" fill="#2f55d4"/>');
const folder = mkdtempSync(path.join(tmpdir(), 'icons-'));
for (const [name, size, drawing] of [['icon-192', 192, svg], ['icon-512', 512, svg], ['icon-maskable', 512, maskable]]) {
  const page = path.join(folder, 'icon.html');
  writeFileSync(page, `<!doctype html><style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--default-background-color=00000000', `--window-size=${size},${size}`, `--screenshot=${path.resolve('app', `${name}.png`)}`, `file://${page}`], { stdio: 'ignore' });
}
rmSync(folder, { recursive: true });
