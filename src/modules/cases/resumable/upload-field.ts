/** The field in which a form names the uploads that were sent ahead of it. */
export const UPLOAD_FIELD = 'unggahan';
