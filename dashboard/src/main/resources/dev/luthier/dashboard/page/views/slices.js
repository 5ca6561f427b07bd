// What each hyperparameter does alone, and two of them together.

import { ROW, STATES, card, choice, count, el, number, percent } from '../format.js';
import { Plot, axes, colours, dot, nearest, ring, shade, shadeRgb } from '../plot.js';
import { linear, ofParameter, robustRange } from '../scale.js';
import { follow } from '../model.js';
import { taskPicker } from './picker.js';

const MOST_DOTS = 4000;
const CELLS = 64;
const LEVELS = 8;
const UNKNOWN = 0.15;

export function slices(main, model, page) {
  let task = 0;
  let rows = [];
  let range = [0, 1];
  let plots = [];
  let shares = new Map();
  let pair = [0, 1];
  let marginals = new Map();
  let asksMarginals = null;
  const slice = card('', 'Slices', [choice('Show', [[false, 'trials'], [true, 'trials and marginals']], false, showMarginals),
    taskPicker(model, (value) => { task = value; marginals = new Map(); build(); asked.again(); asksMarginals?.again(); view.update(); })].filter(Boolean));
  const contour = card('', 'Contour');
  main.append(el('div', { class: 'cards' }, slice.root, contour.root));
  const grid = el('div', { class: 'small' });
  slice.body.append(grid);
  const pickers = el('span', { class: 'legend' });
  contour.root.querySelector('header').append(pickers);
  const surface = contourPlot(contour.body, model, page, () => ({ rows, range, task, pair, parameters: parameters() }));
  const asked = follow(model, 'importance', () => `task=${task}`, (answer) => {
    const first = !shares.size;
    shares = new Map(answer.parameters);
    if (first && shares.size) { const order = parameters().map((p, i) => [shares.get(p.name) ?? 0, i]).sort((a, b) => b[0] - a[0]); pair = [order[0]?.[1] ?? 0, order[1]?.[1] ?? 1]; pick(); surface.update(); }
    plots.forEach((each) => each.title());
  });
  const parameters = () => model.parameters(task).filter((p) => !p.constant);

  function build() {
    plots.forEach((each) => each.plot.close());
    grid.replaceChildren();
    plots = parameters().map((p) => slicePlot(grid, model, page, p, ROW.V + model.parameters(task).indexOf(p), () => ({ rows, range, share: shares.get(p.name), marginal: marginals.get(p.name) })));
    pair = [0, Math.min(1, parameters().length - 1)];
    pick();
  }

  // How the metric depends on each, the others averaged out by a forest: worked out only when it is asked for.
  function showMarginals(wanted) {
    asksMarginals?.close();
    marginals = new Map();
    asksMarginals = wanted ? follow(model, 'marginals', () => `task=${task}`, (answer) => {
      marginals = new Map(answer.parameters.map((each) => [each.name, each.points]));
      slice.root.dataset.marginals = marginals.size;
      plots.forEach((each) => each.plot.paint());
    }) : null;
    plots.forEach((each) => each.plot.paint());
  }

  function pick() {
    const select = (which, label) => {
      const box = el('select', { 'aria-label': label, onchange: () => { pair[which] = Number(box.value); surface.update(); } }, parameters().map((p, i) => el('option', { value: i, selected: i === pair[which] }, p.name)));
      return box;
    };
    pickers.replaceChildren(select(0, 'Across'), '×', select(1, 'Upwards'));
  }

  const view = {
    update() {
      const finished = model.trials(task).filter((row) => row[ROW.METRIC] !== null);
      const stride = Math.max(1, finished.length / MOST_DOTS);
      rows = [];
      for (let i = 0; i < finished.length; i += stride) rows.push(finished[Math.floor(i)]);
      range = robustRange(rows.map((row) => row[ROW.METRIC]), model.info.maximize);
      slice.note.textContent = rows.length < finished.length ? `${count(rows.length)} of ${count(finished.length)} finished trials` : `${count(rows.length)} finished trials`;
      plots.forEach((each) => each.plot.paint());
      surface.update();
    },
    close() { plots.forEach((each) => each.plot.close()); surface.close(); asked.close(); asksMarginals?.close(); },
  };
  build();
  view.update();
  return view;
}

