/**
 * Loaded into n8n before anything else (`node --require`): whatever connects to one of Box's names
 * gets the benchmark's front end on this machine. Names, certificates and TLS stay as they are.
 *
 * BOX_BENCH_FRONT_END is JSON: `{ "names": ["api.box.com"], "port": 40000 }`.
 */
const { Socket } = require('node:net');

const { names, port } = JSON.parse(process.env.BOX_BENCH_FRONT_END);
const { connect } = Socket.prototype;

const moved = (options) =>
	names.includes(options?.host) ? { ...options, host: '127.0.0.1', port } : options;

Socket.prototype.connect = function (...args) {
	// net.connect() hands over its arguments as one array that it has marked.
	if (Array.isArray(args[0])) args[0][0] = moved(args[0][0]);
	else args[0] = moved(args[0]);
	return connect.apply(this, args);
};
