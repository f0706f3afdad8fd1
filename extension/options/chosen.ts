/** Files as the user gives them: chosen one by one, as a folder, or dropped, folders with all that is in them. */
import type { Chosen } from '../intake/protocol';

/** From a file field. In a folder that was chosen the files know their way in it. */
export const chosenIn = (files: FileList | null): Chosen[] =>
  [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

/** Text that was pasted is read like a file of it. */
export const pasted = (text: string): Chosen[] => [{ file: new File([text], 'text.txt', { type: 'text/plain' }), path: 'text.txt' }];

/** Whether what is being dragged over the page are files. */
export const areFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** What was dropped has to be asked for at once: after the event it is gone. */
export async function droppedIn({ dataTransfer }: DragEvent): Promise<Chosen[]> {
  const entries = [...(dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = entries.length === 0 ? chosenIn(dataTransfer?.files ?? null) : [];
  return [...files, ...(await Promise.all(entries.map(within))).flat()];
}

/** One that the system doesn't give out is left out here: it could not be read either. */
async function within(entry: FileSystemEntry): Promise<Chosen[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    return file === null ? [] : [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Chosen[] = [];
  // It gives a hundred at a time, and at the end none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(within))).flat());
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
