/** What only administrators may do. */
export const ADMINISTRATORS_ONLY = {
	access_denied_insufficient_permissions: {
		message: 'The connected account may not manage users',
		remedy:
			'Connect an administrator who may manage users, with an app that has the scope "Manage users".',
	},
};

/** https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/ */
export const LOGIN_TAKEN = {
	user_login_already_used: {
		message: 'Another Box user has this email address',
		remedy: "Enter another 'Email', or choose the user who has it.",
	},
};
