// Plain JavaScript that any Node can read: it runs before anything that needs the right one.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `This service runs on Node 24 and found ${process.version}: install Node 24 (https://nodejs.org) and run the command again. (On Linux x64, npm install brings Node 24 along: run npm install first.)`,
  );
  process.exit(1);
}
