import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FitConfig } from '../../../../core/settings/index.ts';
import type { Faults } from '../../../../core/settings/fault.ts';
import { usePage, useSome } from '../../../app-context.ts';
import type { Draft } from '../../../settings/draft.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { Prepared } from '../../../training/made.ts';

/** Whose settings the fields are. */
export interface Form extends Pick<Settings, 'edit' | 'commit'> {
  readonly config: FitConfig;
  readonly draft: Draft;
  readonly faults: Faults;
  readonly prepared: Prepared | undefined;
}

/** Those of a rival; the run's own where there is none. */
export const FormContext = createContext<Form | undefined>(undefined);

export function useForm(): Form {
  const { settings, config, draft, faults } = usePage();
  const { prepared } = useSome('run', 'prepared');
  return useContext(FormContext) ?? { ...settings, config, draft, faults, prepared };
}
