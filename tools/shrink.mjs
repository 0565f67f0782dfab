// Makes the wasm and its JS smaller together: what nobody calls goes out of both, and what is left gets short names.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { minify } from 'terser';

// The classes that a dependency exports for streams of servers, and a mark for splitting the program, which is named by
// where a crate lies on the machine. Exports are never dropped by themselves.
const UNUSED = /^((__wbg_)?intounderlying|_WASM_SPLIT_MARKER_)/i;
// What rustc 1.95 and wasm-bindgen write. The first kilobyte is the end of the stack, where nothing has an address.
const OPTIMIZE = ['-Oz', '--merge-similar-functions', '--low-memory-unused', '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-multivalue', '--enable-mutable-globals', '--enable-nontrapping-float-to-int', '--enable-reference-types', '--enable-sign-ext'];

export async function shrink(folder) {
  const file = (ending) => {
    const found = readdirSync(folder).filter((name) => name.startsWith('stagecraft-') && name.endsWith(ending));
    if (found.length !== 1) throw new Error(`one file *${ending} expected in the page: ${found}`);
    return path.join(folder, found[0]);
  };
  for (const name of readdirSync(folder).filter((name) => name.startsWith('safe-'))) {
    const plain = path.join(folder, name);
    writeFileSync(plain, (await minify(readFileSync(plain, 'utf8'), { ecma: 2022 })).code);
  }
  const wasm = file('_bg.wasm'), script = file('.js');
  writeFileSync(wasm, rewritten(readFileSync(wasm), 7, (names) => names.filter((entry) => !UNUSED.test(entry.name))));
  const done = spawnSync('wasm-opt', [...OPTIMIZE, wasm, '-o', wasm], { stdio: 'inherit' });
  if (done.status !== 0) throw new Error('wasm-opt failed');

  const short = new Map();
  writeFileSync(wasm, rewritten(readFileSync(wasm), 2, (names) => names.map((entry) => {
    short.set(entry.name, `_${short.size.toString(36)}`);
    return { ...entry, name: short.get(entry.name) };
  })));
  writeFileSync(script, (await minify(renamed(readFileSync(script, 'utf8'), short), { module: true, ecma: 2022, compress: { passes: 2 } })).code);
}

// The glue without the classes, and with the functions that the wasm still imports under their short names.
function renamed(code, short) {
  const before = code.length;
  code = code.replace(/^export class (\w+) \{[^]*?^\}\n(?:if \(Symbol\.dispose\) \w+\.prototype.*\n)?/gm, (text, name) => (UNUSED.test(name) ? '' : text));
  code = code.replace(/^const (\w+)Finalization = [^]*?;\n/gm, (text, name) => (UNUSED.test(name) ? '' : text));
  if (code.length === before) throw new Error('the glue has no classes to leave out: look at tools/shrink.mjs');
  const left = new Set(short.keys());
  code = code.replace(/^        (\w+): function\([^]*?^        \}(?:, arguments\); \})?,\n/gm, (text, name) => {
    left.delete(name);
    return short.has(name) ? text.replace(name, short.get(name)) : '';
  });
  if (left.size) throw new Error(`imports that the glue does not have: ${[...left]}`);
  return code;
}

// A module whose import (2) or export (7) section has other entries.
function rewritten(bytes, wanted, change) {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [length, begin] = number(bytes, at + 1);
    const section = bytes.subarray(begin, begin + length);
    if (id === wanted) {
      const content = entries(section, change);
      parts.push(Buffer.from([id, ...leb(content.length)]), content);
    } else parts.push(bytes.subarray(at, begin + length));
    at = begin + length;
  }
  return Buffer.concat(parts);

  function entries(section, change) {
    let [count, at] = number(section, 0);
    const read = [];
    while (count-- > 0) {
      const from = wanted === 2 ? text(section) : '';
      const name = text(section);
      const begin = at;
      if (wanted === 7) {
        at = number(section, at + 1)[1];
      } else if (section[at] === 0) {
        at = number(section, at + 1)[1];
      } else throw new Error('only functions are imported');
      read.push({ from, name, rest: section.subarray(begin, at) });
    }
    const kept = change(read);
    return Buffer.concat([Buffer.from(leb(kept.length)), ...kept.flatMap(({ from, name, rest }) => [...(wanted === 2 ? [named(from)] : []), named(name), rest])]);

    function text(section) {
      const [length, begin] = number(section, at);
      at = begin + length;
      return section.toString('utf8', begin, at);
    }
  }
}

function named(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(leb(bytes.length)), bytes]);
}

// Numbers in a wasm file are little-endian, seven bits a byte (LEB128).
function number(bytes, at) {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}
