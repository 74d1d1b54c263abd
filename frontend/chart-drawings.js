/*
 * What each kind of chart looks like, as options of ECharts. A drawing is { option(), moved(latest) }: the whole of it,
 * and what changes when only the latest figure does. Colours are those of papertrade.css, as they are in this theme.
 */

const drawings = { equity, spark, allocation, waterfall, prices };

export function drawingOf(kind, model, element) {
  return drawings[kind](model, element);
}

/* ---- colours, figures and days ----------------------------------------------------------------------------------- */

const COLORS = ['card', 'sunk', 'line', 'text', 'text2', 'accent', 'accentText', 'up', 'upFill', 'upLight', 'upSoft', 'down', 'downFill',
  'downLight', 'downSoft', 'div', 'flow', 'field'];

/** Resolves `light-dark()` as the page does: a chart knows no CSS. */
function palette(element) {
  const probe = document.createElement('span');
  element.append(probe);
  const colors = { font: getComputedStyle(element).fontFamily };
  for (const name of COLORS) {
    probe.style.color = `var(--pt-${name.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase())})`;
    colors[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colors;
}

const MINUS = '−';

const { decimal, grouping } = document.documentElement.dataset;

/** A number with the marks of this browser, as the server writes it (NumberForm). */
const number = (value, least, most = least) =>
  told(value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most }));
const told = american => american.replace(/[.,]/g, mark => mark === '.' ? decimal : grouping);

const money = (value, decimals = 2) => (value < 0 ? MINUS : '') + '$' + number(Math.abs(value), decimals);
const round = value => money(value, Number.isInteger(value) ? 0 : 2);
const price = value => '$' + number(value, 2, 6);

/** 1.5M or 800K: what there is little room for. */
const BRIEF = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const inBrief = value => told(BRIEF.format(value));
const signed = value => (value > 0 ? '+' : '') + money(value);

const DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const day = iso => DAY.format(new Date(iso));
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** As short as the range allows: Thu 19, 19 Nov or Nov 2026. */
function dayLabel(iso, days) {
  const date = new Date(iso);
  const span = (new Date(days.at(-1)) - new Date(days[0])) / 86_400_000;
  const month = MONTHS[date.getUTCMonth()];
  if (span > 500) return `${month} ${date.getUTCFullYear()}`;
  return span > 10 ? `${date.getUTCDate()} ${month}` : `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()}`;
}

/** An axis between round amounts, 1, 2 or 5 times a power of ten apart; over at least so much. */
function roundScale(values, least = 1) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const about = Math.max(high - low, Math.abs(high) / 100, least) / 5;
  const magnitude = 10 ** Math.floor(Math.log10(about));
  const interval = magnitude * [1, 2, 5, 10].find(step => step * magnitude >= about);
  return { min: Math.floor(low / interval) * interval, max: (Math.floor(high / interval) + 1) * interval, interval };
}

const within = (scale, value) => value >= scale.min && value <= scale.max;

function text(colors, size = 12) {
  return { color: colors.text2, fontSize: size, fontFamily: colors.font };
}

function tooltip(colors) {
  return {
    trigger: 'axis', confine: true, backgroundColor: colors.card, borderColor: colors.line, padding: [6, 10], transitionDuration: 0,
    textStyle: { color: colors.text, fontSize: 12, fontFamily: colors.font }, extraCssText: 'font-variant-numeric: tabular-nums; box-shadow: 0 4px 16px rgb(0 0 0 / 0.14)',
  };
}

/** Lines of a tooltip: name to the left, figure to the right. The names and figures are ours or Java's, never a user's. */
function rows(title, pairs) {
  const line = ([name, value]) => `<div style="display:flex;justify-content:space-between;gap:16px"><span>${escape(name)}</span><b>${escape(value)}</b></div>`;
  return `<div>${escape(title)}</div>` + pairs.map(line).join('');
}

const escape = words => String(words).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

function dayAxis(colors, days, more = {}) {
  return {
    type: 'category', data: days, boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } },
    axisLabel: { ...text(colors), formatter: iso => dayLabel(iso, days), hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right', margin: 10 },
    axisPointer: { label: { show: false } }, ...more,
  };
}

/* ---- equity over time, against what was put in ----------------------------------------------------------------------- */

