import { json } from '@codemirror/lang-json';
import { Button, Menu, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { PageHeader, useI18n, useToast } from '@smartx/ui';
import { IconPlayerPlay } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { graphql as graphqlLanguage } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';
import { useMemo, useState } from 'react';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { AnswerPane } from './AnswerPane.tsx';
import { CodeEditor } from './CodeEditor.tsx';
import { SchemaDocs } from './docs/SchemaDocs.tsx';
import { examples } from './examples.ts';
import styles from './explorer.module.css';
import { prettify } from './prettify.ts';
import { useRuns } from './use-explorer.ts';

type Pane = 'docs' | 'document' | 'answer';

const VARIABLES_LANGUAGE = [json()];
const route = getRouteApi('/w/$workspace/explorer');

/** Documentation, document and answer side by side; one at a time where there is no room. */
export function Explorer({ schema }: { readonly schema: GraphQLSchema }) {
  const i18n = useI18n();
  const navigate = route.useNavigate();
  const { type } = route.useSearch();
  const isNarrow = useMediaQuery('(max-width: 74.99em)', false, { getInitialValueInEffect: false });
  const [pane, setPane] = useState<Pane>('document');
  const [first] = useState(() => examples(i18n)[0]);
  const [document, setDocument] = useState(first?.document ?? '');
  const [variables, setVariables] = useState(first?.variables ?? '{}');
  const runs = useRuns();
  const open = (next: string | null) => {
    setPane('docs');
    void navigate({ search: (before) => changeSearch(before, { type: next ?? '' }) });
  };
  const language = useMemo(
    () => graphqlLanguage(schema, { onShowInDocs: (_field, ofType, parent) => open(parent ?? ofType ?? null) }),
    // The way to the documentation stays the same as long as the schema does.
    [schema],
  );
  const run = () => {
    setPane('answer');
    void runs.run(document, variables);
  };
  const load = (next: { document: string; variables: string }) => {
    setDocument(next.document);
    setVariables(next.variables);
    setPane('document');
  };
  const shows = (one: Pane) => !isNarrow || pane === one;
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('API explorer')}
        actions={
          <Actions
            document={document}
            sent={runs.sent}
            onDocument={setDocument}
            onLoad={load}
            onRun={run}
            isRunning={runs.state.kind === 'running'}
          />
        }
      />
      {isNarrow && <PaneChoice pane={pane} onChange={setPane} />}
      <div className={styles.columns}>
        {shows('docs') && <SchemaDocs schema={schema} open={type ?? null} onOpen={open} />}
        {shows('document') && (
          <section className={styles.pane} aria-label={i18n.t('Document')}>
            <h2 className={styles.paneTitle}>{i18n.t('Document')}</h2>
            <div className={styles.editorBox}>
              <CodeEditor
                label={i18n.t('Document')}
                text={document}
                onChange={setDocument}
                language={language}
                onRun={run}
              />
            </div>
            <h2 className={styles.paneTitle}>{i18n.t('Variables')}</h2>
            <div className={styles.variables}>
              <CodeEditor
                label={i18n.t('Variables')}
                text={variables}
                onChange={setVariables}
                language={VARIABLES_LANGUAGE}
                onRun={run}
              />
            </div>
          </section>
        )}
        {shows('answer') && <AnswerPane state={runs.state} />}
      </div>
    </div>
  );
}

function PaneChoice({ pane, onChange }: { readonly pane: Pane; readonly onChange: (pane: Pane) => void }) {
  const i18n = useI18n();
  return (
    <SegmentedControl<Pane>
      aria-label={i18n.t('What is shown')}
      value={pane}
      onChange={onChange}
      data={[
        { value: 'docs', label: i18n.t('Schema') },
        { value: 'document', label: i18n.t('Document') },
        { value: 'answer', label: i18n.t('Answer') },
      ]}
    />
  );
}

interface ActionsProps {
  readonly document: string;
  readonly sent: ReturnType<typeof useRuns>['sent'];
  readonly onDocument: (document: string) => void;
  readonly onLoad: (next: { document: string; variables: string }) => void;
  readonly onRun: () => void;
  readonly isRunning: boolean;
}

/** What can be done with the document. */
function Actions({ document, sent, onDocument, onLoad, onRun, isRunning }: ActionsProps) {
  const i18n = useI18n();
  const toast = useToast();
  const layOut = () => {
    const text = prettify(document);
    if (text === null)
      toast({
        message: i18n.t('The document stays as it is'),
        detail: i18n.t('It cannot be parsed, or comments would be lost.'),
      });
    else onDocument(text);
  };
  return (
    <>
      <ListMenu label={i18n.t('Examples')} items={examples(i18n)} onChoose={onLoad} />
      <ListMenu
        label={i18n.t('Sent')}
        hint={i18n.t('Kept until you leave this page')}
        items={sent.map((one) => ({ ...one, id: String(one.id) }))}
        onChoose={onLoad}
      />
      <Button variant="default" onClick={layOut}>
        {i18n.t('Prettify')}
      </Button>
      <Button leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden />} onClick={onRun} loading={isRunning}>
        {i18n.t('Run')}
      </Button>
    </>
  );
}

interface Choosable {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  readonly variables: string;
}

function ListMenu(props: {
  readonly label: string;
  readonly hint?: string;
  readonly items: readonly Choosable[];
  readonly onChoose: (item: Choosable) => void;
}) {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" disabled={props.items.length === 0}>
          {props.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.hint && <Menu.Label>{props.hint}</Menu.Label>}
        {props.items.map((item) => (
          <Menu.Item key={item.id} onClick={() => props.onChoose(item)}>
            {item.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
