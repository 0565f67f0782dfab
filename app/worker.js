// The service worker of the hosted page: it answers from one whole version, or not at all.
//
// `tools/app.mjs` fills in which files this version has and the digest of each, so a worker that was fetched while a new
// version was being put up is not installed: a file of another version fails its digest. A new version waits until
// somebody takes it (`app/register.js`) or every tab is closed; until then all tabs have the old one.
const FILES = {/* name: SHA-256 */};
const VERSION = '';

const scope = registration.scope;
// Several pages may share an origin, and with it the caches.
const PREFIX = `stagecraft ${scope} `;
const OWN = PREFIX + VERSION;
// Large and asked for by few: kept when it was asked for.
const LATER = ['stagecraft.html'];

async function fetched(name) {
  // Past the browser's own cache, which may have another version of it.
  const answer = await fetch(new Request(new URL(name, scope), { cache: 'reload' }));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const body = await answer.arrayBuffer();
  const digest = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', body)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (digest !== FILES[name]) throw new Error(`${name} is of another version`);
  const headers = new Headers(answer.headers);
  // What is kept is unpacked already, and was asked for under no other address.
  for (const header of ['content-encoding', 'content-length']) headers.delete(header);
  return new Response(body, { headers });
}

async function kept(name) {
  const cache = await caches.open(OWN);
  const found = await cache.match(new URL(name, scope));
  if (found) return found;
  const answer = await fetched(name);
  await cache.put(new URL(name, scope), answer.clone());
  return answer;
}

addEventListener('install', (event) => {
  const others = Object.keys(FILES).filter((name) => name !== '' && !LATER.includes(name));
  // The page itself first: where it is of another version, or a host has written into it, nothing else is asked for.
  event.waitUntil(kept('').then(() => Promise.all(others.map(kept))));
});

addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== OWN) await caches.delete(name);
  };
  event.waitUntil(clean());
});

addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  const path = address.slice(scope.length);
  const name = path === 'index.html' ? '' : path;
  if (!Object.hasOwn(FILES, name)) return;
  // What is opened by itself is whole in every version: where the browser has thrown ours away, or never had it, and
  // others are up by now, those of the network do. A part of a page is never given out of another version.
  event.respondWith(kept(name).catch((error) => (request.mode === 'navigate' ? fetch(request) : Promise.reject(error))));
});
