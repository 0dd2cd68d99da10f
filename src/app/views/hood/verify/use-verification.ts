import { usePage, useSelected } from '../../../app-context.ts';
import { VERIFY } from '../../../i18n/verify.ts';
import { holderOf } from '../../../state.ts';

export type VerifyPage = ReturnType<typeof useVerification>;

/** All that this view depends on. */
export function useVerification() {
  const page = usePage(VERIFY);
  const verification = useSelected((state) => state.verification);
  const holder = useSelected(holderOf);
  return { ...page, verification, holder };
}
