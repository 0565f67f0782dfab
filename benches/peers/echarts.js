// The funnel of ECharts, taken in alone (no other chart, the SVG renderer).
import { FunnelChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([FunnelChart, TooltipComponent, SVGRenderer]);
const root = document.getElementById('root');
root.style.cssText = 'width:900px;height:500px';
window.bench = {
  ready: () => true,
  chart: () => {
    const data = Array.from({ length: 14 }, (_, index) => ({ name: `Stage ${index}`, value: 64 - index * 4 }));
    echarts.init(root).setOption({ animation: false, tooltip: {}, series: [{ type: 'funnel', sort: 'none', data, label: { formatter: '{b} {c}' } }] });
  },
};