function equity(model, element) {
  const colors = palette(element);
  const { days, putIn, flows } = model;
  const values = [...model.equity];
  let scale = roundScale([...values, ...putIn]);
  const narrow = element.clientWidth < 500;

  const lines = () => [
    {
      id: 'equity', type: 'line', data: [...values], symbol: 'none', lineStyle: { color: colors.accent, width: 2 }, itemStyle: { color: colors.accent },
      areaStyle: { color: colors.accent, opacity: 0.1, origin: 'start' }, z: 3,
      markPoint: { symbol: 'circle', silent: true, data: [...flows.map(mark), end()] },
    },
    { id: 'put-in', type: 'line', step: 'end', data: putIn, symbol: 'none', lineStyle: { color: colors.flow, width: 1.5, type: [5, 4] }, z: 2 },
  ];

  const mark = flow => ({
    coord: [days[flow.index], values[flow.index]], symbolSize: 9, itemStyle: { color: colors.card, borderColor: colors.flow, borderWidth: 2 },
    label: { show: true, formatter: flow.text, position: 'top', ...text(colors), fontWeight: 500 },
  });

  const end = () => ({ coord: [days.at(-1), values.at(-1)], symbolSize: 8, itemStyle: { color: colors.accent }, label: { show: false } });

  const axis = () => ({
    type: 'value', position: 'right', ...scale, axisLabel: { ...text(colors), formatter: round, showMinLabel: true },
    splitLine: { lineStyle: { color: colors.line, opacity: 0.7 } }, axisPointer: { show: false },
  });

  return {
    option: () => ({
      animation: false, grid: { left: 6, right: narrow ? 62 : 76, top: 24, bottom: 28 }, xAxis: dayAxis(colors, days), yAxis: axis(), series: lines(),
      tooltip: {
        ...tooltip(colors),
        formatter: ([point]) => rows(day(days[point.dataIndex]), [
          ['equity', money(values[point.dataIndex])], ['put in', money(putIn[point.dataIndex])],
          ['gain', signed(values[point.dataIndex] - putIn[point.dataIndex])]]),
      },
    }),
    moved(latest) {
      values[values.length - 1] = latest;
      // The axis stays where it is under the eye, until the line would leave it.
      const outside = !within(scale, latest);
      if (outside) scale = roundScale([...values, ...putIn]);
      return { series: lines(), ...(outside && { yAxis: axis() }) };
    },
  };
}

/* ---- a line without axes -------------------------------------------------------------------------------------------------- */

function spark(model, element) {
  const colors = palette(element);
  const color = { up: colors.upFill, down: colors.downFill, flat: colors.flow }[model.direction];
  const { values } = model;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low) * 0.06 || 1;
  return {
    option: () => ({
      animation: false, grid: { left: 1, right: 5, top: 4, bottom: 2 }, xAxis: { type: 'category', show: false, boundaryGap: false },
      yAxis: { type: 'value', show: false, min: low - room, max: high + room },
      series: [{
        type: 'line', silent: true, data: values, symbol: 'none', lineStyle: { color, width: 1.6 }, areaStyle: { color, opacity: 0.1, origin: 'start' },
        markPoint: { silent: true, symbol: 'circle', symbolSize: 7, itemStyle: { color }, label: { show: false }, data: [{ coord: [values.length - 1, values.at(-1)] }] },
      }],
    }),
  };
}

/* ---- how the equity is divided ----------------------------------------------------------------------------------------------- */

const sum = numbers => numbers.reduce((all, one) => all + one, 0);

/** A squarified treemap (Bruls, Huizing and van Wijk, 2000): each row takes tiles for as long as they become more like squares. */
function tiles(values, width, height) {
  const scale = width * height / sum(values);
  const order = values.map((value, index) => ({ index, area: value * scale })).sort((one, other) => other.area - one.area);
  const placed = [];
  let [x, y] = [0, 0];
  const worst = (row, side) => {
    const all = sum(row.map(tile => tile.area));
    return Math.max(side ** 2 * row[0].area / all ** 2, all ** 2 / (side ** 2 * row.at(-1).area));
  };
  while (order.length) {
    const side = Math.min(width, height);
    const row = [order.shift()];
    while (order.length && worst([...row, order[0]], side) <= worst(row, side)) row.push(order.shift());
    const thickness = sum(row.map(tile => tile.area)) / side;
    let along = 0;
    for (const { index, area } of row) {
      const length = area / thickness;
      placed[index] = width >= height ? { x, y: y + along, width: thickness, height: length } : { x: x + along, y, width: length, height: thickness };
      along += length;
    }
    if (width >= height) [x, width] = [x + thickness, width - thickness];
    else [y, height] = [y + thickness, height - thickness];
  }
  return placed;
}

