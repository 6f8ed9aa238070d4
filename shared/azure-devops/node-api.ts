// The parts of the official client that are used, behind one lazy import: they are CommonJS, whose names a bundler
// with code splitting keeps only through a static import. Never the package's root or WebApi.js, which load 1 MB.
export { VsoClient } from 'azure-devops-node-api/VsoClient.js';
export { HttpClient } from 'typed-rest-client/HttpClient.js';
