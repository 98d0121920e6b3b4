// Stops with a plain message on a Node that cannot run this. JavaScript, because such a Node may not read TypeScript at all.
const wanted = 24

if (Number(process.versions.node.split('.')[0]) < wanted) {
  process.stderr.write(
    `This needs Node ${wanted}, and this is Node ${process.versions.node}.\n` +
      `The right one comes with the packages: run "npm ci" (without --ignore-scripts), then "npm start".\n`,
  )
  process.exit(1)
}