function allocation(model, element) {
  const colors = palette(element);
  const tints = { up: colors.upLight, down: colors.downLight, upSoft: colors.upSoft, downSoft: colors.downSoft, flat: colors.sunk, cash: colors.sunk };
  const gap = 2;
  const ink = { fill: colors.text, fontFamily: colors.font, fontSize: 12, textVerticalAlign: 'top' };

  // A tile too small for its words has them when it is pointed at, and in the table.
  function words(part, box) {
    const wide = echarts.format.getTextRect(part.name, `600 12px ${colors.font}`).width + 14 < box.width;
    if (!wide || box.height < 24) return [];
    const name = { type: 'text', style: { ...ink, text: part.name, x: box.x + 6, y: box.y + 6, fontWeight: 600 } };
    return box.height < 42 ? [name] : [name, { type: 'text', style: { ...ink, text: part.weight, x: box.x + 6, y: box.y + 22 } }];
  }

  return {
    option() {
      const boxes = tiles(model.parts.map(part => part.value), element.clientWidth + gap, element.clientHeight + gap);
      return {
        animation: false, tooltip: { ...tooltip(colors), trigger: 'item', formatter: ({ data }) => rows(data.part.title, data.part.lines) },
        series: [{
          type: 'custom', coordinateSystem: 'none', emphasis: { disabled: true }, data: model.parts.map((part, index) => ({ value: [index], part })),
          renderItem(params) {
            const part = model.parts[params.dataIndex];
            const { x, y, width, height } = boxes[params.dataIndex];
            const box = { x, y, width: Math.max(width - gap, 0.5), height: Math.max(height - gap, 0.5) };
            return { type: 'group', children: [{ type: 'rect', shape: { ...box, r: 3 }, style: { fill: tints[part.tint] } }, ...words(part, box)] };
          },
        }],
      };
    },
  };
}

/* ---- from nothing to a sum, step by step ----------------------------------------------------------------------------------------- */

function waterfall(model, element) {
  const colors = palette(element);
  const narrow = element.clientWidth < 600;
  const fill = step => {
    const { kind, direction } = step;
    if (kind === 'dividend') return colors.div;
    if (kind === 'fees') return colors.flow;
    if (kind === 'traded') return direction === 'down' ? colors.downLight : colors.upLight;
    return { up: colors.upFill, down: colors.downFill, flat: colors.flow }[direction];
  };
  const ink = step => step.kind === 'dividend' ? colors.div : { up: colors.up, down: colors.down, flat: colors.text2 }[step.direction];
  const { low, high } = model;

  function bar(params, api) {
    const step = model.steps[params.dataIndex];
    const [x, top] = api.coord([params.dataIndex, Math.max(step.from, step.to)]);
    const [, bottom] = api.coord([params.dataIndex, Math.min(step.from, step.to)]);
    const [next, level] = api.coord([params.dataIndex + 1, step.to]);
    const width = Math.min(api.size([1, 0])[0] * 0.64, 64);
    const children = [{
      type: 'rect', shape: { x: x - width / 2, y: top, width, height: Math.max(bottom - top, 2), r: 2 }, style: { fill: fill(step) },
    }];
    if (params.dataIndex < model.steps.length - 1) {
      children.push({ type: 'line', shape: { x1: x + width / 2, y1: level, x2: next - width / 2, y2: level }, style: { stroke: colors.field, lineWidth: 1 } });
    }
    if (!narrow || step.kind === 'total') {
      children.push({
        type: 'text', style: { text: step.text, x, y: top - 4, textAlign: 'center', textVerticalAlign: 'bottom', fill: ink(step), fontSize: 12,
          fontFamily: colors.font, fontWeight: step.kind === 'total' ? 600 : 400 },
      });
    }
    return { type: 'group', children };
  }

  return {
    option: () => ({
      animation: false, grid: { left: narrow ? 4 : 64, right: 8, top: 10, bottom: narrow ? 58 : 40 },
      xAxis: {
        type: 'category', data: model.steps.map(step => step.name), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.field } },
        axisLabel: { ...text(colors, narrow ? 11 : 12), lineHeight: 14, interval: 0, color: colors.text, rotate: narrow ? 60 : 0, formatter: narrow ? undefined : name => name.replace(' ', '\n'), hideOverlap: false },
        axisPointer: { type: 'shadow', label: { show: false }, shadowStyle: { color: colors.field, opacity: 0.08 } },
      },
      yAxis: {
        type: 'value', min: low, max: high, show: !narrow, axisPointer: { show: false }, splitNumber: 4,
        axisLabel: { ...text(colors), showMinLabel: false, showMaxLabel: false, formatter: value => (value > 0 ? '+' : '') + round(value) }, splitLine: { lineStyle: { color: colors.line, opacity: 0.7 } },
      },
      tooltip: { ...tooltip(colors), formatter: ([point]) => rows(model.steps[point.dataIndex].name, [[model.steps[point.dataIndex].says, model.steps[point.dataIndex].text]]) },
      series: [
        { type: 'custom', renderItem: bar, data: model.steps.map((step, index) => [index, step.from, step.to]), encode: { x: 0, y: [1, 2] },
          markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colors.field, type: 'solid', width: 1 }, data: [{ yAxis: 0 }] } },
      ],
    }),
  };
}

