import { metadataTemplate } from '../entities/metadataTemplate';
import { Deferred, type Field } from '../framework/field';
import type { Chosen } from '../framework/references/entity';
import { locator } from './locator';

type Template = Chosen<'metadata_template'>;

/**
 * Chooses one of the enterprise's own templates, and none of those that Box has for all.
 *
 * @param not what cannot be done with the others: `changed`
 */
export function ownTemplate(
	not: string,
	settings: Parameters<typeof locator>[1] = {},
): Field<Template> {
	const any = locator(metadataTemplate, settings);
	return {
		...any,
		read: (scope, name) => {
			const found = any.read(scope, name);
			const checked = (template: Template): Template => {
				if (!template.id.startsWith('global.')) return template;
				const remedy = "Choose one of the enterprise's own.";
				return scope.params.fail(name, `is a template of Box, which cannot be ${not}`, remedy);
			};
			if (!(found instanceof Deferred)) return checked(found);
			return new Deferred('box', async () => checked(await found.resolve()));
		},
	};
}
