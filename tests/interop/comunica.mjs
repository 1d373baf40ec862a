// Asks the endpoint named on the command line; prints what it got as JSON.
import { QueryEngine } from '@comunica/query-sparql';

const engine = new QueryEngine();
const endpoint = { sources: [{ type: 'sparql', value: process.argv[2] }] };
// Comunica takes this one apart, since the endpoint is not told to it as one that answers whole queries.
const mixed = { sources: [process.argv[2]] };

const rows = await (await engine.queryBindings(
  'SELECT ?d ?says { ?d <https://example.org/says> ?says } ORDER BY ?d', endpoint)).toArray();
const joined = await (await engine.queryBindings(
  'SELECT ?d { ?d a ?c . ?d <https://example.org/says> ?says FILTER(CONTAINS(?says, "“2”")) } LIMIT 5', mixed)).toArray();
const quads = await (await engine.queryQuads('CONSTRUCT { ?d a ?c } WHERE { ?d a ?c }', endpoint)).toArray();
let refusal = '';
try {
  await (await engine.queryBindings('SELECT * { ?s ?p ?o FILTER(<https://example.org/no-function>(?o)) }', endpoint)).toArray();
} catch (error) {
  refusal = error.message;
}

console.log(JSON.stringify({
  documents: rows.map(row => row.get('d').value),
  says: rows[0].get('says').value,
  joined: joined.map(row => row.get('d').value),
  boolean: await engine.queryBoolean('ASK { ?s ?p ?o }', endpoint),
  triples: quads.length,
  refusal,
}));