/* ---- prices, with the trader's own fills ------------------------------------------------------------------------------------------- */

const [DAY_OF, OPEN, HIGH, LOW, CLOSE, VOLUME] = [0, 1, 2, 3, 4, 5];

function prices(model, element) {
  const colors = palette(element);
  const bars = model.bars.map(bar => [...bar]);
  const days = bars.map(bar => bar[DAY_OF]);
  const narrow = element.clientWidth < 600;
  const right = narrow ? 58 : 72;
  let { last, direction } = model;

  // Of a session that is under way only the day is known, and the last price.
  const known = bar => bar.length > 1;
  const rises = bar => bar[CLOSE] >= bar[OPEN];
  const ink = { up: colors.up, down: colors.down, flat: colors.text2 };

  function main() {
    const shape = model.style === 'line'
      ? { type: 'line', data: bars.map(bar => known(bar) ? bar[CLOSE] : last ?? '-'), symbol: 'none', lineStyle: { color: colors.accent, width: 1.8 }, itemStyle: { color: colors.accent },
        areaStyle: { color: colors.accent, opacity: 0.07, origin: 'start' } }
      : { type: 'candlestick', data: bars.map(bar => known(bar) ? [bar[OPEN], bar[CLOSE], bar[LOW], bar[HIGH]] : '-'), barMaxWidth: 14,
        itemStyle: { color: colors.card, borderColor: colors.upFill, color0: colors.downFill, borderColor0: colors.downFill, borderColorDoji: colors.flow } };
    return { id: 'prices', ...shape, markLine: { silent: true, symbol: 'none', animation: false, data: [...model.lines.map(line), ...lastLine()] } };
  }

  const line = ({ value, kind, text: words }) => {
    const color = kind === 'order' ? colors.accentText : colors.text2;
    return { yAxis: value, lineStyle: { color, type: [6, 4], width: 1 },
      label: { show: true, formatter: words, position: kind === 'order' ? 'insideStartTop' : 'insideMiddleTop', color, fontSize: 12, fontFamily: colors.font } };
  };

  const lastLine = () => last === null || last === undefined ? [] : [{
    yAxis: last, lineStyle: { color: ink[direction], type: [2, 3], width: 1 },
    label: { show: true, position: 'end', formatter: price(last), color: colors.card, backgroundColor: ink[direction], padding: [3, 5], borderRadius: 4, fontSize: 12, fontWeight: 600, fontFamily: colors.font },
  }];

  /** Not to be seen: the axis goes as far as the last price, whose line has none of its own. */
  const lastPoint = () => ({
    id: 'last', type: 'scatter', symbolSize: 0, silent: true, data: last === null || last === undefined ? [] : [[days.at(-1), last]],
  });

  /*
   * The axis goes as far as the lines too: ECharts leaves out those beside it. Whoever has zoomed into some bars is not shown
   * them small for the sake of a line that is further away than they are high.
   */
  const shown = bars.filter(known).flatMap(bar => model.style === 'line' ? [bar[CLOSE]] : [bar[LOW], bar[HIGH]]);
  const bottom = Math.min(...shown);
  const top = Math.max(...shown);

  function reach({ min, max }) {
    const whole = min <= bottom && max >= top;
    const near = model.lines.map(({ value }) => value).filter(value => whole || Math.abs(value - (min + max) / 2) <= (max - min) * 1.5);
    const scale = roundScale([min, max, ...near], 0);
    return { min: Math.min(...near) < min ? scale.min : null, max: Math.max(...near) > max ? scale.max : null };
  }

  const volume = () => ({
    id: 'volume', type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 12, silent: true,
    data: bars.map(bar => ({ value: known(bar) ? bar[VOLUME] : '-', itemStyle: { color: rises(bar) ? colors.upLight : colors.downLight } })),
  });

  /** Beneath or above the latest bars, the words would reach into the axis. */
  const atTheEdge = fill => days.length - days.indexOf(fill.day) <= Math.max(2, days.length * 0.05);

  /** The trader's own: beneath the candle when bought, above it when sold. Many of them, and the words would cover each other. */
  const fills = () => ({
    id: 'fills', type: 'scatter', z: 6, symbol: 'triangle', symbolSize: [11, 9],
    data: model.fills.map(fill => ({
      value: [fill.day, fill.price], fill, symbolRotate: fill.side === 'sell' ? 180 : 0, symbolOffset: [0, fill.side === 'sell' ? -7 : 7],
      label: { show: model.fills.length <= 12 && !narrow, position: atTheEdge(fill) ? 'left' : fill.side === 'sell' ? 'top' : 'bottom', distance: 4 },
    })),
    itemStyle: { color: colors.accentText, borderColor: colors.card, borderWidth: 1 },
    label: { formatter: ({ data }) => data.fill.text, color: colors.accentText, fontSize: 12, lineHeight: 14, fontWeight: 600, fontFamily: colors.font, textBorderColor: colors.card, textBorderWidth: 3 },
    labelLayout: { hideOverlap: true },
  });

  const events = () => ({
    id: 'events', type: 'scatter', xAxisIndex: 1, yAxisIndex: 2, z: 5, symbol: 'circle', symbolSize: 18, cursor: 'default',
    data: model.events.map(event => ({ value: [event.day, 0], event, itemStyle: { color: event.letter === 'D' ? colors.div : colors.accent } })),
    label: { show: true, formatter: ({ data }) => data.event.letter, color: colors.card, fontSize: 11, fontWeight: 700, fontFamily: colors.font },
  });

  const says = index => {
    const bar = bars[index];
    const own = model.fills.filter(fill => fill.day === bar[DAY_OF]).map(fill => [fill.side === 'sell' ? 'you sold' : 'you bought', fill.text.replace('\n', ' at ').replace(/^(buy|sell) /, '')]);
    const happened = model.events.filter(event => event.day === bar[DAY_OF]).map(event => [event.name, event.text]);
    if (!known(bar)) return rows(day(bar[DAY_OF]), [['last price', last === null ? '—' : price(last)], ...own, ...happened]);
    return rows(model.per + day(bar[DAY_OF]), [['open', price(bar[OPEN])], ['high', price(bar[HIGH])], ['low', price(bar[LOW])], ['close', price(bar[CLOSE])],
      ['volume', number(bar[VOLUME], 0)], ...own, ...happened]);
  };

  return {
    option: () => ({
      animation: false,
      grid: [{ left: 6, right, top: 16, bottom: '32%' }, { left: 6, right, top: '76%', bottom: 28 }],
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      xAxis: [
        dayAxis(colors, days, { boundaryGap: true, axisLabel: { show: false } }),
        dayAxis(colors, days, { boundaryGap: true, gridIndex: 1 }),
      ],
      yAxis: [
        { type: 'value', position: 'right', scale: true, min: extent => reach(extent).min, max: extent => reach(extent).max, axisLabel: { ...text(colors), formatter: round, hideOverlap: true }, splitLine: { lineStyle: { color: colors.line, opacity: 0.7 } },
          axisPointer: { label: { formatter: ({ value }) => money(value), backgroundColor: colors.text2, color: colors.card, fontFamily: colors.font } } },
        { type: 'value', position: 'right', gridIndex: 1, splitNumber: 2, min: 0, axisLabel: { ...text(colors, 11), formatter: value => value ? inBrief(value) : '' }, splitLine: { show: false }, axisPointer: { show: false } },
        { type: 'value', show: false, gridIndex: 1, min: 0, max: 1, axisPointer: { show: false } },
      ],
      dataZoom: [{ type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true, moveOnMouseWheel: false, minValueSpan: 10 }],
      tooltip: {
        ...tooltip(colors), axisPointer: { type: 'cross', crossStyle: { color: colors.field }, lineStyle: { color: colors.field, type: [4, 4] } },
        formatter: points => points.length ? says(points[0].axisIndex === undefined ? points[0].dataIndex : days.indexOf(points[0].axisValue)) : '',
        position: (pointer, _, __, ___, size) => [pointer[0] < size.viewSize[0] / 2 ? size.viewSize[0] - size.contentSize[0] - right - 8 : 12, 20],
      },
      series: [main(), volume(), fills(), events(), lastPoint()],
    }),
    moved(latest) {
      ({ last, direction } = latest);
      return { series: [main(), lastPoint()] };
    },
  };
}
