const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

export const PDF = 'application/pdf';
export const DOCX = `${OPEN_XML}.wordprocessingml.document`;
export const XLSX = `${OPEN_XML}.spreadsheetml.sheet`;
export const PPTX = `${OPEN_XML}.presentationml.presentation`;
export const ODT = `${OPEN_DOCUMENT}.text`;
export const ODS = `${OPEN_DOCUMENT}.spreadsheet`;
