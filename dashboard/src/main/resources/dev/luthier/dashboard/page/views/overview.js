// Where the experiment stands, at a glance.

import { ROW, STATES, card, choice, count, duration, el, number, percent, stateLegend } from '../format.js';
import { Plot, axes, dot, line, nearest, ring } from '../plot.js';
import { linear, robustRange, timeTicks } from '../scale.js';
import { follow } from '../model.js';

let overTime = true;
let byVariance = false;

export function overview(main, model, page) {
  const tiles = {};
  const tile = (key, name) => {
    tiles[key] = { value: el('span', { class: 'value' }), note: el('span', { class: 'note' }), more: el('div') };
    return el('section', { class: 'card c3 tile', 'aria-label': name }, el('span', { class: 'name' }, name), tiles[key].value, tiles[key].more, tiles[key].note);
  };
  const best = card('c8', 'Best so far', choice('Over', [[true, 'time'], [false, 'trials']], overTime, (value) => { overTime = value; plot.paint(); }));
  const importance = card('c4', 'Importance', choice('Of', [[false, 'best'], [true, 'variance']], byVariance, (value) => { byVariance = value; share.again(); }));
  const configuration = card('c6', 'Best configuration');
  const about = card('c6', 'Experiment');
  main.append(el('div', { class: 'cards' }, tile('best', model.info.objectives.length > 1 ? `best ${model.info.metric}` : `best ${model.info.metric}`),
    tile('trials', 'trials'), tile('time', 'time'), tile('slots', 'slots'), best.root, importance.root, configuration.root, about.root));
  tiles.best.value.classList.add('best');
  best.body.append(stateLegend(['finished', 'stopped', 'running']));
  const picture = bestPicture(model);
  const plot = new Plot(best.body, { height: 300, label: 'Best so far', draw: (...all) => picture.draw(...all, overTime), hover: picture.hover, click: (found) => page.go('trial', found.trial) });
  const share = follow(model, 'importance', () => (byVariance ? 'variance=1' : ''), (answer) => showImportance(importance, answer));
  const use = follow(model, 'timeline', 'pixels=1', (answer) => {
    tiles.slots.note.textContent = answer.rows.length ? `${percent(answer.utilisation)} of their time in use` : '';
  });
  describe(about.body, model);
  const view = {
    update() {
      showTiles(tiles, model, page);
      showConfiguration(configuration, model, page);
      picture.update();
      best.note.textContent = model.info.maximize ? 'higher is better' : 'lower is better';
      plot.say(picture.text());
      plot.paint();
    },
    close() { plot.close(); share.close(); use.close(); },
  };
  view.update();
  return view;
}

function showTiles(tiles, model, page) {
  const summary = model.summary;
  const best = model.best();
  tiles.best.value.textContent = best ? number(best.metric, 6) : 'none yet';
  tiles.best.note.replaceChildren(best ? el('a', { href: page.hrefOf('trial', best.trial) }, `trial ${best.trial}`) : 'no trial has finished');
  const ended = summary.counts[2] + summary.counts[3] + summary.counts[4];
  tiles.trials.value.textContent = `${count(ended)} / ${count(summary.budget)}`;
  tiles.trials.more.replaceChildren(el('div', { class: 'meter' }, [2, 3, 4, 1, 5].map((i) => el('i', { class: `s-${STATES[i]}`, style: { width: `${(100 * summary.counts[i]) / Math.max(1, summary.budget)}%` } }))));
  tiles.trials.note.textContent = [2, 3, 4, 1, 5].filter((i) => summary.counts[i]).map((i) => `${count(summary.counts[i])} ${STATES[i]}`).join(', ');
  tiles.time.value.textContent = duration(summary.elapsed);
  const left = ended ? (summary.elapsed / ended) * (summary.budget - ended) : null;
  tiles.time.note.textContent = summary.ending ? summary.detail || 'ended' : left === null ? '' : `about ${duration(left)} left`;
  tiles.slots.value.textContent = summary.slots ? `${summary.counts[1]} / ${summary.slots} busy` : '–';
}

function showConfiguration(panel, model, page) {
  const best = model.best();
  const row = best && model.rows[best.trial];
  if (best && !row) return;
  if (!row) { panel.body.replaceChildren(el('p', { class: 'empty' }, 'No trial has finished yet.')); return; }
  const names = model.parameters(row[ROW.TASK]);
  panel.note.replaceChildren(el('a', { href: page.hrefOf('trial', best.trial) }, `trial ${best.trial}`));
  panel.body.replaceChildren(el('table', { class: 'table' }, el('tbody', {}, names.map((each, i) => (row[ROW.V + i] === null ? null
    : el('tr', {}, el('td', { class: 'quiet' }, each.name), el('td', { class: 'num mono' }, number(row[ROW.V + i], 6))))))));
}

function showImportance(panel, answer) {
  panel.note.textContent = '';
  if (!answer.parameters.length) { panel.body.replaceChildren(el('p', { class: 'empty' }, 'After ten finished trials.')); return; }
  const sorted = [...answer.parameters].sort((a, b) => b[1] - a[1]);
  panel.body.replaceChildren(el('div', { class: 'bars' }, sorted.flatMap(([name, share]) => [el('span', {}, name),
    el('span', { class: 'bar' }, el('i', { style: { width: `${share * 100}%` } })), el('span', { class: 'right quiet' }, percent(share))])),
  el('p', { class: 'fine' }, answer.method));
}

