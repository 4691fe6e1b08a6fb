import { webhook } from '../../entities/webhook';
import { locator } from '../../fields';

/** Chooses one of the webhooks that the app has made for the account. */
export const chosenWebhook = { webhook: locator(webhook) };
