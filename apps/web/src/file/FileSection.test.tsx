import { ApolloLink, Observable } from '@apollo/client';
import { SmartxClientProvider } from '@smartx/client';
import { renderUi } from '@smartx/ui/testing';
import { accessibilityProblems } from '@smartx/ui/testing/axe';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileSection } from './FileSection.tsx';

const ALL = { attach: true, update: true, delete: true };
const letter = {
  ...{ __typename: 'File', id: 'fil_1', name: 'letter.pdf', mediaType: 'application/pdf', byteSize: 1500, version: 1 },
  statutoryOn: null,
  ...{
    createdAt: '2026-06-15T10:00:00Z',
    uploadedBy: { __typename: 'Member', id: 'mem_1', displayName: 'Ben Adam' },
    withheld: [],
  },
};
const photo = { ...letter, id: 'fil_2', name: 'photo.png', mediaType: 'image/png' };

let requests: FakeRequest[] = [];

/** A request that the test answers itself. */
class FakeRequest {
  readonly upload: { onprogress: ((event: { loaded: number }) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  readonly setRequestHeader = vi.fn();
  readonly send = vi.fn();
  status = 0;
  responseText = '';
  url = '';
  isAborted = false;

  constructor() {
    requests.push(this);
  }
  open(_method: string, url: string) {
    this.url = url;
  }
  abort() {
    this.isAborted = true;
    this.onabort?.();
  }
  answer(status: number, body = '') {
    Object.assign(this, { status, responseText: body });
    this.onload?.();
  }
}

beforeEach(() => {
  requests = [];
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => vi.unstubAllGlobals());

/** An operation that was sent. */
interface Sent {
  readonly name: string;
  readonly input: unknown;
}

function show(files: readonly object[], answers: Record<string, object> = {}, may = ALL): Sent[] {
  const sent: Sent[] = [];
  const data: Record<string, object> = {
    RecordFiles: { files: { ...typed('FileConnection'), nodes: files, totalCount: countOf(files) } },
    FileUpload: payload('uploadCreate', { upload: { ...typed('Upload'), id: 'upl_1', url: '/uploads/once' } }),
    FileAttach: payload('fileAttach', { record: letter }),
    ...answers,
  };
  const link = new ApolloLink(({ operationName = '', variables }) => {
    sent.push({ name: operationName, input: variables.input });
    return new Observable((observer) => {
      observer.next({ data: data[operationName] ?? null });
      observer.complete();
    });
  });
  renderUi(
    <SmartxClientProvider workspace="demo" purpose="RELATIONSHIP" onUnauthenticated={() => undefined} link={link}>
      <FileSection about={{ contactId: 'con_1' }} may={may} />
    </SmartxClientProvider>,
  );
  return sent;
}

function typed(name: string) {
  return { __typename: name };
}

function countOf(files: readonly object[]) {
  return { ...typed('TotalCount'), value: files.length };
}

function payload(mutation: string, parts: object) {
  return { [mutation]: { ...typed('Payload'), errors: [], ...parts } };
}

async function choose(...files: File[]) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no input');
  await userEvent.upload(input, files);
}

const firstRequest = () => waitFor(() => requests[0] ?? Promise.reject(new Error('nothing was sent')));
const inputsOf = (sent: readonly Sent[], name: string) =>
  sent.filter((operation) => operation.name === name).map(({ input }) => input);

describe('the files of a record', () => {
  it('are listed with size and who added them; without any it says what to do', async () => {
    show([letter]);

    const line = within((await screen.findByText('letter.pdf')).closest('li') ?? document.body);
    expect(line.getByText('1.5 kB')).toBeDefined();
    expect(line.getByText('Ben Adam')).toBeDefined();
  });

  it('are named as withheld where the person refuses, and then nothing can be done with them', async () => {
    show([
      {
        ...letter,
        name: null,
        withheld: [{ ...typed('Withheld'), field: 'name', reason: 'RESTRICTED', category: null, hint: null }],
      },
    ]);

    expect(await screen.findByText(/restricted/i)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Actions for/ })).toBeNull();
  });

  it('cannot be added or changed by whoever only reads', async () => {
    show([letter], {}, { attach: false, update: false, delete: false });

    await userEvent.click(await screen.findByRole('button', { name: 'Actions for letter.pdf' }));

    expect(screen.queryByRole('button', { name: 'Add files' })).toBeNull();
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Download']);
  });

  it('have no accessibility problem, empty, full and while sending', async () => {
    show([photo]);
    await screen.findByText('photo.png');
    await choose(new File(['x'], 'a.txt'));
    await firstRequest();

    expect(await accessibilityProblems(document.body)).toEqual([]);
  });
});

