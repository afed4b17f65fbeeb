import { type CustomSeriesRenderItemAPI, type CustomSeriesRenderItemParams, init } from 'echarts';
import type { Lang } from '../errors.ts';
import type { Report } from '../report/types.ts';
import { reportWords } from './report-words.ts';

/**
 * Colours that stand for a variable of the page, so that one drawing serves light and dark: the page's style sheet gives each its
 * own (`[fill="#000001"]`).
 */
export const INK = {
  text: '#000001',
  line: '#000002',
  first: '#000003',
  second: '#000004',
  heat: ['#000010', '#000011', '#000012', '#000013', '#000014'],
  onHeat: '#000020',
} as const;

const WIDTH = 720;

const axis = {
  axisLabel: { color: INK.text, fontSize: 13 },
  axisLine: { lineStyle: { color: INK.line } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: INK.line } },
};
const quiet = { silent: true, animation: false, emphasis: { disabled: true } } as const;

/** Questions and answers by month: bars. */
export function monthsChart({ months }: Report, lang: Lang): string {
  const { columns } = reportWords[lang];
  const bars = (name: string, color: string, data: readonly number[]) => ({
    ...quiet,
    type: 'bar' as const,
    name,
    itemStyle: { color },
    barMaxWidth: 32,
    data: [...data],
  });
  return drawn(260, {
    legend: { top: 0, itemWidth: 14, selectedMode: false, textStyle: { color: INK.text, fontSize: 13 } },
    grid: { left: 48, right: 12, top: 36, bottom: 32 },
    xAxis: { type: 'category', data: months.map(({ month }) => month), ...axis },
    yAxis: { type: 'value', minInterval: 1, ...axis },
    series: [
      bars(
        columns.received,
        INK.first,
        months.map(({ received }) => received),
      ),
      bars(
        columns.answered,
        INK.second,
        months.map(({ answered }) => answered),
      ),
    ],
  });
}

/** The share within the window by month: a line; a gap where there is nothing to measure. */
export function shareChart({ months }: Report): string {
  return drawn(220, {
    grid: { left: 48, right: 12, top: 24, bottom: 32 },
    xAxis: { type: 'category', data: months.map(({ month }) => month), ...axis },
    yAxis: { type: 'value', min: 0, max: 100, ...axis },
    series: [
      {
        ...quiet,
        type: 'line',
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: INK.first, width: 2 },
        itemStyle: { color: INK.first },
        label: { show: months.length <= 14, color: INK.text, fontSize: 13, position: 'top' },
        data: months.map(({ withinWindow }) => (withinWindow === null ? null : Math.floor(withinWindow * 100))),
      },
    ],
  });
}

/** When questions come: a field for each weekday and hour, the darker the more, with the number in it. */
export function hoursChart({ hours }: Report, lang: Lang): string {
  const { weekdays } = reportWords[lang];
  const most = Math.max(1, ...hours.flat().map(({ received }) => received));
  const steps = INK.heat.length;
  const data = hours.flatMap((row, weekday) =>
    row.map(({ received }, hour) => ({ value: [hour, weekday, received], received })),
  );
  return drawn(250, {
    grid: { left: 44, right: 4, top: 8, bottom: 28 },
    xAxis: {
      type: 'category',
      data: Array.from({ length: 24 }, (_, hour) => String(hour)),
      ...axis,
      splitLine: { show: false },
    },
    yAxis: { type: 'category', data: [...weekdays], inverse: true, ...axis, splitLine: { show: false } },
    series: [
      {
        ...quiet,
        type: 'custom',
        data: data.map(({ value }) => value),
        renderItem: (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
          const [hour, weekday, received] = [Number(api.value(0)), Number(api.value(1)), Number(api.value(2))];
          const [x = 0, y = 0] = api.coord([hour, weekday]);
          const [width = 0, height = 0] = (api.size?.([1, 1]) ?? []) as number[];
          const level = received === 0 ? 0 : Math.max(1, Math.ceil((received / most) * (steps - 1)));
          const shape = { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 2 };
          const text = received === 0 ? '' : String(received);
          return {
            type: 'group',
            children: [
              { type: 'rect', shape, style: { fill: INK.heat[level] ?? INK.heat[0] } },
              {
                type: 'text',
                style: {
                  text,
                  x,
                  y,
                  fill: level >= 3 ? INK.onHeat : INK.text,
                  align: 'center',
                  verticalAlign: 'middle',
                  fontSize: 12,
                },
              },
            ],
          };
        },
      },
    ],
  });
}

type Option = Parameters<ReturnType<typeof init>['setOption']>[0];

/** An SVG without a size of its own, hidden from readers of the screen: the figure says what it shows. */
function drawn(height: number, option: Option): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...(option as object) });
    return chart
      .renderToSVGString()
      .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true" focusable="false"')
      .replace(/ ?pointer-events="visible"/g, '');
  } finally {
    chart.dispose();
  }
}
