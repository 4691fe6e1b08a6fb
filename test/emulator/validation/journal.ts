/** What was found in this process and nobody has looked at yet, also by emulators closed since. */
const unreported: string[] = [];

export function noteViolations(found: readonly string[]): void {
	unreported.push(...found);
}

/** Hands over what was found since the last call. */
export function takeViolations(): string[] {
	return unreported.splice(0);
}
