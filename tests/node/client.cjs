// Talks to a server as a client made with the official TypeScript library does.
// Arguments: the library's package, the server's command. Prints one JSON document.
const [library, command, ...args] = process.argv.slice(2);
const isOlder = library.startsWith("sdk");
const { Client } = require(isOlder ? `${library}/client/index.js` : library);
const { StdioClientTransport } = require(isOlder ? `${library}/client/stdio.js` : `${library}/stdio`);

async function main() {
  const transport = new StdioClientTransport({ command, args, env: process.env });
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  const { tools } = await client.listTools();
  const calls = [
    { name: "lookup", arguments: { term: "放管服" } },
    { name: "search", arguments: { query: "改革" } },
    { name: "annotate", arguments: { text: "放管服" } },
    { name: "compare", arguments: { term: "放管服" } },
    { name: "changes", arguments: { names: ["xinjiang-2023", "jiaxian-2024"] } },
    { name: "concordance", arguments: { query: "改革" } },
    { name: "collocates", arguments: { query: "改革" } },
    { name: "keywords", arguments: { reports: ["xinjiang-2023"] } },
    { name: "trend", arguments: { query: "改革" } },
    { name: "candidates", arguments: { reports: ["xinjiang-2023"] } },
    { name: "reports", arguments: {} },
  ];
  const answers = [];
  for (const call of calls) {
    answers.push((await client.callTool(call)).structuredContent.schema);
  }
  const { resources } = await client.listResources();
  const read = await client.readResource({ uri: resources[0].uri });
  console.log(
    JSON.stringify({ tools: tools.map((tool) => tool.name), answers, text: read.contents[0].text })
  );
  await client.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