function slicePlot(parent, model, page, parameter, index, data) {
  const name = el('h3', {});
  const box = el('div', {}, name);
  parent.append(box);
  let places = [];
  const title = () => {
    const { share } = data();
    name.replaceChildren(parameter.name, el('span', { class: 'quiet' }, share === undefined ? '' : `  ${percent(share)}`));
  };
  title();
  const plot = new Plot(box, {
    height: 190,
    label: `${model.info.metric} by ${parameter.name}`,
    draw(context, width, height, c) {
      const { rows, range, marginal } = data();
      const frame = { left: 54, top: 10, right: width - 10, bottom: height - 26 };
      const x = ofParameter(parameter, frame.left + 4, frame.right - 4);
      const y = linear(...range, frame.bottom, frame.top);
      axes(context, frame, c, { x, y, yTicks: y.ticks(4), xTicks: parameter.values ? undefined : x.ticks(4), xText: (v) => number(v, 3), yText: (v) => number(v, 3) });
      places = [];
      const best = model.best()?.trial;
      context.globalAlpha = rows.length > 1000 ? 0.35 : 0.7;
      rows.forEach((row) => {
        if (row[index] === null) return;
        const spread = parameter.values ? ((row[0] * 7919) % 100 / 100 - 0.5) * Math.min(24, x.width * 0.5) : 0;
        const place = { x: x(row[index]) + spread, y: y(row[ROW.METRIC]), row };
        if (place.y < frame.top - 2) return;
        context.fillStyle = row[0] === best ? c.best : c.finished;
        dot(context, place.x, place.y, row[0] === best ? 0 : rows.length > 1000 ? 1.6 : 2.6);
        places.push(place);
      });
      context.globalAlpha = 1;
      if (marginal) drawMarginal(context, frame, c, marginal.map(([value, mean, deviation]) => ({ x: x(value), y: y(mean), low: y(mean - deviation), high: y(mean + deviation) })));
      const top = places.find((place) => place.row[0] === best);
      if (top) { context.fillStyle = c.best; dot(context, top.x, top.y, 4.5); }
    },
    hover(px, py) {
      const found = nearest(places, px, py);
      return found ? { trial: found.row[0], mark: (context, c) => ring(context, found.x, found.y, c.ink), text: `trial ${found.row[0]} · ${STATES[found.row[ROW.STATE]]}\n${parameter.name} ${number(found.row[index])}\n${model.info.metric} ${number(found.row[ROW.METRIC], 6)}` } : null;
    },
    click: (found) => page.go('trial', found.trial),
  });
  return { plot, title };
}

function drawMarginal(context, frame, c, points) {
  context.save();
  context.beginPath();
  context.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  context.clip();
  context.beginPath();
  points.forEach((p) => context.lineTo(p.x, p.low));
  [...points].reverse().forEach((p) => context.lineTo(p.x, p.high));
  context.fillStyle = c.best;
  context.globalAlpha = 0.18;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = c.best;
  context.lineWidth = 2;
  context.beginPath();
  points.forEach((p) => context.lineTo(p.x, p.y));
  context.stroke();
  context.restore();
}

function contourPlot(parent, model, page, data) {
  let places = [];
  let field = null;
  let known = '';
  const plot = new Plot(parent, { height: 420, label: 'Contour', draw, hover, click: (found) => page.go('trial', found.trial) });

  function draw(context, width, height, c) {
    const { rows, pair, parameters } = data();
    const [px, py] = [parameters[pair[0]], parameters[pair[1]]];
    if (!px || !py || px === py || rows.length < 5) { context.fillStyle = c.muted; context.textAlign = 'center'; context.fillText(parameters.length < 2 ? 'There is only one hyperparameter.' : 'Choose two hyperparameters; five finished trials are needed.', width / 2, height / 2); return; }
    const box = { left: 74, top: 24, right: width - 90, bottom: height - 40 };
    const x = ofParameter(px, box.left, box.right);
    const y = ofParameter(py, box.bottom, box.top);
    const index = [px, py].map((p) => ROW.V + model.parameters(data().task).indexOf(p));
    places = rows.filter((row) => row[index[0]] !== null && row[index[1]] !== null).map((row) => ({ x: x(row[index[0]]), y: y(row[index[1]]), row }));
    const asked = [model.revision, width, height, data().task, ...pair].join();
    if (known !== asked) { field = smooth(places, box, (row) => row[ROW.METRIC]); known = asked; }
    if (field) paintField(context, box, field, c, model.info.maximize);
    axes(context, box, c, { x, y, xText: (v) => number(v, 3), yText: (v) => number(v, 3), yLabel: py.name, xLabel: px.name, grid: false });
    context.fillStyle = c.ink;
    const best = model.best()?.trial;
    for (const place of places) {
      context.globalAlpha = places.length > 600 ? 0.25 : 0.55;
      context.fillStyle = c.ink;
      dot(context, place.x, place.y, places.length > 600 ? 1.2 : 2);
    }
    context.globalAlpha = 1;
    const top = places.find((place) => place.row[0] === best);
    if (top) { context.fillStyle = c.best; dot(context, top.x, top.y, 5.5); ring(context, top.x, top.y, c.panel, 6.5); }
    if (field) key(context, box, field, c, model.info.maximize);
  }

  function hover(px, py) {
    const found = nearest(places, px, py);
    return found ? { trial: found.row[0], mark: (context, c) => ring(context, found.x, found.y, c.ink), text: `trial ${found.row[0]}\n${model.info.metric} ${number(found.row[ROW.METRIC], 6)}` } : null;
  }

  return { update() { const { pair, parameters } = data(); plot.say(`${model.info.metric} by ${parameters[pair[0]]?.name} and ${parameters[pair[1]]?.name}`); plot.paint(); }, close() { plot.close(); } };
}

