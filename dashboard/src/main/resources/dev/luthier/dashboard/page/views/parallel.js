// Every trial as a line through its values; axes are brushed with the pointer or with the fields below.

import { ROW, STATES, card, count, el, number } from '../format.js';
import { Plot, clip, ring, shade } from '../plot.js';
import { linear, ofParameter, robustRange } from '../scale.js';
import { taskPicker } from './picker.js';

const MOST_LINES = 3000;

export function parallel(main, model, page) {
  let task = 0;
  let brushes = new Map();
  let rows = [];
  let lines = [];
  let axesShown = [];
  let drag = null;
  const clear = el('button', { type: 'button', onclick: () => { brushes = new Map(); changed(); fields(); } }, 'Clear');
  const panel = card('', 'Parallel coordinates', [taskPicker(model, (value) => { task = value; brushes = new Map(); view.update(); fields(); }), clear]);
  const chips = el('div', { class: 'chips' });
  const chosen = card('', 'Chosen trials');
  main.append(el('div', { class: 'cards' }, panel.root, chosen.root));
  const plot = new Plot(panel.body, { height: 400, label: 'Parallel coordinates', draw, hover, click: (found) => found.trial !== undefined && page.go('trial', found.trial) });
  panel.body.append(chips);
  const canvas = plot.canvas;
  canvas.addEventListener('pointerdown', (event) => {
    const axis = axesShown.find((each) => Math.abs(each.x - event.offsetX) < 18);
    if (!axis) return;
    drag = { axis, from: event.offsetY, to: event.offsetY };
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!drag) return;
    drag.to = event.offsetY;
    brush(drag);
  });
  canvas.addEventListener('pointerup', () => {
    if (drag && Math.abs(drag.to - drag.from) < 4) { brushes.delete(drag.axis.name); changed(); }
    if (drag) fields();
    drag = null;
  });

  function brush({ axis, from, to }) {
    if (Math.abs(to - from) < 4) return;
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    if (axis.scale.values) {
      const inside = axis.scale.values.filter((v) => { const y = axis.scale(v); return y >= low - axis.heightOfValue / 2 && y <= high + axis.heightOfValue / 2; });
      brushes.set(axis.name, { values: new Set(inside.map(String)) });
    } else {
      const ends = [axis.scale.invert(low), axis.scale.invert(high)].sort((a, b) => a - b);
      const [min, max] = axis.scale.domain;
      brushes.set(axis.name, { min: low <= axis.top ? Math.max(min, ends[0]) : ends[0], max: ends[1] });
    }
    changed();
  }

  function passes(row) {
    for (const [name, b] of brushes) {
      const value = axisValue(row, name);
      if (value === null || value === undefined) return false;
      if (b.values ? !b.values.has(String(value)) : value < b.min || value > b.max) return false;
    }
    return true;
  }

  function axisValue(row, name) {
    if (name === '') return row[ROW.METRIC];
    return row[ROW.V + model.parameters(task).findIndex((p) => p.name === name)];
  }

  function changed() {
    const passing = rows.filter(passes);
    clear.disabled = !brushes.size;
    const better = passing.filter((row) => row[ROW.METRIC] !== null).sort((a, b) => (model.better(a[ROW.METRIC], b[ROW.METRIC]) ? -1 : model.better(b[ROW.METRIC], a[ROW.METRIC]) ? 1 : a[0] - b[0]));
    lines = thin(better, passing.length);
    panel.note.textContent = `${count(passing.length)} of ${count(rows.length)} trials${lines.length < better.length ? `, ${count(lines.length)} drawn, the best among them` : ''}. Drag along an axis to choose.`;
    const names = model.parameters(task);
    chosen.note.textContent = 'the best ten';
    chosen.body.replaceChildren(el('table', { class: 'table' }, el('thead', {}, el('tr', {}, ['trial', model.info.metric, ...names.map((p) => p.name)].map((h) => el('th', {}, h)))),
      el('tbody', {}, better.slice(0, 10).map((row) => el('tr', {}, el('td', {}, el('a', { href: page.hrefOf('trial', row[0]) }, row[0])), el('td', { class: 'mono' }, number(row[ROW.METRIC], 6)),
        names.map((p, i) => el('td', { class: 'mono' }, number(row[ROW.V + i], 4))))))));
    plot.say(`Parallel coordinates of ${passing.length} trials`);
    plot.paint();
  }

  // The best third, and of the others evenly as many as there is room for; drawn from the worst to the best.
  function thin(sorted) {
    if (sorted.length <= MOST_LINES) return [...sorted].reverse();
    const best = sorted.slice(0, MOST_LINES / 3);
    const rest = sorted.slice(MOST_LINES / 3);
    const stride = rest.length / (MOST_LINES - best.length);
    for (let i = 0; i < rest.length; i += stride) best.push(rest[Math.floor(i)]);
    return best.reverse();
  }

  function draw(context, width, height, c) {
    const names = model.parameters(task).filter((p) => !p.constant);
    const top = 44;
    const bottom = height - 30;
    const left = 40;
    const right = width - 56;
    const finished = rows.filter((row) => row[ROW.METRIC] !== null).map((row) => row[ROW.METRIC]);
    const range = robustRange(finished, model.info.maximize);
    const metricScale = linear(...range, bottom, top);
    axesShown = [...names.map((p, i) => ({ name: p.name, title: p.name, scale: ofParameter(p, bottom, top) })), { name: '', title: model.info.metric, scale: metricScale }];
    axesShown.forEach((axis, i) => { axis.x = left + ((right - left) * i) / Math.max(1, axesShown.length - 1); axis.top = top; axis.heightOfValue = axis.scale.values ? (bottom - top) / axis.scale.values.length : 0; });
    const index = names.map((p) => ROW.V + model.parameters(task).indexOf(p));
    const ranked = new Map(lines.map((row, i) => [row[0], i / Math.max(1, lines.length - 1)]));
    context.lineWidth = lines.length > 800 ? 0.8 : 1.2;
    const alpha = lines.length > 1500 ? 0.35 : lines.length > 300 ? 0.55 : 0.8;
    for (const row of lines) {
      const share = ranked.get(row[0]) ** 2;
      context.strokeStyle = shade(share);
      context.globalAlpha = alpha * (0.45 + 0.55 * share);
      path(context, row, index, c);
    }
    context.globalAlpha = 1;
    const best = lines[lines.length - 1];
    if (best) { context.strokeStyle = c.best; context.lineWidth = 2.4; path(context, best, index); }
    axesShown.forEach((axis) => drawAxis(context, axis, top, bottom, c));
  }

  function path(context, row, index) {
    context.beginPath();
    let down = false;
    axesShown.forEach((axis, i) => {
      const value = i < index.length ? row[index[i]] : row[ROW.METRIC];
      if (value === null) { down = false; return; }
      const y = Math.max(36, axis.scale(value));
      if (down) context.lineTo(axis.x, y);
      else context.moveTo(axis.x, y);
      down = true;
    });
    context.stroke();
  }

  function drawAxis(context, axis, top, bottom, c) {
    context.strokeStyle = c.muted;
    context.globalAlpha = 0.7;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(axis.x, top);
    context.lineTo(axis.x, bottom);
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = c.ink;
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    const room = axesShown.length > 1 ? axesShown[1].x - axesShown[0].x : 120;
    context.fillText(clip(axis.title, Math.max(4, Math.floor(room / 7))), axis.x, 22);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    const ticks = axis.scale.values ? axis.scale.values.slice(0, 14) : axis.scale.ticks(5);
    for (const tick of ticks) {
      const y = axis.scale(tick);
      if (y < top - 6 || y > bottom + 2) continue;
      const text = clip(number(tick, 3), 9);
      context.globalAlpha = 0.75;
      context.fillStyle = c.panel;
      context.fillRect(axis.x + 4, y - 7, context.measureText(text).width + 4, 14);
      context.globalAlpha = 1;
      context.fillStyle = c.muted;
      context.fillText(text, axis.x + 6, y);
    }
    const b = brushes.get(axis.name);
    if (!b) return;
    context.fillStyle = c.accent;
    context.globalAlpha = 0.35;
    if (b.values) axis.scale.values.filter((v) => b.values.has(String(v))).forEach((v) => context.fillRect(axis.x - 6, axis.scale(v) - axis.heightOfValue / 2 + 1, 12, axis.heightOfValue - 2));
    else context.fillRect(axis.x - 6, axis.scale(b.max), 12, Math.max(2, axis.scale(b.min) - axis.scale(b.max)));
    context.globalAlpha = 1;
  }

  function hover(px, py) {
    if (drag) return null;
    const axis = axesShown.find((each) => Math.abs(each.x - px) < 10);
    if (!axis) return null;
    let found = null;
    let least = 6;
    for (const row of lines) {
      const value = axisValue(row, axis.name);
      if (value === null) continue;
      const distance = Math.abs(Math.max(36, axis.scale(value)) - py);
      if (distance <= least) { least = distance; found = row; }
    }
    if (!found) return { text: 'drag to choose' };
    return { text: `trial ${found[0]} · ${STATES[found[ROW.STATE]]}\n${axis.title}: ${number(axisValue(found, axis.name))}\n${model.info.metric} ${number(found[ROW.METRIC], 6)}`, mark: (context, c) => ring(context, axis.x, Math.max(36, axis.scale(axisValue(found, axis.name))), c.ink, 4) };
  }

  // The same by keyboard.
  function fields() {
    const set = (name, key, text) => {
      const value = text === '' ? null : Number(text);
      const b = { min: -Infinity, max: Infinity, ...brushes.get(name) };
      b[key] = value === null ? (key === 'min' ? -Infinity : Infinity) : value;
      if (b.min === -Infinity && b.max === Infinity) brushes.delete(name);
      else brushes.set(name, b);
      changed();
    };
    const toggle = (p, value, on) => {
      const b = brushes.get(p.name)?.values ?? new Set(p.values.map(String));
      if (on) b.add(String(value));
      else b.delete(String(value));
      if (b.size === p.values.length) brushes.delete(p.name);
      else brushes.set(p.name, { values: b });
      changed();
    };
    const shown = [...model.parameters(task).filter((p) => !p.constant), { name: '', title: model.info.metric }];
    chips.replaceChildren(...shown.map((p) => {
      const b = brushes.get(p.name);
      const end = (key, label) => el('input', { type: 'number', step: 'any', placeholder: label, 'aria-label': `${p.title ?? p.name} ${label}`, value: b && Number.isFinite(b[key]) ? Number(b[key].toPrecision(4)) : '', onchange: (event) => set(p.name, key, event.target.value) });
      return el('fieldset', {}, el('legend', {}, p.title ?? p.name), p.values
        ? p.values.slice(0, 8).map((v) => el('label', {}, el('input', { type: 'checkbox', checked: !b || b.values.has(String(v)), onchange: (event) => toggle(p, v, event.target.checked) }), number(v)))
        : [end('min', 'from'), end('max', 'to')]);
    }));
  }

  const view = {
    update() {
      rows = model.trials(task).filter((row) => row[ROW.METRIC] !== null);
      changed();
    },
    close() { plot.close(); },
  };
  view.update();
  fields();
  return view;
}
