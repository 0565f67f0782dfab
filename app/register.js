// Keeps the hosted page for work without a network, and tells when there is a new version of it. Outside of the program,
// so that a version which does not start can still be followed by one that does.
(() => {
  const workers = navigator.serviceWorker;
  // A page without an encrypted connection has none.
  if (!workers) return;
  const HOUR = 3_600_000;
  const root = document.documentElement;
  let asked = Date.now();
  let taking = false;

  addEventListener('load', async () => {
    const registration = await workers.register('./worker.js', { updateViaCache: 'none' }).catch(() => undefined);
    // Refused, as in some private windows: the page works all the same.
    if (!registration) return;
    const tell = () => {
      // Without a version that is at work there is nothing to be newer than.
      if (!registration.waiting || !workers.controller) return;
      root.dataset.newer = '';
      dispatchEvent(new Event('stagecraft-newer'));
    };
    const follow = () => registration.installing?.addEventListener('statechange', tell);
    registration.addEventListener('updatefound', follow);
    follow();
    tell();
    addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - asked < HOUR) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
    // The new version, in this tab. Others have told their own, and reload when somebody says so there.
    window.stagecraftRenew = () => {
      taking = true;
      if (registration.waiting) registration.waiting.postMessage('take over');
      else location.reload();
    };
    workers.addEventListener('controllerchange', () => taking && location.reload());
  });
})();
