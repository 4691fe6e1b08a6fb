import type { IExecuteFunctions, ILoadOptionsFunctions, ITriggerFunctions } from 'n8n-workflow';

/** The contexts of n8n that can reach Box. */
export type BoxContext = IExecuteFunctions | ILoadOptionsFunctions | ITriggerFunctions;

/** The credential type's name. */
export const CREDENTIAL = 'boxApi';
