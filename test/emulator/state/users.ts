import type { User } from './model';

const CREATED = Date.UTC(2024, 0, 15, 17, 0, 0);

function sample(id: string, name: string, role: User['role'], enterpriseId: string): User {
	const login = `${name.toLowerCase()}@example.com`;
	return { id, name, login, role, enterpriseId, createdAt: CREATED };
}

/** Two users of one enterprise and one of another. */
export type SampleUsers = {
	/** Administrator of the enterprise; the account that is connected unless another one is named. */
	admin: User;
	/** A managed user of the same enterprise. */
	colleague: User;
	/** A user of another enterprise. */
	outsider: User;
};

/** The account of the application itself: https://developer.box.com/platform/user-types/#service-account */
export function serviceAccount({ enterpriseId }: User): User {
	return {
		...sample('21000000044', 'Automation', 'user', enterpriseId),
		login: 'AutomationUser_2000001_eMuLaToR@boxdevedition.com',
		isService: true,
	};
}

/** The accounts every emulator starts with. */
export function sampleUsers(): SampleUsers {
	return {
		admin: sample('21000000011', 'Admin', 'admin', '31000001'),
		colleague: sample('21000000022', 'Colleague', 'user', '31000001'),
		outsider: sample('21000000033', 'Outsider', 'user', '31000002'),
	};
}
