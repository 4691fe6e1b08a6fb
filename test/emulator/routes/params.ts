/** Routes with an id in their path. */
export interface ById {
	Params: { id: string };
}
