// What the peers' bench cannot reach in our page through its own adapter: undo, and a new stage with a transition to it.
// Both are pressed on the keyboard, since that is how the page offers them.
(() => {
  const press = (target, key, modifiers = {}) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }));
  window.bench = {
    ...window.bench,
    undo: () => press(document.querySelector('.canvas'), 'z', { ctrlKey: true }),
    addNode: () => {
      press(document.querySelector('.canvas'), 'ArrowRight', { ctrlKey: true });
      // It asks for a name; what is measured ends with the name kept.
      const field = document.activeElement;
      if (field.tagName === 'INPUT' || field.tagName === 'TEXTAREA') press(field, 'Enter');
    },
  };
})();
