import type { View } from '../../src/app/preferences.ts';
import type { DownhillPage } from './page.ts';

/** Goes to the view with what more the address shall say. */
export type Open = (search?: string) => Promise<void>;

/** The page as axe is to see it. */
export interface State {
  readonly view: View;
  readonly name: string;
  /** Below a rail's width the settings are a sheet. */
  readonly width?: number;
  readonly reach: (page: DownhillPage, open: Open) => Promise<void>;
}

export const RAIL_PX = 1280;
export const PHONE_PX = 360;

/** The sheet's button, in any language. */
export const SHEET = '.sheet-toggle';
