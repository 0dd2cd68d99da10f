/** The cards of an answer, which come before anybody has pressed Fit. */
import { lazy } from '../../../ui/lazy.tsx';

export const AnswerCard = lazy(() => import('./AnswerCard.tsx'), 'AnswerCard', 'card');

export const Residuals = lazy(() => import('./Residuals.tsx'), 'Residuals', 'card');
