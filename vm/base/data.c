/* data.c - where the installed files that are not programs lie.
 *
 * The only file that is compiled knowing PREFIX (see the Makefile).
 */
#include "vm/base/data.h"

#include <stdlib.h>

const char *data_folder(void)
{
    const char *folder = getenv("TRAMOYA_DATA");

    return folder != NULL && *folder != 0 ? folder : DATA_FOLDER;
}
