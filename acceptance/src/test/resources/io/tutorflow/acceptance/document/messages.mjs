// Validates messages: a line each of {"schema": …, "message": …}; a schema is an event's, or one of the document's.
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [schemas, document, messages] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
for (const file of readdirSync(schemas)) {
  ajv.addSchema(JSON.parse(readFileSync(join(schemas, file), "utf8")), file.replace(/\.json$/, ""));
}
ajv.addSchema(JSON.parse(readFileSync(document, "utf8")), "openapi");

let faults = 0;
const seen = {};
for (const line of readFileSync(messages, "utf8").split("\n").filter(Boolean)) {
  const { schema, message } = JSON.parse(line);
  const validate = ajv.getSchema(schema.startsWith("#") ? `openapi${schema}` : schema);
  if (!validate) {
    console.log(`there is no schema ${schema}`);
    faults++;
  } else if (!validate(message)) {
    console.log(`${schema} ${JSON.stringify(message)}\n  ${ajv.errorsText(validate.errors, { separator: "\n  " })}`);
    faults++;
  }
  seen[schema] = (seen[schema] ?? 0) + 1;
}
console.log(`validated ${JSON.stringify(seen)}`);
process.exit(faults === 0 ? 0 : 1);
