// What the bench asks of our own page, opened with #bench=N.
(() => {
  const node = (index) => document.querySelector(`[data-stage="n${index}"]`);
  const box = (index) => node(index).getBoundingClientRect();
  window.bench = {
    ready: () => node(0) || document.querySelector('[data-stage]'),
    point: (index) => ({ x: box(index).left + box(index).width / 2, y: box(index).top + box(index).height / 5 }),
    place: (index) => ({ x: box(index).left, y: box(index).top }),
    view: () => { const { e, f, a } = new DOMMatrix(getComputedStyle(document.querySelector('[data-canvas]')).transform); return { x: e, y: f, zoom: a }; },
    isGround: (x, y) => !document.elementFromPoint(x, y)?.closest('[data-stage], [data-transition], button, aside, header, footer'),
    chart: () => document.querySelectorAll('.views [role=tab]')[2].click(),
    zoomKey: 'Control',
    panKey: ' ',
  };
})();