describe('a file that is added', () => {
  it('shows how far it is and is attached to the record once it has arrived', async () => {
    const sent = show([]);
    expect(await screen.findByText('No files yet. Choose some, or drop them here.')).toBeDefined();

    await choose(new File(['0123456789'], 'a.txt'));
    const request = await firstRequest();
    request.upload.onprogress?.({ loaded: 5 });

    expect(await screen.findByText('5 bytes of 10 bytes')).toBeDefined();
    expect(request.url).toBe('/uploads/once');
    request.answer(204);
    await waitFor(() => expect(inputsOf(sent, 'FileAttach')).toHaveLength(1));
    expect(inputsOf(sent, 'FileUpload')[0]).toMatchObject({
      ...{ use: 'file', fileName: 'a.txt', byteSize: 10, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(inputsOf(sent, 'FileAttach')[0]).toEqual({ uploadId: 'upl_1', contactId: 'con_1' });
    await waitFor(() => expect(screen.queryByText('a.txt')).toBeNull());
    expect(inputsOf(sent, 'RecordFiles').length).toBeGreaterThan(1);
  });

  it('says why it did not arrive, and is sent again on demand', async () => {
    const sent = show([]);
    await choose(new File(['x'], 'a.txt'));
    (await firstRequest()).answer(507, JSON.stringify({ message: 'There is no room left for files.' }));

    expect(await screen.findByText('There is no room left for files.')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(requests).toHaveLength(2));
    requests[1]?.answer(204);

    await waitFor(() => expect(inputsOf(sent, 'FileAttach')).toHaveLength(1));
  });

  it('can be stopped, and is not attached then', async () => {
    const sent = show([]);
    await choose(new File(['x'], 'a.txt'));
    const request = await firstRequest();

    await userEvent.click(screen.getByRole('button', { name: 'Stop sending a.txt' }));

    expect(request.isAborted).toBe(true);
    expect(screen.queryByText('a.txt')).toBeNull();
    expect(inputsOf(sent, 'FileAttach')).toEqual([]);
  });

  it('is refused before it is sent when it is empty, and by the server when it is a program', async () => {
    const refusal = {
      ...{ __typename: 'InvalidInput', code: 'INVALID_INPUT', message: 'fileName: no', path: 'fileName' },
      fields: [{ ...typed('FieldProblemType'), path: 'fileName', message: 'Files of the type .exe are not taken.' }],
    };
    const sent = show([], { FileUpload: payload('uploadCreate', { upload: null, errors: [refusal] }) });

    await choose(new File([], 'empty.txt'), new File(['MZ'], 'a.exe'));

    expect(await screen.findByText('This file is empty.')).toBeDefined();
    expect(await screen.findByText('Files of the type .exe are not taken.')).toBeDefined();
    expect([requests, inputsOf(sent, 'FileUpload').length]).toEqual([[], 1]);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Remove empty.txt from the list' }));
    expect(screen.queryByText('empty.txt')).toBeNull();
  });

  it('can be dropped on the section, two at a time', async () => {
    show([]);
    const zone = (await screen.findByText(/drop them here/)).parentElement ?? document.body;
    const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => new File(['x'], name));

    fireEvent.dragEnter(zone, { dataTransfer: { types: ['Files'], files } });
    expect(screen.getByText('Drop to add')).toBeDefined();
    fireEvent.drop(zone, { dataTransfer: { types: ['Files'], files } });

    expect(await screen.findByText('c.txt')).toBeDefined();
    await waitFor(() => expect(requests).toHaveLength(2));
    expect(screen.getByText('Waiting')).toBeDefined();
    requests[0]?.answer(204);
    await waitFor(() => expect(requests).toHaveLength(3));
  });
});

describe('a file of the list', () => {
  it('goes into the bin and comes back by undo', async () => {
    const sent = show([letter], {
      FileDelete: payload('fileDelete', {}),
      FileRestore: payload('fileRestore', {}),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for letter.pdf' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Move to the bin' }));

    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() => expect(inputsOf(sent, 'FileRestore')[0]).toEqual({ id: 'fil_1' }));
    expect(inputsOf(sent, 'FileDelete')[0]).toEqual({ id: 'fil_1' });
  });

  it('B10-AC2 is marked as a statutory document with its day', async () => {
    const sent = show([letter], { FileMarkStatutory: payload('fileMarkStatutory', {}) });
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for letter.pdf' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Statutory document…' }));
    fireEvent.change(await screen.findByLabelText('Day of the document'), { target: { value: '2026-02-03' } });

    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    const input = { id: 'fil_1', documentOn: '2026-02-03', ifVersion: 1 };
    await waitFor(() => expect(inputsOf(sent, 'FileMarkStatutory')[0]).toEqual(input), { timeout: 15_000 });
  });

  it('gets another name, and a refusal stands in the form', async () => {
    const stale = {
      ...{ __typename: 'VersionConflict', code: 'STALE_VERSION', message: 'Changed meanwhile.', path: null },
      currentVersion: 2,
    };
    const sent = show([letter], { FileRename: payload('fileRename', { record: null, errors: [stale] }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for letter.pdf' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    const field = await screen.findByLabelText('Name');
    await userEvent.clear(field);
    await userEvent.type(field, 'offer.pdf');

    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Changed meanwhile.')).toBeDefined();
    expect(inputsOf(sent, 'FileRename')[0]).toEqual({ id: 'fil_1', name: 'offer.pdf', ifVersion: 1 });
  });

  it('is shown on the page when it is a picture, by a link that was asked for', async () => {
    vi.stubGlobal('fetch', async () => new Response('picture'));
    URL.createObjectURL = () => 'blob:shown';
    URL.revokeObjectURL = vi.fn();
    const sent = show([photo], {
      FileDownload: payload('fileDownload', { download: { ...typed('FileDownload'), url: '/downloads/files/once' } }),
    });

    await userEvent.click(await screen.findByRole('button', { name: 'photo.png' }));

    expect((await screen.findByRole('img', { name: 'photo.png' })).getAttribute('src')).toBe('blob:shown');
    expect(inputsOf(sent, 'FileDownload')).toHaveLength(1);
  });
});
