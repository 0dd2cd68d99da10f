/** What verifies: fetched when somebody asks for it, as the view is. */
export { compareReports } from '../../../../run/verify/compare.ts';
export { readVerifyJson, verifyJson } from '../../../../run/verify/json.ts';
export { verify } from '../../../../run/verify/verify.ts';
