export { Activity } from './activity.entity.ts';
export { File } from './file.entity.ts';
export { Note } from './note.entity.ts';
export { Task } from './task.entity.ts';
