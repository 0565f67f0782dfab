// One file with the whole page inside, which opens by double click, from a folder or an attachment, without a network:
// node tools/single.mjs FOLDER writes FOLDER/stagecraft.html from the built page in it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export function single(folder) {
  const file = (name) => readFileSync(path.join(folder, name));
  let html = file('index.html').toString();
  const part = (what, pattern) => {
    const found = [...html.matchAll(pattern)];
    if (found.length !== 1) throw new Error(`index.html must have one ${what}, it has ${found.length}`);
    return found[0];
  };
  const style = part('style sheet', /<link rel="stylesheet" href="\.\/([^"]+)"\/?>/g);
  const safe = part('safe script', /<script src="\.\/(safe-[^"]+)"><\/script>/g);
  const start = part('start script', /<script type="module">[^]*?<\/script>/g);
  const [, program] = start[0].match(/from '\.\/([^']+)'/) ?? [];
  const [, wasm] = start[0].match(/module_or_path: '\.\/([^']+)'/) ?? [];
  if (!program || !wasm) throw new Error('the start script names no program');

  const exported = /export\{(\w+) as initSync,(\w+) as default\};?/;
  const code = file(program).toString();
  const [whole, , init] = code.match(exported) ?? [];
  if (!init) throw new Error(`${program} exports its start otherwise`);
  const css = file(style[1]).toString();
  const scripts = [
    file(safe[1]).toString(),
    // As it was sent: "Save as page" writes it again, with a map inside. A module runs when everything is there.
    `window.stagecraftPage="<!doctype html>\\n"+document.documentElement.outerHTML;
${code.replace(whole, '')}
const packed=Uint8Array.from(atob(document.getElementById("stagecraft-program").textContent),(sign)=>sign.charCodeAt(0));
const bytes=await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
await ${init}({module_or_path:bytes});`,
  ];
  for (const text of [...scripts, css]) {
    if (/<\/(script|style)/i.test(text)) throw new Error('a part would end its element');
  }
  const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  // Nothing is ever fetched: what the page may run and look like is what is named here.
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(digest).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${digest(css)}`,
    "img-src blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
  const [first, main] = scripts;
  const data = (id, kind, text) => `<script type="${kind}" id="${id}">${text}</script>`;
  html = html.replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, (_, tag) => tag + policy);
  // Before anything is put in whose digest is named.
  html = html.replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '').replace(start[0], '');
  html = html.replace(/<!--[^]*?-->/g, '').replace(/\n\s*\n+/g, '\n');
  html = html.replace(style[0], () => `<style>${css}</style>`);
  html = html.replace(safe[0], () => `<script>${first}</script>`);
  // The program and the map are data: neither is run as a script.
  const parts = [
    data('stagecraft-map', 'application/json', ''),
    data('stagecraft-program', 'text/plain', gzipSync(file(wasm), { level: 9 }).toString('base64')),
  ];
  html = html.replace('</head>', () => `${parts.join('\n')}\n</head>`);
  html = html.replace('</body>', () => `<script type="module">${main}</script>\n</body>`);
  writeFileSync(path.join(folder, 'stagecraft.html'), html);
  return html.length;
}

if (import.meta.filename === path.resolve(process.argv[1] ?? '')) {
  const folder = process.argv[2] ?? 'dist';
  console.log(`${path.join(folder, 'stagecraft.html')}: ${(single(folder) / 1000).toFixed(0)} kB`);
}
