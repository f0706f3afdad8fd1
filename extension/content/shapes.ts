/**
 * What a mark looks like: a line under the words and a small sign at its beginning, made of gradients alone. The three
 * severities differ by shape first (dots and a ring, dashes and a triangle, a full line and a square) and by colour
 * second. Under everything lies a light band, so that a mark reads on dark and busy pages as on white ones.
 *
 * All three are one picture, one below the other in the order of `SEVERITIES`, of which a mark shows a third: to draw
 * another severity moves the picture, where another background would have to be parsed.
 */

import { COLOURS } from './colours';

/** How high a mark is; its middle lies on the foot of the words. */
export const HEIGHT = 9;
/** How wide its sign is, at least; a shorter mark is as wide as this. */
export const SIGN = 9;

const LIGHT = 'rgba(255,255,255,.92)';
const BEHIND = SIGN + 1;

/** A band of the line: from `top`, `height` high, beginning behind the sign. */
const band = (image: string, top: number, height: number): string =>
  `${image} ${BEHIND}px ${top}px / calc(100% - ${BEHIND}px) ${height}px no-repeat`;
const plain = (colour: string): string => `linear-gradient(${colour},${colour})`;
const sign = (image: string, top: number): string => `${image} 0 ${top}px / ${SIGN}px ${HEIGHT}px no-repeat`;

function notice(ink: string, top: number): string[] {
  const ring = `radial-gradient(circle at 4.5px 4.5px,${LIGHT} 0 1.4px,${ink} 1.9px 3.3px,${LIGHT} 3.8px 4.4px,transparent 4.8px)`;
  const dots = `radial-gradient(circle at 2.5px 1.5px,${ink} 0 1.2px,transparent 1.6px)`;
  return [sign(ring, top), `${dots} ${BEHIND}px ${top + 3}px / 5px 3px repeat-x`, band(plain(LIGHT), top + 2, 5)];
}

function warn(ink: string, top: number): string[] {
  const triangle = `conic-gradient(from 150deg at 50% 14%,${ink} 0 60deg,transparent 60.5deg)`;
  const dashes = `repeating-linear-gradient(90deg,${ink} 0 6px,transparent 6px 9px)`;
  return [
    `${triangle} 1px ${top}px / 7px 7.5px no-repeat`,
    sign(`conic-gradient(from 150deg at 50% 0%,${LIGHT} 0 60deg,transparent 60.5deg)`, top),
    band(dashes, top + 3, 2.5),
    band(plain(LIGHT), top + 2, 4.5),
  ];
}

function danger(ink: string, top: number): string[] {
  return [
    `${plain(ink)} 1.5px ${top + 1.5}px / 6px 6px no-repeat`,
    `${plain(LIGHT)} .5px ${top + 0.5}px / 8px 8px no-repeat`,
    band(plain(ink), top + 3, 3),
    band(plain(LIGHT), top + 2, 5),
  ];
}

export const SHAPES = [
  ...notice(COLOURS.notice.light, 0),
  ...warn(COLOURS.warn.light, HEIGHT),
  ...danger(COLOURS.danger.light, 2 * HEIGHT),
].join(',');
