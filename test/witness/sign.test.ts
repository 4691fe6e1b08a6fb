import { FileBase } from 'box-node-sdk/lib/schemas/fileBase';
import { FolderMini } from 'box-node-sdk/lib/schemas/folderMini';

import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { eachWithWitness } from './sdk';

describe('Box’s own SDK, on webhooks and sign requests', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness((started) => ({ emulator, sdk } = started));

	it('makes a webhook, changes it and deletes it', async () => {
		const { webhooks } = sdk.client;
		const { id } = emulator.addFolder({ name: 'Inbox' });

		const made = await webhooks.createWebhook({
			target: { id, type: 'folder' },
			address: 'https://example.com/new-webhook',
			triggers: ['FILE.UPLOADED'],
		});
		const found = await webhooks.getWebhookById(made.id ?? '');
		const changed = await webhooks.updateWebhookById(made.id ?? '', {
			requestBody: { address: 'https://example.com/updated-webhook' },
		});
		const listed = await webhooks.getWebhooks();
		await webhooks.deleteWebhookById(made.id ?? '');

		expect(found).toMatchObject({ target: { id }, address: 'https://example.com/new-webhook' });
		expect(changed.address).toBe('https://example.com/updated-webhook');
		expect(listed.entries).toMatchObject([{ id: made.id }]);
		await expect(webhooks.getWebhookById(made.id ?? '')).rejects.toMatchObject({
			responseInfo: { statusCode: 404 },
		});
	});

	it('sends a file to be signed, finds the request and cancels it', async () => {
		const { signRequests } = sdk.client;
		const folder = emulator.addFolder({ name: 'Signed' });
		const file = emulator.addFile({ name: 'contract.pdf', content: 'x' });

		const made = await signRequests.createSignRequest({
			signers: [
				{
					...{ email: 'ann@example.com', role: 'signer', password: 'password' },
					...{ isInPerson: false, loginRequired: false, suppressNotifications: true },
					...{ declinedRedirectUrl: 'https://www.box.com', embedUrlExternalUserId: '123' },
				},
			],
			...{ areRemindersEnabled: true, areTextSignaturesEnabled: true, daysValid: 30 },
			...{ emailMessage: 'Please sign this document', emailSubject: 'Sign this document' },
			...{ externalId: '123', externalSystemName: 'BoxSignIntegration', name: 'Sign Request' },
			isDocumentPreparationNeeded: false,
			parentFolder: new FolderMini({ id: folder.id }),
			prefillTags: [{ documentTagId: '0', textValue: 'text' }],
			sourceFiles: [new FileBase({ id: file.id })],
		});
		const found = await signRequests.getSignRequestById(made.id ?? '');
		const cancelled = await signRequests.cancelSignRequest(made.id ?? '');
		const { entries } = await signRequests.getSignRequests();

		expect(made.name).toBe('Sign Request.pdf');
		expect(made.signFiles?.files).toMatchObject([{ name: made.name }]);
		expect(made.signers?.[1]).toMatchObject({
			email: 'ann@example.com',
			suppressNotifications: true,
		});
		expect(made.parentFolder?.id).toBe(folder.id);
		expect(found.status).toBe('sent');
		expect(cancelled.status).toBe('cancelled');
		expect(entries).toMatchObject([{ id: made.id, type: 'sign-request' }]);
	});

	it('sends a request again, and lists the templates', async () => {
		const { signRequests, signTemplates } = sdk.client;
		const file = emulator.addFile({ name: 'contract.pdf', content: 'x' });
		const signers = [{ email: 'ann@example.com' }];
		const request = emulator.addSignRequest({ fileId: file.id, signers });
		Object.assign(request, { status: 'sent', emailedAt: 0 });
		const { id } = emulator.addSignTemplate({ name: 'Contract', fileId: file.id, signers });

		await signRequests.resendSignRequest(request.id);

		expect(request.emailedAt).toBeGreaterThan(0);
		const { entries } = await signTemplates.getSignTemplates({ limit: 2 });
		expect(entries).toMatchObject([{ id, name: 'Contract' }]);
		expect((await signTemplates.getSignTemplateById(id)).signers).toMatchObject(signers);
	});
});
