/** The list of media types by extension that n8n has itself, bundled into the build (gulpfile.js). */
export { lookup } from 'mime-types';
