/**
 * What a mark looks like: a line under the words and a small sign at its beginning, made of gradients alone. The three
 * severities differ by shape first (dots and a ring, dashes and a triangle, a full line and a square) and by colour
 * second. Under everything lies a light band, so that a mark reads on dark and busy pages as on white ones.
 */
import type { Severity } from '../protocol';

export interface Shape {
  readonly background: string;
  readonly ink: string;
}

/** How high a mark is; its middle lies on the foot of the words. */
export const HEIGHT = 9;
/** How wide its sign is, at least; a shorter mark is as wide as this. */
export const SIGN = 9;

const LIGHT = 'rgba(255,255,255,.92)';
const INK: Readonly<Record<Severity, string>> = { notice: '#2f5d8a', warn: '#8a5200', danger: '#a1224e' };

/** A band of the line: from `top`, `height` high, beginning behind the sign. */
const band = (image: string, top: number, height: number): string =>
  `${image} ${SIGN + 1}px ${top}px / calc(100% - ${SIGN + 1}px) ${height}px no-repeat`;
const plain = (colour: string): string => `linear-gradient(${colour},${colour})`;
const sign = (image: string): string => `${image} 0 0 / ${SIGN}px ${HEIGHT}px no-repeat`;

function notice(ink: string): string {
  const ring = `radial-gradient(circle at 4.5px 4.5px,${LIGHT} 0 1.4px,${ink} 1.9px 3.3px,${LIGHT} 3.8px 4.4px,transparent 4.8px)`;
  const dots = `radial-gradient(circle at 2.5px 1.5px,${ink} 0 1.2px,transparent 1.6px)`;
  return [sign(ring), `${dots} ${SIGN + 1}px 3px / 5px 3px repeat-x`, band(plain(LIGHT), 2, 5)].join(',');
}

function warn(ink: string): string {
  const triangle = `conic-gradient(from 150deg at 50% 14%,${ink} 0 60deg,transparent 60.5deg)`;
  const dashes = `repeating-linear-gradient(90deg,${ink} 0 6px,transparent 6px 9px)`;
  return [
    `${triangle} 1px 0 / 7px 7.5px no-repeat`,
    sign(`conic-gradient(from 150deg at 50% 0%,${LIGHT} 0 60deg,transparent 60.5deg)`),
    band(dashes, 3, 2.5),
    band(plain(LIGHT), 2, 4.5),
  ].join(',');
}

function danger(ink: string): string {
  return [
    `${plain(ink)} 1.5px 1.5px / 6px 6px no-repeat`,
    `${plain(LIGHT)} .5px .5px / 8px 8px no-repeat`,
    band(plain(ink), 3, 3),
    band(plain(LIGHT), 2, 5),
  ].join(',');
}

export const SHAPES: Readonly<Record<Severity, Shape>> = {
  notice: { background: notice(INK.notice), ink: INK.notice },
  warn: { background: warn(INK.warn), ink: INK.warn },
  danger: { background: danger(INK.danger), ink: INK.danger },
};
