import { readText } from '../../../nodes/Box/client/http/body';
import { createHttp } from '../../../nodes/Box/client/http/http';

/**
 * Calls the URL of the command line three times, one after the other, and prints the answers. For a
 * process of its own: which certificates Node trusts is settled when it starts.
 */
async function main([target = '']: string[]): Promise<void> {
	const http = createHttp();
	const url = new URL(target);
	for (let call = 0; call < 3; call += 1) {
		const connection = await http.connect({ url, kind: 'quick', owner: http });
		const limits = { headersTimeout: 10_000, bodyTimeout: 10_000 };
		const { status, body } = await connection.send({ method: 'GET', headers: {}, ...limits });
		console.log(status, await readText(body));
	}
	await http.close();
}

void main(process.argv.slice(2));
