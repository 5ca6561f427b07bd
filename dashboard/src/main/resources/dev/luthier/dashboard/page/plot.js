// A canvas that is sharp on every screen, is drawn again when its size, theme or data change, and tells what is under the pointer.

import { el } from './format.js';

const plots = new Set();
const tip = () => document.getElementById('tip');

export class Plot {
  /** @param draw is given the context, its width and height, and the colours */
  constructor(parent, { height = 260, label, draw, hover, click }) {
    this.canvas = el('canvas', { role: 'img', 'aria-label': label });
    this.root = el('div', { class: 'plot', style: { height: `${height}px` } }, this.canvas);
    parent.append(this.root);
    this.draw = draw;
    this.hover = hover;
    this.click = click;
    this.observer = new ResizeObserver(() => this.paint());
    this.observer.observe(this.root);
    plots.add(this);
    this.canvas.addEventListener('pointermove', (event) => this.point(event));
    this.canvas.addEventListener('pointerleave', () => { this.mark = null; hideTip(); this.paint(); });
    this.canvas.addEventListener('click', (event) => {
      const found = this.hover?.(event.offsetX, event.offsetY);
      if (found && this.click) { hideTip(); this.click(found); }
    });
  }

  setHeight(height) {
    this.root.style.setProperty('height', `${height}px`);
  }

  say(label) {
    this.canvas.setAttribute('aria-label', label);
  }

  /** Draws once before the next frame, however often it is asked to. */
  paint() {
    if (this.planned) return;
    this.planned = requestAnimationFrame(() => { this.planned = 0; this.paintNow(); });
  }

  paintNow() {
    const width = this.root.clientWidth;
    const height = this.root.clientHeight;
    if (!width || !height) return;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const context = this.canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.font = '12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
    this.draw(context, width, height, colours());
    if (this.mark) this.mark(context, colours());
  }

  point(event) {
    const found = this.hover?.(event.offsetX, event.offsetY);
    this.canvas.style.setProperty('cursor', found && this.click ? 'pointer' : 'default');
    const mark = found?.mark ?? null;
    if (mark || this.mark) { this.mark = mark; this.paint(); }
    if (found?.text) showTip(found.text, event.clientX, event.clientY);
    else hideTip();
  }

  close() {
    this.observer.disconnect();
    plots.delete(this);
    hideTip();
  }
}

export function repaintAll() {
  known = null;
  plots.forEach((plot) => plot.paint());
}

export function showTip(text, x, y) {
  const box = tip();
  box.textContent = text;
  box.hidden = false;
  const width = box.offsetWidth;
  const left = x + 14 + width > window.innerWidth ? x - 14 - width : x + 14;
  box.style.setProperty('left', `${Math.max(4, left)}px`);
  box.style.setProperty('top', `${Math.min(window.innerHeight - box.offsetHeight - 6, y + 14)}px`);
}

export function hideTip() {
  tip().hidden = true;
}

let known = null;

export function colours() {
  if (!known) {
    const style = getComputedStyle(document.documentElement);
    const names = ['bg', 'panel', 'ink', 'muted', 'line', 'grid', 'soft', 'accent', 'best', 'pending', 'running', 'finished', 'stopped', 'failed', 'unfinished'];
    known = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    known.dark = document.documentElement.dataset.theme === 'dark';
  }
  return known;
}

const LIGHT = [[214, 220, 229], [150, 190, 214], [64, 132, 196], [30, 62, 160]];
const DARK = [[52, 62, 76], [49, 96, 128], [66, 156, 190], [170, 232, 250]];

/** From 0, the worst, to 1, the best. */
export function shade(share, alpha = 1) {
  const stops = colours().dark ? DARK : LIGHT;
  const place = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(place));
  const rgb = stops[i].map((c, k) => Math.round(c + (stops[i + 1][k] - c) * (place - i)));
  return alpha === 1 ? `rgb(${rgb})` : `rgb(${rgb} / ${alpha})`.replace(/,/g, ' ');
}

export function shadeRgb(share) {
  return shade(share).match(/\d+/g).map(Number);
}

/** White or black, whichever stands out more from a colour (relative luminance as in WCAG 2.2). */
export function inkOn(rgb) {
  const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? '#fff' : '#000';
}

/** Axes with grid lines; the box is {left, top, right, bottom}. */
export function axes(context, box, c, { x, y, xTicks, yTicks, xText = String, yText = String, xLabel, yLabel, grid = true }) {
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const tick of yTicks ?? y.ticks(5)) {
    const at = Math.round(y(tick)) + 0.5;
    if (at < box.top - 1 || at > box.bottom + 1) continue;
    context.strokeStyle = c.grid;
    if (grid) line(context, box.left, at, box.right, at);
    context.fillStyle = c.muted;
    context.fillText(clip(yText(tick), 9), box.left - 8, at);
  }
  context.textBaseline = 'top';
  context.textAlign = 'center';
  let free = -Infinity;
  for (const tick of xTicks ?? x.ticks(Math.max(2, Math.floor((box.right - box.left) / 110)))) {
    const at = x(tick);
    if (at < box.left - 1 || at > box.right + 1) continue;
    const text = clip(xText(tick), 14);
    const half = context.measureText(text).width / 2;
    if (at - half < free) continue;
    free = at + half + 8;
    context.fillStyle = c.muted;
    context.fillText(text, Math.min(at, box.right + 16 - half), box.bottom + 7);
  }
  context.strokeStyle = c.line;
  line(context, box.left, box.bottom + 0.5, box.right, box.bottom + 0.5);
  context.fillStyle = c.muted;
  if (xLabel) { context.textAlign = 'right'; context.fillText(xLabel, box.right, box.bottom + 23); }
  if (yLabel) { context.textAlign = 'left'; context.textBaseline = 'alphabetic'; context.fillText(yLabel, box.left, box.top - 9); }
}

export function line(context, x1, y1, x2, y2) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

export function dot(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fill();
}

export function ring(context, x, y, colour, radius = 5.5) {
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.stroke();
}

export function clip(text, most) {
  const whole = String(text);
  return whole.length > most ? `${whole.slice(0, most - 1)}…` : whole;
}

/** The nearest of some places, within a few pixels. */
export function nearest(places, x, y, within = 14) {
  let found = null;
  let least = within * within;
  for (const place of places) {
    const distance = (place.x - x) ** 2 + (place.y - y) ** 2;
    if (distance < least) { least = distance; found = place; }
  }
  return found;
}
