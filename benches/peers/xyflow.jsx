// React Flow as its documentation begins: its own nodes and edges, everything in the page.
import { Background, Controls, MarkerType, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import { createRoot } from 'react-dom/client';
import '@xyflow/react/dist/style.css';
import { BOX, asked, graph, start } from './graph.js';

const map = graph(asked());
const nodes = map.nodes.map(({ id, x, y, name, about }) => ({
  id, position: { x, y }, sourcePosition: 'right', targetPosition: 'left', style: BOX,
  data: { label: <><div>{name}</div><small>{about}</small></> },
}));
const edges = map.ways.map(({ id, from, to, label }) => ({ id, label, source: `n${from}`, target: `n${to}`, markerEnd: { type: MarkerType.ArrowClosed } }));
let flow;

function Editor() {
  const [shownNodes, , nodesChange] = useNodesState(nodes);
  const [shownEdges, , edgesChange] = useEdgesState(edges);
  return (
    <div style={{ width: '100vw', height: '100vh' }}>
      <ReactFlow nodes={shownNodes} edges={shownEdges} onNodesChange={nodesChange} onEdgesChange={edgesChange} onInit={(found) => (flow = found)}
        defaultViewport={{ ...start(map), zoom: 1 }} minZoom={0.02} onlyRenderVisibleElements={location.search.includes('visible')}>
        <Background /><Controls />
      </ReactFlow>
    </div>
  );
}
createRoot(document.getElementById('root')).render(<Editor />);
const count = (name) => document.getElementsByClassName(`react-flow__${name}`).length;
window.bench = {
  ready: () => (location.search.includes('visible') ? count('node') && count('edge') : count('edge') >= edges.length && count('node') >= nodes.length),
  point: (index) => flow.flowToScreenPosition({ x: map.nodes[index].x + BOX.width / 2, y: map.nodes[index].y + 8 }),
  place: (index) => flow.getNode(`n${index}`).position,
  view: () => { const { x, y, zoom } = flow.getViewport(); return { x, y, zoom }; },
  isGround: (x, y) => document.elementFromPoint(x, y)?.classList.contains('react-flow__pane'),
};
