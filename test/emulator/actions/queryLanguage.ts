import { BoxProblem } from '../errors';
import type { TemplateField } from '../state/metadata';
import type { Predicate, Scalar, Values } from './queryPredicates';
import { COMPARE, joined, known, opposite, pattern } from './queryPredicates';
import type { Token } from './queryTokens';
import { invalidQuery, tokens } from './queryTokens';

const wrongType = (message: string) => new BoxProblem(400, 'unexpected_json_type', message);

/**
 * What a query means, by the fields of its template. 400 for anything it does not understand.
 * https://developer.box.com/guides/metadata/queries/syntax/
 */
export function readPredicate(
	query: string,
	fields: readonly TemplateField[],
	parameters: Values,
): Predicate {
	return new Parser(tokens(query), fields, parameters).whole();
}

class Parser {
	private position = 0;

	constructor(
		private readonly all: readonly Token[],
		private readonly fields: readonly TemplateField[],
		private readonly parameters: Values,
	) {}

	whole(): Predicate {
		const read = this.either();
		if (this.position < this.all.length) throw this.unexpected();
		return read;
	}

	private either(): Predicate {
		const read = [this.both()];
		while (this.takes('OR')) read.push(this.both());
		return joined(read, true);
	}

	private both(): Predicate {
		const read = [this.negated()];
		while (this.takes('AND')) read.push(this.negated());
		return joined(read, false);
	}

	private negated(): Predicate {
		if (this.takes('NOT')) return opposite(this.negated());
		if (!this.takes('(')) return this.condition();
		const read = this.either();
		this.needs(')');
		return read;
	}

	private condition(): Predicate {
		const field = this.field();
		if (this.takes('IS')) {
			const isNot = this.takes('NOT');
			this.needs('NULL');
			return (values) => (values[field.key] === undefined) !== isNot;
		}
		if (field.type === 'multiSelect') return this.sameChoices(field);
		if (field.type === 'taxonomy') throw incomparable(field);
		if (this.takes('NOT')) return opposite(this.listOrPattern(field));
		const sign = this.all[this.position]?.text ?? '';
		const compare = Object.hasOwn(COMPARE, sign) ? COMPARE[sign] : undefined;
		if (!compare) return this.listOrPattern(field);
		this.position++;
		const wanted = this.operand(field);
		return known(field, (value) => compare(value, wanted));
	}

	/** All choices of a field with several are compared at once, in any order. */
	private sameChoices(field: TemplateField): Predicate {
		const isSame = this.takes('=');
		if (!isSame && !this.takes('<>')) throw incomparable(field);
		const wanted = this.argument();
		if (!Array.isArray(wanted) || !wanted.every((each) => typeof each === 'string')) {
			throw wrongValue(field);
		}
		const listed = new Set(wanted);
		return ({ [field.key]: value }) => {
			if (!Array.isArray(value)) return null;
			const held = new Set<unknown>(value);
			const isEqual = held.size === listed.size && wanted.every((each) => held.has(each));
			return isEqual === isSame;
		};
	}

	private listOrPattern(field: TemplateField): Predicate {
		if (this.takes('IN')) {
			this.needs('(');
			const wanted = [this.operand(field)];
			while (this.takes(',')) wanted.push(this.operand(field));
			this.needs(')');
			return known(field, (value) => wanted.includes(value));
		}
		const isLike = this.takes('LIKE');
		if (!isLike && !this.takes('ILIKE')) throw this.unexpected();
		if (field.type !== 'string' && field.type !== 'enum') {
			throw invalidQuery(`The field '${field.key}' is no text`);
		}
		const wanted = pattern(String(this.operand(field)), isLike ? '' : 'i');
		return known(field, (value) => wanted.test(String(value)));
	}

	private field(): TemplateField {
		const token = this.all[this.position++];
		if (token?.kind !== 'word') throw this.unexpected(-1);
		const field = this.fields.find(({ key }) => key === token.text);
		if (!field) throw invalidQuery(`The template has no field '${token.text}'`);
		return field;
	}

	private operand(field: TemplateField): Scalar {
		const token = this.all[this.position++];
		if (token?.kind === 'text') return scalar(field, token.text.replaceAll("''", "'"));
		if (token?.kind === 'number') return scalar(field, Number(token.text));
		this.position--;
		return scalar(field, this.argument());
	}

	/** What stands in `query_params` under the name that comes next. */
	private argument(): unknown {
		const token = this.all[this.position++];
		if (token?.kind !== 'parameter') throw this.unexpected(-1);
		if (Object.hasOwn(this.parameters, token.text)) return this.parameters[token.text];
		throw wrongType(`There is no argument '${token.text}' in query_params`);
	}

	/** Signs and keywords, in any case. */
	private takes(text: string): boolean {
		const token = this.all[this.position];
		const isMeant =
			(token?.kind === 'sign' || token?.kind === 'word') && token.text.toUpperCase() === text;
		if (isMeant) this.position++;
		return isMeant;
	}

	private needs(text: string): void {
		if (!this.takes(text)) throw this.unexpected();
	}

	private unexpected(from = 0): BoxProblem {
		const token = this.all[this.position + from];
		return invalidQuery(token ? `Unexpected '${token.text}'` : 'The query ends too early');
	}
}

const incomparable = ({ key, type }: TemplateField) =>
	invalidQuery(`The field '${key}' of type '${type}' cannot be compared in this way`);

const wrongValue = ({ key, type }: TemplateField) =>
	wrongType(`The value for the field '${key}' is not of type '${type}'`);

/** The value as instances keep it. 400 if it is not of the field's type. */
function scalar(field: TemplateField, value: unknown): Scalar {
	const { type } = field;
	if (type === 'float' && typeof value === 'number') return value;
	if (type === 'date' && typeof value === 'string' && !Number.isNaN(Date.parse(value))) {
		return new Date(value).toISOString();
	}
	if ((type === 'string' || type === 'enum') && typeof value === 'string') return value;
	throw wrongValue(field);
}
