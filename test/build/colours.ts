/** #RRGGBB → red, green, blue in linear light, 0–1. */
type Linear = readonly [number, number, number];

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
/** @param hex #RGB or #RRGGBB */
function linear(hex: string): Linear {
  const full = hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex;
  const [red, green, blue] = [1, 3, 5].map((i) => toLinear(parseInt(full.slice(i, i + 2), 16) / 255));
  return [red!, green!, blue!];
}
const luminance = ([red, green, blue]: Linear): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Contrast ratio of WCAG, 1–21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** CIE L*a*b* in the light of day. */
function lab([red, green, blue]: Linear): Linear {
  const root = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116);
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = root(luminance([red, green, blue]));
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How light a colour is in a print without colours, 0–100. */
export const lightness = (hex: string): number => lab(linear(hex))[0];

/** Machado, Oliveira and Fernandes 2009, the whole loss of one kind of cone; rows over linear red, green, blue. */
export const BLINDNESS = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
export type Blindness = keyof typeof BLINDNESS;

/** How far two colours are apart for such eyes: ΔE of 1976. About 2 can just be told, 10 at a glance. */
export function difference(one: string, other: string, eyes: Blindness): number {
  const seen = (hex: string): Linear => {
    const colour = linear(hex);
    const part = (row: readonly number[]): number =>
      Math.min(1, Math.max(0, row[0]! * colour[0] + row[1]! * colour[1] + row[2]! * colour[2]));
    const [red, green, blue] = BLINDNESS[eyes];
    return lab([part(red), part(green), part(blue)]);
  };
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
