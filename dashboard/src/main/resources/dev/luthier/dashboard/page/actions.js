// What people may ask of a running experiment, each after a question.

import { count, el } from './format.js';

export function stopExperiment(model, act) {
  return act({ title: 'Stop the experiment?', text: 'Running trials are stopped. What was found is kept.', yes: 'Stop', danger: true, path: `${model.path}/stop` });
}

export function stopTrial(model, act, number) {
  return act({ title: `Stop trial ${number}?`, text: 'It stops at its next report. Its curve is kept, but it has no result.', yes: 'Stop', danger: true, path: `${model.path}/trials/${number}/stop` });
}

export function addTrials(model, act) {
  const field = el('input', { type: 'number', min: 1, step: 1, value: 10, id: 'add-count' });
  return act({ title: 'Add trials?', text: `The experiment may start ${count(model.summary.budget)} trials. Limits of time and what ends it early stay as they are.`,
    yes: 'Add', path: `${model.path}/trials`, form: el('label', {}, 'How many more', field), content: () => JSON.stringify({ count: wholeOrText(field.value) }) });
}

/** Asks for a configuration, beginning with the one of that trial; with the best one's unless said. */
export async function enqueue(model, act, like = model.best()?.trial) {
  const known = like === undefined ? null : await model.ask(`trials/${like}`).catch(() => null);
  const form = new ConfigurationForm(model, known);
  return act({ title: 'Try a configuration?', text: 'It is one trial more than the experiment would have had, and gets the next free slot.',
    yes: 'Enqueue', path: `${model.path}/enqueue`, form: form.root, content: () => form.json() });
}

/** A field for each hyperparameter; what is left empty is left out. */
class ConfigurationForm {
  constructor(model, known) {
    this.model = model;
    this.root = el('div', { class: 'fields' });
    this.task = el('select', { 'aria-label': 'Task', onchange: () => this.fill(null) }, model.info.tasks.map((task, i) => el('option', { value: i }, task.name)));
    this.task.value = String(known?.task ?? 0);
    this.resource = el('input', { type: 'number', min: 1, max: model.info.maxResource, step: 1, value: model.info.maxResource });
    this.fill(known);
  }

  fill(known) {
    const values = new Map(known?.configuration ?? []);
    this.fields = this.model.parameters(Number(this.task.value)).map((parameter) => field(parameter, known ? values.get(parameter.name) : undefined, !known));
    this.root.replaceChildren(...(this.model.info.tasks.length > 1 ? [el('label', {}, 'task', this.task)] : []), ...this.fields.map((each) => each.root),
      ...(this.model.info.maxResource > 1 ? [el('label', {}, 'resource', this.resource)] : []));
  }

  json() {
    const values = this.fields.map((each) => each.json()).filter((each) => each !== null);
    return `{"task":${Number(this.task.value)},"resource":${JSON.stringify(wholeOrText(this.resource.value))},"configuration":{${values.join(',')}}}`;
  }
}

function field(parameter, value, isNew) {
  const { name } = parameter;
  if (parameter.values) {
    const values = parameter.exact ?? parameter.values;
    const input = el('select', {}, el('option', { value: '' }, '(left out)'), values.map((each, i) => el('option', { value: i }, String(each))));
    const at = values.indexOf(value);
    input.value = at >= 0 ? String(at) : isNew ? '0' : '';
    return { root: el('label', {}, name, input), json: () => (input.value === '' ? null : `${JSON.stringify(name)}:${JSON.stringify(values[Number(input.value)])}`) };
  }
  const input = el('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', placeholder: `${parameter.min} to ${parameter.max}`, value: value ?? (isNew ? parameter.min : '') });
  return { root: el('label', {}, name, input), json: () => (input.value.trim() === '' ? null : `${JSON.stringify(name)}:${numberOrText(input.value)}`) };
}

// What is no number goes as it is: the server says what is wrong with it, together with all else.
function numberOrText(text) {
  const trimmed = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? JSON.stringify(Number(trimmed)) : JSON.stringify(trimmed);
}

function wholeOrText(text) {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : text;
}
