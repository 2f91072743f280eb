export type { AboutInput } from './about/about.ts';
export { Activity } from './activity.entity.ts';
export { ACTIVITY_LIMITS, ActivityService, DIRECTIONS, LOGGED_KINDS, type NewActivity } from './activity.service.ts';
export { Note } from './note.entity.ts';
export { type NewNote, NOTE_LIMITS, type NoteChanges, NoteService } from './note.service.ts';
export { Task } from './task.entity.ts';
export { type NewTask, TASK_KINDS, TASK_LIMITS, type TaskChanges, TaskService } from './task.service.ts';
