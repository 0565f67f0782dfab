// Draws the icons of the app from app/icon.svg with the browser of the tests: node tools/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from './chromium.mjs';

const svg = readFileSync('app/icon.svg', 'utf8');
// A system may cut a maskable icon to a circle of 80 %: colour to the edge, and the mark well inside.
const maskable = svg.replace('0 0 32 32', '-4 -4 40 40').replace(/<rect [^>]*\/>/, '<rect x="-4" y="-4" width="40" height="40" fill="#2f55d4"/>');
const browser = await open();
await browser.cdp('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
for (const [name, size, drawing] of [['icon-192', 192, svg], ['icon-512', 512, svg], ['icon-maskable', 512, maskable]]) {
  await browser.size(size, size);
  await browser.goto(`data:text/html,${encodeURIComponent(`<!doctype html><style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`)}`);
  const { data } = await browser.cdp('Page.captureScreenshot');
  writeFileSync(`app/${name}.png`, data, 'base64');
}
await browser.close();
process.exit(0);
