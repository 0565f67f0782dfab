// Trunk's post_build hook: one hashed style sheet instead of several, a policy that allows the start script, and in a
// release wasm and JS without what nobody calls, the page as one file beside it, and what the page needs to be an app.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, nameByContent } from './app.mjs';
import { shrink } from './shrink.mjs';
import { single } from './single.mjs';

const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error('this is a hook: Trunk runs it and sets TRUNK_STAGING_DIR');
const page = path.join(staging, 'index.html');

writeFileSync(page, inlineIcon(joinStyles(readFileSync(page, 'utf8'))));
const release = process.env.TRUNK_PROFILE === 'release';
if (release) {
  await shrink(staging);
  nameByContent(staging);
}
// When no inline script changes any more.
writeFileSync(page, allowInlineScripts(readFileSync(page, 'utf8')));
if (release) {
  single(staging);
  await app(staging);
}

// In the page itself, so that the one file has it too.
function inlineIcon(html) {
  const icon = readFileSync('app/icon.svg', 'utf8').trim().replaceAll('"', "'");
  return html.replace('href="app/icon.svg"', () => `href="data:image/svg+xml,${icon.replace(/[%#<>]/g, encodeURIComponent)}"`);
}

// Each sheet is a request before the first paint.
function joinStyles(html) {
  const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => ({ tag, rel: attribute(tag, 'rel'), href: attribute(tag, 'href') })).filter((l) => l.rel === 'stylesheet');
  if (links.length < 2) return html;
  const files = links.map((l) => path.join(staging, l.href));
  const css = squeeze(files.map((f) => readFileSync(f, 'utf8')).join('\n'));
  const late = css.match(/@(import|charset|namespace)\b/);
  if (late) throw new Error(`${late[0]} has no effect behind other rules: style sheets are joined into one`);
  for (const f of files) rmSync(f, { force: true });
  const name = `style-${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
  writeFileSync(path.join(staging, name), css);
  const [first, ...others] = links;
  html = html.replace(first.tag, () => first.tag.replace(first.href, () => first.href.replace(/[^/]*$/, () => name)));
  return others.reduce((text, l) => text.replace(l.tag, ''), html);
}

// Trunk's own minifier would also take the JS, which it cannot read.
function squeeze(css) {
  const bare = replaceUnquoted(css, /(\/\*[^]*?\*\/)/, () => '');
  return replaceUnquoted(bare, /\s*([{};,]|\s)\s*/, (mark) => mark.trim() || ' ').trim();
}

function replaceUnquoted(css, pattern, replacement) {
  const quoted = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|url\([^)"']*\)/;
  return css.replace(new RegExp(`(${quoted.source})|${pattern.source}`, 'g'), (_, kept, mark) => kept ?? replacement(mark));
}

// The policy allows no inline script but the ones in this very file.
function allowInlineScripts(html) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)].filter(([, attributes]) => !/\bsrc\s*=/.test(attributes)).map(([, , code]) => code);
  // `trunk serve` fills in its reload script only when it is asked for the page, so no digest can name it.
  const served = scripts.some((code) => code.includes('{{__TRUNK_'));
  const sources = served ? ["'unsafe-inline'"] : scripts.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  const policy = "script-src 'self' 'wasm-unsafe-eval'";
  if (html.split(policy).length !== 2) throw new Error(`index.html must hold this once: ${policy}`);
  return html.replace(policy, () => [policy, ...sources].join(' '));
}

function attribute(tag, name) {
  const found = tag.match(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`));
  return found?.[1] ?? found?.[2] ?? found?.[3];
}
