/* data.h - where the installed files that are not programs lie. */
#ifndef VM_BASE_DATA_H
#define VM_BASE_DATA_H

/* The folder of examples and editor files: $TRAMOYA_DATA if that is set, or
 * PREFIX/share/tramoya as it was when the toolkit was built.  Not owned. */
const char *data_folder(void);

#endif
