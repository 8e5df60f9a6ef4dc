export { noteContents } from './note-contents.ts';
