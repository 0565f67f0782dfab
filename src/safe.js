// What is left when the program breaks: it lies outside of the program, which may be trusted with nothing any more.
//
// A trap (a panic, or memory or the stack running out) stops all writing at once: closures of the broken program could
// still be called. Then the page begins again by itself, once; where something was not kept it first offers what there is
// as files. Two traps within a minute, and the page does not start the program at all: it lists what is stored instead.
(() => {
  const CRASHES = 'stagecraft/crashes';
  const MINUTE = 60_000;
  const WORDS = {
    en: {
      title: 'Something broke',
      about: 'The page stopped so that nothing gets damaged. What was saved is safe: load the page again. Here are your maps as files:',
      twice: 'The page broke twice within a minute, so it was not started again. Everything that was saved is safe. Here are your maps as files:',
      unsaved: 'The map of this tab with what was not saved; it may be half changed',
      stored: 'Everything stored, exactly as it is',
      later: ', without the very last changes, which are in the file with everything',
      reload: 'Load again',
      none: 'Nothing is stored in this browser.',
    },
    pl: {
      title: 'Coś się zepsuło',
      about: 'Strona zatrzymała się, żeby nic się nie uszkodziło. To, co zapisano, jest bezpieczne: wczytaj stronę ponownie. Oto twoje mapy jako pliki:',
      twice: 'Strona zepsuła się dwa razy w ciągu minuty, więc nie uruchomiła się ponownie. Wszystko, co zapisano, jest bezpieczne. Oto twoje mapy jako pliki:',
      unsaved: 'Mapa z tej karty razem z tym, czego nie zapisano; może być zmieniona tylko w części',
      stored: 'Wszystko, co jest zapisane, dokładnie tak, jak jest',
      later: ', bez samych ostatnich zmian, które są w pliku ze wszystkim',
      reload: 'Wczytaj ponownie',
      none: 'W tej przeglądarce nic nie jest zapisane.',
    },
  };
  const root = document.documentElement;
  // Where the browser refuses storage, nothing is known and nothing is stored.
  const attempt = (act, otherwise) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };

  const crashes = () => attempt(() => JSON.parse(sessionStorage.getItem(CRASHES) ?? '[]').filter((at) => Date.now() - at < MINUTE), []);
  const before = crashes().length;
  if (before === 1) root.dataset.restarted = '';
  if (before > 1) {
    // A program that is never there cannot start.
    WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {});
    addEventListener('DOMContentLoaded', () => show('twice'));
  }

  const isTrap = (cause) => cause instanceof Error && ['RuntimeError', 'RangeError'].includes(cause.name);
  addEventListener('error', (event) => isTrap(event.error) && stop());
  addEventListener('unhandledrejection', (event) => isTrap(event.reason) && stop());

  function stop() {
    if ('stopped' in root.dataset) return;
    root.dataset.stopped = '';
    const known = attempt(() => (sessionStorage.setItem(CRASHES, JSON.stringify([...crashes(), Date.now()])), true), false);
    const refuse = () => {
      throw new DOMException('The program has stopped.', 'InvalidStateError');
    };
    for (const name of ['setItem', 'removeItem', 'clear']) Storage.prototype[name] = refuse;
    for (const name of ['put', 'add', 'delete', 'clear']) if (window.IDBObjectStore) IDBObjectStore.prototype[name] = refuse;
    if (known && !('unkept' in root.dataset)) location.reload();
    else show('about');
  }

  const element = (tag, text = '', attributes = {}) => {
    const made = document.createElement(tag);
    made.append(text);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  function show(about) {
    const language = root.lang in WORDS && about !== 'twice' ? root.lang : attempt(() => localStorage.getItem('stagecraft/setting/language'), null) ?? navigator.language.slice(0, 2);
    const words = WORDS[language] ?? WORDS.en;
    const dialog = element('dialog', '', { id: 'crash', class: 'modal' });
    const body = element('div', '', { class: 'modal-body' });
    const list = element('ul');
    const again = element('a', words.reload, { class: 'button', href: '' });
    // Whoever asks for it gets the program once more, and a new version of it where there is one.
    again.addEventListener('click', (event) => {
      attempt(() => delete sessionStorage[CRASHES]);
      if (!('newer' in root.dataset)) return;
      event.preventDefault();
      window.stagecraftRenew();
    });
    body.append(element('h2', words.title), element('p', words[about]), list, again);
    dialog.append(body);
    document.body.append(dialog);
    dialog.showModal();
    const offer = (name, said, content) => {
      const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
      const item = element('li');
      item.append(element('a', said, { href: address, download: name }));
      list.append(item);
    };
    const stored = attempt(read, []);
    const all = stored.map(([key, value]) => `${key}\n${value}\n\n`).join('');
    if (all) offer('stagecraft-stored.txt', words.stored, all);
    else list.append(element('li', words.none));
    maps(stored, words, offer);
    // Last: what is in memory is asked of the program, which may break once more.
    if (about === 'about') attempt(() => offer('unsaved.stagecraft.json', words.unsaved, window.stagecraft.document()));
  }

  // What is stored of maps, as it is.
  function read() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('stagecraft/1/')).sort();
    return keys.map((key) => [key, localStorage.getItem(key) ?? '']);
  }

  // The newest state of each map. One that is too large for this storage is on the disk.
  async function maps(stored, words, offer) {
    const newest = new Map();
    const changed = new Set();
    for (const [key, value] of stored) {
      const [, , id, name] = key.split('/');
      if (name === 'journal') changed.add(id);
      const generation = Number(value.split(' ', 3)[2]);
      if (!['a', 'b'].includes(name) || !(generation > (newest.get(id)?.generation ?? -1))) continue;
      newest.set(id, { key, value, generation });
    }
    for (const [id, { key, value }] of newest) {
      const text = content(value) ?? content((await onDisk(key)) ?? '');
      if (!text) continue;
      const name = attempt(() => JSON.parse(text).map.name, id);
      offer(`${id}.stagecraft.json`, name + (changed.has(id) ? words.later : ''), text);
    }
  }

  // A state without its envelope: a line about the value, perhaps one about the journal, and the document.
  function content(value) {
    const at = value.indexOf('\n{');
    return value.startsWith('stagecraft ') && at > 0 ? value.slice(at + 1) : undefined;
  }

  function onDisk(key) {
    return new Promise((resolve) => {
      const none = () => resolve(undefined);
      const opening = attempt(() => indexedDB.open('stagecraft'));
      if (!opening) return none();
      opening.onerror = none;
      opening.onsuccess = () =>
        attempt(() => {
          const asked = opening.result.transaction('values').objectStore('values').get(key);
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = none;
          return true;
        }) ?? none();
    });
  }
})();
