// One trial: its values, its curve, what happened to it and why.

import { enqueue, stopTrial } from '../actions.js';
import { card, count, duration, el, moment, number } from '../format.js';
import { Plot, axes, dot, nearest, ring } from '../plot.js';
import { linear } from '../scale.js';
import { follow } from '../model.js';

export function trial(main, model, page, [which]) {
  const at = Number(which);
  const title = el('h1', {}, `Trial ${at}`);
  const state = el('span', { class: 'badge' });
  const stop = el('button', { class: 'danger', type: 'button', hidden: true, onclick: () => stopTrial(model, page.act, at) }, 'Stop trial');
  const again = el('button', { type: 'button', hidden: true, onclick: () => enqueue(model, page.act, at) }, 'Try one like it');
  const step = (by, text, label) => el('a', { href: page.hrefOf('trial', Math.max(0, at + by)), 'aria-label': label, class: 'quiet' }, text);
  const head = el('header', { class: 'top', style: { padding: '0 0 16px' } }, title, state, el('span', { class: 'grow' }), again, stop, step(-1, '← previous', 'Previous trial'), step(1, 'next →', 'Next trial'));
  const curve = card('c8', 'Learning curve');
  const values = card('c4', 'Configuration');
  const story = card('c8', 'What happened, and why');
  const attempts = card('c4', 'Attempts');
  const log = card('', 'Log');
  main.append(head, el('div', { class: 'cards' }, curve.root, values.root, story.root, attempts.root, log.root));
  let answer = null;
  let places = [];
  const plot = new Plot(curve.body, { height: 280, label: `Learning curve of trial ${at}`, draw, hover });

  function draw(context, width, height, c) {
    const box = { left: 62, top: 22, right: width - 16, bottom: height - 40 };
    places = [];
    if (!answer?.steps.length) { context.fillStyle = c.muted; context.textAlign = 'center'; context.fillText('It has reported nothing.', width / 2, height / 2); return; }
    const x = linear(0, answer.steps[answer.steps.length - 1], box.left, box.right);
    const shown = answer.values.filter((v) => v !== null);
    const room = (Math.max(...shown) - Math.min(...shown) || 1) * 0.06;
    const y = linear(Math.min(...shown) - room, Math.max(...shown) + room, box.bottom, box.top);
    axes(context, box, c, { x, y, xText: (v) => count(v), yText: (v) => number(v, 4), yLabel: model.info.metric, xLabel: 'step' });
    context.strokeStyle = c[answer.state] ?? c.accent;
    context.fillStyle = context.strokeStyle;
    context.lineWidth = 2;
    context.beginPath();
    answer.steps.forEach((s, i) => {
      if (answer.values[i] === null) return;
      places.push({ x: x(s), y: y(answer.values[i]), s, v: answer.values[i] });
      if (places.length === 1) context.moveTo(x(s), y(answer.values[i]));
      else context.lineTo(x(s), y(answer.values[i]));
    });
    context.stroke();
    if (places.length < 80) places.forEach((p) => dot(context, p.x, p.y, 2.6));
  }

  function hover(px, py) {
    const found = nearest(places, px, py, 24);
    return found ? { text: `step ${count(found.s)}: ${number(found.v, 6)}`, mark: (context, c) => ring(context, found.x, found.y, c.ink) } : null;
  }

  function show(given) {
    answer = given;
    state.className = `badge ${answer.state}`;
    state.textContent = answer.state;
    stop.hidden = !(answer.state === 'running' && model.summary.canAct && model.at === null);
    again.hidden = !(model.summary.canAct && model.at === null);
    curve.note.textContent = answer.metric === undefined ? '' : `${model.info.metric} ${number(answer.metric, 7)}`;
    plot.paint();
    values.note.textContent = model.info.tasks.length > 1 ? model.info.tasks[answer.task].name : '';
    const more = [...answer.configuration, ...(answer.more ?? []).map(([name, value]) => [`→ ${name}`, value])];
    values.body.replaceChildren(el('table', { class: 'table' }, el('tbody', {}, more.map(([name, value]) => el('tr', {}, el('td', { class: 'quiet' }, name), el('td', { class: 'num mono' }, number(value, 7)))))));
    story.body.replaceChildren(el('ol', { class: 'story' }, answer.story.map(([time, kind, text]) => el('li', {}, el('span', {}, moment(time)), el('b', {}, kind), el('span', {}, text)))),
      ...(answer.stackTrace ? [el('details', { open: true }, el('summary', {}, 'stack trace'), el('pre', {}, answer.stackTrace))] : []));
    attempts.body.replaceChildren(answer.attempts.length ? el('table', { class: 'table' }, el('thead', {}, el('tr', {}, ['', 'slot', 'began', 'took', 'ended'].map((h) => el('th', {}, h)))),
      el('tbody', {}, answer.attempts.map(([n, slot, from, took, how]) => el('tr', {}, el('td', {}, n), el('td', {}, slot < 0 ? '–' : slot), el('td', {}, moment(from)), el('td', {}, duration(took)), el('td', {}, how))))) : el('p', { class: 'empty' }, 'It waits for a slot.'));
    log.root.hidden = !answer.log.length;
    log.note.textContent = `${answer.log.length} ${answer.log.length === 1 ? 'line' : 'lines'}`;
    log.body.replaceChildren(el('pre', {}, answer.log.map(([time, n, text]) => `${moment(time).padStart(12)}  ${n > 1 ? `(attempt ${n}) ` : ''}${text}`).join('\n')));
  }

  const asked = follow(model, `trials/${at}`, '', show);
  return { update() {}, close() { asked.close(); plot.close(); } };
}
