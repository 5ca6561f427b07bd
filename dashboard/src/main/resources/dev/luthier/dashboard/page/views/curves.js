// The learning curves of all trials, the stopped ones dimmed.

import { card, choice, count, el, number, stateLegend } from '../format.js';
import { Plot, axes, nearest, ring, dot } from '../plot.js';
import { linear, log, robustRange } from '../scale.js';
import { follow } from '../model.js';
import { taskPicker } from './picker.js';

let logarithmic = false;

export function curves(main, model, page) {
  let task = 0;
  let answer = { total: 0, curves: [], bands: [] };
  let places = [];
  let lit = null;
  const panel = card('', 'Learning curves', [taskPicker(model, (value) => { task = value; asked.again(); }),
    choice('Steps', [[false, 'linear'], [true, 'log']], logarithmic, (value) => { logarithmic = value; plot.paint(); })]);
  main.append(el('div', { class: 'cards' }, panel.root));
  panel.body.append(stateLegend(['finished', 'stopped', 'running', 'failed']));
  const plot = new Plot(panel.body, { height: Math.max(360, Math.min(620, window.innerHeight - 330)), label: 'Learning curves', draw, hover, click: (found) => page.go('trial', found.trial) });
  const asked = follow(model, 'curves', () => `task=${task}`, (given) => {
    answer = given;
    const shown = answer.curves.length;
    panel.note.textContent = shown < answer.total ? `${count(shown)} of ${count(answer.total)} curves, the best among them; the band holds the middle 80 % of all` : `${count(shown)} curves; the band holds the middle 80 %`;
    plot.say(`Learning curves of ${shown} of ${answer.total} trials`);
    plot.paint();
  });

  function draw(context, width, height, c) {
    const box = { left: 62, top: 22, right: width - 16, bottom: height - 40 };
    const values = answer.curves.flatMap((curve) => curve.values);
    if (!values.length) { context.fillStyle = c.muted; context.textAlign = 'center'; context.fillText('No trial has reported yet.', width / 2, height / 2); return; }
    const last = Math.max(1, ...answer.curves.map((curve) => curve.steps[curve.steps.length - 1] ?? 1));
    const x = logarithmic ? log(1, Math.max(2, last), box.left, box.right) : linear(0, last, box.left, box.right);
    const y = linear(...robustRange(values, model.info.maximize), box.bottom, box.top);
    axes(context, box, c, { x, y, xText: (v) => count(v), yText: (v) => number(v, 4), yLabel: model.info.metric, xLabel: 'step' });
    context.save();
    context.beginPath();
    context.rect(box.left, box.top - 4, box.right - box.left + 4, box.bottom - box.top + 4);
    context.clip();
    band(context, c, x, y);
    places = [];
    const best = model.best()?.trial;
    const order = { stopped: 0, failed: 1, pending: 2, finished: 3, running: 4 };
    const dense = answer.curves.length > 120;
    for (const curve of [...answer.curves].sort((a, b) => (order[a.state] ?? 2) - (order[b.state] ?? 2))) {
      const dim = curve.state === 'stopped' || curve.state === 'failed' || curve.state === 'pending';
      stroke(context, curve, x, y, c[curve.state] ?? c.muted, dim ? 0.28 : dense ? 0.5 : 0.75, dim ? 1 : 1.4);
    }
    const top = answer.curves.find((curve) => curve.trial === best);
    if (top) stroke(context, top, x, y, c.best, 1, 2.5);
    if (lit) stroke(context, lit, x, y, c.ink, 1, 2.5);
    context.restore();
  }

  function band(context, c, x, y) {
    if (answer.bands.length < 2) return;
    context.fillStyle = c.accent;
    context.globalAlpha = c.dark ? 0.12 : 0.09;
    context.beginPath();
    answer.bands.forEach(([step, low], i) => (i ? context.lineTo(x(step), y(low)) : context.moveTo(x(step), y(low))));
    [...answer.bands].reverse().forEach(([step, , , high]) => context.lineTo(x(step), y(high)));
    context.fill();
    context.globalAlpha = 1;
  }

  function stroke(context, curve, x, y, colour, alpha, width) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.lineJoin = 'round';
    context.beginPath();
    let down = false;
    curve.steps.forEach((step, i) => {
      const value = curve.values[i];
      if (value === null) { down = false; return; }
      const [px, py] = [x(step), y(value)];
      if (down) context.lineTo(px, py);
      else context.moveTo(px, py);
      down = true;
      places.push({ x: px, y: py, curve, step, value });
    });
    context.stroke();
    const end = curve.steps.length - 1;
    if (end >= 0 && curve.values[end] !== null) dot(context, x(curve.steps[end]), y(curve.values[end]), width + 0.6);
    context.globalAlpha = 1;
  }

  function hover(px, py) {
    const found = nearest(places, px, py, 18);
    if (lit !== (found?.curve ?? null)) { lit = found?.curve ?? null; plot.paint(); }
    return found ? { trial: found.curve.trial, mark: (context, c) => ring(context, found.x, found.y, c.ink, 4.5),
      text: `trial ${found.curve.trial} · ${found.curve.state}\nstep ${count(found.step)}: ${number(found.value, 6)}` } : null;
  }

  return { update() {}, close() { asked.close(); plot.close(); } };
}
