/** Words of the user's or of Box, as errors repeat them. */
export { firstLine, quote, said } from '../../client/quote';
