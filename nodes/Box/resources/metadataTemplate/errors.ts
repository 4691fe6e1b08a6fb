import type { OperationErrors } from '../../framework/types';

/** What it means that Box does not take a template. */
export const TEMPLATE_ERRORS: OperationErrors = {
	403: {
		message: 'The connected account may not make metadata templates',
		remedy:
			'Connect an administrator who may manage metadata templates, with an app that has the scope "Manage enterprise properties".',
	},
	conflict: {
		message: 'The enterprise has a metadata template with this key already',
		remedy: "Enter another 'Template Key', or change the template that there is.",
	},
};
