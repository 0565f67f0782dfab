// Takes the pictures of README.md from the built page, with its demonstration: node tools/pictures.mjs
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { dist, serve } from './serve.mjs';

const SIZE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const folder = path.resolve(dist, '../docs/pictures');

const server = await serve(dist);
const page = `http://127.0.0.1:${server.address().port}/`;
const port = await new Promise((resolve) => {
  const free = createServer().listen(0, '127.0.0.1', () => {
    const { port } = free.address();
    free.close(() => resolve(port));
  });
});
const driver = spawn('chromedriver', [`--port=${port}`], { stdio: 'ignore' });
const call = async (method, address, body) => {
  const answer = await fetch(`http://127.0.0.1:${port}${address}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${address}: ${value.message}`);
  return value;
};
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

let session;
const script = (code, ...args) => call('POST', `${session}/execute/sync`, { script: code, args });
const cdp = (cmd, params) => call('POST', `${session}/goog/cdp/execute`, { cmd, params });
const until = async (code, ...args) => {
  for (const end = Date.now() + 15_000; !(await script(`return !!(${code})`, ...args)); await pause(50)) {
    if (Date.now() > end) throw new Error(`waited for ${code} (${args})`);
  }
};
const NAMED = "[...document.querySelectorAll('button, [role=tab], a')].find((it) => it.checkVisibility() && [it.textContent.trim(), it.ariaLabel].some((name) => name?.startsWith(arguments[0])))";
const click = async (name) => {
  await until(NAMED, name);
  await script(`${NAMED}.click()`, name);
};
const size = ({ width, height }, mobile = false) => cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile });
const take = async (name) => {
  // What moves has come to rest, and what is told has been read.
  await script("document.querySelectorAll('.notice button:last-child').forEach((close) => close.click()); document.activeElement.blur()");
  await pause(900);
  writeFileSync(path.join(folder, `${name}.png`), Buffer.from(await call('GET', `${session}/screenshot`), 'base64'));
  console.log(`docs/pictures/${name}.png`);
};

try {
  for (let tries = 0; ; tries++) {
    try {
      await call('GET', '/status');
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await pause(50);
    }
  }
  const capabilities = { browserName: 'chrome', 'goog:chromeOptions': { args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-prefers-reduced-motion', '--lang=en-US'] } };
  session = `/session/${(await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } })).sessionId}`;
  mkdirSync(folder, { recursive: true });
  await size(SIZE);
  await call('POST', `${session}/url`, { url: page });
  await click('Demonstration');
  await until("document.querySelectorAll('[data-stage]').length > 3");
  await script("document.querySelector('.canvas').focus()");
  await take('map');
  for (const view of ['Deals', 'Funnel', 'Plan', 'Playbook']) {
    await click(view);
    await take(view.toLowerCase());
  }
  await click('Map');
  await until("document.querySelectorAll('[data-stage]').length > 3");
  await click('What really happened');
  await take('happened');
  await click('What really happened');
  await click('Present');
  await pause(500);
  await call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: '\ue00f' }, { type: 'keyUp', value: '\ue00f' }] }] });
  await take('presenting');
  await call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: '\ue00c' }, { type: 'keyUp', value: '\ue00c' }] }] });
  await size(PHONE, true);
  // As somebody with a phone opens it.
  await script('history.replaceState(null, "", location.pathname)');
  await call('POST', `${session}/refresh`, {});
  await until("document.querySelectorAll('[data-stage]').length > 3");
  await take('phone');
} finally {
  if (session) await call('DELETE', session).catch(() => {});
  driver.kill();
  server.close();
}