// A weighted mean of the trials around each cell; the ranks decide the colours, so that a bad tail does not hide the rest.
function smooth(places, box, metric) {
  if (places.length < 5) return null;
  const some = places.length > 800 ? places.filter((_, i) => i % Math.ceil(places.length / 800) === 0) : places;
  const values = some.map((place) => metric(place.row));
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (v) => { let low = 0; let high = sorted.length; while (low < high) { const m = (low + high) >> 1; if (sorted[m] < v) low = m + 1; else high = m; } return low / Math.max(1, sorted.length - 1); };
  const ranks = values.map(rank);
  const [w, h] = [box.right - box.left, box.bottom - box.top];
  const reach = Math.max(0.05, 0.5 / Math.sqrt(some.length)) * 1.1;
  const cells = new Float64Array(CELLS * CELLS);
  for (let r = 0; r < CELLS; r++) {
    for (let q = 0; q < CELLS; q++) {
      const cx = (q + 0.5) / CELLS;
      const cy = (r + 0.5) / CELLS;
      let [sum, weight] = [0, 0];
      for (let i = 0; i < some.length; i++) {
        const dx = (some[i].x - box.left) / w - cx;
        const dy = (some[i].y - box.top) / h - cy;
        const u = Math.exp(-(dx * dx + dy * dy) / (2 * reach * reach));
        sum += u * ranks[i];
        weight += u;
      }
      // Where nothing was tried nothing is known: the middle of all.
      cells[r * CELLS + q] = (sum + 0.5 * UNKNOWN) / (weight + UNKNOWN);
    }
  }
  return { cells, sorted };
}

function paintField(context, box, { cells }, c, maximize) {
  const image = new ImageData(CELLS, CELLS);
  cells.forEach((rank, i) => {
    const share = Math.floor((maximize ? rank : 1 - rank) * LEVELS) / (LEVELS - 1);
    const [r, g, b] = shadeRgb(share);
    image.data.set([r, g, b, 255], i * 4);
  });
  const small = document.createElement('canvas');
  small.width = CELLS;
  small.height = CELLS;
  small.getContext('2d').putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.globalAlpha = c.dark ? 0.9 : 0.85;
  context.drawImage(small, box.left, box.top, box.right - box.left, box.bottom - box.top);
  context.globalAlpha = 1;
  context.strokeStyle = c.panel;
  context.lineWidth = 0.8;
  for (let level = 1; level < LEVELS; level++) isoline(context, box, cells, level / LEVELS);
}

// Marching squares.
function isoline(context, box, cells, at) {
  const [w, h] = [(box.right - box.left) / CELLS, (box.bottom - box.top) / CELLS];
  const cut = (a, b) => (at - a) / (b - a);
  context.beginPath();
  for (let r = 0; r < CELLS - 1; r++) {
    for (let q = 0; q < CELLS - 1; q++) {
      const [a, b, d, e] = [cells[r * CELLS + q], cells[r * CELLS + q + 1], cells[(r + 1) * CELLS + q + 1], cells[(r + 1) * CELLS + q]];
      const points = [];
      if (a < at !== b < at) points.push([q + cut(a, b), r]);
      if (b < at !== d < at) points.push([q + 1, r + cut(b, d)]);
      if (e < at !== d < at) points.push([q + cut(e, d), r + 1]);
      if (a < at !== e < at) points.push([q, r + cut(a, e)]);
      for (let i = 0; i + 1 < points.length; i += 2) {
        context.moveTo(box.left + (points[i][0] + 0.5) * w, box.top + (points[i][1] + 0.5) * h);
        context.lineTo(box.left + (points[i + 1][0] + 0.5) * w, box.top + (points[i + 1][1] + 0.5) * h);
      }
    }
  }
  context.stroke();
}

function key(context, box, { sorted }, c, maximize) {
  const height = (box.bottom - box.top) / LEVELS;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (let i = 0; i < LEVELS; i++) {
    const share = (i + 0.5) / LEVELS;
    context.fillStyle = shade(i / (LEVELS - 1));
    context.fillRect(box.right + 14, box.bottom - (i + 1) * height, 12, height - 1);
    const rank = maximize ? share : 1 - share;
    context.fillStyle = colours().muted;
    context.fillText(number(sorted[Math.min(sorted.length - 1, Math.floor(rank * sorted.length))], 3), box.right + 32, box.bottom - (i + 0.5) * height);
  }
}
