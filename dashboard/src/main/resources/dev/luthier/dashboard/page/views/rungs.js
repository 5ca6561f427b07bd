// How far trials trained: the rungs of successive halving, and where others were stopped.

import { card, count, el, number, percent } from '../format.js';
import { Plot, axes, dot, line, nearest, ring } from '../plot.js';
import { linear, robustRange } from '../scale.js';
import { follow } from '../model.js';
import { taskPicker } from './picker.js';

export function rungs(main, model, page) {
  let task = 0;
  let answer = { levels: [], stops: [] };
  let places = [];
  const panel = card('', 'Rungs', taskPicker(model, (value) => { task = value; asked.again(); }));
  const table = card('c6', 'Promotions');
  const stops = card('c6', 'Where trials were stopped');
  main.append(el('div', { class: 'cards' }, panel.root, table.root, stops.root));
  const legend = el('div', { class: 'legend' }, el('span', {}, el('i', { class: 's-finished' }), 'promoted'), el('span', {}, el('i', { class: 's-stopped' }), 'not promoted'));
  panel.body.append(legend);
  const plot = new Plot(panel.body, { height: 360, label: 'Rungs', draw, hover, click: (found) => page.go('trial', found.trial) });
  const histogram = new Plot(stops.body, { height: 220, label: 'Where trials were stopped', draw: drawStops });
  const asked = follow(model, 'rungs', () => `task=${task}`, (given) => {
    answer = given;
    const levels = answer.levels;
    panel.note.textContent = levels.length > 1 ? `${levels.length} rungs` : 'all trials were given the same resource: there are no rungs';
    stops.note.textContent = `${count(answer.stops.reduce((sum, [, n]) => sum + n, 0))} stopped, by the step they had reached`;
    table.body.replaceChildren(el('table', { class: 'table' }, el('thead', {}, el('tr', {}, ['resource', 'trials', 'finished', 'stopped', 'failed', 'promoted', 'share'].map((h) => el('th', {}, h)))),
      el('tbody', {}, levels.map((level) => el('tr', {}, [count(level.resource), count(level.entered), count(level.finished), count(level.stopped), count(level.failed), count(level.promoted), level.finished ? percent(level.promoted / level.finished) : '–'].map((v) => el('td', {}, v)))))));
    plot.root.hidden = levels.length < 2;
    legend.hidden = levels.length < 2;
    plot.say(`Rungs: ${levels.map((l) => `${l.entered} trials with resource ${l.resource}, ${l.promoted} promoted`).join('; ')}`);
    plot.paint();
    histogram.paint();
  });

  function draw(context, width, height, c) {
    const { levels } = answer;
    const values = levels.flatMap((level) => level.results.map((r) => r[1]));
    places = [];
    if (!values.length) { context.fillStyle = c.muted; context.textAlign = 'center'; context.fillText('No trial has finished yet.', width / 2, height / 2); return; }
    const box = { left: 62, top: 34, right: width - 16, bottom: height - 40 };
    const y = linear(...robustRange(values, model.info.maximize), box.bottom, box.top);
    const step = (box.right - box.left) / levels.length;
    const x = (i) => box.left + step * (i + 0.5);
    axes(context, box, c, { x, y, xTicks: levels.map((_, i) => i), xText: (i) => count(levels[i].resource), yText: (v) => number(v, 4), yLabel: '', xLabel: 'resource' });
    const seen = new Map();
    levels.forEach((level, i) => {
      context.textAlign = 'center';
      context.textBaseline = 'alphabetic';
      context.fillStyle = c.muted;
      context.fillText(`${count(level.entered)} trials`, x(i), 18);
      const spread = Math.min(90, step * 0.55);
      for (const [trial, metric, promoted] of level.results) {
        const place = { x: x(i) + ((((trial * 7919) % 997) / 997) - 0.5) * spread, y: Math.max(box.top, Math.min(box.bottom, y(metric))), trial, metric, promoted, resource: level.resource };
        places.push(place);
        if (seen.has(trial)) { context.strokeStyle = c.finished; context.globalAlpha = 0.3; context.lineWidth = 1; line(context, seen.get(trial).x, seen.get(trial).y, place.x, place.y); context.globalAlpha = 1; }
        seen.set(trial, place);
      }
    });
    const best = model.best()?.trial;
    for (const place of [...places].sort((a, b) => a.promoted - b.promoted)) {
      context.fillStyle = place.trial === best ? c.best : place.promoted ? c.finished : c.stopped;
      context.globalAlpha = place.promoted || place.trial === best ? 0.95 : 0.5;
      dot(context, place.x, place.y, place.promoted || place.trial === best ? 3.8 : 2.8);
    }
    context.globalAlpha = 1;
  }

  function drawStops(context, width, height, c) {
    const { stops: found } = answer;
    if (!found.length) { context.fillStyle = c.muted; context.textAlign = 'center'; context.fillText('No trial was stopped.', width / 2, height / 2); return; }
    const box = { left: 46, top: 14, right: width - 12, bottom: height - 38 };
    const last = found[found.length - 1][0];
    const bins = Math.min(last, 40);
    const sums = new Array(bins).fill(0);
    found.forEach(([stepAt, n]) => { sums[Math.min(bins - 1, Math.floor(((stepAt - 1) / last) * bins))] += n; });
    const x = linear(0.5, last + 0.5, box.left, box.right);
    const y = linear(0, Math.max(...sums), box.bottom, box.top);
    axes(context, box, c, { x, y, yTicks: y.ticks(4).filter(Number.isInteger), xTicks: x.ticks(8).filter(Number.isInteger), xText: (v) => count(v), yText: (v) => count(v), xLabel: 'step' });
    context.fillStyle = c.stopped;
    sums.forEach((n, i) => { const a = box.left + ((box.right - box.left) * i) / bins; context.fillRect(a + 1, y(n), (box.right - box.left) / bins - 2, box.bottom - y(n)); });
  }

  function hover(px, py) {
    const found = nearest(places, px, py);
    return found ? { trial: found.trial, mark: (context, c) => ring(context, found.x, found.y, c.ink), text: `trial ${found.trial}, resource ${count(found.resource)}\n${model.info.metric} ${number(found.metric, 6)}${found.promoted ? '\npromoted' : ''}` } : null;
  }

  return { update() {}, close() { asked.close(); plot.close(); histogram.close(); } };
}
