import type { Emulator } from '../../emulator';

/** Sends a request with a value for all that it may have; what it gives is live. */
export function requestSignature(emulator: Emulator, folderId: string) {
	const name = 'contract.pdf';
	const { id: fileId } = emulator.addFile({ name, content: 'x', parentId: folderId });
	const template = emulator.addSignTemplate({ name: 'Contract', fileId, signers: [{}] });
	return emulator.addSignRequest({
		fileId,
		signers: [{ email: 'ann@example.com', embed_url_external_user_id: '7', language: 'en' }],
		...{ name: 'Contract of Ann', template_id: template.id, signature_color: 'blue' },
		...{ email_message: 'Please', email_subject: 'Sign', days_valid: 30 },
		...{ external_id: '1', external_system_name: 'Shop' },
		...{ redirect_url: 'https://example.com', declined_redirect_url: 'https://example.com' },
		is_document_preparation_needed: true,
		prefill_tags: [
			{ document_tag_id: 'a', text_value: 'A' },
			{ document_tag_id: 'b', checkbox_value: true },
			{ document_tag_id: 'c', date_value: '2026-01-31' },
		],
	});
}
