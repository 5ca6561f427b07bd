// Numbers, durations and names as people read them.

export const STATES = ['pending', 'running', 'finished', 'stopped', 'failed', 'unfinished'];

/** A trial's fields in a row; its hyperparameters follow from V on. */
export const ROW = { NUMBER: 0, TASK: 1, STATE: 2, METRIC: 3, RESOURCE: 4, ATTEMPTS: 5, START: 6, END: 7, STEP: 8, LAST: 9, NOTE: 10, REASON: 11, V: 12 };

export function number(value, digits = 5) {
  if (value === null || value === undefined) return '–';
  if (typeof value !== 'number') return String(value);
  if (value === 0) return '0';
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value);
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return value.toExponential(Math.max(0, digits - 2)).replace('e+', 'e');
  return Number(value.toPrecision(digits)).toString();
}

export function count(value) {
  return value.toLocaleString('en-US');
}

export function duration(millis) {
  if (millis === null || millis === undefined) return '–';
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${String(minutes % 60).padStart(2, '0')} min` : `${(hours / 24).toFixed(1)} days`;
}

/** The same to the hundredth of a second, to tell moments apart. */
export function moment(millis) {
  return millis < 600_000 ? `${(millis / 1000).toFixed(2)} s` : duration(millis);
}

export function percent(share) {
  return `${(share * 100).toFixed(share > 0.9995 || share === 0 ? 0 : 1)} %`;
}

export function ending(kind) {
  return kind.toLowerCase().replaceAll('_', ' ');
}

/** An element with attributes, handlers (onclick …) and children. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') Object.entries(value).forEach(([k, v]) => element.style.setProperty(k, v));
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A panel with a title, what stands beside it, and a body. */
export function card(size, title, beside = []) {
  const body = el('div');
  const note = el('span', { class: 'quiet' });
  const root = el('section', { class: `card ${size}`, 'aria-label': title }, el('header', {}, el('h2', {}, title), note, el('span', { class: 'grow' }), beside), body);
  return { root, body, note };
}

/** Buttons of which one is pressed. */
export function choice(label, options, chosen, onChoose) {
  const buttons = options.map(([value, text]) => el('button', { type: 'button', 'aria-pressed': String(value === chosen), onclick: () => {
    buttons.forEach((each, i) => each.setAttribute('aria-pressed', String(options[i][0] === value)));
    onChoose(value);
  } }, text));
  return el('span', { class: 'seg', role: 'group', 'aria-label': label }, buttons);
}

export function stateLegend(states) {
  return el('div', { class: 'legend' }, states.map((state) => el('span', {}, el('i', { class: `s-${state}` }), state)));
}
