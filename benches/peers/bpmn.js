// bpmn-js with its modeller, the map as tasks and sequence flows.
import Modeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { BOX, asked, graph, start } from './graph.js';

const map = graph(asked());
const root = document.getElementById('root');
root.style.cssText = 'width:100vw;height:100vh';
const centre = ({ x, y }) => ({ x: x + BOX.width / 2, y: y + BOX.height / 2 });
const line = (way) => {
  const [from, to] = [map.nodes[way.from], map.nodes[way.to]];
  const [a, b] = [centre(from), centre(to)];
  const [left, right] = [from.x + BOX.width, to.x];
  const turn = (left + right) / 2;
  return [[left, a.y], ...(a.y === b.y ? [] : [[turn, a.y], [turn, b.y]]), [right, b.y]];
};
const shapes = map.nodes.map(({ id, x, y }) => `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}"/></bpmndi:BPMNShape>`);
const lines = map.ways.map((way) => `<bpmndi:BPMNEdge id="${way.id}_line" bpmnElement="${way.id}">${line(way).map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`);
const xml = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="all" targetNamespace="stagecraft">
<bpmn:process id="process">${map.nodes.map(({ id, name, about }) => `<bpmn:task id="${id}" name="${name}&#10;${about}"/>`).join('')}${map.ways.map(({ id, from, to, label }) => `<bpmn:sequenceFlow id="${id}" name="${label}" sourceRef="n${from}" targetRef="n${to}"/>`).join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="process">${shapes.join('')}${lines.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
const modeler = new Modeler({ container: root });
const canvas = modeler.get('canvas');
const box = (index) => modeler.get('elementRegistry').get(`n${index}`);
let done = false;
modeler.importXML(xml).then(() => {
  const { x, y } = start(map);
  canvas.viewbox({ x: -x, y: -y, width: innerWidth, height: innerHeight });
  done = true;
});
window.bench = {
  ready: () => done && root.querySelectorAll('.djs-shape[data-element-id^="n"]').length >= map.nodes.length,
  point: (index) => { const view = canvas.viewbox(); return { x: (box(index).x + BOX.width / 2 - view.x) * view.scale, y: (box(index).y + 10 - view.y) * view.scale }; },
  place: (index) => ({ x: box(index).x, y: box(index).y }),
  view: () => { const { x, y, scale } = canvas.viewbox(); return { x, y, zoom: scale }; },
  isGround: (x, y) => document.elementFromPoint(x, y)?.tagName === 'svg',
  zoomKey: 'Control',
};
