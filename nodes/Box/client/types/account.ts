/** The origins a credential points at. Each is an origin without a trailing slash; paths are appended. */
export interface BoxHosts {
	/** `/2.0/…` and `/oauth2/token` live here. */
	apiUrl: string;
	/** `/api/2.0/files/content` lives here. */
	uploadUrl: string;
	/** `/api/oauth2/authorize` lives here. */
	accountUrl: string;
}

/**
 * The source of the client's access token. `auth/` implements it, so that the client knows nothing of
 * how n8n stores or refreshes a credential.
 */
export interface TokenSource {
	/** The access token to try first. */
	current(): Promise<string>;
	/**
	 * Box refused `rejected` with a 401. Resolves with another token, or rejects with the error
	 * the user should see. Concurrent callers cause one refresh.
	 */
	refresh(rejected: string): Promise<string>;
}
