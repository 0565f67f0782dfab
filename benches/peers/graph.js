// The map that every editor shows: stages in columns, each with a way from the column before and some more ways.
export const BOX = { width: 180, height: 60 };
const STEP = { x: 300, y: 120 };

// A small generator of pseudo-random numbers (xorshift): every page has to draw the same.
function numbers(seed) {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

export function graph(count) {
  const random = numbers(count * 2_654_435_761);
  const rows = Math.max(2, Math.round(Math.sqrt(count) * 0.9));
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    x: Math.floor(index / rows) * STEP.x,
    y: (index % rows) * STEP.y,
    name: `Stage ${index}`,
    about: `${random(900)} deals`,
  }));
  const ways = new Map();
  const connect = (from, to) => {
    if (to < count && from !== to && !ways.has(`${from}-${to}`)) ways.set(`${from}-${to}`, { id: `e${ways.size}`, from, to, label: `${random(100)} %` });
  };
  for (let to = rows; to < count; to++) connect((Math.floor(to / rows) - 1) * rows + Math.min(rows - 1, Math.max(0, (to % rows) + random(5) - 2)), to);
  for (let tries = 0; ways.size < count * 1.3 && tries < count * 20; tries++) {
    const from = random(count);
    connect(from, (Math.floor(from / rows) + 1) * rows + random(rows));
  }
  return { nodes, ways: [...ways.values()], rows };
}

// The index of the node in the middle, which is in the middle of the window at the start, at 100 %.
export function middle({ nodes, rows }) {
  const columns = Math.ceil(nodes.length / rows);
  return Math.min(nodes.length - 1, Math.floor((columns - 1) / 2) * rows + Math.floor((rows - 1) / 2));
}

export function start(map) {
  const node = map.nodes[middle(map)];
  return { x: Math.round(innerWidth / 2 - node.x - BOX.width / 2), y: Math.round(innerHeight / 2 - node.y - BOX.height / 2) };
}

export const asked = () => Number(new URLSearchParams(location.search).get('n') ?? 14);
