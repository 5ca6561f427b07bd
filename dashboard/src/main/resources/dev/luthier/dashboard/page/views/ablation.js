// What each component of an ablation is good for, with intervals: the study's own report.

import { card, count, el, number } from '../format.js';
import { Plot, axes, line } from '../plot.js';
import { linear } from '../scale.js';
import { follow } from '../model.js';

const ROW = 30;

export function ablation(main, model) {
  let answer = { effects: [], remarks: [] };
  const panel = card('', 'Effects of the components');
  const table = card('', 'In numbers');
  main.append(el('div', { class: 'cards' }, panel.root, table.root));
  const plot = new Plot(panel.body, { height: 120, label: 'Effects of the components', draw, hover });
  const asked = follow(model, 'ablation', '', (given) => {
    answer = given;
    const { reference, effects } = answer;
    panel.note.textContent = `how much better ${answer.metric} is with each, and ${answer.confidence} % intervals; coloured: told from noise`;
    plot.setHeight(60 + ROW * Math.max(2, effects.length));
    plot.say(`Effects: ${effects.map((each) => `${each.name} ${number(each.mean)} ${each.verdict}`).join('; ')}`);
    plot.paint();
    table.note.textContent = `${reference.name}: ${number(reference.mean)} ± ${number(reference.deviation)} in ${count(reference.repeats)} repeats`;
    table.body.replaceChildren(el('table', { class: 'table' }, el('thead', {}, el('tr', {}, ['component', 'effect', 'interval', 'p, corrected', 'repeats', 'verdict', ''].map((h) => el('th', {}, h)))),
      el('tbody', {}, effects.map((each) => el('tr', {}, [label(each), number(each.mean, 4), each.low === null ? '–' : `${number(each.low, 3)} … ${number(each.high, 3)}`,
        number(each.adjusted, 3), count(each.pairs), each.verdict, each.reason].map((v) => el('td', {}, v)))))), ...answer.remarks.map((remark) => el('p', { class: 'fine' }, remark)));
  });

  function label(effect) {
    return effect.family === 'effect' ? effect.name : `${effect.family} ${effect.name}`;
  }

  function draw(context, width, height, c) {
    const { effects } = answer;
    const known = effects.filter((each) => each.mean !== null);
    if (!known.length) { context.fillStyle = c.muted; context.textAlign = 'center'; context.fillText('No component was compared yet.', width / 2, height / 2); return; }
    const names = Math.min(width * 0.42, 12 + Math.max(...effects.map((each) => context.measureText(label(each)).width)));
    const box = { left: names, top: 12, right: width - 112, bottom: height - 40 };
    const ends = known.flatMap((each) => [0, each.mean, each.low ?? each.mean, each.high ?? each.mean]);
    const room = (Math.max(...ends) - Math.min(...ends) || 1) * 0.04;
    const x = linear(Math.min(...ends) - room, Math.max(...ends) + room, box.left, box.right);
    const y = linear(0, effects.length, box.top, box.bottom);
    axes(context, box, c, { x, y, yTicks: [], xText: (v) => number(v, 3), yText: () => '', xLabel: answer.metric });
    context.strokeStyle = c.muted;
    line(context, x(0), box.top, x(0), box.bottom);
    effects.forEach((each, i) => {
      const middle = y(i + 0.5);
      context.textBaseline = 'middle';
      context.textAlign = 'right';
      context.fillStyle = c.ink;
      context.fillText(label(each), box.left - 8, middle, names - 8);
      context.textAlign = 'left';
      context.fillStyle = c.muted;
      context.fillText(`${each.verdict} (${each.pairs})`, box.right + 8, middle);
      if (each.mean === null) return;
      context.fillStyle = { helps: c.running, harms: c.failed }[each.verdict] ?? c.stopped;
      context.fillRect(Math.min(x(0), x(each.mean)), middle - 8, Math.abs(x(each.mean) - x(0)), 16);
      if (each.low === null) return;
      context.strokeStyle = c.ink;
      context.lineWidth = 1.4;
      line(context, x(each.low), middle, x(each.high), middle);
      for (const end of [each.low, each.high]) line(context, x(end), middle - 4, x(end), middle + 4);
    });
  }

  function hover(px, py) {
    const each = answer.effects[Math.floor(((py - 12) / (60 + ROW * Math.max(2, answer.effects.length) - 52)) * answer.effects.length)];
    return each ? { text: `${label(each)}: ${each.verdict}\n${each.reason}` } : null;
  }

  return { update() {}, close() { asked.close(); plot.close(); } };
}
