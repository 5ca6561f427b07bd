// What ran on which slot, and when nothing did.

import { card, count, duration, el, percent, stateLegend } from '../format.js';
import { Plot, axes } from '../plot.js';
import { linear, timeTicks } from '../scale.js';
import { follow } from '../model.js';

const ROW_HEIGHT = 26;

export function timeline(main, model, page) {
  let answer = { rows: [], utilisation: 0, until: 1 };
  let zoom = null;
  let bars = [];
  let drag = null;
  const all = el('button', { type: 'button', disabled: true, onclick: () => set(null) }, 'All of it');
  const panel = card('', 'Timeline of the slots', [el('button', { type: 'button', 'aria-label': 'Zoom in', onclick: () => scale(0.5) }, '+'), el('button', { type: 'button', 'aria-label': 'Zoom out', onclick: () => scale(2) }, '−'), all]);
  const table = card('', 'Use of the slots');
  main.append(el('div', { class: 'cards' }, panel.root, table.root));
  panel.body.append(stateLegend(['finished', 'stopped', 'failed', 'running', 'unfinished']));
  const plot = new Plot(panel.body, { height: 200, label: 'Timeline of the slots', draw, hover, click: (found) => found.trial !== undefined && !drag && page.go('trial', found.trial) });
  const asked = follow(model, 'timeline', () => (zoom ? `from=${Math.round(zoom[0])}&to=${Math.round(zoom[1])}&` : '') + `pixels=${Math.round(plot.root.clientWidth || 1200)}`, (given) => {
    answer = given;
    panel.note.textContent = answer.rows.length ? `${percent(answer.utilisation)} of the slots' time in use` : '';
    plot.setHeight(Math.max(140, answer.rows.length * rowHeight() + 50));
    plot.say(`Timeline of ${answer.rows.length} slots, ${percent(answer.utilisation)} in use`);
    showTable();
    plot.paint();
  });
  const rowHeight = () => Math.max(5, Math.min(ROW_HEIGHT, 900 / Math.max(1, answer.rows.length)));

  function set(window) {
    zoom = window;
    all.disabled = !zoom;
    asked.again();
  }

  function scale(by) {
    const [from, to] = zoom ?? [0, answer.until];
    const middle = (from + to) / 2;
    const half = ((to - from) / 2) * by;
    set(half * 2 >= answer.until ? null : [Math.max(0, middle - half), Math.min(answer.until, middle + half)]);
  }

  function draw(context, width, height, c) {
    const step = rowHeight();
    const box = { left: 74, top: 8, right: width - 60, bottom: 8 + answer.rows.length * step };
    const [from, to] = zoom ?? [0, Math.max(1, answer.until)];
    const x = linear(from, to, box.left, box.right);
    const ticks = timeTicks(to - from, Math.max(2, (box.right - box.left) / 110)).map((t) => t + (zoom ? Math.ceil(from / 1000) * 1000 : 0));
    axes(context, box, c, { x, y: linear(0, 1, 0, 1), yTicks: [], xTicks: ticks, xText: duration });
    context.save();
    bars = [];
    answer.rows.forEach((row, i) => drawRow(context, row, box, x, box.top + i * step, step, c));
    context.restore();
    if (drag) { context.fillStyle = c.accent; context.globalAlpha = 0.18; context.fillRect(Math.min(drag.from, drag.to), box.top, Math.abs(drag.to - drag.from), box.bottom - box.top); context.globalAlpha = 1; }
  }

  function drawRow(context, row, box, x, top, step, c) {
    const thick = Math.max(2, step - (step > 10 ? 6 : 1));
    const inside = (from, to) => [Math.max(box.left, x(from)), Math.min(box.right, x(to))];
    context.fillStyle = c.soft;
    row.stays.forEach(([from, to]) => { const [a, b] = inside(from, to); if (b > a) context.fillRect(a, top, b - a, thick); });
    for (const [from, to, trial, attempt, how, many] of row.bars) {
      const [a, b] = inside(from, to);
      if (b < a) continue;
      context.fillStyle = colourOf(how, c);
      context.globalAlpha = many > 1 ? 0.6 : 0.9;
      context.fillRect(a, top, Math.max(0.7, b - a - (b - a > 4 ? 1 : 0)), thick);
      bars.push({ a, b: Math.max(b, a + 2), top, bottom: top + thick, trial, attempt, how, many, from, to });
      if (b - a > 34 && thick > 13 && many === 1) {
        context.globalAlpha = 1;
        context.fillStyle = c.dark ? '#0d1420' : '#ffffff';
        context.textAlign = 'left';
        context.textBaseline = 'middle';
        context.fillText(String(trial), a + 5, top + thick / 2 + 0.5);
      }
    }
    context.globalAlpha = 1;
    if (step < 11) return;
    context.fillStyle = c.muted;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    context.fillText(`slot ${row.slot}`, box.left - 10, top + thick / 2);
    context.textAlign = 'left';
    context.fillText(percent(row.there ? row.busy / row.there : 0), box.right + 8, top + thick / 2);
  }

  function hover(px, py) {
    for (let i = bars.length - 1; i >= 0; i--) {
      const bar = bars[i];
      if (px >= bar.a - 1 && px <= bar.b + 1 && py >= bar.top && py <= bar.bottom) {
        return bar.many > 1 ? { text: `${count(bar.many)} short attempts from trial ${bar.trial} on\n${duration(bar.from)} to ${duration(bar.to)}` }
          : { trial: bar.trial, text: `trial ${bar.trial}${bar.attempt > 1 ? `, attempt ${bar.attempt}` : ''} · ${bar.how}\n${duration(bar.from)} to ${duration(bar.to)}, ${duration(bar.to - bar.from)}` };
      }
    }
    return null;
  }

  plot.canvas.addEventListener('pointerdown', (event) => { drag = { from: event.offsetX, to: event.offsetX }; });
  plot.canvas.addEventListener('pointermove', (event) => { if (drag) { drag.to = event.offsetX; plot.paint(); } });
  plot.canvas.addEventListener('pointerup', () => {
    const [from, to] = zoom ?? [0, answer.until];
    const width = plot.root.clientWidth - 134;
    const time = (p) => from + ((p - 74) / width) * (to - from);
    const done = drag;
    setTimeout(() => { drag = null; plot.paint(); }, 0);
    if (done && Math.abs(done.to - done.from) > 6) set([Math.max(0, time(Math.min(done.from, done.to))), Math.min(answer.until, time(Math.max(done.from, done.to)))]);
    else drag = null;
  });
  plot.canvas.addEventListener('dblclick', () => set(null));

  function showTable() {
    table.body.replaceChildren(el('table', { class: 'table' }, el('thead', {}, el('tr', {}, ['slot', 'host', 'there', 'busy', 'idle', 'in use'].map((h) => el('th', {}, h)))),
      el('tbody', {}, answer.rows.slice(0, 200).map((row) => el('tr', {}, el('td', {}, row.slot), el('td', {}, row.host), el('td', {}, duration(row.there)), el('td', {}, duration(row.busy)), el('td', {}, duration(Math.max(0, row.there - row.busy))), el('td', {}, percent(row.there ? row.busy / row.there : 0)))))));
  }

  return { update() {}, close() { asked.close(); plot.close(); } };
}

function colourOf(how, c) {
  if (how.startsWith('lost') || how.startsWith('cut')) return c.pending;
  return c[how] ?? c.muted;
}
