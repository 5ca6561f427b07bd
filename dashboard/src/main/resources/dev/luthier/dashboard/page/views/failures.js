// What went wrong, most often first.

import { card, count, el } from '../format.js';
import { follow } from '../model.js';

export function failures(main, model, page) {
  const cards = el('div', { class: 'cards' });
  main.append(cards);
  const asked = follow(model, 'failures', '', (answer) => {
    if (!answer.groups.length) { cards.replaceChildren(el('p', { class: 'empty card' }, 'No trial has failed.')); return; }
    cards.replaceChildren(...answer.groups.map((group) => {
      const panel = card('', group.message || group.kind);
      panel.note.textContent = `${group.kind} · ${count(group.count)} ${group.count === 1 ? 'trial' : 'trials'}`;
      panel.body.append(el('p', {}, group.trials.slice(0, 60).flatMap((trial) => [el('a', { href: page.hrefOf('trial', trial) }, trial), ' ']), group.count > 60 ? '…' : ''));
      if (group.stackTrace) panel.body.append(el('details', {}, el('summary', {}, 'stack trace of the first'), el('pre', {}, group.stackTrace)));
      return panel.root;
    }));
  });
  return { update() {}, close() { asked.close(); } };
}
