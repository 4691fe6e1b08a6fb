import { textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { metadataTemplate, templatePath } from '../../entities/metadataTemplate';
import { locator } from '../../fields';
import { Deferred, type Field } from '../../framework/field';
import { Chosen } from '../../framework/references/entity';

type Template = Chosen<'metadata_template'>;

const chosen = locator(metadataTemplate, {
	description: 'The template whose fields Box AI is to fill',
});

/** Chooses a template, with the full scope: Box AI takes no `enterprise` for one's own. */
export const template: Field<Template> = {
	...chosen,
	read: (scope, name) => {
		const found = chosen.read(scope, name);
		return new Deferred('box', async () =>
			withFullScope(found instanceof Deferred ? await found.resolve() : found),
		);
	},
};

async function withFullScope(found: Template): Promise<Template> {
	const [scope, key] = templatePath(found.id);
	if (scope !== 'enterprise') return found;
	const schema = await found.box.request({
		method: 'GET',
		path: ['metadata_templates', scope, key, 'schema'],
	});
	return new Chosen(found.type, `${textAt(schema.scope) ?? scope}.${key}`, found.box);
}

/** The template as Box AI wants it. */
export function toTemplate({ id }: Template): JsonObject {
	const [scope, key] = templatePath(id);
	return { type: 'metadata_template', scope, template_key: key };
}