function describe(body, model) {
  const { info } = model;
  const facts = [['optimizer', info.optimizer], ['early stopping', info.earlyStop], ['metrics', info.objectives.join(', ')], ['constraints', info.constraints.join(', ')],
    ['resource', info.maxResource > 1 ? `up to ${count(info.maxResource)}` : ''], ['seed', info.seed], ['tasks', info.tasks.length > 1 ? count(info.tasks.length) : '']];
  body.append(el('table', { class: 'table' }, el('tbody', {}, facts.filter(([, value]) => value).map(([name, value]) => el('tr', {}, el('td', { class: 'quiet' }, name), el('td', {}, value))))),
    el('details', {}, el('summary', {}, 'definition'), el('pre', {}, info.definition)));
}

/** Every result as a dot and the best of them as a stair. */
export function bestPicture(model) {
  let dots = [];
  let places = [];
  let range = [0, 1];
  return {
    update() {
      dots = model.trials().filter((row) => row[ROW.METRIC] !== null || (row[ROW.LAST] !== null && row[ROW.STATE] !== 4));
      range = robustRange(dots.filter((row) => row[ROW.METRIC] !== null).map((row) => row[ROW.METRIC]).concat((model.summary.best ?? []).map((b) => b[2])), model.info.maximize);
    },
    text() {
      const best = model.best();
      return best ? `Best ${model.info.metric} so far: ${number(best.metric)} of trial ${best.trial}, after ${model.summary.best.length} improvements` : 'No result yet';
    },
    draw(context, width, height, c, byTime) {
      const box = { left: 62, top: 22, right: width - 14, bottom: height - 36 };
      const improvements = model.summary.best ?? [];
      const until = byTime ? Math.max(1, model.summary.elapsed) : Math.max(1, model.rows.length);
      const x = linear(0, until, box.left, box.right);
      const y = linear(range[0], range[1], box.bottom, box.top);
      axes(context, box, c, { x, y, yText: (v) => number(v, 4), yLabel: model.info.metric, xLabel: byTime ? '' : 'trials',
        xTicks: byTime ? timeTicks(until, Math.max(2, (box.right - box.left) / 90)) : undefined, xText: byTime ? duration : (v) => count(v) });
      context.save();
      context.beginPath();
      context.rect(box.left - 4, box.top - 6, box.right - box.left + 8, box.bottom - box.top + 8);
      context.clip();
      places = [];
      const colour = [c.pending, c.running, c.finished, c.stopped, c.failed, c.unfinished];
      const radius = dots.length > 3000 ? 1.5 : dots.length > 400 ? 2.2 : 3.2;
      for (const state of [3, 5, 1, 2]) {
        context.fillStyle = colour[state];
        context.globalAlpha = state === 2 ? (dots.length > 1500 ? 0.45 : 0.75) : 0.4;
        for (const row of dots) {
          if (row[ROW.STATE] !== state) continue;
          const metric = row[ROW.METRIC] ?? row[ROW.LAST];
          const px = x(byTime ? row[ROW.END] ?? until : row[ROW.NUMBER] + 1);
          const py = y(metric);
          if (radius < 2) context.fillRect(px - radius, py - radius, radius * 2, radius * 2);
          else dot(context, px, py, radius);
          places.push({ x: px, y: py, row });
        }
      }
      context.globalAlpha = 1;
      context.restore();
      stair(context, box, c, improvements, byTime, x, y);
    },
    hover(px, py) {
      const found = nearest(places, px, py);
      if (!found) return null;
      const { row } = found;
      return { trial: row[ROW.NUMBER], mark: (context, c) => ring(context, found.x, found.y, c.ink),
        text: `trial ${row[ROW.NUMBER]} · ${STATES[row[ROW.STATE]]}\n${model.info.metric} ${number(row[ROW.METRIC] ?? row[ROW.LAST], 6)}${row[ROW.END] === null ? '' : `\nafter ${duration(row[ROW.END])}`}` };
    },
  };
}

function stair(context, box, c, improvements, byTime, x, y) {
  if (!improvements.length) return;
  context.strokeStyle = c.best;
  context.lineWidth = 2.25;
  context.lineJoin = 'round';
  context.beginPath();
  improvements.forEach((each, i) => {
    const px = x(byTime ? each[0] : each[3]);
    const py = Math.max(box.top, Math.min(box.bottom, y(each[2])));
    if (i === 0) context.moveTo(px, py);
    else { context.lineTo(px, Math.max(box.top, Math.min(box.bottom, y(improvements[i - 1][2])))); context.lineTo(px, py); }
  });
  const last = improvements[improvements.length - 1];
  context.lineTo(box.right, y(last[2]));
  context.stroke();
  context.fillStyle = c.best;
  for (const each of improvements) dot(context, x(byTime ? each[0] : each[3]), Math.max(box.top, Math.min(box.bottom, y(each[2]))), 3.5);
  context.strokeStyle = c.best;
  context.globalAlpha = 0.25;
  context.lineWidth = 1;
  line(context, box.left, y(last[2]), box.right, y(last[2]));
  context.globalAlpha = 1;
}
