import type { User } from '../state/model';

function escaped(text: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
	};
	return text.replace(/[&<>"]/g, (each) => entities[each] ?? each);
}

function page(title: string, content: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; background: #f4f6f8; color: #222; margin: 0 }
main { max-width: 26rem; margin: 10vh auto; background: #fff; padding: 2rem; border-radius: 12px; box-shadow: 0 2px 12px #0002 }
h1 { font-size: 1.25rem; margin-top: 0 }
select, button { font: inherit; padding: .5rem 1rem; border-radius: 6px; border: 1px solid #bbb }
select { width: 100%; margin: .25rem 0 1rem }
button { cursor: pointer; background: #fff }
button[value=grant] { background: #0061d5; border-color: #0061d5; color: #fff }
small { color: #666 }
</style>
</head>
<body><main>${content}</main></body>
</html>`;
}

/** Asks the user whether the application may use his account. It posts to its own address. */
export function consentPage(query: Record<string, string>, users: User[]): string {
	const options = users.map(
		(user) =>
			`<option value="${escaped(user.id)}">${escaped(user.name)} (${escaped(user.login)})</option>`,
	);
	const scope = query.scope ? escaped(query.scope) : 'everything the application is set up for';
	const host = new URL(query.redirect_uri ?? '').host;
	return page(
		'Grant access to Box',
		`<h1>Grant access to Box (emulator)</h1>
<p>The application <b>${escaped(query.client_id ?? '')}</b> at <b>${escaped(host)}</b> asks for access to an account.</p>
<p><small>Scope: ${scope}</small></p>
<form method="post">
<label for="user">Account</label>
<select id="user" name="user">${options.join('')}</select>
<button name="decision" value="grant">Grant access to Box</button>
<button name="decision" value="deny">Deny</button>
</form>`,
	);
}

/** Stands in for Box's preview of a file. */
export function previewPage(text: string): string {
	return page('Preview', `<h1>${escaped(text)}</h1>`);
}

/** What Box shows instead of sending the user back. */
export function errorPage(error: string): string {
	return page(
		'Error',
		`<h1>There is a problem with this request</h1><p>Error: <code>${error}</code></p>`,
	);
}
