/** PostGraphile 5 on the same tables as the application's role; row-level security through `pgSettings`. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { port, required } from './env.ts';

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({ connectionString: required('APP_DATABASE_URL'), schemas: ['public'], poolConfig: { max: 10 } }),
  ],
  grafast: { context: () => ({ pgSettings: { 'app.workspace_id': required('BENCH_WORKSPACE') } }), explain: false },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});
const server = createServer();
const serving = instance.createServ(grafserv);
await serving.addTo(server);
server.listen(port(), '127.0.0.1', () => console.log('ready'));
