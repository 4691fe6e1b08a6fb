export type { Explanation } from '../../auth/explainNetwork';
