import { version } from '../../package.json' with { type: 'json' };
import { ENGINES } from '../core/types.ts';
import type { BenchEnvironment } from '../run/bench/report.ts';
import type { Bench } from './state/bench.ts';

export type Navigating = Pick<Navigator, 'userAgent' | 'platform' | 'hardwareConcurrency'> & {
  readonly userAgentData?: { readonly platform: string };
};

/** Newest names first: Edge and Opera call themselves Chrome, too, and Chrome calls itself Safari. */
const IN_USER_AGENT = [
  ['Edge', /Edg\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /(?:Headless)?Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
] as const;

/** `Chrome 141`; the whole user agent where it names none that is known. */
export function browserName({ userAgent }: Pick<Navigator, 'userAgent'>): string {
  for (const [name, pattern] of IN_USER_AGENT) {
    const number = pattern.exec(userAgent)?.[1];
    if (number !== undefined) return `${name} ${number}`;
  }
  return userAgent;
}

export function environmentOf(
  { opened }: Pick<Bench, 'opened'>,
  navigating: Navigating,
): BenchEnvironment {
  return {
    version,
    runtime: browserName(navigating),
    // Chromium's own word; the older one is a fixed text in most browsers.
    platform: navigating.userAgentData?.platform ?? navigating.platform,
    cpu: { cores: navigating.hardwareConcurrency },
    engines: ENGINES.flatMap((id) => opened[id] ?? []),
  };
}
