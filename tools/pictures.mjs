// Takes the pictures of README.md from the built page, with its demonstration: node tools/pictures.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open, pause } from './chromium.mjs';
import { dist, serve } from './serve.mjs';

const [PAGE_DOWN, ESCAPE] = ['\ue00f', '\ue00c'];
const folder = path.resolve(dist, '../docs/pictures');
mkdirSync(folder, { recursive: true });

const server = await serve(dist);
const browser = await open('--force-prefers-reduced-motion');
const NAMED = "[...document.querySelectorAll('button, [role=tab]')].find((it) => it.checkVisibility() && [it.textContent.trim(), it.ariaLabel].some((name) => name?.startsWith(arguments[0])))";
const click = async (name) => {
  await browser.until(NAMED, name);
  await browser.script(`${NAMED}.click()`, name);
};
const map = () => browser.until("document.querySelectorAll('[data-stage]').length > 3");
const take = async (name) => {
  // What is told has been read, and what moves has come to rest.
  await browser.script("document.querySelectorAll('.notice button:last-child').forEach((close) => close.click()); document.activeElement.blur()");
  await pause(900);
  writeFileSync(path.join(folder, `${name}.png`), await browser.screenshot());
  console.log(`docs/pictures/${name}.png`);
};

try {
  await browser.size(1280, 800);
  await browser.goto(`http://127.0.0.1:${server.address().port}/`);
  await click('Demonstration');
  await map();
  await take('map');
  for (const view of ['Deals', 'Funnel', 'Plan', 'Playbook']) {
    await click(view);
    await take(view.toLowerCase());
  }
  await click('Map');
  await map();
  await click('What really happened');
  await take('happened');
  await click('What really happened');
  await click('Present');
  await pause(500);
  await browser.press(PAGE_DOWN);
  await take('presenting');
  await browser.press(ESCAPE);
  await browser.size(390, 844, true);
  // As somebody with a phone opens it.
  await browser.refresh();
  await map();
  await take('phone');
} finally {
  await browser.close();
  server.close();
}
process.exit(0);
