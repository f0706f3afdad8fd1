/**
 * Words on a canvas: wrapped into lines, in an unquoted generic family (see surface.ts), sharp at any zoom.
 */

import type { Severity } from '../protocol';
import { COLOURS } from './colours';

export const FONT = 'sans-serif';

/** A canvas of ours at this size in CSS pixels, ready to draw on and empty but for its dot. */
export function fresh(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const scale = Math.min(3, Math.max(1, devicePixelRatio));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(scale, scale);
  context.fillStyle = 'rgba(0,0,0,.02)';
  context.fillRect(0, 0, 1, 1);
  return context;
}

/** The words in lines no wider than this, in the context's font. A word wider than a line stands alone. */
export function wrap(context: CanvasRenderingContext2D, words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A sheet of paper: rounded, a line around it, solid, so that it reads over anything. */
export function sheet(context: CanvasRenderingContext2D, width: number, height: number, paper: Paper): void {
  context.beginPath();
  context.roundRect(1, 1, width - 2, height - 2, 10);
  context.fillStyle = paper.ground;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = paper.edge;
  context.stroke();
}

/** The sign of a severity, as a mark has it. */
export function signOn(context: CanvasRenderingContext2D, severity: Severity, x: number, y: number, ink: string): void {
  context.beginPath();
  context.fillStyle = ink;
  context.strokeStyle = ink;
  if (severity === 'danger') context.rect(x + 1, y + 1, 9, 9);
  else if (severity === 'warn') {
    context.moveTo(x + 5.5, y);
    context.lineTo(x + 11, y + 10);
    context.lineTo(x, y + 10);
    context.closePath();
  } else context.arc(x + 5.5, y + 5.5, 4, 0, 2 * Math.PI);
  context.lineWidth = 2;
  if (severity === 'notice') context.stroke();
  else context.fill();
}

export interface Paper {
  readonly ground: string;
  readonly edge: string;
  readonly text: string;
  readonly quiet: string;
  readonly ink: Readonly<Record<Severity, string>>;
}

/** As the device says: in a page our own setting is not known. */
export function paper(): Paper {
  const look = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const { sheet, edge, ink, soft, notice, warn, danger } = COLOURS;
  return {
    ground: sheet[look],
    edge: edge[look],
    text: ink[look],
    quiet: soft[look],
    ink: { notice: notice[look], warn: warn[look], danger: danger[look] },
  };
}
