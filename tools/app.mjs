// The hosted page as an app that works without a network: files are named by what is in them, and a service worker knows
// the digest of each.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../app');
const sha256 = (content) => createHash('sha256').update(content).digest('hex');

// Trunk names files by what they were before tools/shrink.mjs, so what any of our tools changes would keep its name.
// Its numbers have no zeros in front: one name in sixteen is shorter.
export function nameByContent(folder) {
  const page = path.join(folder, 'index.html');
  let html = readFileSync(page, 'utf8');
  for (const name of readdirSync(folder)) {
    const [, stem, , ending] = name.match(/^(.+)-([0-9a-f]{1,16})(_bg\.wasm|\.js|\.css)$/) ?? [];
    if (!stem) continue;
    const renamed = `${stem}-${sha256(readFileSync(path.join(folder, name))).slice(0, 16)}${ending}`;
    renameSync(path.join(folder, name), path.join(folder, renamed));
    html = html.replaceAll(name, renamed);
  }
  writeFileSync(page, html);
}

export async function app(folder) {
  const write = (name, content) => writeFileSync(path.join(folder, name), content);
  const read = (name) => readFileSync(path.join(folder, name));
  for (const name of readdirSync(source).filter((name) => !name.endsWith('.js'))) cpSync(path.join(source, name), path.join(folder, name));

  const { code } = await minify(readFileSync(path.join(source, 'register.js'), 'utf8'), { ecma: 2022 });
  const register = `register-${sha256(code).slice(0, 16)}.js`;
  write(register, code);
  const once = (text, from, to) => {
    if (text.split(from).length !== 2) throw new Error(`this must be there once: ${from}`);
    return text.replace(from, () => to);
  };
  let html = read('index.html').toString();
  html = once(html, "connect-src 'self'", "connect-src 'self'; manifest-src 'self'; worker-src 'self'");
  html = once(html, '</head>', `<link rel="manifest" href="./manifest.webmanifest"><link rel="apple-touch-icon" href="./icon-192.png"><script src="./${register}"></script></head>`);
  write('index.html', html);

  // The page itself is asked for by the name of its folder.
  const names = readdirSync(folder).sort();
  const files = Object.fromEntries(names.map((name) => [name === 'index.html' ? '' : name, sha256(read(name))]));
  let worker = readFileSync(path.join(source, 'worker.js'), 'utf8');
  worker = once(worker, '{/* name: SHA-256 */}', JSON.stringify(files));
  worker = once(worker, "VERSION = ''", `VERSION = '${sha256(JSON.stringify(files)).slice(0, 16)}'`);
  write('worker.js', (await minify(worker, { ecma: 2022 })).code);
}
