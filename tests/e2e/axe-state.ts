import type { View } from '../../src/app/preferences.ts';
import type { DownhillPage } from './page.ts';

/** Goes to the view with what more the address shall say. */
export type Open = (search?: string) => Promise<void>;

/** The page as axe is to see it. */
export interface State {
  readonly view: View;
  readonly name: string;
  readonly width?: number;
  readonly reach: (page: DownhillPage, open: Open) => Promise<void>;
  /** What the same page comes to from here, without another start. */
  readonly then?: readonly State[];
}

export const DESK_PX = 1280;
export const PHONE_PX = 360;
