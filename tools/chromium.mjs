// A Chromium of one's own for a script: a fresh profile, driven by chromedriver. For tools; tests have tests/browser.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

let driver;
async function address() {
  if (driver) return driver.address;
  const port = await freePort();
  driver = { address: `http://127.0.0.1:${port}`, process: spawn('chromedriver', [`--port=${port}`], { stdio: 'ignore' }) };
  process.on('exit', () => driver.process.kill());
  for (let tries = 0; tries < 200; tries++, await pause(50)) {
    if (await fetch(`${driver.address}/status`).catch(() => undefined)) return driver.address;
  }
  throw new Error('chromedriver did not start');
}

export async function open(...flags) {
  const base = await address();
  const call = async (method, path, body) => {
    const answer = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path.split('/').pop()}: ${value.message.split('\n')[0]}`);
    return value;
  };
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run', '--disable-background-networking', '--lang=en-US', ...flags];
  const created = await call('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'chrome', 'goog:chromeOptions': { args } } } });
  const session = `/session/${created.sessionId}`;
  const browser = {
    version: created.capabilities.browserVersion,
    cdp: (cmd, params = {}) => call('POST', `${session}/goog/cdp/execute`, { cmd, params }),
    script: (script, ...args) => call('POST', `${session}/execute/sync`, { script, args }),
    goto: (url) => call('POST', `${session}/url`, { url }),
    refresh: () => call('POST', `${session}/refresh`, {}),
    screenshot: async () => Buffer.from(await call('GET', `${session}/screenshot`), 'base64'),
    press: (value) => call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }] }),
    size: (width, height, mobile = false) => browser.cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile }),
    until: async (condition, ...args) => {
      for (const end = Date.now() + 60_000; !(await browser.script(`return !!(${condition})`, ...args)); await pause(40)) {
        if (Date.now() > end) throw new Error(`waited for ${condition}`);
      }
    },
    close: () => call('DELETE', session).catch(() => {}),
  };
  return browser;
}
